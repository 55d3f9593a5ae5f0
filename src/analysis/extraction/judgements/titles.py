"""The titles of a framework as words, so that a printed line can be told for a title, or for a piece of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from analysis.extraction.frameworks import PRINTED, Printed
from analysis.extraction.judgements.grade_words import CELL_WORDS

_WORDS: Final = re.compile(r"[a-z0-9]+")
_QUIET: Final = str.maketrans("", "", "’'‘-‑–")
_NUMBERED: Final = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
#: Between a heading's title and its grade.
_LINKS: Final = frozenset(("is", "are"))
#: A table's own heading, and what may stand between two of its rows without being one.
_FURNITURE: Final = frozenset(("judgement", "judgements", "judgment", "judgments", "grade", "grades", "area", "areas"))


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case, without punctuation; 'well-being' and "children's" are one word each."""
    return _WORDS.findall(text.lower().translate(_QUIET).replace("&", " and "))


def without_number(text: str) -> str:
    """Take a row's or a heading's number off ('2.1 ')."""
    match = _NUMBERED.match(text)
    return text[match.end() :] if match else text


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a table, parted: words of a title, then words of a grade."""

    label: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()


@dataclass(slots=True)
class Titles:
    """One framework's titles, ready to be looked up."""

    printed: Printed
    #: A title's words, without 'the' before them, to its kind ('area', 'group', 'ungraded') and its area or prefix.
    known: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    #: Every run of words inside a title.
    runs: set[tuple[str, ...]] = field(default_factory=set)
    longest: int = 0

    def add(self, title: str, kind: str, value: str) -> None:
        """Make a title known."""
        words = words_of(title)
        if words[0] == "the":
            words = words[1:]
        self.known[tuple(words)] = (kind, value)
        full = ["the", *words]
        self.longest = max(self.longest, len(full))
        self.runs.update(tuple(full[i:j]) for i in range(len(full)) for j in range(i + 1, len(full) + 1))

    def piece(self, text: str) -> Piece | None:
        """Part a line into a piece of a title and a piece of a grade; ``None`` when it holds anything else."""
        words = tuple(words_of(without_number(text)))
        if not words:
            return None
        for cut in range(min(len(words), self.longest), -1, -1):
            if cut and words[:cut] not in self.runs:
                continue
            rest = words[cut:]
            if cut and rest and rest[0] in _LINKS:
                rest = rest[1:]
            if all(word in CELL_WORDS for word in rest) and (cut or not rest[0].isdigit()):
                return Piece(words[:cut], rest)
        return None

    def read(self, words: list[str]) -> list[tuple[int, int, str, str]]:
        """Find the titles in a run of label words: (start, end, kind, value), longest first, in order."""
        found = []
        at = 0
        while at < len(words):
            start = at + 1 if words[at] == "the" else at
            for end in range(min(len(words), start + self.longest), start, -1):
                hit = self.known.get(tuple(words[start:end]))
                if hit is not None:
                    found.append((at, end, *hit))
                    at = end
                    break
            else:
                at += 1
        return found


def is_table_heading(text: str) -> bool:
    """Tell whether a line is a table's own heading ('Judgement Grade')."""
    words = words_of(text)
    return bool(words) and all(word in _FURNITURE for word in words)


@cache
def titles_of(framework: str) -> Titles:
    """Return the titles of a declared framework."""
    printed = PRINTED[framework]
    titles = Titles(printed)
    for area in printed.areas:
        for title in area.titles:
            titles.add(title, "area", area.area)
    for title, prefix in printed.groups:
        titles.add(title, "group", prefix)
    for title in printed.ungraded:
        titles.add(title, "ungraded", "")
    return titles
