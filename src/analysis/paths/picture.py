"""Where every authority stands on a day: its latest full inspection, counted nationally or by group."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

import pandas as pd

from analysis import authorities
from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths.judgements import GRADE, inspections, judgements

By = Literal["inspected", "published"]
Group = Literal["region", "type"]

#: Best first, as a standing is read.
_SHOWN: Final = ("outstanding", "good", "requires_improvement", "adequate", "inadequate")

_LATEST: Final = (
    *("authority", "authority_code", "region", "type", "inspection_end", "published", "published_known", "framework"),
    *("area", "theme", "grade", "step", "scale", "combined", "document", "part", "page"),
)


def standing(
    grades: pd.DataFrame,
    on: str | date | pd.Timestamp,
    theme: str = "overall",
    by: By = "inspected",
    *,
    group: Group | None = None,
    documents: pd.DataFrame | None = None,
    published_by: str | date | pd.Timestamp | None = None,
    rows: bool = False,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Count authorities by the grade of their latest full inspection on a day.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    on : str, date or Timestamp
        The day; the day itself counts.
    theme : str
        A theme of ``words.THEMES``.
    by : {'inspected', 'published'}
        Whether an inspection counts from its last day, or from the publication of its report. A report without a
        printed date counts as published after its framework's usual time.
    group : {'region', 'type'}, optional
        Count for each region or type of authority.
    documents : DataFrame, optional
        The documents table, for dates of publication.
    published_by : str, date or Timestamp, optional
        Leave out reports published after this day. Ofsted's statistics count inspections that ended by the day and
        were published by a day about a month later (see ``docs/standing.md``).
    rows : bool
        Return the authorities themselves, one row each, instead of their counts.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    DataFrame
        - ``on``, and the group's column if asked for
        - ``grade``: all five, best first
        - ``count``, ``share`` of the authorities counted in the group
        - ``authorities``: how many are counted in the group

        With ``rows``: ``authority``, ``authority_code``, ``region``, ``type``, ``inspection_end``, ``published``,
        ``published_known`` (printed, not estimated), ``framework``, ``area``, ``theme``, ``grade``, ``step``,
        ``scale``, ``combined``, ``document``, ``part``, ``page``. An authority that was abolished by the day is left
        out, and one without a judgement is not counted. Only grades on the scale in force on the day count: from
        November 2013 on, none of 'adequate'.
    """
    dated = dated_judgements(grades, theme, documents, frameworks=frameworks)
    day, cutoff = pd.Timestamp(on), None if published_by is None else pd.Timestamp(published_by)
    latest = latest_on(dated, day, by, cutoff)
    return latest if rows else _counted([latest.assign(on=day)], [day], group)


def standing_over_time(
    grades: pd.DataFrame,
    days: Iterable[str | date | pd.Timestamp] | None = None,
    theme: str = "overall",
    by: By = "inspected",
    *,
    group: Group | None = None,
    documents: pd.DataFrame | None = None,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Return ``standing`` on many days, one under the other.

    Parameters
    ----------
    grades, theme, by, group, documents, frameworks
        As for ``standing``.
    days : iterable of str, date or Timestamp, optional
        The days; without them, the end of every quarter from the first judgement to the last.

    Returns
    -------
    DataFrame
        The columns of ``standing``.
    """
    dated = dated_judgements(grades, theme, documents, frameworks=frameworks)
    column = _day_column(by)
    if days is None:
        first, last = dated[column].min(), dated[column].max()
        days = [] if pd.isna(first) else pd.date_range(first, last + pd.offsets.QuarterEnd(1), freq="QE")
    on = [pd.Timestamp(day) for day in days]
    return _counted([latest_on(dated, day, by).assign(on=day) for day in on], on, group)


def _day_column(by: By) -> str:
    if by not in ("inspected", "published"):
        raise ValueError(f"by is 'inspected' or 'published', not {by!r}")
    return "inspection_end" if by == "inspected" else "published"


def dated_judgements(
    grades: pd.DataFrame,
    theme: str = "overall",
    documents: pd.DataFrame | None = None,
    *,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Return the judgements of full inspections with when each report was published, and where its authority is."""
    rows = inspections(judgements(grades, theme, frameworks=frameworks))
    full = rows[rows["framework"].map(lambda name: frameworks[name].full).astype(bool)]
    usual = pd.to_timedelta(full["framework"].map(lambda name: frameworks[name].days_to_publish), unit="D")
    printed = _printed(full, documents)
    begins = _scale_begins(frameworks)
    places = pd.DataFrame(
        [(a.code, a.region, a.type, a.end) for a in authorities.every()],
        columns=["authority_code", "region", "type", "ended"],
    ).astype({"authority_code": "string", "region": "string", "type": "string", "ended": "datetime64[ns]"})
    dated = full.assign(
        published=printed.fillna(full["inspection_end"] + usual),
        published_known=printed.notna(),
        scale_from=full["scale"].map(begins),
    )
    dated = dated.assign(scale_until=dated["scale_from"].map(_next_day(begins)))
    return dated.merge(places, on="authority_code", how="left").fillna({"region": "", "type": ""})


def _scale_begins(frameworks: Mapping[str, Framework]) -> dict[str, pd.Timestamp]:
    """Return the day from which full inspections were graded on each scale."""
    full = [f for f in frameworks.values() if f.full]
    return {scale: pd.Timestamp(min(f.first for f in full if f.scale == scale)) for scale in {f.scale for f in full}}


def _next_day(begins: Mapping[str, pd.Timestamp]) -> dict[pd.Timestamp, pd.Timestamp]:
    days = [*sorted(begins.values()), pd.Timestamp.max]
    return dict(itertools.pairwise(days))


def _printed(rows: pd.DataFrame, documents: pd.DataFrame | None) -> pd.Series[pd.Timestamp]:
    """Return the printed day of publication: by the row's own document, else by another copy of the report."""
    printed = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[ns]")
    if documents is None:
        return printed
    dates = documents[documents["published"].notna()].sort_values("published")
    for keys in (["document", "part"], ["authority", "framework", "inspection_end"]):
        known = dates.drop_duplicates(keys).assign(framework=dates["framework"].astype("string"))
        found = rows[keys].merge(known[[*keys, "published"]], on=keys, how="left").set_index(rows.index)
        printed = printed.fillna(found["published"])
    return printed


def latest_on(
    dated: pd.DataFrame, day: pd.Timestamp, by: By = "inspected", published_by: pd.Timestamp | None = None
) -> pd.DataFrame:
    """Return each authority's latest judgement on a day, one row each; nothing where two of one inspection disagree."""
    column = _day_column(by)
    there = dated[dated[column].le(day) & ~dated["ended"].lt(day)]
    if published_by is not None:
        there = there[there["published"].le(published_by)]
    there = there[there["scale_from"].le(day) & there["scale_until"].gt(day)]
    order = there.sort_values([column, "inspection_end"], kind="stable")
    last = order.drop_duplicates("key", keep="last").sort_values(["authority", "authority_code"], ignore_index=True)
    return last.loc[last["clear"], list(_LATEST)].reset_index(drop=True)


def _counted(latest: list[pd.DataFrame], days: list[pd.Timestamp], group: Group | None) -> pd.DataFrame:
    """Count the authorities of each day by grade; a day on which none stands counts nobody."""
    keys = ["on"] if group is None else ["on", group]
    columns = [*keys, "grade", "count", "share", "authorities"]
    nobody = pd.DataFrame(columns=[*keys, "grade"]).astype({keys[-1]: "string", "on": "datetime64[ns]", "grade": GRADE})
    shown = pd.concat([one[[*keys, "grade"]] for one in latest], ignore_index=True) if latest else nobody
    each = pd.DataFrame({"on": pd.to_datetime(days)}) if group is None else shown[keys]
    every = each.drop_duplicates().sort_values(keys).merge(pd.DataFrame({"grade": list(_SHOWN)}), how="cross")
    found = shown.astype({"grade": object}).value_counts().rename("count")
    counts = every.merge(found.reset_index(), on=[*keys, "grade"], how="left")
    count = counts["count"].fillna(0).astype("Int64")
    total = count.groupby([counts[name] for name in keys]).transform("sum")
    share = (count / total).mask(total.eq(0)).astype("Float64")
    return counts.assign(grade=counts["grade"].astype(GRADE), count=count, share=share, authorities=total)[columns]
