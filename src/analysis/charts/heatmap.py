"""Areas by inspections: every judgement of an authority on one sheet."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from analysis import words
from analysis.charts import cells, labels, style
from analysis.charts.page import Account, begin, finish, root, settle, wrap
from analysis.frameworks import FRAMEWORKS, Framework

Areas = Literal["themes", "all"]

#: The share of the page that the areas' names may take: frameworks' own areas have long ones.
_NAMES = {"themes": 0.3, "all": 0.42}


@style.unaffected
def heatmap(
    data: pd.DataFrame,
    authority: str | None = None,
    *,
    areas: Areas = "themes",
    title: str | None = None,
    source: str = style.SOURCE,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
    ax: Axes | None = None,
) -> Axes:
    """Draw an authority's judgements as a sheet of areas by inspections.

    Parameters
    ----------
    data : DataFrame
        The grades table.
    authority : str, optional
        A name in full; without it, the table must hold one authority only.
    areas : {'themes', 'all'}
        The themes that can be followed across frameworks, or every area of every framework.
    title, source : str
        The headline (made from the latest inspection if not given) and the source line.
    frameworks : mapping of str to Framework
        What each framework is: it says which judgements speak for two areas together.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        A judgement that speaks for two areas that stand next to each other is one tall cell; judgements that
        contradict each other stand side by side.
    """
    rows = judged(data, authority)
    name = str(rows["authority"].iloc[0]) if len(rows) else authority or "No authority"
    sheet = _sheet(rows, areas, frameworks)
    names = _row_order(sheet, areas)
    inspections = rows[["inspection_end", "framework"]].drop_duplicates().sort_values(["inspection_end", "framework"])
    columns = [(row.inspection_end, str(row.framework)) for row in labels.rows_of(inspections)]
    share = _NAMES[areas]
    ax = begin(ax, lambda width: _edges(names, share * width)[-1] + 0.5, _edges(names, share * style.FULL)[-1] * 0.6)
    _grid(ax, columns)
    _fill(ax, sheet, names, columns, share)
    foot = " ".join(part for part in (cells.KEY, source) if part)
    count = f"{len(columns)} inspection{'s' * (len(columns) != 1)}"
    subtitle = f"Judgements by area, {name}, {count}, {_span(rows)}" if columns else ""
    told = Account(_words(name, sheet, columns), rows)
    return finish(ax, _headline(name, rows) if title is None else title, subtitle, foot, told)


def judged(data: pd.DataFrame, authority: str | None) -> pd.DataFrame:
    """Return one authority's own, dated judgements."""
    rows = data[data["source"].eq("stated") & data["inspection_end"].notna()]
    if authority is not None:
        rows = rows[rows["authority"].eq(authority) | rows["authority_code"].eq(authority)]
    elif rows["authority"].nunique() > 1:
        raise ValueError("the table holds several authorities: say which one")
    return rows


def _sheet(rows: pd.DataFrame, areas: Areas, frameworks: Mapping[str, Framework]) -> pd.DataFrame:
    """Give each judgement its row, and the rows that it speaks for besides."""
    also = {(f.name, area.name): area.also for f in frameworks.values() for area in f.areas}
    found = []
    for row in labels.rows_of(rows):
        theme = "" if pd.isna(row.theme) else str(row.theme)
        shared = also.get((str(row.framework), str(row.area)), ()) if row.area == "care_and_care_leavers" else ()
        line = theme or (str(row.area) if areas == "all" else "")
        if line:
            found.append((row.inspection_end, str(row.framework), line, shared, str(row.grade)))
    sheet = pd.DataFrame(found, columns=["inspection_end", "framework", "row", "also", "grade"])
    return sheet.drop_duplicates()


def _row_order(sheet: pd.DataFrame, areas: Areas) -> list[str]:
    there = set(sheet["row"]) | {other for also in sheet["also"] for other in also}
    themes = [theme for theme in words.THEMES if theme in there]
    return themes + (sorted(there - set(themes)) if areas == "all" else [])


def _edges(names: list[str], room: float) -> list[float]:
    """Return where rows begin and end, in inches from the top, when names have so many inches to be broken in."""
    deep = [0.165 * labels.lines(style.theme_label(name), room) + 0.06 for name in names]
    return [0.0, *accumulate(max(0.36, height) for height in deep)] if names else [0.0, 0.36]


def _grid(ax: Axes, columns: list[tuple[pd.Timestamp, str]]) -> None:
    ax.set_xlim(0, max(len(columns), 1))
    ax.tick_params(length=0)
    months = [style.month(day) for day, _ in columns]
    clear = [f"{day.day} {m}" if months.count(m) > 1 else m for (day, _), m in zip(columns, months, strict=True)]
    heads = [
        labels.note(ax, i + 0.5, 0, f"{framework}\n{when}", (0, 4), va="bottom", size=style.SMALL)
        for i, ((_, framework), when) in enumerate(zip(columns, clear, strict=True))
    ]
    ax.set_xticks([])

    def broken() -> None:
        room = ax.get_window_extent().width / max(len(columns), 1) * 0.92
        for head, (_, framework), when in zip(heads, columns, clear, strict=True):
            wrap(head, f"{framework}\n{when}", room)

    settle(ax, broken)


def _fill(
    ax: Axes, sheet: pd.DataFrame, names: list[str], columns: list[tuple[pd.Timestamp, str]], share: float
) -> None:
    drawn: list[tuple[Rectangle, Annotation, str, float, int, int]] = []
    for _, here in sheet.groupby(["inspection_end", "framework", "row"], sort=False):
        width = 1 / len(here)
        for i, row in enumerate(labels.rows_of(here)):
            left = columns.index((row.inspection_end, row.framework)) + i * width
            top = names.index(row.row)
            cell = cells.box(ax, row.grade, left, top, width, 1)
            drawn.append((cell, cells.word(ax, row.grade, left + width / 2, top), row.grade, width, top,
                          top + _depth(names, top, row.also)))  # fmt: skip

    def rows_laid() -> None:
        """Give every row the height that its name needs at this width."""
        edges = _edges(names, share * root(ax).get_figwidth())
        ax.set_ylim(edges[-1], 0)
        for cell, word, _, _, top, end in drawn:
            cell.set(y=edges[top], height=edges[end] - edges[top])
            word.xy = (word.xy[0], (edges[top] + edges[end]) / 2)
        labels.name_rows(ax, [sum(pair) / 2 for pair in pairwise(edges)], [style.theme_label(n) for n in names], share)
        cells.write_words(
            ax, [(word, grade, width, edges[end] - edges[top]) for _, word, grade, width, top, end in drawn]
        )

    settle(ax, rows_laid)


def _depth(names: list[str], top: int, also: tuple[str, ...]) -> int:
    """Return over how many rows a judgement reaches: its own, and those that follow it and share the judgement."""
    deep = 1
    while top + deep < len(names) and names[top + deep] in also:
        deep += 1
    return deep


def _span(rows: pd.DataFrame) -> str:
    first, last = rows["inspection_end"].min().year, rows["inspection_end"].max().year
    return f"{first}" if first == last else f"{first} to {last}"


def _headline(name: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return f"{name}: no judgement is known"
    last = rows[rows["inspection_end"].eq(rows["inspection_end"].max())]
    high = last["grade"].astype(str).isin(["good", "outstanding"])
    return (
        f"{name}: {high.sum()} of {len(last)} areas good or better in {style.long_month(rows['inspection_end'].max())}"
    )


def _words(name: str, sheet: pd.DataFrame, columns: list[tuple[pd.Timestamp, str]]) -> str:
    said = []
    for day, framework in columns:
        here = sheet[sheet["inspection_end"].eq(day) & sheet["framework"].eq(framework)]
        grades = [f"{style.theme_label(r.row).lower()} {style.grade_word(r.grade)}" for r in labels.rows_of(here)]
        said.append(f"{style.long_month(day)} ({framework}): {', '.join(grades) or 'no judgement'}")
    return f"Sheet of {name}'s judgements by area and inspection. {'. '.join(said)}."
