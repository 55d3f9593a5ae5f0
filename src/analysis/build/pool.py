"""Reading processes that may die, each with a thread that feeds it.

A file that ends its reader twice is answered with a row that says so, and the build goes on.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.apart.process import Limits, LostError, Reader, watch_over
from analysis.build.record import refused


class Answer(NamedTuple):
    """One file answered: its digest, and its record unless that was kept from before."""

    path: Path
    #: Empty when the file could not be opened or its reader did not survive it: such a record is not kept.
    digest: str
    body: bytes | None


def read_all(
    paths: Iterable[Path], workers: int, limits: Limits, known: Callable[[Path], str | None]
) -> Iterator[Answer]:
    """Yield each file's answer as it comes, in no particular order.

    Parameters
    ----------
    paths : iterable of Path
    workers : int
        How many processes; one that is never asked anything is never started.
    limits : Limits
    known : callable
        Gives the digest of a file whose record is kept, or ``None``; asked in the feeding threads.

    Yields
    ------
    Answer
    """
    todo: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
    count = 0
    for path in paths:
        todo.put(path)
        count += 1
    done: queue.SimpleQueue[Answer | BaseException] = queue.SimpleQueue()
    readers = [Reader(limits) for _ in range(max(1, min(workers, count)))]
    over = threading.Event()
    threads = [
        threading.Thread(target=_feed, args=(reader, todo, done, known, over), daemon=True) for reader in readers
    ]
    threads.append(threading.Thread(target=watch_over, args=(readers, over), daemon=True))
    for _ in readers:
        todo.put(None)
    for thread in threads:
        thread.start()
    try:
        for _ in range(count):
            item = done.get()
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        over.set()
        for reader in readers:
            reader.close()


def _feed(
    reader: Reader,
    todo: queue.SimpleQueue[Path | None],
    done: queue.SimpleQueue[Answer | BaseException],
    known: Callable[[Path], str | None],
    over: threading.Event,
) -> None:
    try:
        while (path := todo.get()) is not None and not over.is_set():
            digest = known(path)
            done.put(read_one(reader, path) if digest is None else Answer(path, digest, None))
    except BaseException as error:  # handed to the caller's thread, which raises it
        done.put(error)
    finally:
        reader.close()


def read_one(reader: Reader, path: Path) -> Answer:
    """Return one file's answer, whatever it does to the process that reads it."""
    try:
        return Answer(path, *reader.ask({"work": "record", "path": str(path)}))
    except LostError as lost:
        return Answer(path, "", refused("", "unreadable", str(lost)).to_json())
