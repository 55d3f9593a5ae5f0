"""Counts whose noun is left out, because it stands before (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph

HEADER = Header(inspection_start="2016-06-07", inspection_end="2016-06-30")


def told(text: str) -> list[tuple[str, float, str]]:
    """The figures of a text, each with its day or the first day of its span."""
    found = facts(Document("", [], [Paragraph(text, 1)]), HEADER)[0]
    return [(f.metric, f.value, f.as_of or f.period_start or "") for f in found]


LOOKED = "At 31 March 2015, 290 children were being looked after. "


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("There were 20 adoptions in 2013–14 and 23 in 2014–15.", [(23, "2014-04-01")]),
        ("In 2013–14 there were 20 adoptions and 23 in 2014–15.", [(23, "2014-04-01")]),
        ("There were 20 adoptions in 2013–14, 23 in 2014–15 and just 12 in 2015–16.", [(23, "2014"), (12, "2015")]),
        ("There were 20 adoptions in 2013–14 and five more since April 2016.", [(5, "2016-04-01")]),
        ("Twenty children were adopted in 2013–14 and 11 have been adopted since April 2014.", [(11, "2014-04-01")]),
        ("There were 20 adoptions in 2013–14 and three more in 2014–15.", []),
        ("There were 20 adoptions in 2013–14 and 12 carers were approved in 2014–15.", []),
        ("Twenty children were adopted in 2013–14 and complaints fell to 12 in 2014–15.", []),
        ("There were 20 adoptions in 2013–14, with 15 children placed, and 23 in 2014–15.", []),
        ("There were 20 adoptions in 2013–14 and 23 in 2014–15 nationally.", []),
        ("There were 20 adoptions in 2013–14; there have been 14 to date.", [(14, "")]),
    ],
)
def test_a_second_count_of_another_time_leaves_out_its_noun(text: str, more: list[tuple[float, str]]) -> None:
    first, *others = told(text)
    assert first == ("adoption_count", 20, "2013-04-01")
    assert [value for _, value, _ in others] == [value for value, _ in more]
    assert all(day.startswith(start) for (_, _, day), (_, start) in zip(others, more, strict=True))


def test_the_last_of_a_change_may_be_followed_by_another() -> None:
    text = "The number of SGOs fell from 44 in 2013–14 to 30 in 2014–15 and only five from April to September 2015."
    assert [(value, day) for _, value, day in told(text)] == [
        (44, "2013-04-01"),
        (30, "2014-04-01"),
        (5, "2015-04-01"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "day"),
    [
        ("The number at 31 March 2011 was 280.", 280, "2011-03-31"),
        ("The figure reported for 2013–14 was 280.", 280, "2013-04-01"),
        ("At 6 November 2015 this figure was 312.", 312, "2015-11-06"),
        ("By 6 November 2015 it was 312.", 312, "2015-11-06"),
        ("At 6 November 2015 there were 312.", 312, "2015-11-06"),
        ("This number had increased (to 312) at the time of the inspection.", 312, "2016-06-30"),
        ("This has risen to 312.", 312, ""),
    ],
)
def test_a_sentence_tells_the_count_of_the_one_before_again(text: str, value: float, day: str) -> None:
    assert told(LOOKED + text)[1:] == [("cla_count", value, day)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of complaints at 31 March 2014 was 12.",
        "It was 12 months later that the plan began.",
        "In May 2015 it had 12 workers.",
        "The budget is large. In May 2015 it was 312.",
        "Of these, 60% live with relatives. This has risen to 312.",
        "At 31 March 2014 it was 60.",
    ],
)
def test_what_is_told_of_something_else_is_no_count(text: str) -> None:
    assert told(LOOKED + text)[1:] == []


@pytest.mark.parametrize(
    "text",
    [
        "There were 20 and 23 adoptions in 2013–14 and 2014–15 respectively.",
        "In 2013–14 and 2014–15 there were 20 and 23 adoptions respectively.",
    ],
)
def test_two_counts_in_the_order_of_two_times(text: str) -> None:
    assert told(text) == [("adoption_count", 20, "2013-04-01"), ("adoption_count", 23, "2014-04-01")]


def test_three_counts_in_the_order_of_three_times() -> None:
    text = "There were 20, 23 and 25 adoptions in 2013–14, 2014–15 and 2015–16 respectively."
    assert [(value, day) for _, value, day in told(text)] == [
        (20, "2013-04-01"),
        (23, "2014-04-01"),
        (25, "2015-04-01"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At 31 March 2015 there were 182 children looked after and at 31 March 2016 there were 190.",
        "At 31 March 2015 there were 182 children looked after, and by 31 March 2016 this had reached 190.",
        "There were 182 children looked after at 31 March 2015; at 31 March 2016 this was 190.",
        "The number of children looked after at 31 March 2015 was 182; the number at 31 March 2016 was 190.",
    ],
)
def test_the_next_clause_tells_the_count_again(text: str) -> None:
    assert told(text) == [("cla_count", 182, "2015-03-31"), ("cla_count", 190, "2016-03-31")]


def test_two_counts_of_two_days() -> None:
    counted = [("cla_count", 355, "2014-03-31"), ("cla_count", 360, "2015-03-31")]
    assert told("Numbers of children looked after at 31 March 2014 and 31 March 2015 were 355 and 360.") == counted
    before = "At 30 June 2016, 362 children were looked after. "
    assert told(before + "This is above the numbers for 31 March 2014 and 31 March 2015 of 355 and 360.")[1:] == counted


def test_thousands_may_be_set_apart_by_a_space() -> None:
    assert told("At 31 March 2014, 1 234 children were looked after.") == [("cla_count", 1234, "2014-03-31")]
    assert told("In 2015 245 children were adopted.") == [("adoption_count", 245, "2015-01-01")]
    assert told("At 31 March 2014 301 children were looked after.") == [("cla_count", 301, "2014-03-31")]


OTHER_AGES = [("cla_count", 30, "2015-03-31"), ("cla_count", 252, "2015-03-31"), ("cla_count", 10, "2015-03-31")]
AGES = [("cla_count", 30, "2015-03-31"), ("cla_count", 250, "2015-03-31"), ("cla_count", 10, "2015-03-31")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They comprise 30 children under five years of age, 250 of school age and 10 post-16 young people.", AGES),
        ("This number included 30 children under five, 250 of school age and 10 aged over 16.", AGES),
        ("Of these, 30 are under five, 250 are of school age and 10 are over 16.", AGES),
        ("They comprise 30 children under five years of age and 250 of school age.", []),
        ("They comprise 30 children under five, 20 with disabilities and 10 post-16 young people.", []),
        ("They comprise 30 children under five, 252 of school age and 10 post-16 young people.", OTHER_AGES),
        ("They comprise 140 cases of neglect and 150 of emotional abuse.", []),
    ],
)
def test_the_next_sentence_tells_the_parts_of_a_count(text: str, parts: list[tuple[str, float, str]]) -> None:
    assert told(LOOKED + text)[1:] == parts


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Care leavers do well; six (10%) are at university.", [("care_leaver_university_count", 6)]),
        ("Sixty children were placed for adoption; 40 were adopted.", [("adoption_count", 40)]),
        ("There are 230 children on a child protection plan and 391 are looked after.", [("cla_count", 391)]),
        # they may be a part of those, or are other people
        ("There are 230 children on a child protection plan and 39 are looked after.", []),
        ("Of the 300 disabled children, 391 are looked after.", []),
        ("Twelve children with disabilities have plans; 50 are looked after.", []),
    ],
)
def test_people_named_before_are_left_out(text: str, rows: list[tuple[str, float]]) -> None:
    before = ("cp_plan_count", "placed_for_adoption_count", "care_leaver_university_pct")
    assert [(metric, value) for metric, value, _ in told(text) if metric not in before] == rows
