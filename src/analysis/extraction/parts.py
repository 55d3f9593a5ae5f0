"""A pack (a committee's papers, two reports in one file) cut into the documents that it holds.

A part begins where a page, or in plain text a passage, looks like the first of a report, of a letter from the
inspectorate, of an action plan or of another paper. What stands before the first of them (an agenda) is a part
of its own only when it says something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from analysis import authorities
from analysis.extraction import recognise
from analysis.extraction.cover import Cover
from analysis.extraction.header import header
from analysis.extraction.rows import PAPERS, Header
from analysis.reading.document import Document, Line, Page, Paragraph

#: How far down a page its first words as a document are looked for.
_TOP: Final = 26
_PLAN_TOP: Final = 8
_PAPER_TOP: Final = 12
#: How far above its dates a title may begin, and how far above the title a name.
_ABOVE: Final = 14
_NAME_ABOVE: Final = 2
#: Lines that are looked at for the columns of an action plan.
_PLAN_LINES: Final = 140
_PLAN_COLUMNS: Final = 3
_PAPER_MARKS: Final = 3
#: An agenda becomes a part when it has this many long paragraphs.
_LONG: Final = 200
_SUBSTANCE: Final = 5
_SENTENCE: Final = re.compile(r"[.;,:]$|\.{4,}|\s\d{1,3}$")
_DIVIDES: Final = frozenset(("This", "this", "THIS", "Page", "page", "PAGE"))
_DEAR: Final = frozenset(("Dear", "DEAR"))
_OPENS: Final = recognise.DATES_STARTS | _DEAR
#: The first letters of what opens a paper: a look at them spares the patterns nearly every page.
_PAPER_STARTS: Final = frozenset(
    form(start)
    for start in ("repo", "join", "agen", "ward", "titl", "subj")
    for form in (str.lower, str.capitalize, str.upper)
)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page, or in plain text the lines between two places where a document may begin."""

    page: int
    line: int
    lines: list[Line]


def parts(document: Document) -> list[Document]:
    """Return the parts of a pack, in order, or nothing when the file is one document.

    Every part keeps the file's page numbers. ``part`` counts from 1: 0 is the file itself.
    """
    return [part for part, _ in part_headers(document)[1:]]


def part_headers(document: Document) -> list[tuple[Document, Header]]:
    """Return the file itself with its header, and then each part of a pack with its own.

    A part that names no authority is the authority's in whose pack it is, and a paper or plan that names no committee
    or day goes to the pack's on the pack's.
    """
    whole = header(document)
    found = [(document, whole)]
    starts = _starts(document, whole)
    for number, start in enumerate(starts, start=1):
        part = _cut(document, start, starts[number] if number < len(starts) else None, number)
        own = header(part)
        if not own.authority:
            own.authority, own.authority_code = whole.authority, whole.authority_code
        if own.kind in PAPERS:
            own.committee, own.dated = own.committee or whole.committee, own.dated or whole.dated
        found.append((part, own))
    return found


def _starts(document: Document, whole: Header) -> list[_Leaf]:
    """List where parts begin; empty when the file is but one document."""
    pack = whole.kind in ("council paper", "")
    leaves = list(_leaves(document))
    starts: list[_Leaf] = []
    state, key = ("front", None) if pack else ("report", _key(whole))
    for place, leaf in enumerate(leaves):
        # what a file that is no pack begins with is known
        report = _report(leaf) if pack or place else None
        if report is not None:
            if report != key:
                starts.append(leaf)
            state, key = "report", report
        elif pack and place and whole.kind:
            if state != "plan" and _is_plan(leaves, place):
                starts.append(leaf)
                state, key = "plan", None
            elif _is_paper(leaf):
                starts.append(leaf)
                state, key = "paper", None
    if not starts or starts == leaves[:1]:
        return []
    if starts[0] != leaves[0] and (not pack or _says_something(document, leaves[0], starts[0])):
        starts.insert(0, leaves[0])
    return starts


def _leaves(document: Document) -> Iterator[_Leaf]:
    """Cut a document at its pages; a text without pages at divider lines and above the covers of reports."""
    if len(document.pages) != 1:
        for place, page in enumerate(document.pages):
            yield _Leaf(place, 0, page.lines)
        return
    lines = document.pages[0].lines
    cuts = {0}
    for at, line in enumerate(lines):
        start = line.text[:4]
        if start in recognise.DATES_STARTS and recognise.DATES_LABEL.match(recognise.even(line.text)):
            cuts.add(_cover_begins(lines, at))
        elif start in _DIVIDES and recognise.DIVIDER.match(recognise.even(line.text)):
            cuts.add(at + 1)
    ordered = sorted(cuts)
    for cut, end in zip(ordered, [*ordered[1:], len(lines)], strict=True):
        if cut < end:
            yield _Leaf(0, cut, lines[cut:end])


def _cover_begins(lines: list[Line], dated: int) -> int:
    """Find the line with which the cover begins whose dates stand on a line: its title, or the name above."""
    top = max(0, dated - _ABOVE)
    cover = Cover.of(lines[top : dated + 1])
    titles = cover.titles(0, dated - top)
    if not titles:
        return 0
    begin = top + titles[0][0]
    for above in range(begin - 1, max(-1, begin - 1 - _NAME_ABOVE), -1):
        if not authorities.find(lines[above].text):
            break
        begin = above
    return begin


def _report(leaf: _Leaf) -> tuple[str, str | None, str | None] | None:
    """Tell which report or letter begins at the top of a leaf, if one does."""
    for line in leaf.lines[:_TOP]:
        start = line.text[:4]
        if start in _OPENS:
            if start in _DEAR:
                return _letter_key(leaf)
            if recognise.DATES_LABEL.match(recognise.even(line.text)):
                return _cover_key(leaf)
    return None


def _cover_key(leaf: _Leaf) -> tuple[str, str | None, str | None] | None:
    cover = Cover.of(leaf.lines[: _TOP + 4])
    labelled = cover.labelled()
    title = cover.title(labelled[0]) if labelled else None
    if labelled is None or title is None:
        return None
    window = labelled[1]
    return title[1].framework or title[1].kind, window.start.isoformat(), window.end.isoformat()


def _letter_key(leaf: _Leaf) -> tuple[str, str | None, str | None] | None:
    cover = Cover.of(leaf.lines[: _TOP + 20])
    if recognise.LETTER.search(cover.text()) and cover.titles(0, len(cover.even)):
        return _key(header(Document("", [Page(1, leaf.lines)], [])))
    return None


def _key(found: Header) -> tuple[str, str | None, str | None]:
    return found.framework or found.kind, found.inspection_start, found.inspection_end


def _is_plan(leaves: list[_Leaf], place: int) -> bool:
    """Tell whether an action plan begins on a leaf: its title at the top, and its columns below or overleaf."""
    lines = [line.text for line in leaves[place].lines[:_PLAN_TOP]]
    if not any(_is_plan_title(text) for text in lines):
        return False
    following = [line.text for leaf in leaves[place : place + 4] for line in leaf.lines[:_PLAN_LINES]]
    return recognise.plan_columns(recognise.even("\n".join(following[:_PLAN_LINES]))) >= _PLAN_COLUMNS


def _is_plan_title(text: str) -> bool:
    if "plan" not in text.lower():
        return False
    heading = text[:1].isupper() and len(text) < 150 and not _SENTENCE.search(text)
    return heading and recognise.PLAN_TITLE.match(recognise.even(text)) is not None


def _is_paper(leaf: _Leaf) -> bool:
    if not any(line.text[:4] in _PAPER_STARTS for line in leaf.lines[:_PAPER_TOP]):
        return False
    top = Cover.of(leaf.lines[:_TOP])
    if not recognise.PAPER_OPENS.search(top.text(0, _PAPER_TOP)):
        return False
    return recognise.council_marks(top.text()) >= _PAPER_MARKS


def _says_something(document: Document, first: _Leaf, then: _Leaf) -> bool:
    """Tell a paper from an agenda by its long paragraphs."""
    _, paragraphs = _between(document, first, then)
    return sum(len(paragraph.text) > _LONG for paragraph in paragraphs) >= _SUBSTANCE


def _cut(document: Document, start: _Leaf, end: _Leaf | None, number: int) -> Document:
    pages, paragraphs = _between(document, start, end)
    numbers = {page.number for page in pages}
    return Document(
        document.digest,
        pages,
        paragraphs,
        part=number,
        unread=[page for page in document.unread if page in numbers],
        page_count=len(pages),
    )


def _between(document: Document, start: _Leaf, end: _Leaf | None) -> tuple[list[Page], list[Paragraph]]:
    """Take the pages and paragraphs from one leaf up to another."""
    if len(document.pages) == 1:
        page = document.pages[0]
        first = _paragraph_of(document, start.line)
        last = len(document.paragraphs) if end is None else _paragraph_of(document, end.line)
        lines = page.lines[start.line : None if end is None else end.line]
        return [replace(page, lines=lines)], document.paragraphs[first:last]
    pages = document.pages[start.page : None if end is None else end.page]
    low, high = pages[0].number, pages[-1].number
    return pages, [paragraph for paragraph in document.paragraphs if low <= paragraph.page <= high]


def _paragraph_of(document: Document, line: int) -> int:
    """Find the first paragraph that does not begin before a line, in a text of one page."""
    at = 0
    paragraphs = document.paragraphs
    for text in (line.text for line in document.pages[0].lines[:line]):
        for ahead in range(at, min(at + 3, len(paragraphs))):
            if paragraphs[ahead].text[:24] in text:
                at = ahead + 1
                break
    return at
