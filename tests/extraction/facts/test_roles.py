"""Whose figure it is: the authority's own, a target, England's, the region's (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Fact, Header
from analysis.reading.document import Document, Paragraph


def found(text: str) -> list[Fact]:
    return facts(Document("", [], [Paragraph(text, 1)]), Header(inspection_end="2016-06-30"))[0]


def told(text: str) -> list[tuple[str, float]]:
    return [(f.role, f.value) for f in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trust expects 92% of initial health assessments to be done within 28 days.", [("target", 92)]),
        ("The council aims to complete 92% of initial health assessments within 28 days.", [("target", 92)]),
        ("Members have an ambition that 97% of personal education plans will be up to date.", [("target", 97)]),
        ("The council is working towards 97% of personal education plans being completed on time.", [("target", 97)]),
        ("Performance has not reached the expected 97% of looked after reviews on time.", [("target", 97)]),
        ("The service’s objective, to hold 97% of looked after reviews on time, is far off.", [("target", 97)]),
        ("Leaders want 97% of looked after reviews to be on time by December 2016.", [("target", 97)]),
        ("The target is for agency staff to be 12% of the workforce.", [("target", 12)]),
        ("Agency staff are 21% of social workers; the council’s ambition is 6%.", [("actual", 21), ("target", 6)]),
        ("The service plans to reduce agency staff from 21% to 12%.", [("actual", 21), ("target", 12)]),
        (
            "Some 90% of initial health assessments should be completed within 28 days, but only 71% are.",
            [("target", 90), ("actual", 71)],
        ),
        (
            "The authority aims for 96% of return home interviews to be completed; the actual figure is 69%.",
            [("target", 96), ("actual", 69)],
        ),
    ],
)
def test_what_somebody_aims_at_is_a_target(text: str, expected: list[tuple[str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The authority aims to see all children quickly, and 88% of initial health assessments are on time.",
        "Leaders intend to do better and currently 88% of initial health assessments are on time.",
        "The council aims to build on its 88% of initial health assessments on time.",
        "A clear ambition for children means that 88% of initial health assessments are on time.",
        "The aim of timely initial health assessments is met in 88% of cases.",
        "Only 88% of children who should have initial health assessments on time receive them.",
    ],
)
def test_what_is_stays_actual_beside_an_aim(text: str) -> None:
    assert told(text) in ([("actual", 88)], [])


def test_a_count_that_somebody_aims_at_is_none() -> None:
    text = "Leaders aim to reduce the number of children in care to 450. There are now 512 children in care."
    assert told(text) == [("actual", 512)]


def test_a_day_after_the_inspection_bars_an_actual() -> None:
    assert told("Agency staff will make up 11% of the workforce in March 2017.") == []
    assert told("At 31 March 2017, 212 children were looked after.") == []
    # the inspection's own month has begun, and 2015–16 is a span before its end
    assert told("Agency staff made up 11% of the workforce in June 2016.") == [("actual", 11)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nationally, 16% of child protection plans are repeat plans.", [("england", 16)]),
        ("Across England, 89% of children in care have an annual health assessment.", [("england", 89)]),
        ("In the North West, 81% of care leavers are in suitable accommodation.", [("region", 81)]),
        (
            "Nationally, 81% of care leavers are in suitable accommodation; locally it is 90%.",
            [("england", 81), ("actual", 90)],
        ),
        ("The national picture is of 16% of child protection plans being repeat plans.", [("england", 16)]),
        ("National data show that 61,000 children were looked after at 31 March 2015.", []),
        ("Nationally, 48,300 children were subject to a child protection plan.", []),
    ],
)
def test_a_sentence_about_the_country_tells_nothing_of_the_authority(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff turnover is 12%, above that of the region (10%).", [10]),
        ("Staff turnover is 12%, above the rate in the region (10%).", [10]),
        ("Staff turnover is 12%, above that of the East Midlands (10%) and England (15%).", [10]),
        ("Staff turnover is 12%, lower than in the South East (17%).", [17]),
        ("Staff turnover is 12%; the figure for London is 18%.", [18]),
        ("Staff turnover is 12% (Inner London 18%, England 15%).", [18]),
        ("Staff turnover is 12% (England: 15%; region: 11%).", [11]),
        ("Staff turnover is 12%, compared with 14% across Yorkshire and the Humber.", [14]),
        ("Staff turnover is 12%, better than the East of England average of 14%.", [14]),
        ("Staff turnover is 12%, compared with 15% in England and 10% in the North East.", [10]),
        ("Staff turnover is in the region of 12%.", []),
    ],
)
def test_a_region_is_known_by_its_name(text: str, expected: list[float]) -> None:
    rows = told(text)
    assert [value for role, value in rows if role == "region"] == expected
    assert [value for role, value in rows if role == "actual"] == [12]


def test_a_target_behind_a_comparator_takes_only_its_own_figure() -> None:
    text = "It takes 190 days from placement order to match (England 220 days; target 121 days)."
    assert told(text) == [("actual", 190), ("england", 220), ("target", 121)]


def test_a_bracket_behind_a_comparator_holds_the_own_figure_first() -> None:
    text = "Vacancy is higher than in similar local authorities (14% compared with 9%)."
    assert told(text) == [("actual", 14), ("similar", 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover is 12%, compared with 15% nationally and 18% in the region.", [("england", 15), ("region", 18)]),
        ("Turnover is 12%, higher than the region’s 9%.", [("region", 9)]),
        ("Turnover is 12%, lower than London boroughs’ 15%.", [("region", 15)]),
        ("Turnover is 12%, similar to the North West (15%).", [("region", 15)]),
        ("Turnover is 12%, above the North Eastern rate of 10%.", [("region", 10)]),
        ("Turnover is 12% in the South West team.", []),
    ],
)
def test_the_region_may_be_told_in_many_ways(text: str, expected: list[tuple[str, float]]) -> None:
    assert told(text) == [("actual", 12), *expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("half the national rate of 17%", [("england", 17)]),
        ("less than half the England average of 17%", [("england", 17)]),
        ("two thirds of the regional figure (12%)", [("region", 12)]),
        ("which is half the figure for similar authorities", []),
        ("a quarter of that in England", []),
        ("half the rate of 2014", []),
        ("almost half of what it was in 2014", []),
    ],
)
def test_a_part_of_anothers_figure_is_no_share(words: str, expected: list[tuple[str, float]]) -> None:
    assert told(f"Turnover is 8.4%, {words}.") == [("actual", 8.4), *expected]


@pytest.mark.parametrize(
    "text",
    [
        "Most child protection visits are undertaken within required timescales (94%).",
        "Child protection visits within the statutory timescale stand at 94%.",
        "Child protection visits are made within the expected timeframe: 94% in 2015–16.",
        "Reviews of looked after children are held within statutory requirements (94%).",
        "Initial child protection conferences are held within required timescales in 94% of cases.",
        "The proportion of initial child protection conferences within the statutory time limit is 94%.",
    ],
)
def test_a_share_within_a_time_is_what_is(text: str) -> None:
    assert told(text) == [("actual", 94)]


def test_a_target_behind_timescales_stays_one() -> None:
    text = "Only 85% of looked after reviews were held within timescales against a target of 96%."
    assert told(text) == [("actual", 85), ("target", 96)]


def test_a_range_that_is_recommended_is_a_target() -> None:
    text = "The average caseload of an IRO is 82, above the range of 50 to 70 recommended in statutory guidance."
    assert told(text) == [("actual", 82), ("target", 50), ("target", 70)]


def test_a_share_is_none_of_a_count() -> None:
    text = (
        "Some 79% of initial child protection conferences were held on time. The number of children with a plan has"
        " increased and is closer to the statistical neighbour average, 43% compared to 48%."
    )
    assert told(text) == [("actual", 79)]


def test_a_target_range_of_shares_is_no_figure() -> None:
    assert told("The repeat plan rate is 14.2%, within the council’s target range of 12% to 15%.") == [("actual", 14.2)]
    assert told("The repeat plan rate is 14.2%, against a target of between 12% and 15%.") == [("actual", 14.2)]


@pytest.mark.parametrize(
    "text",
    [
        "The council met its target of less than 18% of children having three or more placement moves.",
        "The re-referral rate is 20%, above the target of fewer than 18%.",
        "The re-referral rate is 20%, above the target of below 18%.",
        "The re-referral rate is 20%; the target is to be below 18%.",
        "The council aims to reduce agency staff to under 18%.",
        "The council aims for fewer than 18% of its social workers to be agency staff.",
    ],
)
def test_a_target_may_be_a_bound(text: str) -> None:
    assert [(f.value, f.qualifier) for f in found(text) if f.role == "target"] == [(18, "below")]


@pytest.mark.parametrize("words", ["below the target of 18%", "less than the 18% target", "under the 18% nationally"])
def test_a_figure_that_another_is_below_is_exact(words: str) -> None:
    assert [f.qualifier for f in found(f"The re-referral rate is 15%, {words}.")] == ["exact", "exact"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council has a target of fewer than 300 children looked after.", [("target", 300)]),
        ("The target is to have fewer than 300 looked after children.", [("target", 300)]),
        (
            "There are 350 looked after children; the target is for 300 looked after children by March 2018.",
            [("actual", 350), ("target", 300)],
        ),
        ("The target population of 300 looked after children is well known.", [("actual", 300)]),
        ("Services are targeted at 300 looked after children.", [("actual", 300)]),
    ],
)
def test_a_count_may_be_a_target(text: str, expected: list[tuple[str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In England it was 28%.", "england"),
        ("Nationally this was 28%.", "england"),
        ("Across England, the figure is 28%.", "england"),
        ("England averaged 28%.", "england"),
        ("Statistical neighbours averaged 28%.", "similar"),
        ("For statistical neighbours it was 28%.", "similar"),
        ("The comparable figure nationally was 28%.", "england"),
        ("Regionally, the rate was 28%.", "region"),
    ],
)
def test_the_next_sentence_may_tell_another_s(text: str, role: str) -> None:
    assert told(f"Staff turnover was 12%. {text}") == [("actual", 12), (role, 28)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(SN 14%, England 15%)", [("similar", 14), ("england", 15)]),
        ("against a national picture of 15%", [("england", 15)]),
        ("better than the 15% seen nationally", [("england", 15)]),
        ("compared with 15% in the rest of England", [("england", 15)]),
        ("above its statistical neighbours, whose average is 15%", [("similar", 15)]),
        ("the lowest in the region, where the average is 15%", [("region", 15)]),
        ("compared with 15% in statistically similar authorities", [("similar", 15)]),
        ("compared with 15% in authorities of a similar size", [("similar", 15)]),
        ("compared with 15% for its family group", [("similar", 15)]),
        ("compared with 15% for peer authorities", [("similar", 15)]),
        ("lower than both England (15%) and the region (14%)", [("england", 15), ("region", 14)]),
        # nobody knows who the others are
        ("lower than in other authorities (15%)", []),
        ("compared with 15% in other local authorities", []),
        ("compared with 15% elsewhere", []),
    ],
)
def test_comparators_have_many_names(words: str, expected: list[tuple[str, float]]) -> None:
    assert told(f"Turnover is 12%, {words}.") == [("actual", 12), *expected]


@pytest.mark.parametrize(
    "text",
    [
        "In line with the national average, turnover is 12%.",
        "Turnover, in line with the national average, is 12%.",
        "Unlike in similar authorities, turnover has been 12%.",
        "Turnover is in line with the national average at 12%.",
    ],
)
def test_what_a_figure_is_like_does_not_own_it(text: str) -> None:
    assert told(text) == [("actual", 12)]


def test_a_comparator_may_change_too() -> None:
    text = "Turnover fell from 14% to 12% while the national average rose from 15% to 16%."
    assert told(text) == [("actual", 14), ("actual", 12), ("england", 15), ("england", 16)]
    assert told("Turnover, though below the national average, has risen from 12% to 14%.") == [
        ("actual", 12),
        ("actual", 14),
    ]


def test_where_children_live_names_no_comparator() -> None:
    assert told("Some 41% of looked after children live outside the borough, in other local authorities.") == [
        ("actual", 41)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnover is better than target at 12%.", [("actual", 12)]),
        ("The council’s target is to reduce turnover from 12% to 10%.", [("actual", 12), ("target", 10)]),
        ("Turnover of 12% compares with 14%.", [("actual", 12)]),
        ("Turnover of 12% compares with 14% in 2014.", [("actual", 12), ("actual", 14)]),
        ("Turnover is 12%, more than 2% above England and 3% above similar authorities.", [("actual", 12)]),
        (
            "Turnover is 12%, compared with between 14% and 16% nationally.",
            [("actual", 12), ("england", 14), ("england", 16)],
        ),
        ("Care proceedings take 30 weeks, longer than the statutory 26 weeks.", [("actual", 30), ("target", 26)]),
        ("Care proceedings take 24 weeks, within the 26-week limit.", [("actual", 24), ("target", 26)]),
        ("Care proceedings average 24 weeks, within the 26 weeks required by law.", [("actual", 24), ("target", 26)]),
    ],
)
def test_what_is_meets_misses_or_differs_from_what_is_asked(text: str, expected: list[tuple[str, float]]) -> None:
    assert told(text) == expected
