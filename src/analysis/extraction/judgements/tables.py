"""Where titles and grades stand alone on their lines: cover tables, records of main findings, graded headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from analysis.extraction.judgements.cells import Cell, Parted, grades, labels, pair
from analysis.extraction.judgements.claims import Claim, Place
from analysis.extraction.judgements.grade_words import grade_of
from analysis.extraction.judgements.titles import Piece, Titles, is_table_heading, titles_of
from analysis.reading.document import Line

#: A cover is on the first pages of its report.
_COVER_PAGES: Final = 3
#: How many lines before a list can say that it is another inspection's.
_LOOK_BACK: Final = 6
_SHORT: Final = 60
_RECORD: Final = re.compile(r"record of main findings", re.IGNORECASE)
_ANOTHER: Final = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|prior|former)\b.{0,60}\b(?:inspections?|judge?ments?|reports?|grades?)\b"
    r"|\bjudge?ments?\b[^.]{0,50}\bwere\b|\bwere judged\b|\binspections? (?:history|in 20\d\d)\b",
    re.IGNORECASE,
)
#: A row of a record that no title names ends with its grade; prose has a full stop. So many lines are a row's.
_GRADED: Final = re.compile(r"[A-Za-z,’' -]{6,90}\b(?:outstanding|good|adequate|inadequate)$", re.IGNORECASE)
_ROW_LINES: Final = 3
#: A column of grades stands at least this far to the right of where titles begin.
_TO_THE_RIGHT: Final = 60.0
#: How far above or below a table's titles its grades are looked for, in points; a row is at most as high as the last.
_REACH: Final = (15.0, 40.0)
#: A page has at most so many lines; a lone footnote mark is this short.
_PAGE_LINES: Final = 60
_MARK: Final = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that hold titles and grades and nothing else: its titles and its grades, from the top."""

    labels: list[Cell]
    grades: list[Cell]
    #: Its lines' words.
    text: str
    #: No word of its titles is left over.
    complete: bool
    #: The words before it say that it lists another inspection's judgements.
    another: bool

    @property
    def is_table(self) -> bool:
        """Whether it is more than one heading with its grade."""
        return len({label.value for label in self.labels if label.kind == "area"}) > 1


@cache
def beginning(framework: str) -> re.Pattern[str]:
    """Return the pattern of a line that may begin a title, cheap enough to try on every line."""
    titles = titles_of(framework)
    shown = "|".join(sorted({re.escape(words[0]) for words in titles.known}))
    grade = r"(?:outstanding|good|adequate|inadequate|requires?|improvement|to|be|not|judged)\s+"
    return re.compile(rf"(?:{grade})*(?:\d[\d.]*[.)]?\s+)?(?:the\s+)?(?:{shown})\b", re.IGNORECASE)


def blocks(lines: list[Line], framework: str) -> Iterator[Block]:
    """Find the runs of title and grade lines, in order.

    ``lines`` are those of every kind: a row that stands at one height of two pages can pass for a running header, and
    between the halves of a table that is broken over pages stand headers and footers.
    """
    titles = titles_of(framework)
    match = beginning(framework).match
    at = 0
    for index, line in enumerate(lines):
        if index < at or not match(line.text):
            continue
        piece = titles.piece(line.text)
        if piece is None or not piece.has_title:
            continue
        parted, at = _run(lines, index, titles)
        yield _block(lines, index, at, parted, titles)


def _block(lines: list[Line], first: int, after: int, parted: list[tuple[Line, Piece]], titles: Titles) -> Block:
    found, complete = labels(_heights(parted), titles)
    count = sum(label.kind == "area" for label in found)
    given, whole = grades(_heights(parted))
    for reach in _REACH:
        if whole and len(given) == count:
            break
        given, whole = grades(_heights([*parted, *_aside(lines, first, after, parted, titles, reach)]))
    block = Block(found, given if whole else [], " ".join(line.text for line, _ in parted), complete, False)
    listed = block.is_table or bool(lines[first].bullet)
    return replace(block, another=_another(lines, first, listed=listed))


def _run(lines: list[Line], index: int, titles: Titles) -> tuple[list[tuple[Line, Piece]], int]:
    found = []
    while index < len(lines):
        line = lines[index]
        piece = titles.piece(line.text)
        if piece is None and line.kind == "body" and len(line.text) > _MARK and not is_table_heading(line.text):
            break
        if piece is not None:
            found.append((line, piece))
        index += 1
    return found, index


def unknown_rows(lines: list[Line], framework: str) -> Iterator[Line]:
    """Find the graded rows of a record of main findings that no title names, between two that are known."""
    titles = titles_of(framework)
    start = next((at for at, line in enumerate(lines) if _RECORD.match(line.text)), len(lines))
    unknown: list[Line] = []
    inside = False
    for line in lines[start + 1 : start + 1 + _PAGE_LINES]:
        if line.kind != "body" or is_table_heading(line.text):
            continue
        if titles.piece(line.text) is None:
            unknown.append(line)
            continue
        if inside and len(unknown) <= _ROW_LINES:
            yield from (row for row in unknown if _GRADED.fullmatch(row.text.strip()))
        inside, unknown = True, []


def _aside(
    lines: list[Line], first: int, after: int, parted: list[tuple[Line, Piece]], titles: Titles, reach: float
) -> list[tuple[Line, Piece]]:
    """Find the grades beside a block that were read before or after it: their column may be a text of its own."""
    left = lines[first].left + _TO_THE_RIGHT
    pages: dict[int, tuple[float, float]] = {}
    for line, _ in parted:
        low, high = pages.get(line.page, (line.base, line.base))
        pages[line.page] = min(low, line.base), max(high, line.base)
    near = [*lines[max(0, first - _PAGE_LINES) : first], *lines[after : after + _PAGE_LINES]]
    found = []
    for line in near:
        if line.page not in pages or line.left < left:
            continue
        low, high = pages[line.page]
        piece = titles.piece(line.text) if low - reach < line.base < high + reach else None
        if piece is not None and not piece.has_title:
            found.append((line, piece))
    return found


def _heights(parted: list[tuple[Line, Piece]]) -> list[Parted]:
    """Put the lines in the order of their height on the page; plain text has no heights but its order."""
    if any(line.base == 0.0 for line, _ in parted):
        return [(line, piece, 20.0 * at) for at, (line, piece) in enumerate(parted)]
    placed = [(line, piece, -line.base) for line, piece in parted]
    return sorted(placed, key=lambda item: (item[0].page, item[2], item[0].left))


def _another(lines: list[Line], index: int, *, listed: bool) -> bool:
    """Tell whether the words before a block say that it lists another inspection's judgements.

    A table or an item of a list is doubted for any such words near above it. A heading follows prose, which may speak
    of other inspections: only words that introduce it count.
    """
    before: list[Line] = []
    for line in reversed(lines[max(0, index - _LOOK_BACK) : index]):
        if is_table_heading(line.text) or _RECORD.match(line.text):
            break
        if line.kind == "body":
            before.insert(0, line)
    if not before:
        return False
    introduces = before[-1].text[-1] not in ".!?"
    if listed or introduces:
        return bool(_ANOTHER.search(" ".join(line.text for line in before)))
    return any(len(line.text) < _SHORT and line.text[-1] != "." and _ANOTHER.search(line.text) for line in before)


def claims(block: Block, framework: str, first_page: int, group: str) -> tuple[list[Claim], str]:
    """Read a block's claims; ``group`` is the prefix that is open, and the one that is open after it is returned."""
    printed = titles_of(framework).printed
    areas: list[tuple[Cell, str]] = []
    for label in block.labels:
        if label.kind == "group":
            group = label.value
        elif label.kind == "area":
            areas.append((label, f"{group}.{label.value}" if printed.groups else label.value))
    if block.another or any(area.startswith(".") for _, area in areas):
        return [], group
    if block.is_table and not printed.record and areas[0][0].page >= first_page + _COVER_PAGES:
        return [], group
    place: Place = "table" if block.is_table else "heading"
    found = []
    for at, cell in pair([label for label, _ in areas], block.grades, counted=block.complete):
        label, area = areas[at]
        grade = grade_of(cell.value, printed.grades)
        if grade:
            quote = f"{label.text} {cell.text}" if block.is_table else block.text
            found.append(Claim(area, grade, cell.text, label.page, quote, place))
    return found, group
