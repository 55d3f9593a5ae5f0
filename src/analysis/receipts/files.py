"""The file that a row came from, found again by its content and not only by its name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

_DIGITS: Final = 12


class EvidenceError(LookupError):
    """The page that a row rests on cannot be shown; the message says why, for a person."""


def locate(document: str, raw: str | Path, paths: Mapping[str, str]) -> Path:
    """Find a document's file.

    Parameters
    ----------
    document : str
        First 12 hexadecimal digits of the file's SHA-256.
    raw : str or Path
        The folder that was built, or the file itself.
    paths : mapping of str to str
        Paths under the folder by document, as the documents table has them: looked at first.

    Raises
    ------
    EvidenceError
        When no file there has this content.
    """
    root = Path(raw)
    if not root.exists():
        raise EvidenceError(f"there is no folder {root}: say where the reports are with raw=…")
    if root.is_file():
        if _digest(root) != document:
            raise EvidenceError(f"{root} is not the file that this row came from: its content is another")
        return root
    known = paths.get(document, "")
    named = root / known if known else None
    if named is not None and named.is_file() and _digest(named) == document:
        return named
    for path in _files(root):
        if _digest(path) == document:
            return path
    if named is not None and named.is_file():
        raise EvidenceError(f"{named} has changed since this row was made from it: build the tables again")
    where = f" (it was {known})" if known else ""
    raise EvidenceError(f"the file of document {document}{where} is not under {root}")


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _digest(path: Path) -> str:
    state = path.stat()
    return _digest_of(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=10_000)
def _digest_of(path: Path, size: int, changed: int) -> str:
    """The digest of a file in one state; its size and time of change only tell states apart."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_DIGITS]
