"""Records -> tables: the columns that are known of the whole document go beside every row."""

from __future__ import annotations

from collections.abc import Iterable
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
_REPEATED: Final = ("authority", "authority_code", "framework", "inspection_end")

#: Documents whose rows are held as dictionaries at a time.
_AT_ONCE: Final = 1000


def assemble(
    records: Iterable[tuple[Source, Record]], official_folders: Iterable[Path] = (), limits: Limits | None = None
) -> Tables:
    """Make all tables of a build; the limits are for the official files, which are read now."""
    rows: dict[str, list[Row]] = {name: [] for name in tables.TABLES}
    pieces: dict[str, list[pd.DataFrame]] = {name: [] for name in tables.TABLES}
    for number, (source, found) in enumerate(records, start=1):
        _add(rows, source, found)
        if number % _AT_ONCE == 0:
            _frame(rows, pieces)
    figures = []
    for folder in official_folders:
        published, problems = official.collect(folder, limits)
        figures.append(published)
        rows["doubts"] += [_told(problem) for problem in problems]
    _frame(rows, pieces)
    pieces["facts"] += figures
    return Tables(**{name: pd.concat(pieces[name], ignore_index=True) for name in pieces})


def _frame(rows: dict[str, list[Row]], pieces: dict[str, list[pd.DataFrame]]) -> None:
    """Make frames of the rows so far: a row as a dictionary takes many times the memory of a row in a frame."""
    for name, some in rows.items():
        pieces[name].append(tables.frame(name, some))
        some.clear()


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
