from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.official.years import KINDS, Dates, Years, dates, parse


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2016", Years(2016, 2016)),
        (" 2016 ", Years(2016, 2016)),
        ("201617", Years(2016, 2017)),
        ("2016-17", Years(2016, 2017)),
        ("2016/17", Years(2016, 2017)),
        ("2016–2017", Years(2016, 2017)),
        ("1999-00", Years(1999, 2000)),
        ("2014-16", Years(2014, 2016)),
        ("2013/14-15/16", Years(2013, 2016)),
        ("2016-17 (OT)", Years(2016, 2017, "OT")),
        ("2025 (prov)", Years(2025, 2025, "prov")),
    ],
)
def test_a_year_is_read_however_it_is_printed(printed: str, meant: Years) -> None:
    assert parse(printed) == meant


@pytest.mark.parametrize(
    "printed", ["", "0", "16-17", "201619", "2016-15", "2016-17 (OT", "Q1 2016", "2016-40", "20166"]
)
def test_what_is_no_year_stays_unread(printed: str) -> None:
    assert parse(printed) is None


@pytest.mark.parametrize(
    ("printed", "kind", "meant"),
    [
        ("2016", "31 march", Dates(as_of=date(2016, 3, 31))),
        ("2015-16", "31 march", Dates(as_of=date(2016, 3, 31))),
        ("2016", "30 september", Dates(as_of=date(2016, 9, 30))),
        ("2016", "january", Dates(as_of=date(2016, 1, 31))),
        ("2024", "february", Dates(as_of=date(2024, 2, 29))),
        ("2016", "financial year", Dates(start=date(2015, 4, 1), end=date(2016, 3, 31))),
        ("2016-17", "financial year", Dates(start=date(2016, 4, 1), end=date(2017, 3, 31))),
        ("2016", "academic year", Dates(start=date(2015, 9, 1), end=date(2016, 8, 31))),
        ("2016", "year to 30 september", Dates(start=date(2015, 10, 1), end=date(2016, 9, 30))),
        ("2016", "calendar year", Dates(start=date(2016, 1, 1), end=date(2016, 12, 31))),
        ("2014-16", "calendar year", Dates(start=date(2014, 1, 1), end=date(2016, 12, 31))),
        ("2013/14-15/16", "financial year", Dates(start=date(2013, 4, 1), end=date(2016, 3, 31))),
        ("2016", "week 12", Dates()),
        ("2016", "", Dates()),
    ],
)
def test_a_year_means_the_day_or_span_of_the_measures_kind(printed: str, kind: str, meant: Dates) -> None:
    years = parse(printed)
    assert years is not None
    assert dates(years, kind) == meant


@given(st.text(max_size=30), st.sampled_from(sorted(KINDS)))
def test_any_text_is_read_or_left_and_never_an_error(text: str, kind: str) -> None:
    years = parse(text)
    if years is not None:
        found = dates(years, kind)
        assert years.first <= years.last
        assert found.start is None or found.end is None or found.start < found.end
