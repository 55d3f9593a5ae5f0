"""How grades change from one inspection to the next, over all authorities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths.judgements import judgements
from analysis.paths.steps import compare_steps

_PAIR: Final = (
    *("authority", "authority_code", "theme", "from_framework", "from_end", "from_grade"),
    *("to_framework", "to_end", "to_grade", "direction", "years", "scale_change"),
)


def transitions(
    grades: pd.DataFrame,
    theme: str = "overall",
    *,
    rows: bool = False,
    cited: bool = False,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Count the steps from each grade to the next, one inspection to the following one of the same authority.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    theme : str
        A theme of ``words.THEMES``.
    rows : bool
        Return the steps themselves, one row each, instead of their counts.
    cited : bool
        Count judgements known only because a later document mentions them too.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    DataFrame
        ``from_grade``, ``to_grade`` (ordered categorical), ``count``, ``share`` (of the steps from that grade): one
        row for each pair that occurs. With ``rows``: ``authority``, ``authority_code``, ``theme``,
        ``from_framework``, ``from_end``, ``from_grade``, ``to_framework``, ``to_end``, ``to_grade``, ``direction``
        ('up', 'same', 'down'), ``years``, ``scale_change``.
    """
    compared = compare_steps(judgements(grades, theme, cited=cited, frameworks=frameworks))
    told = compared[compared["previous_grade"].notna()].drop_duplicates(
        ["authority", "authority_code", "inspection_end", "framework"]
    )
    pairs = told.rename(
        columns={
            "previous_framework": "from_framework",
            "previous_end": "from_end",
            "previous_grade": "from_grade",
            "framework": "to_framework",
            "inspection_end": "to_end",
            "grade": "to_grade",
        }
    )[list(_PAIR)].reset_index(drop=True)
    if rows:
        return pairs
    counts = pairs.groupby(["from_grade", "to_grade"], observed=True).size().rename("count").reset_index()
    total = counts.groupby("from_grade", observed=True)["count"].transform("sum")
    return counts.assign(count=counts["count"].astype("Int64"), share=(counts["count"] / total).astype("Float64"))
