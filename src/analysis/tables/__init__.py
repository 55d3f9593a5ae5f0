"""Rows -> checked tidy frames, on disk and in memory."""

from analysis.tables.comparing import changes
from analysis.tables.disk import Tables, load, save
from analysis.tables.folding import facts
from analysis.tables.frames import check, conform, empty, frame
from analysis.tables.schema import TABLES

__all__ = ["TABLES", "Tables", "changes", "check", "conform", "empty", "facts", "frame", "load", "save"]
