"""Small tables for the tests of paths."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import tables


def figure(value: float | None, as_of: str = "", **others: Any) -> dict[str, Any]:
    """Return a row of facts: a report's count of child protection plans in Brent, unless told otherwise."""
    return {
        "document": "aaaaaaaaaaaa",
        "part": 0,
        "authority": "Brent",
        "authority_code": "E09000005",
        "metric": "cp_plan_count",
        "source": "report",
        "role": "actual",
        "value": value,
        "unit": "children",
        "qualifier": "exact",
        "as_of": as_of,
        "page": 6,
        **others,
    }


def published(value: float | None, as_of: str = "", **others: Any) -> dict[str, Any]:
    """Return a row of facts of an official table."""
    return figure(value, as_of, **{"document": "ffffffffffff", "source": "official", "page": None, **others})


def facts(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return rows as the facts table."""
    return tables.frame("facts", rows)
