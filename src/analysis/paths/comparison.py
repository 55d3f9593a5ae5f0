"""An authority beside others: its statistical neighbours, its region, England."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from analysis import authorities
from analysis.authorities import Authority
from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths import lineage as lines
from analysis.paths.judgements import GRADE
from analysis.paths.picture import dated_judgements, latest_on

_COLUMNS: Final[dict[str, Any]] = {
    "on": "datetime64[ns]",
    "group": "string",
    "name": "string",
    "grade": GRADE,
    "step": "Int64",
    "authorities": "Int64",
    "of": "Int64",
    "lower": "Float64",
    "middle": "Float64",
    "upper": "Float64",
    "good": "Float64",
}


def compare(
    grades: pd.DataFrame,
    authority: str,
    theme: str = "overall",
    days: Iterable[str | date | pd.Timestamp] | None = None,
    *,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Put an authority's standing beside that of its neighbours, its region and England, on one or more days.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    authority : str
        A name in full, or a GSS code.
    theme : str
        A theme of ``words.THEMES``.
    days : iterable of str, date or Timestamp, optional
        The days; without them, the last day of each of the authority's own inspections.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    DataFrame
        Four rows a day:

        - ``on``, ``group`` ('authority', 'neighbours', 'region', 'England'), ``name`` of the authority or region
        - ``grade``, ``step``: the authority's own; missing in the rows of groups
        - ``authorities``: how many of the group have a judgement by the day, ``of`` how many there were
        - ``lower``, ``middle``, ``upper``: quartiles of the group's steps, 4 best to 1
        - ``good``: the share of them at good or outstanding

        Neighbours are the authorities that stood on the day where today's neighbours are: before a reorganisation
        the one that was replaced. Region and England hold the authority itself.

    Raises
    ------
    KeyError
        When the authority is not known.
    """
    asked = authorities.by_code(lines.resolve(authority, grades))
    if asked is None:
        raise KeyError(f"{authority!r} is not in the table of authorities: nothing says whom to compare it with")
    dated = dated_judgements(grades, theme, frameworks=frameworks)
    if days is None:
        days = dated.loc[dated["authority_code"].eq(asked.code), "inspection_end"].drop_duplicates().sort_values()
    rows = [row for day in days for row in _on(asked, dated, pd.Timestamp(day))]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _on(asked: Authority, dated: pd.DataFrame, day: pd.Timestamp) -> list[dict[str, object]]:
    latest = latest_on(dated, day).set_index("authority_code")
    there = [a for a in authorities.every() if _stood(a, day.date())]
    own = latest.loc[[asked.code]] if asked.code in latest.index else latest.iloc[:0]
    groups = {
        "neighbours": (
            "",
            {code for near in asked.neighbours for code in _standing_in(near, day.date())} - {asked.code},
        ),
        "region": (asked.region, {a.code for a in there if a.region == asked.region}),
        "England": ("England", {a.code for a in there}),
    }
    first = {
        "on": day,
        "group": "authority",
        "name": asked.name,
        "grade": own["grade"].iloc[0] if len(own) else None,
        "step": own["step"].iloc[0] if len(own) else None,
        "authorities": len(own),
        "of": 1,
    }
    return [first, *(_group(day, group, name, codes, latest) for group, (name, codes) in groups.items())]


def _group(day: pd.Timestamp, group: str, name: str, codes: set[str], latest: pd.DataFrame) -> dict[str, object]:
    steps = latest.loc[latest.index.isin(list(codes)), "step"].astype(float)
    lower, middle, upper = steps.quantile([0.25, 0.5, 0.75])
    return {
        "on": day,
        "group": group,
        "name": name,
        "authorities": len(steps),
        "of": len(codes),
        "lower": lower,
        "middle": middle,
        "upper": upper,
        "good": steps.ge(3).mean() if len(steps) else None,
    }


def _stood(authority: Authority, day: date) -> bool:
    return (authority.start is None or authority.start <= day) and (authority.end is None or day <= authority.end)


def _standing_in(code: str, day: date) -> set[str]:
    """Return the authorities that stood on a day where the one of a code stands or stood."""
    known = authorities.by_code(code)
    if known is None or _stood(known, day):
        return {code} if known is not None else set()
    earlier = known.start is not None and day < known.start
    others = known.predecessors if earlier else known.successors
    return {found for other in others for found in _standing_in(other, day)}
