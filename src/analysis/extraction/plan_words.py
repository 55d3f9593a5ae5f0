"""The words of action plans: what opens a recommendation's rows, and what a cell's colour says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from analysis.extraction.rows import Action
from analysis.reading import clean

#: The label before a recommendation that stands above its rows: '3. Ofsted Recommendation', 'Area for development 2'.
LABEL: Final = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2})*)?[.):]?\s*(?:(?:ofsted|cqc|inspection|inspectors?|hmi)\s*(?:[/&]|and)?\s*)*"
    r"(?:recommendation|areas? for (?:development|improvement)|area of (?:development|improvement)|finding)s?\s*"
    r"(?P<after>\d{1,3}(?:\.\d{1,2})*)?\s*:?",
    re.IGNORECASE,
)
_TIMESCALE: Final = re.compile(r"time ?scale\s*:?\s*(?P<when>.+)", re.IGNORECASE | re.DOTALL)
#: How the rest of a broken sentence begins.
CONTINUES: Final = re.compile(r"[a-z(,;&/]")

#: Hue in degrees up to which a strong colour bears the name.
_HUES: Final = ((22, "red"), (68, "amber"), (170, "green"), (330, ""), (361, "red"))
#: Ratings by word or by letter.
_RATINGS: Final = {
    "r": "red", "red": "red", "a": "amber", "amber": "amber", "yellow": "amber", "g": "green", "green": "green",
    "b": "blue", "blue": "blue",
}  # fmt: skip


@dataclass(slots=True)
class Subject:
    """A recommendation that stands above the rows that answer it."""

    number: str
    timescale: str
    words: str
    page: int = 0

    def put_into(self, action: Action) -> None:
        """Write it into a row that answers it."""
        action.number, action.recommendation = self.number, self.words
        action.timescale = self.timescale


def subject(label: str, words: Sequence[str]) -> Subject | None:
    """Read a row that opens a recommendation: its label, and its words in the cells beside."""
    found = LABEL.match(label.replace("\n", " "))
    if found is None:
        return None
    rest = label.replace("\n", " ")[found.end() :].strip()
    timescale = _TIMESCALE.match(rest)
    if rest and timescale is None:
        return None
    number = found["number"] or found["after"] or ""
    return Subject(number, one_line(timescale["when"]) if timescale else "", one_line("\n".join(words)))


def rating(text: str, colour: str) -> str:
    """A rating in one vocabulary, whether by word, by letter or by colour; other words stay as printed."""
    said = one_line(text)
    return _RATINGS.get(said.strip(" .").lower(), said) or colour


def one_line(text: str) -> str:
    """Join a cell's lines into one."""
    joined = ""
    for line in text.split("\n"):
        joined = clean.join(joined, line.strip())
    return joined


def colour_word(fill: str) -> str:
    """Name a rating's colour: red, amber or green; '' for any other and for pale or grey shades."""
    if len(fill) != 7:
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < 0.35 * high or high < 0.25:
        return ""
    span = high - low
    if high == red:
        hue = 60 * ((green - blue) / span % 6)
    elif high == green:
        hue = 60 * ((blue - red) / span + 2)
    else:
        hue = 60 * ((red - green) / span + 4)
    return next(name for limit, name in _HUES if hue <= limit)
