"""An authority's statistical neighbours: the middle and the range of a metric among them."""

from __future__ import annotations

import pandas as pd

from analysis import authorities
from analysis.paths import figures
from analysis.paths import lineage as lines


def neighbours(
    facts: pd.DataFrame, metric: str, authority: str, *, population: str = "", least: int = 5
) -> pd.DataFrame:
    """Return the median and the range of a metric over an authority's statistical neighbours, one row a date.

    Only official figures count, because only they are of the same day and definition for all.

    Parameters
    ----------
    facts : DataFrame
        The facts table, with official rows for the neighbours.
    metric : str
        A metric's id.
    authority : str
        A name in full, or a GSS code.
    population : str
        The group that the figures are of; '' for the metric's own.
    least : int
        Over fewer neighbours than this the median and range are left blank.

    Returns
    -------
    DataFrame
        - ``date``, ``unit``
        - ``median``, ``low``, ``high``
        - ``count``: the neighbours with a figure of that date; ``of``: all neighbours

    Raises
    ------
    KeyError
        When the authority is not known.
    """
    known = authorities.by_code(lines.resolve(authority, facts))
    codes = () if known is None else known.neighbours
    rows = facts[facts["metric"].eq(metric)]
    rows = rows[rows["source"].eq("official") & rows["role"].eq("actual") & rows["authority_code"].isin(codes)]
    rows = rows[rows["population"].eq(population) & rows["value"].notna()]
    rows = rows.assign(date=figures.dates(rows)).dropna(subset="date")
    rows = rows.drop_duplicates(["authority_code", "date"])
    by_date = rows.groupby("date", sort=True)
    found = by_date.agg(
        unit=("unit", "first"),
        median=("value", "median"),
        low=("value", "min"),
        high=("value", "max"),
        count=("authority_code", "count"),
    ).reset_index()
    spread = ["median", "low", "high"]
    found[spread] = found[spread].astype("Float64").mask(found["count"] < least)
    return found.assign(count=found["count"].astype("Int64"), of=pd.array([len(codes)] * len(found), dtype="Int64"))
