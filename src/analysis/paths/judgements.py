"""The judgements of a theme, one row each: what every longitudinal question starts from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from analysis import words
from analysis.frameworks import FRAMEWORKS, Framework
from analysis.paths import citations
from analysis.paths.lineage import key
from analysis.tables.schema import GRADE_ORDER

GRADE: Final = pd.CategoricalDtype(list(GRADE_ORDER), ordered=True)

COLUMNS: Final[dict[str, Any]] = {
    "authority": "string",
    "authority_code": "string",
    "inspection_end": "datetime64[ns]",
    "framework": "string",
    "area": "string",
    "theme": "string",
    "grade": GRADE,
    "step": "Int64",
    "source": "string",
    "combined": "bool",
    "scale": "string",
    "note": "string",
    "document": "string",
    "part": "Int64",
    "page": "Int64",
}

YEAR: Final = 365.25


def judgements(
    grades: pd.DataFrame,
    theme: str = "overall",
    *,
    cited: bool = False,
    frameworks: Mapping[str, Framework] = FRAMEWORKS,
) -> pd.DataFrame:
    """Return every dated judgement of a theme, one row each, by authority and oldest first.

    Parameters
    ----------
    grades : DataFrame
        The grades table.
    theme : str
        A theme of ``words.THEMES``.
    cited : bool
        Add judgements known only because a later document mentions them, where it names their month; their
        ``inspection_end`` is the last day of that month.
    frameworks : mapping of str to Framework
        What each framework is; a framework that is not declared is left out.

    Returns
    -------
    DataFrame
        - ``authority``, ``authority_code``, ``inspection_end``, ``framework``, ``area``, ``theme``
        - ``grade``: an ordered categorical; missing where the framework gives no grade
        - ``step``: 4 (best) to 1; missing where there is no grade
        - ``source``: stated, cited
        - ``combined``: shown here though it is first another theme's, because the one judgement speaks for both
        - ``scale``: 'to 2013', 'since 2013'
        - ``note``: why there is no grade
        - ``document``, ``part``, ``page``

        The same judgement read from two documents is one row.
    """
    if theme not in words.THEMES:
        raise ValueError(f"no theme {theme!r}; the themes are {', '.join(words.THEMES)}")
    # a judgement of nobody known belongs on nobody's path
    grades = grades[key(grades).ne("")].reset_index(drop=True)
    found = grades[grades["framework"].astype(object).isin(list(frameworks)) & grades["inspection_end"].notna()]
    stated = _of_theme(found[found["source"].eq("stated")], theme, frameworks)
    parts = [stated, _not_given(found[found["source"].eq("stated")], theme, frameworks)]
    if cited:
        placed = citations.placed(grades[grades["source"].eq("cited")], frameworks)
        parts.append(citations.unseen(_of_theme(placed, theme, frameworks), stated))
    rows = pd.concat([_typed(part) for part in parts], ignore_index=True)
    same = ["authority", "authority_code", "inspection_end", "framework", "area", "grade"]
    return rows.sort_values([*same, "document", "part"]).drop_duplicates(same).reset_index(drop=True)


def _of_theme(rows: pd.DataFrame, theme: str, frameworks: Mapping[str, Framework]) -> pd.DataFrame:
    """Keep the rows that speak for a theme: under their own theme, or as a judgement combined with another."""
    combined_areas = {(f.name, area.name) for f in frameworks.values() for area in f.areas if theme in area.also}
    keys = zip(rows["framework"].astype(object), rows["area"].astype(object), strict=True)
    combined = pd.Series([key in combined_areas for key in keys], index=rows.index, dtype=bool)
    return _described(rows.assign(combined=combined)[rows["theme"].eq(theme) | combined], theme, frameworks)


def _not_given(rows: pd.DataFrame, theme: str, frameworks: Mapping[str, Framework]) -> pd.DataFrame:
    """Make a row without a grade for each inspection whose framework no longer gives a judgement of the theme."""
    silent = [f.name for f in frameworks.values() if any(gap.theme == theme for gap in f.not_given)]
    rows = rows[rows["framework"].isin(silent)]
    inspections = rows.drop_duplicates(["authority", "authority_code", "framework", "inspection_end"])
    ends = zip(inspections["framework"], inspections["inspection_end"], strict=True)
    notes = [_withheld(frameworks[name], theme, end.date()) for name, end in ends]
    gaps = inspections.assign(note=pd.Series(notes, index=inspections.index, dtype=object), grade=None, combined=False)
    gaps = gaps.assign(area="", page=None)
    return _described(gaps[gaps["note"].ne("")], theme, frameworks)


def _withheld(framework: Framework, theme: str, on: date) -> str:
    return next((gap.words for gap in framework.not_given if gap.theme == theme and on >= gap.since), "")


def _described(rows: pd.DataFrame, theme: str, frameworks: Mapping[str, Framework]) -> pd.DataFrame:
    scale = rows["framework"].astype(object).map(lambda name: frameworks[name].scale)
    note = rows.get("note", "")
    return rows.assign(theme=theme, step=rows["grade"].astype(object).map(words.STEP), scale=scale, note=note)


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    columns = {name: rows[name].astype(object).astype(dtype) for name, dtype in COLUMNS.items()}
    return pd.DataFrame(columns, columns=list(COLUMNS))


def inspections(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each inspection that gave a grade, by authority (``key``) and oldest first.

    Where an inspection's judgements of the theme disagree on the step, ``clear`` is false: nothing can be told of it.
    """
    at = ["key", "inspection_end", "framework"]
    graded = rows[rows["step"].notna()].assign(key=key).sort_values([*at, "area", "document"])
    clear = graded.groupby(at)["step"].transform("nunique").eq(1)
    return graded.assign(clear=clear).drop_duplicates(at).reset_index(drop=True)
