"""The judgements of a dossier: the path, and areas by inspections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis import authorities, paths, words
from analysis.charts.style import theme_label
from analysis.dossier import wording
from analysis.dossier.ledger import Entry, Ledger
from analysis.dossier.subject import Subject
from analysis.frameworks import FRAMEWORKS
from analysis.paths import lineage

#: A theme -> the areas whose one judgement speaks for it too.
_ALSO: Final = {(f.name, area.name): area.also for f in FRAMEWORKS.values() for area in f.areas}


@dataclass(frozen=True, slots=True)
class Step:
    """One judgement of the path."""

    authority: str
    when: str
    framework: str
    grade: str
    word: str
    change: str
    years: str
    note: str
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A judgement that is known because another document speaks of it."""

    of: str
    area: str
    grade: str
    word: str
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit between inspections, which leaves findings and no grade."""

    when: str
    kind: str
    authority: str
    title: str


@dataclass(frozen=True, slots=True)
class Path:
    """The path of overall effectiveness."""

    rows: pd.DataFrame
    steps: list[Step]
    mentions: list[Mention]
    visits: list[Visit]
    #: The visits as ``paths.visits`` returns them, to draw; None where no document is known.
    events: pd.DataFrame | None
    lineage: str
    empty: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A grade in the sheet of areas by inspections."""

    grade: str
    word: str
    combined: bool
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Line:
    """One area and its grades at each inspection; several where a report contradicts itself."""

    name: str
    marks: list[list[Mark]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Areas by inspections."""

    inspections: list[str]
    themes: list[Line]
    others: list[Line]
    combined: bool
    empty: str


def path(whom: Subject, ledger: Ledger) -> Path:
    """Follow overall effectiveness over the years, in the authorities before and after too."""
    line = list(lineage.related(whom.code))
    graded = whom.every.grades[lineage.key(whom.every.grades).isin(line)]
    rows = paths.path(graded, whom.code, cited=True) if len(graded) else graded.iloc[:0]
    steps = [_step(row, graded, ledger) for row in wording.rows_of(rows)]
    empty = "" if steps else _no_judgement(whom)
    documents = whom.every.documents[lineage.key(whom.every.documents).isin(line)]
    events = paths.visits(documents, whom.code) if len(documents) else None
    return Path(rows, steps, list(_mentions(whom, ledger)), list(_visits(events)), events, _lineage(whom), empty)


def _no_judgement(whom: Subject) -> str:
    if whom.own.documents.empty:
        return (
            f"There is no report about {whom.name} among these tables: what follows comes from official figures alone."
        )
    if whom.own.grades.empty:
        return "The documents in these tables state no judgement that could be read with certainty."
    return "The judgements in these tables have no date or no overall grade, so they make no path."


def _step(row: dict[str, Any], graded: pd.DataFrame, ledger: Ledger) -> Step:
    word = wording.grade(row["grade"])
    when = wording.day(row["inspection_end"])
    told = "known only from a later document; its month is known, not its day" if row["source"] == "cited" else ""
    notes = [told, "one judgement that speaks for two areas" if row["combined"] else "", str(row["note"] or "")]
    if row["scale_change"]:
        notes.append("on the scale in use since 2013, on which 'requires improvement' took the place of 'adequate'")
    receipt = ledger.cite_grade(
        row, graded, f"{theme_label('overall')}, {wording.month(row['inspection_end'])}: {word}"
    )
    return Step(
        authority=str(row["authority"]),
        when=wording.month(row["inspection_end"]) if row["source"] == "cited" else when,
        framework=str(row["framework"]),
        grade="none" if pd.isna(row["grade"]) else str(row["grade"]),
        word=word,
        change="" if pd.isna(row["direction"]) else wording.DIRECTIONS[str(row["direction"])],
        years="" if pd.isna(row["years"]) else f"{row['years']:.1f}",
        note="; ".join(note for note in notes if note),
        receipt=receipt,
    )


def _mentions(whom: Subject, ledger: Ledger) -> Iterator[Mention]:
    cited = whom.own.grades[whom.own.grades["source"].eq("cited")]
    for row in wording.rows_of(cited.sort_values(["inspection_end", "document", "page"], na_position="last")):
        word, area = wording.grade(row["grade"]), theme_label(str(row["area"]))
        of = str(row["cited_inspection"]) or "an inspection that is not named"
        receipt = ledger.cite(row, f"{area}, cited of {of}: {word}")
        yield Mention(of, area, str(row["grade"]), word, receipt)


def _visits(events: pd.DataFrame | None) -> Iterator[Visit]:
    for row in [] if events is None else wording.rows_of(events):
        published = "published " if row["dated"] == "published" else ""
        yield Visit(published + wording.day(row["date"]), str(row["kind"]), str(row["authority"]), str(row["title"]))


def _lineage(whom: Subject) -> str:
    """Say whom an authority came from or gave way to; nothing where it always was."""
    known = whom.known
    if known is None:
        return "This authority is not in the table of authorities: nothing is known of its neighbours or its past."
    told = []
    if known.predecessors:
        names = _names(known.predecessors)
        since = f" on {wording.day(pd.Timestamp(known.start))}" if known.start else ""
        told.append(
            f"{known.name} was formed{since} from {names}. Their judgements are shown and compared with nothing."
        )
    if known.successors:
        until = f" on {wording.day(pd.Timestamp(known.end))}" if known.end else ""
        told.append(f"{known.name} ended{until}; {_names(known.successors)} followed.")
    if told:
        told.append(
            "Judgements of theirs in these tables are shown under their own names; nothing is compared with them."
        )
    return " ".join(told)


def _names(codes: tuple[str, ...]) -> str:
    names = [found.name for code in codes if (found := authorities.by_code(code)) is not None]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "others"


def sheet(whom: Subject, ledger: Ledger) -> Sheet:
    """Put every judgement of the authority's own reports on one sheet."""
    stated = whom.own.grades[whom.own.grades["source"].eq("stated")]
    dated = stated[stated["inspection_end"].notna()].sort_values(["inspection_end", "framework"], kind="stable")
    columns = list(dict.fromkeys(zip(dated["inspection_end"], dated["framework"].astype(str), strict=True)))
    found = _marks(dated, ledger)
    named = {line for line, _ in found}
    themes = [theme for theme in words.THEMES if theme in named]
    others = sorted(named - set(themes))
    empty = "" if columns else _no_judgement(whom)

    def line(name: str) -> Line:
        return Line(theme_label(name), [list(found.get((name, column), {}).values()) for column in columns])

    return Sheet(
        inspections=[f"{framework}, {wording.month(day)}" for day, framework in columns],
        themes=[line(name) for name in themes],
        others=[line(name) for name in others],
        combined=any(mark.combined for marks in found.values() for mark in marks.values()),
        empty=empty,
    )


def _marks(dated: pd.DataFrame, ledger: Ledger) -> dict[tuple[str, tuple[Any, str]], dict[str, Mark]]:
    found: dict[tuple[str, tuple[Any, str]], dict[str, Mark]] = {}
    shared = []
    for row in wording.rows_of(dated):
        column, grade, area = (row["inspection_end"], str(row["framework"])), str(row["grade"]), str(row["area"])
        word = wording.grade(grade)
        receipt = ledger.cite(row, f"{theme_label(area)}, {wording.month(row['inspection_end'])}: {word}")
        name = area if pd.isna(row["theme"]) else str(row["theme"])
        found.setdefault((name, column), {}).setdefault(grade, Mark(grade, word, False, receipt))
        shared += [
            (other, column, Mark(grade, word, True, receipt)) for other in _ALSO.get((str(row["framework"]), area), ())
        ]
    own = set(found)
    for other, column, mark in shared:
        # a theme with a judgement of its own needs no other's
        if (other, column) not in own:
            found.setdefault((other, column), {}).setdefault(mark.grade, mark)
    return found
