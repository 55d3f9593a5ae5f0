"""Figures in a council's papers and plans: what is 'now' is the paper's own day, and a plan is read cell by cell.

In a plan only the progress that is reported holds figures of what is: an outcome's figure is a wish, unless it is said
to be the current one ('the current level of 70% is maintained'). A table's words across its columns are no sentences,
so its paragraphs are left out and its cells of progress are read instead.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from analysis.extraction.facts import facts
from analysis.extraction.rows import Action, Doubt, Fact, Header
from analysis.reading.columns import columns
from analysis.reading.document import Document, Page, Paragraph

_WORD: Final = re.compile(r"\w+")
_CURRENT: Final = re.compile(r"\b[Cc]urrent (?:\w+ ){0,3}?(?:level|performance|rate|figure)[^.;\d]{0,40}\d")
#: A paragraph is a table's when nearly all its words stand in the cells of its page.
_IN_TABLE: Final = 0.9
_BEGINNING: Final = 24


def paper_figures(document: Document, known: Header, plan: list[Action]) -> tuple[list[Fact], list[Doubt]]:
    """Extract the figures of a paper or plan.

    Parameters
    ----------
    document : Document
    known : Header
        Its ``dated`` is the day of what is so 'now'.
    plan : list of Action
        The rows of its action plan, where it has one.

    Returns
    -------
    (list of Fact, list of Doubt)
        As from ``facts``.
    """
    prose = replace(document, paragraphs=_prose(document)) if plan else document
    found, doubts = _dated(prose, known)
    cells = [Paragraph(row.progress, row.page, section=row.section) for row in plan if row.progress]
    told, more = _dated(replace(document, paragraphs=cells), known)
    for fact in told:
        if not (fact.as_of or fact.period_start or fact.period_end or fact.period_text):
            # a column of progress is written for the day that it is dated
            fact.as_of = known.dated
    # that column does not date an outcome, which may have been written long before
    current = [
        Paragraph(row.outcome, row.page, section=row.section, lead=row.recommendation)
        for row in plan
        if _CURRENT.search(row.outcome)
    ]
    kept, others = facts(replace(document, paragraphs=current), Header())
    return [*found, *told, *kept], [*doubts, *more, *others]


def _dated(document: Document, known: Header) -> tuple[list[Fact], list[Doubt]]:
    found, doubts = facts(document, replace(known, inspection_end=known.dated))
    for fact in found:
        if "inspection" in fact.period_text.lower():
            # another document's: when it was is not told here
            fact.as_of = fact.period_start = fact.period_end = None
    return found, doubts


def _prose(document: Document) -> list[Paragraph]:
    """Leave out the paragraphs that are tables' words, read across their columns."""
    if not any(page.rows for page in document.pages):
        return _around(document)
    words = {page.number: _cell_words(page) for page in document.pages if page.rows}
    return [p for p in document.paragraphs if not _is_within(p.text, words.get(p.page, frozenset()))]


def _cell_words(page: Page) -> frozenset[str]:
    return frozenset(word for row in page.rows for cell in row.cells if cell for word in _WORD.findall(cell.lower()))


def _is_within(text: str, words: frozenset[str]) -> bool:
    own = _WORD.findall(text.lower())
    return bool(own) and sum(word in words for word in own) >= _IN_TABLE * len(own)


def _around(document: Document) -> list[Paragraph]:
    """Keep what stands before the first row of heads and after the last row, in text that was a table."""
    rows = [line for page in document.pages for line in page.lines if line.cells]
    first = next((at for at, line in enumerate(rows) if columns(line.cells)), None)
    if first is None:
        return document.paragraphs
    beginnings = {line.text.strip()[:_BEGINNING] for line in rows[first:]} - {""}
    within = [at for at, p in enumerate(document.paragraphs) if p.text[:_BEGINNING] in beginnings]
    return document.paragraphs[: within[0]] + document.paragraphs[within[-1] + 1 :] if within else document.paragraphs
