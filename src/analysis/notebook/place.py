"""Where things are: a notebook may run in its own folder or in the project's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: What the project's folder holds, and no folder inside it.
_SIGNS: Final = ("run.py", "notebooks")


def home() -> Path:
    """Return the project's folder: the nearest one, from the working folder upwards, that looks like it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if all((folder / sign).exists() for sign in _SIGNS):
            return folder
    return here


def at(path: str | Path) -> Path:
    """Return a path from the project's folder; an absolute one, or one that begins with ~, as it is."""
    return home() / Path(path).expanduser()


def told(path: str | Path) -> str:
    """Write a path the way a reader of the project would: from its folder where it is inside."""
    path = Path(path)
    folder = home()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
