"""What an authority's figures are put beside: England, its region and its statistical neighbours."""

from __future__ import annotations

import pandas as pd

from analysis import authorities
from analysis.paths import lineage as lines
from analysis.paths.neighbours import neighbours
from analysis.paths.series import series


def comparators(facts: pd.DataFrame, metric: str, authority: str) -> dict[str, pd.DataFrame]:
    """Return the official series of a metric that an authority's can be put beside, by name.

    Parameters
    ----------
    facts : DataFrame
        The facts table, with official rows.
    metric : str
        A metric's id.
    authority : str
        A name in full, or a GSS code.

    Returns
    -------
    dict of str to DataFrame
        'England', the region's name and 'Neighbours' (the median over the statistical neighbours), each with ``date``
        and ``value``; without those that the tables hold nothing of.

    Raises
    ------
    KeyError
        When the authority is not known.
    """
    known = authorities.by_code(lines.resolve(authority, facts))
    if known is None:
        return {}
    there = set(facts.loc[facts["metric"].eq(metric), "authority"])
    found = {name: series(facts, metric, name) for name in ("England", known.region) if name in there}
    found["Neighbours"] = neighbours(facts, metric, authority).rename(columns={"median": "value"})
    return {name: rows for name, rows in found.items() if rows["value"].notna().any()}
