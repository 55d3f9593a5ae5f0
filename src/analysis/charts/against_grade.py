"""A figure against the grade that followed it: whether one goes with the other."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis import words
from analysis.charts import labels, style
from analysis.charts.measures import figure_words, measure_name, value_ticks, with_unit
from analysis.charts.page import Account, begin, finish, settle

#: With fewer figures a median says little, and none is drawn.
_LEAST = 5

_ROWS = ("outstanding", "good", "requires_improvement", "inadequate")


@style.unaffected
def figure_against_grade(
    data: pd.DataFrame,
    metric: str,
    *,
    value: str = "value",
    unit: str = "",
    title: str | None = None,
    subtitle: str = "",
    source: str = style.SOURCE,
    ax: Axes | None = None,
) -> Axes:
    """Draw the figure nearest before each inspection, one row of points a grade, with the median marked.

    Parameters
    ----------
    data : DataFrame
        One row an inspection, with ``grade`` and the figure.
    metric : str
        The metric's id, for its name.
    value : str
        The column that holds the figure.
    unit : str
        The figure's unit, such as percent.
    title, subtitle, source : str
        The headline (the medians if not given), the measure, place and period, and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        Inspections without a figure are counted in the notes. 'Adequate' (to 2013) stands with 'requires
        improvement'. Points of one grade are moved apart by a fixed pattern: their height means nothing. A median is
        drawn where there are five figures or more.
    """
    graded = data.dropna(subset=["grade"])
    graded = graded.assign(row=graded["grade"].astype(str).replace("adequate", "requires_improvement"))
    known = graded.dropna(subset=[value])
    rows = [grade for grade in _ROWS if known["row"].eq(grade).any()]
    ax = begin(ax, 0.62 * max(len(rows), 1) + 0.5, 0.46 * max(len(rows), 1) + 0.4, spines=("bottom",), grid="x")
    for i, grade in enumerate(rows):
        _strip(ax, i, grade, known.loc[known["row"].eq(grade), value].astype(float), unit)
    ax.set_ylim(max(len(rows), 1) - 0.45, -0.6)
    ax.set_yticks(range(len(rows)), [_row_name(grade, known) for grade in rows])
    ax.tick_params(axis="y", length=0)
    _value_axis(ax, unit, float(known[value].max()) if len(known) else 0.0)
    what = measure_name(metric)
    told = Account(_words(known, rows, value, what, unit), data)
    missing = len(graded) - len(known)
    lost = f"{missing} of {len(graded)} inspections have no figure. " if missing else ""
    foot = f"Bar: the median, where there are {_LEAST} figures or more. {lost}{source}".strip()
    subtitle = subtitle or f"{with_unit(what, unit)}, nearest figure before each inspection, by its grade"
    return finish(ax, _headline(known, value, what, unit) if title is None else title, subtitle, foot, told)


def _strip(ax: Axes, y: int, grade: str, values: pd.Series[float], unit: str) -> None:
    for i, figure in enumerate(sorted(values)):
        ax.plot([figure], [y + 0.12 + 0.16 * ((i % 3) - 1)], linestyle="none", zorder=2, gid=f"grade:{grade}",
                **style.mark(grade, size=4.5))  # fmt: skip
    if len(values) < _LEAST:
        return
    middle = float(values.median())
    ax.plot([middle, middle], [y - 0.2, y + 0.4], color=style.INK, linewidth=2.4, zorder=3, gid=f"median:{grade}")
    labels.note(ax, middle, y - 0.2, figure_words(round(middle, 1), unit), (0, 2), va="bottom", size=style.SMALL,
                fontweight="bold")  # fmt: skip


def _row_name(grade: str, known: pd.DataFrame) -> str:
    name = words.GRADE_LABELS[grade].replace(" ", "\n")
    return f"{name} ({int(known['row'].eq(grade).sum())})"


def _value_axis(ax: Axes, unit: str, largest: float) -> None:
    def marked() -> None:
        low, high = ax.get_xlim()
        room = max(int(ax.get_window_extent().width * 72 / float(ax.figure.dpi) / 48), 2)
        ticks = value_ticks(low, high, min(room, 7), unit, largest)
        ax.set_xticks(ticks, [figure_words(tick, unit) for tick in ticks])

    low, high = ax.get_xlim()
    ax.set_xlim(min(0.0, low) if low < 0.5 * high else low, high)
    settle(ax, marked)


def _medians(known: pd.DataFrame, value: str) -> pd.Series[float]:
    """Return the median of each grade that has figures enough to have one."""
    groups = known.groupby("row")[value]
    return groups.median()[groups.size().ge(_LEAST)].astype(float)


def _headline(known: pd.DataFrame, value: str, what: str, unit: str) -> str:
    medians = _medians(known, value)
    if len(medians) < 2:
        return f"{what}: too few inspections to compare"
    best, worst = (next(g for g in order if g in medians) for order in (_ROWS, _ROWS[::-1]))
    one, two = (figure_words(round(float(medians[grade]), 1), unit) for grade in (best, worst))
    return f"{what}: median {one} before {style.grade_word(best)}, {two} before {style.grade_word(worst)}"


def _words(known: pd.DataFrame, rows: list[str], value: str, what: str, unit: str) -> str:
    medians = _medians(known, value)
    said = []
    for grade in rows:
        middle = (
            f"median {figure_words(round(float(medians[grade]), 1), unit)} of" if grade in medians else "no median,"
        )
        said.append(f"{style.grade_word(grade)}: {middle} {int(known['row'].eq(grade).sum())} inspections")
    return f"Points by grade: {what}, nearest figure before each inspection. {'; '.join(said)}."
