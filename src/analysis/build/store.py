"""Kept records: one small database beside the tables, so that nothing is read twice.

SQLite, because a build may be killed at any moment: a record is in the store whole or not at all.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS records (
    digest TEXT NOT NULL, code TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (digest, code)
);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL, digest TEXT NOT NULL
);
"""
_NAME: Final = ".records.sqlite"


class Store:
    """Records by content and code version, and the digests of files that have not changed since."""

    def __init__(self, folder: Path, code: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._code = code
        self._lock = threading.Lock()
        self._database = _open(folder / _NAME)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._database.close()

    def get(self, digest: str) -> bytes | None:
        """Return the record's body, or ``None`` when this code has not made it yet."""
        with self._lock:
            row = self._database.execute(
                "SELECT body FROM records WHERE digest = ? AND code = ?", (digest, self._code)
            ).fetchone()
        return None if row is None else bytes(row[0])

    def has(self, digest: str) -> bool:
        """Tell whether this code has made the record already."""
        with self._lock:
            row = self._database.execute(
                "SELECT 1 FROM records WHERE digest = ? AND code = ?", (digest, self._code)
            ).fetchone()
        return row is not None

    def is_empty(self) -> bool:
        """Tell whether this code has kept no record at all."""
        with self._lock:
            row = self._database.execute("SELECT 1 FROM records WHERE code = ? LIMIT 1", (self._code,)).fetchone()
        return row is None

    def put(self, digest: str, body: bytes) -> None:
        """Keep a record."""
        with self._lock, self._database:
            self._database.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (digest, self._code, body))

    def digests(self) -> dict[str, tuple[int, int, str]]:
        """Return path -> (size, time of change, digest) of every file seen by the last build."""
        with self._lock:
            rows = self._database.execute("SELECT path, size, changed, digest FROM files").fetchall()
        return {path: (size, changed, digest) for path, size, changed, digest in rows}

    def finish(self, files: Iterable[tuple[str, int, int, str]]) -> None:
        """Note the files of a finished build, and let go of records that other code made."""
        with self._lock, self._database:
            self._database.execute("DELETE FROM files")
            self._database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", files)
            self._database.execute("DELETE FROM records WHERE code != ?", (self._code,))


def _open(path: Path) -> sqlite3.Connection:
    """Open the store; one that is damaged holds nothing that cannot be made again, so it is replaced."""
    try:
        return _connect(path)
    except sqlite3.DatabaseError:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + suffix).unlink()
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False, timeout=60)
    try:
        database.execute("PRAGMA trusted_schema = OFF")
        # ours has tables and no more: one that would run something of its own is not ours
        if database.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
            raise sqlite3.DatabaseError("not a store of ours")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_TABLES)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
