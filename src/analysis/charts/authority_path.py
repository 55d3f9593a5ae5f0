"""An authority's path: its judgements as steps on the four-step scale, over the years."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from analysis import words
from analysis.charts import labels, style, visit_marks
from analysis.charts.page import Account, begin, finish
from analysis.frameworks import FRAMEWORKS, TO_2013, Framework

_STEPS: Final = {4: "Outstanding", 3: "Good", 2: "Requires\nimprovement", 1: "Inadequate"}
_UNGRADED: Final = 0
_BAR_RAISED: Final = "At the dotted line the bar was raised: 'adequate' gave way to 'requires improvement'."


@style.unaffected
def authority_path(
    data: pd.DataFrame,
    *,
    title: str | None = None,
    source: str = style.SOURCE,
    span: tuple[Any, Any] | None = None,
    visits: pd.DataFrame | None = None,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
    ax: Axes | None = None,
) -> Axes:
    """Draw the judgements of one theme as steps, with the frameworks shaded behind them.

    Parameters
    ----------
    data : DataFrame
        As ``paths.path`` returns it: one authority, one theme.
    title : str, optional
        The headline; without it, one is made from the first and the last judgement.
    source : str
        The source line.
    span : tuple of two date-likes, optional
        The first and the last day to make room for, where several paths stand side by side.
    visits : DataFrame, optional
        As ``paths.visits`` returns them: focused and monitoring visits, which have no grade, are marked below the
        steps.
    frameworks : mapping of str to Framework
        What each framework is.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        A judgement that is known only from a later document is hollow; an authority that came before or after
        has a line of its own, broken, and nothing joins the two.
    """
    steps = data.dropna(subset=["inspection_end"]).sort_values("inspection_end", kind="stable")
    between = visit_marks.dated(visits)
    more = 0.26 * between["kind"].nunique()
    ax = begin(ax, 2.7 + more, 2.1 + more, spines=("bottom",))
    heights = _scale(ax, steps, between)
    days = pd.concat([steps["inspection_end"], between["date"]])
    _time(ax, (days.min(), days.max()) if span is None else span)
    _frameworks(ax, steps, frameworks)
    for _, line in steps.groupby(["authority", "authority_code"], sort=False):
        _line(ax, line)
    dates = [
        note for _, line in steps.groupby(["authority", "authority_code"], sort=False) for note in _dates(ax, line)
    ]
    labels.place(ax, dates, _risers(steps) + visit_marks.draw(ax, between, heights))
    _bar_raised(ax, steps, frameworks)
    foot = "\n".join(part for part in (_notes(steps, between), source) if part)
    said = " ".join(part for part in (_words(steps), _visited(between)) if part)
    return finish(ax, _headline(steps) if title is None else title, _subtitle(steps), foot, Account(said, data))


def _scale(ax: Axes, steps: pd.DataFrame, visits: pd.DataFrame) -> dict[str, float]:
    """Name the steps and, below them, the visits' lines, whose heights are returned."""
    rows: dict[float, str] = {float(step): name for step, name in _STEPS.items()}
    if steps["step"].isna().any():
        rows[_UNGRADED] = "No overall\ngrade" if steps["theme"].eq("overall").any() else "No grade"
    heights = visit_marks.lines(visits, min(rows))
    ax.set_ylim(visit_marks.bottom(heights, min(rows)), 4.75)
    rows |= {height: visit_marks.NAMES[kind] for kind, height in heights.items()}
    ax.set_yticks(list(rows), list(rows.values()))
    visit_marks.name(ax, heights)
    for step in rows:
        ax.axhline(step, color=style.RULE, linewidth=0.5, zorder=0.5)
    return heights


def _time(ax: Axes, span: tuple[Any, Any]) -> None:
    first, last = (0.0, 365.0) if pd.isna(span[0]) else (labels.number(day) for day in span)
    spare = max(0.09 * (last - first), 366.0 - (last - first) / 2, 150.0)
    ax.set_xlim(first - spare, last + spare)
    labels.years(ax)


def _frameworks(ax: Axes, steps: pd.DataFrame, frameworks: Mapping[str, Framework]) -> None:
    """Shade every other framework, the same ones in every chart, and name each from its first day to the next one's."""
    order = sorted((name for name in frameworks if frameworks[name].full), key=lambda name: frameworks[name].first)
    names = [name for name in frameworks if name in set(steps["framework"].dropna())]
    names.sort(key=lambda name: frameworks[name].first)
    low, high = ax.get_xlim()
    starts = [labels.number(frameworks[name].first) for name in names]
    titles = []
    for i, name in enumerate(names):
        last = frameworks[name].last
        end = starts[i + 1] if i + 1 < len(names) else high if last is None else labels.number(last)
        left, right = max(starts[i], low), min(end, high)
        if right <= left:
            continue
        ax.axvspan(left, right, color=style.SHADE if name in order[::2] else style.PAPER, linewidth=0, zorder=0)
        middle, edge = (left + right) / 2, ("data", "axes fraction")
        quiet = {"size": style.SMALL, "color": style.QUIET}
        titles.append(labels.note(ax, middle, 1.0, name, (0, 3), xycoords=edge, va="bottom", **quiet))
    labels.above(ax, titles)


def _line(ax: Axes, line: pd.DataFrame) -> None:
    own = line["lineage"].eq("").all()
    graded = line[line["step"].notna()]
    days = [labels.number(day) for day in graded["inspection_end"]]
    ax.plot(
        days, graded["step"].astype(float), drawstyle="steps-post", color=style.INK if own else style.QUIET,
        linewidth=1.8 if own else 1.2, linestyle="-" if own else (0, (4, 2)), zorder=2, gid="line",
    )  # fmt: skip
    for day, row in zip((labels.number(day) for day in line["inspection_end"]), labels.rows_of(line), strict=True):
        grade = "none" if pd.isna(row.grade) else str(row.grade)
        step = _UNGRADED if pd.isna(row.step) else float(row.step)
        ax.plot([day], [step], linestyle="none", zorder=3, gid=f"grade:{grade}",
                **style.mark(grade, hollow=row.source == "cited", size=8.0 if own else 6.5))  # fmt: skip


def _risers(steps: pd.DataFrame) -> list[labels.Stretch]:
    """Return the stretches where a line goes up or down, which a date must not stand on."""
    found = []
    for _, line in steps[steps["step"].notna()].groupby(["authority", "authority_code"], sort=False):
        points = [(labels.number(row.inspection_end), float(row.step)) for row in labels.rows_of(line)]
        found += [(x, before, x, y) for (_, before), (x, y) in pairwise(points) if y != before]
    return found


def _dates(ax: Axes, line: pd.DataFrame) -> list[Annotation]:
    notes = []
    for row in labels.rows_of(line):
        step = float(_UNGRADED if pd.isna(row.step) else row.step)
        word = style.month(row.inspection_end) + ("*" if row.combined else "")
        if str(row.grade) == "adequate":
            word = f"Adequate\n{word}"
        if row.lineage and row.Index == line.index[0]:
            word = f"{row.authority},\n{word}"
        notes.append(labels.note(ax, labels.number(row.inspection_end), step, word, size=style.SMALL))
    return notes


def _bar_raised(ax: Axes, steps: pd.DataFrame, frameworks: Mapping[str, Framework]) -> None:
    """Mark the day from which the new scale was in use, where the path crosses it."""
    if _crosses(steps):
        first = min(framework.first for framework in frameworks.values() if framework.scale != TO_2013)
        ax.axvline(labels.number(first), color=style.QUIET, linewidth=1.2, linestyle=":", zorder=1, gid="bar raised")


def _crosses(steps: pd.DataFrame) -> bool:
    return bool(steps["scale_change"].fillna(False).any())


def _headline(steps: pd.DataFrame) -> str:
    own = _own(steps)
    graded = own[own["step"].notna()]
    if graded.empty:
        return f"{_name(own)}: no grade is known"
    first, last = graded.iloc[0], graded.iloc[-1]
    now = style.grade_word(str(last.grade))
    if len(graded) == 1:
        return f"{last.authority}: {now} in {style.long_month(last.inspection_end)}"
    if graded["grade"].astype(str).nunique() == 1:
        return f"{last.authority}: {now} at each of {len(graded)} inspections, {_span(graded)}"
    then = style.grade_word(str(first.grade))
    if then == now:
        return f"{last.authority}: {now} in {last.inspection_end.year}, as in {first.inspection_end.year}"
    began, ended = (f"{row.inspection_end.year}" for row in (first, last))
    if began == ended:
        began, ended = (style.long_month(row.inspection_end) for row in (first, last))
    return f"{last.authority}: from {then} in {began} to {now} in {ended}"


def _own(steps: pd.DataFrame) -> pd.DataFrame:
    own = steps[steps["lineage"].eq("")]
    return own if len(own) else steps


def _name(steps: pd.DataFrame) -> str:
    return str(steps["authority"].iloc[-1]) if len(steps) else "No authority"


def _span(steps: pd.DataFrame) -> str:
    first, last = steps["inspection_end"].min().year, steps["inspection_end"].max().year
    return f"{first}" if first == last else f"{first} to {last}"


def _subtitle(steps: pd.DataFrame) -> str:
    if steps.empty:
        return ""
    theme = style.theme_label(str(steps["theme"].iloc[0]))
    count = len(_own(steps))
    return f"{theme}, {_name(_own(steps))}, {count} inspection{'s' * (count != 1)}, {_span(steps)}"


def notes_on(steps: pd.DataFrame) -> str:
    """Return what a reader must know of the marks of a path, or of several."""
    notes = []
    if _crosses(steps):
        notes.append(_BAR_RAISED)
    if steps["combined"].any():
        notes.append("* One judgement that speaks for two areas together.")
    if steps["source"].eq("cited").any():
        notes.append("Hollow: known only from a later document.")
    if steps["lineage"].ne("").any():
        notes.append("Broken line: an authority that came before or after this one.")
    return " ".join(notes)


def _notes(steps: pd.DataFrame, visits: pd.DataFrame) -> str:
    said = [notes_on(steps)]
    if visits["lineage"].ne("").any():
        said.append("Visits in grey: to an authority that came before or after this one.")
    return " ".join(part for part in said if part)


def _visited(visits: pd.DataFrame) -> str:
    return f"Without a grade: {visit_marks.words(visits)}." if len(visits) else ""


def _words(steps: pd.DataFrame) -> str:
    if steps.empty:
        return "Step chart without a judgement."
    said = []
    for row in labels.rows_of(steps):
        grade = "no grade" if pd.isna(row.grade) else words.GRADE_LABELS[str(row.grade)].lower()
        whose = f"{row.authority} " if row.lineage else ""
        told = ", known only from a later document" if row.source == "cited" else ""
        said.append(f"{whose}{grade} in {style.long_month(row.inspection_end)} ({row.framework}{told})")
    theme = style.theme_label(str(steps["theme"].iloc[0])).lower()
    return f"Step chart of {_name(_own(steps))}'s judgements of {theme}, oldest first: {'; '.join(said)}."
