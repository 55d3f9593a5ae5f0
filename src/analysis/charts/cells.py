"""Cells that hold a grade: colour, a word or letters, and a hatch for the scale to 2013."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from analysis import words
from analysis.charts import labels, style
from analysis.charts.page import extent

KEY = "O outstanding, G good, RI requires improvement, A adequate (to 2013), I inadequate."


def box(ax: Axes, grade: str, left: float, bottom: float, width: float = 1.0, height: float = 1.0) -> Rectangle:
    """Draw a cell in its grade's colour; 'adequate' is hatched, because it belongs to the scale to 2013."""
    cell = Rectangle(
        (left, bottom), width, height, facecolor=style.GRADE_COLOURS[grade], edgecolor=style.PAPER, linewidth=1.5,
        gid=f"grade:{grade}", zorder=2,
    )  # fmt: skip
    if grade == "adequate":
        cell.set_hatch("///")
        cell.set_hatch_linewidth(0.4)
        cell.set_edgecolor("#E0B060")
    if grade == "none":
        cell.set(edgecolor=style.RULE, linewidth=0.8)
    ax.add_patch(cell)
    return cell


def long_word(grade: str) -> str:
    """Write a grade over as many lines as a cell likes."""
    return words.GRADE_LABELS[grade].replace(" ", "\n")


def write_words(ax: Axes, notes: Sequence[tuple[Annotation, str, float, float]]) -> None:
    """Write every cell's grade in full where all fit, and in letters where one does not.

    Parameters
    ----------
    ax : Axes
        Where the cells are.
    notes : sequence of (Annotation, str, float, float)
        Each cell's text, its grade, and the cell's width and height in the data's numbers.
    """
    for note, grade, _, _ in notes:
        note.set_text(long_word(grade))
    if not all(_fits(ax, note, width, height) for note, _, width, height in notes):
        for note, grade, _, _ in notes:
            note.set_text(style.GRADE_LETTERS[grade])


def _fits(ax: Axes, note: Annotation, width: float, height: float) -> bool:
    (x0, y0), (x1, y1) = ax.transData.transform([(0, 0), (width, height)])
    taken = extent(note)
    return bool(taken.width <= abs(x1 - x0) * 0.94 and taken.height <= abs(y1 - y0) * 0.96)


def word(ax: Axes, grade: str, x: float, y: float) -> Annotation:
    """Write a grade's letters into the middle of its cell, in an ink that can be read there."""
    size = style.SMALL if grade == "none" else style.BODY
    return labels.note(ax, x, y, style.GRADE_LETTERS[grade], size=size, color=style.GRADE_INK[grade], zorder=4)
