"""Readers of spans that are told by their ends, or as a part of a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from analysis.extraction.dates import financial_year, month_end
from analysis.extraction.facts.numbers import value_of
from analysis.extraction.facts.periods import days
from analysis.extraction.facts.periods.expressions import COUNT, DASH, DAY, MONTH, YEAR
from analysis.extraction.facts.periods.model import Period, When

Before = re.Match[str] | None

_END: Final = rf"(?:({DAY}) (?:of )?)?({MONTH})(?:,? (?:of )?({YEAR})\b)?"
_ENDS: Final = re.compile(
    rf"{_END}(?:,? to | until | up to | through to |(?P<and> and )|{DASH})(?:the end of )?{_END}(?P<rest>[-–−—/‑]\d\d)?"
)
_FIRST: Final = re.compile(_END)
_LAST_YEAR: Final = re.compile(rf"({YEAR})\)?$")
_PART: Final = re.compile(rf"first ({COUNT}) (quarters|months)|(\w+) half")


def between(period: Period, words: str, before: Before, when: When) -> None:
    """'1 April 2014 to 31 March 2015', 'from 1 April to September 2015', 'between April and September'."""
    parts = _ENDS.match(words)
    assert parts is not None
    day, first_month, last_day, last_month = (
        parts[1],
        days.month_number(parts[2]),
        parts[5],
        days.month_number(parts[6]),
    )
    wraps = first_month > last_month or (first_month == last_month and days.figure(day or "1") >= _last(last_day))
    two = parts["and"] and not day and not last_day and not parts[3] and "etween" not in period.text
    if two and last_month - first_month not in (1, -11):
        # 'in July and August 2015' is one span, 'in April and September 2015' two months
        return
    if parts[7]:
        last_year = int(parts[7]) + (1 if parts["rest"] and last_month < 4 else 0)
    elif parts[3]:
        last_year = int(parts[3]) + wraps
    elif (base := when.inspection_end or when.previous) is not None:
        last_year = base.year - (last_month > base.month)
    else:
        return
    first_year = int(parts[3]) if parts[3] else last_year - wraps
    first = days.day_of(first_year, first_month, days.figure(day) if day else 1)
    last = days.day_of(last_year, last_month, _last(last_day))
    if first and last and first < last:
        period.first, period.last, period.kind = first, last, "days" if day else "months"


def _last(day: str | None) -> int:
    return days.figure(day) if day else 31


def till_now(period: Period, words: str, before: Before, when: When) -> None:
    """'from 1 April 2015 to date', 'from April 2015 to the time of the inspection'."""
    parts = _FIRST.match(words)
    assert parts is not None
    first = days.day_of(int(parts[3]), days.month_number(parts[2]), days.figure(parts[1]) if parts[1] else 1)
    if first is not None and when.inspection_end is not None and first < when.inspection_end:
        period.first, period.last = first, when.inspection_end


def part(period: Period, words: str, before: Before, when: When) -> None:
    """'the first three quarters of 2014–15', 'the second half of 2015'."""
    parts = _PART.search(words)
    assert parts is not None
    half = parts[3]
    months = 6 if half else int(value_of(parts[1]) or 0) * (3 if parts[2] == "quarters" else 1)
    year, calendar, end = days.years_of(words), _LAST_YEAR.search(words), when.inspection_end
    if year is not None:
        first = date(year[0], 4, 1)
    elif calendar:
        first = date(int(calendar[1]), 1, 1)
    elif end and re.search(r"(?:current|this) financial year", words):
        first = days.year_begun(end)
    elif "this year" in words and "financial" not in words and end:
        first = date(end.year, 1, 1)
    elif words.endswith("the year") and when.told is not None and when.told.kind == "financial" and when.told.first:
        first = when.told.first
    else:
        return
    first = days.months_before(first, -6) if half and half != "first" else first
    if end is None or first <= end:
        period.first, period.last = first, days.months_before(first, -months) - timedelta(days=1)


def year_pair(period: Period, words: str, before: Before, when: When) -> None:
    """'between 2013 and 2015'."""
    first, last = int(words[:4]), int(words[-4:])
    if first < last:
        period.first, period.last = financial_year(first, last)


def between_years(period: Period, words: str, before: Before, when: When) -> None:
    """'between 2013–14 and 2014–15'."""
    older, newer = (days.years_of(half) for half in words.split(" and "))
    if older and newer and older[1] <= newer[0]:
        period.first, period.last = date(older[0], 4, 1), date(newer[1], 3, 31)


def estimate(period: Period, words: str, before: Before, when: When) -> None:
    """'mid-2012 estimates', 'mid-year estimates 2012': the population of 30 June."""
    if year := re.search(YEAR, words):
        period.as_of = month_end(int(year[0]), 6)
