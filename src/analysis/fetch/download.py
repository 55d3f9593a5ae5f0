"""One file, whole or not at all: resumed where it broke off, and looked at before it is kept."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import httpx

from analysis.fetch.client import Client
from analysis.fetch.site import FetchError, PassingError

_BEGINNING: Final = 1024
_END: Final = 2048


@dataclass(frozen=True, slots=True)
class Version:
    """What tells one version of a file on a server from another."""

    etag: str = ""
    last_modified: str = ""

    @classmethod
    def of(cls, answer: httpx.Response) -> Version:
        """Read it off an answer."""
        return cls(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))

    @property
    def exact(self) -> str:
        """What may stand in If-Range; '' where nothing vouches for the same bytes."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified

    def unless_same(self) -> dict[str, str]:
        """Return the headers that ask for the file only if it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that is there whole, in the folder of parts, to be put in its place."""

    path: Path
    version: Version
    sha256: str
    size: int


def download(client: Client, url: str, parts: Path, known: Version | None = None) -> Downloaded | None:
    """Fetch one file.

    Parameters
    ----------
    client : Client
    url : str
    parts : Path
        The folder of what is not whole yet.
    known : Version, optional
        The version that is here already.

    Returns
    -------
    Downloaded or None
        None when the file has not changed since ``known``.

    Raises
    ------
    FetchError
        When it cannot be had, or is no PDF.
    """
    part = _Part(parts, url)
    changed = client.trying(lambda: _attempt(client, url, part, known))
    if not changed:
        return None
    why = _no_report(part.path)
    if why:
        part.drop()
        raise FetchError(f"{url} is not kept: {why}")
    part.forget()
    with part.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Downloaded(part.path, part.version, digest, part.path.stat().st_size)


class _Part:
    """What has arrived of a file, and of which version of it."""

    def __init__(self, folder: Path, url: str) -> None:
        name = hashlib.sha256(url.encode()).hexdigest()[:24]
        self.path = folder / f"{name}.part"
        self._note = folder / f"{name}.json"
        self.version = Version()

    def begin(self, version: Version) -> None:
        """Start from nothing."""
        self.drop()
        self.version = version
        self._note.write_text(json.dumps(asdict(version)), encoding="utf-8")

    def arrived(self) -> int:
        """Return how many bytes are here of a version that can be asked for again."""
        try:
            self.version = Version(**json.loads(self._note.read_text(encoding="utf-8")))
            size = self.path.stat().st_size
        except (OSError, ValueError, TypeError):
            return 0
        return size if self.version.exact else 0

    def write(self, pieces: Iterator[bytes]) -> None:
        """Add to what is here."""
        with self.path.open("ab") as file:
            try:
                for piece in pieces:
                    file.write(piece)
            finally:
                file.flush()
                os.fsync(file.fileno())

    def drop(self) -> None:
        """Forget what has arrived."""
        self.path.unlink(missing_ok=True)
        self.forget()

    def forget(self) -> None:
        """Make the part a file like any other: what is whole is not gone on with."""
        self._note.unlink(missing_ok=True)


def _attempt(client: Client, url: str, part: _Part, known: Version | None) -> bool:
    """Ask once for what is missing; False when the file has not changed."""
    arrived = part.arrived()
    if arrived:
        headers = {"Range": f"bytes={arrived}-", "If-Range": part.version.exact}
    else:
        headers = known.unless_same() if known else {}
    with client.asked(url, headers) as answer:
        if answer.status_code == 304 and known is not None and not arrived:
            return False
        if answer.status_code == 416:
            part.drop()
            raise PassingError(f"{url} is not what it was when it began to arrive")
        resumed = answer.status_code == 206 and _begins(answer) == arrived > 0
        if answer.status_code == 206 and not resumed:
            part.drop()
            raise PassingError(f"{url} answered with another piece than was asked for")
        if answer.status_code not in (200, 206):
            raise FetchError(f"{url} answered {answer.status_code}")
        if not resumed:
            part.begin(Version.of(answer))
        room = client.site.largest_file - (arrived if resumed else 0)
        try:
            part.write(client.pieces(answer, room))
        except PassingError:
            raise
        except FetchError:
            part.drop()
            raise
    _all_there(url, part, answer)
    return True


def _begins(answer: httpx.Response) -> int:
    """Return where the piece of a file begins, -1 where that is not said."""
    told = answer.headers.get("content-range", "").removeprefix("bytes ").split("-")[0]
    return int(told) if told.isdigit() else -1


def _all_there(url: str, part: _Part, answer: httpx.Response) -> None:
    """Compare with the length of the whole that a resumed answer tells; the library has compared a plain one."""
    told = answer.headers.get("content-range", "").rpartition("/")[2]
    if told.isdigit() and part.path.stat().st_size != int(told):
        part.drop()
        raise PassingError(f"{url} came in pieces that do not fit together")


def _no_report(path: Path) -> str:
    """Say why a file is no report; '' when it looks like one."""
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
        file.seek(max(0, path.stat().st_size - _END))
        end = file.read()
    if b"%PDF-" not in beginning:
        if beginning.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
            return "it is a web page, such as a site shows for an error, under the address of a PDF"
        return "it is not a PDF"
    if b"%%EOF" not in end:
        return "it breaks off before the end of a PDF"
    return ""
