"""Which of a sentence's periods a figure speaks of."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from analysis.extraction.facts import coordination
from analysis.extraction.facts.belonging import (
    BRACKETS,
    BREAK,
    FAMILIES,
    barred,
    bounds,
    in_one_bracket,
    is_from,
    is_to,
    kin,
    turned,
)
from analysis.extraction.facts.found import Found
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

#: What may stand before a time that opens its sentence.
_HEAD: Final = re.compile(
    r"\W*(?:(?:However|For example|Similarly|Overall|Indeed|And|But|Of these|As a result|Consequently|In addition"
    r"|Despite this|Since then|The|Its|Their|According to [^,;]*),? )?\W*$"
    r"|[^,;:()\d]{0,70}\b(?:data|figures?|statistics|information|scorecards?|returns?|reports?) $"
)
#: 'The data for 2014–15 show …': all that follows is of that time.
_SHOWS: Final = re.compile(r"\)? (?:[\w’]+ ){0,4}?(?:shows?|indicates?|suggests?|demonstrates?|reports?)\b")
#: What a period may cost at most: farther away it is the time of something else.
_FAR: Final = 130.0
#: What the time that closes a figure's bracket costs.
_BRACKETED: Final = 50.0
#: What a time right beside a figure costs at most.
_BESIDE: Final = 32.0
#: Periods that a comparator may share with the authority's own figure in the same sentence.
_SHARED: Final = frozenset(
    {"financial", "quarter", "months", "days", "year", "year_pair", "part", "month", "day", "numeric"}
)
#: What is published for all at once may be compared though the time stands behind the authority's own figure.
_PUBLISHED: Final = frozenset({"financial", "quarter", "year", "year_pair", "part"})


def period_of(
    number: Number, role: str, found: list[Period], numbers: list[Number], text: str, *, happens: bool = False
) -> Period | None:
    """Choose the period beside a figure, before it, or at the sentence's head; else that of the figure it goes with.

    Parameters
    ----------
    happens : bool
        Whether the figure counts what happens in a span, and so is never one of the day on which the span ends.
    """
    own = _own(number, role, found, numbers, text, happens=happens)
    if own is not None or role != "actual" or not found:
        return own
    same = kin(number, numbers, text)
    other = coordination.ahead(number, same, found, text)
    period = _own(other, role, found, numbers, text) if other is not None else None
    if other is not None and period is not None and period.start >= other.end and text[period.start - 1] != "(":
        return period
    other = coordination.behind(number, same, found, text)
    return _own(other, role, found, numbers, text) if other is not None else None


def _own(
    number: Number, role: str, found: list[Period], numbers: list[Number], text: str, *, happens: bool = False
) -> Period | None:
    first, last = bounds(number, found, text)
    same = [n for n in kin(number, numbers, text) if first <= n.start < last]
    if (in_turn := coordination.dealt(number, same, found, text)) is not None:
        return in_turn
    counted = numbers if number.kind in ("count", "rate") else same
    reach = [p for p in found if first <= p.start < last and not barred(number, role, p, same, text)]
    reach = [p for p in reach if not (p.now and _under_way(p, reach, same, text))]
    if (closing := _closing(number, reach, same, text)) is not None:
        return closing
    priced = [(_price(number, period, reach, counted, text), period) for period in reach]
    if role != "actual":
        # '11% for similar authorities and nationally (2013–14)': what is compared has the time that closes its clause
        priced = [(min(price, 50.0) if _closes(number, p, text) else price, p) for price, p in priced]
    near = [(price, period) for price, period in priced if price < _FAR]
    price, best = min(near, key=lambda one: one[0], default=(0.0, None))
    if best is not None and not best.known and price > _BESIDE:
        # words that leave the days open yield to the time that the sentence begins with
        best = next((period for _, period in near if period.known and period.start <= 2), best)
    if best is not None and best.kind == "rolling" and best.start >= number.end and _is_of_a_day(number, reach[0]):
        # 'At 31 March, 86% had seen a dentist in the past 12 months': the span says what is measured
        return reach[0]
    return turned(number, best, same, text, happens=happens) if best is not None else None


def _is_of_a_day(number: Number, head: Period) -> bool:
    return head.start <= 2 and head.as_of is not None and head.end <= number.start and number.kind == "percent"


_NEXT_STATEMENT: Final = re.compile(
    r"[;:.,]\s|\b(?:but|while|whilst|whereas|although|compared|which|than|from|since)\b"
)
#: The words that lead from a time to a list of figures.
_LISTED: Final = re.compile(r"[^:;.\d]{0,80}:\s")
#: Where a figure's own clause ends.
_NEXT: Final = re.compile(
    r"[;:,(]|\b(?:and|but|while|whilst|whereas|although|compared|which|who|whose|than|against|from|since|when|after|before)\b"
    r"|\d"
)
#: Where a sentence turns from one time to another.
_TURN: Final = re.compile(r"[;:]|\b(?:but|while|whereas|although|and|which|has|have)\b")
_TURN_BACK: Final = re.compile(r"[;:]|\b(?:but|while|whereas|although|since)\b")


def _closes(number: Number, period: Period, text: str) -> bool:
    return (
        period.known and period.start >= number.end and _NEXT_STATEMENT.search(text, number.end, period.start) is None
    )


def _closing(number: Number, found: list[Period], same: list[Number], text: str) -> Period | None:
    """'In 2014–15, 17 were …, with five known to live there at 31 March': the day that closes a clause of its own."""
    if not found or found[0].start > 2 or not any(n.end <= number.start for n in same):
        return None
    for period in found:
        if period.start >= number.end and period.as_of is not None and period.kind not in ("later", "same"):
            return None if _NEXT.search(text, number.end, period.start) else period
    return None


def _under_way(now: Period, found: list[Period], same: list[Number], text: str) -> bool:
    """'Quarter 2 performance now stands at 27': the time before it is what 'now' speaks of."""
    return any(
        p.known
        and not p.now
        and p.end <= now.start
        and not any(p.end <= n.start < now.start for n in same)
        and (_TURN_BACK if _SHOWS.match(text, p.end) else _TURN).search(text, p.end, now.start) is None
        for p in found
    )


def lasts(period: Period) -> bool:
    """Tell whether a time holds for the sentences that follow: a fixed one, or an inspection's that opens its own."""
    if period.now:
        return period.start <= 2 and period.text.startswith(("At ", "Current"))
    return period.kind != "rolling" and period.text[:5].lower() not in ("since", "from ")


def is_ahead(period: Period | None, inspection_end: date | None) -> bool:
    """Tell whether a time begins only after the month in which the inspection ended: nothing is of it yet."""
    day = (period.as_of or period.first) if period is not None else None
    if day is None or inspection_end is None:
        return False
    return (day.year, day.month) > (inspection_end.year, inspection_end.month)


def share(rows: list[Found], dates: list[Period]) -> None:
    """Give comparators without a date of their own that of the authority's figure before them in the sentence."""
    told = {period.start for period in dates}
    for index, row in enumerate(rows):
        if row.role != "actual" and (row.period is None or not row.period.known):
            own = [r for r in rows[:index] if r.role == "actual" and r.metric is row.metric]
            shared = _shared(own[-1]) if own else None
            row.period = shared if shared is not None and shared.start in told else row.period


def _shared(own: Found) -> Period | None:
    """The period of the authority's own figure, where a comparator beside it speaks of the same time."""
    period = own.period
    if period is None or not period.known or period.kind not in _SHARED:
        return None
    year_end = period.as_of is not None and (period.as_of.month, period.as_of.day) == (3, 31)
    return period if year_end or period.kind in _PUBLISHED or period.start < own.number.start else None


def _price(number: Number, period: Period, found: list[Period], numbers: list[Number], text: str) -> float:
    """What it costs to tie a period to a figure: the way between them, and what the way crosses."""
    if in_one_bracket(number, period, text):
        return _BRACKETED
    after = period.start >= number.end
    first, last = (number.end, period.start) if after else (period.end, number.start)
    last = max(first, last)
    between = text[first:last]
    inside = [(first + m.start(), first + m.end()) for m in BRACKETS.finditer(between)]
    # what a change began with does not stand between its time and where it led
    older = next((n for n in numbers[::-1] if n.end <= number.start), None) if is_to(number, text) else None
    older = older if older is not None and is_from(older, text) else None
    crossed = sum(
        1
        for n in numbers
        if n is not number
        and n is not older
        and first <= n.start
        and n.end <= last
        and n.kind != "other"
        and not FAMILIES.match(text, n.end)
        and not any(a <= n.start < b for a, b in inside)
    )
    between = BRACKETS.sub("", between)
    breaks = len(BREAK.findall(between))
    price = len(between) + 25.0 * breaks
    if crossed == 0:
        # a long description of what is measured may stand between a time and its figure
        price = min(price, 100.0)
        if breaks == 0:
            price *= 0.6 if after else 0.8
        if after and between.endswith("(") and text.startswith(")", period.end):
            # '11% for both similar authorities and nationally (2013–14)': a time that has a bracket for itself
            price = min(price, _BRACKETED)
    price += 40.0 * crossed
    if not after and _HEAD.match(text[: period.start]) and not any(period.end <= p.start < number.start for p in found):
        price = min(price, 60.0)
    if not after and _LISTED.match(text, period.end) and not any(p is not period and p.known for p in found):
        # 'Performance in 2014–15 was good: turnover was 9%; vacancies were 4%'
        price = min(price, 100.0)
    if period.now:
        price += 35 if len(between) > 3 or not after else 10
    elif not period.known and (after or len(between) > 1):
        # right before a figure ('…, this year 25 were') even words that leave the days open are its own
        price += 60 if breaks else 25
    return price
