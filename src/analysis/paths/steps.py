"""An authority's path: its judgements in order, with direction and years between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths import lineage as lines
from analysis.paths.judgements import GRADE, YEAR, inspections, judgements

DIRECTION: Final = pd.CategoricalDtype(["first", "up", "same", "down"])

_COLUMNS: Final = (
    *("authority", "authority_code", "inspection_end", "framework", "area", "theme", "grade", "step", "source"),
    *("combined", "lineage", "previous_grade", "direction", "years", "scale", "scale_change", "note"),
    *("document", "part", "page"),
)


def path(
    grades: pd.DataFrame,
    authority: str,
    theme: str = "overall",
    *,
    cited: bool = False,
    lineage: bool = True,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Return an authority's judgements of one theme in order, one row each, oldest first.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    authority : str
        A name in full, or a GSS code.
    theme : str
        A theme of ``words.THEMES``.
    cited : bool
        Add judgements known only because a later document mentions them (see ``judgements``).
    lineage : bool
        Add the judgements of the authorities it came from and of those that followed it. Each keeps its own
        steps: nothing is compared from one authority to another.
    frameworks : mapping of str to Framework
        What each framework is.

    Returns
    -------
    DataFrame
        - ``authority``, ``authority_code``, ``inspection_end``, ``framework``, ``area``, ``theme``
        - ``grade``: an ordered categorical; missing where the framework gives no grade
        - ``step``: 4 (best) to 1; missing where there is no grade
        - ``source``: stated, cited
        - ``combined``: shown though it is first another theme's, because the one judgement speaks for both, as
          ILACS's care and care leavers does under care_leavers
        - ``lineage``: '' the authority itself, 'predecessor', 'successor'
        - ``previous_grade``: the same authority's grade before this one
        - ``direction``: 'first', 'up', 'same', 'down'; missing where it cannot be said: no grade, judgements that
          contradict each other, or the beginning of an authority that others came before
        - ``years``: since the previous grade
        - ``scale``: 'to 2013', 'since 2013'
        - ``scale_change``: the path crosses from one scale to the other here
        - ``note``: why there is no grade
        - ``document``, ``part``, ``page``
    """
    asked = lines.resolve(authority, grades)
    line = lines.related(asked) if lineage else {asked: ""}
    rows = judgements(grades[lines.key(grades).isin(list(line))], theme, cited=cited, frameworks=frameworks)
    relation = lines.key(rows).map(line).astype("string")
    compared = compare_steps(rows.assign(lineage=relation))
    return _own_beginnings(compared).sort_values(
        ["inspection_end", "authority", "framework", "area"], ignore_index=True
    )


def compare_steps(rows: pd.DataFrame) -> pd.DataFrame:
    """Add to judgements what each says against the same authority's previous grade.

    Parameters
    ----------
    rows : DataFrame
        As ``judgements`` returns them.

    Returns
    -------
    DataFrame
        With ``previous_grade``, ``direction``, ``years``, ``scale_change``, and ``previous_end`` and
        ``previous_framework``, by authority and oldest first.
    """
    rows = rows.assign(key=lines.key(rows))
    data = rows.merge(_moments(rows), on=["key", "inspection_end", "framework"], how="left").drop(columns="key")
    data = data.sort_values(["authority", "authority_code", "inspection_end", "framework", "area"], ignore_index=True)
    graded = data["step"].notna()
    known = graded & data["clear"].eq(True) & data["previous_clear"].eq(True)
    gap = (data["inspection_end"] - data["previous_end"]).dt.days / YEAR
    return data.assign(
        previous_grade=data["previous_grade"].where(known).astype(GRADE),
        direction=_direction(data, known),
        years=gap.where(graded).round(2).astype("Float64"),
        scale_change=graded & data["previous_scale"].notna() & data["scale"].ne(data["previous_scale"]),
        previous_end=data["previous_end"].where(graded),
        previous_framework=data["previous_framework"].where(graded).astype("string"),
    ).drop(columns=["clear", "previous_step", "previous_scale", "previous_clear"])


def _moments(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each inspection that gave a grade, beside the one before it."""
    at = ["key", "inspection_end", "framework"]
    moments = inspections(rows)
    told = moments[["grade", "step", "scale", "clear", "framework"]].assign(end=moments["inspection_end"])
    before = told.groupby(moments["key"]).shift().add_prefix("previous_")
    return pd.concat([moments[[*at, "clear"]], before], axis=1)


def _direction(data: pd.DataFrame, known: pd.Series[bool]) -> pd.Series[str]:
    change = (data["step"] - data["previous_step"].astype("Int64")).where(known)
    direction = pd.Series(None, index=data.index, dtype=DIRECTION)
    direction[data["step"].notna() & data["clear"].eq(True) & data["previous_end"].isna()] = "first"
    for word, holds in (("up", change.gt(0)), ("same", change.eq(0)), ("down", change.lt(0))):
        direction[holds.fillna(False).astype(bool)] = word
    return direction


def _own_beginnings(rows: pd.DataFrame) -> pd.DataFrame:
    """Blank the 'first' of an authority that others came before: its path did not begin there."""
    came_after = rows["lineage"].eq("successor")
    if rows["lineage"].eq("predecessor").any():
        came_after |= rows["lineage"].eq("")
    direction = rows["direction"].mask(came_after & rows["direction"].eq("first"))
    return rows.assign(direction=direction)[list(_COLUMNS)]
