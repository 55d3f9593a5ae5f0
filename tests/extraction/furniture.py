"""Judgement tables typeset as reports print them, in any way that lines can break, and headers to read them with."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpdf import FPDF

from analysis.extraction.frameworks import PRINTED
from analysis.extraction.judgements import judgements
from analysis.extraction.rows import Doubt, Grade, Header
from analysis.reading import Document, Line, Page, Paragraph
from analysis.reading.reader import read_bytes

ENDS = {
    "SLAC": "2011-10-14",
    "AP": "2012-10-31",
    "LAC": "2013-07-12",
    "SIF": "2015-10-08",
    "LSCB": "2015-06-17",
    "ILACS": "2019-05-25",
}
WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
    "none": "Not judged",
}
LEADING = 14.5
PAGE_HEIGHT = 842.0


def header(framework: str, *, end: str = "", kind: str = "inspection", authority: str = "Brent") -> Header:
    return Header(authority=authority, framework=framework, kind=kind, inspection_end=end or ENDS[framework])


def lines(*texts: str, page: int = 1) -> Document:
    """Plain text as it is read: one page, a paragraph a line."""
    return pages([*texts], first=page)


def pages(*leaves: list[str], first: int = 1) -> Document:
    made = [Page(number, [Line(text, number) for text in leaf]) for number, leaf in enumerate(leaves, start=first)]
    found = [Paragraph(line.text, leaf.number) for leaf in made for line in leaf.lines]
    return Document("0" * 12, made, found, page_count=len(made))


def told(document: Document, framework: str, **more: str) -> dict[str, str]:
    """The stated grades, by area."""
    return {row.area: row.grade for row in judgements(document, header(framework, **more))[0]}


def both(document: Document, framework: str, **more: str) -> tuple[list[Grade], list[Doubt]]:
    return judgements(document, header(framework, **more))


@dataclass
class Row:
    """One row: the lines of its title and of its grade."""

    title: list[str]
    grade: list[str]

    @property
    def height(self) -> float:
        return LEADING * max(len(self.title), len(self.grade))


@dataclass
class Table:
    """How a table is set: where its grades stand in their rows, in which order it is written, how it breaks."""

    rows: list[Row | str]
    #: 'top', 'middle' or 'bottom' of the row.
    grade_at: str = "middle"
    #: 'rows' as people write, 'titles' before all grades, or 'grades' before all titles.
    order: str = "rows"
    shift: float = 0.0
    #: The row that begins a new page; 0 for none.
    page_break: int = 0
    gap: float = 13.0
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def typeset(table: Table) -> bytes:
    """Typeset a table on its page or two, with prose around it."""
    pdf = FPDF(format="A4", unit="pt")
    pdf.set_auto_page_break(False)
    pdf.add_page()
    y = _prose(pdf, table.before, 80.0)
    parts = [table.rows[: table.page_break], table.rows[table.page_break :]] if table.page_break else [table.rows]
    for number, part in enumerate(parts):
        if number:
            pdf.add_page()
            y = 80.0
        y = _rows(pdf, table, part, y + 20)
    _prose(pdf, table.after, y + 30)
    return bytes(pdf.output())


def _prose(pdf: FPDF, texts: list[str], y: float) -> float:
    for text in texts:
        pdf.set_font("helvetica", size=12)
        pdf.text(71, y, text)
        y += LEADING
    return y


def _rows(pdf: FPDF, table: Table, part: list[Row | str], y: float) -> float:
    titles: list[tuple[float, float, str]] = []
    grades: list[tuple[float, float, str]] = []
    for row in part:
        if isinstance(row, str):
            titles.append((76.0, y, row))
            y += LEADING + table.gap
            continue
        top = len(titles)
        titles += [(76.0, y + LEADING * at, text) for at, text in enumerate(row.title)]
        spare = row.height - LEADING * len(row.grade)
        start = y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[table.grade_at]
        if table.grade_at == "middle" and len(row.title) < len(row.grade):
            lower = (row.height - LEADING * len(row.title)) / 2
            titles[top:] = [(x, at + lower, text) for x, at, text in titles[top:]]
        grades += [(394.0, start + LEADING * at + table.shift, text) for at, text in enumerate(row.grade)]
        y += row.height + table.gap
    for x, at, text in _written(titles, grades, table.order):
        pdf.set_font("helvetica", size=12)
        pdf.text(x, at, text)
    return y


def _written(
    titles: list[tuple[float, float, str]], grades: list[tuple[float, float, str]], order: str
) -> list[tuple[float, float, str]]:
    if order == "titles":
        return titles + grades
    if order == "grades":
        return grades + titles
    return sorted(titles + grades, key=lambda piece: (round(piece[1]), piece[0]))


def broken(text: str, cuts: set[int]) -> list[str]:
    """Break a text into lines before the words at ``cuts``."""
    found: list[list[str]] = [[]]
    for at, word in enumerate(text.split()):
        if at in cuts and found[-1]:
            found.append([])
        found[-1].append(word)
    return [" ".join(line) for line in found]


def read_table(table: Table) -> Document:
    return read_bytes(typeset(table))


def areas_of(framework: str) -> list[tuple[str, str]]:
    """Every area of a framework's table with one of its titles."""
    return [(area.area, area.titles[0]) for area in PRINTED[framework].areas if area.titles]
