"""Rows of a judgement table: titles on the left, grades on the right, however their lines were broken.

The reader gives lines with places on the page. Titles and grades are put in the order of their heights; a row's grade
is then the one at the same place in its own order, which holds for grades above, below, between or off their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analysis.extraction.judgements.titles import LINKS, Piece, Titles, words_of
from analysis.reading.document import Line

_CELL: Final = re.compile(
    r"(?:grade [1-4] )(?:outstanding|good|adequate|inadequate)\b"
    r"|(?:outstanding|good|adequate|inadequate)\b(?: grade [1-4]\b)?"
    r"|requires? improvement(?: to be good)?|not judged|grade [1-4]\b"
)
#: How far apart, in points, the middle of a grade and of its title may be when they are matched by height alone.
_BESIDE: Final = 9.0
#: By how much the shifts of grades off their rows may differ in one table; its rows are further apart.
_STEP: Final = 24.0


#: A line, how it is parted, and its height from the top.
Parted = tuple[Line, Piece, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """A title or a grade: its words as printed, where it begins and ends on the page (from the top), and its value."""

    text: str
    kind: str
    value: str
    page: int
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way between its first and its last line."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a table, with its printed form and the line that it stands on."""

    word: str
    shown: str
    line: Line
    height: float


def labels(parted: list[Parted], titles: Titles) -> tuple[list[Cell], bool]:
    """Find the titles, over as many lines as they take, and tell whether no word of a title is left over."""
    words = list(_words(parted, of_title=True))
    found = titles.read([w.word for w in words])
    used = sum(end - start for start, end, _, _ in found) + sum(w.word in LINKS for w in words)
    return [_cell(words[start:end], kind, value) for start, end, kind, value in found], used == len(words)


def grades(parted: list[Parted]) -> tuple[list[Cell], bool]:
    """Find the grades, over as many lines as they take, and tell whether no word of a grade is left over.

    A word left over ('to be' before nothing) is a piece of a grade whose other pieces were not found, or were taken for
    a grade of their own.
    """
    words = list(_words(parted, of_title=False))
    text = " ".join(w.word for w in words)
    found = []
    for match in _CELL.finditer(text):
        first = text.count(" ", 0, match.start())
        found.append((first, first + match.group().count(" ") + 1, match.group()))
    whole = sum(end - first for first, end, _ in found) == len(words)
    return [_cell(words[first:end], "grade", value) for first, end, value in found], whole


def _words(parted: list[Parted], *, of_title: bool) -> Iterator[Word]:
    """Yield the words of titles, or of grades, with their printed forms."""
    for line, piece, height in parted:
        kinds = [run.of_title for run in piece.runs for _ in run.words]
        # a row's number is no word of its title: the words are counted from the line's end
        printed = [
            (word, "" if at else token) for token in line.text.split() for at, word in enumerate(words_of(token))
        ]
        for kind, (word, shown) in zip(kinds, printed[-len(kinds) :], strict=True):
            if kind == of_title:
                yield Word(word, shown, line, height)


def _cell(words: list[Word], kind: str, value: str) -> Cell:
    text = " ".join(w.shown for w in words if w.shown).strip(" .:;,")
    return Cell(text, kind, value, words[0].line.page, words[0].height, words[-1].height)


def pair(rows: list[Cell], cells: list[Cell], *, counted: bool) -> list[tuple[int, Cell]]:
    """Give every row, by its place in the list, its grade; a row whose grade is not certain is left out.

    As many grades as rows: the first belongs to the first, unless that would put some grades off their rows and others
    not, or rows are known to be missing (``counted`` is false). Otherwise only a grade beside one row alone is sure.
    """
    if counted and len(rows) == len(cells) and _in_step(rows, cells):
        return list(enumerate(cells))
    beside = [[at for at, cell in enumerate(cells) if _beside(row, cell)] for row in rows]
    taken = [found[0] for found in beside if len(found) == 1]
    return [
        (row, cells[found[0]]) for row, found in enumerate(beside) if len(found) == 1 and taken.count(found[0]) == 1
    ]


def _in_step(rows: list[Cell], cells: list[Cell]) -> bool:
    """Tell whether grades stand off their rows alike, by the first lines, the last, or the middle between them."""
    pairs = [(row, cell) for row, cell in zip(rows, cells, strict=True) if row.page == cell.page]
    if not pairs:
        return True
    shifts = (
        [cell.top - row.top for row, cell in pairs],
        [cell.middle - row.middle for row, cell in pairs],
        [cell.bottom - row.bottom for row, cell in pairs],
    )
    return any(max(shift) - min(shift) <= _STEP for shift in shifts)


def _beside(row: Cell, cell: Cell) -> bool:
    if row.page != cell.page:
        return False
    overlap = min(row.bottom, cell.bottom) - max(row.top, cell.top)
    return overlap >= 0 or abs(row.middle - cell.middle) <= _BESIDE
