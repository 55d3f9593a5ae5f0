"""A row's receipt: the page it rests on, the sentence marked, the figure boxed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from PIL import Image

import analysis
from analysis import tables
from analysis.receipts import EvidenceError, Receipt, write_receipts
from analysis.receipts.figure import figure_span
from analysis.receipts.picture import FRAME, MARK

Maker = Callable[..., Path]
SENTENCE = "There are 42 children with a plan, 10% more than before."


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _row(path: Path, **more: object) -> dict[str, object]:
    return {"document": _digest(path), "page": 1, "quote": SENTENCE, "value": 42.0, "unit": "children", **more}


def _colours(receipt: Receipt) -> set[tuple[int, ...]]:
    return {colour for _, colour in receipt.image.getcolors(1 << 24)}


@pytest.fixture
def pdf(make_pdf: Maker) -> Iterator[Path]:
    yield make_pdf([["A line above.", SENTENCE, "A line below."]])


def test_the_sentence_is_marked_and_the_figure_boxed(pdf: Path):
    receipt = analysis.evidence(_row(pdf), pdf.parent)
    assert receipt.marked and receipt.boxed
    (mark,), (figure,) = receipt.boxes, receipt.figure
    assert mark.left < figure.left < figure.right < mark.right
    assert {MARK, FRAME} <= _colours(receipt)
    assert receipt.image.height < receipt.image.width / 2
    assert (receipt.path, receipt.page) == (pdf, 1)


def test_a_notebook_gets_a_picture_and_a_file_gets_the_same(pdf: Path, tmp_path: Path):
    receipt = analysis.evidence(_row(pdf), pdf.parent)
    saved = receipt.save(tmp_path / "new" / "one.png")
    assert saved.read_bytes() == receipt._repr_png_()
    assert Image.open(saved).size == receipt.image.size


def test_rows_come_in_many_shapes(pdf: Path):
    row = _row(pdf)
    frame = pd.DataFrame([row])
    shapes = [row, frame.iloc[0], next(frame.itertuples()), SimpleNamespace(**row)]
    assert len({analysis.evidence(shape, pdf.parent)._repr_png_() for shape in shapes}) == 1


def test_a_sentence_over_a_page_break_shows_both_pages(make_pdf: Maker):
    path = make_pdf([["Leaders know that the number of children"], ["with a plan fell to 42 in one year."]])
    quote = "Leaders know that the number of children with a plan fell to 42 in one year."
    receipt = analysis.evidence(_row(path, quote=quote), path)
    assert {box.page for box in receipt.boxes} == {1, 2}
    assert [box.page for box in receipt.figure] == [2]


def test_a_grade_is_boxed(make_pdf: Maker):
    path = make_pdf([["Overall effectiveness", "Requires improvement to be good"]])
    row = {
        "document": _digest(path),
        "page": 1,
        "grade": "requires_improvement",
        "grade_text": "Requires improvement to be good",
        "quote": "Overall effectiveness Requires improvement to be good",
    }
    receipt = analysis.evidence(row, path)
    assert [box.bottom for box in receipt.figure] == [receipt.boxes[-1].bottom]


def test_plain_text_is_shown_as_text(tmp_path: Path):
    path = tmp_path / "paper.md"
    path.write_text(f"# A paper\n\nThe first paragraph.\n\nIn May: {SENTENCE} More follows.\n", encoding="utf-8")
    receipt = analysis.evidence(_row(path), tmp_path)
    assert receipt.marked and receipt.boxed
    assert {MARK, FRAME} <= _colours(receipt)


def test_words_of_several_paragraphs_of_a_text_are_shown_together(tmp_path: Path):
    path = tmp_path / "list.txt"
    path.write_text("Improve the plans:\n\n- Set dates for each.\n- Say who leads on it.\n", encoding="utf-8")
    row = {
        "document": _digest(path),
        "page": 1,
        "text": "Improve the plans: • Set dates for each. • Say who leads on it.",
    }
    assert analysis.evidence(row, tmp_path).marked


def test_words_that_are_not_on_the_page_are_not_marked(pdf: Path):
    receipt = analysis.evidence(_row(pdf, quote="The council employs 42 people who visit families."), pdf)
    assert not receipt.marked and receipt.boxes == []
    assert MARK not in _colours(receipt)


def test_the_file_is_known_by_its_content(pdf: Path, tmp_path: Path):
    row = _row(pdf)
    documents = pd.DataFrame({"document": [row["document"]], "path": ["made.pdf"]})
    moved = tmp_path / "deep" / "er" / "other name.pdf"
    moved.parent.mkdir(parents=True)
    shutil.move(pdf, moved)
    assert analysis.evidence(row, tmp_path, documents=documents).path == moved


def test_what_cannot_be_shown_is_told(pdf: Path, tmp_path: Path):
    row = _row(pdf)
    documents = pd.DataFrame({"document": [row["document"]], "path": [pdf.name]})
    with pytest.raises(EvidenceError, match="there is no folder"):
        analysis.evidence(row, tmp_path / "nowhere")
    with pytest.raises(EvidenceError, match="build your own tables"):
        analysis.evidence({**row, "quote": ""}, tmp_path)
    with pytest.raises(EvidenceError, match="official series"):
        analysis.evidence({**row, "page": pd.NA}, tmp_path)
    with pytest.raises(EvidenceError, match="which document"):
        analysis.evidence({**row, "document": ""}, tmp_path)
    pdf.write_bytes(pdf.read_bytes() + b"\n% more")
    with pytest.raises(EvidenceError, match="has changed since"):
        analysis.evidence(row, tmp_path, documents=documents)
    pdf.unlink()
    with pytest.raises(EvidenceError, match="is not under"):
        analysis.evidence(row, tmp_path, documents=documents)


@pytest.mark.parametrize(
    ("quote", "value", "unit", "said"),
    [
        ("rose from 12 to 1,934 children", 1934, "children", "1,934"),
        ("eight of the homes", 8, "children", "eight"),
        ("a third of cases", 33.3, "percent", "a third"),
        ("85 children, or 85% of all", 85, "percent", "85%"),
        ("85% of all, or 85 children", 85, "children", "85"),
        ("28% did not have a plan", 72, "percent", "28%"),
        ("all children have a plan", 100, "percent", "all"),
        ("none lives out of the area", 0, "percent", "none"),
        ("waiting for 151 days", 151, "days", "151 days"),
        ("nothing of the kind", 7, "children", None),
        ("withheld at the source", float("nan"), "children", None),
    ],
)
def test_the_figure_is_found_as_printed(quote: str, value: float, unit: str, said: str | None):
    span = figure_span({"quote": quote, "value": value, "unit": unit})
    assert (quote[slice(*span)] if span else None) == said


@pytest.mark.parametrize(
    ("quote", "unit", "period", "begins"),
    [
        ("In the two years before, two reviews ended", "reviews", "In the two years before", "two reviews"),
        ("Within 26 weeks, 26 children were placed", "children", "", "26 children"),
        ("For 26 children it took 26 weeks", "weeks", "", "26 weeks"),
        ("On 2 May two reviews ended", "reviews", "On 2 May", "two reviews"),
    ],
)
def test_of_equal_numbers_the_one_of_the_rows_kind_and_outside_its_time_is_boxed(quote, unit, period, begins):
    value = 26 if "26" in quote else 2
    span = figure_span({"quote": quote, "value": value, "unit": unit, "period_text": period})
    assert span and span[0] == quote.index(begins)


def test_the_last_words_of_a_judgement_are_its_grade():
    quote = "Good parenting and a good plan: good"
    assert figure_span({"quote": quote, "grade": "good", "grade_text": "Good"}) == (len(quote) - 4, len(quote))


def test_receipts_of_many_rows(pdf: Path, tmp_path: Path):
    row = {**_row(pdf), "part": 0, "authority": "Anytown", "metric": "cp_plan_count", "source": "report"}
    row |= {"role": "actual", "qualifier": "exact", "inspection_end": "2015-10-08"}
    other = {**row, "metric": "cla_count", "authority": "Otherham"}
    made = {name: tables.empty(name) for name in tables.TABLES}
    made["facts"] = tables.frame("facts", [row, other])
    whole = tables.Tables(**made)
    written = write_receipts(whole, pdf.parent, tmp_path / "out", authority="anytown", metric="cp_plan_count")
    assert [path.name for path in written] == ["001-anytown-2015-cp-plan-count-42-p1.png"]
    assert all(path.stat().st_size > 1000 for path in written)
    assert len(write_receipts(whole, pdf.parent, tmp_path / "all")) == 2
    with pytest.raises(EvidenceError, match="no row"):
        write_receipts(whole, pdf.parent, tmp_path / "none", authority="Nowhere")
