"""``fetch``: an authority's page, what is new on it, and the files in their places."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from analysis import authorities
from analysis.authorities import Authority
from analysis.fetch.client import Client
from analysis.fetch.download import Downloaded, download
from analysis.fetch.manifest import Entry, Manifest
from analysis.fetch.names import inside, safe_name
from analysis.fetch.page import Publication
from analysis.fetch.reading import publications_on
from analysis.fetch.site import OFSTED, FetchError, Site, UnreachableError

#: Folders beginning with a stop are not read by a build.
_PARTS: Final = ".fetch"
_REPLACED: Final = ".replaced"
#: So many pages that cannot be had or read, one after the other, are a site that has changed or is down.
_ENOUGH: Final = 3

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not fetched, and why."""

    authority: str
    reason: str

    def __str__(self) -> str:
        return f"{self.authority}: {self.reason}"


@dataclass(slots=True)
class Fetched:
    """What a fetch did."""

    folder: Path
    #: Files that are new here, and files that took the place of an older version.
    new: list[Path] = field(default_factory=list)
    replaced: list[Path] = field(default_factory=list)
    #: How many were here already.
    kept: int = 0
    #: What the pages offer, (authority, publication): what was asked for, and what was not.
    offered: list[tuple[str, Publication]] = field(default_factory=list)
    left: list[tuple[str, Publication]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def publications(authority: str | Authority, *, contact: str = "", site: Site = OFSTED) -> list[Publication]:
    """List what an authority's page offers, newest first.

    Parameters
    ----------
    authority : str or Authority
        A name, or a GSS code.
    contact : str
        How you can be reached, told to the site with each request.
    site : Site
        The inspectorate's; tests have their own.

    Returns
    -------
    list of Publication
        Each with ``title``, ``kind`` ('' for what is not about children's social care), ``held``, ``published``,
        ``url``.

    Raises
    ------
    FetchError
        When the page cannot be had, or is of another shape than is known (``PageShapeError``).
    """
    with Client(site, contact=contact) as client:
        return _offered(client, _known(authority))


def _offered(client: Client, authority: Authority) -> list[Publication]:
    url = client.site.page_of(authority.urn)
    return publications_on(client.page(url), url, client.site)


def fetch(
    authority: str | Authority | Sequence[str | Authority] | None = None,
    to: str | Path = "data/raw",
    *,
    since: date | None = None,
    other: bool = False,
    recheck: bool = False,
    listing: bool = False,
    contact: str = "",
    progress: Progress | None = None,
    site: Site = OFSTED,
) -> Fetched:
    """Download what is new on authorities' pages of the inspectorate's reports site.

    Parameters
    ----------
    authority : str, Authority or sequence of them, optional
        Names or GSS codes; all authorities that run services now, when not given.
    to : path
        The folder; each authority has one of its own in it. Nothing is written anywhere else.
    since : date, optional
        Only what was published on this day or later.
    other : bool
        Publications on other matters too, such as SEND and joint inspections.
    recheck : bool
        Ask for every file that is here whether it has changed. An older version is kept aside in ``.replaced``.
    listing : bool
        Only find out what is offered; no file is asked for, and nothing is written.
    contact : str
        How you can be reached, told to the site with each request.
    progress : callable, optional
        Called with (done, total, name) after each authority.
    site : Site
        The inspectorate's; tests have their own.

    Returns
    -------
    Fetched
        With a problem for each page or file that could not be had; the rest was fetched all the same.

    Raises
    ------
    KeyError
        When an authority is not known.
    FetchError
        When the site cannot be reached, when pages cannot be had or are of another shape than is known, one after the
        other, or when another fetch is at work in the folder.
    """
    wanted = _wanted(authority)
    folder = Path(to)
    with Client(site, contact=contact) as client:
        run = _Fetching(client, folder, since, other, recheck)
        if listing:
            return run.over(wanted, None, progress)
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder) as parts:
            return run.over(wanted, parts, progress)


def _wanted(authority: str | Authority | Sequence[str | Authority] | None) -> list[Authority]:
    if authority is None:
        return list(authorities.current())
    given = [authority] if isinstance(authority, str | Authority) else authority
    return list(dict.fromkeys(_known(one) for one in given))


def _known(authority: str | Authority) -> Authority:
    if isinstance(authority, Authority):
        known: Authority | None = authority
    else:
        known = authorities.by_code(authority) or authorities.find(authority)
    if known is None:
        raise KeyError(f"no authority {authority!r}: give a name in full or a GSS code")
    if not known.urn:
        raise KeyError(f"{known.name} has no page on the reports site that is known (no URN)")
    return known


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """Give the folder of parts, to one fetch at a time; a lock that the system lifts, however the other one ends."""
    parts = inside(folder, _PARTS)
    if parts.is_symlink():
        raise FetchError(f"{parts} is a link: nothing is written through it")
    parts.mkdir(exist_ok=True)
    lock = sqlite3.connect(parts / "lock", timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise FetchError(f"another fetch is at work in {folder}") from None
    try:
        yield parts
    finally:
        lock.close()


class _Fetching:
    """One run over some authorities."""

    def __init__(self, client: Client, folder: Path, since: date | None, other: bool, recheck: bool) -> None:
        self._client = client
        self._folder = folder
        self._since = since
        self._other = other
        self._recheck = recheck
        self._manifest = Manifest(folder)
        self._done = Fetched(folder)

    def over(self, wanted: list[Authority], parts: Path | None, progress: Progress | None) -> Fetched:
        """Look at each authority's page; without a folder of parts, nothing is downloaded."""
        failed = 0
        for number, authority in enumerate(wanted, start=1):
            try:
                self._authority(authority, parts)
                failed = 0
            except FetchError as error:
                failed += 1
                if isinstance(error, UnreachableError) or failed >= min(_ENOUGH, len(wanted)):
                    raise
                self._problem(authority, error)
            if progress is not None:
                progress(number, len(wanted), authority.name)
        return self._done

    def _authority(self, authority: Authority, parts: Path | None) -> None:
        for publication in _offered(self._client, authority):
            early = self._since is not None and publication.day < self._since
            if early or not (publication.kind or self._other):
                self._done.left.append((authority.name, publication))
                continue
            self._done.offered.append((authority.name, publication))
            if parts is None:
                continue
            try:
                self._publication(authority, publication, parts)
            except UnreachableError:
                raise
            except FetchError as error:
                self._problem(authority, error)

    def _problem(self, authority: Authority, error: FetchError) -> None:
        self._done.problems.append(Problem(authority.name, str(error)))

    def _publication(self, authority: Authority, publication: Publication, parts: Path) -> None:
        known = self._manifest.whole(publication.url)
        if known is not None and not self._recheck:
            self._done.kept += 1
            return
        found = download(self._client, publication.url, parts, known.version if known else None)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        if known is not None and (found is None or found.sha256 == known.sha256):
            version = found.version if found else known.version
            entry = replace(known, checked=now, etag=version.etag, last_modified=version.last_modified)
            self._manifest.note(publication.url, entry)
            self._done.kept += 1
            if found is not None:
                found.path.unlink()
            return
        assert found is not None  # only what is known can be unchanged
        self._keep(authority, publication, found, known, now)

    def _keep(
        self, authority: Authority, publication: Publication, found: Downloaded, known: Entry | None, now: str
    ) -> None:
        """Put a file in its place, and whatever stood there aside."""
        replaced = list(known.replaced) if known else []
        try:
            path = self._place(authority, publication)
            for old in dict.fromkeys([path, *([inside(self._folder, *known.path.split("/"))] if known else [])]):
                if old.is_file():
                    replaced.insert(0, self._aside(old, now))
        except ValueError as error:
            raise FetchError(f"{publication.url} is not kept: {error}") from None
        path.parent.mkdir(exist_ok=True)
        found.path.replace(path)
        entry = Entry(
            path=path.relative_to(self._folder.resolve()).as_posix(),
            authority=authority.name,
            authority_code=authority.code,
            urn=authority.urn,
            title=publication.title,
            kind=publication.kind,
            held=publication.held.isoformat() if publication.held else None,
            published=publication.published.isoformat() if publication.published else None,
            sha256=found.sha256,
            bytes=found.size,
            etag=found.version.etag,
            last_modified=found.version.last_modified,
            fetched=now,
            checked=now,
            replaced=replaced,
        )
        self._manifest.note(publication.url, entry)
        (self._done.replaced if known else self._done.new).append(path)

    def _place(self, authority: Authority, publication: Publication) -> Path:
        """Return a file's place: its authority, day, kind and number; no server has a say in it."""
        number = safe_name(publication.url.rstrip("/").rsplit("/", 1)[-1].removesuffix(".pdf"))
        kind = safe_name(publication.kind or publication.title)
        folder, name = safe_name(authority.name), f"{publication.day.isoformat()}-{kind}-{number}"
        taken = {entry.path for url, entry in self._manifest.entries.items() if url != publication.url}
        if f"{folder}/{name}.pdf" in taken:
            name += f"-{hashlib.sha256(publication.url.encode()).hexdigest()[:8]}"
        return inside(self._folder, folder, f"{name}.pdf")

    def _aside(self, old: Path, now: str) -> dict[str, str]:
        with old.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        kept = inside(self._folder, _REPLACED, f"{old.stem}-{digest[:12]}.pdf")
        kept.parent.mkdir(exist_ok=True)
        old.replace(kept)
        return {"path": f"{_REPLACED}/{kept.name}", "sha256": digest, "until": now}
