"""What extraction finds, one small class a table: plain data that crosses process borders cheaply.

A row holds only what its part of the document says. The build adds the columns that are known of the whole
document (``document``, ``part``, ``authority``, ``authority_code``, ``framework``, ``inspection_end``) when it
makes the tables. Dates are ISO strings and a missing value is ``None`` (or an empty string for text).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The kinds of document that a council writes: what inspectors ask for stands in others.
PAPERS: Final = frozenset(("council paper", "action plan"))


@dataclass(slots=True)
class Header:
    """What the first pages of a document, or of one part of a pack, say of it."""

    title: str = ""
    authority: str = ""
    authority_code: str = ""
    framework: str = ""
    kind: str = ""
    inspection_start: str | None = None
    inspection_end: str | None = None
    published: str | None = None
    lead_inspector: str = ""
    #: Of a council's paper: the body that it goes to, whose it is, and its own day.
    committee: str = ""
    author: str = ""
    dated: str | None = None


@dataclass(slots=True)
class Grade:
    """One judgement: of this report (``stated``), or of another that the document mentions (``cited``)."""

    area: str
    theme: str
    grade: str
    grade_text: str
    source: str
    cited_inspection: str
    page: int
    quote: str


@dataclass(slots=True)
class Fact:
    """One figure about the authority, or a target or comparator beside it."""

    metric: str
    role: str
    value: float
    unit: str
    qualifier: str
    as_of: str | None
    period_start: str | None
    period_end: str | None
    period_text: str
    population: str
    page: int
    paragraph: str
    quote: str


@dataclass(slots=True)
class Recommendation:
    """One item of the list in which a report says what should improve."""

    body: str
    order: int
    number: str
    timescale: str
    text: str
    paragraphs: str
    page: int


@dataclass(slots=True)
class Action:
    """One row of an action plan's table."""

    section: str
    number: str
    recommendation: str
    timescale: str
    outcome: str
    action: str
    lead: str
    by_when: str
    progress: str
    rag: str
    page: int


@dataclass(slots=True)
class Doubt:
    """A contradiction inside a document, told to the reader instead of a guess."""

    table: str
    subject: str
    reason: str
    page: int
    quote: str
