"""What ties a figure to words of another sentence, and what does not (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph


def rows(*texts: str) -> list[tuple[str, str, float]]:
    document = Document("", [], [Paragraph(text, 1) for text in texts])
    found, _ = facts(document, Header(inspection_end="2016-06-30"))
    return [(f.metric, f.role, f.value) for f in found]


def values(*texts: str) -> list[float]:
    return [value for _, _, value in rows(*texts)]


def test_a_figure_at_the_head_of_a_sentence_goes_on() -> None:
    text = "Too many care leavers are NEET. At 37% (81), there has been some, but not enough, reduction since 2014."
    assert values(text) == [37]


def test_a_sentence_that_begins_with_this_goes_on() -> None:
    text = (
        "In 2014–15, 61% of care leavers were in education, employment or training. This decreased to 54% in 2015–16."
    )
    assert values(text) == [61, 54]


@pytest.mark.parametrize(
    "text",
    [
        "Some 41% of care leavers are NEET. It is also positive that 22% of care leavers have a driving licence.",
        "The authority is in touch with 93% of care leavers. The proportion of 17-year-olds who stay looked after until"
        " they are 18 has improved and was 71% in 2015.",
    ],
)
def test_a_sentence_with_a_subject_of_its_own_does_not_go_on(text: str) -> None:
    assert len(values(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The proportion of care leavers in education, employment or training has risen from just below half to"
            " nearly two thirds.",
            [50, 66.7],
        ),
        ("In all, two out of three care leavers are in suitable accommodation.", [66.7]),
        ("Staff turnover is 20%, which equates to one in five posts.", [20]),
    ],
)
def test_a_share_in_words_stands_at_the_end_of_a_clause_or_before_people(text: str, expected: list[float]) -> None:
    assert values(text) == expected


def test_the_ends_of_a_range_over_parts_are_no_figures() -> None:
    assert values("Staff turnover is 14%, with rates in teams ranging from 6% to 31%.") == [14]


@pytest.mark.parametrize("words", ["in the country", "nationwide", "across the country"])
def test_the_country_is_england(words: str) -> None:
    assert rows(f"Staff turnover is 14%, compared with 16% {words}.")[1] == ("turnover_rate_pct", "england", 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There has been a marked increase in the number of looked after children. This has risen from 312 in March"
            " 2012 to 377 in March 2014.",
            [("cla_count", 312), ("cla_count", 377)],
        ),
        (
            "The number of children looked after has changed. This is positive, with contacts from schools rising from"
            " 83 in 2013–14 to 106 in 2014–15.",
            [],
        ),
        (
            "At 31 March 2016, 97 children were the subject of a child protection plan, the same number as at 31 March"
            " 2015.",
            [("cp_plan_count", 97), ("cp_plan_count", 97)],
        ),
        (
            "In May 2016, 97 children were the subject of a child protection plan. This is unchanged from March 2015.",
            [("cp_plan_count", 97), ("cp_plan_count", 97)],
        ),
        (
            "In May 2016, 97 children were the subject of a child protection plan. This is the same number as at the"
            " end of March 2015.",
            [("cp_plan_count", 97), ("cp_plan_count", 97)],
        ),
        (
            "In May 2016, 97 children were the subject of a child protection plan. This is an increase of 12 from 85 in"
            " March 2015.",
            [("cp_plan_count", 97), ("cp_plan_count", 85)],
        ),
        (
            "In May 2016, 97 children were the subject of a child protection plan. In March 2015, this figure was 85.",
            [("cp_plan_count", 97), ("cp_plan_count", 85)],
        ),
        (
            "In May 2016, 97 children were the subject of a child protection plan. This is broadly the same as in March"
            " 2015, when the plans of 94 were reviewed.",
            [("cp_plan_count", 97)],
        ),
        (
            "Managers know the children who are privately fostered. In March 2016, fewer than six children were living"
            " in such placements.",
            [("private_fostering_count", 6)],
        ),
        ("Young people speak well of their homes. At present, nine live in such placements.", []),
    ],
)
def test_a_count_leans_on_the_sentence_before(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(metric, value) for metric, _, value in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 18% of initial health assessments were late. This was an improvement from 31% in 2014.",
        "Some 18% of initial health assessments were late, an improvement from 31%.",
    ],
)
def test_what_those_were_who_did_not_is_no_share_of_those_who_did(text: str) -> None:
    assert rows(text) == []


def test_what_is_left_of_a_whole_is_a_share() -> None:
    text = "Some 18% of initial health assessments were late. This means that 82% were on time."
    assert rows(text) == [("health_assessment_timeliness_pct", "actual", 82)]


def test_in_brackets_the_first_figure_is_the_authoritys_own() -> None:
    assert rows("Average caseloads are above the recommended level (24 as opposed to 18).") == [
        ("caseload_avg", "actual", 24),
        ("caseload_avg", "target", 18),
    ]


def test_an_announced_count_is_that_of_the_phrase_nearest_to_it() -> None:
    text = (
        "The child protection population has risen from 61 to 140 in 2014–15, and the population of looked after"
        " children has fallen from 212 to 187 in the same year."
    )
    assert [(metric, value) for metric, _, value in rows(text)] == [
        ("cp_plan_count", 61),
        ("cp_plan_count", 140),
        ("cla_count", 212),
        ("cla_count", 187),
    ]


@pytest.mark.parametrize("words", ["London 18%", "North West 18%", "region 18%"])
def test_a_region_may_stand_right_before_its_figure(words: str) -> None:
    assert rows(f"Staff turnover was 15% ({words}).")[1:] == [("turnover_rate_pct", "region", 18)]


def test_phrases_that_have_figures_of_their_own_take_no_others() -> None:
    assert rows("Sexual abuse accounts for 5% of plans and physical abuse for 8%.") == [
        ("cp_category_sexual_pct", "actual", 5),
        ("cp_category_physical_pct", "actual", 8),
    ]
