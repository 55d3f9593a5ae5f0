"""A document as it was read: pages, lines, and the paragraphs that run through them.

Everything after reading works on these classes and never on a file. They hold plain text and numbers, so a
Document can be pickled, compared and made by hand in a test.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

LineKind = Literal["body", "header", "footer", "footnote"]
ParagraphKind = Literal["heading", "paragraph", "bullet", "footnote"]


@dataclass(slots=True)
class Line:
    """One printed line, cleaned (ligatures, soft hyphens and private-use bullets resolved)."""

    text: str
    page: int
    kind: LineKind = "body"
    #: Font size in points and weight (400 regular, 700 bold) of the first character; 0 where unknown.
    size: float = 0.0
    weight: int = 0
    #: Where the first character stands, in points from the page's left edge and from its bottom; 0 in plain text.
    left: float = 0.0
    base: float = 0.0
    #: Where the last character stands above the page's bottom, where a hyphen joined two printed lines; else 0.
    foot: float = 0.0
    #: The bullet that the line begins with, already taken off ``text``; '' where there is none.
    bullet: str = ""
    #: The cells of a table's row in plain text, where tabs part them; empty for any other line.
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class TableRow:
    """One row of a ruled table.

    A cell is ``None`` where the one before it reaches over its column; a cell that spans several rows stands in each.
    """

    cells: list[str | None]
    #: Each cell's left edge in points, and the colour that fills it ('#ff0000'; '' for none or white).
    lefts: list[float]
    fills: list[str]
    #: The row's upper edge, in points from the page's bottom.
    top: float
    #: Which of the page's tables it belongs to, from 0.
    table: int = 0


@dataclass(slots=True)
class Page:
    """One page: its place in the file (from 1) and its lines in reading order."""

    number: int
    lines: list[Line] = field(default_factory=list)
    #: The rows of the page's ruled tables, read only where the page's words announce a plan's columns.
    rows: list[TableRow] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The page's body lines, joined by newlines."""
        return "\n".join(line.text for line in self.lines if line.kind == "body")


@dataclass(slots=True)
class Paragraph:
    """A run of text that belongs together: joined over lines and page breaks, footnotes and furniture apart."""

    text: str
    page: int
    kind: ParagraphKind = "paragraph"
    #: The number as printed ('12', '3.4'), without its stop; empty where there is none.
    number: str = ""
    #: A bullet's introducing words ('The proportion of children entitled to free school meals:'); may chain two levels.
    lead: str = ""
    #: The nearest heading above; '' before the first.
    section: str = ""
    #: (offset in ``text``, page) at each place where the text goes on over a page break, first page included.
    breaks: list[tuple[int, int]] = field(default_factory=list)

    def page_at(self, offset: int) -> int:
        """Tell the page on which the character at ``offset`` of the text stands."""
        if not self.breaks:
            return self.page
        return self.breaks[bisect_right(self.breaks, offset, key=lambda b: b[0]) - 1][1]


@dataclass(slots=True)
class Document:
    """One file as read, or one part of a pack (``part`` 1, 2, …)."""

    #: First 12 hexadecimal digits of the file's SHA-256; '' when made by hand.
    digest: str
    pages: list[Page]
    paragraphs: list[Paragraph]
    part: int = 0
    #: The file's own title property, which the header's rules may fall back on.
    file_title: str = ""
    #: Pages whose text could not be read (pictures of pages, damaged), by number.
    unread: list[int] = field(default_factory=list)
    #: The whole file's page count, unread and cut-off pages included.
    page_count: int = 0

    def lines(self, *, kinds: tuple[LineKind, ...] = ("body",)) -> Iterator[Line]:
        """Yield the lines of the whole document in reading order, by default without page furniture."""
        for page in self.pages:
            for line in page.lines:
                if line.kind in kinds:
                    yield line
