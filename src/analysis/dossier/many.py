"""``dossiers``: every authority's page, in parallel, whatever happens to one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from analysis.dossier.rendering import rendered
from analysis.dossier.subject import everybody
from analysis.dossier.writing import dossier
from analysis.tables import Tables, load

Progress = Callable[[int, int, str], None]
Made = tuple[str, Path | None, str]


@dataclass(frozen=True, slots=True)
class Dossiers:
    """What was written, and what was not."""

    #: The page that lists them all.
    index: Path
    #: Each authority's page, by name.
    pages: dict[str, Path]
    #: Why an authority has none, by name.
    failed: dict[str, str]


def dossiers(
    tables: Tables | str | Path,
    out: str | Path,
    *,
    raw: str | Path | None = None,
    full: bool = False,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Dossiers:
    """Write the dossier of every authority in the tables, and a page that lists them.

    Parameters
    ----------
    tables : Tables or path
        A build's tables, or their folder.
    out : str or Path
        The folder to write to.
    raw : str or Path, optional
        The folder that was built.
    full : bool
        Make the pictures of receipts, the charts as files and PDFs too, which takes many times as long.
    workers : int, optional
        Processes; one a processor when not given. With one, everything is done in this process. A script that asks
        for more must stand under ``if __name__ == "__main__":``, as always with processes.
    progress : callable, optional
        Called with (done, total, name) after each authority.

    Returns
    -------
    Dossiers
        An authority that fails is told there, and stops no other.
    """
    tables = tables if isinstance(tables, Tables) else load(tables)
    names = everybody(tables)
    job = _Job(tables, Path(out), None if raw is None else Path(raw), full)
    count = min(workers or os.cpu_count() or 1, max(1, len(names)))
    made = (job.make(code) for code in names) if count == 1 else _in_parallel(job, list(names), count)
    pages, failed = {}, {}
    for done, (code, page, why) in enumerate(made, start=1):
        if page is None:
            failed[names[code]] = why
        else:
            pages[names[code]] = page
        if progress is not None:
            progress(done, len(names), names[code])
    return Dossiers(_index(Path(out), pages, failed), dict(sorted(pages.items())), dict(sorted(failed.items())))


@dataclass(frozen=True, slots=True)
class _Job:
    """What is the same for every authority."""

    tables: Tables
    out: Path
    raw: Path | None
    full: bool

    def make(self, code: str) -> Made:
        """Write one dossier; an error becomes words."""
        try:
            return code, dossier(self.tables, code, self.out, raw=self.raw, full=self.full), ""
        except Exception as error:  # one authority's tables must not cost the others theirs
            return code, None, f"{type(error).__name__}: {error}"


_job: _Job | None = None


def _take(job: _Job) -> None:
    """Begin a process: take the tables once, and draw without a screen."""
    import matplotlib

    global _job
    _job = job
    matplotlib.use("Agg")


def _make(code: str) -> Made:
    assert _job is not None
    return _job.make(code)


def _in_parallel(job: _Job, codes: list[str], workers: int) -> Iterator[Made]:
    """Yield what several processes make; after one dies, the rest are made each in a process of its own."""
    left = []
    with _pool(job, workers) as pool:
        futures: dict[Future[Made], str] = {pool.submit(_make, code): code for code in codes}
        for future in as_completed(futures):
            try:
                made = future.result()
            except BrokenProcessPool:
                left.append(futures[future])
            else:
                yield made
    for code in left:
        with _pool(job, 1) as pool:
            try:
                made = pool.submit(_make, code).result()
            except BrokenProcessPool:
                made = (code, None, "the process that wrote it died")
        yield made


def _pool(job: _Job, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_take, initargs=(job,))


def _index(out: Path, pages: dict[str, Path], failed: dict[str, str]) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    links: list[tuple[str, Any]] = [(name, page.relative_to(out).as_posix()) for name, page in sorted(pages.items())]
    index = out / "index.html"
    index.write_text(
        rendered("index.html.jinja", pages=links, failed=sorted(failed.items())), encoding="utf-8", newline="\n"
    )
    return index
