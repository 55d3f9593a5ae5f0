"""Days from their words: what the readers of every kind of expression share."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from analysis.extraction.dates import MONTHS, month_end
from analysis.extraction.facts.numbers import value_of
from analysis.extraction.facts.periods.expressions import COUNT, DASH, YEAR

_YEARS: Final = re.compile(rf"({YEAR})(?:{DASH}| to )((?:20)?\d\d|\d)\b")
_SPAN: Final = re.compile(rf"({COUNT})[\s-](month|week|year|day)")
_DIGITS: Final = re.compile(r"\D")


def years_of(words: str) -> tuple[int, int] | None:
    """The years of '2013-14', '2013-2014' or '2013-4'."""
    match = _YEARS.search(words)
    if match is None:
        return None
    first = int(match[1])
    last = first - first % 10 ** len(match[2]) + int(match[2]) if len(match[2]) < 4 else int(match[2])
    return (first, last) if 0 < last - first <= 6 else None


def figure(words: str) -> int:
    """The number of '31st'."""
    return int(_DIGITS.sub("", words))


def month_number(words: str) -> int:
    """The number of a month's name."""
    return MONTHS[words[:3].lower()]


def full_year(words: str) -> int:
    """The year of '2015' or '15'."""
    return int(words) if len(words) == 4 else 2000 + int(words)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day; one that a month is too short for ('31 September') is the month's last."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return date(year, month, min(day, month_end(year, month).day))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier; a month's last day stays one."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = month_end(year, month + 1)
    return last if day == month_end(day.year, day.month) else last.replace(day=min(day.day, last.day))


def rolled_to(end: date, words: str) -> date:
    """The first day of the span that words ('last 12 months', 'last year') give, where it ends on a day."""
    parts = _SPAN.search(words)
    count = int(value_of(parts[1]) or 0) if parts else 1
    unit = parts[2] if parts else "year"
    if unit in ("week", "day"):
        return end - timedelta(days=count * (7 if unit == "week" else 1) - 1)
    return months_before(end, count * (12 if unit == "year" else 1)) + timedelta(days=1)


def year_begun(day: date) -> date:
    """The first day of the financial year that a day lies in."""
    return date(day.year if day.month > 3 else day.year - 1, 4, 1)


def whole_month(year: int, month: int) -> tuple[date, date]:
    """A month's first and last day."""
    return date(year, month, 1), month_end(year, month)
