"""What kind of metric a number can be a figure of: by its unit, or by the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.extraction.facts.found import Sentence
from analysis.extraction.facts.numbers import Number

_NO_CASES_AFTER: Final = re.compile(
    r"\s?(?:social|staff|workers?|practitioners|months?|years?|weeks?|days?|hours?|teams?|foster|posts|IROs?"
    r"|officers?|per ?cent|managers?|newly|extra|additional|new\b|more posts|inspect|members|agency|%)",
    re.IGNORECASE,
)
_CASES_BEFORE: Final = re.compile(
    r"(?:\b(?:averag\w*(?: of)?|at|of|to|from|between|is|are|was|were|been|have|has|had|hold(?:ing|s)?|around|about"
    r"|approximately|than|and|exceed(?:s|ing)?|stands?|stood|over|under|below|above|now|managing"
    r"|carry(?:ing)?|against|compar\w+ with|high|manageable|reasonable|recommended|or|for"
    r"|(?:above|below|than|over|within|outside) the)"
    r"(?: (?:currently|presently|still|only|just|previously|also|now|around|about|generally|typically|usually))* ?\(?"
    r"|[(–—-]|\d [–—-] )$",
    re.IGNORECASE,
)
#: '…, 17 in the safeguarding teams and 13 in …', '… and in the assessment team 21'.
_TEAM_AFTER: Final = re.compile(r"\s(?:in|for|within|across) (?:the |its )?(?:[\w’-]+ ){1,5}?(?:teams?|service)\b")
_TEAM_BEFORE: Final = re.compile(r"\b(?:in|for|within) (?:the |its )?(?:[\w’-]+ ){1,4}?(?:teams?|service),? $")
_RATE_BEFORE: Final = re.compile(
    r"(?:rates? of|from|to|and|of|at|England|neighbours|authorities|averages?|nationally|region) \(?$"
)
_DAYS_BEFORE: Final = re.compile(
    r"\b(?:at|to|from|of|is|was|as|average|between|stood at|for|with|averaged|England|taken|target|neighbours"
    r"|days|neighbour|authorit(?:y|ies)|councils?|nationally) ?[( ]$|, $",
    re.IGNORECASE,
)
#: 'compared with 606 for similar authorities and 647 nationally': the second of two comparators.
_AND_NATIONALLY: Final = re.compile(r"\s(?:nationally|for (?:England|similar|statistical)|in (?:England|similar))\b")
_NO_DAYS_AFTER: Final = re.compile(r"\s(?:children|adopt|famil|cases|young|enquir|people|assess)")


#: What follows a fraction that is a share of something.
_SHARE_AFTER: Final = re.compile(r"\s(?:of|are|were|have|had|do|did|take|took|receive|is|the|being)\b")
#: 'has risen from just under half to two thirds': a share told at the end of its clause, behind a verb or a change.
_TOLD_AT: Final = re.compile(
    r"\b(?:is|was|are|were|at|to|from|stands|stood|represents?|currently|now|than|with|level of) "
    r"(?:(?:just|only|about|around|almost|nearly|over|under|below|above|more|less|fewer|than|approximately|slightly|well"
    r"|a|the|some|currently|now) )*$"
)
#: '22%, which equates to more than one in five': the same share again.
_AGAIN: Final = re.compile(
    r"(?:%|per cent)\)?,? (?:[\w’]+ ){0,3}?(?:equat\w+ to|equivalent to|or|represent\w*|nearly|almost|over|that is) "
    r"(?:(?:just|about|around|almost|nearly|over|under|more|less|than|approximately|slightly) )*$"
)
#: 'almost half of … (48%)', 'a third, 34%': a share that follows in digits, and how far a rough one can be from it.
_DIGITS_AGAIN: Final = re.compile(
    r"(?:(?!\band (?:an?|the|its) )[^.,;]|, (?=employment)){0,90}?(?:\(|, )(?P<value>\d+(?:\.\d+)?) ?(?:%| per)"
)
_ALIKE: Final = 10
_CLAUSE_END: Final = re.compile(r"\s?(?:[.,;)]|$)|\s(?:to|in|at|by|from|during|nationally|currently|now|over)\b")
#: 'two out of three care leavers': people right behind a ratio.
_PEOPLE: Final = re.compile(
    r"\s(?:[a-z-]+ ){0,3}?(?:children|child|young people|pupils|famil(?:y|ies)|households|care leavers|social workers"
    r"|staff|plans|assessments|reviews|visits|interviews|conferences|referrals?|contacts|cases)\b"
    r"|\s(?:social work(?:er)? |[a-z-]+ )?posts\b"
)
_RANGING: Final = re.compile(r"\brang(?:e[sd]?|ing) (?:from|between)\b[^.;]*$")
#: 'nine in 10 were held on time': what became of them, whom the sentence before named.
_DONE: Final = re.compile(
    r"\s(?:is|are|was|were|had|have) (?:now |been |being )?(?:held|completed|seen|visited|reviewed|carried|undertaken"
    r"|conducted|on time|timely|within|permanent|vacant|filled|agency|interviewed|decided)\b"
)
_RATIO: Final = re.compile(r"(?:in|out of)(?: every)? (?:three|four|five|six|seven|eight|ten|10|[3-8])$")


#: 'half the national rate', 'a quarter of that in England', 'half of what it was': a part of another figure.
_PART_OF_RATE: Final = re.compile(
    r"(?: of)? (?:(?:the|its|their|an?) (?:[\w’-]+ ){0,4}?(?:rates?|averages?|levels?|figures?)\b"
    r"|that (?:of|in|for|at|found|seen|reported|nationally)\b|what it\b|those (?:of|for|in) (?:similar"
    r"|statistical|comparable|other|England))"
)


def _is_share(number: Number, text: str) -> bool:
    """Whether a fraction tells the share of a group, and not a part of a thing or of a time."""
    if _PART_OF_RATE.match(text, number.end):
        return False
    if _SHARE_AFTER.match(text, number.end):
        return True
    if _AGAIN.search(text, 0, number.start):
        return False
    if _RATIO.search(text, number.start, number.end) and (
        _PEOPLE.match(text, number.end) or _DONE.match(text, number.end)
    ):
        return True
    if _RANGING.search(text, 0, number.start):
        return False
    return _CLAUSE_END.match(text, number.end) is not None and _TOLD_AT.search(text, 0, number.start) is not None


def _is_said_again(number: Number, text: str) -> bool:
    """Whether the same share follows in digits: 'almost half of … (48%)'."""
    again = _DIGITS_AGAIN.match(text, number.end)
    return again is not None and abs(float(again["value"]) - number.value) <= _ALIKE


def kind_of(number: Number, sentence: Sentence, topics: Iterable[str], paragraph: str) -> str | None:
    """The kind of metric that a number can be a figure of, by its unit or by its place."""
    text = sentence.text
    if number.kind in ("percent", "rate", "weeks", "days"):
        return number.kind
    if number.kind == "fraction":
        return "percent" if _is_share(number, text) and not _is_said_again(number, text) else None
    if number.kind != "count":
        return None
    spoken = {m.kind for m in sentence.mentions} | set(topics)
    before, after = text[: number.start], text[number.end :]
    if "cases" in spoken and not _NO_CASES_AFTER.match(after):
        told = _CASES_BEFORE.search(before) or (before.endswith(", ") and _TEAM_AFTER.match(after))
        if told or (_TEAM_BEFORE.search(before) and _CLAUSE_END.match(after)):
            return "cases"
    if "days" in spoken and " day" in paragraph and 50 <= number.value <= 1500 and not _NO_DAYS_AFTER.match(after):
        second = before.endswith(" and ") and _AND_NATIONALLY.match(after) is not None
        return "days" if second or _DAYS_BEFORE.search(before) else None
    if "rate" in spoken and number.value <= 300 and re.search(r"\brates?\b|per 10", paragraph):
        return "rate" if _RATE_BEFORE.search(before) else None
    return None
