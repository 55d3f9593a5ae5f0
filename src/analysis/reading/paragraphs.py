"""Lines -> paragraphs: joined over lines and page breaks, numbered as printed, bullets with their lead-in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from analysis.reading import clean
from analysis.reading.document import Line, Page, Paragraph

_NUMBER: Final = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3})(?:[.)](?:\s+|(?=[A-Z][A-Za-z]))|\s+(?=[A-Z‘“'\"]))(?=\S)")
_CLOSED: Final = re.compile(r"[.?!:;]['’”\")]*$")
_DEEPER: Final = 4.0
#: The most characters that close a sentence, its quotation and its brackets.
_CLOSING: Final = 6


def paragraphs(pages: list[Page]) -> list[Paragraph]:
    """Join the body lines of the pages into paragraphs, in reading order, and add each page's footnotes."""
    joiner = _Joiner()
    for page in pages:
        joiner.page(page)
    return joiner.finish()


def _closed(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return _CLOSED.search(text, max(0, len(text) - _CLOSING)) is not None


def _below(upper: Line, lower: Line) -> float:
    """How far a line stands below the one before it, which may be two printed lines that a hyphen joined."""
    return (upper.foot or upper.base) - lower.base


@dataclass(slots=True)
class _Joiner:
    found: list[Paragraph] = field(default_factory=list)
    #: Footnotes wait until the paragraph that runs over their page's end is closed.
    notes: list[Paragraph] = field(default_factory=list)
    open: Paragraph | None = None
    #: The open paragraph's last line, and the left edge of its text.
    last: Line | None = None
    section: str = ""
    number: int = 0
    #: Bullets (left edge, text) above the open one, outermost first, and the words before the list.
    stack: list[tuple[float, Paragraph]] = field(default_factory=list)
    leading: float = 0.0
    width: int = 0
    body_size: float = 0.0

    def page(self, page: Page) -> None:
        body = [line for line in page.lines if line.kind == "body"]
        self._measure(body)
        for line in body:
            self._line(line)
        note: Paragraph | None = None
        for line in page.lines:
            if line.kind != "footnote":
                continue
            if note is None or re.match(r"\d{1,2}(?: |$)", line.text):
                note = Paragraph(line.text, page.number, "footnote", section=self.section)
                self.notes.append(note)
            else:
                note.text = clean.join(note.text, line.text)

    def finish(self) -> list[Paragraph]:
        self._close()
        return self.found

    def _measure(self, body: list[Line]) -> None:
        """The page's own line spacing, line length and text size, by which breaks are told."""
        gaps: Counter[float] = Counter()
        sizes: Counter[float] = Counter()
        previous: Line | None = None
        for line in body:
            sizes[line.size] += len(line.text)
            if previous is not None and 4 < previous.base - line.base < 40:
                gaps[round(previous.base - line.base, 0)] += 1
            previous = line
        # the closest spacing that is usual: on a page of short paragraphs the gaps between them outnumber the lines'
        usual = [gap for gap, count in gaps.items() if count >= max(2, 0.15 * gaps.total())]
        self.leading = min(usual) if usual else gaps.most_common(1)[0][0] if gaps else 0.0
        self.width = max((len(line.text) for line in body), default=0)
        if sizes:
            self.body_size = sizes.most_common(1)[0][0]

    def _line(self, line: Line) -> None:
        if line.bullet:
            self._bullet(line)
        elif (number := self._numbered(line)) is not None:
            self._start(line, line.text[number.end() :], "paragraph", number.group(1))
        elif self._is_heading(line):
            self._heading(line)
        elif self._continues(line):
            self._append(line)
        else:
            self._start(line, line.text, "paragraph")
        self.last = line

    def _continues(self, line: Line) -> bool:
        """Tell whether the line goes on with the open paragraph."""
        if self.open is None or self.last is None or self.open.kind == "heading":
            return False
        closed = _closed(self.open.text)
        if line.page != self.last.page:
            # a sentence that runs over the page's end fills its last line
            ended = closed or (line.weight > self.last.weight and len(self.last.text) < 0.6 * self.width)
            return line.text[0].islower() or not ended
        gap = _below(self.last, line)
        if gap < -2:
            # the eye went up: a new column or a table's next cell, unless the sentence plainly goes on
            return not closed and line.text[0].islower()
        if self.leading and gap > 1.3 * self.leading:
            return not closed and line.text[0].islower()
        if self.open.kind == "bullet" and line.left < self.stack[-1][0] - 2 if self.stack else False:
            return not closed
        short = len(self.last.text) < 0.6 * self.width
        return not (closed and short and line.text[0].isupper())

    def _append(self, line: Line) -> None:
        assert self.open is not None
        before = len(self.open.text)
        self.open.text = clean.join(self.open.text, line.text)
        if line.page != self.open.page_at(before):
            at = len(self.open.text) - len(line.text)
            if not self.open.breaks:
                self.open.breaks.append((0, self.open.page))
            self.open.breaks.append((at, line.page))

    def _numbered(self, line: Line) -> re.Match[str] | None:
        """A paragraph number must follow from the one before, or it is a figure that a line began with."""
        match = _NUMBER.match(line.text)
        if match is None:
            return None
        if "." in match.group(1):
            return match if not self._mid_sentence(line) else None
        number = int(match.group(1))
        dotted = line.text[match.end(1)] in ".)"
        follows = number == self.number + 1
        if not (dotted and follows) and (self._mid_sentence(line) or not (dotted or follows)):
            return None
        if number == 1 or 0 < number - self.number <= 3:
            self.number = number
            return match
        return None

    def _mid_sentence(self, line: Line) -> bool:
        if self.open is None or self.last is None or self.open.kind == "heading":
            return False
        if self.leading and line.page == self.last.page and _below(self.last, line) > 1.3 * self.leading:
            return False
        return not _closed(self.open.text) and len(self.last.text) > 0.6 * self.width

    def _is_heading(self, line: Line) -> bool:
        if not line.text[0].isupper() and not line.text[0].isdigit():
            return self._heading_goes_on(line)
        if len(line.text) > 110 or line.text[-1] in ".,;":
            return False
        large = bool(self.body_size) and line.size > 1.08 * self.body_size
        return large or self._bold(line)

    def _heading_goes_on(self, line: Line) -> bool:
        return (
            self.open is not None
            and self.open.kind == "heading"
            and self.last is not None
            and line.size == self.last.size
            and line.weight == self.last.weight
            and line.page == self.last.page
        )

    def _bold(self, line: Line) -> bool:
        """A line that is set bold from its first character, where the line before is not part of its sentence."""
        if line.weight < 600:
            return False
        return not (
            self.open is not None
            and self.open.kind != "heading"
            and not _closed(self.open.text)
            and self._continues(line)
        )

    def _heading(self, line: Line) -> None:
        together = (
            self._heading_goes_on(line)
            and self.last is not None
            and 0 < _below(self.last, line) < 2.0 * line.size
            and self.open is not None
        )
        if together:
            self._append(line)
        else:
            self._start(line, line.text, "heading")
        assert self.open is not None
        self.section = self.open.text

    def _bullet(self, line: Line) -> None:
        self._close()
        while self.stack and self.stack[-1][0] >= line.left - _DEEPER:
            self.stack.pop()
        paragraph = Paragraph(line.text, line.page, "bullet", section=self.section)
        above = self.stack[-1][1] if self.stack else self._introduction()
        if above is not None:
            paragraph.lead = clean.join(above.lead, above.text) if above.kind == "bullet" else above.text
        self.stack.append((line.left, paragraph))
        self.open = paragraph

    def _introduction(self) -> Paragraph | None:
        """The paragraph that introduces the list, when its words do not end before it."""
        for above in reversed(self.found):
            if above.kind == "footnote" or above.kind == "bullet":
                continue
            if above.kind == "paragraph" and above.text.rstrip("–- ").endswith((":", ";", ",")):
                return above
            if above.kind == "paragraph" and not _closed(above.text):
                return above
            return None
        return None

    def _start(self, line: Line, text: str, kind: str, number: str = "") -> None:
        self._close()
        self.stack.clear()
        self.open = Paragraph(
            text, line.page, "heading" if kind == "heading" else "paragraph", number=number, section=self.section
        )

    def _close(self) -> None:
        if self.open is not None and self.open.text:
            self.found.append(self.open)
        self.found.extend(self.notes)
        self.notes.clear()
        self.open = None
