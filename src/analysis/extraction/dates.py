"""Dates as people write them: days, windows of days, months and financial years, found in running text.

A run of date words ('19 November-11 December 2013 and 28 – 30 January 2014') is cut into tokens, the tokens into
partial dates, and what one date leaves out is taken from its neighbour, as a reader does. What stays incomplete
or impossible is left out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Literal

Grain = Literal["day", "month", "year", "financial year"]

#: Month names and the short forms in use, to their numbers.
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary feburary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DASH: Final = "\\-‐‑‒–—―─−"
_TOKEN: Final = re.compile(
    rf"""
      (?<![\w.,/£]) (?P<iso>(?:19|20)\d\d-\d\d-\d\d) (?!\w)
    | (?<![\w.,/£]) (?P<numeric>\d{{1,2}}(?P<sign>[/.\-])\d{{1,2}}(?P=sign)(?:(?:19|20)\d\d|\d\d)) (?!\w)
    | (?<![\w.,/£]) (?P<short>\d{{1,2}}/\d{{1,2}}) (?![\w/]|\.\d)
    | (?<![\d.,/£]) (?P<years>(?:19|20)\d\d\s?[/{_DASH}]\s?(?:(?:19|20)\d\d|\d\d))
                    (?!\w|[/{_DASH}]\d|\s*(?:{_MONTH})\b)
    | (?<![\d.,/£]) (?P<year>(?:19|20)\d\d) (?!\d|[.,]\d)
    | (?<![\d.,/£]) (?P<day>\d{{1,2}}) (?:\s?(?:st|nd|rd|th)\b)? (?![\d%]|[.,]\d)
    | (?<![a-z]) (?P<month>{_MONTH}) (?![a-z]) \.?
    | (?P<range>\b(?:to|until|till|through)\b|[{_DASH}])
    | (?P<also>\band\b|[&,;])
    | \b(?P<skip>(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|of)\b ,?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\d+")
#: No span of financial years in these texts is longer.
_MOST_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class Period:
    """A date or a span of time in a text: its first and last day, and where it is written."""

    start: date
    end: date
    grain: Grain
    #: Where in the text it begins and ends.
    at: int
    until: int


@dataclass(slots=True)
class _Partial:
    """A date as far as its own words give it; ``joined`` says how it hangs on the one before."""

    at: int
    until: int
    day: int = 0
    month: int = 0
    year: int = 0
    joined: Literal["", "range", "also"] = ""
    named_first: bool = False
    last_year: int = 0


def periods(text: str) -> list[Period]:
    """Find every date and span of time that a text names in full, in order.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Period
        Days and windows of days, months, calendar years and financial years ('2014–15').

    Examples
    --------
    >>> [(str(p.start), str(p.end)) for p in periods("from 16 September – 8 October 2014")]
    [('2014-09-16', '2014-10-08')]
    """
    return [period for run in _runs(text) for period in _periods(run, text)]


def window(text: str, before: date | None = None) -> Period | None:
    """Return the days from the first to the last of a text's first run of dates, two windows taken together.

    Only whole days count: a bare month or year is no window. Days without any year ('13–24 September') are the last
    such days before the one given.
    """
    for run in _runs(text):
        days = [period for period in _periods(run, text, before) if period.grain == "day"]
        for place in range(1, len(days)):
            if not text[days[place - 1].until : days[place].at].strip():
                # a date that follows with no 'and' or comma between belongs to something else
                del days[place:]
                break
        if days:
            last = max(days, key=lambda period: period.end)
            return Period(min(day.start for day in days), last.end, "day", days[0].at, days[-1].until)
    return None


def day(text: str) -> date | None:
    """Return the first single day that a text names in full."""
    for period in periods(text):
        if period.grain == "day" and period.start == period.end:
            return period.start
    return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def financial_year(first: int, last: int = 0) -> tuple[date, date]:
    """Return the first and last day of the financial years from April of ``first`` to March of ``last``."""
    return date(first, 4, 1), date(last or first + 1, 3, 31)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of tokens that follow each other with nothing but space between."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and text[run[-1].end() : token.start()].strip():
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _periods(run: list[re.Match[str]], text: str, before: date | None = None) -> Iterator[Period]:
    partials = _partials(run)
    if before is not None:
        _take_from_day(partials, before)
    _take_from_the_right(partials)
    _take_from_the_left(partials)
    whole = [_period(partial, text) for partial in partials]
    at = 0
    while at < len(whole):
        first = whole[at]
        then = at + 1
        if then < len(whole) and partials[then].joined == "range":
            last = whole[then]
            if first is not None and last is not None and first.start <= last.end:
                yield Period(first.start, last.end, last.grain, first.at, last.until)
            at += 2
            continue
        if first is not None:
            yield first
        at += 1


def _partials(run: list[re.Match[str]]) -> list[_Partial]:
    found: list[_Partial] = []
    joined: Literal["", "range", "also"] = ""
    for place, token in enumerate(run):
        kind = "numeric" if token.lastgroup == "sign" else token.lastgroup or ""
        if kind == "skip":
            continue
        if kind in ("range", "also"):
            joined = "range" if kind == "range" or joined == "range" else "also"
            continue
        if not (found and _adds(found[-1], kind, token, joined)):
            found.append(_begin(kind, token, joined if found else ""))
            after = run[place + 1].lastgroup if place + 1 < len(run) else ""
            if len(found) > 1 and after != "month":
                _month_named_before(found[-2], found[-1])
        joined = ""
    return found


def _adds(last: _Partial, kind: str, token: re.Match[str], joined: str) -> bool:
    """Add a month, a year or (after a month: 'June 1') a day to the date before, where it belongs to it."""
    if kind == "month" and last.day and not last.month and not joined:
        last.month = MONTHS[token["month"].lower()]
    elif kind == "year" and last.month and not last.year and joined in ("", "also"):
        last.year = int(token["year"])
    elif kind == "day" and last.month and not last.day and not last.year and not joined:
        last.day, last.named_first = int(token["day"]), True
    else:
        return False
    last.until = token.end()
    return True


def _month_named_before(first: _Partial, second: _Partial) -> None:
    """'November 9–24, 2017': the month that stands before the first day is the second day's too."""
    if first.named_first and not first.year and second.joined and second.day and not second.month:
        second.month, second.named_first = first.month, True


def _begin(kind: str, token: re.Match[str], joined: Literal["", "range", "also"]) -> _Partial:
    new = _Partial(token.start(), token.end(), joined=joined)
    figures = [int(part) for part in _PARTS.findall(token.group())]
    if kind == "iso":
        new.year, new.month, new.day = figures
    elif kind == "numeric":
        new.day, new.month, new.year = figures
        new.year += 2000 if new.year < 100 else 0
    elif kind == "short":
        new.day, new.month = figures
    elif kind == "years":
        new.year, new.last_year = figures
        new.last_year += new.year // 100 * 100 if new.last_year < 100 else 0
    elif kind == "year":
        new.year = figures[0]
    elif kind == "month":
        new.month = MONTHS[token["month"].lower()]
    else:
        new.day = figures[0]
    return new


def _take_from_day(partials: list[_Partial], day: date) -> None:
    """'13–24 September', published on 22 October 2010: the last day of a run without a year is the last such before."""
    last = partials[-1]
    if last.day and last.month and not any(partial.year for partial in partials):
        last.year = day.year - ((last.month, last.day) > (day.month, day.day))


def _take_from_the_right(partials: list[_Partial]) -> None:
    """'9–24 November 2017', '27 November to 8 January 2020': the date on the right says month and year for both."""
    for first, second in zip(reversed(partials[:-1]), reversed(partials[1:]), strict=True):
        if not second.joined or second.last_year or first.last_year:
            continue
        if bool(first.day) != bool(second.day):
            continue
        if not first.month:
            first.month = second.month
            first.year = second.year
        elif not first.year and second.year:
            first.year = second.year - (first.month > second.month)


def _take_from_the_left(partials: list[_Partial]) -> None:
    """'16 September 2014 – 8 October': the date on the left says the year for both."""
    for first, second in pairwise(partials):
        if not second.joined or second.last_year or first.last_year:
            continue
        if second.month and not second.year and first.year and bool(first.day) == bool(second.day):
            second.year = first.year + (second.month < first.month)


def _period(partial: _Partial, text: str) -> Period | None:
    place = (partial.at, partial.until)
    if partial.last_year:
        if 0 < partial.last_year - partial.year <= _MOST_YEARS:
            return Period(*financial_year(partial.year, partial.last_year), "financial year", *place)
        return None
    if not partial.year or partial.month > 12:
        return None
    if partial.day:
        if not partial.month or not 1 <= partial.day <= monthrange(partial.year, partial.month)[1]:
            return None
        whole = date(partial.year, partial.month, partial.day)
        return Period(whole, whole, "day", *place)
    if partial.month:
        # 'may' and 'march' in small letters are other words
        if not text[partial.at].isupper():
            return None
        return Period(date(partial.year, partial.month, 1), month_end(partial.year, partial.month), "month", *place)
    return Period(date(partial.year, 1, 1), date(partial.year, 12, 31), "year", *place)
