"""Figures beside grades: what was known of an authority when it was inspected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pandas as pd

from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths import figures
from analysis.paths.judgements import YEAR, judgements
from analysis.paths.lineage import key
from analysis.paths.steps import compare_steps

_INSPECTION: Final = (
    *("authority", "authority_code", "inspection_end", "framework", "theme", "grade", "step", "previous_grade"),
    *("direction", "metric"),
)
_FIGURE: Final = ("value", "unit", "date", "source", "age", "previous_value", "change", "missing")

#: Figures that are no more than a bound say too little to stand beside a grade.
_TOLD: Final = ("exact", "approx")


def panel(
    grades: pd.DataFrame,
    facts: pd.DataFrame,
    theme: str = "overall",
    metrics: Iterable[str] | None = None,
    *,
    oldest: float = 2.0,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Put beside every judgement the figure nearest before the inspection's last day.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    facts : DataFrame
        The facts table.
    theme : str
        A theme of ``words.THEMES``.
    metrics : iterable of str, optional
        Metrics' ids; without them, every metric of the facts.
    oldest : float
        Years: an older figure does not speak of the inspection, and is missing.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    DataFrame
        One row for each inspection and metric, whether or not there is a figure:

        - ``authority``, ``authority_code``, ``inspection_end``, ``framework``, ``theme``, ``grade``, ``step``,
          ``previous_grade``, ``direction``
        - ``metric``, ``value``, ``unit``, ``date`` of the figure, ``source`` (official before report before paper,
          where several speak of the day), ``age`` in years at the inspection
        - ``previous_value``: beside the inspection before; ``change`` from it to ``value``
        - ``missing``: '' where there is a value; 'no figure' where none was found of any day before, 'too old', or
          'contradictory' where one kind of source gives several for the day

        Only the authority's own figures of the metric's whole population count.
    """
    told = _figures(facts)
    ids = sorted(told["metric"].unique()) if metrics is None else list(metrics)
    graded = compare_steps(judgements(grades, theme, frameworks=frameworks))
    graded = graded[graded["step"].notna()].drop_duplicates(
        ["authority", "authority_code", "inspection_end", "framework"]
    )
    every = graded.merge(pd.DataFrame({"metric": pd.array(ids, dtype="string")}), how="cross").assign(key=key)
    columns = ["key", "metric", "date", "value", "unit", "fact_source", "contradictory"]
    rows = pd.merge_asof(
        every.sort_values("inspection_end", kind="stable"),
        told[columns].sort_values("date", kind="stable"),
        left_on="inspection_end",
        right_on="date",
        by=["key", "metric"],
    )
    rows = _missing(rows.assign(age=(rows["inspection_end"] - rows["date"]).dt.days / YEAR), oldest)
    rows = rows.sort_values(["authority", "authority_code", "metric", "inspection_end"], ignore_index=True)
    previous = rows.groupby(["key", "metric"])["value"].shift()
    rows = rows.assign(previous_value=previous, change=rows["value"] - previous, source=rows["fact_source"])
    return rows[[*_INSPECTION, *_FIGURE]]


def panel_counts(panel: pd.DataFrame) -> pd.DataFrame:
    """Count what a panel has and lacks.

    Parameters
    ----------
    panel : DataFrame
        As ``panel`` returns it.

    Returns
    -------
    DataFrame
        One row for each metric and grade: ``metric``, ``grade``, ``inspections``, ``with_value``, ``no_figure``,
        ``too_old``, ``contradictory``.
    """
    flags = panel[["metric", "grade"]].assign(
        inspections=1,
        with_value=panel["missing"].eq(""),
        **{
            reason.replace(" ", "_"): panel["missing"].eq(reason)
            for reason in ("no figure", "too old", "contradictory")
        },
    )
    return flags.groupby(["metric", "grade"], observed=True).sum().astype("Int64").reset_index()


def _figures(facts: pd.DataFrame) -> pd.DataFrame:
    """Return one figure for each authority, metric and day."""
    chosen = facts["role"].eq("actual") & facts["population"].eq("") & facts["value"].notna()
    rows = facts[chosen & facts["qualifier"].isin(list(_TOLD))]
    rows = rows.assign(key=key(rows), date=figures.dates(rows)).dropna(subset="date")
    rank = rows["source"].astype("string").map({"official": 0, "report": 1, "paper": 2})
    at = ["key", "metric", "date"]
    best = rows[rank.eq(rank.groupby([rows[name] for name in at]).transform("min"))]
    several = best.groupby(at)["value"].transform("nunique").gt(1)
    best = best.assign(contradictory=several, fact_source=best["source"].astype("string"))
    return best.drop_duplicates(at)


def _missing(rows: pd.DataFrame, oldest: float) -> pd.DataFrame:
    """Say why a figure is missing, and blank what does not count."""
    reason = pd.Series("", index=rows.index, dtype="string")
    reason = reason.mask(rows["contradictory"].eq(True), "contradictory")
    reason = reason.mask(rows["age"].gt(oldest), "too old").mask(rows["date"].isna(), "no figure")
    there = reason.eq("")
    return rows.assign(
        missing=reason,
        value=rows["value"].where(there).astype("Float64"),
        unit=rows["unit"].where(there, "").astype("string"),
        date=rows["date"].where(there),
        fact_source=rows["fact_source"].where(there, "").astype("string"),
        age=rows["age"].where(there).round(2).astype("Float64"),
    )
