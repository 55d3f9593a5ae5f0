"""Records -> tables: the columns that are known of the whole document go beside every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis import official, tables
from analysis.apart.process import Limits
from analysis.build.files import Source
from analysis.build.record import Record, Row
from analysis.extraction.rows import PAPERS
from analysis.official.problems import Problem
from analysis.tables import Tables

#: The documents table's columns that other tables repeat, so that each stands alone in a spreadsheet.
_REPEATED: Final = ("authority", "authority_code", "framework", "inspection_end", "dated")

#: Documents whose rows are held at a time.
_AT_ONCE: Final = 250


def assemble(records: Iterable[tuple[Source, Record]]) -> Tables:
    """Make all tables of some records."""
    pieces = list(pieces_of(records))
    whole = {name: [piece[name] for piece in pieces if name in piece] for name in tables.TABLES}
    return Tables(
        **{name: pd.concat(some, ignore_index=True) if some else tables.empty(name) for name, some in whole.items()}
    )


def pieces_of(
    records: Iterable[tuple[Source, Record]], official_folders: Iterable[Path] = (), limits: Limits | None = None
) -> Iterator[dict[str, pd.DataFrame]]:
    """Yield all tables of a build piece by piece: no more than some documents' rows are held at a time.

    Parameters
    ----------
    records : iterable
    official_folders : iterable of Path
        Their files are read when all records are through.
    limits : Limits, optional
        What one official file may cost.
    """
    rows: dict[str, list[Row]] = {name: [] for name in tables.TABLES}
    for number, (source, found) in enumerate(records, start=1):
        _add(rows, source, found)
        if number % _AT_ONCE == 0:
            yield _framed(rows)
    if framed := _framed(rows):
        yield framed
    for folder in official_folders:
        published, problems = official.collect(folder, limits)
        rows["doubts"] += [_told(problem) for problem in problems]
        yield {**_framed(rows), "facts": published}


def _framed(rows: dict[str, list[Row]]) -> dict[str, pd.DataFrame]:
    """Make frames of the rows so far, which are let go; a table without rows is left out."""
    framed = {name: tables.frame(name, some) for name, some in rows.items() if some}
    for some in rows.values():
        some.clear()
    return framed


def _told(problem: Problem) -> Row:
    """Put a problem with a published file beside the contradictions of reports: one list to look through."""
    return {"part": 0, "table": "facts", "subject": "official figures", "reason": str(problem), "quote": problem.value}


def _add(rows: dict[str, list[Row]], source: Source, found: Record) -> None:
    shared: dict[int, dict[str, Any]] = {}
    for row in found.rows["documents"]:
        rows["documents"].append({"document": found.document, "path": source.name, **row})
        shared[row["part"]] = {"document": found.document, **{name: row.get(name) for name in _REPEATED}}
        shared[row["part"]]["source"] = "paper" if row.get("kind") in PAPERS else "report"
    for name in rows.keys() - {"documents"}:
        for row in found.rows[name]:
            rows[name].append({**shared[row["part"]], **row})
