"""Which time a figure has: its own, that of its sentence, or none (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph

HEADER = Header(inspection_start="2016-06-07", inspection_end="2016-06-30")
Y2013, Y2014, YEAR = "2013-04-01/2014-03-31", "2014-04-01/2015-03-31", "2015-07-01/2016-06-30"
THREE = [(14, ""), (16, ""), (18, Y2013)]
CLOSED_THREE = [(12, Y2014), (14, Y2014), (16, Y2014)]
CLOSED = [(14, Y2014), (15, Y2014), (16, Y2014)]


def times(text: str) -> list[tuple[float, str]]:
    found = facts(Document("", [], [Paragraph(text, 1)]), HEADER)[0]
    return [(f.value, f.as_of or (f"{f.period_start}/{f.period_end}" if f.period_start else "")) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a time behind a figure is that figure's alone
        ("Care proceedings have come down from 44 weeks in 2013–14 to 32 weeks.", [(44, Y2013), (32, "")]),
        ("Care proceedings have come down from 44 weeks, in 2013–14, to 32 weeks.", [(44, Y2013), (32, "")]),
        ("Staff turnover has risen from 12% to 14% in March 2016.", [(12, ""), (14, "2016-03-31")]),
        # … and what is published every year may be compared with it
        ("Staff turnover was 14% in 2014–15, compared with 16% nationally.", [(14, Y2014), (16, Y2014)]),
        ("Staff turnover was 14% in May 2016, compared with 16% nationally.", [(14, "2016-05-31"), (16, "")]),
        (
            "Staff turnover was 14% at 31 March 2016, compared with 16% nationally.",
            [(14, "2016-03-31"), (16, "2016-03-31")],
        ),
        # what has changed since is not of the day before, nor is 'now' where another's verb stands beside it
        (
            "On 31 March 2015, 240 children had child protection plans; this figure has since fallen to 180.",
            [(240, "2015-03-31"), (180, "")],
        ),
        ("Staff turnover has fallen to 8%, and families now have steadier relationships.", [(8, "")]),
        ("Staff turnover has fallen to 8%, and is now low.", [(8, "2016-06-30")]),
        # 'currently' holds for the sentence that follows, and for no more
        (
            "Currently, the authority supports 30 care leavers. In all, 60% are in suitable accommodation.",
            [(30, "2016-06-30"), (60, "2016-06-30")],
        ),
        (
            "Currently, the authority supports 30 care leavers. New homes are planned. The proportion of care leavers "
            "who are NEET is 40%.",
            [(30, "2016-06-30"), (40, "")],
        ),
        # a time that opens the sentence reaches all its figures, but not what was before
        ("In 2014–15, staff turnover was 14%, against 16% nationally.", [(14, Y2014), (16, Y2014)]),
        ("In 2014–15, staff turnover rose from 12% to 14%.", [(12, ""), (14, Y2014)]),
        (
            "In the year to 31 March 2015, turnover of managers was 12%, and turnover of all other staff was 14%.",
            [(12, "2014-04-01/2015-03-31"), (14, "2014-04-01/2015-03-31")],
        ),
        # 'now' at the end of a time that is being told
        ("The 2014–15 data shows that staff turnover now stands at 14%.", [(14, Y2014)]),
        ("In 2013–14 staff turnover was high but now stands at 14%.", [(14, "2016-06-30")]),
        # the older figure's time, told by a comparison
        ("Staff turnover is 14%, an improvement on the 2013–14 figure of 16%.", [(14, ""), (16, Y2013)]),
        # a month right before its figure
        (
            "Staff turnover has been volatile (January 14%, February 16% and April 12%).",
            [(14, "2016-01-31"), (16, "2016-02-29"), (12, "2016-04-30")],
        ),
        # the two ends of a span
        (
            "Staff turnover went down from 16% to 14% between March 2015 and March 2016.",
            [(16, "2015-03-31"), (14, "2016-03-31")],
        ),
    ],
)
def test_a_time_belongs_to_one_figure_or_to_its_sentence(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 'now' is the newer figure's, and stays in its clause
        ("Staff turnover has risen from 12% to the current level of 14%.", [(12, ""), (14, "2016-06-30")]),
        ("Staff turnover is now 14%, up from 12%.", [(14, "2016-06-30"), (12, "")]),
        ("Staff turnover is 14% and the number of those who are currently absent is high.", [(14, "")]),
        ("In all, 14% of social work posts and team manager posts are currently vacant.", [(14, "2016-06-30")]),
        # what a change began with keeps its time to itself
        ("Care proceedings improved in 2014–15, from 44 in 2013–14 to 32 weeks.", [(32, Y2014)]),
        ("Over the last 12 months care proceedings took less time, from 44 weeks to 32 weeks.", [(44, ""), (32, YEAR)]),
        # the time of a figure that follows
        ("Staff turnover is 14%, below the England average of 16% and the 2013–14 level of 18%.", THREE),
        # a time that closes a bracket is of all its figures
        ("Staff turnover (14%, against 15% in similar councils and 16% in England in 2014–15) is low.", CLOSED),
        # two changes told by the same span
        (
            "Turnover of managers fell from 16% to 14% between March 2015 and March 2016 and of all from 12% to 11%.",
            [(16, "2015-03-31"), (14, "2016-03-31"), (12, "2015-03-31"), (11, "2016-03-31")],
        ),
        # the report's data are of a time, so what it shows is
        ("The 2014–15 data show that more staff stay and turnover is now 14%.", [(14, Y2014)]),
        # a clause of its own has its own time
        ("Staff turnover is 14%, which reflects the pressure of the past 12 months.", [(14, "")]),
        # open words yield to the time that the sentence begins with
        ("At 31 March 2016, with more leavers than in the previous year, turnover was 14%.", [(14, "2016-03-31")]),
    ],
)
def test_a_time_that_is_not_the_nearest_one(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


def test_a_source_behind_the_full_stop_dates_the_sentence() -> None:
    assert times("About 29% of children live in poverty. (Child benefit data – as at 31 August 2014)") == [
        (29, "2014-08-31")
    ]


def test_the_same_rate_as_a_year_before_is_todays() -> None:
    before = "At 31 March 2016, 320 children were looked after, two fewer than at 31 March 2015 "
    assert times(before + "(the same rate of 80 per 10,000).") == [(320, "2016-03-31"), (80, "2016-03-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover was 14% in 2014–15. It has fallen from 17% in the previous year.", [(14, Y2014), (17, Y2013)]),
        ("Managers told of 2014–15. In the same period, turnover was 14%.", [(14, Y2014)]),
    ],
)
def test_words_that_lean_on_the_sentence_before(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


def bullets(section: str) -> list[str | None]:
    texts = (
        "At 31 March 2016, 300 children were looked after.",
        "Four children are unaccompanied asylum-seeking children.",
    )
    document = Document("", [], [Paragraph(text, 1, "bullet", section=section) for text in texts])
    return [f.as_of for f in facts(document, HEADER)[0]]


def test_only_bullets_that_are_parts_of_one_count_share_its_day() -> None:
    assert bullets("Children looked after in this area") == ["2016-03-31", "2016-03-31"]
    assert bullets("Child protection in this area") == ["2016-03-31", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff turnover (14%) has increased by a third since March 2015.", [(14, "")]),
        ("Staff turnover has increased to 14% since March 2015.", [(14, "")]),
        ("Staff turnover has increased from 12% since March 2015.", [(12, "2015-03-31")]),
        ("There have been 12 adoptions since 1 April 2016.", [(12, "2016-04-01/2016-06-30")]),
    ],
)
def test_since_names_where_a_change_began_or_a_count(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


def test_a_share_that_has_changed_over_a_span_stands_at_its_end() -> None:
    assert times("Over the past 12 months, the vacancy rate has fallen to 8%.") == [(8, "2016-06-30")]


def test_completed_or_ongoing_reviews_have_no_day() -> None:
    head = "Since the last inspection, "
    either = "two serious case reviews have been completed or are ongoing at the time of the inspection."
    assert times(head + either) == [(2, "")]
    assert times("Two serious case reviews were ongoing at the time of the inspection.") == [(2, "2016-06-30")]


NEXT = " Performance on care proceedings was an average of 33 weeks."


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("In 2014–15, court work was slow.", Y2014),
        ("At the time of the inspection, court work was slow.", "2016-06-30"),
        ("Court work is now slow.", ""),
        ("Court work has been slow in the past year.", ""),
        ("Court work has been slow since March 2015.", ""),
    ],
)
def test_only_a_fixed_time_holds_for_the_next_sentence(before: str, expected: str) -> None:
    assert times(before + NEXT) == [(33, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a time that opens a bracket is of the figures in there
        ("In 2014–15, staff turnover was 16% (in 2013–14, 14%).", [(16, Y2014), (14, Y2013)]),
        ("Staff turnover was 16% in 2014–15 (2013–14: 14%).", [(16, Y2014), (14, Y2013)]),
        (
            "At 31 March 2015, 320 children were looked after (in May 2016, this had risen to 340 children).",
            [(320, "2015-03-31"), (340, "2016-05-31")],
        ),
        # a full stop left out
        ("Staff turnover in 2013–14 was 14% In 2014–15, turnover was 16%.", [(14, Y2013), (16, Y2014)]),
        (
            "Staff turnover at 31 March 2015 was 14% At 31 March 2016, it was 16%.",
            [(14, "2015-03-31"), (16, "2016-03-31")],
        ),
    ],
)
def test_a_time_keeps_to_its_bracket_and_to_its_sentence(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover was high in 2014–15, at 16%, this has now dropped to 14%.", [(16, Y2014), (14, "2016-06-30")]),
        ("Turnover was high in 2014–15, at 16%, this has since dropped to 14%.", [(16, Y2014), (14, "")]),
        ("The vacancy rate is 12%, a reversal of the position in 2014.", [(12, "")]),
        ("The vacancy rate is 12%, in stark contrast to the situation in 2014.", [(12, "")]),
        (
            "The rate of child protection plans was 34 per 10,000 in March 2015 and has since increased to 40.",
            [(34, "2015-03-31"), (40, "")],
        ),
        (
            "The vacancy rate fell from 16% to 14% between 2013–14 and 2014–15.",
            [(16, Y2013), (14, Y2014)],
        ),
        ("Between 2013–14 and 2014–15, there were 12 adoptions.", [(12, "2013-04-01/2015-03-31")]),
        ("Since 2013–14, 12 children have been adopted.", [(12, "")]),
        ("Since the inspection in 2013, the vacancy rate has fallen from 16% to 14%.", [(16, ""), (14, "")]),
        ("The vacancy rate has fallen since March 2015, from 16% to 14%.", [(16, "2015-03-31"), (14, "")]),
        ("At the start of the year 16% of posts were vacant and now 14% are vacant.", [(16, ""), (14, "2016-06-30")]),
    ],
)
def test_what_has_moved_on_has_not_the_time_before(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


def test_a_part_is_of_the_day_of_its_whole() -> None:
    day = "2016-06-30"
    assert times("Of the 320 children currently looked after, 20 were placed with parents.") == [(320, day), (20, day)]


@pytest.mark.parametrize("ongoing", ["ongoing", "on-going", "on going", "under way", "underway"])
def test_a_day_is_of_what_goes_on_and_not_of_what_is_done(ongoing: str) -> None:
    either = f"Two serious case reviews have been completed or were {ongoing} at the time of the inspection."
    assert times(either) == [(2, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one verb, one time
        (
            "In all, 40% of team manager posts and 27% of social worker posts were vacant at 31 March 2016.",
            [(40, "2016-03-31"), (27, "2016-03-31")],
        ),
        ("There were 12 adoptions and 16 special guardianship orders in 2014–15.", [(12, Y2014), (16, Y2014)]),
        ("Turnover was 12%, the vacancy rate 14% and the agency rate 16% in 2014–15.", CLOSED_THREE),
        ("There were 12 adoptions in 2014–15, and 16 special guardianship orders.", [(12, Y2014), (16, Y2014)]),
        ("There are currently 40 care leavers at college, and 16 at university.", [(16, "2016-06-30")]),
        # a verb of its own, a time of its own
        ("The vacancy rate is 12% and turnover was 14% in 2014–15.", [(12, ""), (14, Y2014)]),
        ("Turnover was 12% in 2013–14 and the vacancy rate was 14%.", [(12, Y2013), (14, "")]),
        # in turn
        ("Turnover was 16% and 14% in 2013–14 and 2014–15 respectively.", [(16, Y2013), (14, Y2014)]),
        ("Turnover in 2013–14 and 2014–15 was 16% and 14%.", [(16, Y2013), (14, Y2014)]),
        (
            "Turnover at 31 March 2015 and 31 March 2016 was 16% and 14% respectively.",
            [(16, "2015-03-31"), (14, "2016-03-31")],
        ),
        (
            "Vacancy rates in April, May and June 2015 were 12%, 14% and 16%.",
            [(12, "2015-04-30"), (14, "2015-05-31"), (16, "2015-06-30")],
        ),
        # those of whom a part is told
        (
            "There were 120 looked after children at 31 March 2016, of whom 12 were placed with parents.",
            [(120, "2016-03-31"), (12, "2016-03-31")],
        ),
        # what a figure is held against is not what its time is of
        ("Staff turnover was 14% in 2014–15 against a target of 12%.", [(14, Y2014), (12, Y2014)]),
        (
            "Performance in 2014–15 was poor: the vacancy rate was 12% (national 14%); turnover 16% (national 18%).",
            [(12, Y2014), (14, Y2014), (16, Y2014), (18, Y2014)],
        ),
        ("In all, 31 children from 16 families are currently subject to child protection plans.", [(31, "2016-06-30")]),
        # what is compared has the time that closes its clause
        (
            "In 2014–15, turnover was 14%, compared to 12% for both similar authorities and nationally (2013–14).",
            [(14, Y2014), (12, Y2013), (12, Y2013)],
        ),
        # a day that closes a clause
        (
            "In 2014–15, 12 children were privately fostered, with 14 young people known to be privately "
            "fostered at 31 March 2016.",
            [(12, Y2014), (14, "2016-03-31")],
        ),
        (
            "At 31 March 2016, 90% of looked after children had a health assessment and 86% had visited a dentist in "
            "the last 12 months.",
            [(90, "2016-03-31"), (86, "2016-03-31")],
        ),
    ],
)
def test_figures_joined_by_and(text: str, expected: list[tuple[float, str]]) -> None:
    assert times(text) == expected


def test_what_happens_has_a_span_and_what_there_is_a_day() -> None:
    assert times("The number of adoptions has risen in the last 12 months from 12 to 16.") == [(12, ""), (16, YEAR)]
    assert times("The number of looked after children has risen in the last 12 months from 120 to 160.") == [
        (120, ""),
        (160, "2016-06-30"),
    ]


@pytest.mark.parametrize(
    ("next_sentence", "expected"),
    [
        ("This represents a rate of 60 per 10,000.", "2016-06-30"),
        ("This equates to a rate of 60 per 10,000 children.", "2016-06-30"),
        ("This is an increase of 20 children. This represents a rate of 60 per 10,000.", "2016-06-30"),
        ("The national rate of looked after children was falling, and the local rate was 60 per 10,000.", ""),
    ],
)
def test_the_same_told_again_is_of_the_same_day(next_sentence: str, expected: str) -> None:
    assert times(f"There are currently 320 looked after children. {next_sentence}")[-1] == (60, expected)


def test_what_is_published_is_of_another_time() -> None:
    before = "At the time of the inspection, 90% of care leavers were in suitable accommodation. "
    assert times(before + "The last published data show that 50% are in education, employment or training.")[-1] == (
        50,
        "",
    )
