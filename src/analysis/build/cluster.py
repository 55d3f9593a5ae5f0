"""The same reading on a Dask cluster: ``build(…, readers=on_cluster("tcp://…"))``, or ``build --scheduler tcp://…``.

A task is one file. On its worker, the file goes to a reading process of the same kind as at home, with the same
bounds of time and memory, so that a file that kills its reader kills no worker. A worker that dies takes nothing with
it: Dask gives its tasks to another.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import tempfile
import threading
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from analysis.apart.process import Limits, Reader, watch_over
from analysis.build.code import record_version
from analysis.build.pool import Answer, read_all, read_one

if TYPE_CHECKING:
    from analysis.build.pipeline import Readers

#: Dask's own classes are typed by half only, and Dask may be absent.
Client: TypeAlias = Any
Future: TypeAlias = Any

#: Tasks that wait at the scheduler for each thread of the cluster, and in all at least.
_AHEAD: Final = 4
_LEAST: Final = 64
#: Bytes under way to workers that do not see the files themselves.
_SENT: Final = 64 * 1024 * 1024
#: Seconds for the scheduler to answer.
_ANSWER: Final = 15.0
#: Seconds without a worker before the build gives up.
_PATIENCE: Final = 60.0
_LOST: Final = "the cluster was lost; what it had read is kept, and the same command goes on from there"


class ClusterError(Exception):
    """The cluster cannot do the work; the message says why."""


class OtherCodeError(Exception):
    """A worker has another version of the suite: its records would differ."""


def on_cluster(address: str, limits: Limits | None = None) -> Readers:
    """Return what reads files on a Dask cluster, for ``build(readers=…)``.

    Parameters
    ----------
    address : str
        The scheduler's, such as ``tcp://10.0.0.1:8786``. Its workers need the same version of this suite. Where they
        see the files under the same paths, they read them there; where they do not, the files are sent to them.
    limits : Limits, optional
        What one file may cost.

    Returns
    -------
    Readers
        Raises ``ClusterError`` when it is called and the cluster cannot be reached or has other code.
    """

    def read(paths: Iterable[Path], known: Callable[[Path], str | None]) -> Iterator[Answer]:
        with _quiet(), _connected(address) as client:
            yield from _Work(client, limits or Limits()).answers(paths, known)

    return read


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        import distributed
    except ImportError:
        needs = "pip install 'paths-to-good[scale]'"
        raise ClusterError(f"a cluster needs Dask, which is not installed here: {needs}") from None
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {address} ({error})") from None
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise ClusterError(f"the cluster at {address} has no workers") from None
        yield client
    finally:
        client.close(timeout=5)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep back what Dask says of a lost connection, at length: the error says it in a sentence."""
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


@dataclass(slots=True)
class _Work:
    """The files of one build on a cluster."""

    client: Client
    limits: Limits
    #: Names the readers of this build on the workers, so that they can be closed when it is over.
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    todo: deque[Path] = field(default_factory=deque)
    flying: dict[Future, tuple[Path, int]] = field(default_factory=dict)
    done: queue.SimpleQueue[Future] = field(default_factory=queue.SimpleQueue)
    #: Set when a worker does not see a file: the others will not see theirs either.
    sending: bool = False

    def answers(self, paths: Iterable[Path], known: Callable[[Path], str | None]) -> Iterator[Answer]:
        """Yield an answer for each file, as it comes."""
        ahead = max(_LEAST, _AHEAD * sum(self.client.nthreads().values()))
        waiting = iter(paths)
        try:
            while True:
                for path in waiting:
                    digest = known(path)
                    if digest is not None:
                        yield Answer(path, digest, None)
                        continue
                    self.todo.append(path)
                    if len(self.todo) + len(self.flying) >= ahead:
                        break
                yield from self._submit()
                if not self.flying:
                    return
                yield from self._take()
        finally:
            self._end()

    def _submit(self) -> Iterator[Answer]:
        """Hand out what waits; a file that cannot even be opened here is answered here."""
        while self.todo and sum(size for _, size in self.flying.values()) < _SENT:
            path = self.todo.popleft()
            try:
                facts = path.stat()
                data = path.read_bytes() if self.sending else None
            except OSError:
                yield from self._here(path)
                continue
            seen = (facts.st_size, int(facts.st_mtime))
            task = _Task(str(path.absolute()), seen, data, self.limits, record_version(), self.token)
            future = self.client.submit(read_there, task, pure=False)
            self.flying[future] = (path, len(data or b""))
            future.add_done_callback(self.done.put)

    def _take(self) -> Iterator[Answer]:
        """Wait for one answer."""
        future = self._next()
        path, _ = self.flying.pop(future)
        try:
            found = future.result()
        except Exception as error:
            if type(error).__name__ != "KilledWorker":
                raise _in_words(error) from None
            # several workers died over it, of what they alone know: here it has a reader that is watched
            yield from self._here(path)
            return
        if found is None:
            self.sending = True
            self.todo.appendleft(path)
        else:
            yield Answer(path, *found)

    def _next(self) -> Future:
        while True:
            try:
                return self.done.get(timeout=_PATIENCE)
            except queue.Empty:
                if self.client.status != "running" or not self.client.nthreads():
                    raise ClusterError(_LOST) from None

    def _here(self, path: Path) -> Iterator[Answer]:
        return read_all([path], 1, self.limits, lambda _: None)

    def _end(self) -> None:
        """Leave nothing running on the workers."""
        if self.client.status != "running":
            return
        with contextlib.suppress(Exception):  # a cluster that is gone has nothing running
            self.client.cancel(list(self.flying))
            self.client.run(close_readers, self.token)


def _in_words(error: Exception) -> ClusterError:
    if isinstance(error, OtherCodeError):
        return ClusterError(f"{error}: install the same version of the suite on all machines")
    if isinstance(error, ImportError):
        return ClusterError(f"a worker lacks something ({error}): install the same version of the suite there")
    if "Cancelled" in type(error).__name__:
        return ClusterError(_LOST)
    return ClusterError(f"a worker failed ({type(error).__name__}: {error})")


# what follows runs on the workers


@dataclass(frozen=True, slots=True)
class _Task:
    """One file to read, as it is sent to a worker."""

    path: str
    #: The file's size and second of change: another file under the same path on another machine is another file.
    seen: tuple[int, int]
    #: The file's content, where the workers do not see it.
    data: bytes | None
    limits: Limits
    version: str
    token: str


class _Desk:
    """The reading processes of one build on one worker, and the watch over them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._readers: list[Reader] = []
        self._idle: queue.SimpleQueue[Reader] = queue.SimpleQueue()
        self._over = threading.Event()
        threading.Thread(target=watch_over, args=(self._readers, self._over), daemon=True).start()

    def read(self, path: Path) -> Answer:
        """Read a file in a process that is free, or a new one."""
        try:
            reader = self._idle.get_nowait()
        except queue.Empty:
            reader = Reader(self._limits)
            self._readers.append(reader)
        try:
            return read_one(reader, path)
        finally:
            self._idle.put(reader)
            if self._over.is_set():
                reader.close()

    def close(self) -> None:
        """End the processes."""
        self._over.set()
        for reader in self._readers:
            reader.close()


_desks: dict[str, _Desk] = {}
_desks_lock: Final = threading.Lock()


def read_there(task: _Task) -> tuple[str, bytes | None] | None:
    """Read one file on a worker.

    Returns
    -------
    (digest, record) or None
        None when this machine does not see the file.
    """
    if record_version() != task.version:
        raise OtherCodeError("a worker has another version of the suite")
    with _desks_lock:
        if task.token not in _desks:
            _desks[task.token] = _Desk(task.limits)
        desk = _desks[task.token]
    path = Path(task.path)
    if task.data is None:
        if not _is_here(path, task.seen):
            return None
        return desk.read(path)[1:]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, f"sent{path.suffix}")
        copy.write_bytes(task.data)
        return desk.read(copy)[1:]


def _is_here(path: Path, seen: tuple[int, int]) -> bool:
    try:
        facts = path.stat()
    except OSError:
        return False
    return (facts.st_size, int(facts.st_mtime)) == seen


def close_readers(token: str) -> None:
    """End the reading processes of one build on a worker."""
    with _desks_lock:
        desk = _desks.pop(token, None)
    if desk is not None:
        desk.close()
