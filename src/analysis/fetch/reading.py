"""A page read apart: a page from the internet is looked at in a process that may hang, grow or die."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from analysis.apart.kept import of_session
from analysis.apart.process import LostError
from analysis.apart.protocol import Reply
from analysis.fetch.page import PageShapeError, Publication, publications_of
from analysis.fetch.shape import Mark, PageShape
from analysis.fetch.site import FetchError, Site


def publications_on(page: str, url: str, site: Site) -> list[Publication]:
    """Return what a page offers, newest first, as ``publications_of`` finds it in a process apart.

    Raises
    ------
    PageShapeError
    FetchError
        When the page ended its reader.
    """
    try:
        reply = of_session("page").ask({"work": "page", "path": url, "text": page, "site": asdict(site)})
        told = json.loads(reply.body)
        if "wrong" in told:
            raise PageShapeError(url, str(told["wrong"][0]), str(told["wrong"][1]))
        return [_arrived(one) for one in told["publications"]]
    except LostError as lost:
        raise FetchError(f"the page {url} is not read: {lost}") from None
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise FetchError(f"the page {url} is not read: its reader's answer is damaged") from None


def reply(request: Mapping[str, Any]) -> Reply:
    """Read the page that a request holds: what runs in the process apart."""
    told = dict(request["site"])
    shape: dict[str, Any] = {
        name: Mark(**mark) if isinstance(mark, dict) else mark for name, mark in told.pop("shape").items()
    }
    site = Site(**told, shape=PageShape(**shape))
    try:
        found = publications_of(request["text"], request["path"], site)
    except PageShapeError as error:
        return Reply("", json.dumps({"wrong": [error.expected, error.found]}).encode())
    return Reply("", json.dumps({"publications": [_sent(one) for one in found]}).encode())


def _sent(one: Publication) -> list[str]:
    days = [day.isoformat() if day else "" for day in (one.held, one.published)]
    return [one.title, one.kind, *days, one.url]


def _arrived(told: Any) -> Publication:
    title, kind, held, published, url = told
    if not all(isinstance(text, str) for text in (title, kind, url)) or not (held or published):
        raise TypeError("no publication")
    days = [date.fromisoformat(day) if day else None for day in (held, published)]
    return Publication(title, kind, days[0], days[1], url)
