"""Colours that part in grey and to colour-blind readers, and words that can be read on them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from analysis import words
from analysis.charts import style
from tests.charts.seen import BLINDNESS, contrast, in_grey, lab, seen_by

FOUR = ("outstanding", "good", "requires_improvement", "inadequate")


@pytest.mark.parametrize("pair", list(combinations(FOUR, 2)))
@pytest.mark.parametrize("eyes", ["all", *BLINDNESS])
def test_grades_part_to_every_eye(pair: tuple[str, str], eyes: str) -> None:
    colours = [np.array(to_rgb(style.GRADE_COLOURS[grade])) for grade in pair]
    if eyes != "all":
        colours = [seen_by(colour, eyes) for colour in colours]
    assert np.linalg.norm(lab(colours[0]) - lab(colours[1])) > 20


@pytest.mark.parametrize("pair", list(combinations((*FOUR, "adequate"), 2)))
def test_grades_part_in_grey(pair: tuple[str, str]) -> None:
    light = [lab(in_grey(np.array(to_rgb(style.GRADE_COLOURS[grade]))))[0] for grade in pair]
    assert abs(light[0] - light[1]) > 12


@pytest.mark.parametrize("grade", words.GRADES)
def test_words_can_be_read_on_a_grades_colour(grade: str) -> None:
    assert contrast(style.GRADE_INK[grade], style.GRADE_COLOURS[grade]) >= 4.5


@pytest.mark.parametrize("ink", [style.INK, style.QUIET, *style.INKS.values()])
def test_words_can_be_read_on_paper_and_on_shade(ink: str) -> None:
    assert contrast(ink, style.PAPER) >= 4.5
    assert contrast(ink, style.SHADE) >= 4.5


def test_series_part_by_more_than_colour() -> None:
    for key in ("color", "marker", "linestyle"):
        assert len({series[key] for series in style.SERIES}) == len(style.SERIES)
    assert len(set(style.GRADE_MARKERS.values())) == len(set(style.GRADE_LETTERS.values())) == len(words.GRADES)


@pytest.mark.parametrize("series", style.SERIES)
def test_a_series_stands_out_on_paper(series: dict[str, str]) -> None:
    assert contrast(series["color"], style.PAPER) >= 3


@pytest.mark.parametrize("colour", ["#000000", "#12436D", "#777777", "#8FA7BF", "#F2B84B", "#FFFFFF"])
def test_the_ink_is_the_one_that_stands_out_more(colour: str) -> None:
    chosen = style.ink_on(colour)
    other = style.INK if chosen == style.PAPER else style.PAPER
    assert contrast(chosen, colour) >= contrast(other, colour)


def test_a_theme_or_a_frameworks_own_area_reads_as_words() -> None:
    assert style.theme_label("children_in_care") == "Children in care"
    assert style.theme_label("looked_after.being_healthy") == "Looked after: being healthy"
    assert style.theme_label("quality_of_practice") == "Quality of practice"
