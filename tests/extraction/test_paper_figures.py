"""Figures of papers and plans: dated by the paper, and read from cells."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.build.one import record_of
from analysis.extraction.actions import actions
from analysis.extraction.paper_figures import paper_figures
from analysis.extraction.rows import Action, Fact, Header
from analysis.reading.document import Document, Page, Paragraph, TableRow
from analysis.reading.reader import read_bytes

PAPER = Header(kind="council paper", dated="2018-03-27")


def _figures(text: str, known: Header = PAPER) -> list[Fact]:
    return paper_figures(Document("", [Page(1)], [Paragraph(text, 1)]), known, [])[0]


def _plan(progress: str) -> Action:
    return Action("", "1", "Plan well.", "", "", "Train people.", "", "1 June 2012", progress, "", 1)


def test_now_is_the_papers_own_day():
    (fact,) = _figures("Now 80% of social workers are permanent.")
    assert (fact.metric, fact.value, fact.as_of) == ("permanent_staff_pct", 80, "2018-03-27")


def test_without_a_day_now_is_not_dated():
    (fact,) = _figures("Now 80% of social workers are permanent.", Header(kind="council paper"))
    assert fact.as_of is None


def test_the_inspection_is_another_documents_and_its_day_is_not_the_papers():
    (fact,) = _figures("At the time of the inspection, 80% of social workers were permanent.")
    assert (fact.value, fact.as_of) == (80, None)


def test_a_date_in_the_sentence_stays():
    (fact,) = _figures("At 31 January 2018, 240 children were subject to a child protection plan.")
    assert fact.as_of == "2018-01-31"


def test_reported_progress_carries_the_reports_date():
    known = Header(kind="action plan", dated="2012-01-31")
    empty = Document("", [Page(1)], [])
    (fact,) = paper_figures(empty, known, [_plan("Now 94% of pathway plans are in place.")])[0]
    assert (fact.as_of, fact.page) == ("2012-01-31", 1)
    (fact,) = paper_figures(empty, known, [_plan("There are pathway plans for 94% of care leavers.")])[0]
    assert fact.as_of == "2012-01-31"
    (fact,) = paper_figures(empty, known, [_plan("At 30 November 2011, 94% of care leavers had a pathway plan.")])[0]
    assert fact.as_of == "2011-11-30"


def test_words_across_a_tables_columns_are_no_sentence():
    cells: list[str | None] = ["By 1 June 2012", "94% of care leavers have a pathway plan."]
    across = Paragraph("By 1 June 2012 94% of care leavers have a pathway plan.", 1)
    before = Paragraph("On 1 March 2012, 75% of social workers were permanent.", 1)
    page = Page(1, rows=[TableRow(cells, [0, 200], ["", ""], 500)])
    plan = [_plan("94% of care leavers have a pathway plan.")]
    found = paper_figures(Document("", [page], [before, across]), Header(dated="2012-03-29"), plan)[0]
    assert [(fact.metric, fact.as_of) for fact in found] == [
        ("permanent_staff_pct", "2012-03-01"),
        ("pathway_plan_pct", "2012-03-29"),
    ]


def test_an_outcome_is_a_wish_unless_it_is_said_to_be_current():
    wish = replace(_plan(""), outcome="95% of initial child protection conferences are held on time")
    held = replace(
        _plan(""),
        recommendation="Hold initial child protection conferences without delay.",
        outcome="The current level of 71% within timescale is maintained",
    )
    document = Document("", [Page(1)], [])
    known = Header(dated="2012-03-29")
    assert paper_figures(document, known, [wish])[0] == []
    (fact,) = paper_figures(document, known, [held])[0]
    assert (fact.metric, fact.value, fact.as_of) == ("icpc_timeliness_pct", 71, None)


def test_rows_of_a_flattened_plan_are_read_from_their_cells():
    rows = [
        "On 1 March 2012, 75% of social workers were permanent.",
        "",
        "1. Ofsted Recommendation\tPlan well.\t\t\t",
        "Required Outcome\tActions\tLead\tBy when\tProgress",
        "98% of care leavers have a plan\tTrain people.\tHead\t1 June 2012\t94% of care leavers have a pathway plan",
    ]
    document = read_bytes("\n".join(rows).encode(), ".txt")
    plan = actions(document, Header())
    found = paper_figures(document, Header(kind="action plan", dated="2012-03-29"), plan)[0]
    assert [(fact.value, fact.as_of) for fact in found] == [(75, "2012-03-01"), (94, "2012-03-29")]


@pytest.mark.shared
def test_the_seeds_papers_are_dated_by_themselves(shared: Path):
    with (shared / "gold" / "facts.csv").open(encoding="utf-8", newline="") as file:
        labels = {(row["sha12"], row["metric"], float(row["value"])): row["as_of"] for row in csv.DictReader(file)}
    seen = 0
    for path in sorted((shared / "seeds").glob("00[13]*")):
        found = record_of(path.read_bytes(), path.name)
        papers = {row["part"] for row in found.rows["documents"] if row["kind"] in ("council paper", "action plan")}
        for fact in found.rows["facts"]:
            if fact["part"] in papers:
                assert labels[found.document, fact["metric"], fact["value"]] == (fact["as_of"] or "")
                seen += 1
    assert seen >= 2
