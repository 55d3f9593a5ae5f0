"""What a notebook's cells call: open the tables, pick, show, and list what was exported.

A cell holds words and one call; how a picture gets onto the page, and into a file, is here.
"""

from analysis.notebook.accuracy import accuracy, differences
from analysis.notebook.card import known_misses, measured
from analysis.notebook.page import Page, start
from analysis.notebook.pick import Pick
from analysis.notebook.place import at
from analysis.notebook.receipts import receipt
from analysis.notebook.shown import table

__all__ = [
    "Page",
    "Pick",
    "accuracy",
    "at",
    "differences",
    "known_misses",
    "measured",
    "receipt",
    "start",
    "table",
]
