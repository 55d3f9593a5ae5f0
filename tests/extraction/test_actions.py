"""Action plans, from ruled tables and from text that was a table once."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF, FontFace

from analysis.extraction.actions import actions
from analysis.extraction.flat_plans import heal
from analysis.extraction.plan_words import colour_word, rating, subject
from analysis.extraction.rows import Action, Header
from analysis.reading import read
from analysis.reading.document import Document, Line, Page, TableRow
from analysis.reading.reader import read_bytes
from tests.conftest import REPOSITORY

HEADS = ["No.", "Recommendation", "Action", "Lead", "Timescale", "Progress", "RAG"]


def _rows(
    *rows: list[str | None], top: float = 700, table: int = 0, fills: dict[int, str] | None = None
) -> list[TableRow]:
    return [
        TableRow(
            list(row),
            [60.0 * place for place in range(len(row))],
            [(fills or {}).get(at, "") if place == len(row) - 1 else "" for place in range(len(row))],
            top - 30 * at,
            table,
        )
        for at, row in enumerate(rows)
    ]


def _read(*pages: Page) -> list[Action]:
    return actions(Document("", list(pages), []), Header())


def test_a_plain_plan_cell_by_cell():
    rows = _rows(
        HEADS,
        ["1", "Visit on time.", "Count visits weekly.", "Head of Service", "June 2014", "Begun.", None],
        ["", "", "Report late ones.", "Team managers", "July 2014", "", ""],
        ["2", "Hear children.", "Ask them.", "", "Ongoing", "", "Green"],
        fills={1: "#ff0000"},
    )
    found = _read(Page(3, [Line("Plan for safeguarding", 3, size=14, weight=700, base=730)], rows))
    assert [(a.number, a.recommendation, a.action, a.lead, a.by_when, a.rag) for a in found] == [
        ("1", "Visit on time.", "Count visits weekly.", "Head of Service", "June 2014", "red"),
        ("1", "Visit on time.", "Report late ones.", "Team managers", "July 2014", ""),
        ("2", "Hear children.", "Ask them.", "", "Ongoing", "green"),
    ]
    assert {(a.section, a.timescale, a.page) for a in found} == {("Plan for safeguarding", "", 3)}


def test_a_row_that_runs_over_a_page_break_is_one_row():
    first = _rows(HEADS, ["1", "Visit on time.", "Count the visits of\nevery week and", "A", "May", "Be-\ngun.", "Red"])
    second = _rows(HEADS, ["", "", "report them.", "", "", "", ""], ["2", "Listen.", "Ask.", "B", "May", "", ""])
    found = _read(Page(1, [], first), Page(2, [], second))
    assert [(a.number, a.action, a.page) for a in found] == [
        ("1", "Count the visits of every week and report them.", 1),
        ("2", "Ask.", 2),
    ]


def test_a_new_action_on_a_new_page_is_a_row_of_its_own():
    first = _rows(HEADS, ["1", "Visit on time.", "1. Count visits.", "A", "May", "", ""])
    second = _rows(["", "", "2. Report them.", "B", "June", "", ""])
    assert [a.action for a in _read(Page(1, [], first), Page(2, [], second))] == ["1. Count visits.", "2. Report them."]


def test_a_second_line_beside_a_tall_cell_belongs_to_its_row():
    rows = _rows(
        HEADS,
        ["1", "Visit on time.", "Count visits.", "A", "May", "Begun.", ""],
        ["1", "Visit on time.", "", "A", "", "Done in June.", ""],
    )
    (action,) = _read(Page(1, [], rows))
    assert (action.number, action.lead, action.progress) == ("1", "A", "Begun. Done in June.")


def test_a_recommendation_may_stand_above_its_rows():
    heads: list[str | None] = ["Required outcome", "Actions", "Lead", "By when", "Evidence of progress", ""]
    rows = _rows(
        ["Recommendations: care", None, None, None, None, "RAG"],
        ["1. Ofsted\nRecommendation\nTimescale: Within 3 months\n(end May 2012)", "Plan well.", None, None, None, ""],
        heads,
        ["Plans are good.", "Train people.", "Head", "May 2012", "Done.", ""],
        ["2. Area for development:", "Listen more.", None, None, None, ""],
    )
    found = _read(Page(1, [], rows))
    assert [(a.section, a.number, a.recommendation, a.timescale, a.by_when) for a in found] == [
        ("Recommendations: care", "1", "Plan well.", "Within 3 months (end May 2012)", "May 2012"),
        ("Recommendations: care", "2", "Listen more.", "", ""),
    ]
    assert found[1].action == ""


def test_text_that_was_a_table_keeps_what_can_be_told():
    lines = [
        "1. Safeguarding Recommendations:",
        "1. Ofsted\tMake sure that families hear about decis\tions within a week\t\t",
        "Recommendation\tand in words that they use.\t\t\t",
        "Timescale: Within 3 months (end May 2012)",
        "Required Outcome\tActions\tLead\tBy when\tProgress",
        "Families know.\t1. Write to them about\tHead of Care\tMay\tBegun",
        "\tdecisions.\t\t\tin April.",
        "\t2. Ask them.\tA team\tJune\t",
        "It was decided to copy records. 2. Area for\tThings that were mixed\t\t\t",
        "Development",
        "Required Outcome\tActions\tLead\tBy when\tProgress",
    ]
    text = "Decisions within reach are taken by families.\n\n" + "\n".join(lines)
    found = actions(read_bytes(text.encode(), ".txt"), Header())
    assert [(a.number, a.action, a.lead, a.progress) for a in found] == [
        ("1", "1. Write to them about decisions.", "Head of Care", "Begun in April."),
        ("1", "2. Ask them.", "A team", ""),
        ("2", "", "", ""),
    ]
    assert (
        found[0].recommendation
        == "Make sure that families hear about decisions within a week and in words that they use."
    )
    assert found[0].timescale == "Within 3 months (end May 2012)"
    assert found[2].recommendation == "[...]"
    assert {a.section for a in found} == {"1. Safeguarding Recommendations"}


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("the quant", "itative part", "the quantitative part"),
        ("is subject", "t to it", "is subject to it"),
        ("this", "has been", "this has been"),
        ("the zzq", "vvk end", "the zzq [...] vvk end"),
    ],
)
def test_cut_words_are_healed_only_when_they_are_known(left: str, right: str, joined: str):
    assert heal(left, right, {"quantitative", "subject", "to", "this", "has"}) == joined


def test_labels_name_a_recommendation_and_nothing_else():
    assert subject("Recommendation 4", ["Do it."]) is not None
    assert subject("Recommendations: safeguarding", ["RAG"]) is None
    assert subject("The recommendation was met", ["Do it."]) is None


@pytest.mark.parametrize(
    ("fill", "word"),
    [
        ("#ff0000", "red"),
        ("#ffc000", "amber"),
        ("#ffff00", "amber"),
        ("#00b050", "green"),
        ("#92d050", "green"),
        ("#d9d9d9", ""),
        ("#0070c0", ""),
        ("#000000", ""),
        ("", ""),
    ],
)
def test_colours_have_names(fill: str, word: str):
    assert colour_word(fill) == word


@pytest.mark.parametrize(
    ("text", "colour", "word"),
    [
        ("R", "", "red"),
        ("Amber.", "", "amber"),
        ("", "green", "green"),
        ("Green", "red", "green"),
        ("On track", "", "On track"),
    ],
)
def test_ratings_share_a_vocabulary(text: str, colour: str, word: str):
    assert rating(text, colour) == word


def test_a_typeset_plan_is_read_back(tmp_path: Path):
    """Ruled, coloured, wider than high, with heads on its first page only and a merged cell."""
    pdf = FPDF(orientation="L")
    pdf.add_page()
    pdf.set_font("helvetica", size=9)
    with pdf.table(first_row_as_headings=False, num_heading_rows=0) as table:
        table.row(HEADS)
        for number in range(1, 41):
            row = table.row()
            if number % 2:
                row.cell(str(number), rowspan=2)
                row.cell(f"Improve service {number}.", rowspan=2)
            for text in (f"Action {number} is done.", "Head of Service", f"{number} May 2014", "Begun."):
                row.cell(text)
            row.cell("", style=FontFace(fill_color=(0, 176, 80) if number % 3 else (255, 0, 0)))
    path = tmp_path / "plan.pdf"
    pdf.output(str(path))
    document = read(path)
    found = actions(document, Header())
    assert document.page_count > 1
    assert [a.action for a in found] == [f"Action {n} is done." for n in range(1, 41)]
    assert [a.rag for a in found] == ["green" if n % 3 else "red" for n in range(1, 41)]
    assert [a.by_when for a in found] == [f"{n} May 2014" for n in range(1, 41)]
    assert [a.number for a in found] == [str(n - (n + 1) % 2) for n in range(1, 41)]
    assert found[-1].page == document.page_count


WIDTHS = [12, 50, 60, 35, 30, 55, 25]
Cells = list[str | tuple[str, tuple[int, int, int]] | None]


def _draw(pdf: FPDF, rows: list[tuple[int, Cells]]) -> None:
    """Rule a table: ``None`` merges a cell with the one before it, '^' with the one above."""
    y = 20.0
    for height, cells in rows:
        x, at = 12.0, 0
        while at < len(cells):
            end = next((k for k in range(at + 1, len(cells)) if cells[k] is not None), len(cells))
            width, cell = sum(WIDTHS[at:end]), cells[at]
            text, fill = cell if isinstance(cell, tuple) else (cell or "", None)
            if fill:
                pdf.set_fill_color(*fill)
            if text == "^":
                pdf.line(x, y, x, y + height)
                pdf.line(x + width, y, x + width, y + height)
            else:
                pdf.rect(x, y, width, height, style="DF" if fill else "D")
                pdf.set_xy(x + 1, y + 1)
                pdf.multi_cell(width - 2, 4, text, align="L")
            x, at = x + width, end
        y += height
    pdf.line(12, y, 12 + sum(WIDTHS), y)


def _hard_plan(*, repeated: bool) -> bytes:
    """Merged both ways, coloured, with a row and a merged cell that run over the page break."""
    first: list[tuple[int, Cells]] = [
        (10, [*HEADS]),
        (10, ["Priority one: help", None, None, None, None, None, None]),
        (20, ["1", "Visit on time.", "Count visits.", "Head", "1 May 2014", "Begun.", ("", (255, 0, 0))]),
        (20, ["^", "^", "Report late visits.", None, "1 June 2014", "Done.", "G"]),
        (16, ["2", "Hear what children say and", "Ask every child and", "Teams", "1 July 2014", "Sent to", "Amber"]),
    ]
    second: list[tuple[int, Cells]] = [
        (16, ["", "write it down.", "note the answers.", "", "", "all teams.", ""]),
        (20, ["", "", "Tell the board.", "Chair", "1 August 2014", "", ("", (0, 176, 80))]),
        (20, ["3", "Plan early.", "Begin sooner.", "Head", "1 May 2015", "", "Red"]),
    ]
    pdf = FPDF(orientation="L")
    pdf.set_auto_page_break(False)
    pdf.set_font("helvetica", size=9)
    for rows in (first, [(10, [*HEADS]), *second] if repeated else second):
        pdf.add_page()
        _draw(pdf, rows)
    return bytes(pdf.output())


@pytest.mark.parametrize("turned", [0, 90, 270], ids=["upright", "sideways", "sideways the other way"])
@pytest.mark.parametrize("repeated", [True, False], ids=["heads on every page", "heads once"])
def test_a_hard_plan_cell_by_cell(repeated: bool, turned: int):
    data = _hard_plan(repeated=repeated)
    if turned:
        with pdfium.PdfDocument(data) as pdf, io.BytesIO() as made:
            for page in pdf:
                page.set_rotation(turned)
            pdf.save(made)
            data = made.getvalue()
    found = actions(read_bytes(data, ".pdf"), Header())
    hear = "Hear what children say and write it down."
    assert [(a.number, a.recommendation, a.action, a.lead, a.by_when, a.progress, a.rag, a.page) for a in found] == [
        ("1", "Visit on time.", "Count visits.", "Head", "1 May 2014", "Begun.", "red", 1),
        ("1", "Visit on time.", "Report late visits.", "", "1 June 2014", "Done.", "green", 1),
        ("2", hear, "Ask every child and note the answers.", "Teams", "1 July 2014", "Sent to all teams.", "amber", 1),
        ("2", hear, "Tell the board.", "Chair", "1 August 2014", "", "green", 2),
        ("3", "Plan early.", "Begin sooner.", "Head", "1 May 2015", "", "red", 2),
    ]
    assert {a.section for a in found} == {"Priority one: help"}


def test_a_report_without_a_plan_has_no_actions():
    assert _read(Page(1, [Line("Actions were taken by the lead member.", 1)])) == []


@pytest.mark.shared
def test_the_flattened_plan_gives_every_recommendation(shared: Path):
    found = {}
    for action in actions(read(next((shared / "seeds").glob("003*"))), Header()):
        found.setdefault((action.section, action.number), action)
    with (shared / "gold" / "actions_seeds.csv").open(encoding="utf-8") as file:
        labels = list(csv.DictReader(file))
    assert set(found) == {(label["section"], label["number"]) for label in labels}
    for label in labels:
        assert found[label["section"], label["number"]].timescale == label["timescale"]


def test_the_samples_plan_cell_by_cell():
    with (REPOSITORY / "tests" / "samples" / "expected" / "actions.csv").open(encoding="utf-8") as file:
        expected = [tuple(row.values())[1:] for row in csv.DictReader(file)]
    found = actions(read(REPOSITORY / "data" / "raw" / "brent-2011-pack.pdf"), Header())
    names = ("section", "number", "recommendation", "timescale", "outcome", "action", "lead", "by_when", "progress")
    assert [tuple(getattr(row, name) for name in names) for row in found] == expected
