"""Units that are named once: '29 weeks, compared with 31 nationally', 'the rate per 10,000 was 61.4'."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from analysis.extraction.facts import roles, series
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.numbers import Number

#: Units that a figure set against another may leave out. A bare figure beside a share is more often a count.
_LEFT_OUT: Final = frozenset({"rate", "weeks", "days"})
#: What follows a figure that counts nothing: the end of its statement, a time, or whose figure it is.
_NO_NOUN: Final = re.compile(
    r"\)?(?:[,.;:)](?!\d)|$| (?:and|or|but|for|in|across|among|at|on average|compared|which|while|whereas|against"
    r"|nationally|regionally|respectively|during|over the)\b)"
)
#: How much larger or smaller a figure of the same measure may be.
_ALIKE: Final = 3.5
#: How far the figure with the unit may be.
_REACH: Final = 120
#: 'down from 34 in 2014–15', 'and 25 in 2015–16': a figure of another time has its time right behind it.
_FROM: Final = re.compile(
    r"\b(?:from|compar\w+ (?:with|to)|than|against|(?:up|down|improvement) on|and)"
    r" (?:about |around |approximately |just |over )*$"
)
_NEAR: Final = 5
#: A sentence that goes on about the figure before it.
_GOES_ON: Final = re.compile(
    r"\W*(?:This|That|It|Both|(?:(?:The|An?) )?(?:[A-Z]?[\w’-]+ ){0,3}?(?:averages?|figures?|rates?|level|target"
    r"|threshold|limit|neighbours|authorities|councils|position|measure))\b"
)
#: A unit named before its figure, how that is told, and what no rate of children comes to.
_RATE: Final = re.compile(
    r"\b(?:(?:rates?|numbers?)\b[^.;:\d]{0,60}\bper 10,?\s?000|per 10,?\s?000\b[^.;:\d]{0,25}\brates?)\b"
)
_TOLD: Final = re.compile(
    r"(?:\b(?:was|is|were|at|of|to|from|with|against|than|and|exceeds)|[:(,]) ?(?:about |around |approximately |just "
    r"|over |under |only )*\(?$"
)
_MOST: Final = 1000


def give_rates(text: str, found: list[Number]) -> None:
    """Make rates of the figures behind a unit that is named first: 'the rate per 10,000 was 61.4'."""
    named = _RATE.search(text)
    if named is None:
        return
    for number in found:
        if number.kind != "count" or number.start < named.end() or number.value >= _MOST:
            continue
        if _NO_NOUN.match(text, number.end) and _TOLD.search(text, named.end(), number.start):
            number.kind = "rate"


def share(sentence: Sentence, taken: set[int], before: Number | None) -> bool:
    """Give the figures of a sentence that leave out their unit that of the figure they are set against.

    Parameters
    ----------
    sentence : Sentence
        Its numbers that are given a unit are changed.
    taken : set of int
        Where the numbers begin that count something.
    before : Number, optional
        The last figure of the sentence before, where it goes on about that.

    Returns
    -------
    bool
        Whether a number was given a unit.
    """
    text = sentence.text
    carrier = before if before is not None and _GOES_ON.match(text) else None
    given = False
    for number in sentence.numbers:
        if number.kind in _LEFT_OUT:
            carrier = number
        elif number.kind != "count" or number.start in taken or not _NO_NOUN.match(text, number.end):
            continue
        elif carrier is not None and _is_set_against(number, carrier, sentence):
            number.kind, given = carrier.kind, True
    return given


def last_of(rows: list[Found]) -> Number | None:
    """The figure that the next sentence may set others against: the last one of the authority's own."""
    own = [row.number for row in rows if row.role == "actual" and row.number.kind in _LEFT_OUT]
    return own[-1] if own else None


def _is_set_against(number: Number, carrier: Number, sentence: Sentence) -> bool:
    """Whether a bare figure is another's of the same measure (of England, a target), or that of another time."""
    text = sentence.text
    if not carrier.value / _ALIKE <= number.value <= carrier.value * _ALIKE:
        return False
    start = carrier.end if carrier in sentence.numbers else 0
    if not start <= number.start <= start + _REACH:
        return False
    if any(start <= n.start < number.start and n.kind == "percent" for n in sentence.numbers):
        return False
    dated = any(0 <= period.start - number.end <= _NEAR for period in sentence.dates)
    if dated and _FROM.search(text, start, number.start):
        return True
    meant = replace(number, kind=carrier.kind)
    same = [meant if n is number else n for n in sentence.numbers if n is number or n.kind == carrier.kind]
    told = series.whose(meant, replace(sentence, numbers=[meant if n is number else n for n in sentence.numbers]))
    if told is not None:
        return bool(told) and "actual" not in told
    return roles.role_of(meant, text, sentence.cues, same, own_subject=False) != "actual"
