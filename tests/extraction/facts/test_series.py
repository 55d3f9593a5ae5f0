"""Figures told in one row, and whose each of them is (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Fact, Header
from analysis.reading.document import Document, Paragraph

INITIAL, CORE = "initial_assessment_timeliness_pct", "core_assessment_timeliness_pct"
BOTH = "86% of initial assessments and 84% of core assessments are in timescale"


def found(text: str) -> list[Fact]:
    return facts(Document("", [], [Paragraph(text, 1)]), Header(inspection_end="2016-06-30"))[0]


def told(text: str) -> list[tuple[str, float]]:
    return [(f.role, f.value) for f in found(text)]


@pytest.mark.parametrize(
    "words",
    [
        "compared with 25% and 23% respectively",
        "compared with 25% and 23%",
        "against 25% and 23% respectively",
        "compared to 25%, 24% and 23% respectively",
        "higher than 25% and 23% respectively",
    ],
)
def test_what_is_set_beside_an_unnamed_comparator_is_none_of_the_authoritys(words: str) -> None:
    assert told(f"The re-referral rate is 20%, {words}.") == [("actual", 20)]


def test_a_row_may_leave_its_unit_out() -> None:
    text = "The rate of looked after children is 73 per 10,000 compared with 65 and 67 respectively."
    assert told(text) == [("actual", 73)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("compared with 22% and 24% for statistical neighbours and England respectively", ["similar", "england"]),
        ("compared with 22% and 24% respectively for statistical neighbours and England", ["similar", "england"]),
        ("against 22% and 24% respectively in similar authorities and nationally", ["similar", "england"]),
        ("compared to 22% and 24% for England and statistical neighbours respectively", ["england", "similar"]),
        ("compared with 22% and 24% nationally and regionally", ["england", "region"]),
        ("compared with 22% and 24% for England and the region respectively", ["england", "region"]),
        ("lower than the 22% and 24% reported by similar authorities and nationally", ["similar", "england"]),
        ("compared with statistical neighbours and England at 22% and 24% respectively", ["similar", "england"]),
        ("below the statistical neighbour and all-England averages of 22% and 24%", ["similar", "england"]),
        ("below statistical neighbours and England (22% and 24%)", ["similar", "england"]),
        ("below both national and London averages (22% and 24%)", ["england", "region"]),
    ],
)
def test_two_names_and_two_figures_go_in_one_order(words: str, expected: list[str]) -> None:
    text = f"The re-referral rate is 20%, {words}."
    assert told(text) == [("actual", 20), (expected[0], 22), (expected[1], 24)]


def test_three_names_and_three_figures_go_in_one_order() -> None:
    expected = [("actual", 20), ("similar", 22), ("region", 23), ("england", 24)]
    row = "22%, 23% and 24%"
    text = f"The re-referral rate is 20%, compared with {row} for statistical neighbours, the region and England."
    assert told(text) == expected
    text = f"Turnover, at 20%, is below the statistical neighbour, regional and England averages of {row} respectively."
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The proportion of re-referrals is lower than for statistical neighbours and nationally, at 20% compared with"
        " 25% and 23% respectively.",
        "The proportion of re-referrals is lower than for statistical neighbours and nationally (20%, 25% and 23%"
        " respectively).",
        "Agency staff were 6% of social workers, compared with 11% in comparable authorities and 12% in England. The"
        " proportion of re-referrals was 20% compared with 25% and 23% respectively.",
    ],
)
def test_the_names_may_stand_before_the_authoritys_own_figure(text: str) -> None:
    assert told(text)[-3:] == [("actual", 20), ("similar", 25), ("england", 23)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("compared with 75% and 77% respectively nationally", "england"),
        ("compared with 75% and 77% in similar councils", "similar"),
        ("better than similar councils (75% and 77%)", "similar"),
        ("above statistical neighbours at 75% and 77% respectively", "similar"),
        ("both of which are above statistical neighbours at 75% and 77% respectively", "similar"),
        ("against targets of 75% and 77%", "target"),
    ],
)
def test_a_row_of_one_name_is_of_the_metrics_in_their_order(words: str, value: str) -> None:
    rows = [(f.metric, f.role, f.value) for f in found(f"{BOTH}, {words}.")]
    assert rows[2:] == [(INITIAL, value, 75), (CORE, value, 77)]


def test_a_row_of_the_next_sentence_is_of_the_metrics_in_their_order() -> None:
    rows = [(f.metric, f.role, f.value) for f in found(f"{BOTH}. National figures are 75% and 77% respectively.")]
    assert rows[2:] == [(INITIAL, "england", 75), (CORE, "england", 77)]


def test_what_two_compare_well_with_is_another_s() -> None:
    text = "The vacancy rate of 12% and turnover of 10% compare well with England (16% and 15%)."
    assert [(f.metric[:7], f.role, f.value) for f in found(text)] == [
        ("vacancy", "actual", 12),
        ("turnove", "actual", 10),
        ("vacancy", "england", 16),
        ("turnove", "england", 15),
    ]


def test_an_older_pair_stays_the_authoritys_own() -> None:
    text = "The vacancy rate is 6% and the agency rate 9%, compared with 15% and 21% respectively in 2014."
    assert [(f.metric[:6], f.role, f.value) for f in found(text)][2:] == [
        ("vacanc", "actual", 15),
        ("agency", "actual", 21),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("compared to 11% for both similar local authorities and nationally", ["similar", "england"]),
        ("compared to 11% nationally and for statistical neighbours", ["england", "similar"]),
        ("above the 11% for England and similar authorities", ["england", "similar"]),
        ("above both the national average and statistical neighbours at 11%", ["england", "similar"]),
        ("above the England and statistical neighbour average of 11%", ["england", "similar"]),
        # the second has a figure of its own, or the first has none
        ("compared to 11% nationally and statistical neighbours at 14%", ["england"]),
        ("above statistical neighbours and the England average of 11%", ["england"]),
    ],
)
def test_one_figure_may_be_that_of_two(words: str, expected: list[str]) -> None:
    rows = told(f"The re-referral rate was 20%, {words}.")
    assert [role for role, value in rows if value == 11] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Re-referrals are higher than the national average (13% compared with 11%).", "england"),
        ("Re-referrals are higher than nationally, at 13% compared with 11%.", "england"),
        ("Re-referrals are higher than in similar authorities: 13% against 11%.", "similar"),
        (
            "A higher percentage of children than in similar authorities had three or more placements (13%, compared"
            " with 11%).",
            "similar",
        ),
        # not told whose it is, or of another time
        ("Re-referrals are higher than the national average and rising (13% compared with 11%).", ""),
        ("Re-referrals are higher than the national average (13% compared with 11% the previous year).", "actual"),
    ],
)
def test_a_comparator_named_before_the_own_figure_has_the_one_behind_it(text: str, expected: str) -> None:
    assert told(text) == [("actual", 13), *([(expected, 11)] if expected else [])]


@pytest.mark.parametrize("words", ["nationally (12% and 15% respectively)", "nationally, 12% and 15% respectively"])
def test_the_own_figure_may_be_the_first_of_the_row(words: str) -> None:
    assert told(f"Turnover is lower than {words}.") == [("actual", 12), ("england", 15)]


def test_a_time_in_brackets_is_that_of_both() -> None:
    text = (
        "In 2014–15, only 9% of children looked after lived in three or more placements during the year, compared to"
        " 11% for both similar local authorities and nationally (2013–14)."
    )
    rows = [(f.role, f.value, f.period_start) for f in found(text)]
    assert rows == [("actual", 9, "2014-04-01"), ("similar", 11, "2013-04-01"), ("england", 11, "2013-04-01")]


def test_names_may_stand_in_brackets_behind_their_figures() -> None:
    text = "Turnover is 12%, compared with 14% (statistical neighbours) and 15% (England)."
    assert told(text) == [("actual", 12), ("similar", 14), ("england", 15)]


def test_what_exceeds_an_average_is_not_late() -> None:
    text = "Initial assessments on time have risen from 80% to 90% and exceed the national average of 85%."
    assert told(text) == [("actual", 80), ("actual", 90), ("england", 85)]
