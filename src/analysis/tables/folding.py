"""One row for what a document says more than once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd

from analysis.tables.disk import load
from analysis.tables.frames import conform

_FIGURE: Final = ["document", "part", "metric", "source", "role", "value", "unit", "population"]
_DATES: Final = ["as_of", "period_start", "period_end"]


def facts(tables: str | Path | pd.DataFrame = "data/processed", *, distinct: bool = False) -> pd.DataFrame:
    """Return the facts of a build.

    Parameters
    ----------
    tables : path or DataFrame
        A build's folder, or a facts frame.
    distinct : bool
        Fold what a document says more than once into its first row: the same figure of the same metric, role and
        population, for the same date. A mention without a date is folded into the dated one when the document
        dates the figure in one way only.

    Returns
    -------
    DataFrame
        With the columns of the facts table.
    """
    frame = tables if isinstance(tables, pd.DataFrame) else load(tables).facts
    return folded(frame) if distinct else frame


def folded(frame: pd.DataFrame) -> pd.DataFrame:
    """Fold repeated figures of a facts frame; see ``facts``."""
    group = frame.groupby(_FIGURE, dropna=False, observed=True, sort=False).ngroup()
    as_of, start, end = (frame[column].dt.strftime("%Y-%m-%d").astype("string").fillna("") for column in _DATES)
    dates = as_of.str.cat([start, end], sep=" ").str.strip()
    ways = dates[dates.ne("")].groupby(group).nunique()
    dated_once = group.map(ways).eq(1)
    # an undated mention takes its twin's date as a key, so that both fall together
    one_way = dates[dates.ne("")].groupby(group).first()
    key = dates.mask(dates.eq("") & dated_once, group.map(one_way))
    # the dated row stands for the pair, in the place of the first mention
    first = pd.DataFrame({"group": group, "key": key, "undated": dates.eq(""), "place": range(len(frame))})
    kept = first.sort_values(["undated", "place"]).drop_duplicates(["group", "key"])
    return conform("facts", frame.loc[kept.sort_values("place").index])
