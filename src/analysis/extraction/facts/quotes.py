"""How a figure is quoted: the words around it, and how exactly they give it."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts import sentences
from analysis.extraction.facts.found import Found

#: The length of a quote at most.
LONGEST: Final = 160
_QUALIFIER: Final = re.compile(
    r"(?:\b(?P<approx>about|approximately|around|almost|nearly|roughly|some|circa|just (?:under|over|below|above)"
    r"|slightly (?:over|under|above|below|more than|less than)|close to|in the region of|an estimated|estimated)"
    r"\s(?:an? |the )?(?:average of )?"
    # 'fewer than the 35 in 2013–14' is a comparison with a figure that is exact
    r"|\b(?:(?P<below>fewer than|less than|below|under)"
    r"|(?P<above>over|more than|above|at least|in excess of|exceed(?:s|ed|ing)?|upwards of|greater than))"
    r"\s(?:an? )?(?:average of )?)$",
    re.IGNORECASE,
)
#: 'a target of less than 14%', 'aims to reduce it to below 10%'
_AIMED: Final = re.compile(
    r"\b(?:targets?|aim(?:s|ed|ing)?|ambition|goal|objective|expect(?:s|ed|ation)?|intend(?:s|ed)?|plan(?:s|ned)|wants?"
    r"|hopes?|should|must|ought|recommend\w*|requires?|standard|benchmark)\b(?:(?!\bthan\b|[.;,\d]).){0,60}$"
)


def qualifier(row: Found, text: str) -> str:
    """Tell how exactly the words around a figure give it."""
    number = row.number
    match = _QUALIFIER.search(text[: number.start])
    if match is not None:
        plain = row.role != "actual" and match["below"] is not None and not _is_bound(row, text, match.start())
        return "exact" if plain else match.lastgroup or "exact"
    if number.in_range:
        return "approx"
    after = text[number.end : number.end + 12]
    if re.match(r"\s?(?:plus\b|or more|\+)", after):
        return "above"
    return "below" if re.match(r"\s?or (?:fewer|less)", after) else "exact"


def _is_bound(row: Found, text: str, at: int) -> bool:
    """Whether 'fewer than' is part of what is aimed at, and not of a comparison with it."""
    return row.role == "target" and _AIMED.search(text, 0, at) is not None


def quote(row: Found, text: str) -> str:
    """The shortest run of words that holds a figure and says what it is, at most 160 characters."""
    number = row.number
    first, last = sentences.clause(text, number.start, number.end)
    if row.words is not None:
        first = min(first, sentences.clause(text, *row.words)[0], row.words[0])
        last = max(last, row.words[1])
    if last - first <= LONGEST:
        return text[first:last].strip(" ,;:–")
    start, end = (
        (min(number.start, row.words[0]), max(number.end, row.words[1])) if row.words else (number.start, number.end)
    )
    if end - start > LONGEST - 20:
        start, end = number.start, number.end
    room = LONGEST - (end - start)
    first, last = max(first, start - room // 2), min(last, end + room // 2)
    if first and text[first - 1] != " ":
        first = text.find(" ", first, start) + 1 or start
    if last < len(text) and text[last] != " ":
        last = max(text.rfind(" ", end, last), end)
    return text[first:last].strip(" ,;:–")
