"""The header of a document: framework, kind, authority, title, lead inspector and dates, from its first pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from analysis import authorities
from analysis.authorities import Authority
from analysis.extraction import dates, recognise
from analysis.extraction.cover import Cover, Dated, Title, cover_of, lead_at_the_end
from analysis.extraction.owner import in_sentence, mentioned, owner
from analysis.extraction.papers import paper
from analysis.extraction.recognise import TitleRule
from analysis.extraction.rows import Header
from analysis.extraction.running import Running, running
from analysis.reading.document import Document

#: The first day on which the framework of 2018 was used, for visits as well.
_ILACS_FIRST: Final = date(2018, 1, 1)
_COUNCIL: Final = 2
_TOP: Final = 12
_ADDRESSED: Final = re.compile(r"^dear\b|this letter", re.MULTILINE)
_UNKNOWN_TITLE: Final = re.compile(r"[a-z' -]{0,40}\b(?:inspection|evaluation|review|visit)\b")


def header(document: Document) -> Header:
    """Tell what a document, or a part of a pack, is, from its first pages.

    Parameters
    ----------
    document : Document

    Returns
    -------
    Header
        Blank in every field that the document does not settle.
    """
    cover, label, title = _cover(document)
    dated, window = label or (None, None)
    if title is None or window is None:
        edge = running(document)
        if edge and (edge.window or window) and recognise.council_marks(cover.text(0, _TOP)) < _COUNCIL:
            return _from_the_edge(document, cover, edge, window or edge.window)
    if title is None:
        return paper(cover) if dated is None or window is None else _of_unknown_title(cover, dated, window)
    at, rule, match = title
    if not _is_report(cover, at, dated):
        return paper(cover)
    window = window or cover.visited(at)
    found = Header(kind=rule.kind, framework=_framework(rule, window), title=cover.title_text(at))
    _put(found, window, owner(cover, at, dated, match, window.end if window else None))
    found.published = cover.published()
    found.lead_inspector = cover.lead() or lead_at_the_end(document)
    return found


def _cover(document: Document) -> tuple[Cover, Dated | None, Title | None]:
    """Take the cover as printed, or broken at its labels when only so a title and dates come to light."""
    cover = cover_of(document)
    label = cover.labelled() or cover.labelled_without_year()
    title = cover.title(label[0] if label else None)
    if label is None or title is None:
        broken = cover.broken()
        label_there = broken.labelled() or broken.labelled_without_year()
        title_there = broken.title(label_there[0]) if label_there else None
        if title_there:
            return broken, label_there, title_there
    return cover, label, title


def _is_report(cover: Cover, at: int, dated: int | None) -> bool:
    """Tell an inspectorate's report from a council's paper that carries the same words as a title."""
    if recognise.council_marks(cover.text(0, max(at, dated or 0))) >= _COUNCIL:
        return False
    if dated is not None:
        return True
    whole = cover.text()
    if recognise.LETTER.search(whole) and _ADDRESSED.search(whole):
        return True
    return bool(recognise.INSPECTORATE.search(whole)) and recognise.council_marks(whole) < _COUNCIL


def _from_the_edge(document: Document, cover: Cover, edge: Running, window: dates.Period | None) -> Header:
    """Make the header of a report of whose cover the title, the dates or both are lost."""
    on = window.end if window else None
    found = Header(kind=edge.rule.kind, framework=_framework(edge.rule, window), title=edge.title)
    _put(found, window, authorities.find(edge.name, on) or in_sentence(cover, on) or mentioned(cover, on))
    found.published = cover.published()
    found.lead_inspector = cover.lead() or lead_at_the_end(document)
    return found


def _of_unknown_title(cover: Cover, dated: int, window: dates.Period) -> Header:
    """Make the header of an inspection under a framework yet to come: dates and an inspector, a title not known."""
    lead = cover.lead()
    if not lead or recognise.council_marks(cover.text(0, dated)) >= _COUNCIL:
        return paper(cover)
    found = Header(kind="inspection", lead_inspector=lead, published=cover.published())
    for at, line in enumerate(cover.even[:dated]):
        title = _UNKNOWN_TITLE.match(line)
        if title:
            found.title = cover.title_text(at)
            _put(found, window, owner(cover, at, dated, title, window.end))
            return found
    _put(found, window, mentioned(cover, window.end))
    return found


def _framework(rule: TitleRule, window: dates.Period | None) -> str:
    if rule.kind == "monitoring visit" and window:
        return "ILACS" if window.start >= _ILACS_FIRST else "SIF"
    if rule.framework == "ILACS" and window and window.end < _ILACS_FIRST:
        # the words of that title were used before for inspections of another kind
        return ""
    return rule.framework


def _put(found: Header, window: dates.Period | None, authority: Authority | None) -> None:
    if window:
        found.inspection_start, found.inspection_end = window.start.isoformat(), window.end.isoformat()
    if authority:
        found.authority, found.authority_code = authority.name, authority.code
