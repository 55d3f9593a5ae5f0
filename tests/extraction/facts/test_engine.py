"""The engine: structure, time, whose figure it is, and what is no fact (texts in our own words)."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Doubt, Fact, Header
from analysis.reading.document import Document, Paragraph

HEADER = Header(inspection_start="2016-06-07", inspection_end="2016-06-30")


def read(*paragraphs: Paragraph | str) -> tuple[list[Fact], list[Doubt]]:
    made = [Paragraph(p, 1) if isinstance(p, str) else p for p in paragraphs]
    return facts(Document("", [], made), HEADER)


def rows(*paragraphs: Paragraph | str) -> list[tuple[str, str, float]]:
    return [(f.metric, f.role, f.value) for f in read(*paragraphs)[0]]


def times(*paragraphs: Paragraph | str) -> list[tuple[float, str | None, str | None, str | None]]:
    return [(f.value, f.as_of, f.period_start, f.period_end) for f in read(*paragraphs)[0]]


def test_an_empty_document_has_no_facts() -> None:
    assert read() == ([], [])


def test_a_bullet_takes_its_meaning_and_its_date_from_its_lead() -> None:
    lead = "At 31 March 2016, 301 children were being looked after by the local authority. Of this number:"
    bullet = Paragraph("eight live in residential special schools", 4, "bullet", lead=lead)
    (fact,) = read(bullet)[0]
    assert (fact.metric, fact.value, fact.as_of, fact.page) == ("cla_residential_school_count", 8, "2016-03-31", 4)


def test_a_rolling_lead_ends_on_the_date_of_its_section() -> None:
    section = "Children looked after in this area"
    found = read(
        Paragraph(
            "At 31 March 2016, 301 children were being looked after by the local authority.",
            4,
            "bullet",
            section=section,
        ),
        Paragraph("there have been 18 adoptions", 4, "bullet", lead="In the last 12 months:", section=section),
    )[0]
    assert [(f.value, f.period_start, f.period_end) for f in found[1:]] == [(18, "2015-04-01", "2016-03-31")]


def test_the_second_bullet_under_a_lead_is_told_from_the_first() -> None:
    meals = "The proportion of children entitled to free school meals:"
    language = "The proportion of children with English as an additional language:"
    text = "in primary schools is 16% (the national average is 15%)"
    assert rows(Paragraph(text, 1, "bullet", lead=meals)) == [
        ("fsm_primary_pct", "actual", 16),
        ("fsm_primary_pct", "england", 15),
    ]
    assert rows(Paragraph(text, 1, "bullet", lead=language)) == [
        ("eal_primary_pct", "actual", 16),
        ("eal_primary_pct", "england", 15),
    ]


def test_lines_without_bullet_marks_go_on_from_a_colon() -> None:
    section = "Children looked after in this area"
    found = rows(
        Paragraph(
            "At 31 March 2016, 301 children were being looked after. Of this number:", 4, "bullet", section=section
        ),
        Paragraph("140 (or 47%) live outside the local authority area", 4, section=section),
        Paragraph("none is in residential special schools", 4, section=section),
    )
    assert found[1:] == [
        ("cla_out_of_area_count", "actual", 140),
        ("cla_out_of_area_pct", "actual", 47),
        ("cla_residential_school_count", "actual", 0),
    ]
    assert rows("The proportion of children entitled to free school meals:", "in primary schools is 16%") == [
        ("fsm_primary_pct", "actual", 16)
    ]


def test_of_these_speaks_of_the_group_named_before() -> None:
    lead = "At 31 March 2016, 301 children were being looked after by the local authority. Of this number:"
    text = "42 live in residential children’s homes. Of these, 17 live outside the authority area."
    found = read(Paragraph(text, 4, "bullet", lead=lead))[0]
    assert [(f.metric, f.value, f.population) for f in found] == [
        ("cla_residential_home_count", 42, ""),
        ("cla_out_of_area_count", 17, "in residential children’s homes"),
    ]


def test_what_a_count_was_before_is_a_row_with_its_own_date() -> None:
    text = (
        "At 30 April 2016, 212 children were the subject of a child protection plan. This is a"
        " reduction from 1,240 at 31 March 2015."
    )
    assert times(text) == [(212, "2016-04-30", None, None), (1240, "2015-03-31", None, None)]


def test_the_same_number_as_before_is_a_row() -> None:
    text = (
        "At 30 April 2016, six children lived in a privately arranged fostering placement. This is"
        " the same number as at 31 March 2015."
    )
    found = read(text)[0]
    assert [(f.value, f.as_of) for f in found] == [(6, "2016-04-30"), (6, "2015-03-31")]
    assert "six" in found[1].quote


def test_each_figure_of_a_change_takes_the_time_beside_it() -> None:
    text = "The timeliness of initial child protection conferences rose from 37% in 2013–14 to 55% in 2014–15."
    assert times(text) == [(37, None, "2013-04-01", "2014-03-31"), (55, None, "2014-04-01", "2015-03-31")]


def test_a_time_at_the_head_of_a_sentence_holds_for_its_figures() -> None:
    text = "In 2014–15, the average length of care proceedings was 31 weeks, against a national average of 30 weeks."
    assert times(text) == [(31, None, "2014-04-01", "2015-03-31"), (30, None, "2014-04-01", "2015-03-31")]


def test_now_is_the_authoritys_own_time() -> None:
    text = "Care proceedings now take 27 weeks on average, compared with an England average of 30 weeks."
    assert times(text) == [(27, "2016-06-30", None, None), (30, None, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Care proceedings take 34 weeks on average; this is above the target of 26 weeks.", ["actual", "target"]),
        (
            "Staff turnover is 14%, below statistical neighbours (16%) and the England average (17%).",
            ["actual", "similar", "england"],
        ),
        ("Staff turnover, at 14%, compares well with 16% nationally.", ["actual", "england"]),
        (
            "Staff turnover of 14% is better than similar authorities and England at 15% and 17% respectively.",
            ["actual", "similar", "england"],
        ),
        (
            "The average length of care proceedings is 29 weeks, close to the regional average of 30 weeks.",
            ["actual", "region"],
        ),
        ("Care proceedings are completed in 33 weeks on average and miss the 26-week target.", ["actual", "target"]),
        ("The proportion of dental checks was above the England average at 91%.", ["actual"]),
    ],
)
def test_whose_figure_it_is(text: str, expected: list[str]) -> None:
    assert [role for _, role, _ in rows(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("17%", "exact"),
        ("about 17%", "approx"),
        ("just under 17%", "approx"),
        ("fewer than 17%", "below"),
        ("over 17%", "above"),
    ],
)
def test_how_exactly_a_figure_is_given(words: str, expected: str) -> None:
    (fact,) = read(f"Staff turnover is {words}.")[0]
    assert (fact.value, fact.qualifier) == (17, expected)


def test_an_average_given_as_a_range_makes_two_rows() -> None:
    found = read("Average caseloads are between 15 and 18.")[0]
    assert [(f.metric, f.value, f.qualifier) for f in found] == [
        ("caseload_avg", 15, "approx"),
        ("caseload_avg", 18, "approx"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Care proceedings took nine weeks longer than elsewhere.",
        "The time from entering care to adoption was 58 days shorter than the national average.",
        "Of the initial child protection conferences, 28% were late.",
        "A third of review health assessments were not completed on time.",
        "Inspectors sampled 14 children on child protection plans.",
        "Ensure that all care leavers are in suitable accommodation.",
        "One social worker had a caseload of 41.",
        "Almost all managers are permanent.",
        "Child protection visits are unannounced in 12 of the cases that inspectors saw.",
        "The authority has 12 agency social workers.",
    ],
)
def test_look_alikes_are_no_facts(text: str) -> None:
    assert rows(text) == []


def test_a_complement_goes_on_to_the_figures_joined_to_it() -> None:
    assert (
        rows("Of initial child protection conferences, 27% were out of timescale in May, rising to 42% in June.") == []
    )


def test_a_sentence_goes_on_about_the_one_before() -> None:
    text = (
        "Initial health assessments are too slow. Only 46% were completed within timescales in May"
        " 2016. This compares with 39% in April 2016."
    )
    assert rows(text) == [
        ("health_assessment_timeliness_pct", "actual", 46),
        ("health_assessment_timeliness_pct", "actual", 39),
    ]


def test_a_sentence_about_something_else_does_not_go_on() -> None:
    text = "Initial health assessments are timely. In 2015–16, 34% of pupils attained five good GCSEs."
    assert rows(text) == []


def test_figures_in_brackets_belong_to_the_words_before_them() -> None:
    text = "Health assessments (88%), dental checks (79%) and immunisations (91%) are improving."
    assert rows(text) == [("health_assessment_timeliness_pct", "actual", 88), ("dental_check_pct", "actual", 79)]


def test_figures_before_of_belong_to_the_words_behind_them() -> None:
    text = "In May, 83% of review health assessments and 92% of dental checks were completed on time."
    assert rows(text) == [("health_assessment_timeliness_pct", "actual", 83), ("dental_check_pct", "actual", 92)]


def test_a_paragraph_over_two_pages_gives_each_row_its_page() -> None:
    text = "Staff turnover is 17%. The vacancy rate for social workers is 9%."
    paragraph = Paragraph(text, 7, breaks=[(0, 7), (23, 8)])
    assert [(f.value, f.page) for f in read(paragraph)[0]] == [(17, 7), (9, 8)]


def test_a_figure_said_twice_is_two_rows() -> None:
    assert len(rows("Staff turnover is 17%.", "Staff turnover is 17%.")) == 2


def test_two_figures_for_one_day_are_kept_and_told() -> None:
    found, doubts = read(
        "At 31 March 2016, 212 children were the subject of a child protection plan.",
        "At 31 March 2016, there were 219 children subject to child protection plans.",
    )
    assert [f.value for f in found] == [212, 219]
    (doubt,) = doubts
    assert (doubt.table, doubt.subject) == ("facts", "cp_plan_count")
    assert "212" in doubt.reason and "219" in doubt.reason


def test_quotes_are_short_and_hold_the_figure() -> None:
    text = (
        "Leaders have worked hard with partners across the area to recruit, to retain and to develop their staff,"
        " and as a result of this work, which began well before the previous inspection and has continued since,"
        " staff turnover has come down to 12.5% overall, although some teams in the north of the area still find it"
        " difficult to fill their posts and to keep the workers they have."
    )
    (fact,) = read(text)[0]
    assert "12.5%" in fact.quote and "turnover" in fact.quote and fact.quote in text and len(fact.quote) <= 160


def test_footnotes_and_headings_hold_no_facts() -> None:
    assert (
        rows(Paragraph("Staff turnover is 17%.", 1, "footnote"), Paragraph("Staff turnover is 17%", 1, "heading")) == []
    )


def test_typewriters_marks_read_like_printers_and_are_quoted_as_they_stand() -> None:
    straight = read("At 31 March 2015, 26 children lived in private children's homes.")[0]
    assert [(f.metric, f.value) for f in straight] == [("cla_residential_home_count", 26)]
    assert "children's homes" in straight[0].quote
    assert rows("There are 24 'staying put' arrangements.") == [("staying_put_count", "actual", 24)]
    lead = "The council's figures. Of this number:"
    assert rows(Paragraph("52 live in residential children's homes", 1, "bullet", lead=lead)) == [
        ("cla_residential_home_count", "actual", 52)
    ]
