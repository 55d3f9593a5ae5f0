"""Paper and ink: pages with their furniture, and prose that runs over lines and pages with small raised digits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import CellBordersLayout, VAlign

from scripts.typeset_samples.fonts import add_fonts

GREY = 90
# Every sample bears this date, so that the same texts make the same bytes on any day.
MADE_ON = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)

_LEFT = CellBordersLayout.LEFT | CellBordersLayout.TOP | CellBordersLayout.BOTTOM
_RIGHT = CellBordersLayout.RIGHT | CellBordersLayout.TOP | CellBordersLayout.BOTTOM

_STYLED = re.compile(r"(\*\*.+?\*\*|\^.+?\^)")
# A line may end after a space or after the hyphen of a compound.
_CHUNKS = re.compile(r"\s+|[^\s-]*-+|[^\s-]+")


@dataclass
class Atom:
    """The smallest run that is set as one: its words, style ('', 'B' or 'raised') and whether a line may end before."""

    text: str
    style: str
    spaced: bool
    breakable: bool


def atoms(text: str, style: str) -> list[Atom]:
    """Cut a marked-up text into atoms."""
    found: list[Atom] = []
    spaced = breakable = False
    for part in _STYLED.split(text):
        if part.startswith("**"):
            part, kind = part[2:-2], "B"
        elif part.startswith("^") and len(part) > 2:
            part, kind = part[1:-1], "raised"
        else:
            kind = style
        for chunk in _CHUNKS.findall(part):
            if chunk.isspace():
                spaced = True
                continue
            found.append(Atom(chunk, kind, spaced, spaced or breakable))
            spaced, breakable = False, chunk.endswith("-")
    return found


class Sheet(FPDF):
    """A4 pages in points, with furniture that may change from page to page."""

    def __init__(self, sample_line: str, furniture: Callable[[Sheet], None], size: float) -> None:
        super().__init__(unit="pt", format="A4")
        self.sample_line = sample_line
        self.furniture = furniture
        #: Pages since the furniture last began to count, for a report that is bound into a pack.
        self.count = 0
        #: Pages at the front of a report that its own page numbers leave out.
        self.front = 0
        self.notes: list[tuple[str, str]] = []
        self.set_creation_date(MADE_ON)
        self.set_author("Paths to Good")
        add_fonts(self)
        self.set_margins(64, 72, 64)
        self.body = size
        self._plain_bottom()

    def _plain_bottom(self) -> None:
        self.set_auto_page_break(True, margin=84)

    # fpdf2 calls header() and footer() by these names.
    def header(self) -> None:
        """Draw what stands on the page before its text: page numbers come first in the text of the real reports."""
        self.count += 1
        self.furniture(self)
        self.set_xy(self.l_margin, self.t_margin)

    def footer(self) -> None:
        """Draw the page's footnotes, and the line that says what this page is."""
        if self.notes:
            self._draw_notes()
            self.notes = []
        self.set_auto_page_break(False)
        self.put(self.l_margin, self.h - 22, self.sample_line, size=6.6, grey=GREY)
        self._plain_bottom()

    def turn_page(self) -> None:
        """Go on, on a page of the same orientation."""
        self.add_page("L" if self.w > self.h else "P")

    def put(self, x: float, y: float, text: str, *, size: float, style: str = "", grey: int = 0) -> None:
        """Set one run with its baseline at (x, y)."""
        self.set_font("sans", style, size)
        self.set_text_color(grey)
        self.text(x, y, text)
        self.set_text_color(0)

    def width(self, text: str, style: str, size: float) -> float:
        """Measure a run."""
        self.set_font("sans", "" if style == "raised" else style, size * (0.62 if style == "raised" else 1))
        return float(self.get_string_width(text))

    def lines(self, text: str, style: str, size: float, room: float) -> list[list[Atom]]:
        """Fill lines no wider than ``room``; ``//`` ends a line."""
        space = self.width(" ", "", size)
        rows: list[list[Atom]] = [[]]
        units: list[list[Atom]] = []
        for atom in atoms(text, style):
            if atom.breakable or not units:
                units.append([])
            units[-1].append(atom)
        used = 0.0
        for unit in units:
            if unit[0].text == "//":
                rows.append([])
                used = 0.0
                continue
            wide = sum(self.width(atom.text, atom.style, size) for atom in unit)
            gap = space if unit[0].spaced and rows[-1] else 0.0
            if rows[-1] and used + gap + wide > room:
                rows.append([])
                used, gap = 0.0, 0.0
            rows[-1].extend(unit)
            used += gap + wide
        return rows

    def draw_line(self, x: float, y: float, row: Sequence[Atom], size: float) -> None:
        """Set one line: neighbouring atoms of one style as one run, raised digits small and high."""
        runs: list[tuple[str, str]] = []
        for place, atom in enumerate(row):
            words = (" " if atom.spaced and place else "") + atom.text
            if runs and runs[-1][1] == atom.style:
                runs[-1] = (runs[-1][0] + words, atom.style)
            else:
                runs.append((words, atom.style))
        for words, style in runs:
            raised = style == "raised"
            self.put(
                x, y - size * 0.3 * raised, words, size=size * (0.62 if raised else 1), style="" if raised else style
            )
            x += self.width(words, style, size)

    def prose(
        self,
        text: str,
        *,
        size: float | None = None,
        style: str = "",
        indent: float = 0,
        label: str = "",
        symbol: str = "",
        hang: float = 0,
        before: float = 0,
        after: float = 6,
        keep: int = 1,
        follow: float = 0,
    ) -> None:
        """Set a paragraph with an optional hanging label; it runs over the page's end line by line.

        It begins on this page only if ``keep`` of its lines, and ``follow`` points after them, have room here.
        """
        size = size or self.body
        leading = size * 1.32
        left = self.l_margin + indent
        rows = self.lines(text, style, size, self.w - self.r_margin - left - hang)
        self.set_y(self.get_y() + before)
        if self.will_page_break(leading * min(keep, len(rows)) + follow):
            self.turn_page()
        for place, row in enumerate(rows):
            if self.will_page_break(leading):
                self.turn_page()
            y = self.get_y() + size
            if place == 0 and symbol:
                self.set_font("symbols", "", size)
                self.text(left, y, symbol)
            if place == 0 and label:
                self.put(left, y, label, size=size)
            self.draw_line(left + hang, y, row, size)
            self.set_y(self.get_y() + leading)
        self.set_y(self.get_y() + after)

    def note(self, number: str, text: str) -> None:
        """Promise the page a footnote: its room is kept free, and the footer draws it."""
        self.notes.append((number, text))
        self.set_auto_page_break(True, margin=84 + self._notes_height())

    def _notes_height(self) -> float:
        size, room = 7.2, self.w - self.l_margin - self.r_margin
        return 16 + sum(3 + 1.3 * size * len(self.lines(f"^{n}^ {t}", "", size, room)) for n, t in self.notes)

    def _draw_notes(self) -> None:
        size, room = 7.2, self.w - self.l_margin - self.r_margin
        y = self.h - 78 - self._notes_height() + 6
        self.line(self.l_margin, y, self.l_margin + 120, y)
        y += 4
        for number, text in self.notes:
            for row in self.lines(f"^{number}^ {text}", "", size, room):
                y += 1.3 * size
                self.draw_line(self.l_margin, y, row, size)
            y += 3

    def box(self, left: str, right: str) -> None:
        """Set a heading in a frame, with a section's grade at its right if there is one."""
        if self.will_page_break(self.body * 14):
            self.turn_page()
        if self.get_y() > self.t_margin:
            self.set_y(self.get_y() + 8)
        self.set_font("sans", "B", self.body + 1.5)
        with self.table(
            col_widths=(64, 36) if right else (100,),
            first_row_as_headings=False,
            text_align="LEFT",
            line_height=self.body * 1.6,
            padding=(3, 5),
        ) as table:
            row = table.row()
            row.cell(left, border=_LEFT if right else CellBordersLayout.ALL)
            if right:
                row.cell(right, border=_RIGHT)
        self.set_y(self.get_y() + 10)

    def ruled(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float, valign: str, room: float
    ) -> None:
        """Set a ruled table; ``<3>`` before a cell's words lets it span three columns."""
        self.set_font("sans", "", size)
        with self.table(
            col_widths=tuple(widths),
            width=room or None,
            align="LEFT",
            first_row_as_headings=False,
            markdown=True,
            text_align="LEFT",
            v_align=VAlign.coerce(valign),
            line_height=size * 1.3,
            padding=(4, 5),
        ) as table:
            for cells in rows:
                row = table.row()
                for cell in cells:
                    span, words = _span(cell)
                    row.cell(words.replace(" // ", "\n"), colspan=span)
        self.set_y(self.get_y() + 12)


def _span(cell: str) -> tuple[int, str]:
    found = re.match(r"<(\d+)>\s*", cell)
    return (int(found[1]), cell[found.end() :]) if found else (1, cell)
