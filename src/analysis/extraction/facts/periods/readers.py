"""Readers: the words of one kind of expression to days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from analysis.extraction.dates import financial_year, month_end
from analysis.extraction.facts.numbers import value_of
from analysis.extraction.facts.periods import spans
from analysis.extraction.facts.periods.days import (
    day_of,
    figure,
    full_year,
    month_number,
    months_before,
    rolled_to,
    year_begun,
    years_of,
)
from analysis.extraction.facts.periods.expressions import DAY, MONTH, YEAR
from analysis.extraction.facts.periods.model import Period, When

#: The words before an expression that belong to it.
Before = re.Match[str] | None

_ORDER: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_CENSUS: Final = {"2001": date(2001, 4, 29), "2011": date(2011, 3, 27), "2021": date(2021, 3, 21)}

_MONTH_FIRST: Final = re.compile(r"^([A-Z]\w+\.?) (\d{1,2}\w{0,2}),?")
_DAY: Final = re.compile(rf"({DAY}) (?:of )?({MONTH})(?:,? (\d{{2,4}}))?")
_MONTH: Final = re.compile(rf"({MONTH}),? ?(?:of |in )?({YEAR})")
_LAST_YEAR: Final = re.compile(rf"({YEAR})\)?$")
_QUARTER: Final = re.compile(r"(first|second|third|fourth|last|final) quarter|[Qq]\D*?\s?([1-4]|one|two|three|four)\b")
#: 'in the previous three-year period': the one before the period that was just told.
_BEFORE_THAT: Final = re.compile(r"(?:previous|preceding) \S+[- ]year period")
_YEAR_BEFORE: Final = re.compile(r"(?:the )?(?:previous|preceding|prior) (?:financial )?year")


def _day(period: Period, words: str, before: Before, when: When) -> None:
    if "/" in words or words.count(".") == 2:
        day_text, month_text, year_text = words.replace(".", "/").split("/")
        found = day_of(full_year(year_text), int(month_text), int(day_text))
    else:
        parts = _DAY.match(_MONTH_FIRST.sub(r"\2 \1", words))
        assert parts is not None
        number, month = figure(parts[1]), month_number(parts[2])
        if parts[3]:
            found = day_of(full_year(parts[3]), month, number)
        else:
            base = when.inspection_end or when.previous
            if base is None or (before is not None and before["one"] == "quarter"):
                return
            found = day_of(base.year, month, number)
            if found is not None and (found > base + timedelta(days=31) or words.endswith("last year")):
                found = day_of(base.year - 1, month, number)
    if found is not None:
        _point(period, found, before, when)


def _month(period: Period, words: str, before: Before, when: When) -> None:
    parts = _MONTH.match(words)
    assert parts is not None
    _month_point(period, int(parts[2]), month_number(parts[1]), before, when)


def _month_point(period: Period, year: int, month: int, before: Before, when: When) -> None:
    if _is_since(before):
        end = when.inspection_end
        if end and date(year, month, 1) < end:
            period.first, period.last = date(year, month, 1), end
    elif before is None or (before["mid"] is None and before["begin"] is None):
        _point(period, month_end(year, month), before, when)


def _month_of(period: Period, words: str, before: Before, when: When) -> None:
    """'March 2014–15': a month of that financial year; 'April 2015–16' is the year that begins with it."""
    years, month = years_of(words), month_number(words)
    if years is None or years[1] != years[0] + 1:
        return
    if month == 4 and (before is None or (before["since"] is None and before["end"] is None)):
        period.first, period.last = financial_year(years[0])
    else:
        _month_point(period, years[0] if month > 3 else years[1], month, before, when)


def _bare_month(period: Period, words: str, before: Before, when: When) -> None:
    base = when.inspection_end or when.previous
    if base is not None:
        month = month_number(words)
        earlier = words.endswith("last year") or month > base.month
        _month_point(period, base.year - earlier, month, before, when)


def _financial(period: Period, words: str, before: Before, when: When) -> None:
    told = years_of(words)
    if told is None:
        return
    first, last = financial_year(*told)
    if before is not None and before["term"]:
        if "cademic" in before["term"] or "chool year" in before["term"]:
            period.first, period.last = date(told[0], 9, 1), date(told[1], 8, 31)
    elif before is not None and before["begin"] is not None:
        period.lean = first
    elif before is not None and before["end"] is not None:
        period.as_of = last
    elif when.inspection_end and first < when.inspection_end < last and period.so_far:
        period.first, period.last = first, when.inspection_end
    else:
        period.first, period.last = first, last


def _quarter(period: Period, words: str, before: Before, when: When) -> None:
    _quarter_days(period, words, when)
    if period.last is not None and before is not None and before["end"] is not None:
        period.as_of, period.first, period.last = period.last, None, None


def _quarter_days(period: Period, words: str, when: When) -> None:
    order = _QUARTER.search(words)
    if order is None:
        return
    number = _ORDER[order[1]] if order[1] else int(value_of(order[2]) or 0)
    years = years_of(words)
    if years is not None and years[1] == years[0] + 1:
        _quarter_of(period, years[0], number)
    elif calendar := _LAST_YEAR.search(words):
        # 'the last quarter of 2014' ends that year; 'the first quarter of 2014' may be a financial year's, unless that
        # was not over when the inspection was
        _quarter_of(period, int(calendar[1]), number)
        too_late = when.inspection_end is not None and period.last is not None and period.last > when.inspection_end
        period.first = period.last = None
        if order[1] in ("last", "final") or (number < 4 and too_late):
            month = 3 * number - 2
            period.first, period.last = date(int(calendar[1]), month, 1), month_end(int(calendar[1]), month + 2)
    elif order[1] not in ("last", "final") and (base := when.previous) is not None and not words.endswith("this year"):
        # the year that was named last, if that was a financial year's quarter or end
        _quarter_of(period, year_begun(base).year, number)
        if period.first and when.inspection_end and period.first > when.inspection_end:
            period.first = period.last = None


def lean_on(period: Period, later: Period, words: str) -> None:
    """'in quarter one … in quarter four of 2015–16': the first is of the year that is told with the second."""
    order = _QUARTER.search(words)
    if order is None or later.first is None or order[1] in ("last", "final"):
        return
    number = _ORDER[order[1]] if order[1] else int(value_of(order[2]) or 0)
    _quarter_of(period, year_begun(later.first).year, number)
    if period.last is None or period.last >= later.first:
        period.first = period.last = None


def _quarter_of(period: Period, year: int, number: int) -> None:
    """A quarter of the financial year that begins in ``year``."""
    month = (number - 1) * 3 + 4
    first_year, first_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    period.first = date(first_year, first_month, 1)
    period.last = month_end(first_year, first_month + 2)


def _rolling(period: Period, words: str, before: Before, when: When) -> None:
    end = when.inspection_end if "inspection" in words else (when.section or when.inspection_end)
    if end is None or period.text.startswith("within") or _BEFORE_THAT.match(words):
        return
    period.first, period.last = rolled_to(end, words), end


def _to_date(period: Period, words: str, before: Before, when: When) -> None:
    if end := when.inspection_end:
        period.first, period.last = year_begun(end), end


def _now(period: Period, words: str, before: Before, when: When) -> None:
    period.as_of, period.now = when.inspection_end, True
    period.start, period.text = period.end - len(words), words


def _census(period: Period, words: str, before: Before, when: When) -> None:
    period.as_of = _CENSUS.get(words[:4])


def _year(period: Period, words: str, before: Before, when: When) -> None:
    year = int(words)
    if _is_since(before) or (before is not None and (before["mid"] is not None or before["term"] is not None)):
        return
    if before is not None and before["end"] is not None:
        period.as_of = date(year, 12, 31)
    else:
        period.first, period.last = date(year, 1, 1), date(year, 12, 31)


def _later(period: Period, words: str, before: Before, when: When) -> None:
    if when.previous is not None:
        period.as_of = months_before(when.previous, -12)


def _earlier(period: Period, words: str, before: Before, when: When) -> None:
    """'14% a year earlier': a year before the time that was told last."""
    told = when.told
    if told is None or told.now or not told.known or (told.as_of and words.startswith("the ")):
        return
    period.as_of, period.first, period.last = (
        months_before(day, 12) if day else None for day in (told.as_of, told.first, told.last)
    )


def _same(period: Period, words: str, before: Before, when: When) -> None:
    """'at the same point in 2016', 'in the same period': the time that was told last, in its own or another year."""
    told = when.told
    if told is None or told.now or not told.known:
        return
    years, calendar = years_of(words), _LAST_YEAR.search(words)
    if "previous" in words or "preceding" in words or words.endswith(("before", "earlier")):
        moved = -1
    elif words.endswith(("later", "following year", "next year")):
        moved = 1
    elif "last year" in words:
        return
    elif years is not None:
        moved = years[0] - year_begun(told.as_of or told.last or date.min).year
    elif calendar is not None:
        moved = int(calendar[1]) - (told.as_of or told.last or date.min).year
    else:
        moved = 0
    period.take(told)
    period.as_of, period.first, period.last = (
        months_before(day, -12 * moved) if day else None for day in (told.as_of, told.first, told.last)
    )


def _three_years(period: Period, words: str, before: Before, when: When) -> None:
    """'The three-year average' is that of the three years told before."""
    told = when.told
    if told is not None and told.first and told.last and told.last.year - told.first.year == 3:
        period.take(told)
        period.start, period.text = period.end - len(words), words


def _loose(period: Period, words: str, before: Before, when: When) -> None:
    """Words that leave the days open, unless a year was told right before: 'the previous year' is the one before it."""
    told = when.told
    if told is None or told.first is None or told.last is None or not _YEAR_BEFORE.match(words):
        return
    if told.kind in ("financial", "year") and (told.last - told.first).days in (364, 365):
        period.first, period.last = months_before(told.first, 12), months_before(told.last, 12)


READERS: Final[dict[str, Callable[[Period, str, Before, When], None]]] = {
    "numeric": _day,
    "day": _day,
    "month_of": _month_of,
    "month": _month,
    "span": spans.between,
    "till_now": spans.till_now,
    "bare_month": _bare_month,
    "financial": _financial,
    "quarter": _quarter,
    "part": spans.part,
    "estimate": spans.estimate,
    "rolling": _rolling,
    "to_date": _to_date,
    "now": _now,
    "census": _census,
    "year": _year,
    "between_years": spans.between_years,
    "year_pair": spans.year_pair,
    "later": _later,
    "earlier": _earlier,
    "same": _same,
    "three_years": _three_years,
    "loose": _loose,
}


def _point(period: Period, day: date, before: Before, when: When) -> None:
    """A day, or the end or the beginning of a span when the words before it say so."""
    if before is not None and before["onward"] is not None:
        first = day if period.kind in ("day", "numeric") else day.replace(day=1)
        months = int(value_of(before["months"]) or 0)
        period.first, period.last = first, months_before(first, -months) - timedelta(days=1)
        return
    if before is not None and before["ending"] is not None:
        months = 3 if before["one"] == "quarter" else 12
        if before["count"]:
            months = int(value_of(before["count"]) or 0) * (12 if before["unit"].startswith("year") else 1)
        period.first, period.last = months_before(day, months) + timedelta(days=1), day
    elif before is not None and before["in_year"] is not None:
        # the months so far of the financial year; a year that ends on the day is a whole one
        period.first, period.last = year_begun(day), day
    elif before is not None and before["since"] is not None and period.text[:5].lower() == "since":
        end = when.section if when.section and when.section > day else when.inspection_end
        if end is not None and day < end:
            period.first, period.last = day, end
    else:
        period.as_of = day


def _is_since(before: Before) -> bool:
    return before is not None and (before["since"] or "")[:5].lower() == "since"
