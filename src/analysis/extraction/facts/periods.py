"""Periods as reports write them: days, months, financial years, quarters, 'in the last 12 months', 'currently'.

Nothing is guessed: words that leave open which days they mean ('last year', 'the previous quarter') become a period
with its words alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from analysis.extraction.facts.numbers import value_of

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\.?"
)
_YEAR: Final = r"(?:19|20)\d\d"
_DASH: Final = r"\s{0,2}[-–−—/‑]\s{0,2}"
_DAY: Final = r"(?:[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_FINANCIAL: Final = (
    rf"(?<![\d/]){_YEAR}(?:{_DASH}(?:(?:20)?\d\d|\d)| to (?:20\d\d|1\d(?! ?(?:weeks|days|children|cases))))\b"
    rf"(?![\d%]|\.\d| ?per(?:cent)?\b)"
)
_COUNT_WORD: Final = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty[- ]four)"
)
_QUARTER: Final = (
    r"(?:[Qq](?:uarter|tr)?\s?(?:[1-4]|one|two|three|four)\b|(?:first|second|third|fourth|last|final) quarter\b)"
)
_ORDER: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}

#: Kinds of expression, the more particular first; each finds its own words and a reader turns them into days.
_KINDS: Final = {
    "numeric": r"\b\d{1,2}/\d{1,2}/(?:20)?\d\d\b",
    "days": (
        rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?(?: to | and | until "
        rf"|{_DASH}){_DAY} (?:of )?{_MONTH},? {_YEAR}\b"
    ),
    "day": (
        rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR}\b| \d\d\b(?!%| ?per|,| children))?"
        rf"|\b{_MONTH} [0-3]?\d(?:st|nd|rd|th)?,? {_YEAR}\b"
    ),
    "months": (
        rf"\b{_MONTH}(?: (?:of )?{_YEAR})?(?: to | and | through to | until "
        rf"|{_DASH}){_MONTH},? (?:of )?{_YEAR}\b"
    ),
    "month": rf"\b{_MONTH},? ?(?:of |in )?{_YEAR}\b",
    "part": (
        rf"\bfirst (?:{_COUNT_WORD}) (?:quarters|months) (?:of|in) (?:the )?(?:{_FINANCIAL}|{_YEAR}\b"
        rf"|(?:current )?(?:financial )?year|this (?:financial )?year)"
    ),
    "quarter": (
        rf"{_FINANCIAL},? \(?{_QUARTER}"
        rf"|\b(?:the )?{_QUARTER}(?:,?\s(?:(?:of|in|for|data for|data|performance)\s)*\(?(?:{_FINANCIAL}"
        rf"|{_YEAR}\b|the (?:current |financial )?year|this (?:financial )?year)|\s?\((?:{_FINANCIAL}"
        rf"|{_YEAR})\))?"
    ),
    "financial": _FINANCIAL,
    "bare_month": (
        r"\b(?:January|February|April|June|July|August|September|October|November|December)\b"
        r"|(?<=\bin )(?:March|May)\b|(?<=\bto )(?:March|May)\b|(?<=\bsince )(?:March|May)\b"
        r"|(?<=\bby )(?:March|May)\b|(?<=\bof )(?:March|May)\b|(?<=\bfor )(?:March|May)\b"
    ),
    "year_pair": rf"(?<=\b[Bb]etween ){_YEAR} and {_YEAR}\b|(?<=\b[Dd]uring ){_YEAR} and {_YEAR}\b",
    "rolling": (
        rf"(?<!last )\b(?:last|past|previous|preceding|most recent)\s{_COUNT_WORD}[\s-](?:month|week|year"
        rf"|day)s?(?: period)?(?: (?:prior to|before) (?:the )?inspection)?\b|\b(?:(?:in|over|during"
        rf"|within) the|the) (?:last|past) year\b|\b{_COUNT_WORD}[- ](?:month|week"
        rf"|year)s?(?: period)?,? (?:prior to|before|preceding|leading up to|up to) (?:(?:the|this"
        rf"|our) )?inspection\b|\byear (?:prior to|before|preceding) (?:the|this|our) inspection\b"
    ),
    "to_date": (
        r"\b(?:[Tt]he |[Ff]or the |in the )?(?:current )?[Yy]ear[- ]to[- ]date\b(?: (?:figures?"
        r"|performance|data|average))?(?: (?:for|of|in))?|\b(?:the"
        r"|this) (?:current )?financial year\b(?: to date)?|\bcurrent (?:financial )?year\b(?: to date)?"
        r"|\bthis year to date\b|\bso far this (?:financial )?year\b"
    ),
    "now": (
        r"\b(?:[Aa]t|[Dd]uring|by) the (?:time|point) of (?:(?:the|this|our) (?:most recent )?)?inspection\b"
        r"|\b[Aa]t (?:the|this) inspection\b|\b[Cc]urrently\b"
        r"|\b[Cc]urrent(?= (?:\w+ ){0,2}?(?:figures?|rates?|averages?|performance|levels?|data|case-?loads?"
        r"|completion|position|three-year|in-year|timescales?|timeliness|number|proportion|percentage|use|usage|turnover"
        r"|plans?,)\b)(?! published)|\b[Nn]ow\b(?! (?:better|below|above|close|closer|very close|similar|lower"
        r"|higher|worse|much|considerably|well (?:below|above)|significantly|in line)\b)"
        r"|\b(?:at )?present(?:ly)?\b(?! (?:to|in|a|themselves))"
    ),
    "census": rf"\b{_YEAR} [Cc]ensus\b",
    "year": (
        rf"(?<=\b[Ii]n ){_YEAR}\b|(?<=\bduring ){_YEAR}\b|(?<=\bfor ){_YEAR}\b|(?<=\bby ){_YEAR}\b"
        rf"|(?<=\b[Ss]ince ){_YEAR}\b|(?<=\bof ){_YEAR}\b|(?<=\(){_YEAR}\b|\b{_YEAR}\b(?= (?:figures?|national"
        rf"|average|data|England))"
    ),
    "later": r"\ba year later\b|\b12 months later\b|\btwelve months later\b",
    "loose": (
        r"\b(?:the )?(?:last|previous|preceding|prior) (?:financial |academic )?(?:year|month|quarter"
        r"|inspection)(?:’s|'s)?\b|\b(?:two|three|four|five) years ago\b|\b(?:last"
        r"|this) (?:financial )?year\b|\ba year ago\b|\b(?:the )?(?:latest"
        r"|most recent)(?: \w+)? (?:figures?|data|quarter|month|performance)\b|\blast (?:week|month)\b"
        r"|\bthis (?:month|quarter)\b|\bearlier (?:in the|this) year\b"
    ),
}
#: What a kind cannot do without: a year (or a day in figures), a month's name, or one of the plain words below.
_NEEDS: Final = {
    "y": ("numeric", "months", "month", "part", "financial", "year_pair", "census", "year", "days"),
    "m": ("day", "bare_month"),
    "w": ("part", "quarter", "rolling", "to_date", "now", "later", "loose"),
}
_YEARISH: Final = re.compile(r"\d{4}|\d/\d")
_MONTH_WORDS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "Sept",
    "October", "November", "December", "Jan", "Feb", "Apr", "Jun", "Jul", "Aug", "Oct", "Nov", "Dec",
)  # fmt: skip
_PLAIN_WORDS: Final = (
    "uarter", "Q1", "Q2", "Q3", "Q4", "urrent", "now", "Now", "present", "inspection", "last", "past", "previous",
    "preceding", "recent", "prior", "year", "Year", "later", "latest", "this month", "months",
)  # fmt: skip


@cache
def _expressions(needs: str) -> re.Pattern[str]:
    """The kinds that a text can hold, given what it has: the fewer, the faster the search."""
    wanted = {kind for need in needs for kind in _NEEDS[need]}
    kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items() if kind in wanted)
    return re.compile(rf"(?:\b|(?<=[A-Za-z])(?=\d))(?:{kinds})")


_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?P<ending>(?:(?:[Ii]n|[Ff]or|[Oo]ver|[Dd]uring) (?:the |a )?)?"
    rf"(?:(?P<count>{_COUNT_WORD})[- ](?P<unit>months?|years?)(?: period| average)?|(?P<one>year"
    rf"|12-month period|12-month figure|quarter))"
    r",?\s(?:ending|ended|up to and including|up to|to|until|end|at)\s(?:the )?(?:end of |year end of "
    r"|month of )?(?:the year )?)"
    r"|(?P<since>(?:[Ss]ince|[Ff]rom)\s(?:the (?:end|beginning|start) of )?)"
    r"|(?P<in_year>(?:[Ii]n[- ]year|[Yy]ear[- ]to[- ]date|[Yy]TD)\b[\w’' ]{0,30}?\s(?:to|at"
    r"|up to)\s(?:the )?(?:end of )?)"
    r"|(?P<end>(?:[Aa]t |[Bb]y |[Ff]rom |[Uu]ntil |to )?the end of (?:the )?)"
    r"|(?P<begin>(?:at |from |by |since )?the (?:start|beginning) of (?:the )?)"
    r"|(?P<mid>(?:in )?mid[- ]|(?:in )?(?:early|late) )"
    r"|(?P<plain>(?:[Aa]s (?:at|of|on)|[Aa]t|[Ii]n|[Oo]n|[Bb]y|[Dd]uring|[Ff]or|[Bb]etween|[Ff]rom|[Oo]ver"
    r"|[Ww]ithin|[Uu]ntil|[Tt]o|[Dd]uring the|[Ii]n the|[Ff]or the|[Oo]ver the|[Ww]ithin the)(?: the (?:period"
    r"|year|months?|whole of|three[- ]year period|period from|end)| the)?(?: (?:from|between|in))?\s))$"
)


_SO_FAR: Final = re.compile(r"\b[Ss]o far,? $")


@dataclass(slots=True)
class Period:
    """A day or a span in a text, and the words that say it."""

    start: int
    end: int
    text: str
    as_of: date | None = None
    first: date | None = None
    last: date | None = None
    #: 'now' words speak of the authority's own figure only.
    now: bool = False
    #: Which expression it is: 'financial', 'quarter', 'rolling', …
    kind: str = ""
    #: A day inside what the words name, for words that lean on it later, where they give no days themselves.
    lean: date | None = None
    #: 'so far in 2015–16'
    so_far: bool = False

    @property
    def known(self) -> bool:
        """Whether the words could be turned into days."""
        return self.as_of is not None or self.first is not None

    @property
    def anchor(self) -> date | None:
        """The day that later words ('in August', 'a year later') lean on."""
        return self.as_of or self.last or self.lean


@dataclass(slots=True)
class When:
    """What is known when a text is read: the inspection, the section's own date, the last date that was named."""

    inspection_end: date | None = None
    section: date | None = None
    previous: date | None = None


def find(text: str, when: When) -> list[Period]:
    """Find the periods of a text, in order, each with its preposition in its words."""
    needs = "y" if _YEARISH.search(text) else ""
    needs += "m" if any(word in text for word in _MONTH_WORDS) else ""
    needs += "w" if any(word in text for word in _PLAIN_WORDS) else ""
    if not needs:
        return []
    found: list[Period] = []
    previous = when.previous
    for match in _expressions(needs).finditer(text):
        kind = match.lastgroup or ""
        before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
        start = before.start() if before and before.start() > (found[-1].end if found else -1) else match.start()
        period = Period(start, match.end(), text[start : match.end()].strip(" ("), kind=kind)
        period.so_far = _SO_FAR.search(text, 0, start) is not None or text.startswith(" to date", match.end())
        _READERS[kind](period, match.group(), before, When(when.inspection_end, when.section, previous))
        if kind == "bare_month" and not period.known:
            continue
        if found and found[-1].kind == "loose" and _INSPECTED.fullmatch(text, found[-1].start, start):
            continue
        if kind == "financial" and _miscounted(period, text):
            period.first = period.last = None
        previous = None if kind == "quarter" and not period.known else period.anchor or previous
        if kind == "financial" and found and found[-1].kind == "to_date" and start - found[-1].end < 3:
            period.start, period.text = found[-1].start, text[found.pop().start : period.end]
            if period.first and when.inspection_end and period.first < when.inspection_end < (period.last or date.max):
                period.last = when.inspection_end
        found.append(period)
    _years_from_the_right(found, text, when)
    return found


#: 'since the last inspection (November 2012)', 'since the last inspection in 2012': the date is that inspection's.
_INSPECTED: Final = re.compile(r"[Ss]ince (?:the |its )?(?:last|previous) inspection,? ?\(?(?:in |on )?")
_THREE_YEARS: Final = re.compile(r"\b(?:three|3)[- ]year")


def _miscounted(period: Period, text: str) -> bool:
    """'the three-year period 2011–2013': two financial years or three calendar years, nobody can tell."""
    if period.first is None or period.last is None or period.last.year - period.first.year != 2:
        return False
    return _THREE_YEARS.search(text, max(0, period.start - 40), min(len(text), period.end + 20)) is not None


def _years_from_the_right(found: list[Period], text: str, when: When) -> None:
    """'between April and October 2014' in two pieces, 'in 2015, from 21% in January': a month takes the named year."""
    for index, period in enumerate(found):
        words = text[period.start : period.end]
        if not re.search(_MONTH, words) or re.search(r"\d{4}|/\d\d| \d\d$", words) or period.as_of is None:
            continue
        for other in found[:index]:
            if other.first and other.last and other.first != period.as_of and (other.last - other.first).days < 370:
                for year in (other.first.year, other.last.year):
                    moved = _end_of_month(year, period.as_of.month)
                    if other.first <= moved <= other.last:
                        period.as_of = moved


# -- readers: the words of one kind to days ---------------------------------------------------------------------------


def _read_day(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    if "/" in words:
        day_text, month_text, year_text = words.split("/")
        found = _safe(_full_year(year_text), int(month_text), int(day_text))
    else:
        words = re.sub(r"^([A-Z]\w+\.?) (\d{1,2}\w{0,2}),?", r"\2 \1", words)
        parts = re.match(rf"({_DAY}) (?:of )?({_MONTH})(?:,? (\d{{2,4}}))?", words)
        assert parts is not None
        day, month = int(re.sub(r"\D", "", parts[1])), _month(parts[2])
        if parts[3]:
            found = _safe(_full_year(parts[3]), month, day)
        else:
            base = when.inspection_end or when.previous
            if base is None or (before is not None and before["one"] == "quarter"):
                return
            found = _safe(base.year, month, day)
            if found is not None and found > base + timedelta(days=31):
                found = _safe(base.year - 1, month, day)
    if found is not None:
        _point(period, found, before, when)


def _read_days(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    parts = re.match(
        rf"({_DAY}) (?:of )?({_MONTH})(?:,? ({_YEAR}))?(?: to | and | until "
        rf"|{_DASH})({_DAY}) (?:of )?({_MONTH}),? ({_YEAR})",
        words,
    )
    assert parts is not None
    last_year = int(parts[6])
    last = _safe(last_year, _month(parts[5]), int(re.sub(r"\D", "", parts[4])))
    first_year = int(parts[3]) if parts[3] else (last_year if _month(parts[2]) <= _month(parts[5]) else last_year - 1)
    first = _safe(first_year, _month(parts[2]), int(re.sub(r"\D", "", parts[1])))
    if first and last and first < last:
        period.first, period.last = first, last


def _read_month(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    parts = re.match(rf"({_MONTH}),? ?(?:of |in )?({_YEAR})", words)
    assert parts is not None
    _month_point(period, int(parts[2]), _month(parts[1]), before, when)


def _month_point(period: Period, year: int, month: int, before: re.Match[str] | None, when: When) -> None:
    if before is not None and before["since"] is not None and before["since"][:5].lower() == "since":
        end = when.inspection_end
        if end and date(year, month, 1) < end:
            period.first, period.last = date(year, month, 1), end
        return
    if before is not None and (before["mid"] is not None or before["begin"] is not None):
        return
    _point(period, _end_of_month(year, month), before, when)


def _read_months(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    parts = re.match(
        rf"({_MONTH})(?: (?:of )?({_YEAR}))?(?: to | and | through to | until |{_DASH})({_MONTH}),? (?:of )?({_YEAR})",
        words,
    )
    assert parts is not None
    last_year, last_month, first_month = int(parts[4]), _month(parts[3]), _month(parts[1])
    first_year = int(parts[2]) if parts[2] else (last_year if first_month <= last_month else last_year - 1)
    first, last = date(first_year, first_month, 1), _end_of_month(last_year, last_month)
    if first < last:
        period.first, period.last = first, last


def _read_bare_month(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    base = when.inspection_end or when.previous
    if base is None:
        return
    month = _month(words)
    year = base.year if month <= base.month else base.year - 1
    _month_point(period, year, month, before, when)


def _read_financial(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    years = _years(words)
    if years is None:
        return
    first, last = date(years[0], 4, 1), date(years[1], 3, 31)
    if before is not None and before["begin"] is not None:
        period.lean = first
        return
    if before is not None and before["end"] is not None:
        period.as_of = last
    elif when.inspection_end and first < when.inspection_end < last and period.so_far:
        period.first, period.last = first, when.inspection_end
    else:
        period.first, period.last = first, last


def _read_quarter(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    order = re.search(r"(first|second|third|fourth|last|final) quarter|[Qq]\D*?\s?([1-4]|one|two|three|four)\b", words)
    if order is None:
        return
    number = _ORDER[order[1]] if order[1] else int(value_of(order[2]) or 0)
    years = _years(words)
    if years is not None and years[1] == years[0] + 1:
        _quarter_of(period, years[0], number)
    elif calendar := re.search(rf"({_YEAR})\)?$", words):
        # 'the last quarter of 2014' ends that year; 'the first quarter of 2014' may be a financial year's
        if order[1] in ("last", "final"):
            period.first, period.last = date(int(calendar[1]), 10, 1), date(int(calendar[1]), 12, 31)
    elif order[1] not in ("last", "final") and (base := when.previous) is not None and not words.endswith("this year"):
        # the year that was named last, if that was a financial year's quarter or end
        _quarter_of(period, base.year if base.month > 3 else base.year - 1, number)
        if period.first and when.inspection_end and period.first > when.inspection_end:
            period.first = period.last = None


def _quarter_of(period: Period, year: int, number: int) -> None:
    """A quarter of the financial year that begins in ``year``."""
    month = (number - 1) * 3 + 4
    first_year, first_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    period.first = date(first_year, first_month, 1)
    period.last = _end_of_month(first_year, first_month + 2)


def _read_part(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    parts = re.match(rf"first ({_COUNT_WORD}) (quarters|months)", words)
    assert parts is not None
    months = int(value_of(parts[1]) or 0) * (3 if parts[2] == "quarters" else 1)
    years = _years(words)
    calendar = re.search(rf"({_YEAR})$", words)
    if years is not None:
        first = date(years[0], 4, 1)
    elif calendar:
        first = date(int(calendar[1]), 1, 1)
    elif "this year" in words and "financial" not in words and when.inspection_end:
        first = date(when.inspection_end.year, 1, 1)
    else:
        return
    period.first, period.last = first, _months_before(first, -months) - timedelta(days=1)


#: 'in the previous three-year period': the one before the period that was just told.
_BEFORE_THAT: Final = re.compile(r"(?:previous|preceding) \S+[- ]year period")


def _read_rolling(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    end = when.inspection_end if "inspection" in words else (when.section or when.inspection_end)
    if end is None or period.text.startswith("within") or _BEFORE_THAT.match(words):
        return
    parts = re.search(rf"({_COUNT_WORD})[\s-](month|week|year|day)", words)
    if parts is None:
        period.first, period.last = _months_before(end, 12) + timedelta(days=1), end
        return
    count = int(value_of(parts[1]) or 0)
    if parts[2] in ("week", "day"):
        first = end - timedelta(days=count * (7 if parts[2] == "week" else 1))
    else:
        first = _months_before(end, count * (12 if parts[2] == "year" else 1))
    period.first, period.last = first + timedelta(days=1), end


def _read_to_date(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    if end := when.inspection_end:
        period.first, period.last = date(end.year if end.month > 3 else end.year - 1, 4, 1), end


def _read_now(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    period.as_of, period.now = when.inspection_end, True
    period.text = words


def _read_census(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    census = {"2011": date(2011, 3, 27), "2001": date(2001, 4, 29), "2021": date(2021, 3, 21)}
    period.as_of = census.get(words[:4])


def _read_year(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    year = int(words)
    if before is not None and (before["since"] or "")[:5].lower() == "since":
        return
    if before is not None and before["mid"] is not None:
        return
    if before is not None and before["end"] is not None:
        period.as_of = date(year, 12, 31)
        return
    period.first, period.last = date(year, 1, 1), date(year, 12, 31)


def _read_year_pair(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    first, last = int(words[:4]), int(words[-4:])
    if first < last:
        period.first, period.last = date(first, 4, 1), date(last, 3, 31)


def _read_later(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    if when.previous is not None:
        period.as_of = _months_before(when.previous, -12)


def _read_loose(period: Period, words: str, before: re.Match[str] | None, when: When) -> None:
    """Words that leave the days open."""


_READERS: Final[dict[str, Callable[[Period, str, re.Match[str] | None, When], None]]] = {
    "numeric": _read_day,
    "day": _read_day,
    "days": _read_days,
    "month": _read_month,
    "months": _read_months,
    "bare_month": _read_bare_month,
    "financial": _read_financial,
    "quarter": _read_quarter,
    "part": _read_part,
    "rolling": _read_rolling,
    "to_date": _read_to_date,
    "now": _read_now,
    "census": _read_census,
    "year": _read_year,
    "year_pair": _read_year_pair,
    "later": _read_later,
    "loose": _read_loose,
}


def _point(period: Period, day: date, before: re.Match[str] | None, when: When) -> None:
    """A day, or the end or the beginning of a span when the words before it say so."""
    if before is not None and before["ending"] is not None:
        months = 3 if before["one"] == "quarter" else 12
        if before["count"]:
            months = int(value_of(before["count"]) or 0) * (12 if before["unit"].startswith("year") else 1)
        period.first, period.last = _months_before(day, months) + timedelta(days=1), day
    elif before is not None and before["in_year"] is not None:
        # the months so far of the financial year; a year that ends on the day is a whole one
        period.first, period.last = date(day.year if day.month > 3 else day.year - 1, 4, 1), day
    elif before is not None and before["since"] is not None and period.text[:5].lower() == "since":
        end = when.section if when.section and when.section > day else when.inspection_end
        if end is not None and day < end:
            period.first, period.last = day, end
    else:
        period.as_of = day


def _years(words: str) -> tuple[int, int] | None:
    match = re.search(rf"({_YEAR})(?:{_DASH}| to )((?:20)?\d\d|\d)\b", words)
    if match is None:
        return None
    first = int(match[1])
    # '2013-14', '2013-2014', and '2013-4'
    last = first - first % 10 ** len(match[2]) + int(match[2]) if len(match[2]) < 4 else int(match[2])
    return (first, last) if 0 < last - first <= 6 else None


def _month(words: str) -> int:
    key = words.strip(". ").lower()[:3]
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(key))


def _full_year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    whole = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if whole else min(day.day, last))
