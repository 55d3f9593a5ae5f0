"""Our extracted figures beside the official ones: a check on both."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import pandas as pd

from analysis.paths import figures
from analysis.paths import lineage as lines

_SAME: Final = ["key", "metric", "population"]
_COLUMNS: Final = (
    *("authority", "authority_code", "metric", "population", "source", "date", "value", "qualifier"),
    *("official", "official_date", "days", "difference", "percent", "agrees", "note", "document", "part", "page"),
)


def agreement(
    facts: pd.DataFrame,
    metrics: Collection[str] | None = None,
    *,
    days: int = 183,
    tolerance: float = figures.TOLERANCE,
) -> pd.DataFrame:
    """Put each dated figure of a report or paper beside the nearest official one, worst agreement first.

    For a count of children the nearest official figure is that of the nearest 31 March, for the workforce that of the
    nearest 30 September, and for a share of a year's cases that of the year that ends nearest.

    Parameters
    ----------
    facts : DataFrame
        The facts table, with official rows.
    metrics : collection of str, optional
        Metrics to compare; all that both sides hold, without it.
    days : int
        How far the official date may lie from the figure's own.
    tolerance : float
        Figures agree when they differ by no more than this share of the official one, or by what the document's
        rounding or its 'about', 'over' or 'under' explains.

    Returns
    -------
    DataFrame
        - ``authority``, ``authority_code``, ``metric``, ``population``
        - ``source``, ``date``, ``value``, ``qualifier``: the document's figure
        - ``official``, ``official_date``: the official one; ``days``: how much later it is
        - ``difference``: the document's less the official; ``percent``: of the official
        - ``agrees``
        - ``note``: what to know of the official definition
        - ``document``, ``part``, ``page``
    """
    facts = facts[facts["role"].eq("actual") & facts["value"].notna()]
    if metrics is not None:
        facts = facts[facts["metric"].isin(list(metrics))]
    facts = facts.assign(key=lines.key(facts), date=figures.dates(facts)).dropna(subset="date").sort_values("date")
    official = facts["source"].eq("official")
    theirs = facts.loc[official, [*_SAME, "date", "value", "period_start", "note"]]
    theirs = theirs.drop_duplicates([*_SAME, "date"]).assign(official_date=theirs["date"])
    theirs = theirs.rename(columns={"value": "official", "period_start": "official_start"})
    both = pd.merge_asof(
        facts[~official].drop(columns="note"),
        theirs,
        on="date",
        by=_SAME,
        direction="nearest",
        tolerance=pd.Timedelta(days=days),
    )
    both = both[both["official"].notna()]
    spans = zip(both["period_start"], both["official_start"], both["date"] - both["official_date"], strict=True)
    both = both[pd.Series([figures.spans_alike(*span) for span in spans], index=both.index, dtype=bool)]
    return _compared(both, tolerance)[list(_COLUMNS)].reset_index(drop=True)


def _compared(both: pd.DataFrame, tolerance: float) -> pd.DataFrame:
    """Add the differences, and sort by them; a figure beside an official 0 comes first, for it has no percentage."""
    difference = both["value"] - both["official"]
    percent = (100 * difference / both["official"].mask(both["official"].eq(0))).mask(difference.eq(0), 0.0)
    pairs = zip(both["value"], both["official"], both["qualifier"].astype(str), strict=True)
    explained = [figures.agree(value, official, (its, "exact"), tolerance=0) for value, official, its in pairs]
    both = both.assign(
        days=(both["official_date"] - both["date"]).dt.days.astype("Int64"),
        difference=difference,
        percent=percent,
        agrees=pd.Series(explained, index=both.index, dtype=bool) | percent.abs().le(100 * tolerance).fillna(False),
    )
    both["agrees"] = both["agrees"].astype(bool)
    both = both.assign(off=percent.abs()).sort_values(["authority", "metric", "date", "document", "page"])
    return both.sort_values("off", ascending=False, na_position="first", kind="stable")
