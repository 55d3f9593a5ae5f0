"""Units that are named once, for the figure beside them or the figures that follow (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph

PLANS = "cp_plan_rate_per_10k"
WEEKS = "care_proceedings_weeks"


def rows(text: str) -> list[tuple[str, str, float]]:
    found, _ = facts(Document("", [], [Paragraph(text, 1)]), Header(inspection_end="2016-06-30"))
    return [(f.metric, f.role, f.value) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rate of children with a child protection plan is 38 per 10,000, compared with 44 nationally.",
            [(PLANS, "actual", 38), (PLANS, "england", 44)],
        ),
        (
            "The rate of children with a child protection plan was 48 per 10,000, above statistical neighbours (41.4)"
            " and England (42.1).",
            [(PLANS, "actual", 48), (PLANS, "similar", 41.4), (PLANS, "england", 42.1)],
        ),
        (
            "The rate of children with a child protection plan is 38 per 10,000. The England figure is 44.",
            [(PLANS, "actual", 38), (PLANS, "england", 44)],
        ),
        (
            "Care proceedings take 28 weeks on average, compared with 32 nationally and 34 across the region.",
            [(WEEKS, "actual", 28), (WEEKS, "england", 32), (WEEKS, "region", 34)],
        ),
        (
            "Care proceedings take 28 weeks, against an England average of 32 and a target of 26.",
            [(WEEKS, "actual", 28), (WEEKS, "england", 32), (WEEKS, "target", 26)],
        ),
        (
            "Care proceedings take 28 weeks: similar authorities take 30 and the national average is 31.",
            [(WEEKS, "actual", 28), (WEEKS, "similar", 30), (WEEKS, "england", 31)],
        ),
        (
            "Care proceedings took 28 weeks in 2014–15 and 25 in 2015–16.",
            [(WEEKS, "actual", 28), (WEEKS, "actual", 25)],
        ),
        (
            "Care proceedings take 28 weeks, down from 35 in 2014–15.",
            [(WEEKS, "actual", 28), (WEEKS, "actual", 35)],
        ),
    ],
)
def test_a_comparator_leaves_out_the_unit(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Care proceedings take 28 weeks, and nationally 30 authorities take longer.",
        "Care proceedings take 28 weeks, while nationally there were 9 inspections in 2015.",
        "Care proceedings take 28 weeks. The council has 30 social workers.",
    ],
)
def test_a_count_beside_a_figure_with_a_unit_stays_a_count(text: str) -> None:
    assert rows(text) == [(WEEKS, "actual", 28)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate per 10,000 of children on a child protection plan was 59.3 in 2014–15.", [59.3]),
        ("The child protection plan rate per 10,000 was 59.3 in 2014–15.", [59.3]),
        (
            "The rate of children on a child protection plan per 10,000 population was 59.3 in 2014–15, compared with"
            " 66.0 in 2013–14.",
            [59.3, 66],
        ),
    ],
)
def test_a_rate_may_name_its_unit_before_its_figure(text: str, expected: list[float]) -> None:
    assert rows(text) == [(PLANS, "actual", value) for value in expected]


def test_two_comparators_stand_in_the_order_of_the_two_figures() -> None:
    text = (
        "Children took 470 days from entering care to placement and 181 days from placement order to match, against"
        " national thresholds of 426 and 121 days."
    )
    assert rows(text) == [
        ("adoption_a1_days", "actual", 470),
        ("adoption_a2_days", "actual", 181),
        ("adoption_a1_days", "target", 426),
        ("adoption_a2_days", "target", 121),
    ]
    text = (
        "The timeliness of initial child protection conferences (78%) and of review conferences (97%) is better than in"
        " similar authorities (74% and 94% respectively)."
    )
    assert rows(text) == [
        ("icpc_timeliness_pct", "actual", 78),
        ("cp_review_timeliness_pct", "actual", 97),
        ("icpc_timeliness_pct", "similar", 74),
        ("cp_review_timeliness_pct", "similar", 94),
    ]
