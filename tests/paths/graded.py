"""Small tables of judgements for the tests of paths, and a strategy for wild ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from analysis import tables
from analysis.frameworks import FRAMEWORKS

THEMES = {(f.name, area.name): area.theme for f in FRAMEWORKS.values() for area in f.areas}
CODES = {
    "Brent": "E09000005",
    "Barnet": "E09000003",
    "Barnsley": "E08000016",
    "Cumbria": "E10000006",
    "Cumberland": "E06000063",
    "Westmorland and Furness": "E06000064",
}


def judged(day: str, grade: str, framework: str = "SIF", area: str = "overall", **others: Any) -> dict[str, Any]:
    """Return a row of grades: Brent's overall grade under the single inspection framework, unless told otherwise."""
    authority = others.get("authority", "Brent")
    return {
        "document": f"{day}{framework}".replace("-", "")[:12],
        "part": 0,
        "authority": authority,
        "authority_code": CODES.get(authority, ""),
        "framework": framework,
        "inspection_end": day,
        "area": area,
        "theme": THEMES.get((framework, area), ""),
        "grade": grade,
        "source": "stated",
        "page": 1,
        **others,
    }


def grades(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return rows as the grades table."""
    return tables.frame("grades", rows)


def _row(authority: str, days: int, grade: str) -> dict[str, Any]:
    day = date(2011, 1, 1) + timedelta(days=days)
    old = day < date(2013, 11, 1)
    framework = "SLAC" if old else "SIF" if day < date(2018, 1, 1) else "ILACS"
    grade = "adequate" if old and grade == "requires_improvement" else grade
    area = "safeguarding.overall" if old else "overall"
    return judged(day.isoformat(), grade, framework, area, authority=authority)


#: Grades of a few authorities, in any order, now and then twice on a day.
wild = st.lists(
    st.builds(
        _row,
        st.sampled_from(["Brent", "Barnet", "Barnsley"]),
        st.integers(0, 5500),
        st.sampled_from(["outstanding", "good", "requires_improvement", "inadequate", "none"]),
    ),
    max_size=25,
).map(lambda rows: grades(*rows))
