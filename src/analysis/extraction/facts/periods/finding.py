"""The periods of a text, in order, and what one of them says of another."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from analysis.extraction.dates import month_end
from analysis.extraction.facts.periods.days import rolled_to, year_begun
from analysis.extraction.facts.periods.expressions import BEFORE, MONTH, expressions
from analysis.extraction.facts.periods.model import Period, When
from analysis.extraction.facts.periods.readers import READERS, lean_on

#: The most that stands between an inspection and its date without saying what was inspected: ' (undertaken in '.
_ASIDE: Final = 16
#: How far back the words that belong to an expression can reach.
_REACH: Final = 60
_SO_FAR: Final = re.compile(r"\b[Ss]o far,? $")
#: 'since the last inspection (November 2012)', 'since the last inspection of adoption in 2012': that inspection's date.
_INSPECTED: Final = re.compile(
    r"[Ss]ince (?:the |its |our |their )?(?:last|previous|preceding|prior|most recent) (?:\w+ )?inspection"
    r"(?: (?:of|by|under|into) [^.;:,()\d]{1,80}?)?,? ?\(?(?:(?:which (?:was|took place) |undertaken |dated )?"
    r"(?:in |on |at the end of )?)?"
)
_THREE_YEARS: Final = re.compile(r"\b(?:three|3)[- ]year")
#: 'the best performance in the past 10 years': how long it has not been so good, not the figure's own time.
_SUPERLATIVE: Final = re.compile(
    r"\b(?:best|worst|highest|lowest|fewest|greatest|largest|smallest|fastest|quickest|slowest|shortest|longest"
    r"|strongest|weakest|poorest|first (?:time|rise|fall|increase|reduction|improvement))\b(?: [^\W\d][\w’-]*){0,4} ?$"
)
#: 'each year over the past four years', 'this has been the case for the last three years': no one span's figure.
_EACH: Final = re.compile(
    r"\b(?:each|every) (?:year|month)\b[^.;]{0,15}$|\b(?:in|for|of) each of (?:the )?$|\ba (?:year|month) $"
    r"|\bthe case (?:for|over|in|during) the $|\bthe case $"
)
_MONTH: Final = re.compile(MONTH)
_YEARED: Final = re.compile(r"\d{4}|/\d\d| \d\d$")
#: What joins a span to the days that say which it is: 'in the last 12 months (2014–15)', 'in the past year to March'.
_LINK: Final = re.compile(
    r"(?P<bracket>\s?\()?,?\s?(?P<until>(?:up )?(?:to|until) (?:and including )?|(?:ending|ended) (?:on |in )?)?"
    r"(?:(?:as )?at |as of |in |for |from |between |on |since )?(?:the )?(?:end of )?(?:the )?(?:year |period )?"
)
#: 'At the time of the inspection, at 19 June 2016,', '… (19 June 2016)': the day that is named is the one meant.
_NAMED_DAY: Final = re.compile(r"(?:,| \(|,? on|,? (?:as )?at|, as (?:at|on|of))? ?(?:(?:as )?(?:at|on|of) )?")
_UP_TO: Final = re.compile(r",? ?\(?(?:up )?(?:to|until) (?:the )?(?:end of )?(?:the )?")
_LISTED: Final = re.compile(r"(?:,|,? and|,? or) ")
#: Kinds that are no time at all where they give no days.
_NEEDED: Final = frozenset({"bare_month", "three_years"})
_DAYS: Final = frozenset({"day", "numeric", "month"})
_NAMED_LATER: Final = frozenset({"rolling", "to_date", "loose"})


def find(text: str, when: When) -> list[Period]:
    """Find the periods of a text, in order, each with its preposition in its words."""
    pattern = expressions(text)
    if pattern is None:
        return []
    found: list[Period] = []
    previous, told = when.previous, when.told
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        last = found[-1] if found else None
        before = BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        start = before.start() if before and before.start() > (last.end if last else -1) else match.start()
        period = Period(start, match.end(), text[start : match.end()].strip(" ("), kind=kind)
        period.so_far = _SO_FAR.search(text, 0, start) is not None or text.startswith(" to date", match.end())
        READERS[kind](period, match.group(), before, When(when.inspection_end, when.section, previous, told))
        if (kind in _NEEDED and not period.known) or _sets_a_record(period, text):
            continue
        if last is not None and (
            _is_inspections(last, period, text, when.inspection_end) or _says_which(last, period, match.start(), text)
        ):
            continue
        if _is_vague(period, text):
            period.first = period.last = None
        previous = None if kind == "quarter" and not period.known else period.anchor or previous
        told = period if period.known else told
        if kind == "financial" and last is not None and last.kind == "to_date" and start - last.end < 3:
            period.start, period.text = last.start, text[found.pop().start : period.end]
            if period.first and when.inspection_end and period.first < when.inspection_end < (period.last or date.max):
                period.last = when.inspection_end
        found.append(period)
    _years_from_the_right(found, text)
    if len(found) > 1:
        # 'the three-year average for 2012–15': its own words tell which years
        found = [period for period in found if period.kind != "three_years"]
    return found


def _is_inspections(last: Period, period: Period, text: str, end: date | None) -> bool:
    """'since the last inspection in November 2012': whether a date is that of the inspection before, which it dates."""
    if last.kind != "loose" or _INSPECTED.fullmatch(text, last.start, period.start) is None:
        return False
    # 'since … in June 2013' is read as a span that begins there, '(June 2013)' as that month's end
    day = period.as_of or (period.first if period.kind in _DAYS else None)
    if day is not None and end is not None and day < end:
        last.first = day if period.kind in ("day", "numeric") else day.replace(day=1)
        # what the inspection was of belongs to no time: 'Since the last inspection … in June 2013'
        between = text[last.end : period.start]
        last.text += f" … {period.text}" if len(between) > _ASIDE else between + text[period.start : period.end]
        last.last, last.end = end, period.end
    return True


def _says_which(last: Period, period: Period, at: int, text: str) -> bool:
    """Let the days in brackets behind a span ('in the last 12 months (2014–15)') say which it is."""
    if last.now and period.kind in ("day", "numeric") and period.as_of is not None:
        if "of" not in last.text or _NAMED_DAY.fullmatch(text, last.end, at) is None:
            return False
        last.take(period)
        last.text, last.end, last.kind, last.now = text[last.start : period.end], period.end, period.kind, False
        return True
    if last.kind == "financial" and _ends_it(last, period, at, text):
        last.text, last.end, last.kind = text[last.start : period.end], period.end, "months"
        return True
    if last.kind not in _NAMED_LATER or not period.known or period.now or "inspection" in last.text:
        return False
    link = _LINK.fullmatch(text, last.end, at)
    if link is None or not (link["bracket"] or link["until"]) or (link["bracket"] and text[period.end] not in "),;"):
        return False
    if period.as_of is not None and (last.kind != "loose" or (link["until"] is not None and "year" in last.text)):
        first = rolled_to(period.as_of, last.text) if last.kind != "to_date" else year_begun(period.as_of)
        last.as_of, last.first, last.last = None, first, period.as_of
    else:
        last.take(period)
    closed = period.end + (1 if link["bracket"] and text.startswith(")", period.end) else 0)
    last.text += text[last.end : closed]
    last.end, last.kind = closed, period.kind
    return True


def _ends_it(last: Period, period: Period, at: int, text: str) -> bool:
    """'2015–16 (to 31 December)', 'in 2015–16 up to December': let a day in a year end it."""
    if period.as_of is None or last.first is None or last.last is None or _UP_TO.fullmatch(text, last.end, at) is None:
        return False
    for year in (last.first.year, last.last.year):
        day = month_end(year, period.as_of.month)
        if period.kind not in ("month", "bare_month", "month_of") and period.as_of.day < day.day:
            day = day.replace(day=period.as_of.day)
        if last.first < day < last.last and (year == period.as_of.year or not _YEARED.search(text[at : period.end])):
            last.last = day
            return True
    return False


def _sets_a_record(period: Period, text: str) -> bool:
    """Tell whether a span only says for how long a figure has not been so high or so low."""
    if period.kind != "rolling" and period.text[:5].lower() != "since":
        return False
    return _SUPERLATIVE.search(text, max(0, period.start - _REACH), period.start) is not None


def _is_vague(period: Period, text: str) -> bool:
    """Tell whether a span has no days of its own: counted in years one way or another, or one year among several."""
    if period.kind == "rolling":
        return _EACH.search(text, max(0, period.start - _REACH), period.start) is not None
    if period.kind != "financial" or period.first is None or period.last is None:
        return False
    # 'the three-year period 2011–2013': two financial years or three calendar years, nobody can tell
    three = period.last.year - period.first.year == 2
    return three and _THREE_YEARS.search(text, max(0, period.start - 40), period.end + 20) is not None


def _years_from_the_right(found: list[Period], text: str) -> None:
    """'between April and October 2014' in two pieces, 'in 2015, from 21% in January': a month takes the named year."""
    for period, after in reversed(list(pairwise(found))):
        if period.kind == after.kind == "quarter" and not period.known:
            lean_on(period, after, text[period.start : period.end])
        # 'in April, May and June 2015'
        listed = period.kind == "bare_month" and _LISTED.fullmatch(text, period.end, after.start)
        if listed and period.as_of and after.as_of and after.kind in ("month", "bare_month"):
            month = period.as_of.month
            period.as_of = month_end(after.as_of.year - (month > after.as_of.month), month)
    for index, period in enumerate(found if len(found) > 1 else ()):
        words = text[period.start : period.end]
        if period.as_of is None or _YEARED.search(words) or not _MONTH.search(words):
            continue
        for other in found[:index]:
            if other.first and other.last and other.first != period.as_of and (other.last - other.first).days < 370:
                for year in (other.first.year, other.last.year):
                    moved = month_end(year, period.as_of.month)
                    if other.first <= moved <= other.last:
                        period.as_of = moved
