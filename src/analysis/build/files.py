"""Which files a build reads, and what is known of them without reading."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: What systems and repositories leave in folders, and no one means to have read.
_IGNORED: Final = frozenset({"readme.md", "readme.txt", "thumbs.db", "desktop.ini", "manifest.json"})
#: Yearly official tables stand in this folder under a build's root; they are read by ``analysis.official``.
OFFICIAL: Final = "official"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a build: where it is, its name in the tables, its size and time of change."""

    path: Path
    name: str
    size: int
    changed: int


class NoSuchPathError(FileNotFoundError):
    """A path given to a build does not exist."""


def sources(roots: Iterable[Path]) -> list[Source]:
    """List the files under the roots, by name; a root that is a file stands for itself.

    Raises
    ------
    NoSuchPathError
    """
    found: dict[Path, Source] = {}
    for root in roots:
        if not root.exists():
            raise NoSuchPathError(f"there is no file or folder {root}")
        for path in _walk(root):
            name = path.relative_to(root).as_posix() if root.is_dir() else path.name
            source = _source(path, name)
            if source is not None:
                found.setdefault(path.absolute(), source)
    return sorted(found.values(), key=lambda source: (source.name, str(source.path)))


def official_folders(roots: Iterable[Path]) -> list[Path]:
    """List the folders of official tables directly under the roots."""
    return [folder for root in roots if (folder := root / OFFICIAL).is_dir()]


def _walk(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    # os.walk, because it neither follows links to folders (a loop would never end) nor fails on one that is locked
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if not f.startswith(".") and not (Path(folder) == root and f == OFFICIAL)]
        yield from (Path(folder, f) for f in files if not f.startswith(".") and f.lower() not in _IGNORED)


def _source(path: Path, name: str) -> Source | None:
    try:
        facts = path.stat()
    except OSError:
        # a link that leads nowhere is still a file that somebody put there: it gets its row
        return Source(path, name, -1, 0)
    return Source(path, name, facts.st_size, facts.st_mtime_ns) if path.is_file() else None


def digest_of(path: Path) -> str:
    """Return the first 12 hexadecimal digits of a file's SHA-256, '' when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except OSError:
        return ""
