"""The head of a council's paper, in the shapes that councils give it: title, committee, author and day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.cover import Cover
from analysis.extraction.paper_head import PaperHead, paper_head
from analysis.reading.document import Line


def read(text: str) -> PaperHead:
    return paper_head(Cover.of(Line(line, 1) for line in text.splitlines()))


SHAPES = {
    "lines of their own": (
        "Health and Wellbeing Board\n27 March 2018\nReport from the Strategic Director,\nChildren and Young People\n"
        "What comes after the inspection\nWards affected: All",
        PaperHead(
            "What comes after the inspection",
            "Health and Wellbeing Board",
            "Strategic Director, Children and Young People",
            "2018-03-27",
        ),
    ),
    "a name over two lines, and an hour": (
        "Public Document Pack\nChildren and Young People Overview and\nScrutiny Committee – supplementary\n"
        "Thursday 29 March 2012 at 7.00 pm\nCommittee Rooms 1, 2 and 3, Town Hall\nMembership:",
        PaperHead(
            "Children and Young People Overview and Scrutiny Committee – supplementary",
            "Children and Young People Overview and Scrutiny Committee",
            "",
            "2012-03-29",
        ),
    ),
    "labels": (
        "Report to: Children and Young People Scrutiny Committee\nDate: 12 March 2019\nSubject: Outcome of the visit\n"
        "Report of: Director of Children's Services",
        PaperHead(
            "Outcome of the visit",
            "Children and Young People Scrutiny Committee",
            "Director of Children's Services",
            "2019-03-12",
        ),
    ),
    "labels above their words": (
        "Report to:\nCorporate Parenting Panel\nDate of meeting:\n4 June 2020\nReport title: Sufficiency\n"
        "Report author\nA Writer",
        PaperHead("Sufficiency", "Corporate Parenting Panel", "A Writer", "2020-06-04"),
    ),
    "in capitals on one line": (
        "CABINET – 15 MARCH 2022\nWHAT THE INSPECTORS FOUND\nReport by Director of Children's Services\nRECOMMENDATION",
        PaperHead("WHAT THE INSPECTORS FOUND", "CABINET", "Director of Children's Services", "2022-03-15"),
    ),
    "one sentence": (
        "Report of the Executive Director for Children's Services to the Children's Services Scrutiny Committee\n"
        "Progress against the improvement plan\n21st January 2016",
        PaperHead(
            "Progress against the improvement plan",
            "Children's Services Scrutiny Committee",
            "Executive Director for Children's Services",
            "2016-01-21",
        ),
    ),
    "an author with a telephone": (
        "Meeting Cabinet\nMeeting date: 03/02/2021\nReport title Focused visit outcome\n"
        "Report author: Jo Writer (Tel: 020 7946 0000)",
        PaperHead("Focused visit outcome", "Cabinet", "Jo Writer", "2021-02-03"),
    ),
    "nothing but a month": (
        "Children's Social Care Performance Report\nMarch 2022\nSomewhere Council\nChildren with a plan: 12",
        PaperHead("Children's Social Care Performance Report", "", "", "2022-03-31"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES.keys())
def test_heads(text: str, expected: PaperHead):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The committee was told of progress",
        "Somewhere County Council",
        "Councillor A Chair, Scrutiny Committee",
        "Report to Parliament of the whole inspectorate",
        "Membership of the Cabinet has changed since",
        "The board meets in March 2019 and in May 2020.",
        "Reviewed by the panel between 3 and 9 May 2019",
    ],
)
def test_sentences_and_councils_are_no_committee_and_no_day(text: str):
    found = read(text)
    assert (found.committee, found.dated) == ("", None)


def test_the_full_council_is_a_body():
    assert read("Full Council – 9 May 2019").committee == "Full Council"


@given(st.lists(st.text(max_size=60), max_size=30))
def test_no_text_makes_it_fail(lines: list[str]):
    found = read("\n".join(lines))
    assert found.dated is None or len(found.dated) == 10


@pytest.mark.parametrize(
    "text", ["report of the " * 400, "a, " * 400, "meeting of the cabinet " * 300, "1 May 2019 " * 90]
)
def test_long_lines_cost_no_time(text: str):
    assert read("\n".join([text] * 40)).committee == ""
