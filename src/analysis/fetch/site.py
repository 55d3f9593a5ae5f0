"""The site that is fetched from, what it may cost, and the only addresses that are ever asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

import httpx

from analysis.fetch.shape import PageShape

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class FetchError(Exception):
    """Something could not be fetched; the message says what and why, for a person."""


class UnreachableError(FetchError):
    """There is no way to the site at all: nothing else there need be tried."""


class PassingError(FetchError):
    """It may go well the next time: the wait that the server asked for, if it did, and whether it was reached."""

    def __init__(self, message: str, wait: float | None = None, *, reached: bool = True) -> None:
        super().__init__(message)
        self.wait = wait
        self.reached = reached


@dataclass(frozen=True, slots=True)
class Site:
    """A reports site: two hosts, and how to behave there.

    Another site than the inspectorate's is for tests, on this machine: nothing but the loopback may be asked without
    encryption.
    """

    scheme: str
    #: The hosts, with a port where it is not the usual one.
    pages: str
    files: str
    #: An authority's page, by its URN, and what stands before a file's number.
    page_path: str = "/provider/44/{urn}"
    file_path: str = "/v1/file/"
    #: Seconds between two requests, at least.
    delay: float = 1.5
    #: Seconds of silence, and seconds for one answer as a whole, before it is given up.
    silence: float = 30.0
    deadline: float = 600.0
    #: Bytes.
    largest_page: int = 4 * 1024 * 1024
    largest_file: int = 100 * 1024 * 1024
    #: How often one thing is asked for, the wait after the first failure (doubled after each), and the longest wait.
    tries: int = 5
    first_wait: float = 2.0
    longest_wait: float = 300.0
    redirects: int = 5
    shape: PageShape = field(default_factory=PageShape)

    def __post_init__(self) -> None:
        loopback = all(httpx.URL(f"{self.scheme}://{host}").host in _LOOPBACK for host in (self.pages, self.files))
        if self.scheme != "https" and not loopback:
            raise ValueError("a site is asked over https, or it is on this machine")

    def page_of(self, urn: str) -> str:
        """Return the address of an authority's page."""
        if not (urn.isascii() and urn.isdigit()):
            raise ValueError(f"no URN: {urn!r}")
        return f"{self.scheme}://{self.pages}{self.page_path.format(urn=urn)}"

    def is_file(self, url: str) -> bool:
        """Tell whether an address is one of the site's files."""
        try:
            where = self.checked(url)
        except FetchError:
            return False
        return where.netloc.decode() == self.files and where.path.startswith(self.file_path)

    def checked(self, url: str, base: str = "") -> httpx.URL:
        """Return an address, made whole, when it may be asked.

        Raises
        ------
        FetchError
            When it is not on one of the two hosts, or not encrypted, or carries a name or a port of its own.
        """
        try:
            # read by the library that will connect, so that two readings of a crooked address cannot differ
            where = httpx.URL(urljoin(base, url) if base else url).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError, UnicodeError):
            raise FetchError(f"{url[:200]!r} is not an address") from None
        if where.scheme != self.scheme or where.userinfo or where.netloc.decode() not in (self.pages, self.files):
            hosts = f"{self.scheme}://{self.pages} and {self.scheme}://{self.files}"
            raise FetchError(f"{str(where)[:200]} is not followed: only {hosts} are known")
        return where


OFSTED: Final = Site("https", "reports.ofsted.gov.uk", "files.ofsted.gov.uk")
