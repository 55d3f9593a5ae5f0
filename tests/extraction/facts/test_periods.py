"""Periods as reports write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.facts import periods
from analysis.extraction.facts.periods import When

WHEN = When(inspection_end=date(2015, 10, 8))


def one(text: str, when: When = WHEN) -> tuple[str, ...]:
    (found,) = periods.find(text, when)
    return tuple(d.isoformat() if d else "" for d in (found.as_of, found.first, found.last))


@pytest.mark.parametrize(
    ("text", "as_of", "first", "last"),
    [
        ("At 31 March 2015, ten", "2015-03-31", "", ""),
        ("at 31st March 2015", "2015-03-31", "", ""),
        ("at March 31 2015", "2015-03-31", "", ""),
        ("At 31 May 14 there", "2014-05-31", "", ""),
        ("at 31/03/2014", "2014-03-31", "", ""),
        ("At 24 April, it", "2015-04-24", "", ""),
        ("in September 2014", "2014-09-30", "", ""),
        ("In May2009, it", "2009-05-31", "", ""),
        ("at the end of February 2014", "2014-02-28", "", ""),
        ("on plans for over two years at 31 March 2015", "2015-03-31", "", ""),
        ("over the two years to 31 March 2015", "", "2013-04-01", "2015-03-31"),
        ("in August it", "2015-08-31", "", ""),
        ("in December it", "2014-12-31", "", ""),
        ("at the end of 2013–14", "2014-03-31", "", ""),
        ("at the time of the inspection", "2015-10-08", "", ""),
        ("currently", "2015-10-08", "", ""),
        ("according to the 2011 Census", "2011-03-27", "", ""),
        ("in 2014–15", "", "2014-04-01", "2015-03-31"),
        ("in 2014- 15", "", "2014-04-01", "2015-03-31"),
        ("in 2014/15", "", "2014-04-01", "2015-03-31"),
        ("for 2011 to 2014", "", "2011-04-01", "2014-03-31"),
        ("between 2010 and 2013", "", "2010-04-01", "2013-03-31"),
        ("the three-year average 2012–15", "", "2012-04-01", "2015-03-31"),
        ("in 2014", "", "2014-01-01", "2014-12-31"),
        ("Q1 2014–15", "", "2014-04-01", "2014-06-30"),
        ("for 2014–15, quarter 3", "", "2014-10-01", "2014-12-31"),
        ("in quarter four of 2014–15", "", "2015-01-01", "2015-03-31"),
        ("the second quarter of 2014/15", "", "2014-07-01", "2014-09-30"),
        ("the first quarter of 2015", "", "", ""),
        ("the last quarter of 2014", "", "2014-10-01", "2014-12-31"),
        ("Between 2012 and 2015, it", "", "2012-04-01", "2015-03-31"),
        ("in 2013-4 it", "", "2013-04-01", "2014-03-31"),
        ("the 2014–15 performance of", "", "2014-04-01", "2015-03-31"),
        ("the three-year period from 2011–2013", "", "", ""),
        ("in the previous three-year period", "", "", ""),
        ("seen within the last six months", "", "", ""),
        ("In the last twelve months up until April 2015, ten", "", "2014-05-01", "2015-04-30"),
        ("In the six months up until March 2015, ten", "", "2014-10-01", "2015-03-31"),
        ("At the time of the inspection, at 19 September 2015, ten", "2015-09-19", "", ""),
        ("At the time of inspection (19 September 2015), ten", "2015-09-19", "", ""),
        ("Within the last 12 months, ten", "", "2014-10-09", "2015-10-08"),
        ("in the quarter ending 31 March", "", "", ""),
        ("the first three quarters of 2014–15", "", "2014-04-01", "2014-12-31"),
        ("the first nine months of 2014–15", "", "2014-04-01", "2014-12-31"),
        ("in the quarter ending 31 March 2014", "", "2014-01-01", "2014-03-31"),
        ("in the year to August 2014", "", "2013-09-01", "2014-08-31"),
        ("the 12 months up to and including June 2015", "", "2014-07-01", "2015-06-30"),
        ("the three years to the end of September 2015", "", "2012-10-01", "2015-09-30"),
        ("January to March 2014", "", "2014-01-01", "2014-03-31"),
        ("from April 2014 to March 2015", "", "2014-04-01", "2015-03-31"),
        ("from 1 April to 30 September 2015", "", "2015-04-01", "2015-09-30"),
        ("since 1 April 2015", "", "2015-04-01", "2015-10-08"),
        ("since October 2013", "", "2013-10-01", "2015-10-08"),
        ("in the last 12 months", "", "2014-10-09", "2015-10-08"),
        ("over the past three months", "", "2015-07-09", "2015-10-08"),
        ("in the 12-month period prior to the inspection", "", "2014-10-09", "2015-10-08"),
        ("in the year to date", "", "2015-04-01", "2015-10-08"),
        ("the year to date figure for 2015–16", "", "2015-04-01", "2015-10-08"),
        ("so far in 2015–16", "", "2015-04-01", "2015-10-08"),
        ("in the previous year", "", "", ""),
        ("at the end of March 2014–15", "2015-03-31", "", ""),
        ("in September 2014/15", "2014-09-30", "", ""),
        ("in April 2015–16", "", "2015-04-01", "2016-03-31"),
        ("at the end of quarter two, 2014–15", "2014-09-30", "", ""),
        ("at year end 2014–15", "2015-03-31", "", ""),
        ("at the time of the review", "2015-10-08", "", ""),
        ("current tracking of care leavers", "2015-10-08", "", ""),
        # a day that its month does not have is the month's last
        ("at 31 September 2014", "2014-09-30", "", ""),
        ("in the year up to 31 September 2014", "", "2013-10-01", "2014-09-30"),
        ("at 31/06/2014", "2014-06-30", "", ""),
        ("at 35 March 2014", "", "", ""),
        # spans of which one end says less than the other
        ("from 1 April to September 2014", "", "2014-04-01", "2014-09-30"),
        ("between 1 April and September", "", "2015-04-01", "2015-09-30"),
        ("between April and the end of September", "", "2015-04-01", "2015-09-30"),
        ("between April and 15 September 2014", "", "2014-04-01", "2014-09-15"),
        ("between November and March", "", "2014-11-01", "2015-03-31"),
        ("between December 2013 and March", "", "2013-12-01", "2014-03-31"),
        ("between April and March 2014–15", "", "2014-04-01", "2015-03-31"),
        ("from 1 April 2014 to date", "", "2014-04-01", "2015-10-08"),
        ("from April 2014 to the time of the inspection", "", "2014-04-01", "2015-10-08"),
        ("in July and August 2014", "", "2014-07-01", "2014-08-31"),
        ("in April and August 2014", "", "", ""),
        ("between 2013–14 and 2014–15", "", "2013-04-01", "2015-03-31"),
        # halves of a year
        ("in the first half of 2014–15", "", "2014-04-01", "2014-09-30"),
        ("in the second half of 2014–15", "", "2014-10-01", "2015-03-31"),
        ("in the first half of 2015", "", "2015-01-01", "2015-06-30"),
        ("in the first half of this financial year", "", "2015-04-01", "2015-09-30"),
        ("(mid-2014 estimates)", "2014-06-30", "", ""),
        ("the mid-year estimates for 2014", "2014-06-30", "", ""),
        ("During the inspection, ten", "2015-10-08", "", ""),
        ("During the period of this inspection, ten", "2015-10-08", "", ""),
        ("one of the 123 current eligible care leavers", "2015-10-08", "", ""),
        ("a current 12% of posts", "2015-10-08", "", ""),
        ("12% of posts today", "2015-10-08", "", ""),
        ("now below 12%", "2015-10-08", "", ""),
        ("since the 1st of April 2015", "", "2015-04-01", "2015-10-08"),
        ("since 2012", "", "", ""),
        ("since the inspection in 2012", "", "", ""),
        ("since the Ofsted inspection in June 2012", "", "2012-06-01", "2015-10-08"),
        ("On the day of the inspection", "2015-10-08", "", ""),
        ("now better than the national average, at 12%", "2015-10-08", "", ""),
        # terms are no years
        ("in the summer of 2014", "", "", ""),
        ("during the autumn term 2014–15", "", "", ""),
        ("in the academic year 2013–14", "", "2013-09-01", "2014-08-31"),
        ("in the calendar year 2014", "", "2014-01-01", "2014-12-31"),
        ("During 2014, ten", "", "2014-01-01", "2014-12-31"),
        ("at 31.03.2014", "2014-03-31", "", ""),
        ("at 31 March last year", "2014-03-31", "", ""),
        ("in June last year", "2014-06-30", "", ""),
        ("in 2014–15 (to 31 December)", "", "2014-04-01", "2014-12-31"),
        ("in 2014–15 up to the end of December 2014", "", "2014-04-01", "2014-12-31"),
        ("in the six months from April 2014", "", "2014-04-01", "2014-09-30"),
    ],
)
def test_words_become_days(text: str, as_of: str, first: str, last: str) -> None:
    assert one(text) == (as_of, first, last)


def test_a_rolling_span_ends_on_the_sections_own_date() -> None:
    when = When(inspection_end=date(2015, 10, 8), section=date(2015, 8, 31))
    assert one("In the last 12 months", when) == ("", "2014-09-01", "2015-08-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the last 12 months (2013–14), ten", ("", "2013-04-01", "2014-03-31")),
        ("In the last 12 months (2 June 2014 to 1 June 2015), ten", ("", "2014-06-02", "2015-06-01")),
        ("in the past year (to 31 August 2015)", ("", "2014-09-01", "2015-08-31")),
        ("in the last six months to June 2015", ("", "2015-01-01", "2015-06-30")),
        ("the latest figures (March 2015)", ("2015-03-31", "", "")),
        ("the most recent data to June 2015", ("2015-06-30", "", "")),
    ],
)
def test_words_in_brackets_say_which_span_it_is(text: str, expected: tuple[str, ...]) -> None:
    assert one(text) == expected


def test_a_quarter_takes_the_year_of_the_quarter_behind_it() -> None:
    told = periods.find("from 33% in the second quarter to 81% in the fourth quarter of 2014–15", WHEN)
    assert [(p.first, p.last) for p in told] == [
        (date(2014, 7, 1), date(2014, 9, 30)),
        (date(2015, 1, 1), date(2015, 3, 31)),
    ]


def test_two_days_joined_by_and_are_no_span() -> None:
    assert [p.as_of for p in periods.find("at 31 March 2013 and 31 March 2014", WHEN)] == [
        date(2013, 3, 31),
        date(2014, 3, 31),
    ]
    assert periods.find("now below the average of the region", WHEN) == []


def test_figures_in_brackets_do_not() -> None:
    assert len(periods.find("in the last 12 months (45 in 2013–14)", WHEN)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47% at the end of March 2014 and 57% at the same point in 2015", ("2015-03-31", "", "")),
        ("47% at 31 March 2014 and 57% at the same time the previous year", ("2013-03-31", "", "")),
        ("47% in April to June 2014 and 57% in the same period in 2015", ("", "2015-04-01", "2015-06-30")),
        ("47% in 2013–14 and in the same period 12", ("", "2013-04-01", "2014-03-31")),
        ("47% in 2013–14, up from 41% in the previous year", ("", "2012-04-01", "2013-03-31")),
        ("47% in 2014, up from 41% the previous year", ("", "2013-01-01", "2013-12-31")),
        ("47% at 31 March 2014, up from 41% in the previous year", ("", "", "")),
        ("47% at 31 March 2014, up from 41% a year earlier", ("2013-03-31", "", "")),
        ("47% in 2013–14, up from 41% the year before", ("", "2012-04-01", "2013-03-31")),
        ("47% at 31 March 2014, up from 41% the year before", ("", "", "")),
    ],
)
def test_words_that_lean_on_the_time_before(text: str, expected: tuple[str, ...]) -> None:
    found = periods.find(text, WHEN)[-1]
    assert tuple(d.isoformat() if d else "" for d in (found.as_of, found.first, found.last)) == expected


@pytest.mark.parametrize("words", ["the best result in the past 10 years", "the lowest level since March 2011"])
def test_a_record_is_no_time_of_a_figure(words: str) -> None:
    assert periods.find(f"At 12%, this is {words}", WHEN) == []


def test_one_year_among_several_has_no_days() -> None:
    assert one("12 plans each year over the past four years") == ("", "", "")
    assert one("This has been the case for the last three years") == ("", "", "")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Since the last inspection (November 2012)", "2012-11-01"),
        ("Since the previous Ofsted inspection of safeguarding on 5 June 2012", "2012-06-05"),
        ("since the last inspection in 2012", ""),
    ],
)
def test_the_date_of_the_inspection_before_dates_what_has_happened_since(words: str, first: str) -> None:
    assert one(f"{words}, two reviews") == ("", first, "2015-10-08" if first else "")


def test_what_the_inspection_before_was_of_is_left_out_of_a_times_words() -> None:
    (long,) = periods.find("Since the last inspection of care for children of all ages in June 2013, two reviews", WHEN)
    assert long.text == "Since the last inspection … in June 2013"
    (short,) = periods.find("Since the last inspection in June 2013, two reviews", WHEN)
    assert short.text == "Since the last inspection in June 2013"


def test_a_time_takes_its_own_preposition_only() -> None:
    assert [p.text for p in periods.find("Figures show that in 2014–15 ten", WHEN)] == ["in 2014–15"]
    assert [p.text for p in periods.find("In the year to 31 March 2015, ten", WHEN)] == ["In the year to 31 March 2015"]
    assert [p.text for p in periods.find("a comparison last year’s figure", WHEN)] == ["last year’s"]


def test_a_later_day_leans_on_the_one_before() -> None:
    first, later = periods.find("221 at 31 October 2014 and 153 a year later", WHEN)
    assert (first.as_of, later.as_of) == (date(2014, 10, 31), date(2015, 10, 31))


def test_months_take_the_year_that_the_sentence_names() -> None:
    found = periods.find("during 2014, from 21% in January to 80% in May", WHEN)
    assert [p.as_of for p in found[1:]] == [date(2014, 1, 31), date(2014, 5, 31)]


def test_without_an_inspection_now_has_no_day() -> None:
    assert one("currently", When()) == ("", "", "")


@given(st.dates(min_value=date(2009, 1, 1), max_value=date(2030, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert one(f"At {day.day} {day:%B} {day.year}, it") == (day.isoformat(), "", "")


@given(st.integers(min_value=2005, max_value=2040), st.sampled_from(["–", "-", "/", " - ", "- "]))
def test_a_financial_year_is_read_back(year: int, sign: str) -> None:
    expected = ("", f"{year}-04-01", f"{year + 1}-03-31")
    assert one(f"in {year}{sign}{(year + 1) % 100:02d} it") == expected


@given(st.integers(min_value=1, max_value=36), st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 1, 1)))
def test_a_span_of_months_has_its_length(months: int, end: date) -> None:
    (found,) = periods.find(f"in the {months} months to {end.day} {end:%B} {end.year}", When(end))
    assert found.first is not None and found.last == end
    assert abs((end + timedelta(days=1) - found.first).days - months * 30.44) < 4


@given(st.text(max_size=200))
def test_any_text_is_read_without_trouble(text: str) -> None:
    for period in periods.find(text, WHEN):
        assert 0 <= period.start < period.end <= len(text)
