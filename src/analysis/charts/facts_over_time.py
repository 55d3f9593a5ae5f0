"""One metric over time: sources told apart, comparators behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from analysis.charts import labels, style
from analysis.charts.measures import figure_words, measure_name, mid_sentence, value_ticks, with_unit
from analysis.charts.page import Account, begin, finish, root, settle

#: How each kind of source is drawn: official figures are a series and have a line, the others stand alone.
_SOURCES: Final = {
    "official": ("Official", style.NAVY, "o"),
    "report": ("Inspection report", style.ORANGE, "D"),
    "paper": ("Council paper", style.PLUM, "^"),
}

_BEHIND: Final = ("--", ":", "-.")
_GREY: Final = "#7A7A7A"


@style.unaffected
def facts_over_time(
    data: pd.DataFrame,
    comparators: Mapping[str, pd.DataFrame] | None = None,
    *,
    measure: str | None = None,
    title: str | None = None,
    source: str = style.SOURCES,
    span: tuple[Any, Any] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw an authority's figures of one metric, each kind of source with its own mark.

    Parameters
    ----------
    data : DataFrame
        As ``paths.series`` returns it: ``authority``, ``metric``, ``unit``, ``date``, ``value``, ``source``,
        ``qualifier``, ``conflict``.
    comparators : mapping of str to DataFrame, optional
        Up to three series drawn behind in grey, by name: England, the region, the neighbours; ``date`` and ``value``.
    measure : str, optional
        What the metric is in words; without it, made from its id.
    title, source : str
        The headline (first and last figure if not given) and the source line.
    span : tuple of two date-likes, optional
        The first and the last day to make room for, where several charts stand side by side.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        A line breaks where a year is missing. Hollow marks are figures given as about, over or under; a ring marks
        figures of one day that contradict each other.
    """
    known = data.dropna(subset=["date", "value"]).sort_values("date", kind="stable")
    unit = str(known["unit"].iloc[0]) if len(known) else ""
    ax = begin(ax, 2.7, 1.9, spines=("bottom",))
    behind = dict(list((comparators or {}).items())[: len(_BEHIND)])
    ends = [
        _behind(ax, name, rows, style_, unit) for (name, rows), style_ in zip(behind.items(), _BEHIND, strict=False)
    ]
    notes = [note for kind in _SOURCES for note in _marks(ax, known[known["source"].eq(kind)], kind, unit)]
    _axes(ax, known, behind, unit, span)
    if len(notes) > 1:
        _key(ax, notes)
    labels.beside(ax, [note for note in (*ends, *(notes if len(notes) == 1 else ())) if note is not None])
    what = measure or (measure_name(str(data["metric"].iloc[0])) if len(data) else "No figure")
    told = Account(_words(known, what, unit), data)
    foot = " ".join([*_notes(ax, data, known), source]).strip()
    return finish(
        ax, _headline(known, what, unit) if title is None else title, _subtitle(known, what, unit), foot, told
    )


def _behind(ax: Axes, name: str, rows: pd.DataFrame, line: str, unit: str) -> Annotation | None:
    rows = rows.dropna(subset=["date", "value"]).sort_values("date")
    if rows.empty:
        return None
    days, values = _broken(rows)
    ax.plot(days, values, color=_GREY, linewidth=1.4, linestyle=line, zorder=1.5, gid=name)
    last = float(rows["value"].iloc[-1])
    return labels.aside(ax, last, f"{name} {figure_words(last, unit)}", color=style.QUIET)


def _broken(rows: pd.DataFrame) -> tuple[list[float], list[float]]:
    """Return days and values with a gap wherever one or more of the usual intervals is missing."""
    days = [labels.number(day) for day in rows["date"]]
    values = [float(value) for value in rows["value"]]
    usual = float(np.median(np.diff(days))) if len(days) > 2 else np.inf
    out: tuple[list[float], list[float]] = ([], [])
    for i, (day, value) in enumerate(zip(days, values, strict=True)):
        if i and day - days[i - 1] > 1.6 * max(usual, 1.0):
            out[0].append(day)
            out[1].append(np.nan)
        out[0].append(day)
        out[1].append(value)
    return out


def _marks(ax: Axes, rows: pd.DataFrame, kind: str, unit: str) -> list[Annotation]:
    """Draw one kind of source, and name it at its last figure."""
    if rows.empty:
        return []
    name, colour, marker = _SOURCES[kind]
    if kind == "official":
        days, values = _broken(rows)
        ax.plot(days, values, color=colour, linewidth=1.8, zorder=2, gid=f"{kind} line")
    for row in labels.rows_of(rows):
        loose = str(row.qualifier) != "exact"
        at = ([labels.number(row.date)], [float(row.value)])
        ax.plot(*at, linestyle="none", marker=marker, markersize=6.5, markerfacecolor=style.PAPER if loose else colour,
                markeredgecolor=colour if loose else style.INK, markeredgewidth=1.4 if loose else 0.6, zorder=3,
                gid=f"{kind}")  # fmt: skip
        if row.conflict:
            ax.plot(*at, linestyle="none", marker="o", markersize=12, markerfacecolor="none",
                    markeredgecolor=style.INK, markeredgewidth=1.0, zorder=3, gid="conflict")  # fmt: skip
    last = float(rows["value"].iloc[-1])
    return [labels.aside(ax, last, f"{name}\n{figure_words(last, unit)}", color=style.INKS[colour])]


def _key(ax: Axes, notes: Sequence[Annotation]) -> None:
    """Name several kinds of source above the chart, each with its mark and its last figure: as rows where narrow."""
    looks = {name: (colour, marker) for name, colour, marker in _SOURCES.values()}
    handles = []
    for note in notes:
        colour, marker = next(look for name, look in looks.items() if note.get_text().startswith(name))
        handles.append(Line2D([], [], linestyle="none", marker=marker, markersize=6.5, markerfacecolor=colour,
                              markeredgecolor=style.INK, markeredgewidth=0.6,
                              label=note.get_text().replace("\n", " ")))  # fmt: skip
        note.remove()

    def keyed() -> None:
        wide = _column_width(ax) > 100 + 115 * len(handles)
        font = FontProperties(family=style.FONT, size=style.SMALL)
        ax.legend(handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(handles) if wide else 1,
                  frameon=False, prop=font, labelcolor=style.INK, borderpad=0, borderaxespad=0.4, handletextpad=0.3,
                  columnspacing=1.2, labelspacing=0.35, handlelength=1.2)  # fmt: skip

    settle(ax, keyed)


def _column_width(ax: Axes) -> float:
    """Return how many points wide the axes' share of the page is, whatever the layout makes of it."""
    spec = ax.get_subplotspec()
    whole = root(ax).get_figwidth() * 72
    if spec is None:
        return whole
    top = spec.get_topmost_subplotspec()
    return whole * len(top.colspan) / top.get_gridspec().ncols


def _axes(
    ax: Axes, known: pd.DataFrame, behind: Mapping[str, pd.DataFrame], unit: str, span: tuple[Any, Any] | None
) -> None:
    frames = [known, *behind.values()]
    dated = pd.concat([frame.dropna(subset=["date", "value"])[["date", "value"]] for frame in frames])
    if dated.empty:
        ax.set_yticks([])
        ax.set_xticks([])
        return
    low, high = float(dated["value"].min()), float(dated["value"].max())
    bottom = 0.0 if 0 <= low <= 0.6 * high or high == low else low - 0.25 * (high - low)
    ax.set_ylim(bottom, high + 0.2 * (high - bottom if high > bottom else 1.0))
    days = (dated["date"].min(), dated["date"].max()) if span is None else span
    first, last = (labels.number(day) for day in days)
    spare = max(0.05 * (last - first), 200.0)
    ax.set_xlim(first - spare, last + spare)
    labels.years(ax)
    top = ax.get_ylim()[1]
    shown = value_ticks(bottom, top, 4, unit, high)
    ax.set_yticks(shown, [figure_words(tick, unit) for tick in shown])
    for tick in shown:
        ax.axhline(tick, color=style.RULE, linewidth=0.5, zorder=0.5)


def _notes(ax: Axes, data: pd.DataFrame, known: pd.DataFrame) -> list[str]:
    notes = ["The scale does not begin at zero."] if ax.get_ylim()[0] > 0 else []
    if known["qualifier"].astype(str).ne("exact").any():
        notes.append("Hollow: given as about, over or under.")
    if known["conflict"].any():
        notes.append("Ringed: figures of one day that contradict each other.")
    withheld = int(data["value"].isna().sum())
    if withheld:
        notes.append(f"Withheld at the source: {withheld}.")
    return notes


def _main(known: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that the headline speaks of: the official ones, or all where those are fewer than two."""
    official = known[known["source"].eq("official")]
    return official if len(official) > 1 else known


def _headline(known: pd.DataFrame, what: str, unit: str) -> str:
    if known.empty:
        return f"{what}: no dated figure"
    rows = _main(known)
    first, last = rows.iloc[0], rows.iloc[-1]
    one, two = (figure_words(float(row["value"]), unit) for row in (first, last))
    if len(rows) == 1:
        return f"{last['authority']}: {mid_sentence(what)} {two} in {style.long_month(last['date'])}"
    way = "up from" if last["value"] > first["value"] else "down from" if last["value"] < first["value"] else "as"
    when = f"{last['date'].year}, {way} {one} in {first['date'].year}"
    return f"{last['authority']}: {mid_sentence(what)} {two} in {when}"


def _subtitle(known: pd.DataFrame, what: str, unit: str) -> str:
    if known.empty:
        return ""
    first, last = known["date"].min().year, known["date"].max().year
    span = f"{first}" if first == last else f"{first} to {last}"
    return f"{with_unit(what, unit)}, {known['authority'].iloc[0]}, {span}" if unit else f"{what}, {span}"


def _words(known: pd.DataFrame, what: str, unit: str) -> str:
    if known.empty:
        return f"Figures over time: {what}, none with a date."
    said = [
        f"{figure_words(float(row.value), unit)} in {style.long_month(row.date)} ({_kind(row.source)})"
        for row in labels.rows_of(known)
    ]
    return f"Figures over time: {with_unit(what, unit)}, {known['authority'].iloc[0]}. {'; '.join(said)}."


def _kind(source: object) -> str:
    return _SOURCES[str(source)][0].lower()
