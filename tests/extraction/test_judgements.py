"""What a report says of its own grades, place by place, and the look-alikes that are no grades of it."""

from __future__ import annotations

import pytest

from analysis.extraction.judgements import judgements
from analysis.extraction.parts import part_headers
from analysis.reading import Line
from tests.extraction.furniture import Row, Table, both, header, lines, pages, read_table, told

ILACS = [
    "Judgement Grade",
    "The impact of leaders on social work practice with children and families Good",
    "The experiences and progress of children who need help and protection Requires improvement to be good",
    "The experiences and progress of children in care and care leavers Outstanding",
    "Overall effectiveness Good",
]
ILACS_GRADES = {
    "leadership": "good",
    "help_and_protection": "requires_improvement",
    "care_and_care_leavers": "outstanding",
    "overall": "good",
}
SIF = [
    "Children’s services in Anytown require improvement to be good",
    "1. Children who need help and protection Inadequate",
    "2. Children looked after and achieving permanence Requires improvement",
    "2.1 Adoption performance Good",
    "2.2 Experiences and progress of care leavers Outstanding",
    "3. Leadership, management and governance Requires improvement",
]
SIF_GRADES = {
    "overall": "requires_improvement",
    "help_and_protection": "inadequate",
    "children_in_care": "requires_improvement",
    "adoption": "good",
    "care_leavers": "outstanding",
    "leadership": "requires_improvement",
}
RECORD = [
    "Record of main findings",
    "Safeguarding services",
    "Overall effectiveness Adequate",
    "Capacity for improvement Good",
    "Safeguarding outcomes for children and young people",
    "Children and young people are safe and feel safe Adequate",
    "Equality and diversity Good",
    "Services for looked after children",
    "Overall effectiveness Good",
    "Capacity for improvement Good",
    "How good are outcomes for looked after children and care leavers?",
    "Being healthy Inadequate",
    "Making a positive contribution, including user engagement Outstanding",
    "Economic well-being Good",
    "Equality and diversity Good",
]
RECORD_GRADES = {
    "safeguarding.overall": "adequate",
    "safeguarding.capacity_for_improvement": "good",
    "safeguarding.children_and_young_people_are_safe_and_feel_safe": "adequate",
    "safeguarding.equality_and_diversity": "good",
    "looked_after.overall": "good",
    "looked_after.capacity_for_improvement": "good",
    "looked_after.being_healthy": "inadequate",
    "looked_after.making_a_positive_contribution_including_user_engagement": "outstanding",
    "looked_after.economic_well_being": "good",
    "looked_after.equality_and_diversity": "good",
}


def test_a_cover_table():
    assert told(lines(*ILACS), "ILACS") == ILACS_GRADES


def test_a_row_says_where_it_stands_and_in_whose_words():
    grades, doubts = both(pages(["An Example Council"], ILACS), "ILACS")
    row = next(grade for grade in grades if grade.area == "help_and_protection")
    assert (row.grade_text, row.page, row.source, row.theme) == (
        "Requires improvement to be good",
        2,
        "stated",
        "help_and_protection",
    )
    assert row.quote == ILACS[2]
    assert row.cited_inspection == ""
    assert not doubts


def test_themes_follow_across_frameworks():
    themes = {row.area: row.theme for row in both(lines(*ILACS), "ILACS")[0]}
    assert themes["care_and_care_leavers"] == "children_in_care"
    themes = {row.area: row.theme for row in both(lines(*RECORD), "SLAC")[0]}
    assert themes["looked_after.overall"] == "children_in_care"
    assert themes["looked_after.being_healthy"] == ""


def test_sub_judgements_and_the_overall_sentence():
    assert told(lines(*SIF), "SIF") == SIF_GRADES


def test_a_record_of_main_findings_knows_whose_rows_follow():
    assert told(lines(*RECORD), "SLAC") == RECORD_GRADES


@pytest.mark.parametrize(
    "line",
    ["Grade 3 (adequate)", "Adequate (Grade 3)", "Adequate Grade 3", "Grade 3", "Grade 3: Adequate"],
)
def test_numbered_grades_under_their_headings(line: str):
    document = lines("Safeguarding services", "Overall effectiveness", line, "12. Services have some way to go.")
    assert told(document, "SLAC") == {"safeguarding.overall": "adequate"}


def test_a_number_and_a_word_that_contradict_each_other_are_no_grade():
    document = lines("Safeguarding services", "Overall effectiveness", "Grade 2 (adequate)")
    assert told(document, "SLAC") == {}


def test_the_record_is_checked_against_the_headings():
    agreeing = lines("Safeguarding services", "Overall effectiveness", "Grade 3 (adequate)", "1. Words.", *RECORD)
    assert told(agreeing, "SLAC") == RECORD_GRADES
    other = lines("Safeguarding services", "Overall effectiveness", "Grade 2 (good)", "1. Words.", *RECORD)
    grades, doubts = both(other, "SLAC")
    assert {row.area for row in grades} == RECORD_GRADES.keys() - {"safeguarding.overall"}
    assert [doubt.subject for doubt in doubts] == ["safeguarding.overall"]


@pytest.mark.parametrize(
    "opening",
    [
        "Children and young people",
        "The effectiveness of services in taking reasonable steps to ensure that children and young people",
    ],
)
def test_being_safe_and_feeling_safe_may_be_two_rows(opening: str):
    apart = [f"{opening} are safe Adequate", f"{opening} feel safe Good"]
    grades = {
        **{area: grade for area, grade in RECORD_GRADES.items() if not area.endswith("_and_feel_safe")},
        "safeguarding.children_and_young_people_are_safe": "adequate",
        "safeguarding.children_and_young_people_feel_safe": "good",
    }
    assert told(lines(*RECORD[:5], *apart, *RECORD[6:]), "SLAC") == grades


def test_a_row_of_the_record_that_is_not_known_is_told():
    grades, doubts = both(lines(*RECORD[:6], "Readiness of partners Good", *RECORD[6:]), "SLAC")
    assert {row.area: row.grade for row in grades} == RECORD_GRADES
    assert [(doubt.subject, doubt.quote) for doubt in doubts] == [
        ("readiness_of_partners", "Readiness of partners Good")
    ]


def test_words_behind_the_record_are_no_row_of_it():
    assert both(lines(*RECORD, "Services for the youngest children are good"), "SLAC")[1] == []


def test_rows_without_their_group_are_left_out():
    assert told(lines("Overall effectiveness Adequate", "Capacity for improvement Good"), "SLAC") == {}


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Children’s services in Anytown are good", "good"),
        ("Children's services in the City of Anytown are inadequate.", "inadequate"),
        ("Children’s services in Stoke-on-Trent and St. Mary’s require improvement", "requires_improvement"),
        (
            "Children’s services in Newtown upon Water Council area requires improvement to be good.",
            "requires_improvement",
        ),
        ("The overall judgement is good", "good"),
        ("The overall judgement is Inadequate", "inadequate"),
        ("The overall judgement is requires improvement.", "requires_improvement"),
        ("The overall judgement is that children’s services are outstanding", "outstanding"),
        ("The overall judgment is that children’s service requires improvement.", "requires_improvement"),
        ("This local authority requires improvement and is not yet good because:", "requires_improvement"),
        ("Children’s services in Anytown are inadequate because:", "inadequate"),
    ],
)
def test_the_overall_sentence_in_all_its_forms(sentence: str, grade: str):
    assert told(lines(sentence), "SIF") == {"overall": grade}


@pytest.mark.parametrize(
    "sentence",
    [
        "Children’s services in Anytown recognise that many homes are good.",
        "Children’s services in Anytown are good at listening to children.",
        "Children’s services in Anytown are not yet good.",
        "Children’s services in Anytown were inadequate.",
        "The overall judgement of the audits was that they are good.",
        "This local authority has serious weaknesses and is not yet good because:",
        "A local authority that is good leads effective services.",
        "The local authority is likely to be judged good if the following applies:",
        "Partners agree that children’s services in Anytown are good.",
    ],
)
def test_remarks_that_are_no_overall_judgement(sentence: str):
    assert told(lines(sentence), "SIF") == {}


def test_the_overall_sentence_runs_over_its_lines():
    cut = [
        ["Children’s services in Anytown require improvement to be", "good"],
        ["Children’s services in Anytown require", "improvement to be good"],
        ["The overall judgement is that children’s services", "require improvement"],
    ]
    for pieces in cut:
        assert told(lines(*pieces, "1. Children who need help and protection Good"), "SIF")["overall"] == (
            "requires_improvement"
        )


@pytest.mark.parametrize(
    ("sentence", "area", "grade"),
    [
        ("The graded judgement for adoption performance is that it is good", "adoption", "good"),
        ("The graded judgment for adoption performance is outstanding.", "adoption", "outstanding"),
        ("The graded judgement for adoption is inadequate", "adoption", "inadequate"),
        (
            "The graded judgement for adoption performance is that it requires improvement",
            "adoption",
            "requires_improvement",
        ),
        (
            "The graded judgment about the experience and progress of care leavers is that it is good.",
            "care_leavers",
            "good",
        ),
        (
            "The graded judgement for care leavers is that they require improvement to be good",
            "care_leavers",
            "requires_improvement",
        ),
        (
            "The graded judgement about the experiences and progress of Care Leavers requires improvement",
            "care_leavers",
            "requires_improvement",
        ),
    ],
)
def test_sub_judgements_in_sentences(sentence: str, area: str, grade: str):
    assert told(lines(sentence), "SIF") == {area: grade}


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The Local Safeguarding Children Board is good", "good"),
        ("The Local Safeguarding Children Board (LSCB) requires improvement", "requires_improvement"),
        ("The local safeguarding children board requires improvement because:", "requires_improvement"),
        ("The effectiveness of the LSCB is inadequate.", "inadequate"),
        ("The effectiveness of the Anytown Safeguarding Children Board (ASCB) is good.", "good"),
        ("The LSCB is outstanding because:", "outstanding"),
        ("Anytown Safeguarding Children Board (ASCB) is judged to be inadequate.", "inadequate"),
        ("The Royal Borough of Newtown upon Water Local Safeguarding Children Board is good.", "good"),
        ("The ASCB requires improvement to be good.", "requires_improvement"),
        ("The LSCB in Old Hamlets is judged to be inadequate.", "inadequate"),
    ],
)
def test_the_board_wherever_it_stands(sentence: str, grade: str):
    assert told(lines("Section 2", sentence), "SIF") == {"lscb": grade}
    assert told(lines("Section 2", sentence), "LSCB") == {"lscb": grade}


@pytest.mark.parametrize(
    "sentence",
    [
        "An LSCB that is good coordinates the work of its partners.",
        "An LSCB that requires improvement may have many strengths.",
        "The LSCB is likely to be judged to be good if the following apply:",
        "Attendance at the Anytown Safeguarding Children Board is good.",
        "The LSCB is good at challenge.",
        "The LSCB was judged to be inadequate in 2013.",
        "The LSCB has good links with schools.",
    ],
)
def test_remarks_that_are_no_judgement_of_the_board(sentence: str):
    assert told(lines(sentence), "SIF") == {}


def test_what_grades_mean_is_passed_over():
    document = lines(
        "What the inspection judgements mean: the LSCB",
        "The LSCB is outstanding.",
        "The LSCB is inadequate.",
    )
    assert told(document, "SIF") == {}
    document = lines(
        "The inspection judgements and what they mean",
        "Outstanding (Grade 1) A service that significantly exceeds the least that is asked",
        "Good (Grade 2) A service that exceeds it",
        "Adequate (Grade 3) A service that meets it",
        "Inadequate (Grade 4) A service that does not",
    )
    assert told(document, "SLAC") == {}


def test_a_list_of_contents_is_no_table():
    document = lines("Contents", "Safeguarding services 2", "Overall effectiveness 2", "Capacity for improvement 4")
    assert told(document, "SLAC") == {}


@pytest.mark.parametrize(
    "heading",
    [
        "The experiences and progress of children who need help and protection: good",
        "The experiences and progress of children who need help and protection is good",
        "The experience and progress of children who need help and protection are: Good.",
        "The experiences and progress of children who need help and protection Good",
    ],
)
def test_section_headings(heading: str):
    assert told(lines("1. Prose before it.", heading, "2. Prose."), "ILACS") == {"help_and_protection": "good"}


def test_a_heading_whose_grade_is_a_line_of_its_own():
    document = lines("Leadership, management and governance", "Requires improvement", "Summary")
    assert told(document, "SIF") == {"leadership": "requires_improvement"}
    document = lines("The experiences and progress of care leavers", "are: inadequate", "1. Prose.")
    assert told(document, "ILACS") == {"care_leavers": "inadequate"}


def test_a_contradiction_is_a_blank_and_a_doubt():
    document = lines(*ILACS, "1. Prose.", "The experiences and progress of children in care and care leavers: good")
    grades, doubts = both(document, "ILACS")
    assert {row.area for row in grades} == ILACS_GRADES.keys() - {"care_and_care_leavers"}
    [doubt] = doubts
    assert (doubt.table, doubt.subject, doubt.page) == ("grades", "care_and_care_leavers", 1)
    assert "'Outstanding'" in doubt.reason and "'good'" in doubt.reason


def test_an_area_without_a_grade_is_told():
    _, doubts = both(lines(*ILACS[:-1]), "ILACS")
    assert [(doubt.subject, doubt.reason) for doubt in doubts] == [("overall", "no grade was found")]


def test_nothing_is_missed_where_the_framework_stopped_giving_it():
    document = lines(*ILACS[:3], "The experiences and progress of children in care Good")
    document.pages[0].lines.append(Line("The experiences and progress of care leavers Good", 1))
    grades, doubts = both(document, "ILACS", end="2026-05-15")
    assert {row.area for row in grades} == {"leadership", "help_and_protection", "children_in_care", "care_leavers"}
    assert doubts == []


PREVIOUS = [
    "Previous Ofsted inspections",
    "The last inspection report for the local authority was published in July 2014. The judgements were:",
    "Overall effectiveness: inadequate",
    "Children who need help and protection: good",
    "Children looked after and achieving permanence: inadequate",
    "Adoption performance: inadequate",
    "Leadership, management and governance: inadequate",
]


def test_the_previous_grades_in_the_words_of_the_current_table():
    assert told(pages(SIF, ["Prose."], [*PREVIOUS, "Prose."]), "SIF") == SIF_GRADES
    # even where they stand on the cover's pages, or far behind with nothing that says whose they are
    assert told(pages(SIF, PREVIOUS), "SIF") == SIF_GRADES
    assert told(pages(SIF, ["Prose."], ["Prose."], ["Prose.", *PREVIOUS[2:]]), "SIF") == SIF_GRADES


def test_a_heading_after_prose_about_the_last_inspection_counts():
    document = lines(
        "9. Services were inadequate at the last inspection in 2016. They are better now.",
        "The experiences and progress of care leavers: good",
        "10. More prose.",
    )
    assert told(document, "ILACS") == {"care_leavers": "good"}


@pytest.mark.parametrize(
    "remark",
    [
        "The local authority operates three children’s homes. Two were judged to be good and one outstanding.",
        "Most children attend schools that are judged good or better. One academy is inadequate.",
        "The fostering service was judged to be outstanding in October 2009.",
        "The adoption service was judged as good in March 2008.",
        "The Care Quality Commission rated the hospital as requires improvement.",
        "Ofsted found the quality of provision in the children’s centre to be good.",
    ],
)
def test_grades_of_homes_schools_and_others(remark: str):
    for framework in ("SLAC", "AP", "LAC", "SIF", "LSCB", "ILACS"):
        assert told(lines(remark), framework) == {}


@pytest.mark.parametrize("kind", ["focused visit", "monitoring visit", "council paper", "action plan"])
def test_documents_that_judge_nothing(kind: str):
    assert told(lines(*ILACS), "ILACS", kind=kind) == {}


def test_no_framework_no_grades():
    assert judgements(lines(*ILACS), header("ILACS", end="2019-05-25").__class__()) == ([], [])
    assert judgements(pages(), header("ILACS")) == ([], [])


def test_not_judged_is_kept():
    document = lines(
        "Children’s services in Anytown are good",
        "1. Children who need help and protection Good",
        "2. Children looked after and achieving permanence Not Judged",
        "2.1 Adoption performance Not judged",
    )
    assert told(document, "SIF")["children_in_care"] == "none"
    assert told(document, "SIF")["adoption"] == "none"


def test_adequate_is_no_grade_of_the_later_scale_nor_requires_improvement_of_the_earlier():
    assert told(lines("1. Children who need help and protection Adequate"), "SIF") == {}
    assert told(lines("Services for looked after children", "Quality of provision Requires improvement"), "LAC") == {}


def test_two_reports_in_one_file():
    document = pages(
        [*SIF, "2 of 9"],
        ["Prose."],
        [
            "Review of the effectiveness of the local safeguarding children board",
            "The LSCB requires improvement because:",
        ],
    )
    assert told(document, "SIF") == {**SIF_GRADES, "lscb": "requires_improvement"}


def test_a_pack_yields_the_embedded_report_under_its_own_inspection():
    document = pages(
        [
            "Public Document Pack",
            "Children and Young People Scrutiny Committee",
            "Thursday 29 March 2012 at 7.00 pm",
            "Agenda",
        ],
        [
            "Inspection of safeguarding and looked after children services",
            "London Borough of Brent",
            "Inspection dates: 3 – 14 October 2011",
            "Reporting inspector: Ann Example HMI",
            "Age group: All",
            "Published: 18 November 2011",
        ],
        RECORD,
    )
    found = [(part.part, found, judgements(part, found)[0]) for part, found in part_headers(document)]
    reports = [(part, head, rows) for part, head, rows in found if rows]
    assert len(reports) == 1
    part, head, rows = reports[0]
    assert part > 0
    assert (head.framework, head.inspection_end) == ("SLAC", "2011-10-14")
    assert {row.area: row.grade for row in rows} == RECORD_GRADES
    assert {row.page for row in rows} == {3}


def test_a_grade_that_could_belong_to_two_rows_belongs_to_none():
    rows = [
        Row(["Overall effectiveness"], ["Good"]),
        Row(["The impact of leaders on social work", "practice with children and families"], []),
        Row(["The experiences and progress of care leavers"], ["Outstanding"]),
    ]
    grades = told(read_table(Table(list(rows))), "ILACS")
    assert grades == {"overall": "good", "care_leavers": "outstanding"}
    # one lost and one too many: the count alone would put two grades on wrong rows
    stray = [Row(["Overall effectiveness"], []), *rows[1:], Row([], ["Inadequate"])]
    assert "leadership" not in told(read_table(Table(list(stray))), "ILACS")


def test_pieces_that_are_left_over_make_a_table_doubtful():
    # 'Requires' is lost: 'good' alone would be wrong
    lost = lines("Adoption performance improvement to be good", "Leadership, management and governance Inadequate")
    assert told(lost, "SIF") == {}
    # a title's first line is lost, and another row's grade: the counts agree by chance
    rows: list[Row | str] = [
        Row(["Overall effectiveness"], []),
        Row(["practice with children and families"], ["Good"]),
        Row(["The experiences and progress of care leavers"], ["Inadequate"]),
    ]
    assert told(read_table(Table(rows)), "ILACS") == {"care_leavers": "inadequate"}


def test_a_table_with_other_words_in_it_gives_only_what_is_certain():
    document = lines(
        "Overall effectiveness (see page 4) Good",
        "The experiences and progress of care leavers Good",
    )
    assert told(document, "ILACS") == {"care_leavers": "good"}
