"""An authority beside its statistical neighbours, its region and England."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis import authorities, paths
from analysis.charts.measures import MEASURES, measure_name
from analysis.dossier import wording
from analysis.dossier.ledger import Entry, Ledger
from analysis.dossier.subject import Subject
from analysis.paths import figures

#: Over fewer authorities than this a middle says nothing.
_LEAST: Final = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a group of authorities stood on a day."""

    name: str
    judged: str
    middle: str
    spread: str
    good: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour's latest overall grade."""

    name: str
    grade: str
    word: str
    when: str
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Measure:
    """An official measure beside the neighbours'."""

    name: str
    when: str
    own: str
    middle: str
    spread: str
    count: str
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Beside:
    """The authority beside others."""

    when: str
    standings: list[Standing]
    neighbours: list[Neighbour]
    measures: list[Measure]
    no_standings: str
    no_neighbours: str
    no_measures: str


def collect(whom: Subject, ledger: Ledger) -> Beside:
    """Compare the authority's overall grade, and its official figures, with others'."""
    if whom.known is None:
        unknown = "This authority is not in the table of authorities: nothing says who its neighbours are."
        return Beside("", [], [], [], unknown, unknown, unknown)
    when, standings, no_standings = _standings(whom)
    near = list(_neighbours(whom, ledger))
    measures = list(_measures(whom, ledger))
    no_near = "" if near else f"The table of authorities names no statistical neighbours of {whom.name}."
    no_measures = "" if measures else _no_measures(whom)
    return Beside(when, standings, near, measures, no_standings, no_near, no_measures)


def _standings(whom: Subject) -> tuple[str, list[Standing], str]:
    own = whom.own.grades
    dated = own[own["source"].eq("stated") & own["theme"].eq("overall")]["inspection_end"].dropna()
    if dated.empty:
        return "", [], f"No dated overall grade of {whom.name} is known, so there is no day on which to compare it."
    day = dated.max()
    rows = paths.compare(whom.every.grades, whom.code, days=[day])
    return wording.day(day), [_standing(row, whom.name) for row in wording.rows_of(rows)], ""


def _standing(row: dict[str, Any], name: str) -> Standing:
    if row["group"] == "authority":
        judged = wording.grade(row["grade"])
        return Standing(name, "", judged if not pd.isna(row["grade"]) else "no full inspection by then", "", "")
    names = {"neighbours": "Statistical neighbours", "region": str(row["name"]), "England": "England"}
    count = int(row["authorities"])
    judged = f"{count} of {int(row['of'])}"
    if count < _LEAST:
        return Standing(names[row["group"]], judged, "too few to say", "", "")
    lower, upper = wording.step(row["lower"]), wording.step(row["upper"])
    spread = lower if lower == upper else f"{lower} to {upper}"
    return Standing(names[row["group"]], judged, wording.step(row["middle"]), spread, f"{float(row['good']):.0%}")


def _neighbours(whom: Subject, ledger: Ledger) -> Iterator[Neighbour]:
    """Yield the neighbours, nearest first, each with its latest overall grade in the tables."""
    assert whom.known is not None
    codes = list(whom.known.neighbours)
    every = whom.every.grades
    overall = every[every["authority_code"].isin(codes) & every["theme"].eq("overall") & every["source"].eq("stated")]
    rows = paths.judgements(overall, "overall")
    latest = rows[rows["step"].notna()].drop_duplicates("authority_code", keep="last").set_index("authority_code")
    for code in codes:
        known = authorities.by_code(code)
        name = known.name if known is not None else code
        if code not in latest.index:
            yield Neighbour(name, "none", "no report in these tables", "", None)
            continue
        row = next(wording.rows_of(latest.loc[[code]]))
        word, when = wording.grade(row["grade"]), wording.month(row["inspection_end"])
        receipt = ledger.cite_grade(row, overall, f"{name}, overall effectiveness, {when}: {word}")
        yield Neighbour(name, str(row["grade"]), word, when, receipt)


def _measures(whom: Subject, ledger: Ledger) -> Iterator[Measure]:
    own = whom.own.facts
    own = own[own["source"].eq("official") & own["role"].eq("actual") & own["value"].notna() & own["population"].eq("")]
    own = own.assign(date=figures.dates(own)).dropna(subset="date").sort_values("date", kind="stable")
    latest = own.drop_duplicates("metric", keep="last").set_index("metric")
    every = whom.every.facts[whom.every.facts["source"].eq("official")]
    for metric in [name for name in MEASURES if name in latest.index]:
        row = next(wording.rows_of(latest.loc[[metric]].reset_index()))
        beside = paths.neighbours(every[every["metric"].eq(metric)], metric, whom.code, least=_LEAST)
        beside = beside[beside["date"].eq(row["date"]) & beside["median"].notna()]
        if beside.empty:
            continue
        near, unit = beside.iloc[0], str(row["unit"])
        spread = f"{wording.figure(near['low'], unit)} to {wording.figure(near['high'], unit)}"
        value = wording.figure(row["value"], unit)
        receipt = ledger.cite(row, measure_name(metric))
        count = f"{near['count']} of {near['of']}"
        middle = wording.figure(near["median"], unit)
        yield Measure(measure_name(metric), wording.day(row["date"]), value, middle, spread, count, receipt)


def _no_measures(whom: Subject) -> str:
    if not whom.own.facts["source"].eq("official").any():
        return "No official table with figures of this authority is among these tables: only those compare fairly."
    return f"The official tables hold figures of fewer than {_LEAST} of its neighbours: too few to compare with."
