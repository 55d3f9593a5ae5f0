"""Putting files in place all at once, whenever the work may be killed.

New files are written whole into a folder beside the tables; then a list of them is written, which is the moment of
truth; then they are moved over the old ones. A build that dies before the list changes nothing, and one that dies
after it is finished by whoever looks next.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_NEW: Final = ".new"
_LIST: Final = ".new.json"


@contextlib.contextmanager
def together(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write into; what is in it at the end takes its place all at once, or not at all."""
    finish(folder)
    new = folder / _NEW
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True, exist_ok=True)
    yield new
    names = sorted(file.name for file in new.iterdir())
    for name in names:
        _sync(new / name)
    draft = folder / f"{_LIST}.draft"
    draft.write_text(json.dumps(names), encoding="utf-8")
    _sync(draft)
    draft.replace(folder / _LIST)
    finish(folder)


def finish(folder: Path) -> None:
    """Complete a commit that was interrupted, if there is one."""
    listed = folder / _LIST
    if not listed.exists():
        return
    for name in _names(listed):
        # one that is no longer there was moved before the interruption
        with contextlib.suppress(FileNotFoundError):
            (folder / _NEW / name).replace(folder / name)
    listed.unlink(missing_ok=True)
    shutil.rmtree(folder / _NEW, ignore_errors=True)


def _names(listed: Path) -> list[str]:
    """Read the list; in a folder that somebody else made it may say anything, and nothing moves out of the folder."""
    try:
        names = json.loads(listed.read_text(encoding="utf-8"))
    except ValueError:
        return []
    told = names if isinstance(names, list) else []
    return [name for name in told if isinstance(name, str) and name not in ("", ".", "..") and Path(name).name == name]


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
