"""``build``: walk, read in parallel, keep, and write the tables."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from analysis import commit
from analysis.apart.process import Limits
from analysis.build.code import build_version, record_version
from analysis.build.files import Source, digest_of, official_folders, sources
from analysis.build.pool import Answer, read_all
from analysis.build.record import Record, refused
from analysis.build.store import Store

if TYPE_CHECKING:
    from analysis.tables import Tables

Progress = Callable[[int, int, str], None]

_MANIFEST: Final = ".build.json"


class Readers(Protocol):
    """Anything that makes records of many files: the processes of this machine, or a cluster's."""

    def __call__(self, paths: Iterable[Path], known: Callable[[Path], str | None]) -> Iterable[Answer]:
        """Yield an answer for each path, in any order."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, and where."""

    folder: Path
    #: Files by status, in the documents table's words.
    counts: dict[str, int]
    #: Files that were read now; the others' records were kept from before.
    read_now: int
    #: True when nothing had changed since the last build and nothing was written.
    unchanged: bool = False

    @property
    def tables(self) -> Tables:
        """The tables, loaded from the folder."""
        from analysis.tables import load

        return load(self.folder)


def build(
    paths: Sequence[str | Path] | str | Path = "data/raw",
    out: str | Path = "data/processed",
    *,
    workers: int | None = None,
    fresh: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
    readers: Readers | None = None,
) -> BuildResult:
    """Read every file under the paths and write the tables.

    Parameters
    ----------
    paths : path or sequence of paths
        Folders (walked) and files.
    out : path
        The folder for the tables, as CSV and Parquet.
    workers : int, optional
        Reading processes; as many as there are processors when not given.
    fresh : bool
        Read everything again, whatever was kept from before.
    limits : Limits, optional
        What one file may cost.
    progress : callable, optional
        Called with (done, total, name) after each file.
    readers : Readers, optional
        Who reads; this machine's processes when not given.

    Returns
    -------
    BuildResult

    Raises
    ------
    NoSuchPathError
        When a path does not exist; nothing was written then.
    """
    roots = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]
    folder = Path(out)
    files = sources(roots)
    official = sources(official_folders(roots))
    manifest = _Manifest(folder, roots, files, official)
    commit.finish(folder)
    if not fresh and (counts := manifest.unchanged()) is not None:
        return BuildResult(folder, counts, 0, unchanged=True)
    readers = readers or _local(workers or os.cpu_count() or 1, limits or Limits())
    with Store(folder, record_version()) as store:
        gathering = _Gathering(store, files, fresh, progress)
        threading.Thread(target=_made_ready, daemon=True).start()
        gathering.run(readers)
        counts = _write(folder, gathering, roots, manifest, limits)
        store.finish((str(f.path.absolute()), f.size, f.changed, gathering.digests[f]) for f in files)
    return BuildResult(folder, counts, gathering.read_now)


def _made_ready() -> None:
    """Load what makes, checks and writes tables while the readers read: a second, half of it at the first check."""
    import_module("analysis.build.assemble")
    import_module("analysis.tables.writing")
    tables = import_module("analysis.tables")
    for name in tables.TABLES:
        tables.check(name, tables.empty(name))


def _local(workers: int, limits: Limits) -> Readers:
    def read(paths: Iterable[Path], known: Callable[[Path], str | None]) -> Iterable[Answer]:
        return read_all(paths, workers, limits, known)

    return read


class _Gathering:
    """Collects the records of all files, reading only what is not kept."""

    def __init__(self, store: Store, files: list[Source], fresh: bool, progress: Progress | None) -> None:
        self._store = store
        self._files = files
        self._progress = progress
        self._seen = store.digests()
        self._nothing_kept = fresh or store.is_empty()
        self._by_path = {file.path: file for file in files}
        #: Records that must not be kept: a reader that was stopped may fare better on another day.
        self._passing: dict[Source, bytes] = {}
        self.digests: dict[Source, str] = {}
        self.read_now = 0

    def run(self, readers: Readers) -> None:
        # the largest first, so that no worker is left alone with one at the end
        order = sorted(self._files, key=lambda file: -file.size)
        for done, answer in enumerate(readers([file.path for file in order], self._kept), start=1):
            file = self._by_path[answer.path]
            self._take(file, answer)
            if self._progress is not None:
                self._progress(done, len(order), file.name)

    def _kept(self, path: Path) -> str | None:
        if self._nothing_kept:
            return None
        file = self._by_path[path]
        size, changed, digest = self._seen.get(str(path.absolute()), (-1, -1, ""))
        if (size, changed) != (file.size, file.changed) or not digest:
            digest = digest_of(path)
        return digest if digest and self._store.has(digest) else None

    def _take(self, file: Source, answer: Answer) -> None:
        self.digests[file] = answer.digest or digest_of(file.path)
        if answer.body is None:
            return
        self.read_now += 1
        if answer.digest:
            self._store.put(answer.digest, answer.body)
        else:
            self._passing[file] = answer.body

    def records(self) -> Iterable[tuple[Source, Record]]:
        """Yield every file's record, by name; a file that stands there twice has its rows once."""
        first: dict[str, Source] = {}
        for file in self._files:
            digest = self.digests[file]
            same = first.setdefault(digest, file) if digest else file
            body = self._passing.get(file) or self._store.get(digest)
            assert body is not None
            found = Record.from_json(body)
            # a file that its reader did not survive has its digest from outside
            found.document = digest
            if same is not file:
                found = refused(digest, found.rows["documents"][0]["status"], f"the same file as {same.name}")
            yield file, found


def _write(
    folder: Path, gathering: _Gathering, roots: list[Path], manifest: _Manifest, limits: Limits | None
) -> dict[str, int]:
    from analysis.build.assemble import pieces_of
    from analysis.tables.writing import Writer

    counts: Counter[str] = Counter()
    with commit.together(folder) as new:
        with Writer(new) as writer:
            for piece in pieces_of(gathering.records(), official_folders(roots), limits):
                writer.add(piece)
                if "documents" in piece:
                    documents = piece["documents"]
                    counts.update(documents.loc[documents["part"].eq(0), "status"].astype(str))
        manifest.note(new, dict(counts), writer.files)
    return dict(counts)


class _Manifest:
    """What the last build saw, so that a build with nothing to do is over at once."""

    def __init__(self, folder: Path, roots: list[Path], files: list[Source], official: list[Source]) -> None:
        self._folder = folder
        self._inputs = {
            "code": build_version(),
            "roots": [str(root.absolute()) for root in roots],
            "files": [[file.name, file.size, file.changed] for file in (*files, *official)],
        }

    def unchanged(self) -> dict[str, int] | None:
        """Return the counts of the last build when nothing it saw or wrote has changed since."""
        try:
            last = json.loads((self._folder / _MANIFEST).read_text(encoding="utf-8"))
            here = _stamps([self._folder / name for name in last["outputs"]])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        same = last.get("inputs") == self._inputs and here == last["outputs"]
        return last["counts"] if same else None

    def note(self, folder: Path, counts: dict[str, int], written: list[Path]) -> None:
        """Write the manifest of this build beside its tables."""
        seen = {"inputs": self._inputs, "counts": counts, "outputs": _stamps(written)}
        text = json.dumps(seen, ensure_ascii=False)
        (folder / _MANIFEST).write_text(text, encoding="utf-8")


def _stamps(files: Iterable[Path]) -> dict[str, list[int]]:
    """Size and time of change by name: a table that somebody edited is written again."""
    return {file.name: [(seen := file.stat()).st_size, seen.st_mtime_ns] for file in files}
