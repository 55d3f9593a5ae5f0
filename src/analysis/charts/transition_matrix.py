"""What each grade became at the next inspection, as a square of counts."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from analysis import words
from analysis.charts import labels, style
from analysis.charts.page import Account, begin, finish

_TINT = LinearSegmentedColormap.from_list("tint", ["#FFFFFF", "#12436D"])


@style.unaffected
def transition_matrix(
    data: pd.DataFrame,
    *,
    title: str | None = None,
    subtitle: str = "",
    source: str = style.SOURCE,
    ax: Axes | None = None,
) -> Axes:
    """Draw the counts of steps from each grade (rows) to the next (columns), with each row's shares.

    Parameters
    ----------
    data : DataFrame
        As ``paths.transitions`` returns it: ``from_grade``, ``to_grade``, ``count``.
    title, subtitle, source : str
        The headline (counted from the data if not given), the measure, place and period, and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        Darker is a larger share of its row; a cell with a thick edge is no change of step.
    """
    counts = {(str(r.from_grade), str(r.to_grade)): int(r.number) for r in _plain(data)}
    rows = [grade for grade in style.GRADES if any(one == grade for one, _ in counts)]
    columns = [grade for grade in style.GRADES if any(two == grade for _, two in counts)]
    ax = begin(ax, 0.52 * max(len(rows), 2) + 0.7, 0.4 * max(len(rows), 2) + 0.5)
    for i, one in enumerate(rows):
        total = sum(count for (grade, _), count in counts.items() if grade == one)
        for j, two in enumerate(columns):
            _cell(ax, j, i, counts.get((one, two), 0), total, same=words.STEP[one] == words.STEP[two])
    ax.set_xlim(0, max(len(columns), 1))
    ax.set_ylim(max(len(rows), 1), 0)
    ax.tick_params(length=0)
    ax.set_xticks([])
    ax.set_yticks([i + 0.5 for i in range(len(rows))], [_name(grade) for grade in rows])
    heads = [labels.note(ax, j + 0.5, 0, _name(two), va="bottom", size=style.SMALL) for j, two in enumerate(columns)]
    labels.heads(ax, heads)
    subtitle = subtitle or "Grade at one inspection (rows) and at the next (columns): count and share of the row"
    foot = f"Thick edge: no change of step. {source}".strip()
    told = Account(_words(counts, rows), data)
    return finish(ax, _headline(counts) if title is None else title, subtitle, foot, told)


def _plain(data: pd.DataFrame) -> list[Any]:
    return labels.rows_of(data.rename(columns={"count": "number"})[["from_grade", "to_grade", "number"]])


def _cell(ax: Axes, x: int, y: int, count: int, total: int, *, same: bool) -> None:
    share = count / total if total else 0.0
    ax.add_patch(
        Rectangle(
            (x + 0.02, y + 0.03),
            0.96,
            0.94,
            facecolor=_TINT(share * 0.9),
            linewidth=1.6 if same else 0.5,
            edgecolor=style.INK if same else style.RULE,
            zorder=3 if same else 2,
            gid=f"cell:{count}",
        )
    )
    ink = style.ink_on(_TINT(share * 0.9)) if count else style.QUIET
    word = f"{count}\n{share:.0%}" if count else "0"
    labels.note(ax, x + 0.5, y + 0.5, word, size=style.BODY, color=ink, zorder=4)


def _name(grade: str) -> str:
    return words.GRADE_LABELS[grade].replace(" ", "\n")


def _moves(counts: dict[tuple[str, str], int]) -> tuple[int, int, int]:
    """Return how many steps went up, stayed and went down."""
    change = [(words.STEP[two] - words.STEP[one], count) for (one, two), count in counts.items()]
    up, down = sum(c for d, c in change if d > 0), sum(c for d, c in change if d < 0)
    return up, sum(c for _, c in change) - up - down, down


def _headline(counts: dict[tuple[str, str], int]) -> str:
    up, same, down = _moves(counts)
    total = up + same + down
    return (
        f"Of {total} re-inspections, {up} found a higher grade and {down} a lower one" if total else "No step is known"
    )


def _words(counts: dict[tuple[str, str], int], rows: list[str]) -> str:
    up, same, down = _moves(counts)
    said = []
    for one in rows:
        parts = [f"{count} {style.grade_word(two)}" for (grade, two), count in counts.items() if grade == one and count]
        said.append(f"From {style.grade_word(one)}: {labels.joined(parts)}")
    return (
        f"Square of counts of grades at one inspection and at the next. {up} went up, {same} stayed and {down} went "
        f"down. {'. '.join(said)}."
    )
