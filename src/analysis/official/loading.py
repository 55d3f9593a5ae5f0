"""Which file is what, and a whole folder of them as one frame.

No published file is read here but for its heading: what is in it is read in a process apart, with a build's bounds.
"""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from analysis.apart.kept import Kept, of_session
from analysis.apart.process import Limits, LostError
from analysis.apart.protocol import Reply
from analysis.official import interactive
from analysis.official.assembly import facts
from analysis.official.carrying import NoTableError, problem_from, unpacked
from analysis.official.problems import Problem
from analysis.official.reading import META
from analysis.tables import empty

_TABLES: Final = frozenset({".csv", ".parquet"})
#: Tables in a form that is not read: the same publications offer them as CSV.
_NOT_READ: Final = frozenset({".xlsx", ".xls", ".xlsm", ".ods", ".zip", ".json", ".tsv", ".gz"})

_log = logging.getLogger("analysis.official")


class Collected(NamedTuple):
    """What a folder of official files gave."""

    facts: pd.DataFrame
    problems: list[Problem]


def load_official(path: str | Path, dictionary: str | Path | None = None) -> pd.DataFrame:
    """Read one official file as rows of ``facts``; what could not be read is logged as a warning.

    The file is read in a process apart, with a build's bounds on time and memory.

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
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    beside = [Path(dictionary)] if dictionary else _sorted(path.parent).dictionaries
    with _asking(None) as asking:
        frame = asking.table(path, asking.entries(beside))
    if frame is None:
        raise ValueError("\n".join(str(problem) for problem in asking.problems))
    for problem in asking.problems:
        _log.warning("%s", problem)
    return frame


def collect(folder: str | Path, limits: Limits | None = None) -> Collected:
    """Read every official file in a folder and below it as one ``facts`` frame, and list what could not be read.

    A file that cannot be read costs only itself, and a row that cannot be read costs only itself. Notes and
    licences (text, Markdown, PDF) may lie there too.

    Parameters
    ----------
    folder : path
    limits : Limits, optional
        What one file may cost; as much as reading a report in a build, when not given.
    """
    files = _sorted(Path(folder))
    with _asking(limits) as asking:
        entries = asking.entries(files.dictionaries)
        frames = [asking.table(path, entries) for path in files.data]
    problems = asking.problems
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
        elif path.name.lower().endswith(META):
            if not path.with_name(path.name[: -len(META)] + ".csv").exists():
                files.lone_metas.append(path)
        elif suffix == ".csv" and _heading(path).issuperset(interactive.DICTIONARY):
            files.dictionaries.append(path)
        else:
            files.data.append(path)
    return files


def _heading(path: Path) -> set[str]:
    """Return the names in a CSV file's heading, without reading the file."""
    try:
        with path.open("rb") as file:
            first = file.readline(1 << 20)
    except OSError:
        return set()
    return {name.strip().strip('"') for name in first.decode("utf-8-sig", errors="replace").split(",")}


@contextlib.contextmanager
def _asking(limits: Limits | None) -> Iterator[_Asking]:
    """Give who asks the session's process, or one of its own with other bounds."""
    if limits is None:
        yield _Asking(of_session("official"))
        return
    own = Kept(limits)
    try:
        yield _Asking(own)
    finally:
        own.close()


@dataclass(slots=True)
class _Asking:
    """Asks a process apart about files, and keeps what was wrong with them."""

    process: Kept
    problems: list[Problem] = field(default_factory=list)

    def entries(self, paths: Iterable[Path]) -> dict[str, list[str]]:
        """Return what the interactive tool's dictionaries say: unit and kind of years, by measure."""
        found: dict[str, list[str]] = {}
        for path in paths:
            try:
                told = json.loads(self._asked(path, {"as": "dictionary"}).body)
                self.problems += [problem_from(problem) for problem in told["problems"]]
                found |= {str(name): [str(unit), str(kind)] for name, (unit, kind) in told["entries"].items()}
            except (LostError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                self._tell(path, error)
        return found

    def table(self, path: Path, entries: dict[str, list[str]]) -> pd.DataFrame | None:
        """Read a file; None for one that cannot be read."""
        try:
            document, body = self._asked(path, {"as": "table", "entries": entries})
            arrived = unpacked(body)
        except (LostError, NoTableError) as error:
            self._tell(path, error)
            return None
        self.problems += arrived.problems
        return None if arrived.table is None else facts(document, arrived.table)

    def _asked(self, path: Path, asked: dict[str, Any]) -> Reply:
        return self.process.ask({"work": "official", "path": str(path.absolute()), **asked})

    def _tell(self, path: Path, error: Exception) -> None:
        why = f"is not read: {error}" if isinstance(error, LostError) else "is not read: its reader's answer is damaged"
        self.problems.append(Problem(path.name, None, "", "", why))
