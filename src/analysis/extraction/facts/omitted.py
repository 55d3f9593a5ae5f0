"""Statements that leave out what the sentence before named: 'Managers have acted, and 84% are now on time'."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts.linking import ELSEWHERE
from analysis.extraction.facts.numbers import Number

#: 'too few (64%) are on time': nobody is named of whom that is said, …
_ON_TIME: Final = re.compile(
    r"\)? (?:(?:is|are|was|were|be|being|been|has|have|had|now|currently|only|still|already) )*"
    r"(?:held|completed|undertaken|carried out|conducted|convened|seen|visited|t[ao]k(?:e|en|ing) place|took place"
    r"|achieved|meet(?:ing)? the|met the|on time\b|in time\b|timely\b|up[- ]to[- ]date\b"
    r"|(?:with)?in (?:the |their )?(?:[a-z]+ ){0,2}?time-?\s?(?:scale|frame|limit)|within (?:the )?(?:[a-z]+ )?\d)"
)
#: … 'with performance rising from 64%', 'the proportion completed on time was 61%'.
_PERFORMS: Final = re.compile(
    r"\b(?:(?:performance|timeliness|compliance|completion rates?)(?: (?!and\b|but\b|of (?!\d))[a-z]+){0,5}?"
    r"|the (?:proportion|percentage|number) (?:that (?:is|are|was|were) )?(?:held|completed|undertaken|carried out"
    r"|seen|visited|within|on time|in time|up to date)\b[^.;()%]{0,60}?)"
    r" (?:to|at|of|from|is|was|by) (?:(?:only|just|still|about|around|nearly|almost|over|under|below|above|now) )*$"
)
#: What else could be meant, named on the way.
_THINGS: Final = re.compile(
    r"\b(?:discussions|meetings|enquiries|investigations|assessments?|plans?|planning|referrals?|contacts?"
    r"|reports?(?! that)|interviews?|visits?|checks?|audits?|supervision|appraisals?|records?|recording|agreements"
    r"|orders?|applications?|placements?|cases?|files?|reviews?|conferences?|posts?|staff|workers?|training|carers?"
    r"|famil(?:y|ies)|schools?|pupils?|children|child|young people|care leavers?|parents?|incidents?|notifications?"
    r"|episodes?|proceedings|statements?|letters?|health|dental|minutes|chronolog\w+|immunis\w+|olds|groups?"
    r"|decisions?|allocations?|responses?|complaints?|matches|adopters?|attendance|attainment|strateg(?:y|ies))\b"
)
#: How far before a figure its statement may begin.
_REACH: Final = 90
_BESIDE: Final = 70


def leaves_out(number: Number, text: str) -> bool:
    """Whether a figure is said of what the sentence before named, as nothing else is named before it in its own."""
    said = _ON_TIME.match(text, number.end)
    said = said or _PERFORMS.search(text, max(0, number.start - _REACH), number.start)
    if said is None or ELSEWHERE.search(text, max(0, number.start - _BESIDE), min(len(text), number.end + _BESIDE)):
        return False
    return _THINGS.search(text, 0, number.start) is None
