"""A PDF's pages as lines, by pdfium: text, and for each line where it stands and how large it is set.

Footnote marks are taken off here, because only here is it known that a digit is set small: in '42,616' followed
by a raised '3' nothing but the size says that the 3 is no part of the figure.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analysis.reading import clean
from analysis.reading.document import Line, Page

# Plain digits, because that is what a search runs through a page's text for fastest.
_DIGITS: Final = re.compile(r"\d+")
# A mark is set at most this large beside the character before it (6.5 beside 12 points is usual).
_RAISED: Final = 0.8
#: What pdfium writes for a hyphen at a printed line's end, where it joins the next line to it.
_BROKEN: Final = "\ufffe"
_LEADING_MARK: Final = re.compile(r"\d{1,2}(?: |$)")


class PageReader:
    """Reads the pages of one open PDF."""

    def __init__(self, pdf: pdfium.PdfDocument) -> None:
        self._pdf = pdf
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def pages(self, limit: int) -> Iterator[Page | None]:
        """Yield up to ``limit`` pages in order; ``None`` stands for one that shows something and has no text."""
        for index in range(min(len(self._pdf), limit)):
            yield self._page(index)

    def _page(self, index: int) -> Page | None:
        with _open_page(self._pdf, index) as (page, text):
            if not text:
                return None
            lines = list(self._lines(text, _characters(text), index + 1))
            # an empty page is read when nothing is printed on it: it is no picture of a page
            if not lines and pdfium_c.FPDFPage_CountObjects(page):
                return None
            return Page(index + 1, lines)

    def _lines(self, handle: Any, raw: str, number: int) -> Iterator[Line]:
        marks = raised_digits(handle, raw)
        start = 0
        previous: Line | None = None
        for piece in raw.split("\r\n"):
            end = start + len(piece)
            kept = _without(raw, start, end, marks) if marks else piece
            text = clean.spaces(clean.characters(kept))
            at = start + len(piece) - len(piece.lstrip())
            if text and previous is not None and text[0].isdigit():
                text, at = self._without_mark(handle, text, at, previous)
            if text:
                line = self._line(handle, text, number, at)
                if _BROKEN in piece:
                    line.foot = self._base(handle, start + len(piece.rstrip()) - 1)
                if previous is not None and _goes_on(previous, line):
                    previous.text = clean.join(previous.text, line.text)
                    previous.foot = line.foot
                else:
                    if previous is not None:
                        yield previous
                    previous = line
            start = end + 2
        if previous is not None:
            yield previous

    def _without_mark(self, handle: Any, text: str, at: int, previous: Line) -> tuple[str, int]:
        """Take off a raised mark that pdfium put at the beginning of the rest of its printed line."""
        mark = _LEADING_MARK.match(text)
        if mark is None or pdfium_c.FPDFText_GetFontSize(handle, at) >= _RAISED * previous.size:
            return text, at
        pdfium_c.FPDFText_GetCharOrigin(handle, at, self._x, self._y)
        if not (0 < self._y.value - previous.base < previous.size and self._x.value > previous.left):
            return text, at
        return text[mark.end() :], at + mark.end()

    def _base(self, handle: Any, at: int) -> float:
        pdfium_c.FPDFText_GetCharOrigin(handle, at, self._x, self._y)
        return round(self._y.value, 1)

    def _line(self, handle: Any, text: str, number: int, at: int) -> Line:
        pdfium_c.FPDFText_GetCharOrigin(handle, at, self._x, self._y)
        bullet, rest = clean.take_bullet(text)
        return Line(
            text=rest,
            page=number,
            size=round(pdfium_c.FPDFText_GetFontSize(handle, at), 1),
            weight=max(0, pdfium_c.FPDFText_GetFontWeight(handle, at)),
            left=round(self._x.value, 1),
            base=round(self._y.value, 1),
            bullet=bullet,
        )


@contextlib.contextmanager
def _open_page(pdf: pdfium.PdfDocument, index: int) -> Iterator[tuple[Any, Any]]:
    """Open a page and its text, each null where pdfium cannot.

    By pdfium's own functions: the objects that pypdfium2 wraps pages in, so that they close themselves, cost a
    twentieth of all reading, and here everything is closed anyway.
    """
    page = pdfium_c.FPDF_LoadPage(pdf.raw, index)
    text = pdfium_c.FPDFText_LoadPage(page) if page else None
    try:
        yield page, text
    finally:
        if text:
            pdfium_c.FPDFText_ClosePage(text)
        if page:
            pdfium_c.FPDF_ClosePage(page)


def _characters(text: Any) -> str:
    """Return all characters of a page, one for each that pdfium counts."""
    count = max(0, pdfium_c.FPDFText_CountChars(text))
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text, 0, count, buffer)
    return bytes(memoryview(buffer)[: max(0, written - 1)]).decode("utf-16-le", errors="ignore")


def _goes_on(previous: Line, line: Line) -> bool:
    """Tell whether pdfium broke one printed line in two, as it does around a raised digit or a bullet."""
    if abs(previous.base - line.base) > 1.0 or line.left < previous.left:
        return False
    if previous.bullet and not previous.text:
        return True
    return not line.bullet and (line.text[0] in ",.;:)" or line.text[0].islower())


def raised_digits(handle: Any, raw: str) -> list[tuple[int, int]]:
    """Find the footnote marks of a page: digits set clearly smaller than the character before them.

    Returns
    -------
    list of (start, end)
        Ranges of characters of ``raw``, in order.
    """
    size = pdfium_c.FPDFText_GetFontSize
    found = []
    for match in _DIGITS.finditer(raw):
        start, end = match.span()
        alone = start == 0 or raw[start - 1].isspace()
        if alone and end - start == 1:
            # a mark hides in a run of digits, or is stuck to a word
            continue
        last = size(handle, end - 1)
        begins = start if alone else start - 1
        if last >= _RAISED * size(handle, begins):
            continue
        at = end - 1
        while at > start and size(handle, at - 1) <= last * 1.05:
            at -= 1
        # a line of small digits alone (a footnote's own number) is not glued to anything
        if at > begins:
            found.append((at, end))
    return found


def _without(raw: str, start: int, end: int, marks: list[tuple[int, int]]) -> str:
    kept, at = [], start
    for first, last in marks:
        if first >= start and last <= end:
            kept.append(raw[at:first])
            at = last
    kept.append(raw[at:end])
    return "".join(kept)
