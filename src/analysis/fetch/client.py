"""One polite visitor: asks slowly, says who it is, keeps to robots.txt, and checks where it is sent."""

from __future__ import annotations

import email.utils
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from types import TracebackType
from typing import Final, Self, TypeVar
from urllib.robotparser import RobotFileParser

import certifi
import httpx

from analysis.fetch.site import FetchError, PassingError, Site, UnreachableError

_NAME: Final = "paths-to-good"
_MOVED: Final = (301, 302, 303, 307, 308)
#: Answers that say 'not now'.
_PASSING: Final = (408, 425, 429, 500, 502, 503, 504)
_LARGEST_ROBOTS: Final = 512 * 1024

T = TypeVar("T")


class Client:
    """Asks a site's two hosts, one request at a time."""

    def __init__(
        self,
        site: Site,
        *,
        contact: str = "",
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.site = site
        self._sleep = sleep
        self._clock = clock
        self._delay = site.delay
        self._free_at = 0.0
        self._robots: dict[str, RobotFileParser] = {}
        self._http = httpx.Client(
            verify=_trusted(),
            timeout=httpx.Timeout(site.silence),
            follow_redirects=False,
            headers={"User-Agent": _user_agent(contact), "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def page(self, url: str) -> str:
        """Return a page's text.

        Raises
        ------
        FetchError
        """

        def ask() -> str:
            with self.asked(url) as answer:
                if answer.status_code != 200:
                    raise FetchError(f"{url} answered {answer.status_code}")
                data = b"".join(self.pieces(answer, self.site.largest_page))
                return data.decode(answer.encoding or "utf-8", errors="replace")

        return self.trying(ask)

    def trying(self, ask: Callable[[], T]) -> T:
        """Ask again, later and later, while the failure is a passing one."""
        wait = self.site.first_wait
        for last in [False] * (self.site.tries - 1) + [True]:
            try:
                return ask()
            except PassingError as error:
                pause = wait if error.wait is None else max(wait, error.wait)
                if pause > self.site.longest_wait:
                    raise FetchError(f"{error}; it asks to come back in {pause:.0f} seconds") from None
                if last:
                    kind = FetchError if error.reached else UnreachableError
                    raise kind(f"{error}; given up after {self.site.tries} tries") from None
                self._sleep(pause)
                wait *= 2
        raise AssertionError("unreachable")

    @contextmanager
    def asked(self, url: str, headers: dict[str, str] | None = None) -> Iterator[httpx.Response]:
        """Give the answer to one request, redirects followed hop by hop; its body is not read yet."""
        where = self.site.checked(url)
        for _ in range(self.site.redirects + 1):
            self._keep_to_robots(where)
            with self._one(where, headers) as answer:
                if answer.status_code not in _MOVED or "location" not in answer.headers:
                    _say_if_passing(where, answer)
                    yield answer
                    return
                where = self.site.checked(answer.headers["location"], str(where))
        raise FetchError(f"{url} is redirected again and again")

    def pieces(self, answer: httpx.Response, largest: int) -> Iterator[bytes]:
        """Yield the body, as long as it keeps to its bounds of size and time.

        Raises
        ------
        FetchError
            When it is too large, or comes too slowly.
        """
        url = answer.request.url
        told = answer.headers.get("content-length", "")
        size = 0
        until = self._clock() + self.site.deadline
        with _in_words(url):
            if told.isdigit() and int(told) > largest:
                raise FetchError(f"{url} is larger than {largest // 1024 // 1024} MB")
            for piece in answer.iter_bytes():
                size += len(piece)
                if size > largest:
                    raise FetchError(f"{url} is larger than {largest // 1024 // 1024} MB")
                if self._clock() > until:
                    raise FetchError(f"{url} took longer than {self.site.deadline:g} seconds")
                yield piece

    @contextmanager
    def _one(self, where: httpx.URL, headers: dict[str, str] | None) -> Iterator[httpx.Response]:
        """Ask once, when it is our turn again."""
        pause = self._free_at - self._clock()
        if pause > 0:
            self._sleep(pause)
        try:
            with _in_words(where):
                answer = self._http.send(self._http.build_request("GET", where, headers=headers), stream=True)
            try:
                yield answer
            finally:
                answer.close()
        finally:
            self._free_at = self._clock() + self._delay

    def _keep_to_robots(self, where: httpx.URL) -> None:
        host = where.netloc.decode()
        if host not in self._robots:
            self._robots[host] = self.trying(lambda: self._read_robots(where))
        if not self._robots[host].can_fetch(_NAME, str(where)):
            raise FetchError(f"{host} asks in its robots.txt not to fetch {where.path}")

    def _read_robots(self, where: httpx.URL) -> RobotFileParser:
        rules = RobotFileParser()
        url = where.copy_with(path="/robots.txt", query=None)
        for _ in range(self.site.redirects + 1):
            with self._one(url, None) as answer:
                if answer.status_code in _MOVED and "location" in answer.headers:
                    url = self.site.checked(answer.headers["location"], str(url))
                    continue
                _say_if_passing(url, answer)
                if answer.status_code != 200:
                    # RFC 9309: a host that has no rules to show has none; one that fails is left alone
                    rules.allow_all = True  # type: ignore[attr-defined]
                else:
                    text = b"".join(self.pieces(answer, _LARGEST_ROBOTS)).decode("utf-8", errors="replace")
                    rules.parse(text.splitlines())
                    self._slow_down(rules)
                return rules
        raise FetchError(f"{url} is redirected again and again")

    def _slow_down(self, rules: RobotFileParser) -> None:
        """Take the longer of our own delay and the one that the site asks for."""
        asked = rules.crawl_delay(_NAME)
        rate = rules.request_rate(_NAME)
        if asked is not None:
            self._delay = max(self._delay, float(asked))
        if rate is not None and rate.requests:
            self._delay = max(self._delay, rate.seconds / rate.requests)


def _user_agent(contact: str) -> str:
    """Say who asks; the one who runs it may add how to be reached."""
    if not (contact.isascii() and contact.isprintable()):
        raise ValueError("the contact is an address in plain characters")
    told = f"; {contact}" if contact else ""
    return f"{_NAME}/{version(_NAME)} (reads inspection reports of children's services{told})"


@cache
def _trusted() -> ssl.SSLContext:
    """Trust what the system trusts, an office's own certificates included, and what browsers do."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _say_if_passing(where: httpx.URL, answer: httpx.Response) -> None:
    if answer.status_code in _PASSING:
        raise PassingError(f"{where} answered {answer.status_code}", _wait(answer.headers.get("retry-after", "")))


def _wait(told: str) -> float | None:
    """Read a Retry-After: seconds, or a date."""
    if told.strip().isdigit():
        return float(told)
    with suppress(TypeError, ValueError):
        when = email.utils.parsedate_to_datetime(told)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, (when - datetime.now(UTC)).total_seconds())
    return None


@contextmanager
def _in_words(url: httpx.URL) -> Iterator[None]:
    """Say in words what the network did."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
        why = f"{url.host} cannot be reached: is there a network, or a proxy to name in HTTPS_PROXY? ({error})"
        raise PassingError(why, reached=False) from None
    except httpx.TimeoutException:
        raise PassingError(f"{url} did not answer in time") from None
    except httpx.TransportError as error:
        raise PassingError(f"{url} could not be read ({error or type(error).__name__})") from None
    except httpx.HTTPError as error:
        raise FetchError(f"{url} could not be read ({error or type(error).__name__})") from None
