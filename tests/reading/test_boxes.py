"""Words are found again where they are printed, whatever reading did to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.reading import read
from analysis.reading.boxes import Box, boxes, find
from tests.typeset import Raised, line

Maker = Callable[..., Path]


def _width(found: list[Box]) -> float:
    return sum(box.right - box.left for box in found)


def test_a_line_and_a_part_of_it(make_pdf: Maker):
    path = make_pdf([["Another line stands here.", "There are 42 children with a plan."]])
    found = find(path, 1, "There are 42 children with a plan.")
    assert found is not None
    (whole,) = found.boxes()
    (figure,) = found.boxes(10, 12)
    assert whole.left < figure.left < figure.right < whole.right
    assert whole.bottom == figure.bottom
    assert 8 < figure.right - figure.left < 20
    assert found.boxes(0, 5)[0].left == whole.left


def test_one_box_for_each_line(make_pdf: Maker):
    path = make_pdf([["The number of children who have", "a plan rose from 12 to 42 last year."]])
    first, second = boxes(path, 1, "children who have a plan rose")
    assert first.bottom > second.bottom
    assert first.left > second.left


def test_a_footnotes_mark_does_not_part_the_words(make_pdf: Maker):
    path = make_pdf([[line("There are 42,616", Raised("3"), " children in the city.")]])
    (found,) = boxes(path, 1, "There are 42,616 children in the city.")
    assert found.left < found.right
    assert boxes(path, 1, "42,6163 children") == []


def test_a_hyphen_at_a_lines_end(make_pdf: Maker):
    path = make_pdf([["Leaders made a well-", "founded plan for every child."]])
    assert len(boxes(path, 1, "a well-founded plan")) == 2


def test_a_sentence_that_runs_over_a_page_with_furniture_between(make_pdf: Maker):
    first = ["Report on Anytown", "Leaders know that the number of children", "Page one of the report"]
    second = ["Report on Anytown", "with a plan fell to 42 in one year."]
    path = make_pdf([first, second])
    found = find(path, 1, "Leaders know that the number of children with a plan fell to 42 in one year.")
    assert found is not None
    assert [box.page for box in found.boxes()] == [1, 2]
    # the same sentence, asked for on the page where its figure stands
    assert [box.page for box in boxes(path, 2, "Leaders know that the number of children with a plan fell to 42")] == [
        1,
        2,
    ]


def test_a_page_number_that_begins_like_the_words_is_none_of_them(make_pdf: Maker):
    path = make_pdf([["There were 23 adoptions, beside 17 in"], ["26", "2014 and nine in 2013."]])
    alone = boxes(path, 2, "2014 and nine in 2013.")
    found = boxes(path, 1, "There were 23 adoptions, beside 17 in 2014 and nine in 2013.")
    assert [box for box in found if box.page == 2] == alone


def test_a_mark_belongs_to_its_figure(make_pdf: Maker):
    path = make_pdf([["Some 42% of children have one."]])
    found = find(path, 1, "Some 42% of children")
    assert found is not None
    assert _width(found.boxes(5, 8)) > 1.3 * _width(found.boxes(5, 7))


@pytest.mark.parametrize("text", ["The council has 900 foster carers of its own.", "", "…"])
def test_words_that_are_not_there_have_no_boxes(make_pdf: Maker, text: str):
    assert boxes(make_pdf([["There are 42 children with a plan."]]), 1, text) == []


def test_a_page_that_is_not_there_has_no_boxes(make_pdf: Maker):
    assert boxes(make_pdf([["There are 42 children."]]), 9, "There are 42 children.") == []


def test_every_paragraph_of_a_sample_is_found(samples_folder: Path):
    path = samples_folder / "brent-2015-sif.pdf"
    document = read(path)
    long = [p for p in document.paragraphs if len(p.text) > 60 and p.kind != "footnote"][::4]
    assert len(long) > 20
    assert [p.text for p in long if not boxes(path, p.page, p.text)] == []


@pytest.fixture
def samples_folder() -> Path:
    from tests.conftest import REPOSITORY

    return REPOSITORY / "data" / "raw"
