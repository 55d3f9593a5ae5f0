"""What the words of a text lead to: metrics, figures with a unit, numbers; each distinct word is looked at once.

Most paragraphs hold no figure of the catalogue, and to look for every cue in every text would cost more than all the
reading that follows. But reports share their words: what one can lead to is found once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, NamedTuple, TypeVar

from analysis.extraction.facts import numbers

Led = TypeVar("Led")

#: What a number must stand beside to be more than a count.
UNITS: Final = frozenset(
    {
        "%",
        "per cent",
        "percent",
        "week",
        "days",
        "10,000",
        "10 000",
        "caseload",
        "workload",
        " in five",
        " in ten",
        " in four",
        " in three",
        " in six",
        " in eight",
        " in 10",
        "per social worker",
        "responsible for",
        "an average of",
        "average number of",
        "on average",
        "out of three",
        "out of four",
        "out of five",
        "out of ten",
        "out of 10",
    }
)
_NUMBER_WORDS: Final = frozenset((*numbers.UNITS, *numbers.TENS, "hundred"))
_SHARES: Final = frozenset(("half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"))
_WHOLES: Final = frozenset(("no", "none", "both", "all"))
_STOPS: Final = str.maketrans(",.;:()-", "       ")
#: A hostile file may hold any number of words; no real archive comes near this many.
REMEMBERED: Final = 200_000
_DIGIT: Final = re.compile(r"\d")
#: A word that is a year or a financial year, and so counts nothing.
_YEAR: Final = re.compile(r"[(‘“]*(?:19|20)\d\d(?:[-–/](?:20)?\d\d)?[)’”.,;:]*")
#: How many characters of a cue's word it is filed under.
_START: Final = 3


@dataclass(frozen=True, slots=True)
class Leads(Generic[Led]):
    """What the words of one text lead to."""

    #: A number stands in it, in digits or in words.
    numbered: bool
    #: One that is no year.
    counted: bool
    #: 'all', 'none', 'no' or 'both' stands in it.
    whole: bool
    #: A figure with a unit, or a share in words, may stand in it.
    measured: bool
    #: What its cues belong to, in the order in which the vocabulary was given them.
    led: tuple[Led, ...]

    @property
    def may_hold_figure(self) -> bool:
        """Whether a number, a share or a whole may stand in it."""
        return self.numbered or self.whole or self.measured


class Glance(Enum):
    """What may stand in a text."""

    NOTHING = 0
    #: 'all', 'none', 'no' or 'both', and no number.
    WHOLE = 1
    FIGURE = 2


class _Word(NamedTuple):
    numbered: bool
    #: It is a number, and no year.
    counted: bool
    whole: bool
    #: It is a share, as 'half' is.
    share: bool
    #: A unit stands in it.
    unit: bool
    #: Places of what the word's own cues lead to.
    led: frozenset[int]
    #: Cues of several words that this one may be the telling one of: the text itself has to be asked.
    asked: tuple[str, ...]


class _Piece(NamedTuple):
    """The word that a cue is found by: where the cue has a space beside it, a text's word must begin or end with it."""

    letters: str
    begins: bool
    ends: bool
    cue: str

    def stands_in(self, word: str, at: int) -> bool:
        if not word.startswith(self.letters, at) or (self.begins and at):
            return False
        return not self.ends or at + len(self.letters) == len(word)


class Vocabulary(Generic[Led]):
    """The cues of a catalogue, laid out by word.

    Parameters
    ----------
    cued : iterable of (thing, cues)
        What can be led to, and the words (in lower case) of which one must stand in a text.
    """

    def __init__(self, cued: Iterable[tuple[Led, tuple[str, ...]]]) -> None:
        self._things: list[Led] = []
        self._led: dict[str, set[int]] = {unit: set() for unit in sorted(UNITS)}
        for place, (thing, cues) in enumerate(cued):
            self._things.append(thing)
            for cue in cues:
                self._led.setdefault(cue, set()).add(place)
        self._pieces: dict[str, list[_Piece]] = {}
        for cue in self._led:
            piece = _telling(cue)
            self._pieces.setdefault(piece.letters[:_START], []).append(piece)
        self._starts = sorted({len(start) for start in self._pieces})
        self._idle: set[str] = set()
        self._leading: dict[str, _Word] = {}
        #: The words, idle or not, that no figure is written with.
        self._without_figure: set[str] = set()

    def glance(self, lowered: str) -> Glance:
        """Tell what may stand in a text (in lower case), not what it leads to: the first and cheapest look."""
        whole = False
        for word in set(lowered.split()) - self._without_figure:
            found = self._leading.get(word)
            # a word that was never looked at may be anything
            if found is None or found.counted or found.share:
                return Glance.FIGURE
            whole = whole or found.whole
        return Glance.WHOLE if whole else Glance.NOTHING

    def leads(self, lowered: str) -> Leads[Led]:
        """Tell what a text (in lower case) leads to."""
        numbered = counted = whole = share = unit = False
        led: set[int] = set()
        for word in set(lowered.split()) - self._idle:
            found = self._leading.get(word) or self._look(word)
            numbered = numbered or found.numbered
            counted = counted or found.counted
            whole = whole or found.whole
            share = share or found.share
            unit = unit or found.unit
            led |= found.led
            for cue in found.asked:
                if cue in lowered:
                    led |= self._led[cue]
                    unit = unit or cue in UNITS
        things = tuple([self._things[place] for place in sorted(led)])
        return Leads(numbered, counted, whole, share or (unit and counted), things)

    @property
    def remembered(self) -> int:
        """How many words have been looked at and are remembered."""
        return len(self._idle) + len(self._leading)

    def _look(self, word: str) -> _Word:
        """Look at a word for the first time, and remember what it leads to, or that it is one of the many idle ones."""
        plain = word.translate(_STOPS).split()
        numbered = _DIGIT.search(word) is not None or not _NUMBER_WORDS.isdisjoint(plain)
        counted = numbered and _YEAR.fullmatch(word) is None
        whole = not _WHOLES.isdisjoint(plain)
        share = not _SHARES.isdisjoint(plain)
        held = self._held(word)
        own = [cue for cue in held if cue in word]
        led = frozenset(place for cue in own for place in self._led[cue])
        asked = tuple(cue for cue in held if cue not in word)
        entry = _Word(numbered, counted, whole, share, not UNITS.isdisjoint(own), led, asked)
        if self.remembered >= REMEMBERED:
            self._idle.clear()
            self._leading.clear()
            self._without_figure.clear()
        if numbered or whole or share or held:
            self._leading[word] = entry
        else:
            self._idle.add(word)
        if not (numbered or whole or share):
            self._without_figure.add(word)
        return entry

    def _held(self, word: str) -> list[str]:
        """The cues whose telling word stands in this one."""
        found: dict[str, None] = {}
        for at in range(len(word)):
            for length in self._starts:
                for piece in self._pieces.get(word[at : at + length], ()):
                    if piece.stands_in(word, at):
                        found[piece.cue] = None
        return list(found)


def _telling(cue: str) -> _Piece:
    """The word of a cue that fewest texts hold: one in figures, else the longest, of several the last."""
    words = cue.split(" ")
    place = max(range(len(words)), key=lambda at: (_DIGIT.search(words[at]) is not None, len(words[at]), at))
    return _Piece(words[place], place > 0, place < len(words) - 1, cue)
