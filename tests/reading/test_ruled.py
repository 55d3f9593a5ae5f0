"""Ruled tables are read cell by cell, and only where a page announces a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF, FontFace

from analysis.reading import read, ruled
from analysis.reading.columns import announced, column, columns


def _made(folder: Path, heads: list[str], *more: list[str]) -> Path:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    with pdf.table(first_row_as_headings=False) as table:
        table.row(heads)
        for cells in more:
            row = table.row()
            row.cell(cells[0], colspan=2)
            row.cell(cells[1], style=FontFace(fill_color=(255, 0, 0)))
    path = folder / "made.pdf"
    pdf.output(str(path))
    return path


def test_cells_spans_and_colours(tmp_path: Path):
    path = _made(tmp_path, ["Action", "Lead", "Progress"], ["Visit on time and\nwrite it down", "Late"])
    heads, row = ruled.rows(path, [1])[1]
    assert heads.cells == ["Action", "Lead", "Progress"]
    assert row.cells == ["Visit on time and\nwrite it down", None, "Late"]
    assert row.fills == ["", "", "#ff0000"]
    assert heads.top > row.top
    assert row.lefts == heads.lefts


def test_a_cell_that_spans_rows_stands_in_each(tmp_path: Path):
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=10)
    with pdf.table(first_row_as_headings=False) as table:
        table.row(["Action", "Lead", "Progress"])
        row = table.row()
        row.cell("Visit")
        row.cell("Head", rowspan=2, style=FontFace(fill_color=(0, 176, 80)))
        row.cell("Begun")
        table.row(["Write", "Done"])
    path = tmp_path / "spans.pdf"
    pdf.output(str(path))
    _, first, second = ruled.rows(path, [1])[1]
    assert (first.cells, second.cells) == (["Visit", "Head", "Begun"], ["Write", "Head", "Done"])
    assert first.fills[1] == second.fills[1] == "#00b050"


def test_only_pages_that_announce_a_plan_are_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []
    rows = ruled.rows
    monkeypatch.setattr(ruled, "rows", lambda data, numbers: asked.extend(numbers) or rows(data, numbers))
    read(_made(tmp_path, ["Judgement", "Grade", "Page"], ["Overall", "Good"]))
    assert asked == []
    document = read(_made(tmp_path, ["Action", "Lead", "Progress"], ["Visit", "Late"]))
    assert asked == [1]
    assert len(document.pages[0].rows) == 2


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("No.", "number"),
        ("Ofsted Recommendation:", "recommendation"),
        ("What we will do", "action"),
        ("By\nwhen/Accountable\nto", "by_when"),
        ("Evidence of progress January 2012", "progress"),
        ("Evidence of impact", "outcome"),
        ("Responsible officer", "lead"),
        ("Timescale", "timescale"),
        ("RAG rating", "rag"),
        ("Grade", None),
        ("The number of children who wait has fallen since then, which is good to see.", None),
    ],
)
def test_heads_of_columns(head: str, kind: str | None):
    assert column(head) == kind


def test_a_row_of_heads_needs_actions_and_two_more():
    assert columns(["Action", "Lead", "RAG"]) == {0: "action", 1: "lead", 2: "rag"}
    assert columns(["Outcome", "Lead", "RAG"]) == {}
    assert columns(["Action", "Lead", None]) == {}


@pytest.mark.parametrize(
    ("lines", "is_one"),
    [
        (["Recommendation Action Lead By when Progress"], True),
        (["Action", "Lead", "By", "when", "Progress"], True),
        (["Action was taken by the lead member, and progress was made when it was due."], False),
        (["The Lead Member's Action Plan of June shows Progress."], False),
        (["Actions", "This section tells of them.", "Leaders know their services."], False),
        ([], False),
    ],
)
def test_pages_announce_a_plan(lines: list[str], is_one: bool):
    assert announced(lines) is is_one


def test_the_engines_own_words_stay_in_the_engine(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    ruled.rows(_made(tmp_path, ["Action", "Lead", "Progress"]), [1])
    assert capfd.readouterr() == ("", "")


def test_a_page_that_the_layout_engine_stumbles_over_keeps_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def stumble(source: object, numbers: object) -> None:
        raise KeyError("Resources")

    monkeypatch.setattr(ruled, "rows", stumble)
    document = read(_made(tmp_path, ["Action", "Lead", "Progress"], ["Visit", "Late"]))
    assert document.pages[0].rows == []
    assert any("Visit" in line.text for line in document.lines())
