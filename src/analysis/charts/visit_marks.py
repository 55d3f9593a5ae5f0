"""Visits between inspections, under the steps of a path: each kind on a line of its own, which names it."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts import labels, style

#: A line's name by the kind of visit, in the order from above to below.
NAMES: Final = {"focused visit": "Focused visits", "monitoring visit": "Monitoring visits"}

#: Steps of the scale between the lowest step and the first line, from line to line, and below the last.
_BELOW, _APART, _SPARE = 0.8, 0.45, 0.35
#: Half the height of a mark, in steps of the scale: what a date must keep clear of.
_REACH: Final = 0.15


def dated(visits: pd.DataFrame | None) -> pd.DataFrame:
    """Return the visits that have a place on a path; an empty frame where there are none."""
    if visits is None:
        return pd.DataFrame({"date": pd.Series(dtype="datetime64[ns]"), "kind": "", "lineage": ""})
    return visits[visits["date"].notna() & visits["kind"].isin(NAMES)]


def lines(visits: pd.DataFrame, lowest: float) -> dict[str, float]:
    """Return the height of each kind's line, below the lowest step."""
    kinds = [kind for kind in NAMES if visits["kind"].eq(kind).any()]
    return {kind: lowest - _BELOW - _APART * place for place, kind in enumerate(kinds)}


def bottom(heights: dict[str, float], lowest: float) -> float:
    """Return where the scale ends below."""
    return min(heights.values()) - _SPARE if heights else lowest - 0.6


def draw(ax: Axes, visits: pd.DataFrame, heights: dict[str, float]) -> list[labels.Stretch]:
    """Mark each visit on its kind's line, and return what stands there."""
    taken = []
    for row in labels.rows_of(visits):
        day, height = labels.number(row.date), heights[str(row.kind)]
        colour = style.QUIET if row.lineage else style.INK
        ax.plot(
            [day], [height], linestyle="none", marker="|", markersize=7.0, markeredgewidth=1.1 if row.lineage else 1.6,
            markeredgecolor=colour, zorder=3, gid=f"visit:{row.kind}",
        )  # fmt: skip
        taken.append((day, height - _REACH, day, height + _REACH))
    return taken


def name(ax: Axes, heights: dict[str, float]) -> None:
    """Set the lines' names smaller than the grades'."""
    for tick in ax.yaxis.get_major_ticks()[-len(heights) :] if heights else ():
        tick.label1.set(fontsize=style.SMALL, color=style.QUIET)


def words(visits: pd.DataFrame) -> str:
    """Say the visits, oldest first: '3 focused visits: May 2019, …'."""
    said = []
    for kind, plural in NAMES.items():
        days: list[Any] = list(visits.loc[visits["kind"].eq(kind), "date"])
        if days:
            counted = f"1 {kind}" if len(days) == 1 else f"{len(days)} {plural.lower()}"
            said.append(f"{counted}, in {labels.joined([style.long_month(day) for day in days])}")
    return "; ".join(said)
