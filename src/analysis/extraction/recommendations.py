"""The lists in which a report says what should improve: one row an item, whatever the framework calls its list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from analysis.extraction import improvement_lists as lists
from analysis.extraction.rows import PAPERS, Doubt, Header, Recommendation
from analysis.reading import clean
from analysis.reading.document import Document, Paragraph

#: Kinds that end in a list of what should improve.
_LISTING: Final = frozenset({"inspection", "re-inspection", "board review"})
#: Why documents of other kinds have none.
_UNLISTED: Final = {
    "focused visit": "a focused visit's letter without a list",
    "monitoring visit": "a monitoring visit's letter, which holds no list",
    "council paper": "a council paper's are to its own committee",
    "action plan": "those that a plan answers are in the table of actions",
}
_QUOTE: Final = 300
#: A topic inside a list ('Workforce') has few words and no closing mark.
_TOPIC_LENGTH: Final = 90
_SUB_BULLET: Final = " • "


def recommendations(document: Document, header: Header) -> list[Recommendation]:
    """Find every item of the lists in which a report says what should improve.

    Parameters
    ----------
    document : Document
    header : Header
        Tells a board's own review from a report on an authority, and a report from a council's paper.

    Returns
    -------
    list of Recommendation
        In reading order; ``order`` counts from 1 for the authority and for the board.
    """
    if header.kind in PAPERS:
        return []
    reader = _Reader("lscb" if header.framework == "LSCB" else "")
    for paragraph in document.paragraphs:
        reader.paragraph(paragraph)
    return reader.rows()


def unlisted(document: Document, header: Header, found: list[Recommendation]) -> list[Doubt]:
    """Say why an inspection's report has no recommendation, when it has none.

    Parameters
    ----------
    document : Document
    header : Header
    found : list of Recommendation
        What ``recommendations`` found.

    Returns
    -------
    list of Doubt
        Empty where there are recommendations, and for documents that need not hold such a list.
    """
    if found or header.kind not in _LISTING:
        return []
    for at, paragraph in enumerate(document.paragraphs):
        heading = lists.list_heading(paragraph)
        if heading is not None and heading[0].opens:
            below = next((p for p in document.paragraphs[at + 1 :] if p.kind not in ("heading", "footnote")), paragraph)
            reason = f"the words under '{heading[1]}' name no item of a list"
            return [Doubt("recommendations", "", reason, below.page, below.text[:_QUOTE])]
    page = document.pages[0].number if document.pages else 1
    return [Doubt("recommendations", "", "no heading of a list of what should improve was found", page, "")]


def why_none(header: Header, found: list[Recommendation], doubts: list[Doubt]) -> str:
    """Say in the documents table why a document has no recommendation; nothing where it has one or is no report.

    Parameters
    ----------
    header : Header
    found : list of Recommendation
    doubts : list of Doubt
        What ``unlisted`` said.
    """
    if found or not header.kind:
        return ""
    why = doubts[0].reason if doubts else _UNLISTED.get(header.kind, "")
    return f"no recommendations: {why}" if why else ""


@dataclass(slots=True)
class _Item:
    body: str
    number: str
    timescale: str
    text: str
    page: int
    #: The words that a sub-bullet's lead-in ends with when it belongs to this item.
    top: str


@dataclass(slots=True)
class _Reader:
    """Follows the paragraphs and keeps what is open: the part of the report, the list, the item."""

    #: The board, where the whole document is its review.
    whole: str
    side: str = "authority"
    items: list[_Item] = field(default_factory=list)
    #: The timescale of the open list; ``None`` where no list is open.
    timescale: str | None = None
    #: How many items stood before the open list.
    before: int = 0
    #: A heading that is no list's came in between: the list goes on only when its numbers plainly do.
    paused: bool = False

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take in the next paragraph."""
        if paragraph.kind == "footnote" or not any(map(str.isalpha, paragraph.text)):
            # a footnote's mark beside a heading can stand alone
            return
        found = lists.list_heading(paragraph)
        if found is not None:
            self._list_heading(*found)
        elif paragraph.kind == "heading":
            self._other_heading(paragraph.text)
        elif self.timescale is not None:
            self._member(paragraph)

    def rows(self) -> list[Recommendation]:
        """Make the rows of all items, each body's counted from 1."""
        rows, counts = [], {"authority": 0, "lscb": 0}
        for item in self.items:
            counts[item.body] += 1
            text, paragraphs = lists.take_references(item.text)
            order = counts[item.body]
            rows.append(Recommendation(item.body, order, item.number, item.timescale, text, paragraphs, item.page))
        return rows

    def _list_heading(self, heading: lists.Heading, words: str) -> None:
        if self.timescale is None and not heading.opens:
            return
        if heading.opens and not heading.timescale:
            self.side = lists.side(words) or self.side
        self.timescale = words if heading.timescale else ""
        self.before = len(self.items)
        self.paused = False

    def _other_heading(self, words: str) -> None:
        self.side = lists.side(words) or self.side
        if lists.ends_lists(words):
            self.timescale = None
        self.paused = True

    def _member(self, paragraph: Paragraph) -> None:
        if self.paused and not self._goes_on(paragraph):
            self.timescale = None
            return
        self.paused = False
        text = paragraph.text
        if lists.is_nothing(text):
            return
        if self._item() is None and paragraph.kind != "bullet" and lists.is_introduction(text):
            return
        if paragraph.number:
            self._numbered(paragraph)
        elif paragraph.kind == "bullet":
            self._bullet(paragraph)
        else:
            self._plain(paragraph)

    def _item(self) -> _Item | None:
        """The open list's last item."""
        return self.items[-1] if len(self.items) > self.before else None

    def _goes_on(self, paragraph: Paragraph) -> bool:
        last = self._item()
        return (
            last is not None
            and last.number.isdigit()
            and paragraph.number == str(int(last.number) + 1)
            and lists.is_order(paragraph.text)
        )

    def _numbered(self, paragraph: Paragraph) -> None:
        last = self._item()
        if last is not None and not last.number:
            # the bullets are over: the report's numbered paragraphs begin
            self.timescale = None
        else:
            self._add(paragraph)

    def _bullet(self, paragraph: Paragraph) -> None:
        last = self._item()
        if last is not None and self._is_under(paragraph, last):
            last.text += _SUB_BULLET + paragraph.text
        else:
            self._add(paragraph)

    @staticmethod
    def _is_under(paragraph: Paragraph, item: _Item) -> bool:
        """Tell whether a bullet belongs to the item above; plain text can lose the indent that says so."""
        completes = item.top.endswith(":") and item.text[0].isupper() and lists.is_purpose(paragraph.text)
        return bool(item.number) or completes or paragraph.lead.endswith(item.top)

    def _plain(self, paragraph: Paragraph) -> None:
        """A paragraph without number or bullet: the item's own end, an item whose mark is lost, or a topic."""
        last, text = self._item(), paragraph.text
        order = lists.is_order(text)
        if last is not None and not lists.is_closed(last.text) and self._ends(text, order):
            last.text = clean.join(last.text, text)
        elif len(text) <= _TOPIC_LENGTH and not lists.is_closed(text):
            return
        elif order and last is not None and last.number:
            # a numbered item's next sentence that begins a line
            last.text = clean.join(last.text, text)
        elif order or (last is None and self.timescale and lists.is_instruction(text)):
            # a time's only item often has no mark
            self._add(paragraph)

    @staticmethod
    def _ends(text: str, order: bool) -> bool:
        """Tell whether the words can be the end of a sentence that a page or a name in capitals broke."""
        return not text[0].isupper() or (lists.is_closed(text) and not order)

    def _add(self, paragraph: Paragraph) -> None:
        assert self.timescale is not None
        body, text = self.whole or self.side, paragraph.text
        self.items.append(_Item(body, paragraph.number, self.timescale, text, paragraph.page, text[-40:]))
