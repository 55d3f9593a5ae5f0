"""A file -> a Document: pages, lines and paragraphs, with the page furniture taken apart."""

from analysis.reading.document import Document, Line, Page, Paragraph
from analysis.reading.reader import NotReadableError, read

__all__ = ["Document", "Line", "NotReadableError", "Page", "Paragraph", "read"]
