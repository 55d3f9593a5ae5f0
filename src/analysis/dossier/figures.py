"""The figures of a dossier: what reports and papers say, and official tables, told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis import paths, words
from analysis.charts.measures import MEASURES, measure_name
from analysis.dossier import wording
from analysis.dossier.ledger import Entry, Ledger
from analysis.dossier.subject import Subject
from analysis.paths import figures
from analysis.tables.folding import folded

#: Years of an official table that fit a page; earlier ones are in the workbook.
_YEARS: Final = 10

#: How many measures are drawn, and how many dated figures make a line worth drawing.
_DRAWN: Final = 4
_LEAST: Final = 3

_ENGLAND: Final = "E92000001"
_ORDER: Final = {metric: place for place, metric in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report or a paper."""

    measure: str
    value: str
    whose: str
    when: str
    source: str
    kind: str
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Official:
    """One measure of the official tables, by year."""

    measure: str
    unit: str
    values: list[str]
    receipts: list[Entry]
    #: What to know of some years: why a figure is withheld, what changed in the definition.
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group of measures."""

    name: str
    told: list[Figure]
    official: list[Official]
    years: list[int]


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of the authority."""

    groups: list[Group]
    counts: dict[str, int]
    earlier: int
    empty: str
    no_official: str


def collect(whom: Subject, ledger: Ledger) -> Figures:
    """Return the authority's figures by group; what a document says twice is told once."""
    facts = folded(whom.own.facts) if len(whom.own.facts) else whom.own.facts
    facts = facts.assign(date=figures.dates(facts), place=facts["metric"].map(_ORDER).fillna(len(_ORDER)))
    facts = facts.sort_values(["place", "metric", "population", "date", "inspection_end"], na_position="last")
    official = facts["source"].eq("official")
    told = facts[~official & facts["value"].notna()]
    years = sorted(facts.loc[official, "date"].dropna().dt.year.unique())
    shown = [int(year) for year in years[-_YEARS:]]
    names = facts["group"].astype("string").fillna("other measures")
    groups = []
    for name in [*words.GROUPS, "other measures"]:
        here = names.eq(name)
        lines = list(_told(whom, told[here.reindex(told.index)], ledger))
        series = list(_official(facts[official & here], shown, ledger))
        if lines or series:
            groups.append(Group(name.capitalize(), lines, series, shown))
    counts = {kind: int(facts["source"].eq(kind).sum()) for kind in words.FACT_SOURCES}
    none = "" if official.any() else "No official table with figures of this authority is among these tables."
    return Figures(groups, counts, max(0, len(years) - _YEARS), "" if groups else _why(whom), none)


def _why(whom: Subject) -> str:
    count = len(whom.own.documents)
    if not count:
        return "There is no document about this authority among these tables, and no official table with its figures."
    return (
        f"None of the figures that the suite looks for could be read in {wording.many(count, 'document')} "
        "with certainty. Reports since 2018 state next to none."
    )


def _told(whom: Subject, facts: pd.DataFrame, ledger: Ledger) -> Iterator[Figure]:
    for row in wording.rows_of(facts):
        role, kind = str(row["role"]), str(row["source"])
        name = measure_name(str(row["metric"])) + (f" ({row['population']})" if row["population"] else "")
        value = wording.figure(row["value"], str(row["unit"]), str(row["qualifier"]))
        whose = wording.ROLES.get(role, whom.name)
        receipt = ledger.cite(row, f"{name}, {whose}: {value}")
        source = ledger.title(str(row["document"]), int(row["part"]))
        yield Figure(name, value, whose, wording.when(row), source, kind, receipt)


def _official(facts: pd.DataFrame, years: list[int], ledger: Ledger) -> Iterator[Official]:
    for (metric, population, unit), rows in facts.groupby(["metric", "population", "unit"], sort=False):
        name = measure_name(str(metric)) + (f" ({population})" if population else "")
        by_year: dict[int, list[str]] = {}
        receipts: dict[int, Entry] = {}
        notes: dict[str, set[int]] = {}
        for row in wording.rows_of(rows[rows["date"].notna()]):
            if (entry := ledger.cite(row, name)) is not None:
                receipts[id(entry)] = entry
            value = "withheld" if pd.isna(row["value"]) else wording.figure(row["value"], "")
            for note in filter(None, str(row["note"]).split("; ")):
                notes.setdefault(note, set()).add(row["date"].year)
            values = by_year.setdefault(row["date"].year, [])
            if value not in values:
                values.append(value)
        cells = ["; ".join(by_year.get(year, ["–"])) for year in years]
        yield Official(
            name,
            "" if unit == "per 10k" else str(unit),
            cells,
            list(receipts.values()),
            _note(name, notes, len(by_year)),
        )


def _note(name: str, notes: dict[str, set[int]], years: int) -> str:
    """Put the notes of a measure into one line, each with its years unless it is of all of them."""
    told = []
    for note, when in notes.items():
        span = str(min(when)) if len(when) == 1 else f"{min(when)} to {max(when)}"
        told.append(note if len(when) == years else f"{note} ({span})")
    return f"{name}: {'; '.join(told)}." if told else ""


def drawn(whom: Subject) -> list[tuple[str, pd.DataFrame, dict[str, pd.DataFrame]]]:
    """Return the measures with most dated figures: each series, and what stands behind it."""
    own = whom.own.facts
    chosen = own["value"].notna() & own["role"].eq("actual") & own["population"].eq("") & own["metric"].isin(MEASURES)
    dated = own[chosen].assign(date=figures.dates(own)).dropna(subset="date")
    counts = dated.groupby("metric")["date"].nunique()
    counts = counts[counts.ge(_LEAST)].sort_index(key=lambda names: names.map(_ORDER))
    found = []
    for metric in counts.sort_values(ascending=False, kind="stable").index[:_DRAWN]:
        everybody = whom.every.facts[whom.every.facts["metric"].eq(metric)]
        series = paths.series(own, str(metric), whom.code)
        found.append((str(metric), series, _behind(everybody, str(metric), whom)))
    return found


def _behind(facts: pd.DataFrame, metric: str, whom: Subject) -> dict[str, pd.DataFrame]:
    """Return England's series and the neighbours' middle, where a share or a rate makes them comparable."""
    official = facts[facts["source"].eq("official")]
    comparable = official["unit"].isin(["percent", "per 10k", "days", "weeks", "cases"])
    if not comparable.any():
        return {}
    behind = {}
    if official["authority_code"].eq(_ENGLAND).any():
        behind["England"] = paths.series(official[official["authority_code"].eq(_ENGLAND)], metric, _ENGLAND)
    if whom.known is not None:
        near = paths.neighbours(official, metric, whom.code).rename(columns={"median": "value"})
        if near["value"].notna().any():
            behind["Neighbours"] = near[["date", "value"]]
    return behind
