"""Where a statement inside a sentence ends, and what is denied in it (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph


def rows(text: str) -> list[tuple[str, str, float]]:
    found, _ = facts(Document("", [], [Paragraph(text, 1)]), Header(inspection_end="2016-06-30"))
    return [(f.metric, f.role, f.value) for f in found]


def values(text: str) -> list[float]:
    return [value for _, _, value in rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Last year 91% of initial child protection conferences were on time; 99% of those in care have a named worker.",
        "Last year 91% of initial child protection conferences were on time and 99% of families knew their worker.",
        "Initial child protection conferences were on time in 91% of cases, with 84% of parents attending.",
        "Initial child protection conferences are timely, at 91%; school attendance is 38%.",
        "At 91%, initial child protection conferences are timely; 38% of children attended.",
    ],
)
def test_a_share_of_its_own_group_takes_no_phrase_from_before(text: str) -> None:
    assert values(text) == [91]


@pytest.mark.parametrize(
    "text",
    [
        "Some 17% of referrals were re-referrals; 41% of families had been known before.",
        "The vacancy rate is 17%, and 30% of newly qualified workers have left.",
        "In all, 17% of care leavers are NEET and 41% of care leavers are parents.",
    ],
)
def test_neither_does_a_share_of_the_same_group_with_another_verb(text: str) -> None:
    assert values(text) == [17]


@pytest.mark.parametrize(
    "text",
    [
        "Initial assessments were on time in 81% of cases in 2013–14; in 2014–15 this was 91%.",
        "Initial assessments are timely: 81% in the north team; 91% in the south team.",
        "In 2013–14, 81% of initial assessments were on time, and 91% of assessments in 2014–15.",
        "In 2013–14, 81% of initial assessments were on time; 91% were completed within ten days in 2014–15.",
        "Initial assessments were on time in 81% of cases; twelve months later it was 91%.",
    ],
)
def test_what_goes_on_about_the_phrase_keeps_it(text: str) -> None:
    assert values(text) == [81, 91]


def test_a_comparator_behind_a_semicolon_keeps_its_phrase() -> None:
    text = "The vacancy rate is 17%; statistical neighbours are at 14% and the authority’s ambition is 10%."
    assert [(role, value) for _, role, value in rows(text)][:2] == [("actual", 17), ("similar", 14)]


@pytest.mark.parametrize(
    "text",
    [
        "Four fifths of managers’ posts exist, but 62% of managers are not permanent members of staff.",
        "Of the social workers, 62% are not agency staff.",
        "All but 12% of posts are filled with permanent staff.",
        "Except for 8%, all care leavers are in suitable accommodation.",
        "The proportion of care leavers who are not in suitable accommodation is 8%.",
        "Non-permanent staff make up 15% of the workforce.",
        "Some 83% of referrals were not re-referrals.",
        "In all, 62% of looked after children do not live outside the authority’s area.",
        "In 2014–15, all but four of them live with foster carers.",
    ],
)
def test_a_phrase_that_is_denied_gives_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the service, 82% of staff are permanent and 10% are not.", 82),
        ("It is not good enough that 30% of social workers are agency staff.", 30),
        ("Some 85% of social workers are permanent, not agency staff.", 85),
        ("A vacancy rate of 12% is not unusual.", 12),
    ],
)
def test_not_elsewhere_denies_nothing(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The gap between the authority’s rate of looked after children per 10,000 and that of the region was 22.4.",
        "The difference between our vacancy rate and the national rate was 7%.",
    ],
)
def test_how_far_two_are_apart_is_no_figure(text: str) -> None:
    assert values(text) == []


def test_the_figures_on_both_sides_of_a_gap_are() -> None:
    text = "The gap between the vacancy rate (12%) and that of England (15%) is closing."
    assert [(role, value) for _, role, value in rows(text)] == [("actual", 12), ("england", 15)]


@pytest.mark.parametrize(
    "quarters", ["Quarters 1 and 2", "quarters 2 and 3", "Quarters 1, 2 and 3", "quarters two to four"]
)
def test_quarters_are_no_rates(quarters: str) -> None:
    assert values(f"In {quarters} the rate of looked after children was 61 per 10,000.") == [61]


@pytest.mark.parametrize(
    "text",
    [
        "The number of child protection plans started fell (140 compared to 196 in 2014).",
        "The number of child protection plans that ended was 130.",
        "The number of children becoming subject to a child protection plan was 140 in 2015.",
        "There were 412 looked after children reviews and 300 children in need meetings in 2014–15.",
    ],
)
def test_flows_and_things_of_children_do_not_count_them(text: str) -> None:
    assert values(text) == []
