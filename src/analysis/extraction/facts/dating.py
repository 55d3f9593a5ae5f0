"""Which of a sentence's periods a figure speaks of."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts.found import Found
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

_BREAK: Final = re.compile(
    r"[;:]|\s[–—]\s|\b(?:but|while|whereas|although|compared|which|and|against|than|to|from|now|when|with)\b"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_HEAD: Final = re.compile(r"\W*(?:(?:However|For example|Similarly|Overall|Indeed|And|But|Of these),? )?\W*$")
#: What a period may cost at most: farther away it is the time of something else.
_FAR: Final = 130.0
#: 'from 37% in 2013–14 to 55%': the period before belongs to the first figure.
_TO: Final = re.compile(r"\bto (?:an? |just |only |about |around |over |under |nearly |almost |average |of )*\(?$")
#: 'an improvement on 2013–14', 'a fall from the 2013–14 figure': words of the older figure, which follows.
_OLDER: Final = re.compile(
    r"(?:on|from) (?:the )?(?:19|20)\d\d|from (?:the )?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{4}$|on the previous"
)
#: Periods that a comparator may share with the authority's own figure in the same sentence.
_SHARED: Final = frozenset(
    {"financial", "quarter", "months", "days", "year", "year_pair", "part", "month", "day", "numeric"}
)


def period_of(number: Number, role: str, found: list[Period], numbers: list[Number], text: str) -> Period | None:
    """Choose the period beside a figure, before it, or at the sentence's head."""
    best: tuple[float, Period] | None = None
    for period in found:
        if period.now and role != "actual":
            continue
        price = _price(number, period, found, numbers, text)
        if best is None or price < best[0]:
            best = (price, period)
    return best[1] if best is not None and best[0] < _FAR else None


def share(rows: list[Found]) -> None:
    """Give comparators without a date of their own that of the authority's figure before them."""
    for index, row in enumerate(rows):
        if row.role != "actual" and (row.period is None or not row.period.known):
            own = [r for r in rows[:index] if r.role == "actual" and r.metric is row.metric]
            row.period = (_shared(own[-1].period) if own else None) or row.period


def _shared(period: Period | None) -> Period | None:
    """The period of the authority's own figure, where a comparator beside it speaks of the same time."""
    return period if period is not None and period.known and period.kind in _SHARED else None


def _price(number: Number, period: Period, found: list[Period], numbers: list[Number], text: str) -> float:
    """What it costs to tie a period to a figure: the way between them, and what the way crosses."""
    after = period.start >= number.end
    first, last = (number.end, period.start) if after else (period.end, number.start)
    last = max(first, last)
    between = text[first:last]
    inside = [(first + m.start(), first + m.end()) for m in _BRACKETS.finditer(between)]
    crossed = sum(
        1
        for n in numbers
        if n is not number
        and first <= n.start
        and n.end <= last
        and n.kind != "other"
        and not any(a <= n.start < b for a, b in inside)
    )
    between = _BRACKETS.sub("", between)
    breaks = len(_BREAK.findall(between))
    price = len(between) + 25.0 * breaks
    if crossed == 0:
        # a long description of what is measured may stand between a time and its figure
        price = min(price, 100.0)
        if breaks == 0:
            price *= 0.6 if after else 0.8
    price += 40.0 * crossed
    if not after and _HEAD.match(text[: period.start]) and not any(period.end <= p.start < number.start for p in found):
        price = min(price, 60.0)
    if not after and _TO.search(between) and any(0 <= period.start - n.end <= 4 for n in numbers):
        price += 55
    if after and (_OLDER.match(period.text) or ";" in between):
        price += 60
    if period.now:
        price += 35 if len(between) > 3 or not after else 10
    elif not period.known:
        price += 25
    return price
