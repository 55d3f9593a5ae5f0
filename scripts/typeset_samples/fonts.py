"""The typeface of the samples: DejaVu Sans as matplotlib ships it, and a copy with the bullets of Word's reports.

The real reports take their square bullets from a symbol font, so that a reader of the text finds a character of the
private use area (U+F0A7, U+F0B7) instead of a bullet. The copy gives DejaVu's own square and dot those numbers.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import matplotlib
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fpdf import FPDF

_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_PRIVATE = {0xF0A7: "filledbox", 0xF0B7: "bullet"}

SQUARE = "\uf0a7"
DOT = "\uf0b7"


def add_fonts(pdf: FPDF) -> None:
    """Give ``pdf`` the families 'sans' (regular and bold) and 'symbols'."""
    pdf.add_font("sans", "", _FOLDER / "DejaVuSans.ttf")
    pdf.add_font("sans", "B", _FOLDER / "DejaVuSans-Bold.ttf")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Symbols.ttf"
        _symbols().save(path)
        pdf.add_font("symbols", "", path)


def _symbols() -> TTFont:
    font = TTFont(_FOLDER / "DejaVuSans.ttf", recalcTimestamp=False)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(_PRIVATE)
    return font
