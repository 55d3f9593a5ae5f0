"""One file -> one record: read it, take its parts, and let every extraction part look at each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import PurePath
from typing import Final

from analysis.build.record import ROW_TABLES, Record, Row, refused
from analysis.extraction.actions import actions
from analysis.extraction.facts import catalogue, facts
from analysis.extraction.judgements import cited, judgements
from analysis.extraction.paper_figures import paper_figures
from analysis.extraction.parts import part_headers
from analysis.extraction.recommendations import recommendations, unlisted, why_none
from analysis.extraction.rows import PAPERS, Header
from analysis.reading.document import Document
from analysis.reading.reader import NotReadableError, read_bytes

#: What a pack's own row says of itself.
_PACK: Final = "a pack: what it holds is told of its parts"


def record_of(data: bytes, name: str = "") -> Record:
    """Read and extract one file.

    Parameters
    ----------
    data : bytes
        The file's content.
    name : str
        The file's name; only its ending is used, to say what a file pretends to be.

    Returns
    -------
    Record
        Always: a file that cannot be read gives one ``documents`` row that says why.
    """
    digest = hashlib.sha256(data).hexdigest()[:12]
    try:
        document = read_bytes(data, PurePath(name).suffix)
    except NotReadableError as error:
        return refused(digest, error.status, error.reason)
    found = Record(digest, {table: [] for table in ("documents", *ROW_TABLES)})
    whole, *parts = part_headers(document)
    # a pack's own row says that it is there; its grades and figures are its parts', or they would count twice
    _add_part(found, *whole, extract=not parts)
    for part in parts:
        _add_part(found, *part, extract=True)
    return found


def _add_part(found: Record, document: Document, known: Header, *, extract: bool) -> None:
    if not extract:
        found.rows["documents"].append(_document_row(document, known, [_PACK]))
        return
    grades, grade_doubts = judgements(document, known)
    plan = actions(document, known)
    figures, figure_doubts = paper_figures(document, known, plan) if known.kind in PAPERS else facts(document, known)
    asked = recommendations(document, known)
    missing = unlisted(document, known, asked)
    doubts = [*grade_doubts, *figure_doubts, *missing]
    told = [f"{doubt.subject}: {doubt.reason}" for doubt in grade_doubts]
    if why := why_none(known, asked, missing):
        told.append(why)
    found.rows["documents"].append(_document_row(document, known, told))
    for table, rows in (
        ("grades", [*grades, *cited(document, known)]),
        ("facts", figures),
        ("recommendations", asked),
        ("actions", plan),
        ("doubts", doubts),
    ):
        found.rows[table] += _numbered(document.part, rows)
    groups = _groups()
    for fact in found.rows["facts"]:
        fact["group"] = groups[fact["metric"]]


def _document_row(document: Document, known: Header, told: list[str]) -> Row:
    status, reasons = _status(document, known)
    row = {**_plain(known), "part": document.part, "pages": document.page_count, "status": status}
    return {**row, "reason": "; ".join([*reasons, *told])}


@cache
def _groups() -> dict[str, str]:
    return {metric.id: metric.group for metric in catalogue()}


def _numbered(part: int, rows: Iterable[object]) -> list[Row]:
    return [{"part": part, **_plain(row)} for row in rows]


def _plain(row: object) -> Row:
    return {name: getattr(row, name) for name in row.__slots__}  # type: ignore[attr-defined]


def _status(document: Document, known: Header) -> tuple[str, list[str]]:
    """Say how the reading went, in the documents table's words."""
    read = len(document.pages) - len(document.unread)
    if document.page_count and not read:
        return "unreadable", ["no page holds text: the pages are pictures, which the suite does not read"]
    if not any((known.authority, known.framework, known.kind)):
        return "not a report", ["nothing in it names an inspection, a council paper or an authority"]
    reasons = []
    if document.unread:
        reasons.append(f"no text could be read on {_pages(document.unread)}")
    if document.page_count > len(document.pages):
        reasons.append(f"only the first {len(document.pages)} of {document.page_count} pages were read")
    return ("partly read" if reasons else "read"), reasons


def _pages(numbers: list[int]) -> str:
    """Name pages for a person: 'page 3', 'pages 3-5 and 9'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    words = ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0]
    return f"{'page' if len(numbers) == 1 else 'pages'} {words}"
