"""Which file is what, and a whole folder of them as one frame."""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from analysis.official import interactive, tidy
from analysis.official.problems import Problem
from analysis.official.source import Source, UnreadableError
from analysis.tables import empty

_TABLES: Final = frozenset({".csv", ".parquet"})
#: Tables in a form that is not read: the same publications offer them as CSV.
_NOT_READ: Final = frozenset({".xlsx", ".xls", ".xlsm", ".ods", ".zip", ".json", ".tsv", ".gz"})
_META: Final = ".meta.csv"
_BROKEN: Final = (UnreadableError, csv.Error, OSError)

_log = logging.getLogger("analysis.official")


class Collected(NamedTuple):
    """What a folder of official files gave."""

    facts: pd.DataFrame
    problems: list[Problem]


def load_official(path: str | Path, dictionary: str | Path | None = None) -> pd.DataFrame:
    """Read one official file as rows of ``facts``; what could not be read is logged as a warning.

    Parameters
    ----------
    path : path
        A tidy CSV of explore education statistics (its ``.meta.csv`` is found beside it), or the long table of the
        Local Authority Interactive Tool, as CSV or Parquet.
    dictionary : path, optional
        The interactive tool's dictionary. Without it, one that lies in the same folder is used.

    Returns
    -------
    DataFrame
        ``facts`` in the types that the table states, with ``source`` 'official'. ``value`` is missing where the
        file prints a symbol, and ``note`` begins with that symbol.

    Raises
    ------
    ValueError
        When the file holds no table that we know.
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"no file {path}")
    problems: list[Problem] = []
    beside = [Path(dictionary)] if dictionary else _sorted(path.parent).dictionaries
    frame = _read(path, _entries(beside, problems), problems)
    if frame is None:
        raise ValueError("\n".join(str(problem) for problem in problems))
    for problem in problems:
        _log.warning("%s", problem)
    return frame


def collect(folder: str | Path) -> Collected:
    """Read every official file in a folder and below it as one ``facts`` frame, and list what could not be read.

    A file that cannot be read costs only itself, and a row that cannot be read costs only itself. Notes and
    licences (text, Markdown, PDF) may lie there too.
    """
    problems: list[Problem] = []
    files = _sorted(Path(folder))
    entries = _entries(files.dictionaries, problems)
    frames = [_read(path, entries, problems) for path in files.data]
    for path in files.lone_metas:
        problems.append(Problem(path.name, None, "", "", "describes a file that is not beside it"))
    for path in files.others:
        reason = f"is not read: {path.suffix} files are not; the same table is published as CSV"
        problems.append(Problem(path.name, None, "", "", reason))
    full = [frame for frame in frames if frame is not None and len(frame)]
    return Collected(pd.concat(full, ignore_index=True) if full else empty("facts"), problems)


class _Files(NamedTuple):
    """The files of a folder by what they are; the metas that describe a file there are read with it."""

    data: list[Path]
    dictionaries: list[Path]
    lone_metas: list[Path]
    others: list[Path]


def _sorted(folder: Path) -> _Files:
    """Tell a folder's files apart, in the order of their names."""
    files = _Files([], [], [], [])
    for path in sorted(folder.rglob("*")):
        suffix = path.suffix.lower()
        if suffix in _NOT_READ:
            files.others.append(path)
        elif suffix not in _TABLES or not path.is_file():
            continue
        elif path.name.lower().endswith(_META):
            if not path.with_name(path.name[: -len(_META)] + ".csv").exists():
                files.lone_metas.append(path)
        elif suffix == ".csv" and _heading(path).issuperset(interactive.DICTIONARY):
            files.dictionaries.append(path)
        else:
            files.data.append(path)
    return files


def _entries(paths: Iterable[Path], problems: list[Problem]) -> dict[str, interactive.Entry]:
    """Read the interactive tool's dictionaries."""
    entries: dict[str, interactive.Entry] = {}
    for path in paths:
        try:
            entries |= interactive.read_dictionary(Source(path, problems))
        except _BROKEN as error:
            problems.append(Problem(path.name, None, "", "", _said(error)))
    return entries


def _heading(path: Path) -> set[str]:
    """Return the names in a CSV file's heading, without reading the file."""
    try:
        with path.open("rb") as file:
            first = file.readline(1 << 20)
    except OSError:
        return set()
    return {name.strip().strip('"') for name in first.decode("utf-8-sig", errors="replace").split(",")}


def _read(path: Path, entries: dict[str, interactive.Entry], problems: list[Problem]) -> pd.DataFrame | None:
    """Read one file as what its columns say it is; None for a file that cannot be read."""
    source = Source(path, problems)
    try:
        names = set(source.names)
        if names.issuperset(interactive.NEEDED):
            return interactive.read(source, entries)
        if names.issuperset(tidy.NEEDED):
            return tidy.read(source, _meta(path, problems))
        _tell_missing(source, names)
    except _BROKEN as error:
        problems.append(Problem(path.name, None, "", "", _said(error)))
    return None


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, UnreadableError) else f"cannot be read: {error}"


def _meta(path: Path, problems: list[Problem]) -> dict[str, tidy.Entry] | None:
    """Read the meta file beside a tidy file, if there is one with the columns that it needs."""
    beside = path.with_name(path.stem + _META)
    if not beside.exists():
        return None
    source = Source(beside, problems)
    try:
        missing = [name for name in tidy.META if name not in source.names]
        for name in missing:
            source.tell_heading(name, "is missing; the meta file was not used")
        return None if missing else tidy.read_meta(source)
    except _BROKEN as error:
        problems.append(Problem(beside.name, None, "", "", f"{_said(error)}; the meta file was not used"))
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
