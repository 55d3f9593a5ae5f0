"""How grades flow from one cycle of inspections to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Annotation

from analysis import words
from analysis.charts import labels, style
from analysis.charts.page import Account, begin, finish

_BAR = 0.16
_GAP = 0.02  # between the grades of a cycle, as a share of the height
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def cycles(judgements: pd.DataFrame, least: float = 0.25) -> pd.DataFrame:
    """Put each authority's judgements into cycles: the first, second, … under each framework.

    Parameters
    ----------
    judgements : DataFrame
        As ``paths.judgements`` returns it, one theme.
    least : float
        The share of authorities that a cycle must have reached to be kept.

    Returns
    -------
    DataFrame
        ``authority``, ``authority_code``, ``cycle`` (an ordered categorical), ``grade``.
    """
    rows = judgements.dropna(subset=["step"]).sort_values(["inspection_end"], kind="stable")
    rows = rows.drop_duplicates(["authority", "authority_code", "framework", "inspection_end"])
    nth = rows.groupby(["authority", "authority_code", "framework"], observed=True).cumcount()
    rows = rows.assign(nth=nth)
    size = rows.groupby(["framework", "nth"], observed=True).agg(n=("authority", "size"), day=("inspection_end", "min"))
    kept = size[size["n"].ge(least * rows["authority"].nunique())].sort_values("day").index
    many = {framework for framework, nth in kept if nth > 0}
    names = {(f, n): f"{f}, {_ORDINALS[min(n, 4)]}" if f in many else str(f) for f, n in kept}
    named = [names.get(pair) for pair in zip(rows["framework"], rows["nth"], strict=True)]
    cycle = pd.Categorical(named, categories=list(names.values()), ordered=True)
    return rows.assign(cycle=cycle).dropna(subset=["cycle"])[["authority", "authority_code", "cycle", "grade"]]


@style.unaffected
def flow(data: pd.DataFrame, *, title: str | None = None, source: str = style.SOURCE, ax: Axes | None = None) -> Axes:
    """Draw how many authorities went from each grade to each other one, from cycle to cycle.

    Parameters
    ----------
    data : DataFrame
        One row an authority and cycle: ``authority``, ``cycle`` (ordered categorical), ``grade``, as ``cycles`` gives.
    title, source : str
        The headline (counted from the first and last cycle if not given) and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        Only authorities that were inspected in every cycle drawn are counted, so that each column holds the same.
    """
    table = data.assign(grade=data["grade"].astype(str)).pivot_table(
        index="authority", columns="cycle", values="grade", aggfunc="first", observed=True
    )
    table = table.replace("adequate", "requires_improvement").dropna()
    names = [str(name) for name in table.columns]
    ax = begin(ax, 3.2, 2.3)
    ax.set_xlim(-0.02, max(len(names) - 1, 0) + _BAR + 0.02)
    ax.set_ylim(1 + 4 * _GAP, 0)
    ax.set_xticks([])
    ax.set_yticks([])
    places = [_column(ax, i, table.iloc[:, i]) for i in range(len(names))]
    for i in range(len(names) - 1):
        _links(ax, i, table.iloc[:, i], table.iloc[:, i + 1], places[i], places[i + 1])
    _names(ax, names)
    told = Account(_words(table, names), _counted(table, names))
    subtitle = f"Overall grade of the {len(table)} authorities inspected in each cycle, England" if len(table) else ""
    foot = f"'Adequate' (to 2013) is drawn with 'requires improvement'. {source}".strip()
    return finish(ax, _headline(table, names) if title is None else title, subtitle, foot, told)


_ORDER = ("outstanding", "good", "requires_improvement", "inadequate")


def _column(ax: Axes, x: int, grades: pd.Series[str]) -> dict[str, tuple[float, float]]:
    """Draw one cycle's bar and name its parts; return where each grade begins and ends."""
    top, places = 0.0, {}
    notes: list[Annotation] = []
    for grade in _ORDER:
        count = int(grades.eq(grade).sum())
        if not count:
            continue
        height = count / len(grades)
        places[grade] = (top, top + height)
        ax.add_patch(Rectangle((x, top), _BAR, height, facecolor=style.GRADE_COLOURS[grade], edgecolor=style.INK,
                               linewidth=0.8, zorder=3, gid=f"{grade}:{count}"))  # fmt: skip
        word = (
            f"{words.GRADE_LABELS[grade].replace(' ', chr(10))} {count}"
            if x == 0
            else f"{style.GRADE_LETTERS[grade]} {count}"
        )
        notes.append(_beside_bar(ax, x, top + height / 2, word, left=x == 0))
        top += height + _GAP
    labels.beside(ax, notes)
    return places


def _beside_bar(ax: Axes, x: int, y: float, word: str, *, left: bool) -> Annotation:
    if left:
        return labels.note(ax, 0, y, word, (-4, 0), ha="right", size=style.SMALL)
    return labels.note(ax, x + _BAR, y, word, (4, 0), ha="left", size=style.SMALL, zorder=5, fontweight="bold")


def _links(
    ax: Axes, x: int, one: pd.Series[str], two: pd.Series[str],
    left: dict[str, tuple[float, float]], right: dict[str, tuple[float, float]],
) -> None:  # fmt: skip
    unit = 1 / len(one)
    out = {grade: top for grade, (top, _) in left.items()}
    into = {grade: top for grade, (top, _) in right.items()}
    for start in _ORDER:
        for end in _ORDER:
            count = int((one.eq(start) & two.eq(end)).sum())
            if count:
                deep = count * unit
                _ribbon(ax, (x + _BAR, x + 1), out[start], into[end], deep, start, f"{start}>{end}:{count}")
                out[start] += deep
                into[end] += deep


def _ribbon(ax: Axes, span: tuple[float, float], one: float, two: float, deep: float, grade: str, gid: str) -> None:
    a, b = span
    middle = (a + b) / 2
    points = [(a, one), (middle, one), (middle, two), (b, two), (b, two + deep), (middle, two + deep),
              (middle, one + deep), (a, one + deep), (a, one)]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    ax.add_patch(PathPatch(Path(np.array(points), codes), facecolor=style.GRADE_COLOURS[grade], alpha=0.45,
                           edgecolor=style.PAPER, linewidth=0.8, zorder=2, gid=gid))  # fmt: skip


def _names(ax: Axes, names: Sequence[str]) -> None:
    heads = [
        labels.note(ax, i + _BAR / 2, 0, name.replace(", ", ",\n"), (0, 5), va="bottom", size=style.SMALL)
        for i, name in enumerate(names)
    ]
    labels.heads(ax, heads)


def _good(grades: pd.Series[str]) -> int:
    return int(grades.isin(["good", "outstanding"]).sum())


def _headline(table: pd.DataFrame, names: list[str]) -> str:
    if table.empty:
        return "No authority was inspected in every cycle"
    first, last = _good(table.iloc[:, 0]), _good(table.iloc[:, -1])
    return f"Good or outstanding: {first} of {len(table)} authorities in {names[0]}, {last} in {names[-1]}"


def _counted(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    counted = table.copy()
    counted.columns = pd.Index(names)
    return counted.groupby(names).size().rename("authorities").reset_index() if len(table) else pd.DataFrame()


def _words(table: pd.DataFrame, names: list[str]) -> str:
    said = []
    for i, name in enumerate(names):
        counts = [f"{int(table.iloc[:, i].eq(g).sum())} {style.grade_word(g)}" for g in _ORDER]
        said.append(f"{name}: {labels.joined(counts)}")
    moves = []
    for i in range(len(names) - 1):
        steps = table.iloc[:, i + 1].map(words.STEP) - table.iloc[:, i].map(words.STEP)
        moves.append(
            f"from {names[i]} to {names[i + 1]} {int(steps.gt(0).sum())} went up, {int(steps.lt(0).sum())} down"
        )
    return f"Flow of the grades of {len(table)} authorities. {'. '.join([*said, *moves])}."
