"""What stands in a cell: a number, or a symbol that says why there is none. A symbol never becomes a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from analysis.official.measures import declared

_NUMBER: Final = re.compile(r"[-+\u2212]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_GROUPED: Final = re.compile(r"[-+\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def number(text: str) -> float | None:
    """Return the number that a cell holds, or None; '1,234' is one, 'nan', 'inf' and '12%' are not.

    Examples
    --------
    >>> number("9.3699999999999992"), number("1,234"), number("low"), number("nan")
    (9.37, 1234.0, None, None)
    """
    text = text.strip()
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    return float(text.replace("\u2212", "-")) if _NUMBER.fullmatch(text) else None


def reason(text: str) -> str | None:
    """Return what a symbol says, with the symbol in front; None for what is no known symbol.

    Examples
    --------
    >>> reason("c")
    'c: withheld to protect confidentiality'
    >>> reason("")
    'blank: no figure is printed'
    """
    symbol = text.strip()
    if not symbol:
        return "blank: no figure is printed"
    meaning = declared().symbols.get(symbol.lower().strip("[]"))
    return f"{symbol}: {meaning}" if meaning else None


@dataclass(slots=True)
class Cells:
    """Different cells that were read: each one's number, or the reason why it has none."""

    numbers: list[float | None] = field(default_factory=list)
    reasons: list[str | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.numbers)

    def read(self, words: Iterable[str]) -> dict[int, str]:
        """Read some more cells, and return those that hold neither a number nor a known symbol, by place in words."""
        strange = {}
        for place, word in enumerate(words):
            value = number(word)
            why = None if value is not None else reason(word)
            if value is None and why is None:
                strange[place] = "is neither a number nor a symbol that we know; the value is left blank"
                why = f"{word.strip()}: not a number"
            self.numbers.append(value)
            self.reasons.append(why)
        return strange
