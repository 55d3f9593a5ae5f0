"""How long an authority keeps a grade: runs of inspections that gave the same one."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths.judgements import GRADE, YEAR, inspections, judgements


def spells(
    grades: pd.DataFrame,
    theme: str = "overall",
    *,
    cited: bool = False,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Return each authority's runs of inspections with the same grade, one row a run, oldest first.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    theme : str
        A theme of ``words.THEMES``.
    cited : bool
        Use judgements known only because a later document mentions them too.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    DataFrame
        ``authority``, ``authority_code``, ``theme``, ``grade``, ``step``, ``first_seen`` and ``last_seen`` (first and
        last inspection of the run), ``next_seen`` (the inspection that found another grade; missing while the run
        goes on), ``next_grade``, ``inspections``, ``years_at_least`` (first to last seen) and ``years_at_most`` (the
        inspection before the run to the one after it; missing where either is unknown): grades change unseen
        between inspections, so the length lies between the two.
    """
    rows = judgements(grades, theme, cited=cited, frameworks=frameworks)
    rows = inspections(rows).loc[lambda rows: rows["clear"]].sort_values(["authority", "key", "inspection_end"])
    before = rows.groupby("key")[["grade", "inspection_end"]].shift()
    changed = rows["grade"].astype(object).ne(before["grade"].astype(object))
    rows = rows.assign(run=changed.groupby(rows["key"]).cumsum(), before=before["inspection_end"])
    runs = rows.groupby(["authority", "key", "run"], sort=False)
    result = runs.agg(
        authority_code=("authority_code", "first"),
        theme=("theme", "first"),
        grade=("grade", "first"),
        step=("step", "first"),
        before=("before", "first"),
        first_seen=("inspection_end", "min"),
        last_seen=("inspection_end", "max"),
        inspections=("inspection_end", "size"),
    ).reset_index()
    after = result.groupby("key")[["first_seen", "grade"]].shift(-1)
    result = result.assign(
        grade=result["grade"].astype(GRADE),
        inspections=result["inspections"].astype("Int64"),
        next_seen=after["first_seen"],
        next_grade=after["grade"].astype(GRADE),
        years_at_least=_years(result["last_seen"] - result["first_seen"]),
        years_at_most=_years(after["first_seen"] - result["before"]),
    )
    told = [
        "authority",
        "authority_code",
        "theme",
        "grade",
        "step",
        "first_seen",
        "last_seen",
        "next_seen",
        "next_grade",
    ]
    return result[[*told, "inspections", "years_at_least", "years_at_most"]]


def _years(gap: pd.Series[pd.Timedelta]) -> pd.Series[float]:
    return (gap.dt.days / YEAR).round(2).astype("Float64")
