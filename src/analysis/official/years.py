"""What a printed year means: '2016', '201617', '2016-17', '2013/14-15/16', with or without a remark.

A published year says too little by itself: '2016' is a day in March for the children in care, the year up to that
day for those who left, and a day in September for the workforce. So a year is read together with the measure's kind.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

#: Kinds that speak of a day, and the day.
DAYS: Final = {"31 march": (3, 31), "30 september": (9, 30), "january": (1, 31)}

#: Kinds that speak of a span: its first day, its last day, and how many years lie between those two.
SPANS: Final = {
    "financial year": ((4, 1), (3, 31), 1),
    "academic year": ((9, 1), (8, 31), 1),
    "year to 30 september": ((10, 1), (9, 30), 1),
    "calendar year": ((1, 1), (12, 31), 0),
}

_MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}

#: Kinds that need no declaration; a kind that is in none of these three gives no dates.
KINDS: Final = frozenset(DAYS) | frozenset(SPANS) | frozenset(_MONTHS)

_YEAR: Final = r"(?:19|20)\d\d"
_FORM: Final = re.compile(
    rf"""\s*(?:
        (?P<one>{_YEAR})
      | (?P<from>{_YEAR})\s*[-–/]?\s*(?P<to>\d\d|{_YEAR})
      | (?P<first>{_YEAR})/\d\d\s*[-–]\s*\d\d/(?P<last>\d\d)
    )\s*(?:\((?P<remark>[^()]+)\))?\s*""",
    re.VERBOSE | re.ASCII,
)
_LONGEST: Final = 10


@dataclass(frozen=True, slots=True)
class Years:
    """A printed year: the years in which it begins and ends (the same, for one year), and a remark in brackets."""

    first: int
    last: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """The day or the span that a figure speaks of."""

    as_of: date | None = None
    start: date | None = None
    end: date | None = None


def parse(text: str) -> Years | None:
    """Read a printed year, or answer None where it is none.

    Examples
    --------
    >>> parse("201617")
    Years(first=2016, last=2017, remark='')
    >>> parse("2016-17 (OT)")
    Years(first=2016, last=2017, remark='OT')
    >>> parse("201619") is None
    True
    """
    match = _FORM.fullmatch(text)
    if not match:
        return None
    remark = (match["remark"] or "").strip()
    if match["one"]:
        return Years(int(match["one"]), int(match["one"]), remark)
    first = int(match["from"] or match["first"])
    last = _ending(first, match["to"] or match["last"])
    if not 0 < last - first <= _LONGEST:
        return None
    if text.strip()[:6].isdigit() and last != first + 1:
        return None
    return Years(first, last, remark)


def _ending(first: int, printed: str) -> int:
    """Give the year that two digits end on: '99-00' ends in the next century."""
    if len(printed) == 4:
        return int(printed)
    last = first - first % 100 + int(printed)
    return last if last > first else last + 100


def dates(years: Years, kind: str) -> Dates:
    """Give the day or the span that a year means for a kind of measure; no dates where the kind is not known.

    Examples
    --------
    >>> dates(Years(2016, 2016), "31 march").as_of
    datetime.date(2016, 3, 31)
    >>> dates(Years(2016, 2016), "financial year").start
    datetime.date(2015, 4, 1)
    """
    if kind in DAYS:
        return Dates(as_of=date(years.last, *DAYS[kind]))
    if kind in _MONTHS:
        month = _MONTHS[kind]
        return Dates(as_of=date(years.last, month, calendar.monthrange(years.last, month)[1]))
    if kind in SPANS:
        begins, ends, between = SPANS[kind]
        first = years.first if years.last > years.first else years.last - between
        return Dates(start=date(first, *begins), end=date(years.last, *ends))
    return Dates()
