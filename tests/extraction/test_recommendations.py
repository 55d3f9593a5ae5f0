"""Lists of what should improve, in the shapes that each framework gives them."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

import pytest

from analysis.build.one import record_of
from analysis.extraction.improvement_lists import is_order, list_heading, take_references
from analysis.extraction.recommendations import recommendations, unlisted, why_none
from analysis.extraction.rows import Header
from analysis.reading import read
from analysis.reading.document import Document, Paragraph, ParagraphKind
from tests.conftest import REPOSITORY


def _document(*paragraphs: Paragraph) -> Document:
    return Document("", [], list(paragraphs))


def _heading(text: str, page: int = 1) -> Paragraph:
    return Paragraph(text, page, "heading")


def _item(number: str, text: str, page: int = 1) -> Paragraph:
    return Paragraph(text, page, number=number)


def _bullet(text: str, lead: str = "", page: int = 1) -> Paragraph:
    return Paragraph(text, page, "bullet", lead=lead)


def _found(*paragraphs: Paragraph, framework: str = "SIF", kind: str = "inspection") -> list[tuple[str, ...]]:
    rows = recommendations(_document(*paragraphs), Header(framework=framework, kind=kind))
    return [(row.body, str(row.order), row.number, row.timescale, row.text) for row in rows]


def test_priorities_and_the_board_are_told_apart():
    assert _found(
        _heading("What does the local authority need to improve?"),
        _heading("Priority and immediate action"),
        Paragraph("Workforce", 1),
        _item("4", "Reduce the number of cases that each worker holds."),
        _heading("Areas for improvement"),
        _item("5", "Make sure that plans have dates."),
        _heading("The local authority's strengths"),
        _item("6", "Leaders know the service well."),
        _heading("The Local Safeguarding Children Board (LSCB)"),
        _heading("Executive summary"),
        _heading("Recommendations"),
        _item("90", "Agree a shared set of figures."),
        _heading("Inspection findings – the board"),
        _item("91", "Partners attend well."),
    ) == [
        ("authority", "1", "4", "Priority and immediate action", "Reduce the number of cases that each worker holds."),
        ("authority", "2", "5", "Areas for improvement", "Make sure that plans have dates."),
        ("lscb", "1", "90", "", "Agree a shared set of figures."),
    ]


def test_bullets_end_where_numbered_findings_begin():
    assert _found(
        _heading("What needs to improve:"),
        _heading("1"),
        _bullet("The timeliness of health checks."),
        _bullet("Oversight of plans:"),
        _bullet("who reads them", lead="Oversight of plans:"),
        _item("1", "Children are safe."),
        _bullet("A bullet of the findings."),
        framework="ILACS",
    ) == [
        ("authority", "1", "", "", "The timeliness of health checks."),
        ("authority", "2", "", "", "Oversight of plans: • who reads them"),
    ]


def test_times_are_headings_too_and_an_introduction_is_no_item():
    assert _found(
        _heading("Areas for improvement"),
        _item("12", "To improve services, the authority and its partners should take the following action."),
        Paragraph("Immediately:", 1),
        _bullet("check every open case"),
        Paragraph("Within three months:", 1),
        Paragraph("The council and the board to review how their plans fit together and who leads on each.", 2),
        _heading("Outcomes for children"),
        _bullet("a bullet of another section"),
        framework="SLAC",
    ) == [
        ("authority", "1", "", "Immediately", "check every open case"),
        (
            "authority",
            "2",
            "",
            "Within three months",
            "The council and the board to review how their plans fit together and who leads on each.",
        ),
    ]


def test_an_item_that_a_page_broke_is_one_item():
    rows = _found(
        _heading("Recommendations"),
        _item("1", "Work with the Anytown"),
        Paragraph("Safeguarding Partnership so that plans agree (paragraphs 3 and 9).", 2),
        _item("2", "Make sure that visits are on time and that the"),
        Paragraph("(new) form is used.", 2),
    )
    assert [row[4] for row in rows] == [
        "Work with the Anytown Safeguarding Partnership so that plans agree",
        "Make sure that visits are on time and that the (new) form is used.",
    ]


def test_a_numbered_items_second_sentence_on_a_line_of_its_own_is_no_item_and_no_end():
    rows = _found(
        _heading("Recommendations"),
        _item("9", "Improve the work with employers."),
        Paragraph("Ensure that all young people receive support of high quality (paragraph 94).", 1),
        _item("10", "Consider adoption for all."),
    )
    assert [(row[2], row[4]) for row in rows] == [
        ("9", "Improve the work with employers. Ensure that all young people receive support of high quality"),
        ("10", "Consider adoption for all."),
    ]


def test_a_list_goes_on_after_a_topic_set_as_a_heading():
    rows = _found(
        _heading("Recommendations"),
        _item("1", "Review caseloads."),
        _heading("Help"),
        _item("2", "Publish the thresholds."),
        _heading("Care"),
        _item("3", "Homes are warm and close to schools."),
    )
    assert [row[2] for row in rows] == ["1", "2"]


def test_none_found_is_no_item():
    assert not _found(
        _heading("Priority and immediate action"),
        Paragraph("The inspection did not find any areas for priority and immediate action.", 1),
    )


def test_a_report_without_an_item_says_why():
    bare = (_heading("What needs to improve?", 2), Paragraph("Very little does, and leaders see to it.", 2))
    inspection = Header(framework="ILACS", kind="inspection")
    (doubt,) = unlisted(_document(*bare), inspection, [])
    assert (doubt.table, doubt.page) == ("recommendations", 2)
    assert "What needs to improve" in doubt.reason
    assert doubt.quote.startswith("Very little")
    (other,) = unlisted(_document(_heading("Findings")), inspection, [])
    assert "no heading" in other.reason
    assert unlisted(_document(*bare), Header(kind="monitoring visit"), []) == []
    found = recommendations(_document(_heading("Recommendations"), _item("1", "Review it.")), inspection)
    assert unlisted(_document(*bare), inspection, found) == []


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (Header(kind="focused visit"), "focused visit"),
        (Header(kind="monitoring visit"), "monitoring visit"),
        (Header(kind="council paper"), "its own committee"),
        (Header(kind="action plan"), "table of actions"),
        (Header(kind="inspection"), "no heading"),
    ],
)
def test_the_documents_table_says_why_there_is_none(header: Header, words: str):
    bare = _document(_heading("Findings"))
    told = why_none(header, [], unlisted(bare, header, []))
    assert told.startswith("no recommendations: ")
    assert words in told
    one = recommendations(_document(_heading("Recommendations"), _item("1", "Review it.")), Header())
    assert why_none(header, one, []) == ""
    assert why_none(Header(), [], []) == ""


def test_a_focused_visits_list_is_read():
    rows = _found(
        _heading("What needs to improve in this area of social work practice"),
        _bullet("Timely visits."),
        kind="focused visit",
    )
    assert rows == [("authority", "1", "", "", "Timely visits.")]


@pytest.mark.shared
def test_every_report_has_a_recommendation_or_says_why_not(shared: Path):
    """An eighth of the corpus and all seeds; the whole was read when this was written."""
    files = sorted((shared / "corpus").rglob("*.pdf"))[::8] + sorted((shared / "seeds").glob("*.txt"))
    files += [file for file in (shared / "corpus").rglob("*25 november 2022.pdf") if "lincoln" in file.parent.name]
    listed = told = 0
    for file in files:
        found = record_of(file.read_bytes(), file.name)
        having = {row["part"] for row in found.rows["recommendations"]}
        for row in found.rows["documents"]:
            if row["part"] in having:
                listed += 1
            else:
                assert row["reason"], file
                told += 1
    assert listed > 40
    assert 3 <= told < 10


def test_a_councils_own_recommendations_are_not_the_inspectors():
    page = (_heading("Recommendations"), _item("1", "Note the contents of this report."))
    assert not _found(*page, kind="council paper")
    assert _found(*page)


def test_a_boards_own_review_speaks_to_the_board():
    rows = _found(_heading("Recommendations"), _bullet("Agree a business plan."), framework="LSCB")
    assert rows[0][0] == "lscb"


def test_the_page_is_where_the_item_begins():
    rows = recommendations(_document(_heading("Recommendations", 6), _item("1", "Review it.", 7)), Header())
    assert rows[0].page == 7


@pytest.mark.parametrize(
    ("text", "left", "references"),
    [
        ("Improve plans (paragraph 55).", "Improve plans", "55"),
        ("Improve plans. (Paras 58, 62,64, 65)", "Improve plans", "58, 62,64, 65"),
        ("Improve plans (page 12, paragraph 17).", "Improve plans", "17"),
        ("Improve plans (paragraphs 3 and 9)", "Improve plans", "3 and 9"),
        ("Act on paragraph 9 of the plan now.", "Act on paragraph 9 of the plan now.", "9"),
        ("Improve plans. (Throughout)", "Improve plans", "Throughout"),
        ("Improve plans for all.", "Improve plans for all.", ""),
    ],
)
def test_references_to_paragraphs(text: str, left: str, references: str):
    assert take_references(text) == (left, references)


@pytest.mark.parametrize(
    ("text", "kind", "is_one"),
    [
        ("What needs to improve?", "heading", True),
        ("3. Recommendations", "heading", True),
        ("Areas for priority action", "heading", True),
        ("Recommendations 7", "paragraph", False),
        ("Within three months:", "paragraph", True),
        ("In two years of work there was change.", "paragraph", False),
        ("Recommendations", "bullet", False),
        ("Areas for improvement that staff named were few", "paragraph", False),
    ],
)
def test_headings_of_lists(text: str, kind: ParagraphKind, is_one: bool):
    assert (list_heading(Paragraph(text, 1, kind)) is not None) is is_one


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Urgently review all cases.", True),
        ("Ensure, with partners, that it is so.", True),
        ("Early help services are well led.", False),
        ("The authority knows its service.", False),
    ],
)
def test_orders_begin_with_a_verb(text: str, order: bool):
    assert is_order(text) is order


@pytest.mark.shared
def test_every_labelled_item_is_found(shared: Path):
    """The labelled reports of one framework each: all items and no other."""

    def read_csv(name: str) -> list[dict[str, str]]:
        with (shared / "gold" / name).open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def squash(text: str) -> str:
        return "".join(filter(str.isalnum, text.lower()))

    grades = {row["sha12"]: row for row in read_csv("grades.csv")}
    labels: dict[str, list[dict[str, str]]] = {}
    for row in read_csv("recommendations.csv"):
        labels.setdefault(row["sha12"], []).append(row)
    first = {grades[digest]["framework"]: digest for digest in labels if digest in grades}
    assert len(first) >= 4
    for framework, digest in first.items():
        document = read(shared / "corpus" / grades[digest]["path"])
        rows = recommendations(document, Header(framework=framework))
        assert len(rows) == len(labels[digest])
        for row, label in zip(rows, labels[digest], strict=True):
            assert squash(row.text).startswith(squash(label["text_start"])[:40])
            assert squash(row.text).endswith(squash(label["text_end"])[-24:])
            assert (row.body, row.number, row.page) == (label["body"], label["number"], int(label["page"]))


@pytest.mark.shared
def test_the_seeds_two_lists_are_whole(shared: Path):
    """The joint inspection of 2011: safeguarding and looked after children, by when each item is to be done."""
    file = next((shared / "seeds").glob("003*"))
    rows = [row for row in record_of(file.read_bytes(), file.name).rows["recommendations"] if row["part"] == 1]
    times = [(time, len(list(items))) for time, items in groupby(row["timescale"] for row in rows)]
    assert times == [
        *[("Immediately", 2), ("Within three months", 10), ("Within six months", 1)],
        *[("Immediately", 2), ("Within three months", 4), ("Within six months", 2)],
    ]
    assert rows[13]["text"].count(" • ") == 5
    assert {row["body"] for row in rows} == {"authority"}


def test_sub_bullets_whose_indent_is_lost_still_complete_their_sentence():
    rows = _found(
        _heading("Areas for improvement"),
        Paragraph("Immediately:", 1),
        _bullet("The health service to work better:"),
        _bullet("to check every child in time", lead="The health service to work better:"),
        _bullet("to tell families what was found", lead="Immediately:"),
        _bullet("the council should tell its partners who has moved", lead="Immediately:"),
    )
    assert [row[4] for row in rows] == [
        "The health service to work better: • to check every child in time • to tell families what was found",
        "the council should tell its partners who has moved",
    ]


def test_the_samples_lists_are_read():
    with (REPOSITORY / "tests" / "samples" / "expected" / "recommendations.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    for name in sorted({row["file"] for row in expected}):
        frameworks = {"brent-2011-pack.pdf": "SLAC"}
        found = recommendations(read(REPOSITORY / "data" / "raw" / name), Header(framework=frameworks.get(name, "")))
        wanted = [row for row in expected if row["file"] == name]
        assert [(row.body, row.number, row.timescale, str(row.page)) for row in found] == [
            (row["body"], row["number"], row["timescale"], row["page"]) for row in wanted
        ]
        for row, want in zip(found, wanted, strict=True):
            assert row.text.startswith(want["text_start"])
            assert row.text.endswith(want["text_end"])
            assert row.paragraphs == want["paragraphs"]
