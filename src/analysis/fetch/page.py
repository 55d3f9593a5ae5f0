"""An authority's page -> its publications. A page of another shape is an error that says what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin

from analysis.fetch.shape import KINDS, OTHER, Mark
from analysis.fetch.site import FetchError, Site

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Elements without an end.
_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})

#: No page that people read nests deeper; one that does is made to do harm.
_DEEPEST: Final = 200


class PageShapeError(FetchError):
    """A page is not of the shape that is declared in ``analysis.fetch.shape``."""

    def __init__(self, url: str, expected: str, found: str) -> None:
        self.expected, self.found = expected, found
        super().__init__(
            f"the page {url} is not of the shape that this suite knows. Expected: {expected}. Found: {found}. "
            "The shape is declared in analysis/fetch/shape.py."
        )


@dataclass(frozen=True, slots=True)
class Publication:
    """One file that an authority's page offers."""

    title: str
    #: In the suite's words; '' for what is not about children's social care.
    kind: str
    #: The day of the inspection or visit, and of the publication, where the page says so.
    held: date | None
    published: date | None
    url: str

    @property
    def day(self) -> date:
        """The day to sort by: the publication's, or else the inspection's."""
        day = self.published or self.held
        assert day is not None
        return day


def publications_of(page: str, url: str, site: Site) -> list[Publication]:
    """Return what a page offers, newest first.

    Raises
    ------
    PageShapeError
    """
    reader = _Reader(site)
    try:
        reader.feed(page)
        reader.close()
    except (_NotAPageError, AssertionError):  # the second is how the standard library fails on some broken markup
        raise PageShapeError(url, "a web page", "markup that cannot be read") from None
    _check(reader, url, site)
    found = [publication for day in reader.days for publication in _publications(day, url, site)]
    unique = {publication.url: publication for publication in found}
    return sorted(unique.values(), key=lambda publication: (publication.day, publication.url), reverse=True)


class _NotAPageError(Exception):
    """Markup that no browser's page has."""


@dataclass(slots=True)
class _Link:
    """A link, as it is read."""

    href: str
    marked: bool
    text: str = ""
    spoken: str = ""
    #: Dates after it and before the next link.
    dates: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Day:
    """One item of the timeline, as it is read."""

    dates: list[str] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the days of the timeline and the page's title."""

    def __init__(self, site: Site) -> None:
        super().__init__(convert_charrefs=True)
        self._shape = site.shape
        self._open: list[tuple[str, str]] = []
        self._day: _Day | None = None
        self._depth = 0
        self.days: list[_Day] = []
        self.title = ""
        self.canonical = ""
        #: Every link of the page, in a day or not.
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and "canonical" in given.get("rel", "").split():
            self.canonical = given.get("href", "")
        if tag == "a":
            self.hrefs.append(given.get("href", "").strip())
        if tag in _VOID:
            return
        if _is(self._shape.day, tag, given):
            self._day, self._depth = _Day(), len(self._open)
            self.days.append(self._day)
        elif self._day is not None:
            self._in_day(tag, given)
        self._open.append((tag, self._role(tag, given)))
        if len(self._open) > _DEEPEST:
            raise _NotAPageError

    def _in_day(self, tag: str, given: dict[str, str]) -> None:
        assert self._day is not None
        if tag == "a":
            marked = _is(self._shape.link, tag, given)
            self._day.links.append(_Link(given.get("href", "").strip(), marked))
        elif _is(self._shape.date, tag, given):
            links = self._day.links
            (links[-1].dates if links else self._day.dates).append("")

    def _role(self, tag: str, given: dict[str, str]) -> str:
        for role, mark in (("date", self._shape.date), ("spoken", self._shape.spoken)):
            if _is(mark, tag, given):
                return role
        return ""

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                # what stands open inside it ends with it, as browsers have it
                del self._open[place:]
                break
        if self._day is not None and len(self._open) <= self._depth:
            self._day = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title":
            self.title += data
        if self._day is None:
            return
        roles = {role for _, role in self._open[self._depth :]}
        links = self._day.links
        in_link = any(tag == "a" for tag, _ in self._open[self._depth :])
        if "date" in roles:
            dates = links[-1].dates if links else self._day.dates
            dates[-1] += data
        elif in_link and links:
            if "spoken" in roles:
                links[-1].spoken += data
            else:
                links[-1].text += data


def _is(mark: Mark, tag: str, given: dict[str, str]) -> bool:
    return tag == mark.tag and (not mark.name or mark.name in given.get("class", "").split())


def _check(reader: _Reader, url: str, site: Site) -> None:
    """Say what is missing, rather than find less than there is."""
    shape = site.shape
    urn = url.rsplit("/", 1)[-1]
    if reader.canonical and reader.canonical.rstrip("/").rsplit("/", 1)[-1] != urn:
        raise PageShapeError(url, f"the page of the provider {urn}", f"the page of {reader.canonical[:200]!r}")
    if not reader.days:
        title = " ".join(reader.title.split())[:100]
        raise PageShapeError(url, f"a timeline whose days are {shape.day}", f"none, on a page called {title!r}")
    in_days = {urljoin(url, link.href) for day in reader.days for link in day.links}
    outside = [href for href in reader.hrefs if site.is_file(urljoin(url, href)) and urljoin(url, href) not in in_days]
    if outside:
        raise PageShapeError(url, f"every link to a file inside a day {shape.day}", f"{outside[0]!r} outside of them")


def _publications(day: _Day, url: str, site: Site) -> list[Publication]:
    found = []
    held = _date(day.dates[0]) if day.dates else None
    for link in day.links:
        where = urljoin(url, link.href)
        if link.marked or site.is_file(where):
            found.append(_publication(link, held, where, url, site))
    return found


def _publication(link: _Link, held: date | None, where: str, url: str, site: Site) -> Publication:
    spoken = " ".join(link.spoken.split())
    at = spoken.lower().rfind(site.shape.spoken_break)
    said, published = (spoken[:at], _date(spoken[at + len(site.shape.spoken_break) :])) if at >= 0 else (spoken, None)
    title = " ".join(link.text.split()) or said
    if published is None and link.dates:
        published = _date(link.dates[0])
    if not title:
        raise PageShapeError(url, "words in every link to a publication", f"none in the link to {where}")
    if held is None and published is None:
        expected = f"a date for {title!r}: in {site.shape.date}, or in {site.shape.spoken} after "
        raise PageShapeError(url, f"{expected}{site.shape.spoken_break!r}", f"{spoken[:100]!r}")
    return Publication(title, kind_of(title), held, published, where)


def kind_of(title: str) -> str:
    """Return a publication's kind in the suite's words, '' when it is another matter."""
    plain = " ".join(title.replace("’", "'").lower().split())
    if any(re.search(rf"\b{re.escape(words)}\b", plain) for words in OTHER):
        return ""
    return next((kind for words, kind in KINDS if words in plain), "")


def _date(text: str) -> date | None:
    """Read '18 May 2018', whatever language the machine speaks."""
    words = text.replace(",", " ").split()
    if len(words) != 3 or words[1][:3].lower() not in _MONTHS:
        return None
    try:
        return date(int(words[2]), _MONTHS.index(words[1][:3].lower()) + 1, int(words[0]))
    except ValueError:
        return None
