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
#: How a sentence begins that tells the parts of the count before it.
_OPENS_NEXT: Final = re.compile(
    r"\W*(?:(?:They|These|This|(?:This|The|That) (?:number|figure|total|group|cohort))"
    r" (?:(?P<ages>compris(?:es?|ed)|consist(?:s|ed)? of)|includ(?:es?|ed)"
    r"|(?:is|are|was|were) made up of|(?:is|are|was|were))"
    r"|Of (?:these|this number|this total|those|them),?(?: (?:there (?:are|were)|about|some))?)\s"
)
_AGE: Final = re.compile(r"\b(?:under|over|less than|aged?|post-16|years)\b")
#: The categories of plans, which are told as shares: a count of those is none of the catalogue.
_CATEGORY: Final = re.compile(r"\b(?:neglect|abuse|harm)\b")
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
    return _adding_up(text, opening.end(), whole.value, found) if opening else []


def parts_next(text: str, whole: float, found: list[Number]) -> list[tuple[Number, str]]:
    """Find the parts of a count that the next sentence tells: 'They comprise 64 under five and 90 of school age'."""
    opening = _OPENS_NEXT.match(text)
    if opening is None:
        return []
    if told := _adding_up(text, opening.end(), whole, found):
        return told
    listed = list(_listed(text, opening.end(), found)) if opening["ages"] else []
    ages = [(number, _group(text, number, listed[at + 1 : at + 2])) for at, number in enumerate(listed)]
    # the ages of all, told one by one, are theirs though a report miscounts
    return ages if len(ages) > 2 and all(_AGE.search(group) for _, group in ages) else []


def _adding_up(text: str, start: int, whole: float, found: list[Number]) -> list[tuple[Number, str]]:
    listed = list(_listed(text, start, found))
    for count in range(2, len(listed) + 1):
        if sum(number.value for number in listed[:count]) == whole:
            told = [(number, _group(text, number, listed[at + 1 : at + 2])) for at, number in enumerate(listed[:count])]
            plain = all(group and not _CATEGORY.search(group) for _, group in told)
            return told if plain else []
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
