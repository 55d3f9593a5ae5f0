"""Names for files, whatever a page or a server calls them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

_LONGEST: Final = 80
#: Names that mean a device on Windows, whatever ending follows.
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


def safe_name(text: str, fallback: str = "file") -> str:
    """Make one name of any text, which every system takes and which leads nowhere else.

    Lower case letters, digits, hyphens and single dots are left; what is left of a device's name gets a leading
    underscore.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'", "", plain)
    plain = re.sub(r"[^a-z0-9.]+", "-", plain)
    plain = re.sub(r"[-.]*\.[-.]*", ".", plain)[:_LONGEST].strip("-.")
    if not plain:
        return fallback
    return f"_{plain}" if plain.split(".")[0] in _DEVICES else plain


def inside(folder: Path, *parts: str) -> Path:
    """Return a path under a folder, links followed.

    Raises
    ------
    ValueError
        When it would lie outside: a link on the way leads elsewhere, or the parts climb out.
    """
    root = folder.resolve()
    path = root.joinpath(*parts)
    # the file itself may be a link: putting one in its place replaces the link and not what it points to
    if not (path.parent.resolve() / path.name).is_relative_to(root) or ".." in path.parts:
        raise ValueError(f"{path} lies outside {root}")
    return path
