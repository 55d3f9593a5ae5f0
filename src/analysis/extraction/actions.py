"""Action plans: what is to be done about each recommendation, by whom and by when, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from analysis.extraction import flat_plans
from analysis.extraction.plan_words import CONTINUES, Subject, colour_word, one_line, rating, subject
from analysis.extraction.rows import Action, Header
from analysis.reading.columns import column, columns
from analysis.reading.document import Document, Page, TableRow

_CLOSED: Final = re.compile(r"[.!?;:)][’”\"]?$")
_NEW: Final = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s|[•\-–]\s")
#: Columns whose words hold for the rows below as well when those rows leave them blank.
_CARRIED: Final = ("number", "recommendation", "timescale")


def actions(document: Document, header: Header) -> list[Action]:
    """Find the rows of the document's action plans.

    Parameters
    ----------
    document : Document
    header : Header
        Unused for now: a plan is known by its columns, whatever the document calls itself.

    Returns
    -------
    list of Action
        In reading order; a row that runs over a page break is one row, with the page on which it begins.
    """
    if any(page.rows for page in document.pages):
        return _Plan().read(document)
    return flat_plans.actions(document)


@dataclass(slots=True)
class _Plan:
    """Follows the rows of the tables and keeps what is open: the section, the recommendation, the columns."""

    found: list[Action] = field(default_factory=list)
    section: str = ""
    subject: Subject | None = None
    #: Whether the open recommendation has a row of its own yet.
    answered: bool = True
    #: What each place of a row holds, with the places' left edges; empty before the first row of heads.
    columns: dict[int, str] = field(default_factory=dict)
    lefts: list[float] = field(default_factory=list)
    page: int = 0
    #: Whether the next row is the first of its page.
    fresh: bool = False

    def read(self, document: Document) -> list[Action]:
        for page in document.pages:
            self.page, self.fresh = page.number, True
            for row, above in _with_headings(page):
                if above:
                    self._flush()
                    self.section, self.fresh = above, False
                if title := _title(row):
                    self._flush()
                    self.section, self.fresh = above or title, False
                else:
                    self._row(row)
        self._flush()
        return self.found

    def _row(self, row: TableRow) -> None:
        heads = columns(row.cells)
        if heads:
            self.columns, self.lefts = heads, row.lefts
            return
        texts = [cell for cell in row.cells if cell]
        if not texts:
            return
        opened = subject(texts[0], texts[1:]) if len(texts) > 1 else None
        if opened is not None and "recommendation" not in self.columns.values():
            self._flush()
            self.subject, self.answered, self.fresh = opened, False, False
            self.subject.page = self.page
        elif self.columns and (len(texts) > 1 or None not in row.cells):
            self._data(row)

    def _data(self, row: TableRow) -> None:
        cells, colours = self._by_column(row)
        if self.fresh and self.found and _goes_on(cells, self.found[-1]):
            _extend(self.found[-1], cells)
        elif cells.get("action") or self._asks_anew(cells):
            self._add(cells, colours)
        elif self.found and self.answered:
            # a cell of the row above that its neighbours do not share
            _extend(self.found[-1], cells)
        self.fresh = False

    def _asks_anew(self, cells: dict[str, str]) -> bool:
        """Tell whether the row begins a recommendation, and is not one more that a tall cell stands beside."""
        asked = one_line(cells.get("recommendation", ""))
        return bool(asked) and not (self.found and self.found[-1].recommendation == asked)

    def _add(self, cells: dict[str, str], colours: dict[str, str]) -> None:
        last = self.found[-1] if self.found and self.answered else None
        if last is not None and self.subject is None and not cells.get("recommendation"):
            for name in _CARRIED:
                cells[name] = cells.get(name) or getattr(last, name)
        action = Action(
            section=self.section,
            number=cells.get("number", ""),
            recommendation=one_line(cells.get("recommendation", "")),
            timescale=one_line(cells.get("timescale", "")),
            outcome=one_line(cells.get("outcome", "")),
            action=one_line(cells.get("action", "")),
            lead=one_line(cells.get("lead", "")),
            by_when=one_line(cells.get("by_when", "")),
            progress=one_line(cells.get("progress", "")),
            rag=rating(cells.get("rag", ""), colours.get("rag", "")),
            page=self.page,
        )
        if self.subject is not None:
            self.subject.put_into(action)
        elif "by_when" not in self.columns.values():
            # beside actions and their leads, a column of timescales says when each action is due
            action.by_when, action.timescale = action.timescale, ""
        self.found.append(action)
        self.answered = True

    def _by_column(self, row: TableRow) -> tuple[dict[str, str], dict[str, str]]:
        """The row's words and colours by what their columns hold."""
        cells: dict[str, str] = {}
        colours: dict[str, str] = {}
        same = len(row.cells) == len(self.lefts)
        for place, text in enumerate(row.cells):
            at = place if same else _nearest(row.lefts[place], self.lefts)
            kind = self.columns.get(at)
            if kind is None and at == len(self.lefts) - 1:
                # the last column often bears its head once, above everything: ratings by colour
                kind = "rag"
            if kind is None:
                continue
            if text:
                cells[kind] = f"{cells[kind]}\n{text}" if kind in cells else text
            if colour := colour_word(row.fills[place]):
                colours[kind] = colour
        return cells, colours

    def _flush(self) -> None:
        """Keep a recommendation that no row answers."""
        if self.subject is not None and not self.answered:
            action = Action(self.section, "", "", "", "", "", "", "", "", "", self.subject.page)
            self.subject.put_into(action)
            self.found.append(action)
            self.answered = True
        self.subject = None


def _with_headings(page: Page) -> Iterator[tuple[TableRow, str]]:
    """The page's rows in order, each with the heading that stands between it and the row before."""
    lines = [line for line in page.lines if line.kind == "body" and not line.bullet]
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    ceiling = float("inf")
    table = None
    for row in page.rows:
        above = ""
        if row.table != table:
            between = [line for line in lines if row.top - 2 < line.base < ceiling]
            heads = [line for line in between if len(line.text) < 100 and (line.weight >= 600 or line.size > usual)]
            if heads and heads[-1] is between[-1] and not columns([heads[-1].text]):
                above = heads[-1].text.rstrip(" :")
        table, ceiling = row.table, row.top - 4
        yield row, above


def _title(row: TableRow) -> str:
    """The words of a row that one cell fills, but for a last column's head; '' for any other row."""
    first, *rest = row.cells
    others = [cell for cell in rest if cell]
    spans = bool(others) or (rest.count(None) >= 2 and rest.count(None) == len(rest))
    return first.rstrip(" :") if first and spans and all(column(cell) == "rag" for cell in others) else ""


def _nearest(left: float, lefts: list[float]) -> int:
    return min(range(len(lefts)), key=lambda at: abs(lefts[at] - left))


def _goes_on(cells: dict[str, str], last: Action) -> bool:
    """Tell whether a page's first row is the rest of the last page's last row."""
    if cells.get("number") or not cells:
        return False
    for kind, text in cells.items():
        before = getattr(last, kind)
        if not before or _NEW.match(text) or not (CONTINUES.match(text) or not _CLOSED.search(before)):
            return False
    return True


def _extend(last: Action, cells: dict[str, str]) -> None:
    for kind, text in cells.items():
        if one_line(text) != getattr(last, kind):
            setattr(last, kind, one_line(f"{getattr(last, kind)}\n{text}"))
