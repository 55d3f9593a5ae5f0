"""Where titles and grades stand alone on their lines: cover tables, records of main findings, graded headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from analysis.extraction.judgements import rows
from analysis.extraction.judgements.claims import Claim
from analysis.extraction.judgements.grade_words import grade_of
from analysis.extraction.judgements.titles import Piece, Titles, is_table_heading, titles_of
from analysis.reading.document import Line

#: A cover is on the first pages of its report.
_COVER_PAGES: Final = 3
#: How many lines before a list can say that it is another inspection's.
_LOOK_BACK: Final = 6
_ANOTHER: Final = re.compile(
    r"\b(?:previous(?:ly)?|last|earlier|prior|former)\b.{0,60}\b(?:inspections?|judge?ments?|reports?|grades?)\b"
    r"|\bjudge?ments?\b[^.]{0,50}\bwere\b|\bwere judged\b|\binspections? (?:history|in 20\d\d)\b",
    re.IGNORECASE,
)
#: A grade that a title's line goes past: 'Good', far to the right of where titles begin.
_TO_THE_RIGHT: Final = 60.0
_NEAR: Final = 45.0


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that hold titles and grades and nothing else, with each line's height from the top."""

    parted: list[tuple[Line, Piece, float]]
    another: bool

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.parted[0][0].page


@cache
def beginning(framework: str) -> re.Pattern[str]:
    """Return the pattern of a line that may begin a title, cheap enough to try on every line."""
    titles = titles_of(framework)
    openings = {" ".join(words[:2]) for words in titles.known}
    shown = "|".join(sorted(re.escape(opening).replace("\\ ", r"\W+") for opening in openings))
    return re.compile(rf"(?:\d[\d.]*[.)]?\s+)?(?:the\s+)?(?:{shown})\b", re.IGNORECASE)


def blocks(lines: list[Line], framework: str) -> Iterator[Block]:
    """Find the runs of title and grade lines, in order."""
    titles = titles_of(framework)
    match = beginning(framework).match
    at = 0
    for index, line in enumerate(lines):
        if index < at or not match(line.text):
            continue
        piece = titles.piece(line.text)
        if piece is None or not piece.label:
            continue
        parted, at = _run(lines, index, titles)
        parted = [*_before(lines, index, titles), *parted]
        yield Block(_heights(parted), _another(lines, index, titles))


def _run(lines: list[Line], index: int, titles: Titles) -> tuple[list[tuple[Line, Piece]], int]:
    found = []
    while index < len(lines):
        line = lines[index]
        piece = titles.piece(line.text)
        if piece is None and not (len(line.text) <= 2 or is_table_heading(line.text)):
            break
        if piece is not None:
            found.append((line, piece))
        index += 1
    return found, index


def _before(lines: list[Line], index: int, titles: Titles) -> list[tuple[Line, Piece]]:
    """Find a grade whose first lines were read before its title because it begins above it."""
    first = lines[index]
    found: list[tuple[Line, Piece]] = []
    for line in reversed(lines[max(0, index - 3) : index]):
        piece = titles.piece(line.text)
        beside = line.page == first.page and abs(line.base - first.base) < _NEAR and line.left > first.left + _TO_THE_RIGHT
        if piece is None or piece.label or not beside:
            break
        found.insert(0, (line, piece))
    return found


def _heights(parted: list[tuple[Line, Piece]]) -> list[tuple[Line, Piece, float]]:
    """Put the lines in the order of their height on the page; plain text has no heights but its order."""
    if any(line.base == 0.0 for line, _ in parted):
        return [(line, piece, 20.0 * at) for at, (line, piece) in enumerate(parted)]
    placed = [(line, piece, -line.base) for line, piece in parted]
    return sorted(placed, key=lambda item: (item[0].page, item[2], item[0].left))


def _another(lines: list[Line], index: int, titles: Titles) -> bool:
    """Tell whether the words before a block say that it lists another inspection's judgements."""
    before = lines[max(0, index - _LOOK_BACK) : index]
    text = " ".join(line.text for line in before if titles.piece(line.text) is None)
    return bool(_ANOTHER.search(text))


def claims(block: Block, framework: str, first_page: int, group: str) -> tuple[list[Claim], str]:
    """Read a block's claims; ``group`` is the prefix that is open, and the one that is open after it is returned."""
    titles = titles_of(framework)
    printed = titles.printed
    labels = rows.labels(block.parted, titles)
    areas: list[tuple[rows.Cell, str]] = []
    for label in labels:
        if label.kind == "group":
            group = label.value
        elif label.kind == "area":
            areas.append((label, f"{group}.{label.value}" if printed.groups else label.value))
    if block.another or (printed.groups and any(area.startswith(".") for _, area in areas)):
        return [], group
    named = {id(label): area for label, area in areas}
    table = len({area for _, area in areas}) > 1
    if table and not printed.record and block.page >= first_page + _COVER_PAGES:
        return [], group
    found = []
    for label, cell in rows.pair([label for label, _ in areas], rows.grades(block.parted)):
        grade = grade_of(cell.value, printed.grades)
        if grade:
            quote = f"{label.text} {cell.text}"
            place = "table" if table else "heading"
            found.append(Claim(named[id(label)], grade, cell.text, label.page, quote, place))
    return found, group
