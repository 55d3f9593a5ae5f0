"""The titles of a framework as words, so that a printed line can be told for a title, or for a piece of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from analysis.extraction.frameworks import PRINTED, Printed
from analysis.extraction.judgements.grade_words import cell_words

_WORDS: Final = re.compile(r"[a-z0-9]+")
_QUIET: Final = str.maketrans("", "", "’'‘-‑–")
_NUMBERED: Final = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
#: Between a heading's title and its grade.
LINKS: Final = frozenset(("is", "are"))
#: Lines of a title and of its grade that stand close can be read as one line, by turns.
_MOST_RUNS: Final = 8
_LONGEST_LINE: Final = 60
#: Grades of one word: on a line of their own they are no piece of a title ('How good are …').
_WHOLE: Final = frozenset(("outstanding", "good", "adequate", "inadequate"))
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
class Run:
    """Words of one line that belong to a title, or to a grade."""

    words: tuple[str, ...]
    of_title: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a table, parted into runs: a title's words, a grade's words, or both in any order."""

    runs: tuple[Run, ...]

    @property
    def has_title(self) -> bool:
        """Whether any of it is a title's."""
        return any(run.of_title for run in self.runs)


@dataclass(slots=True)
class Titles:
    """One framework's titles, ready to be looked up."""

    printed: Printed
    #: A title's words, without 'the' before them, to its kind ('area', 'group', 'ungraded') and its area or prefix.
    known: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    #: Every run of words inside a title.
    runs: set[tuple[str, ...]] = field(default_factory=set)
    longest: int = 0
    cell_words: frozenset[str] = frozenset()
    vocabulary: set[str] = field(default_factory=set)

    def add(self, title: str, kind: str, value: str) -> None:
        """Make a title known."""
        words = words_of(title)
        if words[0] == "the":
            words = words[1:]
        self.known[tuple(words)] = (kind, value)
        full = ["the", *words]
        self.longest = max(self.longest, len(full))
        self.vocabulary.update(full)
        self.runs.update(tuple(full[i:j]) for i in range(len(full)) for j in range(i + 1, len(full) + 1))

    def piece(self, text: str) -> Piece | None:
        """Part a line into pieces of titles and of grades; ``None`` when it holds anything else."""
        words = tuple(words_of(without_number(text)))
        if words and words[0] in LINKS:
            words = words[1:]
        if not 0 < len(words) <= _LONGEST_LINE or words[0].isdigit() or not self.vocabulary.issuperset(words):
            return None
        if len(words) == 1 and words[0] in _WHOLE:
            return Piece((Run(words, of_title=False),))
        dead: set[tuple[int, int, bool]] = set()
        runs = self._title_first(words, _MOST_RUNS, dead) or self._grade_first(words, _MOST_RUNS, dead)
        return Piece(runs) if runs else None

    def _title_first(self, words: tuple[str, ...], most: int, dead: set[tuple[int, int, bool]]) -> tuple[Run, ...]:
        """Part words into at most so many runs, the first of a title and long; nothing where that cannot be done.

        ``dead`` remembers what could not be done, so that a line made of title words cannot take long.
        """
        if (len(words), most, True) in dead:
            return ()
        for end in range(min(len(words), self.longest) if most else 0, 0, -1):
            if words[:end] not in self.runs:
                continue
            stop = end + 1 if end < len(words) and words[end] in LINKS else end
            run = Run(words[:stop], of_title=True)
            if stop == len(words):
                return (run,)
            rest = self._grade_first(words[stop:], most - 1, dead)
            if rest:
                return (run, *rest)
        dead.add((len(words), most, True))
        return ()

    def _grade_first(self, words: tuple[str, ...], most: int, dead: set[tuple[int, int, bool]]) -> tuple[Run, ...]:
        if (len(words), most, False) in dead:
            return ()
        end = 0
        while most and end < len(words) and words[end] in self.cell_words:
            end += 1
        for stop in range(end, 0, -1):
            run = Run(words[:stop], of_title=False)
            if stop == len(words):
                return (run,)
            rest = self._title_first(words[stop:], most - 1, dead)
            if rest:
                return (run, *rest)
        dead.add((len(words), most, False))
        return ()

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
    titles = Titles(printed, cell_words=cell_words(printed.grades))
    titles.vocabulary.update(titles.cell_words, LINKS)
    for area in printed.areas:
        for title in area.titles:
            titles.add(title, "area", area.area)
    for title, prefix in printed.groups:
        titles.add(title, "group", prefix)
    for title in printed.ungraded:
        titles.add(title, "ungraded", "")
    return titles
