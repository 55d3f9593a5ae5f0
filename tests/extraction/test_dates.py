"""Dates in every form in which reports write them."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction import dates

NAMES = list(month_name)[1:]

DAYS = st.dates(date(2005, 1, 1), date(2035, 12, 31))
DASHES = st.sampled_from([" to ", " – ", "–", "-", " - ", "- ", " ─ ", " — ", " until ", "\nto "])


def ordinal(day: int) -> str:
    suffix = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


#: Ways to typeset one day in full.
FULL = {
    "plain": lambda d: f"{d.day} {NAMES[d.month - 1]} {d.year}",
    "padded": lambda d: f"{d.day:02} {NAMES[d.month - 1]} {d.year}",
    "capitals": lambda d: f"{d.day} {NAMES[d.month - 1].upper()} {d.year}",
    "short": lambda d: f"{d.day} {NAMES[d.month - 1][:3]} {d.year}",
    "short with a stop": lambda d: f"{d.day} {NAMES[d.month - 1][:3]}. {d.year}",
    "ordinal": lambda d: f"{ordinal(d.day)} {NAMES[d.month - 1]} {d.year}",
    "ordinal of": lambda d: f"the {ordinal(d.day)} of {NAMES[d.month - 1]} {d.year}",
    "comma": lambda d: f"{d.day} {NAMES[d.month - 1]}, {d.year}",
    "weekday": lambda d: f"{d:%A} {d.day} {NAMES[d.month - 1]} {d.year}",
    "month first": lambda d: f"{NAMES[d.month - 1]} {d.day}, {d.year}",
    "slashes": lambda d: f"{d.day}/{d.month:02}/{d.year}",
    "slashes short": lambda d: f"{d:%d/%m/%y}",
    "stops": lambda d: f"{d:%d.%m.%Y}",
    "iso": lambda d: d.isoformat(),
}


@given(
    day=DAYS, form=st.sampled_from(sorted(FULL)), words=st.sampled_from(["{}", "At {}, 12 children", "on {}.", "({})"])
)
def test_one_day_is_read_in_every_form(day: date, form: str, words: str) -> None:
    text = words.format(FULL[form](day))
    assert dates.day(text) == day
    found = dates.window(text)
    assert found is not None
    assert (found.start, found.end) == (day, day)


@given(first=DAYS, length=st.integers(1, 40), form=st.sampled_from(sorted(FULL)), dash=DASHES)
def test_a_window_of_two_full_days_is_read_in_every_form(first: date, length: int, form: str, dash: str) -> None:
    last = first + timedelta(days=length)
    text = f"Inspection dates: {FULL[form](first)}{dash}{FULL[form](last)}\nLead inspector: A. Person"
    found = dates.window(text)
    assert found is not None
    assert (found.start, found.end) == (first, last)
    assert text[found.at : found.until].count(str(last.day)) >= 1


@given(first=DAYS, length=st.integers(1, 40), dash=DASHES, long=st.booleans())
def test_what_the_first_day_leaves_out_is_taken_from_the_last(first: date, length: int, dash: str, long: bool) -> None:
    last = first + timedelta(days=length)
    begin = str(first.day)
    if long or first.month != last.month:
        begin += f" {NAMES[first.month - 1]}"
    found = dates.window(f"{begin}{dash}{last.day} {NAMES[last.month - 1]} {last.year}")
    assert found is not None
    assert (found.start, found.end) == (first, last)


@given(first=DAYS, length=st.integers(1, 40), dash=DASHES)
def test_a_year_on_the_first_day_alone_serves_both(first: date, length: int, dash: str) -> None:
    last = first + timedelta(days=length)
    text = f"{first.day} {NAMES[first.month - 1]} {first.year}{dash}{last.day} {NAMES[last.month - 1]}"
    found = dates.window(text)
    assert found is not None
    assert (found.start, found.end) == (first, last)


@given(first=DAYS, length=st.integers(1, 12), gap=st.integers(1, 40), again=st.integers(0, 4), full=st.booleans())
def test_two_windows_run_from_the_first_day_to_the_last(
    first: date, length: int, gap: int, again: int, full: bool
) -> None:
    ends = [first + timedelta(days=n) for n in (0, length, length + gap, length + gap + again)]
    year = f" {ends[1].year}" if full or ends[1].year != ends[3].year else ""
    text = (
        f"{ends[0].day} {NAMES[ends[0].month - 1]} to {ends[1].day} {NAMES[ends[1].month - 1]}{year} and "
        f"{ends[2].day} {NAMES[ends[2].month - 1]} to {ends[3].day} {NAMES[ends[3].month - 1]} {ends[3].year}"
    )
    found = dates.window(text)
    assert found is not None
    assert (found.start, found.end) == (ends[0], ends[3])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("16 September – 8 October 2014", "2014-09-16", "2014-10-08"),
        ("9–24 November 2017", "2017-11-09", "2017-11-24"),
        ("1/06/2015 – 25/06/2015", "2015-06-01", "2015-06-25"),
        ("29/9 - 3/10/2014", "2014-09-29", "2014-10-03"),
        ("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", "2019-07-08", "2019-08-08"),
        ("19 November-11 December 2013 and 28 – 30 January 2014", "2013-11-19", "2014-01-30"),
        ("20 June 2017 ─ 13 July 2017", "2017-06-20", "2017-07-13"),
        ("November 9–24, 2017", "2017-11-09", "2017-11-24"),
        ("July 8 to 19 2024", "2024-07-08", "2024-07-19"),
        ("6, 7 and 8 March 2019", "2019-03-06", "2019-03-08"),
        ("25 November to 6 January 2020", "2019-11-25", "2020-01-06"),
        ("22 January to 2 February 2024 1", "2024-01-22", "2024-02-02"),
        ("12 and 13 February 2019. The visit of 3 May 2019", "2019-02-12", "2019-02-13"),
    ],
)
def test_windows_as_reports_write_them(text: str, start: str, end: str) -> None:
    found = dates.window(text)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 November 2015",
        "24 to 9 November 2017",
        "8–19 July",
        "45/13/2015",
        "children may 2015",
        "17 of 42 March",
        "42,616 of 1,934",
        "in September 2014",
        "2014–15",
    ],
)
def test_what_is_no_window_of_days_is_none(text: str) -> None:
    assert dates.window(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("in September 2014 there were", "2014-09-01", "2014-09-30", "month"),
        ("from April 2014 to March 2015", "2014-04-01", "2015-03-31", "month"),
        ("rose in 2014–15 to", "2014-04-01", "2015-03-31", "financial year"),
        ("for 2011–14 was", "2011-04-01", "2014-03-31", "financial year"),
        ("It was 151 days in 2011/12", "2011-04-01", "2012-03-31", "financial year"),
        ("in 2015, 12 were", "2015-01-01", "2015-12-31", "year"),
        ("At 31 March 2015, 12 children", "2015-03-31", "2015-03-31", "day"),
    ],
)
def test_periods_of_every_grain(text: str, start: str, end: str, grain: str) -> None:
    [found] = dates.periods(text)
    assert (found.start.isoformat(), found.end.isoformat(), found.grain) == (start, end, grain)


def test_several_periods_are_found_in_order_and_in_place() -> None:
    text = "from 1,413 at 31 March 2014 to 1,934 in May 2015 and 12% in 2013/14 and 2014/15"
    found = dates.periods(text)
    assert [text[p.at : p.until] for p in found] == ["31 March 2014", "May 2015", "2013/14", "2014/15"]


@given(st.text(alphabet="0123456789 /.-–,andtoMarchMay2015JuneOct&;", max_size=60))
def test_no_text_makes_the_engine_fail(text: str) -> None:
    for period in dates.periods(text):
        assert period.start <= period.end
        assert 0 <= period.at < period.until <= len(text)
