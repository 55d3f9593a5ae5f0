"""From a sample's text to the bytes of its PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scripts.typeset_samples.fonts import DOT, SQUARE
from scripts.typeset_samples.furniture import COVERED, furniture, nothing
from scripts.typeset_samples.markup import Block, blocks
from scripts.typeset_samples.sheet import Sheet

ORIGINS = {
    "ofsted": "Ofsted’s reports site, reports.ofsted.gov.uk",
    "brent": "Brent Council’s democracy pages, democracy.brent.gov.uk",
}
SAMPLE_LINE = "Sample page typeset for Paths to Good in its own words, with real facts. The original is on {}."
_REFERENCE = re.compile(r"\[\[([a-z-]+)\]\]")


def compose(source: str) -> bytes:
    """Typeset a text: twice if it refers to pages or paragraphs, whose numbers only the first time brings to light."""
    composer = _Composer({})
    composer.run(source)
    if _REFERENCE.search(source):
        known = composer.places
        composer = _Composer(known)
        composer.run(source)
    return bytes(composer.sheet.output())


class _Composer:
    """Reads blocks one after the other and sets each; ``places`` remembers what a name refers to."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.places: dict[str, str] = {}
        self.number = 1
        self.size = 9.6
        self.bullet = SQUARE
        self.widths: tuple[float, ...] = (70, 30)
        self.valign = "MIDDLE"
        self.table_size = 9.0
        self.room = 0.0
        self.sheet = Sheet("", nothing, self.size)
        self._setters: Mapping[str, Callable[[Block], None]] = {
            "": self._plain,
            "#": lambda b: self._heading(b, size=19, style="", before=14 * (self.sheet.get_y() > 90), after=8),
            "##": lambda b: self._heading(b, size=self.size + 3, style="B", before=10, after=6),
            "###": lambda b: self._heading(b, size=self.size + 0.6, style="B", before=4, after=4),
            "=": lambda b: self.sheet.prose(b.text, style="B", size=self.size + 2.2, after=6),
            "[]": self._box,
            "*": self._bullet,
            "-": lambda b: self.sheet.prose(b.text, indent=40, label="–", hang=14, after=2),
            "+": self._numbered,
            "|": self._table,
            "!": self._directive,
            "---": self._page,
        }

    def run(self, source: str) -> None:
        for block in blocks(source):
            block.text = self._resolved(block.text)
            if block.mark.startswith("^"):
                self.sheet.note(block.mark[1:], block.text)
            else:
                self._setters[block.mark](block)

    def _resolved(self, text: str) -> str:
        return _REFERENCE.sub(lambda found: self.known.get(found[1], "00"), text)

    def _heading(self, block: Block, *, size: float, style: str, before: float, after: float) -> None:
        """Set a heading; words after a bar, such as a section's grade, stand at the right of its last line."""
        text, _, right = (words.strip() for words in block.text.partition(" | "))
        sheet = self.sheet
        room = sheet.width(right, style, size) + 12 if right else 0
        sheet.r_margin += room
        sheet.prose(text, size=size, style=style, before=before, after=after, keep=9, follow=48)
        sheet.r_margin -= room
        if right:
            y = sheet.get_y() - after - size * 0.32
            sheet.put(sheet.w - sheet.r_margin - sheet.width(right, style, size), y, right, size=size, style=style)
        self._remember(block.name)

    def _remember(self, name: str) -> None:
        if name:
            self.places[name] = str(self.sheet.count - self.sheet.front)

    def _plain(self, block: Block) -> None:
        """Set a paragraph; one that brings its own number, as council papers do, hangs beside it."""
        own = re.match(r"(\d+\.\d+) (.*)", block.text)
        if own:
            self.sheet.prose(own[2], label=own[1], hang=30, after=8)
        else:
            self.sheet.prose(block.text, after=8, keep=2)

    def _box(self, block: Block) -> None:
        left, _, right = (words.strip() for words in block.text.partition("|"))
        self._remember(block.name)
        self.sheet.box(left, right)

    def _bullet(self, block: Block) -> None:
        if self.bullet in (SQUARE, DOT):
            self.sheet.prose(block.text, symbol=self.bullet, indent=4, hang=18, after=5)
        else:
            self.sheet.prose(block.text, label=self.bullet, indent=4, hang=18, after=5)

    def _numbered(self, block: Block) -> None:
        if block.name:
            self.places[block.name] = str(self.number)
        self.sheet.prose(block.text, label=f"{self.number}.", hang=28, after=8)
        self.number += 1

    def _table(self, block: Block) -> None:
        rows = [[self._resolved(cell) for cell in row] for row in block.rows]
        self.sheet.ruled(rows, self.widths, size=self.table_size, valign=self.valign, room=self.room)

    def _page(self, block: Block) -> None:
        self.sheet.add_page("L" if block.text == "landscape" else "P")

    def _directive(self, block: Block) -> None:
        name, _, words = block.text.partition(" ")
        getattr(self, f"_set_{name}")(words)

    def _set_origin(self, words: str) -> None:
        self.sheet.sample_line = SAMPLE_LINE.format(ORIGINS[words])

    def _set_title(self, words: str) -> None:
        self.sheet.set_title(words)

    def _set_size(self, words: str) -> None:
        self.size = self.sheet.body = float(words)

    def _set_furniture(self, words: str) -> None:
        """The next pages' furniture; a report bound into a pack counts its own pages from here."""
        self.sheet.furniture = furniture(words)
        self.sheet.count = 0
        self.sheet.front = int(words.startswith(COVERED))

    def _set_number(self, words: str) -> None:
        self.number = int(words)

    def _set_bullet(self, words: str) -> None:
        self.bullet = {"square": SQUARE, "dot": DOT}.get(words, words)

    def _set_space(self, words: str) -> None:
        self.sheet.set_y(self.sheet.get_y() + float(words))

    def _set_table(self, words: str) -> None:
        """Set 'widths, where cells' words stand, type size[, the table's width]' for the tables that follow."""
        widths, self.valign, size, *room = words.split(", ")
        self.widths = tuple(float(width) for width in widths.split())
        self.table_size = float(size)
        self.room = float(room[0]) if room else 0.0

    def _set_entry(self, words: str) -> None:
        """Set one line of a contents page: '1 Title | page'; level 1 stands in bold at the margin."""
        level, _, rest = words.partition(" ")
        title, page = (part.strip() for part in rest.split("|"))
        style, indent = ("B", 0.0) if level == "1" else ("", 14.0)
        sheet = self.sheet
        sheet.r_margin += 60
        sheet.prose(title, style=style, indent=indent, after=3, keep=1)
        sheet.r_margin -= 60
        y = sheet.get_y() - 3 - sheet.body * 0.32
        sheet.put(
            sheet.w - sheet.r_margin - sheet.width(page, style, sheet.body), y, page, size=sheet.body, style=style
        )
