"""``read``: any file to a Document, or a reason a person understands why not."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analysis.reading import plain
from analysis.reading.document import Document, Page
from analysis.reading.furniture import mark_furniture
from analysis.reading.order import top_first
from analysis.reading.paragraphs import paragraphs
from analysis.reading.pdf import PageReader
from analysis.reading.ruled import add_rows

#: A report has some 50 pages and a committee's largest pack some 900.
PAGE_LIMIT: Final = 1_500
SIZE_LIMIT: Final = 256 * 1024 * 1024


class NotReadableError(Exception):
    """A file that cannot become a Document: ``status`` as in the documents table, and why, for a person."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def read(path: str | Path) -> Document:
    """Read a PDF, a plain text or a Markdown file.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    Document

    Raises
    ------
    NotReadableError
        When the file is no document or cannot be opened; ``reason`` says why in plain words.
    """
    path = Path(path)
    size = path.stat().st_size
    if size > SIZE_LIMIT:
        raise NotReadableError("unreadable", f"the file is larger than {SIZE_LIMIT // 1024 // 1024} MB")
    return read_bytes(path.read_bytes(), path.suffix)


def read_bytes(data: bytes, suffix: str = "") -> Document:
    """Read a document from memory; ``suffix`` helps to name what a file pretends to be."""
    digest = hashlib.sha256(data).hexdigest()[:12]
    if not data.strip():
        raise NotReadableError("unreadable", "the file is empty")
    if b"%PDF-" in data[:1024]:
        return _read_pdf(data, digest)
    refused = plain.refusal(data, suffix)
    if refused is not None:
        raise NotReadableError(*refused)
    pages, found = plain.read_plain(data)
    return Document(digest, pages, found, page_count=len(pages))


def _read_pdf(data: bytes, digest: str) -> Document:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise NotReadableError("unreadable", _why(error)) from None
    try:
        count = len(pdf)
        pages: list[Page] = []
        unread = []
        for number, page in enumerate(PageReader(pdf).pages(PAGE_LIMIT), start=1):
            if page is None:
                unread.append(number)
            pages.append(page or Page(number))
        title = pdf.get_metadata_value("Title")
    finally:
        pdf.close()
    mark_furniture(pages)
    for page in pages:
        top_first(page)
    add_rows(data, pages)
    return Document(digest, pages, paragraphs(pages), file_title=title, unread=unread, page_count=count)


def _why(error: pdfium.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        return "the PDF is locked with a password"
    if code == pdfium_c.FPDF_ERR_SECURITY:
        return "the PDF uses a kind of protection that cannot be opened"
    return "the PDF is damaged or cut short and cannot be opened"
