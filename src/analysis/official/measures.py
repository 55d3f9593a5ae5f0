"""The mapping table: which official measure is which of our metrics, read from ``measures.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from analysis.official.years import Years

_UNITS: Final = (
    (re.compile(r"^(?:rate )?per 10,?000(?: .*)?$|^rates? per 10,?000\b", re.IGNORECASE), "per 10k"),
    (re.compile(r"^%"), "percent"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A note for some years only: those up to ``until``, or between ``since`` and ``until``."""

    until: int
    note: str
    since: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """An official measure as it stands in ``facts``: under our metric's id, or under its own."""

    metric: str
    group: str = ""
    unit: str = ""
    kind: str = ""
    population: str = ""
    note: str = ""
    changes: tuple[Change, ...] = ()

    def notes(self, years: Years) -> tuple[str, ...]:
        """Return what a reader of a figure of these years should know of its definition."""
        changed = (change.note for change in self.changes if change.since <= years.last <= change.until)
        return tuple(note for note in (self.note, *changed) if note)


@dataclass(frozen=True, slots=True)
class Tidy:
    """A column of some tidy files that is one of our metrics, in the rows whose filters match."""

    files: str
    columns: tuple[str, ...]
    where: tuple[re.Pattern[str], ...]
    measure: Measure

    def fits(self, column: str, filters: Iterable[str]) -> bool:
        """Tell whether a row of these filter values gives the measure in this column."""
        values = list(filters)
        return column in self.columns and all(any(p.search(value) for value in values) for p in self.where)


@dataclass(frozen=True, slots=True)
class Declared:
    """Everything that ``measures.toml`` declares."""

    symbols: Mapping[str, str]
    remarks: Mapping[str, str]
    year_types: Mapping[str, str]
    time_identifiers: Mapping[str, str]
    reporting_years: Mapping[str, str]
    interactive: Mapping[str, Measure]
    tidy: tuple[Tidy, ...]
    #: Beginnings of the names of tidy files whose columns are the interactive tool's short names.
    interactive_files: tuple[str, ...]


@cache
def declared() -> Declared:
    """Return the mapping table."""
    text = resources.files(__package__).joinpath("measures.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    metrics = {metric: _measure(metric, entry) for metric, entry in table["metrics"].items()}
    return Declared(
        symbols=table["symbols"],
        remarks=table["remarks"],
        year_types=table["year_types"],
        time_identifiers=table["time_identifiers"],
        reporting_years=table["reporting_years"],
        interactive={entry["measure"]: _applied(entry, metrics) for entry in table["interactive"]},
        tidy=tuple(
            Tidy(
                files=entry["files"],
                columns=tuple(entry["columns"]),
                where=tuple(re.compile(pattern) for pattern in entry.get("where", ())),
                measure=_applied(entry, metrics),
            )
            for entry in table["tidy"]
            if "columns" in entry
        ),
        interactive_files=tuple(entry["files"] for entry in table["tidy"] if entry.get("interactive")),
    )


def unit(printed: str) -> str:
    """Return our word for a printed unit, where we have one.

    Examples
    --------
    >>> unit("% of referrals"), unit("Rate per 10,000"), unit("Average Score")
    ('percent', 'per 10k', 'Average Score')
    """
    return next((ours for pattern, ours in _UNITS if pattern.search(printed.strip())), printed.strip())


def _measure(metric: str, entry: Mapping[str, Any]) -> Measure:
    changes = (Change(change["until"], change["note"], change.get("from", 0)) for change in entry.get("changes", ()))
    return Measure(
        metric=metric,
        group=entry.get("group", ""),
        unit=entry.get("unit", ""),
        kind=entry.get("kind", ""),
        note=entry.get("note", ""),
        changes=tuple(changes),
    )


def _applied(entry: Mapping[str, Any], metrics: Mapping[str, Measure]) -> Measure:
    """Give the metric's measure with what the entry says differently, or a measure under its own id."""
    base = metrics[entry["metric"]] if "metric" in entry else Measure(metric=entry["measure"])
    return replace(base, **{key: entry[key] for key in ("kind", "population", "note") if key in entry})
