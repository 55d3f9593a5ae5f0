"""Times that figures joined by 'and' have in common, and times dealt out between them in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

from analysis.extraction.facts.belonging import BRACKETS, is_from
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period


class _Placed(Protocol):
    start: int
    end: int


_Part = TypeVar("_Part", bound=_Placed)

_ABOUT: Final = (
    r"(?:(?:an?|the|just|only|about|around|approximately|over|under|nearly|almost|below|above|some|in|at|for|of) )*"
)
_JOINT: Final = re.compile(rf"(?:,|,? and|;? and),? {_ABOUT}")
_LAST_JOINT: Final = re.compile(r"\band\b")
#: A verb with its tense: what stands before it is a statement of its own.
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|became|becomes?|do|does|did|can|could|will|would|live[sd]?|rose|fell|grew"
    r"|increased|reduced|improved|declined|dropped|took|takes?|receives?|received|makes?|made|achieves?|achieved"
    r"|remain(?:s|ed)?|attend(?:s|ed)?|goes|went|left|comes?|came|gets?|got|stands?|stood|needs?|accounts?|accounted)\b"
)
#: What makes the second of two figures somebody else's, or of another time.
_OTHERS: Final = re.compile(
    r"\b(?:compared|than|against|England|[Nn]ational(?:ly)?|neighbours?|similar|averages?|targets?|region\w*"
    rf"|(?:from|to)(?= (?:{_ABOUT})?(?:\d|$))|down|up"
    r"|but|while|whilst|whereas|although|which|whom|further|more|last|previous|following|remaining|rest)\b|[;:]"
)
#: '…, and 86% of initial assessments within ten days': the end of what is told without a verb.
_CLAUSE_END: Final = re.compile(r"[,.;:(]\s|[.;]?$")
_OF_WHOM: Final = re.compile(rf"[,;] (?:and )?of (?:whom|which|these|those|them),? {_ABOUT}$")
_TIME: Final = re.compile(r"\b(?:year|month|date|since|so far|later|earlier|ago|before|then|now)s?\b")
_ENDS_AND: Final = re.compile(rf",? and {_ABOUT}$")
_RESPECTIVELY: Final = "respective"


def dealt(number: Number, same: list[Number], found: list[Period], text: str) -> Period | None:
    """'16% and 14% in 2013–14 and 2014–15 respectively', 'In 2013–14 and 2014–15, 16% and 14%': each has its own."""
    if len(found) < 2:
        return None
    row = next((r for r in _rows(same, text) if number in r and len(r) > 1), None)
    if row is None:
        return None
    for times in _rows([p for p in found if p.known and not p.now], text):
        if len(times) == len(row) and not any(p.kind in ("rolling", "loose") for p in times):
            gap = (
                text[row[-1].end : times[0].start]
                if row[-1].end <= times[0].start
                else text[times[-1].end : row[0].start]
            )
            told = _RESPECTIVELY in text or times[-1].end <= row[0].start
            if told and ";" not in gap and not any(ch.isdigit() for ch in gap):
                return times[row.index(number)]
    return None


def _rows(parts: Sequence[_Part], text: str) -> list[list[_Part]]:
    """The figures, or the times, that are told in one row: 'in 2012–13, 2013–14 and 2014–15'."""
    rows: list[list[_Part]] = []
    for part in parts:
        if rows and rows[-1][-1].end <= part.start and _JOINT.fullmatch(text, rows[-1][-1].end, part.start):
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def ahead(number: Number, same: list[Number], found: list[Period], text: str) -> Number | None:
    """'40% of managers' posts and 27% of all posts were vacant in May': the figure that shares its verb."""
    here, later = number, [n for n in same if n.start >= number.end]
    while later:
        following = later.pop(0)
        gap = BRACKETS.sub("", text[here.end : following.start])
        if len(gap) > 120 or _VERB.search(gap) or _OTHERS.search(gap):
            return None
        if any(here.end <= p.start < following.start for p in found):
            return None
        if _LAST_JOINT.search(gap):
            return following
        if "," not in gap:
            return None
        here = following
    return None


def behind(number: Number, same: list[Number], found: list[Period], text: str) -> Number | None:
    """'91% of … were done in 2014–15, and 86% of … within ten days': the figure whose verb and time a figure takes."""
    before = next((n for n in reversed(same) if n.end <= number.start), None)
    if before is not None and _OF_WHOM.search(text, max(before.end, number.start - 30), number.start):
        # '320 children at 31 March, of whom 61 lived with parents'
        return before
    if (
        before is None
        or is_from(before, text)
        or not _ENDS_AND.search(text, max(before.end, number.start - 20), number.start)
    ):
        return None
    stop = _CLAUSE_END.search(text, number.end)
    rest = text[number.end : stop.start() if stop else len(text)]
    words = rest.split()
    if len(words) < 2 or _VERB.search(rest) or _OTHERS.search(rest) or _TIME.search(rest):
        return None
    between = text[before.end : number.start]
    return None if ";" in between or _OTHERS.search(between) else before
