"""What was fetched, from where, and when: ``manifest.json`` beside the files."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from analysis.fetch.download import Version
from analysis.fetch.names import inside

NAME: Final = "manifest.json"
_SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One fetched file."""

    #: Under the folder, with forward slashes.
    path: str
    authority: str
    authority_code: str
    urn: str
    title: str
    kind: str
    held: str | None
    published: str | None
    sha256: str
    bytes: int
    etag: str
    last_modified: str
    #: When it was fetched, and when the server last said that it is still the same (UTC).
    fetched: str
    checked: str
    #: Earlier versions from the same address, newest first: {'path', 'sha256', 'until'}.
    replaced: list[dict[str, str]] = field(default_factory=list)

    @property
    def version(self) -> Version:
        """The server's word for this version."""
        return Version(self.etag, self.last_modified)


class Manifest:
    """The entries of a folder, by address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self.entries = _read(self._path)

    def whole(self, url: str) -> Entry | None:
        """Return the entry of a file that is still here, as it was fetched."""
        entry = self.entries.get(url)
        if entry is None:
            return None
        try:
            path = inside(self._folder, *entry.path.split("/"))
            with path.open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == entry.sha256
        except (OSError, ValueError):
            return None
        return entry if same else None

    def note(self, url: str, entry: Entry) -> None:
        """Keep an entry; the file on disk is the old one or the new one, never half of it."""
        self.entries[url] = entry
        told = {known: asdict(self.entries[known]) for known in sorted(self.entries)}
        text = json.dumps({"version": _SCHEMA, "files": told}, indent=1, ensure_ascii=False)
        draft = self._path.with_name(f".{NAME}.draft")
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)


def _read(path: Path) -> dict[str, Entry]:
    """Read the entries; what cannot be understood is as if it were not there, and its file is fetched again."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))["files"]
        items: list[tuple[str, dict[str, Any]]] = list(told.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {url: Entry(**entry) for url, entry in items if _understood(entry)}


def _understood(entry: Any) -> bool:
    if not isinstance(entry, dict) or set(entry) != {one.name for one in fields(Entry)}:
        return False
    texts = all(isinstance(entry[name], str) for name in ("path", "sha256", "etag", "last_modified"))
    return texts and isinstance(entry["replaced"], list)
