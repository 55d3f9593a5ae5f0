"""How long it takes to reach a grade, when nobody sees the day on which it is reached."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np
import pandas as pd

from analysis import words
from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths.waits import waits

Group = Literal["region", "type", "first_grade"]

#: With fewer authorities that have reached the grade, two parameters cannot be told apart: nothing is estimated.
LEAST: Final = 5
#: The normal quantile of a 95% interval.
_Z: Final = 1.959964
#: Points of the curve, in years.
_STEP: Final = 0.25


@dataclass(frozen=True, slots=True)
class TimeTo:
    """The answer of ``time_to``: three frames, and what was asked."""

    target: str
    theme: str
    #: One row a group: ``group``, ``waits``, ``authorities``, ``reached``, ``median``, ``lower``, ``upper``,
    #: ``longest`` (the longest time that was observed), ``note`` (why there is no median).
    medians: pd.DataFrame
    #: One row a group and quarter year: ``group``, ``years``, ``share`` that have reached the grade by then, ``lower``,
    #: ``upper``, ``at_risk`` (watched, and not yet found to have reached it), ``reached`` (found to have, by then).
    curve: pd.DataFrame
    #: One row a wait: see ``analysis.paths.waits.waits``; with ``group``.
    waits: pd.DataFrame


def time_to(
    grades: pd.DataFrame,
    target: str = "good",
    theme: str = "overall",
    *,
    group: Group | None = None,
    since: str | date | pd.Timestamp | None = None,
    cited: bool = False,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> TimeTo:
    """Estimate the years from the first judgement below a grade to reaching it or better.

    A change happens unseen between two inspections, so each wait is known only to have ended between the last
    inspection that found the authority below the grade and the first that did not (interval-censored); a wait that
    began before the authority was watched counts only from then (left-truncated); one that goes on is known to be
    longer than what was seen. A Weibull distribution is fitted by lifelines, and the intervals are of 95%.
    ``docs/time_to.md`` says why, and how well they hold.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    target : str
        The grade that is waited for; a better one counts as reached.
    theme : str
        A theme of ``words.THEMES``.
    group : {'region', 'type', 'first_grade'}, optional
        Estimate for each region, type of authority, or grade that the wait began with.
    since : str, date or Timestamp, optional
        Watch authorities from this day only.
    cited : bool
        Use judgements known only because a later document mentions them too.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    TimeTo
        Frames ``medians``, ``curve`` and ``waits``. An estimate is missing where fewer than five waits ended, where
        no curve fits, or where it lies beyond what was observed.
    """
    if words.STEP.get(target, 1) < 2:
        raise ValueError(f"nothing is below {target!r}: time is counted to requires_improvement, good or outstanding")
    found = waits(grades, words.STEP[target], theme, since=since, cited=cited, frameworks=frameworks)
    label = pd.Series("all", index=found.index) if group is None else found[group].astype(object)
    found = found.assign(group=label.astype("string"))
    parts = [(str(name), part, _fit(part)) for name, part in found.groupby("group")]
    medians = [_median_row(name, part, fit) for name, part, fit in parts]
    curves = [_curve_rows(name, part, fit) for name, part, fit in parts]
    return TimeTo(target, theme, _medians(medians), _curve(curves), found)


@dataclass(frozen=True, slots=True)
class _Weibull:
    """A fitted Weibull distribution, with the covariance of its two parameters."""

    scale: float
    shape: float
    variance: np.ndarray[tuple[int, int], np.dtype[np.float64]]

    def share(
        self, years: np.ndarray[tuple[int], np.dtype[np.float64]], z: float = 0.0
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return the share that has reached the grade by each time, ``z`` standard errors up.

        The errors are those of the log cumulative hazard, so that the band stays between 0 and 1.
        """
        log = np.log(years / self.scale)
        slope = np.stack([np.full_like(log, -self.shape / self.scale), log])
        error = np.sqrt(np.einsum("it,ij,jt->t", slope, self.variance, slope))
        return np.asarray(-np.expm1(-np.exp(self.shape * log + z * error)))

    def half(self, z: float, longest: float) -> float:
        """Return the first time at which the share, ``z`` standard errors up, is a half; NaN beyond the longest."""
        years = np.linspace(longest / 4000, longest, 4000)
        past = self.share(years, z) >= 0.5
        return round(float(years[past.argmax()]), 2) if past.any() else math.nan


def _fit(part: pd.DataFrame) -> _Weibull | str:
    """Fit the waits of a group; without a fit, say why."""
    # imported here because it takes longer to import than the rest of the suite's paths together
    from lifelines import WeibullFitter
    from lifelines.exceptions import ApproximationWarning, ConvergenceError, StatisticalWarning

    told = part[part["reached"] | part["lower"].gt(part["entry"])]
    if int(told["reached"].sum()) < LEAST:
        return f"fewer than {LEAST} have reached it"
    fitter = WeibullFitter()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", StatisticalWarning)
            warnings.simplefilter("error", ApproximationWarning)
            fitter.fit_interval_censoring(told["lower"], told["upper"], entry=told["entry"])
    except (ConvergenceError, StatisticalWarning, ApproximationWarning):
        return "no curve fits"
    variance = fitter.variance_matrix_.loc[["lambda_", "rho_"], ["lambda_", "rho_"]].to_numpy()
    if not np.isfinite(variance).all() or (np.diag(variance) <= 0).any():
        return "no curve fits"
    return _Weibull(float(fitter.lambda_), float(fitter.rho_), variance)


def _longest(part: pd.DataFrame) -> float:
    """Return the longest time at which any authority of a group was seen."""
    seen = pd.concat([part["lower"], part.loc[part["reached"], "upper"]])
    return float(seen.max())


def _median_row(name: str, part: pd.DataFrame, fit: _Weibull | str) -> dict[str, object]:
    longest = _longest(part)
    row: dict[str, object] = {
        "group": name,
        "waits": len(part),
        "authorities": part["authority"].nunique(),
        "reached": int(part["reached"].sum()),
        "median": None,
        "lower": None,
        "upper": None,
        "longest": longest,
        "note": fit,
    }
    if isinstance(fit, str):
        return row
    # the share's upper band crosses a half first: it gives the interval's lower end
    ends = {"median": fit.half(0.0, longest), "lower": fit.half(_Z, longest), "upper": fit.half(-_Z, longest)}
    beyond = "" if not math.isnan(ends["median"]) else "beyond what was observed"
    return row | {name: None if math.isnan(end) else end for name, end in ends.items()} | {"note": beyond}


def _curve_rows(name: str, part: pd.DataFrame, fit: _Weibull | str) -> pd.DataFrame:
    years = np.arange(0.0, _longest(part) + _STEP, _STEP)
    last_seen = part["upper"].where(part["reached"], part["lower"])
    at_risk = [int((part["entry"].le(year) & last_seen.gt(year)).sum()) for year in years]
    reached = [int((part["reached"] & part["upper"].le(year)).sum()) for year in years]
    rows = pd.DataFrame({"group": name, "years": years, "at_risk": at_risk, "reached": reached})
    if isinstance(fit, str):
        return rows.assign(share=None, lower=None, upper=None)
    bands = {column: [0.0, *fit.share(years[1:], z)] for column, z in (("share", 0.0), ("lower", -_Z), ("upper", _Z))}
    return rows.assign(**bands)


def _medians(rows: list[dict[str, object]]) -> pd.DataFrame:
    counts, figures = ["waits", "authorities", "reached"], ["median", "lower", "upper", "longest"]
    frame = pd.DataFrame(rows, columns=["group", *counts, *figures, "note"])
    return frame.astype(
        {"group": "string", "note": "string"} | dict.fromkeys(counts, "Int64") | dict.fromkeys(figures, "Float64")
    )


def _curve(parts: list[pd.DataFrame]) -> pd.DataFrame:
    columns = {"group": "string", "years": "Float64", "share": "Float64", "lower": "Float64", "upper": "Float64"}
    columns |= {"at_risk": "Int64", "reached": "Int64"}
    typed = [part.astype(columns)[list(columns)] for part in parts]
    return pd.concat(typed, ignore_index=True) if typed else pd.DataFrame(columns=list(columns)).astype(columns)
