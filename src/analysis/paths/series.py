"""One line of a metric for one authority, out of reports, council papers and official tables."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import pandas as pd

from analysis import authorities
from analysis.paths import figures
from analysis.paths import lineage as lines

_COLUMNS: Final = (
    *("authority", "authority_code", "metric", "unit", "population", "date", "period_start", "value", "source"),
    *("qualifier", "conflict", "figures", "period_text", "note", "document", "part", "page"),
)


def series(
    facts: pd.DataFrame,
    metric: str,
    authority: str,
    *,
    population: str | None = "",
    tolerance: float = figures.TOLERANCE,
) -> pd.DataFrame:
    """Return an authority's figures of one metric in order of date, whatever they come from.

    Figures without a date cannot be placed and are left out. England and the regions have series too: theirs are the
    official figures under their own name, not what a report says of them in passing.

    Parameters
    ----------
    facts : DataFrame
        The facts table.
    metric : str
        A metric's id.
    authority : str
        A name in full, or a GSS code.
    population : str, optional
        The group that the figures are of; '' for the metric's own, None for every group.
    tolerance : float
        Figures of the same day conflict when they differ by more than this share of the greater one.

    Returns
    -------
    DataFrame
        - ``authority``, ``authority_code``, ``metric``, ``unit``, ``population``
        - ``date``: the day that the figure speaks of, or the last of its span; ``period_start``: the span's first
        - ``value``: missing where the official table withholds it, and ``note`` says why
        - ``source``: report, paper, official
        - ``qualifier``: exact, approx, below, above
        - ``conflict``: another figure of the same day says something else
        - ``figures``: how many rows of the facts say this; the same figure of one kind of source is one row here
        - ``period_text``, ``note``
        - ``document``, ``part``, ``page``: where it stands, or stands first

    Raises
    ------
    KeyError
        When the authority is not known.
    """
    code = lines.resolve(authority, facts)
    rows = facts[facts["metric"].eq(metric)]
    rows = rows[lines.key(rows).eq(code) & (rows["role"].eq("actual") | rows["source"].eq("official"))]
    if population is not None:
        rows = rows[rows["population"].eq(population)]
    rows = _folded(_placed(rows.assign(date=figures.dates(rows)), code))
    rows = rows.assign(conflict=_conflicts(rows, tolerance))
    return rows[list(_COLUMNS)].sort_values(["date", "source", "population", "value"], ignore_index=True)


def _placed(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """Keep the rows with a date, and of those without a figure the ones from the authority's own years."""
    rows = rows[rows["date"].notna()]
    known = authorities.by_code(code)
    if known is None:
        return rows
    existed = [known.existed(day.date()) for day in rows["date"]]
    return rows[rows["value"].notna() | pd.Series(existed, index=rows.index, dtype=bool)]


def _folded(rows: pd.DataFrame) -> pd.DataFrame:
    """Make one row of the rows in which one kind of source gives the same figure for the same day or span."""
    rows = rows.sort_values(["inspection_end", "document", "part", "page"], na_position="last", kind="stable")
    rows = rows.reset_index(drop=True)
    kept: dict[int, int] = {}
    for _, group in rows.groupby(["source", "population", "date", "period_start"], dropna=False, observed=True):
        kept |= _fold(group)
    return rows.loc[list(kept)].assign(figures=pd.array(list(kept.values()), dtype="Int64")).reset_index(drop=True)


def _fold(group: pd.DataFrame) -> dict[int, int]:
    """Return the rows to keep of one day and source, each with the number of rows that say the same.

    A figure printed with fewer decimals joins the one with more; blanks fall away beside a figure.
    """
    there = group[group["value"].notna()]
    if there.empty:
        return {int(group.index[0]): len(group)}
    folded: list[tuple[float, str, int, int]] = []
    for place, value, qualifier in zip(there.index, there["value"], there["qualifier"].astype(str), strict=True):
        for at, (other, its, first, count) in enumerate(folded):
            if its == qualifier and figures.rounded_alike(value, other):
                finer = figures.places(value) > figures.places(other)
                folded[at] = (value, its, int(place), count + 1) if finer else (other, its, first, count + 1)
                break
        else:
            folded.append((value, qualifier, int(place), 1))
    return {place: count for _, _, place, count in folded}


def _conflicts(rows: pd.DataFrame, tolerance: float) -> pd.Series[bool]:
    """Tell for each row whether another of the same day and group says something else."""
    conflict = pd.Series(False, index=rows.index)
    for _, group in rows[rows["value"].notna()].groupby(["date", "population"], observed=True):
        columns = (group["value"].astype(float), group["qualifier"].astype(str), group["period_start"])
        for first, second in combinations(zip(group.index, *columns, strict=True), 2):
            (one, value, qualifier, start), (two, other, its, begins) = first, second
            if figures.spans_alike(start, begins) and not figures.agree(value, other, (qualifier, its), tolerance):
                conflict[[one, two]] = True
    return conflict
