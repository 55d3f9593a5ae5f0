"""Whose document it is: the authority that a cover names, in a title, on a line of its own or in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Final

from analysis import authorities
from analysis.authorities import Authority
from analysis.authorities.mentions import mentions
from analysis.extraction.cover import Cover

_IN_SENTENCE: Final = re.compile(
    r"(?:children(?:'s|s'?) (?:social care )?services (?:in|for)|judged (?:to be )?in|children (?:living )?in"
    r"|(?:local )?authority (?:of|in)|focus+ed visit to|monitoring visit (?:to|of)|inspection of|area of"
    r"|arrangements (?:in|within))\s+(?:the\s+)?"
)
_ENDS_NAME: Final = re.compile(
    r"\s(?:are|is|require|requires|has|have|was|were|to|local|children|and their|on)\b|[.;:(]|$"
)
_BOARD: Final = re.compile(r"(?:local )?safeguarding children(?:'s)? board.*", re.IGNORECASE)
#: How far below the title a name may stand on a line of its own.
_TOP: Final = 12
#: A name that is mentioned but once and bare is no evidence, and a second may be named half as often at most.
_ENOUGH: Final = 2
_CLEAR: Final = 2


def owner(cover: Cover, at: int, dated: int | None, title: re.Match[str], on: date | None) -> Authority | None:
    """Find whose report it is.

    Parameters
    ----------
    cover : Cover
    at : int
        The title's line.
    dated : int or None
        The line of the inspection's dates, which letters do not have.
    title : re.Match
        How the title matched; it may have caught a name.
    on : date or None
        The last day of the inspection, to tell authorities before and after a reorganisation apart.
    """
    caught = title.groupdict().get("name")
    named = authorities.find(caught, on) if caught else None
    if named:
        return named
    if dated is not None:
        named = _alone(cover.printed[: max(at, dated, _TOP) + 4], at, on)
    # a letter's head holds the inspectorate's own address, in cities that are authorities too: its words come first
    named = named or only(mentions(cover.title_text(at), on)) or in_sentence(cover, on)
    if not named and dated is None:
        named = _alone(cover.printed[: max(at, _TOP) + 4], at, on)
    return named or mentioned(cover, on)


def _alone(lines: list[str], at: int, on: date | None) -> Authority | None:
    """Find a name that fills one line to three, nearest to the title first."""
    order = sorted(range(len(lines)), key=lambda place: (abs(place - at), place))
    for length in (2, 1, 3):
        for place in order:
            text = " ".join(lines[place : place + length])
            if place + length <= len(lines) and text[:1].isupper():
                authority = authorities.find(_BOARD.sub("", text).strip(), on)
                if authority:
                    return authority
    return None


def in_sentence(cover: Cover, on: date | None) -> Authority | None:
    """Find the name in a sentence that says whose services were inspected."""
    text = " ".join(cover.even)
    for match in _IN_SENTENCE.finditer(text):
        end = _ENDS_NAME.search(text, match.end())
        authority = authorities.find(text[match.end() : end.start() if end else None][:80], on)
        if authority:
            return authority
    return None


def mentioned(cover: Cover, on: date | None = None) -> Authority | None:
    """Take the authority that the first pages name clearly most often."""
    ranking = mentions("\n".join(cover.printed), on).most_common(2)
    if not ranking or ranking[0][1] < _ENOUGH:
        return None
    clear = len(ranking) == 1 or ranking[0][1] >= _CLEAR * ranking[1][1]
    return ranking[0][0] if clear else None


def only(found: Counter[Authority]) -> Authority | None:
    """Return the one authority of a count, or None where there is none or more than one."""
    return next(iter(found)) if len(found) == 1 else None
