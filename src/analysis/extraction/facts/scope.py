"""The scope that a sentence opens with: 'Nationally, 16% of plans …' is not of the authority."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from analysis.extraction.facts.places import REGION

_COUNTRY: Final = r"(?:the whole of )?(?:England(?: and Wales)?|the country|the nation)(?: as a whole)?"
_HEAD: Final = re.compile(
    r"\W*(?:(?:However|Similarly|Overall|By comparison|For comparison|In comparison|By contrast|In contrast|While"
    r"|Whilst|Although|Whereas),? )?(?:"
    rf"(?P<england>[Nn]ationally\b|(?:[Aa]cross|[Ii]n|[Tt]hroughout|[Ff]or) {_COUNTRY}\b(?! is\b| and\b| as\b)"
    r"|[Tt]he national (?:picture|position) (?:is|was)\b)"
    rf"|(?P<region>[Rr]egionally\b|(?:[Aa]cross|[Ii]n|[Tt]hroughout) (?:the (?:wider )?region|{REGION})"
    r"(?=,| (?:they|it|these)\b))"
    # whose figures such data give is not told: those of the country, or those of the authority
    r"|(?P<unsure>(?:[Tt]he )?(?:[Ll]atest |[Pp]ublished )?[Nn]ational (?:data|figures|statistics)\b[^.;\d]{0,30}"
    r"(?:\d[\d–-]* )?(?:show|suggest|indicate|report)))"
)
#: Where the sentence turns to something else: most often to the authority itself.
_TURN: Final = re.compile(
    r"[;:]|\b(?:but|while|whilst|whereas|although|though|however|compared|against|than|this|its?|here|local(?:ly)?"
    r"|(?:the|this) (?:local )?(?:authority|council|borough|county|city|trust|area|town)(?:’s)?|performance"
    r"|(?:in|for) (?!England|March|April|May|June|July|August|September|October|November|December|January|February)"
    r"[A-Z][a-z]+)\b"
)
#: 'Nationally this was 28%', 'In England it is': the same measure, there.
_ITSELF: Final = re.compile(r",? (?:it|this|that|these|they) (?=is|was|are|were|stands?|stood)")


class Scope(NamedTuple):
    """Whose figures a stretch of a sentence tells; 'unsure' where that is not clear."""

    role: str
    start: int
    end: int

    def holds(self, at: int) -> bool:
        """Tell whether a place of the sentence lies in the stretch."""
        return self.start <= at < self.end


def of(text: str) -> Scope | None:
    """Tell what a sentence opens with, and up to where it holds."""
    head = _HEAD.match(text)
    if head is None:
        return None
    itself = _ITSELF.match(text, head.end())
    turn = _TURN.search(text, itself.end() if itself else head.end())
    return Scope(head.lastgroup or "", head.end(), turn.start() if turn else len(text))
