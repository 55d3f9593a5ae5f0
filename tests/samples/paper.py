"""How these tests see a page: its words without line ends, and its picture."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
EXPECTED = Path(__file__).parent / "expected"
NOT_A_REPORT = "not-really-a-report.pdf"


def samples() -> list[Path]:
    """The files of ``data/raw`` that call themselves PDFs and are."""
    return sorted(path for path in RAW.glob("*.pdf") if path.name != NOT_A_REPORT)


def words(path: Path) -> list[str]:
    """Each page's words as pdfium gives them, on one line; a hyphen that ends a line stays a hyphen."""
    pdf = pdfium.PdfDocument(path)
    raw = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return [" ".join(re.sub("[\ufffe\x02]\\s*", "-", text).split()) for text in raw]


def pictures(path: Path) -> list[bytes]:
    """Each page as a small picture."""
    pdf = pdfium.PdfDocument(path)
    drawn = [page.render(scale=0.5, grayscale=True).to_numpy().tobytes() for page in pdf]
    pdf.close()
    return drawn
