"""The group that a figure is of: bound to the figure whose noun it describes, and written one way."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import ages, facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph

EET, NEET, SUITABLE = "care_leaver_eet_pct", "care_leaver_neet_pct", "care_leaver_suitable_accommodation_pct"
MOVES, ETHNIC, COUNT, OUT_PCT = (
    "placement_moves_3plus_pct",
    "minority_ethnic_pct",
    "care_leaver_count",
    "cla_out_of_area_pct",
)
HEALTH, OUT, SCR = "health_assessment_timeliness_pct", "cla_out_of_area_count", "scr_count"


def told(text: str, lead: str = "") -> list[tuple[str, str, float, str]]:
    paragraph = Paragraph(text, 1, "bullet" if lead else "paragraph", lead=lead)
    found, _ = facts(Document("", [], [paragraph]), Header(inspection_end="2016-06-30"))
    return [(f.metric, f.role, f.value, f.population) for f in found]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("19- to 21-year-olds", "aged 19 to 21"),
        ("16- and 17-year-old care leavers", "aged 16 to 17"),
        ("those aged 18, 19 and 20 years", "aged 18 to 20"),
        ("young people aged between 16 and 21", "aged 16 to 21"),
        ("all children (aged 0–19)", "aged 0 to 19"),
        ("care leavers over 21 years of age", "aged over 21"),
        ("care leavers over 18 live", "aged over 18"),
        ("children under the age of 16 years", "aged under 16"),
        ("children aged five to 15", "aged 5 to 15"),
        ("the over fives", "aged over 5"),
        ("aged 19 and over", "aged 19 and over"),
        ("aged 16+", "aged 16 and over"),
        ("care leavers up to the age of 21", "aged up to 21"),
        ("aged nineteen", "aged 19"),
        ("care leavers aged 19 to 21, 72 live alone", "aged 19 to 21"),
    ],
)
def test_an_age_is_written_one_way(words: str, label: str) -> None:
    assert [part.label for part in ages.find(f"Of {words}")] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "They stay with their carers after the age of 18.",
        "One 17-year-old has moved.",
        "Young people who turned 18 years old moved on.",
        "Over 20 miles away, under 10 weeks, aged 90, over 300 children.",
        "The care plan is 16 pages long.",
    ],
)
def test_what_happens_at_an_age_is_no_group(text: str) -> None:
    assert ages.find(text) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # each its own
        (
            "In all, 81% of 17- to 18-year-old care leavers and 64% of 19- to 21-year-olds are in education, employment"
            " or training.",
            [(EET, "actual", 81, "aged 17 to 18"), (EET, "actual", 64, "aged 19 to 21")],
        ),
        # everybody, then a part
        (
            "Some 91% of all care leavers and 84% of those aged 18 to 20 are in suitable accommodation.",
            [(SUITABLE, "actual", 91, ""), (SUITABLE, "actual", 84, "aged 18 to 20")],
        ),
        (
            "Some 41% of care leavers are NEET, rising to 56% for those aged 19.",
            [(NEET, "actual", 41, ""), (NEET, "actual", 56, "aged 19")],
        ),
        (
            "Some 96% of 17-year-old care leavers are in suitable accommodation, and 88% of older care leavers.",
            [(SUITABLE, "actual", 96, "aged 17"), (SUITABLE, "actual", 88, "")],
        ),
        # named first, for all that follow
        (
            "The proportion of 19-year-old care leavers in suitable accommodation rose from 71% to 82%, above the"
            " national average of 77%.",
            [
                (SUITABLE, "actual", 71, "aged 19"),
                (SUITABLE, "actual", 82, "aged 19"),
                (SUITABLE, "england", 77, "aged 19"),
            ],
        ),
        # a comparator is of the same group
        (
            "In March 2015, 61% of care leavers aged 19 were NEET, compared with a national average of 43%.",
            [(NEET, "actual", 61, "aged 19"), (NEET, "england", 43, "aged 19")],
        ),
        # carried to a sentence that goes on about it, and no further
        (
            "Some 44% of care leavers aged 19 and over are NEET. This is above the England average of 39%.",
            [(NEET, "actual", 44, "aged 19 and over"), (NEET, "england", 39, "aged 19 and over")],
        ),
        (
            "Some 44% of care leavers aged 19 are NEET. The share of care leavers in suitable accommodation is 90%.",
            [(NEET, "actual", 44, "aged 19"), (SUITABLE, "actual", 90, "")],
        ),
        # what the metric means leaves nobody out
        (
            "Approximately 41,000 children under the age of 18 years live in the borough.",
            [("child_population", "actual", 41000, "")],
        ),
        (
            "Approximately 21% of children aged under 16 are living in poverty.",
            [("child_poverty_pct", "actual", 21, "aged under 16")],
        ),
        # groups of the catalogue
        (
            "Only 44% of initial health assessments are completed on time, while 92% of review health assessments are.",
            [(HEALTH, "actual", 44, "initial health assessments"), (HEALTH, "actual", 92, "review health assessments")],
        ),
        (
            "The timeliness of initial and annual health assessments (81% and 93% respectively) is good.",
            [(HEALTH, "actual", 81, "initial health assessments"), (HEALTH, "actual", 93, "review health assessments")],
        ),
        (
            "Two serious case reviews have been completed. One serious case review is ongoing.",
            [(SCR, "actual", 2, "completed"), (SCR, "actual", 1, "ongoing")],
        ),
        (
            "Two serious case reviews have been completed or are ongoing at the time of the inspection.",
            [(SCR, "actual", 2, "")],
        ),
    ],
)
def test_a_group_is_bound_to_its_figure(text: str, rows: list[tuple[str, str, float, str]]) -> None:
    assert told(text) == rows


def test_a_part_of_whom_some_live_away_is_their_group() -> None:
    lead = "At 31 March 2016, 301 children were being looked after by the local authority. Of this number:"
    text = "120 live with foster families, of whom 41 live out of the authority area"
    assert (OUT, "actual", 41, "living with foster families") in told(text, lead)


def test_a_lead_in_says_whom_its_bullets_are_of() -> None:
    rows = told("52% are in education, employment or training", "Of care leavers aged 19 to 21:")
    assert rows == [(EET, "actual", 52, "aged 19 to 21")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a base that is wider than the metric's, or another
        (
            "Minority ethnic children are 12% of the school age population.",
            [(ETHNIC, "actual", 12, "school age population")],
        ),
        ("Minority ethnic children are 12% of all children in the area.", [(ETHNIC, "actual", 12, "")]),
        (
            "The proportion of children in care and care leavers in education, employment or training is 61%.",
            [(EET, "actual", 61, "children in care and care leavers")],
        ),
        (
            "Outcomes for children in care and care leavers improve: 61% of care leavers are in education, employment"
            " or training.",
            [(EET, "actual", 61, "")],
        ),
        # a part that only the head of the sentence tells
        (
            "Of those children in foster or residential care, 41% live out of the area.",
            [(OUT_PCT, "actual", 41, "in foster or residential care")],
        ),
        (
            "Some 92% of the care leavers that the service is in touch with live in suitable accommodation.",
            [(SUITABLE, "actual", 92, "those in touch")],
        ),
        # another measure than the definition's
        (
            "Some 7% of looked after children had three or more placements over a three-year period.",
            [(MOVES, "actual", 7, "over three years")],
        ),
        (
            "Over the last three years, 9% of looked after children had three or more placements within a year.",
            [(MOVES, "actual", 9, "")],
        ),
        (
            "Three serious case reviews, two of which have been published, were commissioned in May.",
            [(SCR, "actual", 3, ""), (SCR, "actual", 2, "published; commissioned")],
        ),
        (
            "Nine looked after children live with parents (six families), of whom one child lives out of the area.",
            [("cla_with_parents_count", "actual", 9, ""), (OUT, "actual", 1, "living with parents")],
        ),
        # a part of the area, and of the young people
        (
            "In the north of the county, 45% of care leavers are in education, employment or training.",
            [(EET, "actual", 45, "in the north of the county")],
        ),
        (
            "Some 40% of young women leaving care are not in education, employment or training.",
            [(NEET, "actual", 40, "young women")],
        ),
        # a team's own
        (
            "The 19+ team supports 90 care leavers, of whom 60% are in education, employment or training.",
            [(COUNT, "actual", 90, "the 19+ team"), (EET, "actual", 60, "the 19+ team")],
        ),
        ("The leaving care team supports 143 care leavers.", [(COUNT, "actual", 143, "the leaving care team")]),
        ("The authority supports 143 care leavers.", [(COUNT, "actual", 143, "")]),
        ("There are 143 care leavers (18–24).", [(COUNT, "actual", 143, "aged 18 to 24")]),
        # the same figure in another unit
        (
            "Five looked after children live with parents, of whom 20% (one child) lives out of the authority area.",
            [
                ("cla_with_parents_count", "actual", 5, ""),
                (OUT_PCT, "actual", 20, "living with parents"),
                (OUT, "actual", 1, "living with parents"),
            ],
        ),
    ],
)
def test_a_figure_of_a_part_names_it(text: str, rows: list[tuple[str, str, float, str]]) -> None:
    assert told(text) == rows


def test_the_years_of_a_trend_are_of_the_group_that_it_was_told_of() -> None:
    text = (
        "The number of 19-year-old care leavers in education, employment or training is falling. In 2012, 73% of care"
        " leavers were in education, employment or training. This dropped to 60% in 2013."
    )
    assert told(text) == [(EET, "actual", 73, "aged 19"), (EET, "actual", 60, "aged 19")]
    other = "Few care leavers aged 19 work. In 2012, 73% of care leavers were in education, employment or training."
    assert told(other) == [(EET, "actual", 73, "")]
