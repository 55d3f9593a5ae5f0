"""One reading process, which may die: it is asked, watched over for its time and memory, and started again.

The standard library's process pool is of no use here: one dead worker breaks it whole, and it cannot stop a worker
that hangs.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import psutil

from analysis.apart.protocol import HEAD, Reply

_WATCH_EVERY: Final = 0.1
_COMMAND: Final = (sys.executable, "-m", "analysis.build.worker")


class LostError(Exception):
    """A reading process did not survive a file; the message says why, for a person."""


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

    def ask(self, request: Mapping[str, Any]) -> Reply:
        """Ask for some work on a file.

        Raises
        ------
        LostError
            When the process was stopped, or died over it twice.
        """
        # A second try, in a fresh process, tells a file that kills its reader from a reader that somebody else killed.
        for _ in range(2):
            reply = self._asked(request)
            if reply is not None:
                return reply
            if self.stopped_for:
                break
        raise LostError(
            self.stopped_for or "the reading process did not survive it: the file is damaged or made to do harm"
        )

    def _asked(self, request: Mapping[str, Any]) -> Reply | None:
        process = self._running()
        self.stopped_for = ""
        with self.lock:
            self.since = time.monotonic()
        try:
            return self._exchange(process, request)
        finally:
            with self.lock:
                self.since = None

    def _exchange(self, process: subprocess.Popen[bytes], request: Mapping[str, Any]) -> Reply | None:
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(OSError):  # a pipe that breaks says that the process died
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            head = process.stdout.read(HEAD.size)
            if len(head) == HEAD.size:
                digest, length = HEAD.unpack(head)
                # an answer is no larger than what its process may hold: one that says so was not written by our code
                body = process.stdout.read(length) if length <= self.limits.memory else b""
                if len(body) == length:
                    return Reply(digest.rstrip(b"\0").decode("ascii", errors="replace"), body)
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


def watch_over(readers: list[Reader], over: threading.Event) -> None:
    """Stop what costs too much, until all is over; readers may be added to the list meanwhile."""
    while not over.wait(_WATCH_EVERY):
        for reader in list(readers):
            reader.watch()
