"""A process that a session keeps for one kind of work: started when first asked, ended when nobody asks any more.

A process takes several times as long to start as most work takes, so one asks the same process again.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Mapping
from typing import Any, Final

from analysis.apart.process import Limits, Reader, watch_over
from analysis.apart.protocol import Reply

_IDLE: Final = 120.0


class Kept:
    """One process that works for whoever asks, one request after the other.

    Parameters
    ----------
    limits : Limits, optional
        What one request may cost; as much as reading a file in a build, when not given.
    idle : float
        Seconds without a request after which the process ends; the next request starts another.
    """

    def __init__(self, limits: Limits | None = None, idle: float = _IDLE) -> None:
        self._reader = Reader(limits or Limits())
        self._idle = idle
        self._lock = threading.Lock()
        self._rest: threading.Timer | None = None

    def ask(self, request: Mapping[str, Any]) -> Reply:
        """Ask for some work on a file.

        Raises
        ------
        LostError
            When the file ended the process, or had to be stopped.
        """
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            over = threading.Event()
            threading.Thread(target=watch_over, args=([self._reader], over), daemon=True).start()
            try:
                return self._reader.ask(request)
            except BaseException:
                # an answer that was interrupted would be taken for that to the next request
                self._reader.close()
                raise
            finally:
                over.set()
                self._rest = threading.Timer(self._idle, self._end_idle)
                self._rest.daemon = True
                self._rest.start()

    @property
    def process(self) -> int | None:
        """The process's id while there is one."""
        running = self._reader.process
        return None if running is None else running.pid

    def close(self) -> None:
        """End the process, if there is one."""
        if self._rest is not None:
            self._rest.cancel()
        self._reader.close()

    def _end_idle(self) -> None:
        with self._lock:
            self._reader.close()


_kept: Final[dict[tuple[int, str], Kept]] = {}


def of_session(work: str) -> Kept:
    """Return this session's process for a kind of work."""
    # a fork of this process must not ask its parent's: two would take each other's answers
    return _kept.setdefault((os.getpid(), work), Kept())


@atexit.register
def _end() -> None:
    for (process, _), one in list(_kept.items()):
        if process == os.getpid():
            one.close()
