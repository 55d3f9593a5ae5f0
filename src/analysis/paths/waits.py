"""The time that authorities stood below a grade: between which inspections each wait began and ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from analysis import authorities
from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths.judgements import GRADE, YEAR, inspections, judgements


def waits(
    grades: pd.DataFrame,
    step: int,
    theme: str = "overall",
    *,
    since: str | date | pd.Timestamp | None = None,
    cited: bool = False,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Return every wait for a step: a run of inspections below it, and the first that found it reached.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    step : int
        The step that is waited for, 4 (outstanding) to 2.
    theme, cited, frameworks
        As for ``path``.
    since : str, date or Timestamp, optional
        The day from which authorities are watched; a wait that was over before is left out.

    Returns
    -------
    DataFrame
        - ``authority``, ``authority_code``, ``region``, ``type``
        - ``began``: the first inspection below the step, from which years are counted
        - ``first_grade``: its grade; ``fell``: an inspection before it had found the step or better
        - ``entry``: years at which the authority came under watch, 0 unless the wait began before
        - ``lower``: years at the last inspection that found it below the step
        - ``upper``: years at the first that found it reached; infinite where none has
        - ``reached``
    """
    rows = inspections(judgements(grades, theme, cited=cited, frameworks=frameworks))
    rows = rows[rows["clear"]].reset_index(drop=True)
    below = rows["step"].lt(step).astype(bool)
    before = below.astype(object).groupby(rows["key"]).shift()
    rows = rows.assign(below=below, run=below.astype(object).ne(before).groupby(rows["key"]).cumsum())
    unwatched = rows["source"].eq("cited")
    if since is not None:
        unwatched |= rows["inspection_end"].lt(pd.Timestamp(since))
    rows = rows.assign(unwatched=rows["inspection_end"].where(unwatched.astype(bool)))
    runs = rows.groupby(["key", "run"], sort=False).agg(
        authority=("authority", "first"),
        authority_code=("authority_code", "first"),
        below=("below", "first"),
        began=("inspection_end", "min"),
        last=("inspection_end", "max"),
        first_grade=("grade", "first"),
        unwatched=("unwatched", "max"),
    )
    runs = runs.assign(next=runs.groupby("key")["began"].shift(-1), fell=runs.groupby("key").cumcount().gt(0))
    return _timed(runs[runs["below"].astype(bool)].reset_index(drop=True), since)


def _timed(runs: pd.DataFrame, since: str | date | pd.Timestamp | None) -> pd.DataFrame:
    if since is not None:
        runs = runs[~runs["next"].lt(pd.Timestamp(since))].reset_index(drop=True)
    places = {a.code: (a.region, a.type) for a in authorities.every()}
    where = [places.get(code, ("", "")) for code in runs["authority_code"]]
    upper = _years(runs["next"] - runs["began"])
    result = runs.assign(
        region=pd.array([region for region, _ in where], dtype="string"),
        type=pd.array([kind for _, kind in where], dtype="string"),
        first_grade=runs["first_grade"].astype(GRADE),
        entry=_years(runs["unwatched"] - runs["began"]).fillna(0.0),
        lower=_years(runs["last"] - runs["began"]),
        upper=upper.fillna(np.inf),
        reached=upper.notna(),
    )
    who = ["authority", "authority_code", "region", "type", "began", "first_grade", "fell"]
    return result[[*who, "entry", "lower", "upper", "reached"]].sort_values(["authority", "began"], ignore_index=True)


def _years(gap: pd.Series[pd.Timedelta]) -> pd.Series[float]:
    return gap.dt.total_seconds() / (86400 * YEAR)
