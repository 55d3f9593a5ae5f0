"""Page furniture: running headers and footers, page numbers and footnotes are told apart from the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from analysis.reading.document import Line, Page

_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: of \d{1,4})?$|-- ?$|[–-] ?\d{1,4} ?[–-]$", re.IGNORECASE)
_NOTE_START: Final = re.compile(r"\d{1,2}(?: |$)|[*†‡] ?")
#: How many lines at each end of a page can be furniture.
_DEPTH: Final = 4
#: Footnotes are set at most this large beside the page's text.
_NOTE_SIZE: Final = 0.93


def mark_furniture(pages: list[Page]) -> None:
    """Set the kind of every line that is not running text."""
    if len(pages) > 1:
        _mark_running(pages)
    for page in pages:
        _mark_page_number(page)
        _mark_footnotes(page)


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _ends(page: Page) -> tuple[list[Line], list[Line]]:
    lines = page.lines
    return lines[:_DEPTH], lines[-_DEPTH:] if len(lines) > _DEPTH else []


def _mark_running(pages: list[Page]) -> None:
    """A line that stands at the same height of many pages, but for its figures, is a header or a footer."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        first, last = _ends(page)
        seen.update({(_shape(line), round(line.base / 4)) for line in (*first, *last)})
    # Council packs change their footers from paper to paper: a tenth of the pages is enough when there are many.
    enough = max(2 if len(pages) < 8 else 3, len(pages) // 10)
    running = {key for key, count in seen.items() if count >= enough and key[0] != ""}
    if not running:
        return
    for page in pages:
        first, last = _ends(page)
        heights = [line.base for line in page.lines]
        middle = (max(heights) + min(heights)) / 2 if heights else 0.0
        for line in (*first, *last):
            near = round(line.base / 4)
            if (_shape(line), near) in running and not line.bullet:
                line.kind = "header" if line.base > middle else "footer"


def _mark_page_number(page: Page) -> None:
    body = [line for line in page.lines if line.kind == "body"]
    for line in (*body[:1], *body[-1:]):
        outermost = not any(other.base < line.base for other in body) or not any(
            other.base > line.base for other in body
        )
        if _PAGE_NUMBER.match(line.text) and (outermost or line.base == 0.0):
            line.kind = "footer"


def _mark_footnotes(page: Page) -> None:
    """The run of small lines at a page's foot that begins with a mark."""
    body = [line for line in page.lines if line.kind == "body"]
    if len(body) < 3 or not body[0].size:
        return
    # by length, not by count of lines: a page of short small lines is a table, not a page of notes
    sizes: Counter[float] = Counter()
    for line in body:
        sizes[line.size] += len(line.text)
    limit = sizes.most_common(1)[0][0] * _NOTE_SIZE
    at = len(body)
    while at > 0 and body[at - 1].size < limit:
        at -= 1
    while at < len(body) and not _NOTE_START.match(body[at].text):
        at += 1
    if at == 0:
        return
    for line in body[at:]:
        line.kind = "footnote"
