"""Two inspections of one authority, area by area: where it was and where it is."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import words
from analysis.charts import labels, style
from analysis.charts.heatmap import judged
from analysis.charts.page import Account, begin, finish, settle

_NAMES = 0.3
_SCALE = {1: "Inadequate", 2: "Requires\nimprovement", 3: "Good", 4: "Outstanding"}


@style.unaffected
def dumbbell(
    data: pd.DataFrame,
    authority: str | None = None,
    *,
    first: Any = None,
    second: Any = None,
    title: str | None = None,
    source: str = style.SOURCE,
    ax: Axes | None = None,
) -> Axes:
    """Draw each theme's grade at two inspections, an arrow between them.

    Parameters
    ----------
    data : DataFrame
        The grades table.
    authority : str, optional
        A name in full; without it, the table must hold one authority only.
    first, second : date-like, optional
        The last days of the two inspections; without them, the two latest.
    title, source : str
        The headline (counted from the data if not given) and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        Hollow is the earlier inspection, filled the later one; a theme that only one of them judged has one mark.
    """
    rows = judged(data, authority)
    days = sorted(rows["inspection_end"].unique())
    second = pd.Timestamp(second) if second is not None else days[-1] if days else pd.NaT
    earlier = [day for day in days if day < second]
    first = pd.Timestamp(first) if first is not None else earlier[-1] if earlier else pd.NaT
    table = _pairs(rows, first, second)
    name = str(rows["authority"].iloc[0]) if len(rows) else authority or "No authority"
    ax = begin(ax, 0.38 * max(len(table), 1) + 0.8, 0.28 * max(len(table), 1) + 0.6)
    _scale(ax, table)
    for i, row in enumerate(labels.rows_of(table)):
        _row(ax, i, row.before, row.after)
    when = " and ".join(style.long_month(day) for day in (first, second) if not pd.isna(day))
    told = Account(_words(name, table, when), table)
    foot = f"Hollow: the earlier inspection. Filled: the later one. {_alone(table)}{source}".strip()
    return finish(
        ax, _headline(name, table) if title is None else title, f"Judgements by area, {name}, {when}", foot, told
    )


def _pairs(rows: pd.DataFrame, first: Any, second: Any) -> pd.DataFrame:
    """Return one row a theme, with its grade at either inspection; blank where there is none, or more than one."""
    found = []
    for theme in words.THEMES:
        grades = []
        for day in (first, second):
            here = rows[rows["theme"].eq(theme) & rows["inspection_end"].eq(day)]["grade"].astype(str).unique()
            grades.append(here[0] if len(here) == 1 and here[0] in words.STEP else "")
        if any(grades):
            found.append((theme, *grades))
    return pd.DataFrame(found, columns=["theme", "before", "after"])


def _scale(ax: Axes, table: pd.DataFrame) -> None:
    ax.set_xlim(0.5, 4.5)
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.tick_params(length=0)
    ax.set_xticks([])
    for step in _SCALE:
        ax.axvline(step, color=style.RULE, linewidth=0.6, zorder=0.5)
    heads = [labels.note(ax, step, -0.6, name, va="bottom", size=style.SMALL) for step, name in _SCALE.items()]
    labels.heads(ax, heads)
    names = [style.theme_label(theme) for theme in table["theme"]]
    settle(ax, lambda: labels.name_rows(ax, range(len(names)), names, _NAMES))


def _alone(table: pd.DataFrame) -> str:
    lone = table["before"].eq("").any() or table["after"].eq("").any()
    return "One mark: only one of the two judged it on its own. " if lone else ""


def _row(ax: Axes, y: int, before: str, after: str) -> None:
    if before and after and words.STEP[before] != words.STEP[after]:
        ax.annotate(
            "", (words.STEP[after], y), (words.STEP[before], y), zorder=1,
            arrowprops={"arrowstyle": "-|>", "color": style.INK, "linewidth": 1.4, "shrinkA": 5, "shrinkB": 6},
        )  # fmt: skip
    same = before and after and words.STEP[before] == words.STEP[after]
    if before:
        size = 13.0 if same else 8.0
        ax.plot([words.STEP[before]], [y], linestyle="none", gid=f"before:{before}", zorder=2,
                **style.mark(before, hollow=True, size=size))  # fmt: skip
    if after:
        ax.plot([words.STEP[after]], [y], linestyle="none", gid=f"after:{after}", zorder=3, **style.mark(after))


def _moves(table: pd.DataFrame) -> tuple[int, int, int]:
    both = table[table["before"].ne("") & table["after"].ne("")]
    change = both["after"].map(words.STEP) - both["before"].map(words.STEP)
    return int(change.gt(0).sum()), int(change.eq(0).sum()), int(change.lt(0).sum())


def _headline(name: str, table: pd.DataFrame) -> str:
    up, same, down = _moves(table)
    total = up + same + down
    if not total:
        return f"{name}: no two inspections to compare"
    if up == total or down == total or same == total:
        return f"{name}: {'up' if up else 'down' if down else 'unchanged'} in all {total} areas judged both times"
    return f"{name}: {up} of {total} areas judged both times up, {down} down, {same} unchanged"


def _words(name: str, table: pd.DataFrame, when: str) -> str:
    said = []
    for row in labels.rows_of(table):
        one, two = (style.grade_word(grade) if grade else "not judged" for grade in (row.before, row.after))
        said.append(f"{style.theme_label(row.theme)}: {one}, then {two}")
    return f"Two inspections of {name} compared ({when}). {'; '.join(said)}."
