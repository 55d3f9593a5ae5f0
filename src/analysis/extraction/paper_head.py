"""What the head of a council's paper says: its title, the committee, whose report it is, and its day.

Councils set these as labels ('Report to: …'), as lines of their own ('CABINET – 15 MARCH 2022') and as sentences
('Report of the Director of Children's Services to Cabinet'). Names run over line ends, so all is read from lines
that are joined first where one is plainly left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from analysis.extraction import dates, recognise
from analysis.extraction.cover import Cover

#: How many lines hold a paper's head, and where names without a label may stand in it.
_HEAD: Final = 40
_TOP: Final = 12
_LONGEST: Final = 150
#: How many lines a name or a title may run over.
_RUN: Final = 3
#: How many lines below its committee a paper's day may stand.
_BELOW: Final = 3

_OPEN: Final = re.compile(r"(?:\b(?:and|of|for|the|to|in|on|with)|[,&])$")
_LABELLED: Final = re.compile(r"[a-z][a-z()/ ]{1,40}:")
_TITLE: Final = re.compile(r"(?:(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:|report title\b)\s*")
_FROM: Final = re.compile(r"(?:joint )?report (?:from|of|by)\b\s*:?\s*(?:the )?")
_AUTHOR: Final = re.compile(
    r"(?:(?:report|lead) )?authors?(?:\(s\))?(?: of (?:the )?report)?\s*:\s*|report authors?(?:\(s\))?(?!\w)\s*"
)
_NO_TITLE: Final = re.compile(
    r"public document pack|agenda|wards?\b|date\b|meeting\b|to:|for (?:action|decision|information)|appendix|page \d"
    r"|recommendations?$|purpose|(?:executive )?summary|introduction|background|report\b|\d+[. ]|contact|classification"
    r"|(?:open|public|part \w+|not protectively marked)$|\W*$"
)
_BODY: Final = (
    r"(?:committee|sub-?committee|cabinet|board|panel|commission|council|executive|forum|partnership|working group)"
)
_TO: Final = re.compile(
    r"(?:(?:report to|(?:(?:name|title) of (?:the )?)?(?:meeting|committee)(?: name)?|decision maker|submitted to|to)"
    r"\s*:|report to\b|meeting of\b|meeting\b)\s*(?:the )?"
)
#: 'Report of the Director of Children's Services to Cabinet': the officer before, the committee behind.
_HANDED_TO: Final = re.compile(rf"\s+to (?:the )?(?=(?:[a-z',&-]+ ){{0,8}}{_BODY}\b)")
#: A committee's own name and what may stand beside it on the line: a sub-title, a place in the pack.
_NAME: Final = re.compile(rf"(?:[a-z][a-z'’-]*[,&]? |& ){{0,10}}{_BODY}\b")
_BESIDE: Final = re.compile(
    r"\W*(?:(?:supplementary|agenda|reports?|papers?|pack|meeting|minutes)\b\W*)*", re.IGNORECASE
)
_PARTICLES: Final = frozenset(("and", "of", "for", "the", "in", "with", "&", "to", "on"))
_NO_BODY: Final = re.compile(
    r"\b(?:councillors?|council tax|report|inspection|contact|officers?|director|chair|plan)\b"
    r"|^(?:the )?[a-z' -]{0,40}council$"
)
_FULL_COUNCIL: Final = re.compile(r"(?:(?:full|county|borough|city) )?council$")
_DAY_LABEL: Final = re.compile(
    r"(?:date(?: of (?:the )?(?:meeting|committee|report|cabinet))?|(?:meeting|report|committee|cabinet) date|when)"
    r"\s*:?\s*(?=\w)"
)
#: What may stand beside a day on a line that gives nothing else: weekdays are part of the day.
_CLOCK: Final = re.compile(
    r"\W*(?:(?:at|from|on|time|commencing)\b\W*)*(?:\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|noon|hours)?)?\W*"
)
_DAY_WORDS: Final = re.compile(
    r"\W*(?:date\W*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?(?:the\b\W*)?", re.IGNORECASE
)
_CONTACT: Final = re.compile(
    r"\s*(?:[(–,-]\s*)?(?:\b(?:tel|telephone|e-?mail|ext|phone)\b|\S+@|\(?\+?\d[\d ]{6,}).*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The head of a paper, blank where it does not say."""

    title: str
    committee: str
    author: str
    #: ISO; the last day of the month where only a month is printed.
    dated: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line joined with those that it runs on into."""

    printed: str
    even: str


def paper_head(cover: Cover) -> PaperHead:
    """Read the head of a council's paper."""
    lines = list(_joined(cover.printed[:_HEAD]))
    at, committee = _committee(lines)
    return PaperHead(_title(lines), committee, _author(lines), _dated(lines, at))


def _joined(printed: list[str]) -> Iterator[_Line]:
    """Join the lines that end in mid phrase or go on in small letters."""
    at = 0
    while at < len(printed):
        text = printed[at].strip()
        run = 1
        while run < _RUN and at + run < len(printed) and _runs_on(text, printed[at + run]):
            text = f"{text} {printed[at + run].strip()}"
            run += 1
        yield _Line(text, recognise.even(text))
        at += run


def _runs_on(text: str, below: str) -> bool:
    even = recognise.even(below)
    if not text or len(text) + len(below) > _LONGEST or text[0].isdigit() or _LABELLED.match(even):
        return False
    return bool(_OPEN.search(text)) or (below[:1].islower() and text[-1] not in ".:;")


def _title(lines: list[_Line]) -> str:
    """Find a paper's title: labelled, beside 'Report of …', or its first line."""
    for at, line in enumerate(lines):
        label = _TITLE.match(line.even)
        if label:
            return _after(lines, at, label.end())
    for at, line in enumerate(lines[:25]):
        if _FROM.match(line.even):
            for beside in (at + 1, at - 1):
                if 0 <= beside < len(lines) and _may_be_title(lines[beside]):
                    return lines[beside].printed
    return next((line.printed for line in lines[:8] if _may_be_title(line)), "")


def _may_be_title(line: _Line) -> bool:
    return len(line.even) < _LONGEST and not _NO_TITLE.match(line.even)


def _after(lines: list[_Line], at: int, end: int) -> str:
    """Give what follows a label, on its line or the next."""
    rest = lines[at].printed[end:].strip()
    return rest or (lines[at + 1].printed if at + 1 < len(lines) else "")


def _committee(lines: list[_Line]) -> tuple[int, str]:
    """Find the body that the paper goes to, and the line that names it."""
    for at, line in enumerate(lines):
        for label in (_TO.match(line.even), _handed(line)):
            name = _body(_after(lines, at, label.end())) if label else ""
            if name:
                return at, name
    for at, line in enumerate(lines[:_TOP]):
        name = _body(line.printed)
        if name:
            return at, name
    return -1, ""


def _handed(line: _Line) -> re.Match[str] | None:
    return _HANDED_TO.search(line.even) if _FROM.match(line.even) else None


def _body(text: str) -> str:
    """Keep a committee's name when the words are nothing but that: 'Cabinet – 15 March 2022' is, a sentence is not."""
    even = recognise.even(text)
    found = max(_NAME.finditer(even), key=lambda match: match.end(), default=None) if len(text) < _LONGEST else None
    if found is None or found.start() or not _is_rest(text[found.end() :]):
        return ""
    name = text[: found.end()]
    named = all(word[0].isupper() or word.lower() in _PARTICLES for word in name.split())
    if not named or (_NO_BODY.search(found.group()) and not _FULL_COUNCIL.match(found.group())):
        return ""
    return name


def _is_rest(text: str) -> bool:
    """Tell whether what follows a name is only its day, its hour or words like 'supplementary'."""
    text = text[_BESIDE.match(text).end() :]  # type: ignore[union-attr]
    return not text or _day(text) is not None


def _author(lines: list[_Line]) -> str:
    """Find whose report it is: its author by label, or the officer in whose name it goes to the committee."""
    for pattern in (_AUTHOR, _FROM):
        for at, line in enumerate(lines):
            label = pattern.match(line.even)
            if not label:
                continue
            name = _after(lines, at, label.end())
            handed = _HANDED_TO.search(recognise.even(name))
            name = _CONTACT.sub("", name[: handed.start()] if handed else name).strip(" ,;:–-")
            if name[:1].isupper() and not _LABELLED.match(recognise.even(name)):
                return name
    return ""


def _dated(lines: list[_Line], committee: int) -> str | None:
    """Find the paper's day: labelled, beside or below its committee, or on a line of its own near the top."""
    for line in lines:
        label = _DAY_LABEL.match(line.even)
        found = _day(line.printed[label.end() :]) if label else None
        if found:
            return found
    near = range(committee, committee + 1 + _BELOW) if committee >= 0 else range(0)
    for at in (*near, *range(_TOP)):
        if at < len(lines):
            text = lines[at].printed
            name = _NAME.match(lines[at].even)
            found = _day(text) or (_day(text[name.end() :]) if name and at == committee else None)
            if found:
                return found
    return None


def _day(text: str) -> str | None:
    """Read a line that is a day, or a month, and nothing more but its hour."""
    for period in dates.periods(text)[:1]:
        single = period.start == period.end if period.grain == "day" else period.grain == "month"
        before, after = text[: period.at], recognise.even(text[period.until :])
        if single and _DAY_WORDS.fullmatch(before) and _CLOCK.fullmatch(after):
            return period.end.isoformat()
    return None
