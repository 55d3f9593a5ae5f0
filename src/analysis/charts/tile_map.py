"""England as a grid of tiles, one an authority, coloured by grade: every authority is as large as any other."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product

import pandas as pd
from matplotlib.axes import Axes

from analysis import words
from analysis.authorities import by_code
from analysis.charts import cells, labels, style
from analysis.charts.page import Account, begin, finish, settle

#: How far east the legend reaches, in columns; it begins where the sea does.
_EAST, _SEA = 16.2, 11.1

_NOTE = "One tile an authority, placed roughly as on a map; London is the block in the south-east."


@dataclass(frozen=True, slots=True)
class Tile:
    """Where an authority stands on the grid: column from the west, row from the north."""

    authority_code: str
    authority: str
    short: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """Return the tiles of the authorities that run children's services now, from the north."""
    text = resources.files(__package__).joinpath("tiles.csv").read_text(encoding="utf-8")
    return tuple(
        Tile(row["authority_code"], row["authority"], row["short"], int(row["column"]), int(row["row"]))
        for row in csv.DictReader(text.splitlines())
    )


@style.unaffected
def tile_map(
    data: pd.DataFrame,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str = style.SOURCE,
    ax: Axes | None = None,
) -> Axes:
    """Draw every authority's grade on a map of tiles.

    Parameters
    ----------
    data : DataFrame
        One row an authority, with ``authority_code`` and ``grade``, as ``paths.standing(..., rows=True)`` returns.
    title, subtitle, source : str
        The headline (counted from the data if not given), what is shown, and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        An authority without a grade is a white tile.
    """
    found = data.dropna(subset=["grade"]).drop_duplicates("authority_code", keep="last")
    grade = dict(zip(found["authority_code"].astype(str), found["grade"].astype(str), strict=True))
    ax = begin(ax, lambda width: min(1.28 * width, 7.5), 3.9)
    ax.set_aspect("equal", anchor="N")
    ax.set_xlim(-0.1, _EAST)
    ax.set_ylim(max(t.row for t in tiles()) + 1.1, -0.3)
    ax.set_xticks([])
    ax.set_yticks([])
    shown = [(tile, grade.get(tile.authority_code, "none")) for tile in tiles()]
    _draw(ax, shown)
    _borders(ax)
    _legend(ax, [g for _, g in shown])
    counted = [g for _, g in shown if g != "none"]
    told = Account(_words(shown), _table(shown))
    subtitle = _subtitle(data, len(counted)) if subtitle is None else subtitle
    return finish(ax, _headline(counted) if title is None else title, subtitle, f"{_NOTE} {source}".strip(), told)


def _draw(ax: Axes, shown: list[tuple[Tile, str]]) -> None:
    letters, codes = [], []
    for tile, grade in shown:
        cells.box(ax, grade, tile.column + 0.03, tile.row + 0.03, 0.94, 0.94).set_linewidth(0.6)
        ink = style.QUIET if grade == "none" else style.GRADE_INK[grade]
        middle = (tile.column + 0.5, tile.row + 0.5)
        letters.append(labels.note(ax, *middle, style.GRADE_LETTERS[grade], size=style.SMALL, color=ink, zorder=4))
        codes.append(labels.note(ax, *middle, tile.short, size=6.5, color=ink, zorder=4))
        letters[-1].set_fontweight("bold")

    def fitted() -> None:
        """Write the short names where a tile has room for two lines."""
        ax.apply_aspect()
        points = abs(ax.transData.transform((1, 0))[0] - ax.transData.transform((0, 0))[0]) * 72 / ax.figure.dpi
        both = points >= 20
        for letter, code in zip(letters, codes, strict=True):
            code.set_visible(both)
            code.xyann = (0, 0.21 * points)
            letter.xyann = (0, -0.21 * points if both else 0)

    settle(ax, fitted)


def _borders(ax: Axes) -> None:
    """Draw a line where two regions meet, and all around London."""
    region = {(tile.column, tile.row): _region(tile.authority_code) for tile in tiles()}
    reach = range(-1, max(tile.column for tile in tiles()) + 2), range(-1, max(tile.row for tile in tiles()) + 2)
    for x, y in product(*reach):
        here = region.get((x, y), "")
        for other, ends in (
            (region.get((x + 1, y), ""), ([x + 1, x + 1], [y, y + 1])),
            (region.get((x, y + 1), ""), ([x, x + 1], [y + 1, y + 1])),
        ):
            if here != other and ((here and other) or "London" in (here, other)):
                ax.plot(*ends, color=style.INK, linewidth=1.3, zorder=3, gid="border", solid_capstyle="projecting")


def _region(code: str) -> str:
    authority = by_code(code)
    return authority.region if authority else ""


def _legend(ax: Axes, grades: list[str]) -> None:
    """Say beside each colour what it means and how many authorities have it, in the empty sea of the north-east."""
    total = sum(grade != "none" for grade in grades)
    y = -0.1
    for grade in (*style.GRADES, "none"):
        count = grades.count(grade)
        if not count and grade in ("adequate", "none"):
            continue
        cells.box(ax, grade, _SEA, y, 0.8, 0.8)
        name = "Not known" if grade == "none" else cells.long_word(grade)
        share = "" if grade == "none" else f" ({count / total:.0%})" if total else ""
        labels.note(ax, _SEA + 1.0, y - 0.1, f"{name}\n{count}{share}", ha="left", va="top", size=style.SMALL)
        y += 1.7 + 0.55 * name.count("\n")


def _subtitle(data: pd.DataFrame, count: int) -> str:
    theme = style.theme_label(str(data["theme"].iloc[0])) if "theme" in data and len(data) else "Grade"
    if "inspection_end" in data and len(data):
        return f"{theme} at the latest inspection, {count} authorities in England, to {_latest(data)}"
    return f"{theme}, {count} authorities in England"


def _latest(data: pd.DataFrame) -> str:
    return style.long_month(data["inspection_end"].max())


def _headline(counted: list[str]) -> str:
    high = sum(grade in ("good", "outstanding") for grade in counted)
    return f"{high} of {len(counted)} authorities good or outstanding" if counted else "No grade is known"


def _table(shown: list[tuple[Tile, str]]) -> pd.DataFrame:
    rows = [(t.authority_code, t.authority, _region(t.authority_code), t.short, t.column, t.row, g) for t, g in shown]
    columns = ["authority_code", "authority", "region", "short", "column", "row", "grade"]
    return pd.DataFrame(rows, columns=columns).assign(grade=lambda table: table["grade"].replace("none", ""))


def _words(shown: list[tuple[Tile, str]]) -> str:
    grades = [grade for _, grade in shown]
    total = sum(grade != "none" for grade in grades)
    counts = [f"{grades.count(g)} {words.GRADE_LABELS[g].lower()}" for g in style.GRADES if g in grades]
    missing = f"; {grades.count('none')} have no known grade" if "none" in grades else ""
    regions = []
    for region in sorted({_region(tile.authority_code) for tile, _ in shown}):
        here = [g for t, g in shown if _region(t.authority_code) == region and g != "none"]
        high = sum(g in ("good", "outstanding") for g in here)
        regions.append(f"{region} {labels.share_words(high, len(here))}")
    said = labels.joined(counts) or "none is graded"
    counted = f"Of {total} authorities, {said}{missing}. Good or outstanding by region: {'; '.join(regions)}."
    return f"Map of England in tiles, one an authority. {counted}"
