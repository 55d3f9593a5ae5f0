"""One published file, read: what runs in a process apart, and answers with a coded table or a dictionary."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from analysis.apart.protocol import Reply
from analysis.official import interactive, tidy
from analysis.official.carrying import packed
from analysis.official.coded import Coded
from analysis.official.problems import Problem
from analysis.official.source import Source, UnreadableError

#: What is added to a tidy file's name for the file beside it.
META: Final = ".meta.csv"
_BROKEN: Final = (UnreadableError, csv.Error, OSError)


def reply(request: Mapping[str, Any]) -> Reply:
    """Read the file that a request names, as what it says: 'table' or 'dictionary'."""
    path, problems = Path(request["path"]), list[Problem]()
    source = Source(path, problems)
    if request["as"] == "dictionary":
        entries = _dictionary(source)
        told = {name: [entry.unit, entry.kind] for name, entry in entries.items()}
        body = json.dumps({"entries": told, "problems": [asdict(problem) for problem in problems]}).encode()
        return Reply("", body)
    given = {name: interactive.Entry(*entry) for name, entry in request["entries"].items()}
    table = _table(source, given)
    return Reply(source.document if table is not None else "", packed(table, problems))


def _dictionary(source: Source) -> dict[str, interactive.Entry]:
    try:
        return interactive.read_dictionary(source)
    except _BROKEN as error:
        source.tell_whole(_said(error))
        return {}


def _table(source: Source, entries: Mapping[str, interactive.Entry]) -> Coded | None:
    """Read a file as what its columns say it is; None for a file that cannot be read."""
    try:
        names = set(source.names)
        if names.issuperset(interactive.NEEDED):
            return interactive.read(source, entries)
        if names.issuperset(tidy.NEEDED):
            return tidy.read(source, _meta(source))
        _tell_missing(source, names)
    except _BROKEN as error:
        source.tell_whole(_said(error))
    return None


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, UnreadableError) else f"cannot be read: {error}"


def _meta(source: Source) -> dict[str, tidy.Entry] | None:
    """Read the meta file beside a tidy file, if there is one with the columns that it needs."""
    beside = Source(source.path.with_name(source.path.stem + META), source.problems)
    if not beside.path.exists():
        return None
    try:
        missing = [name for name in tidy.META if name not in beside.names]
        for name in missing:
            beside.tell_heading(name, "is missing; the meta file was not used")
        return None if missing else tidy.read_meta(beside)
    except _BROKEN as error:
        beside.tell_whole(f"{_said(error)}; the meta file was not used")
        return None


def _tell_missing(source: Source, names: set[str]) -> None:
    """Say which columns a file lacks of the table that it is nearest to."""
    nearest = max((interactive.NEEDED, tidy.NEEDED), key=lambda needed: len(names.intersection(needed)))
    if not names.intersection(nearest):
        source.tell_heading(
            "", "is neither a tidy file nor the interactive tool's table: none of their columns is there"
        )
    for name in nearest:
        if names.intersection(nearest) and name not in names:
            source.tell_heading(name, "is missing; without it nothing in the file can be read")
