"""Reading processes that may die: each has a thread that feeds it, and a watch over its time and memory.

The standard library's process pool is of no use here: one dead worker breaks it whole, and it cannot stop a worker
that hangs. A file that ends its reader twice is answered with a row that says so, and the build goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import psutil

from analysis.build.record import HEAD, refused

_WATCH_EVERY: Final = 0.1
_COMMAND: Final = (sys.executable, "-m", "analysis.build.worker")


class Answer(NamedTuple):
    """One file answered: its digest, and its record unless that was kept from before."""

    path: Path
    #: Empty when the file could not be opened or its reader did not survive it: such a record is not kept.
    digest: str
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost before its reader is stopped."""

    seconds: float = 120.0
    memory: int = 1024 * 1024 * 1024


@dataclass(slots=True)
class Reader:
    """One process, what it is doing, and since when."""

    limits: Limits
    process: subprocess.Popen[bytes] | None = None
    since: float | None = None
    stopped_for: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, path: Path) -> Answer | None:
        """Ask for one file's record; ``None`` when the process died over it."""
        process = self._running()
        self.stopped_for = ""
        with self.lock:
            self.since = time.monotonic()
        try:
            return self._exchange(process, path)
        finally:
            with self.lock:
                self.since = None

    def _exchange(self, process: subprocess.Popen[bytes], path: Path) -> Answer | None:
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(OSError):  # a pipe that breaks says that the process died
            process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
            process.stdin.flush()
            head = process.stdout.read(HEAD.size)
            if len(head) == HEAD.size:
                digest, length = HEAD.unpack(head)
                body = process.stdout.read(length)
                if len(body) == length:
                    return Answer(path, digest.rstrip(b"\0").decode(), body)
        self.close()
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.close()
            self.process = subprocess.Popen(
                [*_COMMAND, str(self.limits.memory), str(self.limits.seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            )
        return self.process

    def watch(self) -> None:
        """Stop the process when its file has cost too much."""
        with self.lock:
            since, process = self.since, self.process
            if since is None or process is None:
                return
            if time.monotonic() - since > self.limits.seconds:
                self.stopped_for = f"reading it took longer than {self.limits.seconds:g} seconds"
            elif _memory(process.pid) > self.limits.memory:
                self.stopped_for = f"reading it took more than {self.limits.memory // 1024 // 1024} MB of memory"
            else:
                return
            process.kill()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still unsent died with the process
                    pipe.close()


def _memory(process: int) -> int:
    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0


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
    # A second try, in a fresh process, tells a file that kills its reader from a reader that somebody else killed.
    for _ in range(2):
        answer = reader.answer(path)
        if answer is not None:
            return answer
        if reader.stopped_for:
            break
    why = reader.stopped_for or "the reading process did not survive it: the file is damaged or made to do harm"
    return Answer(path, "", refused("", "unreadable", why).to_json())


def watch_over(readers: list[Reader], over: threading.Event) -> None:
    """Stop what costs too much, until all is over; readers may be added to the list meanwhile."""
    while not over.wait(_WATCH_EVERY):
        for reader in list(readers):
            reader.watch()
