"""The parts that a count is told to be made of: '240 children (107 girls, 131 boys and two unborn)'.

Nothing is taken for parts that do not add up to the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from analysis.extraction.facts.numbers import Number

#: What stands between a whole and its first part.
_OPENS: Final = re.compile(
    r"[^.;:()\d]{1,60}?(?:\(|:\s"
    r"|,?\s(?:compris(?:ing|es?|ed)|consist(?:ing|s|ed) of|made up of|composed of|of whom|being)\s)"
)
#: What stands between one part and the next.
_NEXT: Final = re.compile(
    r"(?:,|;| and|, and|, plus| plus)\s(?:a |the |another |a further |the (?:other|remaining) )?$"
)
_ENDS: Final = re.compile(r"[,;.)]|\sand\s")
#: Words that name everybody who is counted, around those that say which of them.
_EVERYBODY: Final = re.compile(
    r"(?:(?:children|young people|of|were|are|was|is|who|with|in|aged?(?= (?:under|over|between|\d)))\s+)*"
)
_CHILDREN: Final = re.compile(r"\s(?:children|young people)$")


def parts(text: str, whole: Number, found: list[Number]) -> list[tuple[Number, str]]:
    """Find the parts of a count that its sentence tells, with the group that each of them is.

    Parameters
    ----------
    text : str
        The sentence.
    whole : Number
        The count.
    found : list of Number
        All numbers of the sentence.

    Returns
    -------
    list of (Number, str)
        Two or more parts that add up to the whole, or none.
    """
    opening = _OPENS.match(text, whole.bare_end)
    if opening is None:
        return []
    listed = list(_listed(text, opening.end(), found))
    for count in range(2, len(listed) + 1):
        if sum(number.value for number in listed[:count]) == whole.value:
            told = [(number, _group(text, number, listed[at + 1 : at + 2])) for at, number in enumerate(listed[:count])]
            return told if all(group for _, group in told) else []
    return []


def _listed(text: str, start: int, found: list[Number]) -> Iterator[Number]:
    """The numbers that stand where a list has its items."""
    end = start
    for number in found:
        if number.start < start or number.kind != "count":
            continue
        if number.start != start and not _NEXT.search(text, end, number.start):
            continue
        yield number
        end = number.bare_end


def _group(text: str, number: Number, following: list[Number]) -> str:
    """The words that say which of those counted a part is."""
    last = following[0].start if following else len(text)
    words = text[number.bare_end : last]
    separator = _NEXT.search(words) if following else _ENDS.search(words, _bracketed(words))
    words = (words[: separator.start()] if separator else words).strip()
    words = words[everybody.end() :] if (everybody := _EVERYBODY.match(words)) else words
    return words if _CHILDREN.fullmatch(f" {words}") else _CHILDREN.sub("", words)


def _bracketed(words: str) -> int:
    """Where a bracket of the words' own ends: '(5–16)' belongs to the group."""
    own = re.match(r"[^,;.()]*\([^()]*\)", words)
    return own.end() if own else 0
