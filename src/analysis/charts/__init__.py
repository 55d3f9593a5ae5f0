"""Frames -> figures, and their export."""
