"""Several charts on one page: an authority's areas, and its one-page dashboard."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import paths, words
from analysis.charts import cells, style
from analysis.charts.authority_path import authority_path, notes_on
from analysis.charts.facts_over_time import facts_over_time
from analysis.charts.heatmap import heatmap, judged
from analysis.charts.measures import MEASURES, measure_name
from analysis.charts.page import Account, Form, new_page, tell, told

_FIGURES = 4


@style.unaffected
def area_paths(
    grades: pd.DataFrame, authority: str, *, cited: bool = False, title: str | None = None, source: str = style.SOURCE
) -> Figure:
    """Draw the path of every theme that was judged more than once, one small panel a theme.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    authority : str
        A name in full, or a GSS code.
    cited : bool
        Add judgements known only because a later document mentions them.
    title, source : str
        The headline and the source line.
    """
    found = {theme: paths.path(grades, authority, theme, cited=cited) for theme in words.THEMES}
    shown = {theme: steps for theme, steps in found.items() if steps["step"].notna().sum() > 1} or {
        "overall": found["overall"]
    }
    down = -(-len(shown) // 2)
    figure, page = new_page(lambda width: 2.2 * (down if width > 5 else len(shown)), 1.75 * down)
    days = pd.concat([steps["inspection_end"] for steps in shown.values()])
    panels = []
    for theme, steps in shown.items():
        ax = style.dress(figure.add_subplot(1, 1, 1), spines=("bottom",))
        panels.append(
            authority_path(steps, title=style.theme_label(theme), source="", span=(days.min(), days.max()), ax=ax)
        )
    page.arrange = lambda form: _two_across(figure, panels, 1 if form == "half" else 2)
    name = _name(found["overall"], authority)
    foot = " ".join(part for part in (notes_on(pd.concat(shown.values())), source) if part)
    page.write(figure, title or f"{name}: the path of each area", _span(found["overall"]), foot)
    page.fit(figure, style.FULL)
    _tell(figure, panels)
    return figure


@style.unaffected
def dashboard(
    grades: pd.DataFrame,
    facts: pd.DataFrame,
    authority: str,
    *,
    metrics: Sequence[str] | None = None,
    title: str | None = None,
    source: str = style.SOURCES,
) -> Figure:
    """Draw one page about one authority: its path, its judgements by area, and up to four metrics.

    Parameters
    ----------
    grades, facts : DataFrame
        The tables.
    authority : str
        A name in full, or a GSS code.
    metrics : sequence of str, optional
        Up to four metrics' ids; without them, those with the most dated figures.
    title, source : str
        The headline and the source line.
    """
    steps = paths.path(grades, authority)
    name = _name(steps, authority)
    chosen = list(metrics)[:_FIGURES] if metrics is not None else _richest(facts, authority)
    series = [paths.series(facts, metric, authority) for metric in chosen]
    least = max(4.9, 1.35 * len(chosen))
    figure, page = new_page(lambda width: _page_height(width, len(chosen)), least)
    days = pd.concat([rows["date"] for rows in series]) if series else pd.Series(dtype="datetime64[ns]")
    panels = [
        authority_path(steps, title="Overall effectiveness", source="", ax=figure.add_subplot(1, 1, 1)),
        heatmap(judged(grades, name), title="Judgements by area", source="", ax=figure.add_subplot(1, 1, 1)),
    ]
    for metric, rows in zip(chosen, series, strict=True):
        ax = figure.add_subplot(1, 1, 1)
        panels.append(
            facts_over_time(rows, title=measure_name(metric), source="", span=(days.min(), days.max()), ax=ax)
        )
    page.arrange = lambda form: _arranged(figure, panels, form)
    subtitle = f"{_span(steps)}{f'; {len(chosen)} measures' if chosen else ''}"
    cut = "Some scales do not begin at zero." if any(ax.get_ylim()[0] > 0 for ax in panels[2:]) else ""
    foot = " ".join(part for part in (cells.KEY, notes_on(steps), cut, source) if part)
    page.write(figure, title or f"{name} at a glance", subtitle, foot)
    page.fit(figure, style.FULL)
    _tell(figure, panels)
    return figure


def _page_height(width: float, figures: int) -> float:
    wide = width > 5
    return 2.4 + (3.0 if wide else 3.5) + 1.9 * (-(-figures // 2) if wide else figures)


def _two_across(figure: Figure, panels: Sequence[Axes], across: int) -> None:
    grid = figure.add_gridspec(-(-len(panels) // across), across)
    for i, ax in enumerate(panels):
        ax.set_subplotspec(grid[i // across, i % across])


def _arranged(figure: Figure, panels: Sequence[Axes], form: Form) -> None:
    """Put the panels one under the other in a column, by twos on a page, and side by side on a slide."""
    path, sheet, *rest = panels
    if form == "slide":
        columns = figure.add_gridspec(1, 2 if rest else 1)
        left = columns[0].subgridspec(2, 1, height_ratios=[2.2, 2.8])
        path.set_subplotspec(left[0])
        sheet.set_subplotspec(left[1])
        right = columns[1].subgridspec(len(rest), 1) if rest else left
        for i, ax in enumerate(rest):
            ax.set_subplotspec(right[i])
        return
    across = 2 if form == "full" else 1
    down = -(-len(rest) // across)
    grid = figure.add_gridspec(2 + down, across, height_ratios=[2.4, 3.0 if across == 2 else 3.5, *[1.9] * down])
    path.set_subplotspec(grid[0, :])
    sheet.set_subplotspec(grid[1, :])
    for i, ax in enumerate(rest):
        ax.set_subplotspec(grid[2 + i // across, i % across])


def _richest(facts: pd.DataFrame, authority: str) -> list[str]:
    """Return the metrics of which most dated figures are known."""
    own = facts[facts["authority"].eq(authority) | facts["authority_code"].eq(authority)]
    own = own[
        own["value"].notna() & own["role"].eq("actual") & own["population"].eq("") & own["metric"].isin(list(MEASURES))
    ]
    dated = own[own["as_of"].notna() | own["period_end"].notna()]
    counts = dated.groupby("metric").size().sort_values(ascending=False, kind="stable")
    return [str(metric) for metric in counts[counts.ge(2)].index[:_FIGURES]]


def _name(steps: pd.DataFrame, authority: str) -> str:
    own = steps[steps["lineage"].eq("")]
    return str(own["authority"].iloc[-1]) if len(own) else authority


def _span(steps: pd.DataFrame) -> str:
    if steps.empty:
        return ""
    first, last = steps["inspection_end"].min().year, steps["inspection_end"].max().year
    return f"Inspections, {first}" if first == last else f"Inspections, {first} to {last}"


def _tell(figure: Figure, panels: Sequence[Axes]) -> None:
    accounts = [account for account in map(told, panels) if account is not None]
    data = pd.concat([account.data.astype(object) for account in accounts], ignore_index=True)
    tell(figure, Account("\n".join(account.words for account in accounts), data))
