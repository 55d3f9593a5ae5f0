"""Lists to pick from, and everything on the page drawn anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from analysis import words
from analysis.charts.measures import measure_name
from analysis.charts.style import theme_label
from analysis.notebook import pick as picks
from analysis.notebook.place import told

if TYPE_CHECKING:
    from analysis.notebook.page import Page


def picker(page: Page, ask: Iterable[str]) -> widgets.Box:
    """Make the lists of what is asked for; a change redraws the page, and a button writes it to files."""
    made = {"authority": _authority, "theme": _theme, "metric": _metric, "period": _period}
    save = widgets.Button(description="Save the charts", icon="download", layout={"width": "auto"})
    said = widgets.Label("")

    def saved(_: Any) -> None:
        files = page.save()
        said.value = f"{len(files)} files in {told(page.out)}" if files else "There is no chart to save."

    save.on_click(saved)
    lists = [made[name](page) for name in ask]
    return widgets.VBox([widgets.HBox(lists, layout={"flex_flow": "row wrap"}), widgets.HBox([save, said])])


def _list(page: Page, what: str, options: list[tuple[str, str]]) -> widgets.Dropdown:
    now = getattr(page.pick, what)
    values = [value for _, value in options]
    box = widgets.Dropdown(options=options, value=now if now in values else None, description=what.capitalize())
    box.observe(lambda change: page.change(**{what: change["new"]}), names="value")
    return box


def _authority(page: Page) -> widgets.Dropdown:
    return _list(page, "authority", [(name, name) for name in picks.names(page.tables)])


def _theme(page: Page) -> widgets.Dropdown:
    there = set(page.tables.grades["theme"].dropna())
    return _list(page, "theme", [(theme_label(name), name) for name in words.THEMES if name in there])


def _metric(page: Page) -> widgets.Dropdown:
    return _list(page, "metric", sorted((measure_name(name), name) for name in picks.metrics(page.tables)))


def _period(page: Page) -> widgets.HBox:
    first, last = picks.span(page.tables)
    chosen = {"From": page.pick.since.year, "To": page.pick.until.year}
    years = range(min(first.year, chosen["From"]), max(last.year, chosen["To"]) + 1)
    ends = {
        name: widgets.Dropdown(options=years, value=year, description=name, layout={"width": "170px"})
        for name, year in chosen.items()
    }

    def moved(_: Any) -> None:
        # whoever says the years the other way round means the same period
        since, until = sorted(box.value for box in ends.values())
        page.change(since=pd.Timestamp(since, 1, 1), until=pd.Timestamp(until, 12, 31))

    for box in ends.values():
        box.observe(moved, names="value")
    return widgets.HBox(list(ends.values()))
