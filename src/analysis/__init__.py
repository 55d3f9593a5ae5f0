"""Paths to Good: children's social care inspections in England as tidy, traceable tables and charts."""
