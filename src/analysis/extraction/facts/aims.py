"""Figures that somebody aims at: 'expects 95% of visits to be on time', 'the ambition is 5%', '90% should be'."""

from __future__ import annotations

import re
from typing import Final

_WHO: Final = (
    r"(?i:leaders?|managers?|members|council(?:lors)?|authorit(?:y|ies)|trusts?|boards?|partners(?:hips?)?|government"
    r"|department|services?|borough|county|directors?|courts?)"
)
#: Verbs and nouns of an aim. 'plans' and 'wants' need more words, as children have plans and want things too.
_CUE: Final = re.compile(
    r"\bexpects?\b|\bexpected (?:$|that\b)|\b(?<!un)aim(?:s|ed|ing)?\b,?|\bintend(?:s|ed|ing)?\b"
    r"|\baspir(?:es?|ed|ing)\b|\bpledge[sd]?\b|\bwork(?:s|ing)? towards?\b|\bcommitted to (?=\w+(?:e|ing)\b)"
    rf"|\b{_WHO} (?:also )?(?:now )?(?:want|hope|plan|seek)s?\b"
    r"|\b(?:ambition|goal|objective|intention|expectation)s?(?=,? (?:is|was|remains|of|for|that|to)\b),?"
    r"|\bplans? (?:is )?to (?=[a-z])|\btargets? (?:is|was|remains) to\b"
)
#: 'a target of fewer than 300 children looked after', 'the target is to have 40 adoptions'
_TARGET_OF: Final = re.compile(
    r"\btargets? (?:(?:number|figure|total|set|level) )?(?:of|is|was|for|to|remains|has been)\b"
    r"(?:(?![.;:,()\d]|\b(?:with|by|at|having|has|have (?:been|now)|and|but|which|who|we?re)\b).){0,60}$"
)
#: What ends an aim: a statement of what is, or the level that the aim starts from.
_BARRIER: Final = re.compile(
    r"[.;:,()]|\d|\b(?:but|while|whilst|whereas|although|though|however|which|who|currently|now|already|actual\w*"
    r"|compared|against|(?<!fewer )(?<!less )(?<!more )than|because|by|means|led|met|achieved"
    r"|reached|exceeded|fulfilled|realised|(?:its|their|the|a) current)\b"
    r"|\band (?:has|have|is|was|were|are|currently|about|around|only|just|\w+ly)\b"
)
#: Words right before a figure that begin something new, or tell where a change starts.
_ANEW: Final = re.compile(
    r"\b(?:and|from|its|their|with|of the|the) (?:(?:about|around|approximately|over|under|only|just|almost|nearly|some"
    r"|more than|less than|at least) )*$"
)
#: A change aimed at: 'to reduce agency staff from 20% to 10%', 'by March 2017'.
_START: Final = re.compile(r"\bfrom (?:\w+ )?\d[\d.]*(?: ?%| per cent| weeks| days)?(?= to )")
_DAY: Final = re.compile(
    r",? ?\b(?:by|before|in|from|during) (?:the (?:end|beginning|start) of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?20\d\d"
    r"(?:[-–/]\d{2,4})?,?"
)
#: 'caseloads should be 15'
_OUGHT: Final = re.compile(
    r"\b(?:should|must|ought to) (?:be|have|hold|carry|take|last|average|reach) (?:an? |at |around |about |average |of "
    r"|least |no more than |between )*$"
)
#: '95% of assessments should be completed …': what is asked for.
_ASKED: Final = re.compile(
    r"(?: (?!(?:who|which|that|there|they|it|as|where|when|what|and|with|was|were|is|are|has|have|had)\b)[\w’-]+"
    r"(?: \([^()]*\))?){0,12} (?:should|must|ought to) (?:be|have)\b"
)


def is_aim(text: str, start: int, end: int) -> bool:
    """Tell whether the figure at a place is what somebody aims at or asks for, and not what is."""
    if any(_reaches(text, cue.end(), start) for cue in _CUE.finditer(text, 0, start)):
        return True
    return _OUGHT.search(text, 0, start) is not None or _ASKED.match(text, end) is not None


def is_target(text: str, start: int) -> bool:
    """Tell whether a count is the target that its sentence names."""
    return "target" in text and _TARGET_OF.search(text, 0, start) is not None


def _reaches(text: str, start: int, end: int) -> bool:
    """Whether words of an aim that end at ``start`` speak of the figure that begins at ``end``."""
    between = _DAY.sub("", _START.sub("", text[start:end]))
    return _BARRIER.search(between) is None and _ANEW.search(between) is None
