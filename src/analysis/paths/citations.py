"""Judgements that a document mentions of an earlier inspection: dated by the words that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import pandas as pd

from analysis.frameworks import Framework

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_OF_YEAR: Final = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(20\d\d)\b", re.IGNORECASE)

#: A report is published within months of its inspection, and later documents date it by either.
SAME_INSPECTION: Final = timedelta(days=190)
#: An inspection can begin in the month before the one in which it ends.
BEGUN_BEFORE: Final = timedelta(days=31)


def placed(cited: pd.DataFrame, frameworks: Mapping[str, Framework]) -> pd.DataFrame:
    """Give cited rows the date and framework of the inspection they speak of; drop those whose month is not named."""
    months = cited["cited_inspection"].map(month_named)
    rows = cited.assign(inspection_end=pd.to_datetime(months))[months.notna()]
    names = [
        framework_named(text, day.date(), frameworks)
        for text, day in zip(rows["cited_inspection"], rows["inspection_end"], strict=True)
    ]
    return rows.assign(framework=pd.Series(names, index=rows.index, dtype=object)).loc[
        lambda rows: rows["framework"].ne("")
    ]


def unseen(cited: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Drop the cited judgements whose own report is at hand, and all but the earliest mention of each.

    The framework is left out of account, because documents name one inspection in several ways; the scale is not.
    """
    reports = stated[["authority", "scale", "inspection_end"]].rename(columns={"inspection_end": "reported"})
    pairs = cited.reset_index().merge(reports, on=["authority", "scale"])
    gap = pairs["inspection_end"] - pairs["reported"]
    known = pairs.loc[gap.between(-pd.Timedelta(BEGUN_BEFORE), pd.Timedelta(SAME_INSPECTION)), "index"]
    rest = cited[~cited.index.isin(known)].sort_values("inspection_end", kind="stable")
    same = rest.groupby([rest[name].astype(object) for name in ("authority", "scale", "grade")])
    return rest[~(same["inspection_end"].diff() <= SAME_INSPECTION)]


def month_named(text: str) -> pd.Timestamp | None:
    """Return the last day of the one month that a text names; nothing where it names none or several.

    Examples
    --------
    >>> month_named("Single Inspection Framework, November 2015")
    Timestamp('2015-11-30 00:00:00')
    """
    found = {(int(year), _MONTHS.index(month.lower()) + 1) for month, year in _MONTH_OF_YEAR.findall(text)}
    if len(found) != 1:
        return None
    year, month = found.pop()
    return pd.Timestamp(year, month, 1) + pd.offsets.MonthEnd(0)


def framework_named(text: str, on: date, frameworks: Mapping[str, Framework]) -> str:
    """Return the framework, in use on a day, that a text names by title or initials; '' for none or several."""
    named = [f for f in frameworks.values() if f.title.lower() in text.lower() or re.search(rf"\b{f.name}s?\b", text)]
    in_use = [f.name for f in named if f.first <= on and (f.last is None or on <= f.last + SAME_INSPECTION)]
    return in_use[0] if len(in_use) == 1 else ""
