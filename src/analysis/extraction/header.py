"""The header of a document: framework, kind, authority, title, lead inspector and dates, from its first pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis import authorities
from analysis.authorities import Authority
from analysis.authorities.mentions import mentions
from analysis.extraction import dates, recognise
from analysis.extraction.recognise import TITLES, TitleRule
from analysis.extraction.rows import Header
from analysis.extraction.running import Running, running
from analysis.reading.document import Document, Line

#: How much of a document counts as its cover.
_COVER_PAGES: Final = 3
_COVER_LINES: Final = 80
#: How far from a label its date may begin, and how many lines below it.
_NEAR: Final = 14
_BELOW: Final = 3
#: How many lines above or below the dates the title may stand.
_NEAR_LINES: Final = 14
#: The first day on which the framework of 2018 was used, for visits as well.
_ILACS_FIRST: Final = date(2018, 1, 1)

_GOES_ON: Final = re.compile(r"(?:and|&|to|until|[-–—─,])\s*$")
_WENT_ON: Final = re.compile(r"(?:and|&|to|until|[-–—─])\s*\d")
_WHOLE: Final = re.compile(r"(?:(?:19|20)\d\d|\d[/.]\d\d|\d\d-\d\d)\W*$")
_IN_SENTENCE: Final = re.compile(
    r"(?:children(?:'s|s'?) (?:social care )?services (?:in|for)|judged (?:to be )?in|children (?:living )?in|"
    r"(?:local )?authority (?:of|in)|focus+ed visit to|monitoring visit (?:to|of)|inspection of|area of)\s+(?:the\s+)?"
)
_ENDS_NAME: Final = re.compile(
    r"\s(?:are|is|require|requires|has|have|was|were|to|local|children|and their|on)\b|[.;:(]|$"
)
#: A footnote mark, or the 'and' of a second title that stands elsewhere.
_TITLE_TAIL: Final = re.compile(r"(?<=[a-z])\d{1,2}$|\s+and$", re.IGNORECASE)
_BOARD: Final = re.compile(r"(?:local )?safeguarding children(?:'s)? board.*", re.IGNORECASE)
_PAPER_LABEL: Final = re.compile(r"(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:\s*")
_PAPER_FROM: Final = re.compile(r"(?:joint )?report (?:from|of|by)\b")
_NOT_A_TITLE: Final = re.compile(
    r"public document pack|agenda|wards?\b|date\b|to:|for (?:action|decision|information)|appendix|page \d|\W*$"
)


@dataclass(slots=True)
class Cover:
    """The first lines of a document, as printed and made even."""

    printed: list[str]
    even: list[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Cover:
        """Take the words of the lines, whatever their kind: titles are easily taken for running headers."""
        printed = [line.text for line in lines]
        return cls(printed, [recognise.even(text) for text in printed])

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Join even lines, one a line."""
        return "\n".join(self.even[start:end])

    def labelled(self, start: int = 0, end: int | None = None) -> tuple[int, dates.Period] | None:
        """Find the labelled window of the inspection: the label's line and the window."""
        for at, line in enumerate(self.even[start:end], start):
            if self.printed[at][:4] in recognise.DATES_STARTS:
                label = recognise.DATES_LABEL.match(line)
                found = self._dated(at, label.end()) if label else None
                if found:
                    return at, found
        return None

    def _dated(self, at: int, begin: int) -> dates.Period | None:
        """Read the window after a label, or in the lines right below where the label stands alone."""
        text = self.printed[at][begin:]
        below = at + 1
        while below < min(at + 1 + _BELOW, len(self.printed)):
            if _WHOLE.search(text) and not _GOES_ON.search(text.lower()) and not _WENT_ON.match(self.even[below]):
                break
            text = f"{text} {self.printed[below]}"
            below += 1
        found = dates.window(text)
        return found if found and len(text[: found.at].strip()) <= _NEAR else None

    def titles(self, start: int, end: int) -> list[tuple[int, TitleRule, re.Match[str]]]:
        """List the titles that begin in a range of lines."""
        found = []
        for at in range(max(0, start), min(end, len(self.even))):
            title = recognise.title_of(self.even, at)
            if title:
                found.append((at, *title))
        return found

    def title(self, dated: int | None) -> tuple[int, TitleRule, re.Match[str]] | None:
        """Choose the title: near the dates where there are dates, the narrowest form first."""
        ranges = [(0, len(self.even))] if dated is None else [(dated - _NEAR_LINES, dated + _NEAR_LINES), (0, dated)]
        for start, end in ranges:
            found = self.titles(start, end)
            if found:
                # the same words may run along the page's edge: the ones nearest to the dates are the title
                return min(found, key=lambda title: (TITLES.index(title[1]), abs(title[0] - (dated or 0))))
        return None


def header(document: Document) -> Header:
    """Tell what a document, or a part of a pack, is, from its first pages.

    Parameters
    ----------
    document : Document

    Returns
    -------
    Header
        Blank in every field that the document does not settle.
    """
    cover = Cover.of(_first_lines(document))
    label = cover.labelled()
    dated = label[0] if label else None
    title = cover.title(dated)
    if title is None or label is None:
        edge = running(document)
        if edge and (edge.window or label) and recognise.council_marks(cover.text(0, 12)) < 2:
            return _from_the_edge(document, cover, edge, label[1] if label else edge.window)
    if title is None or not _is_report(cover, title[0], dated):
        return _other(cover)
    at, rule, match = title
    window = label[1] if label else _visited(cover, at)
    found = Header(kind=rule.kind, framework=_framework(rule, window))
    _put_window(found, window)
    _put_authority(found, _authority(cover, at, dated, match, window.end if window else None))
    found.title = _title(cover, at)
    found.published = _published(cover)
    found.lead_inspector = _lead(cover) or _lead_at_the_end(document)
    return found


def _first_lines(document: Document) -> list[Line]:
    lines: list[Line] = []
    for page in document.pages[: _COVER_PAGES + 2]:
        lines.extend(page.lines[: _COVER_LINES - len(lines)])
        if len(lines) >= _COVER_LINES:
            break
    return lines


def _is_report(cover: Cover, at: int, dated: int | None) -> bool:
    """Tell an inspectorate's report from a council's paper that carries the same words as a title."""
    above = cover.text(0, max(at, dated or 0))
    if at >= 0 and recognise.council_marks(above) >= 2:
        return False
    if dated is not None:
        return True
    whole = cover.text()
    if recognise.LETTER.search(whole) and re.search(r"^dear\b|this letter", whole, re.MULTILINE):
        return True
    return bool(recognise.INSPECTORATE.search(whole)) and recognise.council_marks(whole) < 2


def _from_the_edge(document: Document, cover: Cover, edge: Running, window: dates.Period | None) -> Header:
    """Make the header of a report of whose cover the title, the dates or both are lost."""
    on = window.end if window else None
    found = Header(kind=edge.rule.kind, framework=_framework(edge.rule, window), title=edge.title)
    _put_window(found, window)
    _put_authority(found, authorities.find(edge.name, on) or _in_sentence(cover, on) or _mentioned(cover, on))
    found.published = _published(cover)
    found.lead_inspector = _lead(cover) or _lead_at_the_end(document)
    return found


def _framework(rule: TitleRule, window: dates.Period | None) -> str:
    if rule.kind == "monitoring visit" and window:
        return "ILACS" if window.start >= _ILACS_FIRST else "SIF"
    if rule.framework == "ILACS" and window and window.end < _ILACS_FIRST:
        # the words of that title were used before for inspections of another kind
        return ""
    return rule.framework


def _visited(cover: Cover, at: int) -> dates.Period | None:
    """Read the days of a visit from the sentence that opens its letter."""
    even = " ".join(cover.even[max(0, at) :])
    printed = " ".join(cover.printed[max(0, at) :])
    for match in recognise.VISITED.finditer(even):
        found = dates.window(printed[match.end() : match.end() + 90])
        if found and found.at <= _NEAR:
            return found
    return None


def _published(cover: Cover, end: int | None = None) -> str | None:
    for at, line in enumerate(cover.even[:end]):
        if "publi" not in line:
            continue
        label = recognise.PUBLISHED_LABEL.search(line)
        if not label:
            continue
        rest = cover.printed[at][label.end() :]
        if not rest.strip() and at + 1 < len(cover.printed):
            rest = cover.printed[at + 1]
        found = dates.window(rest)
        if found and found.at <= _NEAR and found.start == found.end:
            return found.start.isoformat()
    return None


def _lead(cover: Cover) -> str:
    for at, line in enumerate(cover.even):
        if "inspector" not in line:
            continue
        label = recognise.LEAD_LABEL.search(line)
        # a deputy's label ends in the same words
        if not label or line[: label.start()].endswith("deputy "):
            continue
        name = _name(cover.printed[at][label.end() :])
        if not name and at + 1 < len(cover.printed) and not line[label.end() :].strip():
            name = _name(cover.printed[at + 1])
        if name:
            return name
    return ""


def _name(text: str) -> str:
    """Keep a person's name: two to five words that begin with capitals."""
    text = text[: len(text) - len(text.lstrip())] + text.strip()
    cut = recognise.AFTER_NAME.search(recognise.even(text))
    name = (text[: cut.start()] if cut else text).strip(" ,.:;–-")
    words = name.split()
    proper = all(word[0].isupper() or word in ("de", "van", "von", "der", "la", "le", "and", "&") for word in words)
    return name if 2 <= len(words) <= 6 and proper and not any(c.isdigit() for c in name) else ""


def _lead_at_the_end(document: Document) -> str:
    """Find the lead inspector in the pages that tell of the inspection itself, near a report's end."""
    for page in reversed(document.pages[_COVER_PAGES:]):
        for at, line in enumerate(page.lines):
            if line.text.startswith(("Lead inspector", "Reporting inspector", "Lead Inspector")):
                name = _lead(Cover.of(page.lines[at : at + 2]))
                if name:
                    return name
    return ""


def _put_window(found: Header, window: dates.Period | None) -> None:
    if window:
        found.inspection_start, found.inspection_end = window.start.isoformat(), window.end.isoformat()


def _put_authority(found: Header, authority: Authority | None) -> None:
    if authority:
        found.authority, found.authority_code = authority.name, authority.code


def _authority(cover: Cover, at: int, dated: int | None, title: re.Match[str], on: date | None) -> Authority | None:
    """Find whose report it is: in the title, in a line of its own, in what the cover says, in running headers."""
    named = title.groupdict().get("name")
    if named:
        authority = authorities.find(named, on)
        if authority:
            return authority
    region = cover.printed[: max(at, dated or 0, 12) + 4]
    alone = _named_alone(region, max(0, at), on)
    if alone:
        return alone
    return _in_sentence(cover, on) or _mentioned(cover, on)


def _named_alone(lines: list[str], at: int, on: date | None) -> Authority | None:
    """Find a name that fills a line or two, nearest to the title first."""
    order = sorted(range(len(lines)), key=lambda place: (abs(place - at), place))
    for length in (2, 1, 3):
        for place in order:
            text = " ".join(lines[place : place + length])
            if place + length <= len(lines) and text[:1].isupper():
                authority = authorities.find(_BOARD.sub("", text).strip(), on)
                if authority:
                    return authority
    return None


def _in_sentence(cover: Cover, on: date | None) -> Authority | None:
    text, printed = " ".join(cover.even), " ".join(cover.printed)
    if len(text) != len(printed):
        printed = text
    for match in _IN_SENTENCE.finditer(text):
        end = _ENDS_NAME.search(text, match.end())
        authority = authorities.find(printed[match.end() : end.start() if end else None][:80], on)
        if authority:
            return authority
    return None


def _mentioned(cover: Cover, on: date | None) -> Authority | None:
    """Take the authority that the first pages name clearly most often."""
    weights = mentions("\n".join(cover.printed), on)
    ranking = weights.most_common(2)
    if not ranking:
        return None
    clear = len(ranking) == 1 or ranking[0][1] >= 2 * ranking[1][1]
    return ranking[0][0] if clear and ranking[0][1] >= 2 else None


def _title(cover: Cover, at: int) -> str:
    """Join the lines of a title, from its first to where something else begins."""
    if at < 0:
        return ""
    lines = [cover.printed[at]]
    for place in range(at + 1, min(at + 7, len(cover.printed))):
        even = cover.even[place]
        other = recognise.DATES_LABEL.match(even) or recognise.PUBLISHED_LABEL.match(even)
        ended = other or recognise.LEAD_LABEL.match(even) or recognise.AFTER_TITLE.match(even)
        if ended or even.isdigit() or (authorities.find(cover.printed[place]) and not _open_title(lines)):
            break
        lines.append(cover.printed[place])
    return _TITLE_TAIL.sub("", " ".join(lines))


def _open_title(lines: list[str]) -> bool:
    """Tell whether a title goes on in mid phrase ('Inspection of the London Borough of')."""
    return recognise.even(lines[-1]).split()[-1:] in (["of"], ["and"], ["the"], ["to"])


def _other(cover: Cover) -> Header:
    """A document that is no report of the inspectorate: a council's paper, an action plan, or nothing known."""
    found = Header()
    text = cover.text()
    plan = _plan_line(cover)
    paper = recognise.council_marks(text) >= 2
    opens = recognise.PAPER_OPENS.search(cover.text(0, 12))
    if plan is not None and recognise.plan_columns(text) >= 2 and not (paper and opens):
        found.kind = "action plan"
        found.title = cover.printed[plan]
    elif paper:
        found.kind = "council paper"
        found.title = _paper_title(cover)
    else:
        return found
    # what stands from a report's title on is that report's, not the paper's
    titles = cover.titles(0, len(cover.even))
    found.published = _published(cover, titles[0][0] if titles else None)
    weights = mentions("\n".join(cover.printed)).most_common(2)
    if weights and (len(weights) == 1 or weights[0][1] >= 2 * weights[1][1]):
        _put_authority(found, weights[0][0])
    return found


def _plan_line(cover: Cover) -> int | None:
    for at, line in enumerate(cover.even[:12]):
        if len(line) < 150 and recognise.PLAN_TITLE.match(line) and cover.printed[at][:1].isupper():
            return at
    return None


def _paper_title(cover: Cover) -> str:
    """Find a paper's title: labelled, below 'Report of …', or its first line."""
    for at, line in enumerate(cover.even[:40]):
        label = _PAPER_LABEL.match(line)
        if label:
            rest = cover.printed[at][label.end() :].strip()
            return rest or (cover.printed[at + 1] if at + 1 < len(cover.printed) else "")
    for at, line in enumerate(cover.even[:25]):
        if _PAPER_FROM.match(line) and at + 1 < len(cover.even):
            below = at + 1
            if len(cover.even[below]) < 120 and not _NOT_A_TITLE.match(cover.even[below]):
                return cover.printed[below]
    for line, even in zip(cover.printed[:8], cover.even[:8], strict=True):
        if not _NOT_A_TITLE.match(even):
            return line
    return ""
