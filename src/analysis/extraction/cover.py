"""The first lines of a document and what stands on them: titles, labels, dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from analysis import authorities
from analysis.extraction import dates, recognise
from analysis.extraction.recognise import TITLES, TitleRule
from analysis.reading.document import Document, Line

#: How much of a document counts as its cover.
_PAGES: Final = 5
_LINES: Final = 80
#: A line's share in the cover; a file may hold but one line of any length.
_LONGEST: Final = 1000
#: How far from a label its date may begin, and how many lines below it.
_NEAR: Final = 14
_BELOW: Final = 3
#: How many lines above or below the dates the title may stand, and how many it has.
_NEAR_LINES: Final = 14
#: No report took longer to be published.
_SOON: Final = timedelta(days=183)
_TITLE_LINES: Final = 7

_GOES_ON: Final = re.compile(r"(?:and|&|to|until|[-–—─,])\s*$")
_WENT_ON: Final = re.compile(r"(?:and|&|to|until|[-–—─])\s*\d")
_WHOLE: Final = re.compile(r"(?:(?:19|20)\d\d|\d[/.]\d\d|\d\d-\d\d)\W*$")
_LABELS: Final = re.compile(
    r"\s+(?=(?:(?:Re-i|I)nspection (?:of|dates?)\b|(?:Lead|Reporting) [Ii]nspector\b|Age group\b"
    r"|(?:Report )?[Pp]ublished:|Judge?ments? Grade|Focused visit to|Visit dates?:|Review of the effectiveness))"
)
#: A footnote mark, or the 'and' of a second title that stands elsewhere.
_TITLE_TAIL: Final = re.compile(r"(?<=[a-z])\d{1,2}$|\s+and$", re.IGNORECASE)
_PARTICLES: Final = frozenset(("de", "van", "von", "der", "la", "le", "and", "&"))

#: A labelled window: its label's line and the days. A title: its line, its rule and how it matched.
Dated = tuple[int, dates.Period]
Title = tuple[int, TitleRule, re.Match[str]]


@dataclass(slots=True)
class Cover:
    """The first lines of a document, as printed and made even."""

    printed: list[str]
    even: list[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Cover:
        """Take the words of the lines, whatever their kind: titles are easily taken for running headers."""
        printed = [line.text[:_LONGEST] for line in lines]
        return cls(printed, [recognise.even(text) for text in printed])

    def broken(self) -> Cover:
        """Break the lines before titles and labels in mid line, as text has them that lost its line ends."""
        printed = [part for text in self.printed for part in _LABELS.split(text) if part.strip()]
        return Cover(printed, [recognise.even(text) for text in printed])

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Join even lines, one a line."""
        return "\n".join(self.even[start:end])

    def labelled(self, start: int = 0, end: int | None = None) -> Dated | None:
        """Find the labelled window of the inspection: the label's line and the window."""
        for at, line in enumerate(self.even[start:end], start):
            if self.printed[at][:4] in recognise.DATES_STARTS:
                label = recognise.DATES_LABEL.match(line)
                found = self._dated(at, label.end()) if label else None
                if found:
                    return at, found
        return None

    def labelled_without_year(self) -> Dated | None:
        """Find the labelled window of a cover that leaves its year to the date of publication."""
        published = self.published()
        if published is None:
            return None
        on = date.fromisoformat(published)
        for at, line in enumerate(self.even):
            label = recognise.DATES_LABEL.match(line) if self.printed[at][:4] in recognise.DATES_STARTS else None
            found = self._dated(at, label.end(), on) if label else None
            if found and timedelta(0) < on - found.end <= _SOON:
                return at, found
        return None

    def _dated(self, at: int, begin: int, before: date | None = None) -> dates.Period | None:
        """Read the window after a label, or in the lines right below where the label stands alone."""
        text = self.printed[at][begin:]
        below = at + 1
        while below < min(at + 1 + _BELOW, len(self.printed)):
            if _WHOLE.search(text) and not _GOES_ON.search(text.lower()) and not _WENT_ON.match(self.even[below]):
                break
            text = f"{text} {self.printed[below]}"
            below += 1
        found = dates.window(text, before)
        return found if found and len(text[: found.at].strip()) <= _NEAR else None

    def titles(self, start: int, end: int) -> list[Title]:
        """List the titles that begin in a range of lines."""
        found = []
        for at in range(max(0, start), min(end, len(self.even))):
            title = recognise.title_of(self.even, at)
            if title:
                found.append((at, *title))
        return found

    def title(self, dated: int | None) -> Title | None:
        """Choose the title: near the dates where there are dates, the narrowest form first."""
        ranges = [(0, len(self.even))] if dated is None else [(dated - _NEAR_LINES, dated + _NEAR_LINES), (0, dated)]
        for start, end in ranges:
            found = self.titles(start, end)
            if found:
                # the same words may run along the page's edge: the ones nearest to the dates are the title
                return min(found, key=lambda title: (TITLES.index(title[1]), abs(title[0] - (dated or 0))))
        return None

    def visited(self, at: int) -> dates.Period | None:
        """Read the days of a visit from the sentence that opens its letter, from a line on."""
        even, printed = " ".join(self.even[at:]), " ".join(self.printed[at:])
        for match in recognise.VISITED.finditer(even):
            found = dates.window(printed[match.end() : match.end() + 90])
            if found and found.at <= _NEAR:
                return found
        return None

    def published(self, end: int | None = None) -> str | None:
        """Read the date of publication where the document itself prints one."""
        for at, line in enumerate(self.even[:end]):
            label = recognise.PUBLISHED_LABEL.search(line) if "publi" in line else None
            if label:
                rest = self.printed[at][label.end() :]
                if not rest.strip() and at + 1 < len(self.printed):
                    rest = self.printed[at + 1]
                found = dates.window(rest)
                if found and found.at <= _NEAR and found.start == found.end:
                    return found.start.isoformat()
        return None

    def lead(self) -> str:
        """Read the lead inspector's name."""
        for at, line in enumerate(self.even):
            label = recognise.LEAD_LABEL.search(line) if "inspector" in line else None
            # a deputy's label ends in the same words
            if label and not line[: label.start()].endswith("deputy "):
                rest = self.printed[at][label.end() :]
                if not rest.strip() and at + 1 < len(self.printed):
                    rest = self.printed[at + 1]
                name = _person(rest)
                if name:
                    return name
        return ""

    def title_text(self, at: int) -> str:
        """Join the lines of a title, from its first to where something else begins."""
        lines = [self.printed[at]]
        for place in range(at + 1, min(at + _TITLE_LINES, len(self.printed))):
            even = self.even[place]
            other = recognise.DATES_LABEL.match(even) or recognise.PUBLISHED_LABEL.match(even)
            ended = other or recognise.LEAD_LABEL.match(even) or recognise.AFTER_TITLE.match(even)
            if ended or even.isdigit() or (authorities.find(self.printed[place]) and not _is_open(lines[-1])):
                break
            lines.append(self.printed[place])
        return _TITLE_TAIL.sub("", " ".join(lines))


def cover_of(document: Document) -> Cover:
    """Take the first lines of a document as its cover; the first pages may hold next to nothing."""
    lines: list[Line] = []
    for page in document.pages[:_PAGES]:
        lines.extend(page.lines[: _LINES - len(lines)])
        if len(lines) >= _LINES:
            break
    return Cover.of(lines)


def lead_at_the_end(document: Document) -> str:
    """Find the lead inspector in the pages that tell of the inspection itself, near a report's end."""
    for page in reversed(document.pages):
        for at, line in enumerate(page.lines):
            if line.text.startswith(("Lead inspector", "Reporting inspector", "Lead Inspector")):
                name = Cover.of(page.lines[at : at + 2]).lead()
                if name:
                    return name
    return ""


def _person(text: str) -> str:
    """Keep a person's name: two to six words that begin with capitals."""
    cut = recognise.AFTER_NAME.search(recognise.even(text))
    name = (text[: cut.start()] if cut else text).strip(" ,.:;–-")
    words = name.split()
    proper = all(word[0].isupper() or word in _PARTICLES for word in words)
    return name if 2 <= len(words) <= 6 and proper and not any(c.isdigit() for c in name) else ""


def _is_open(line: str) -> bool:
    """Tell whether a title goes on in mid phrase ('Inspection of the London Borough of')."""
    return recognise.even(line).split()[-1:] in (["of"], ["and"], ["the"], ["to"])
