"""The report's own judgements."""

from __future__ import annotations

from datetime import date
from typing import Final

from analysis.extraction.frameworks import PRINTED, Printed
from analysis.extraction.judgements import sentences, tables
from analysis.extraction.judgements.agreement import agree
from analysis.extraction.judgements.claims import Claim
from analysis.extraction.judgements.titles import words_of
from analysis.extraction.rows import Doubt, Grade, Header
from analysis.reading.document import Document

#: Kinds of document that judge nothing: what grades they print are other documents' grades.
_UNGRADED: Final = frozenset(("focused visit", "monitoring visit", "council paper", "action plan"))


def judgements(document: Document, header: Header) -> tuple[list[Grade], list[Doubt]]:
    """Read the report's own judgements.

    Parameters
    ----------
    document : Document
        The file as read, or one part of a pack.
    header : Header
        What it is; without a framework, or for a kind of document that judges nothing, there is nothing to find.

    Returns
    -------
    list of Grade
        One row for each judgement area that the report grades, all its places agreeing.
    list of Doubt
        Areas whose places contradict each other, areas of which no grade was found, and rows that are not known.
    """
    printed = PRINTED.get(header.framework)
    if printed is None or header.kind in _UNGRADED or not document.pages:
        return [], []
    agreed, doubts = agree(_claims(document, header.framework))
    doubts += _missing(printed, header, {*agreed, *(doubt.subject for doubt in doubts)}, document.pages[0].number)
    if printed.record:
        doubts += _unknown(document, header.framework)
    order = [area.area for area in printed.areas]
    themes = {area.name: area.theme for area in printed.framework.areas}
    grades = [
        Grade(area, themes.get(area, ""), claim.grade, claim.grade_text, "stated", "", claim.page, claim.quote)
        for area, claim in agreed.items()
    ]
    return sorted(grades, key=lambda row: _place(row.area, printed, order)), doubts


def _missing(printed: Printed, header: Header, found: set[str], page: int) -> list[Doubt]:
    """Tell of areas that such a report judges and of which no grade was found."""
    if not header.inspection_end:
        return []
    expected = printed.expected(date.fromisoformat(header.inspection_end))
    return [Doubt("grades", area, "no grade was found", page, "") for area in expected if area not in found]


def _unknown(document: Document, framework: str) -> list[Doubt]:
    """Tell of rows of the record that have a grade and a title that the framework does not have."""
    lines = [line for page in document.pages for line in page.lines]
    return [
        Doubt("grades", "_".join(words_of(line.text)[:-1]), "a row of the record is not known", line.page, line.text)
        for line in tables.unknown_rows(lines, framework)
    ]


def _place(area: str, printed: Printed, order: list[str]) -> tuple[int, int]:
    prefix, _, name = area.partition(".")
    groups = [group for _, group in printed.groups]
    if prefix in groups:
        return groups.index(prefix), order.index(name)
    return 0, order.index(area)


def _claims(document: Document, framework: str) -> list[Claim]:
    found: list[Claim] = []
    group = ""
    lines = [line for page in document.pages for line in page.lines]
    for block in tables.blocks(lines, framework):
        claims, group = tables.claims(block, framework, document.pages[0].number, group)
        found += claims
    found += sentences.claims([line for line in lines if line.kind == "body"], framework)
    return found
