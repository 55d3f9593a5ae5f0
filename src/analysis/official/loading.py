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
    beside = _tables(path.parent)
    problems: list[Problem] = []
    frame = _read(path, _dictionary([Path(dictionary)] if dictionary else beside, problems), problems)
    if frame is None:
        raise ValueError("\n".join(str(problem) for problem in problems) or f"{path.name}: holds no table that we know")
    for problem in problems:
        _log.warning("%s", problem)
    return frame


def collect(folder: str | Path) -> Collected:
    """Read every official file in a folder and below it as one ``facts`` frame, and list what could not be read.

    A file that cannot be read costs only itself, and a row that cannot be read costs only itself. Notes and
    licences (text, Markdown, PDF) may lie there too.
    """
    folder = Path(folder)
    problems: list[Problem] = []
    paths = _tables(folder)
    entries = _dictionary(paths, problems)
    frames = [frame for path in paths if (frame := _read(path, entries, problems)) is not None]
    frames = [frame for frame in frames if len(frame)]
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _NOT_READ:
            reason = f"is not read: {path.suffix} files are not; the same table is published as CSV"
            problems.append(Problem(path.name, None, "", "", reason))
    return Collected(pd.concat(frames, ignore_index=True) if frames else empty("facts"), problems)


def _tables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in _TABLES)


def _dictionary(paths: Iterable[Path], problems: list[Problem]) -> dict[str, interactive.Entry]:
    """Read the interactive tool's dictionaries among some files."""
    entries: dict[str, interactive.Entry] = {}
    for path in paths:
        if path.suffix.lower() == ".csv" and _heading(path).issuperset(interactive.DICTIONARY):
            source = Source(path, problems)
            entries |= interactive.read_dictionary(source)
    return entries


def _heading(path: Path) -> set[str]:
    """Return the names in a CSV file's heading, without reading the file."""
    with path.open("rb") as file:
        first = file.readline(1 << 20)
    return {name.strip().strip('"') for name in first.decode("utf-8-sig", errors="replace").split(",")}


def _read(path: Path, entries: dict[str, interactive.Entry], problems: list[Problem]) -> pd.DataFrame | None:
    """Read one file as what its columns say it is; None for a file that belongs to another, or cannot be read."""
    source = Source(path, problems)
    try:
        names = set(source.names)
        if names.issuperset(interactive.DICTIONARY) or names.issuperset(tidy.META):
            return None
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
