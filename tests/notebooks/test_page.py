"""A page keeps its charts, its choice and its files together; a change of the choice draws everything anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd
import pytest

from analysis import charts, notebook, paths
from analysis.notebook import page as pages
from analysis.notebook.picker import picker
from analysis.notebook.screen import Picture
from tests.conftest import REPOSITORY


class Place:
    """Where a notebook would draw; it remembers what was put there."""

    def __init__(self, made: Any) -> None:
        self.made = [made]

    def update(self, made: Any) -> None:
        self.made.append(made)


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    found: list[Place] = []

    def put(made: Any) -> Place:
        found.append(Place(made))
        return found[-1]

    monkeypatch.setattr(pages, "put", put)
    return found


@pytest.fixture
def page(sample: Path, places: list[Place], tmp_path: Path) -> notebook.Page:
    started = notebook.start(sample, authority="Brent", out=tmp_path)
    places.clear()
    return started


def path_chart(pick: notebook.Pick) -> Any:
    return charts.authority_path(paths.path(pick.grades, pick.authority, pick.theme))


def test_it_says_what_the_tables_hold(sample: Path, places: list[Place]) -> None:
    notebook.start(sample, authority="Brent")
    assert "holds 12 documents" in places[0].made[0].data


def test_an_authority_that_is_not_there_is_told_and_another_is_shown(sample: Path, places: list[Place]) -> None:
    page = notebook.start(sample, authority="Leeds")
    assert page.pick.authority == "Brent"
    assert "hold nothing of Leeds: Brent" in places[-1].made[0].data


def test_a_theme_that_there_is_not_is_refused(sample: Path, places: list[Place]) -> None:
    with pytest.raises(ValueError, match="no theme 'overal'"):
        notebook.start(sample, theme="overal")


def test_a_chart_is_drawn_written_and_drawn_anew(page: notebook.Page, places: list[Place], tmp_path: Path) -> None:
    page.show(path_chart, "{authority}-{theme}-path")
    assert {file.name for file in tmp_path.iterdir()} == {
        f"brent-overall-path.{ending}" for ending in ("svg", "png", "pdf", "csv", "txt")
    }
    page.change(authority="Bromley")
    before, after = places[0].made
    assert isinstance(before, Picture) and isinstance(after, Picture)
    assert "Brent" in before.words and "Bromley" in after.words and before.png != after.png
    # what is only looked at is not written until somebody asks for it
    assert not (tmp_path / "bromley-overall-path.svg").exists()
    assert len(page.save()) == 5
    assert (tmp_path / "bromley-overall-path.svg").exists()
    assert "bromley-overall-path` .svg .png .pdf .csv .txt" in page.exported().data


def test_a_chart_of_several_widths_has_a_file_for_each(page: notebook.Page, tmp_path: Path) -> None:
    page.show(path_chart, "{authority}", widths=("full", "slide"))
    assert {"brent.svg", "brent-slide.svg"} <= {file.name for file in tmp_path.iterdir()}


def test_where_there_is_nothing_there_is_a_sentence_and_no_file(
    page: notebook.Page, places: list[Place], tmp_path: Path
) -> None:
    page.picker("authority", "theme", "period")
    places.clear()
    page.change(theme="adoption", since=pd.Timestamp("2020-01-01"))
    page.show(path_chart, "nothing")
    page.show(lambda pick: paths.path(pick.grades, pick.authority, pick.theme))
    page.show(lambda pick: pick.grades.head(0), otherwise="None of them.")
    told = [place.made[0].data for place in places]
    assert all("nothing to show here: Brent, adoption, 2020" in words for words in told[:2])
    assert told[2] == "*None of them.*"
    assert list(tmp_path.iterdir()) == []


def test_an_error_while_drawing_anew_is_told_in_place_of_the_old_chart(
    page: notebook.Page, places: list[Place]
) -> None:
    page.show(lambda pick: {"Brent": "all is well"}[pick.authority])
    page.change(authority="Bromley")
    assert "could not be drawn for Bromley" in places[0].made[-1].data


def test_an_error_in_a_cell_is_an_error(page: notebook.Page) -> None:
    with pytest.raises(KeyError):
        page.show(lambda pick: pick.grades["no such column"])


def boxes(box: widgets.Box) -> dict[str, widgets.Dropdown]:
    return {
        inner.description: inner
        for child in box.children
        for inner in (
            [child]
            if isinstance(child, widgets.Dropdown)
            else boxes(child).values()
            if hasattr(child, "children")
            else []
        )
    }


def test_the_lists_hold_what_the_tables_hold_and_change_the_page(page: notebook.Page, places: list[Place]) -> None:
    page.show(lambda pick: f"{pick.authority} {pick.theme} {pick.since.year} {pick.until.year}")
    lists = boxes(picker(page, ("authority", "theme", "period", "metric")))
    assert lists["Authority"].options == (("Brent", "Brent"), ("Bromley", "Bromley"))
    assert ("Children in care", "children_in_care") in lists["Theme"].options
    assert ("Agency staff", "agency_staff_pct") in lists["Metric"].options
    lists["Authority"].value = "Bromley"
    lists["Theme"].value = "leadership"
    # the years the other way round mean the same period
    lists["From"].value = 2023
    lists["To"].value = 2018
    assert places[0].made[-1].data == "Bromley leadership 2018 2023"
    assert page.pick.grades["inspection_end"].dropna().dt.year.between(2018, 2023).all()


def test_a_receipt_or_a_sentence(page: notebook.Page) -> None:
    rows = page.tables.grades.query("source == 'stated'")
    made = notebook.receipt(rows, REPOSITORY / "data" / "raw", page.tables.documents)
    assert not isinstance(made, str) and made.marked
    assert notebook.receipt(rows.iloc[:0], "data/raw", page.tables.documents) == "*These tables hold no such row.*"
    assert "no words of its source" in notebook.receipt(rows.assign(quote=""), "data/raw", page.tables.documents)
