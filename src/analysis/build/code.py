"""The version of everything that a record depends on: a change of it makes kept records stale."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
#: What a record is made of; tables, paths and charts may change without reading anything again.
_PARTS: Final = ("authorities", "reading", "extraction", "words.py", "frameworks.py", "build/record.py", "build/one.py")
_LIBRARIES: Final = ("pypdfium2", "pdfplumber")


@cache
def record_version() -> str:
    """Return a short hash of the code and libraries that make records."""
    return _hash(_PARTS)


@cache
def build_version() -> str:
    """Return a short hash of all the package's code: what the written tables depend on."""
    return _hash(("",))


def _hash(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for library in _LIBRARIES:
        digest.update(f"{library}=={version(library)}\n".encode())
    for file in sorted(_files(parts)):
        digest.update(file.relative_to(_PACKAGE).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(parts: tuple[str, ...]) -> set[Path]:
    files: set[Path] = set()
    for part in parts:
        path = _PACKAGE / part
        files |= {path} if path.is_file() else {f for f in path.rglob("*") if f.is_file() and f.suffix != ".pyc"}
    return files
