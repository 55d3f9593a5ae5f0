"""How a dossier writes days, figures and names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pandas as pd

from analysis import words
from analysis.charts.measures import figure_words

#: Whose figure it is; the authority's own is written with its name.
ROLES: Final = {"target": "Target", "england": "England", "similar": "Similar authorities", "region": "Region"}

SOURCES: Final = {"report": "Inspection report", "paper": "Council paper", "official": "Official table"}

DIRECTIONS: Final = {"first": "First known", "up": "Up", "same": "Unchanged", "down": "Down"}

_QUALIFIERS: Final = {"approx": "about ", "below": "under ", "above": "over "}
_UNITS: Final = {"percent": "", "per 10k": " per 10,000"}
_ONE: Final = {"children": "child", "young people": "young person"}
_STEPS: Final = {1: "inadequate", 2: "requires improvement", 3: "good", 4: "outstanding"}


def day(value: Any) -> str:
    """Write a day: '8 October 2015'; nothing where there is none."""
    return "" if pd.isna(value) else f"{value.day} {value:%B %Y}"


def month(value: Any) -> str:
    """Write a day as its month: 'October 2015'; nothing where there is none."""
    return "" if pd.isna(value) else f"{value:%B %Y}"


def figure(value: float, unit: str, qualifier: str = "exact") -> str:
    """Write a figure with its unit, and how exactly it is given: 'about 74,000 children'."""
    named = _ONE.get(unit, unit.removesuffix("s")) if value == 1 else unit
    after = _UNITS.get(unit, f" {named}" if unit else "")
    return f"{_QUALIFIERS.get(qualifier, '')}{figure_words(float(value), unit)}{after}"


def grade(value: Any) -> str:
    """Write a grade, or that there is none."""
    return "No grade" if pd.isna(value) else words.GRADE_LABELS[str(value)]


def step(value: Any) -> str:
    """Write a place on the four-step scale: 'good', 'between good and outstanding'."""
    if pd.isna(value):
        return ""
    low, high = int(value // 1), int(-(-value // 1))
    return _STEPS[low] if low == high else f"between {_STEPS[low]} and {_STEPS[high]}"


def many(count: int, what: str, plural: str = "") -> str:
    """Count things: '1 page', '12 pages'."""
    return f"{count:,} {what if count == 1 else plural or what + 's'}"


def when(row: Mapping[str, Any]) -> str:
    """Write the day or span that a figure speaks of, or that the source gives none."""
    if not pd.isna(row["as_of"]):
        return day(row["as_of"])
    if not pd.isna(row["period_end"]):
        start = day(row["period_start"])
        return f"{start} to {day(row['period_end'])}" if start else f"to {day(row['period_end'])}"
    told = str(row["period_text"])
    return f"no date ('{told}')" if told else "no date"


def slug(name: str) -> str:
    """Return a name that every file system takes."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return plain or "authority"


def folder(name: str, everybody: Iterable[str]) -> str:
    """Return the name of an authority's folder: its slug, with a sign of its own where another's is the same."""
    plain = slug(name)
    if any(other != name and slug(other) == plain for other in everybody):
        return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
    return plain


def rows_of(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Return a frame's rows as dictionaries."""
    return ({str(name): value for name, value in row.items()} for row in frame.to_dict("records"))
