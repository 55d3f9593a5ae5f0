"""Look-alikes: figures that stand beside the right words and are still no fact of their own."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts.numbers import WORDS, Number

_BY: Final = re.compile(
    r"\b(?:increas\w+|reduc\w+|decreas\w+|fall(?:s|en|ing)?|fell|ris\w+|rose|drop\w*|improv\w+|declin\w+|grew"
    r"|grown|growth|cut|saving"
    r"|shorten\w*|difference|gap|quicker|longer|shorter|faster|lower"
    r"|higher)\s(?:in (?:(?! to )[\w\s]){0,40}?)?(?:of|by)\s"
    r"(?:about |around |approximately |nearly |almost |over |more than |just |only |an average of |up to |a further )*$"
    r"|(?<!experienced )(?<!achieved )(?<!received )(?<!attended )"
    r"\bby (?:about |around |approximately |nearly |almost |over |more than |just |only |up to |a |another "
    r"|a further )*$"
    r"|\b(?:up to|as many as|as (?:high|low|long|much|short) as|a maximum of|no more than|another|a further"
    r"|the longest|rang(?:e|es|ed|ing) (?:from|between)(?: \d[\d.,]* ?%? ?(?:to|and))?)\s$",
    re.IGNORECASE,
)
_THAN: Final = re.compile(
    r"^[\s-]{0,2}(?:\(\w+ \w+\) )?(?:longer|shorter|better|worse|faster|slower|quicker|more|less|fewer|higher"
    r"|lower|increase|rise|reduction"
    r"|decrease|fall|drop|improvement|growth|points?|short of|later|earlier(?! (?:in|this)\b)|away from|difference"
    r"|gap)\b(?! (?:stable|timely|recent))"
    r"|^\s(?:above|below|over|under|within|outside|beyond|off|short of|away from)(?: of)?\s(?:the |its |that "
    r"|both |this )?"
    r"(?:\d+ ?-?\s?\w+ )?(?:\w+ ){0,3}?(?:target|threshold|average|government|national|England|statutory"
    r"|scorecard|limit|similar|statistical|comparator|comparable|neighbours|region)",
    re.IGNORECASE,
)
#: 'claimed by 21% of pupils', 'used by 30% of care leavers': those who do it, and no amount of a change.
_DONE_BY: Final = re.compile(
    r"\b(?!increas|reduc|decreas|declin|dropp|improv|fall|grow|exceed|shorten|low|rais|cut)\w+(?:ed|en|sed) by $"
)
_PEOPLE: Final = re.compile(
    r"\)? of (?:all |the |its |their |our )*(?:[\w-]+ ){0,2}(?:children|people|leavers|pupils|families"
    r"|parents|young|those)\b"
)
#: 'the rate is as high as 29%': said of a whole, and no bound of several ('as high as 45% in some wards').
_AS_HIGH: Final = re.compile(r"(?:\b(?:is|was|are|were|been|being|remains?|remained)|[,(]) ?as (?:high|low) as $")
_IN_SOME: Final = re.compile(
    r"\)?,? (?:in|for|at|among) (?:some|certain|one|two|a few|many|individual|several|parts|other)\b"
)
#: 'all but 12% of posts are permanent': what is left out.
_ALL_BUT: Final = re.compile(
    r"\b(?:all but|all except(?: for)?|(?:[Ee]xcept|[Aa]part) (?:for|from)|with the exception of)"
    r" (?:(?:about|around|approximately|just|only|some|the) )*$",
    re.IGNORECASE,
)
#: 'The gap between our rate and that of the region was 12 per 10,000': how far two are apart.
_GAP: Final = re.compile(
    r"\b(?:gap|difference|disparity)\b (?:between|in|from|with|to|that|which|has|had|is|was)\b(?:(?!\bgap\b)[^.;()])*?"
    r"\b(?:is|was|has|had|stands|stood|remain\w*|widen\w*|narrow\w*|clos\w*|fell|grew)\b"
    r"(?:(?!,| (?:and|with|while|but|that|where|when|to (?:the|that|those))\b)[^.;()])*$"
)
#: How far a figure may be from the gap that it tells.
_GAP_REACH: Final = 160
#: 'staff who are not permanent', '60% are not agency staff': the phrase is denied.
_NOT_RIGHT_BEFORE: Final = re.compile(
    r"(?:\b(?:not|never|no longer|neither|nor|without)|n’t|\bnon-?)"
    r"[ -]?(?:(?:an?|any|yet|currently|now|being|in|on|for|to|the|due|be) )*$",
    re.IGNORECASE,
)
_NOT_BETWEEN: Final = re.compile(r"(?:\b(?:not|never|no longer)|n’t)\b(?! (?:only|just|all)\b)")
_OTHER_CLAUSE: Final = re.compile(r"[,;:.(]|\b(?:and|but|while|whilst|whereas|although)\b")
#: '… and 10% are not'
_ARE_NOT: Final = re.compile(
    r"\)?(?: of (?:[\w’-]+ ){0,4}?[\w’-]+)? (?:are|were|do|did|have|had)(?: \w+)? ?(?:n’t|not)\b(?! (?:only|just)\b)"
)
#: '93% within the statutory 45 days': the share of what kept to a limit.
_IN_TIME: Final = re.compile(
    r"\swith?in (?:the |its |their )?(?:[a-z]+ ){0,3}?(?:\d|time-?\s?(?:scale|frame|limit)|deadline|limits?\b)"
)
_SHARES: Final = ("percent", "fraction")
#: 'emotional abuse for a further 41%': the next part of a whole, not a difference.
_CATEGORY: Final = re.compile(r"\b(?:emotional|physical|sexual) (?:abuse|harm)\b|\bneglect\b")
SAMPLE: Final = re.compile(
    r"\bsampl\w*|\b(?:cases|files|children|records|plans|assessments) (?:that (?:were )?)?"
    r"(?:seen|tracked|examined|read|looked at|reviewed|considered|audited|observed) (?:by|during) (?:the )?inspect\w+"
    r"|\binspectors (?:saw|found|looked|read|sampled|examined|identified|reviewed|tracked)|\baudit(?:s|ed)?\b"
    r"|\bsurvey\w*"
    r"|\b(?:were|was|been) (?:visited|met|seen|spoken (?:to|with)|interviewed) (?:during|by|as part of) (?:the|this)"
    r" inspect\w+"
    r"|\brespond(?:ents|ed|ing)(?! to (?:with)?in\b| to (?:\w+ly|on time)\b)"
    r"|\bseen by inspectors|\b(?:all|of) those seen\b|\bquestionnaire|\bdip[- ]|\bconsult",
    re.IGNORECASE,
)
#: '23% were repeat referrals, and those that inspectors saw …': what follows is no longer said of the figure.
_OTHER_STATEMENT: Final = re.compile(r"\band (?:those|inspectors|most|these|(?:a )?few|some|many|none|several)\b")
_NOT: Final = re.compile(
    r"\b(?:do|does|did|has|have|had|are|is|were|was|could|would|will|been|be)(?: \w+)? ?(?:n’t|not)\b"
    r"|\bnot (?:been |being |yet |always |have|had|held|complet|seen|visit|receiv|achiev|meet|met|on time|timely"
    r"|within|up)"
    r"|\boverdue\b|\blate\b|\blater than\b|\boutside\b|\bout[- ]of[- ](?:time|date)\w*|\bmiss(?:ed|ing) (?:the"
    r"|their|a) (?:deadline|appointment|health|dental)"
    r"|\bdelay\w*|\bwithout\b|\brefus\w+|\bdeclin(?:ed|ing) (?:the|an|to)"
    r"|\b(?:take|took|taking|takes|wait\w*|last\w*|lasting|having to wait) (?:too long|over|longer|more than"
    r"|for more|for longer|even longer)"
    r"|\black\w*"
    r"|\bexceed\w*(?! (?:both )?(?:the |its |that of )?(?:target|national|England|statistical|similar|regional))"
    r"|\bfail\w*|\bnever\b|\bno longer\b|\boutstanding\b(?! (?:by|grade))|\btoo long\b"
    r"|\bawait\w*|\bwaiting for\b",
    re.IGNORECASE,
)
_BEYOND: Final = re.compile(r"\b(?:beyond|outside(?: of)?|extend\w*|exceed\w*) (?:the )?$", re.IGNORECASE)
_SET_AGAINST: Final = re.compile(
    r"\b(?:compar(?:ed|es|ing) (?:with|to)|as opposed to|against|versus|vs\.?) (?:just |only |the |an? )?$"
)
#: 'for about 10% of children, initial conferences …': the statement goes on behind the comma.
_GROUP: Final = re.compile(r"\)?\s(?:of|out of) [\w\s’]{2,24},(?! (?:and|but)\b)")
_NOT_BEFORE: Final = re.compile(
    r"\b(?:overdue|late|outside|without|out of time\w*|too long|delays?|waited longer|do not (?:experience"
    r"|receive|have|get|benefit)|longer than|not (?:held"
    r"|completed|seen|visited|within|undertaken|up))\b",
    re.IGNORECASE,
)
_STATEMENT_END: Final = re.compile(
    r"[;:]|\s[–—]\s|,? \b(?:but|while|whereas|although|compared|which)\b|\.\s|,|\d[\d.]* ?(?:%|per ?cent)"
)
_STATEMENT_START: Final = re.compile(r"[;:,]|\s[–—]\s|\b(?:but|while|whereas|although|and|with)\b")

#: 'a target range of 12% to 15%'
_RANGE: Final = re.compile(r"\brange of (?:between )?\d[\d.]*% (?:to|and) \d[\d.]*%")
#: 'a further 6% are vacant': a part of its own, where something else is said of it than of the figure before.
_FURTHER: Final = re.compile(r"(?<!by )\b(?:a further|another) $")
_SAID_OF: Final = re.compile(r"(?: of (?:the |all |these )?(?:[\w-]+ ){0,2}[\w-]+)? (?:is|are|was|were|have|has|had)\b")

#: '12 of the', '95% of its': what a whole has before it whose part is told.
_OF_THE: Final = re.compile(
    rf"(?:\d|%|per ?cent|\b(?:{WORDS}|all|most|many|some|none|half|majority))\)?(?: \([^()]*\))?,?"
    r" (?:out )?of (?:a total of |all |the |its |their |our |these |those |a current |current )*$",
    re.IGNORECASE,
)
_PARTS_NEAR: Final = 60


#: '12 of the 57 young people …': a part's whole, and whether what follows is said of the part.
_OF_MANY: Final = re.compile(
    r"\)?(?: \([^()]*\))?,? (?:out )?of (?:a total of |all |the |its |their |our |these |those )*"
    rf"(?:\d[\d,]*|{WORDS})\b",
    re.IGNORECASE,
)
_FINITE: Final = (
    r"(?:are|were|is|was|have|had|has|live[sd]?|reside[sd]?|remain(?:s|ed)?|stay(?:s|ed)?|continued?|attend(?:s|ed)?"
    r"|went|go|chose|opted|decided|left|became|achieved|gained|secured|did|moved|took|turned)"
)
_SAID: Final = re.compile(rf"(?<!who )(?<!that )(?<!which )\b{_FINITE}\b", re.IGNORECASE)


def is_of_whole(number: Number, text: str, end: int) -> bool:
    """Tell whether words up to a place are said of a whole: of the 57 of '12 of the 57 who are staying put'."""
    if is_whole(number, text):
        return True
    many = _OF_MANY.match(text, number.end, end)
    return many is not None and _SAID.search(text, many.end(), end) is None


def is_whole(number: Number, text: str) -> bool:
    """Tell whether a figure is what another is a part of: the 57 of '12 of the 57'."""
    before = text[max(0, number.start - _PARTS_NEAR) : number.start]
    return "of " in before and _OF_THE.search(before) is not None


def is_difference(number: Number, text: str) -> bool:
    """Tell whether a figure says how much more or less, or how far it can go, instead of how much."""
    if _THAN.match(text[number.end :]):
        return number.kind not in _SHARES or _IN_TIME.match(text, number.end) is None
    before = text[max(0, number.start - 90) : number.start]
    if _ALL_BUT.search(before) or _tells_gap(number, text):
        return True
    if number.kind == "percent" and _RANGE.search(text[max(0, number.start - 30) : number.end + 12]):
        return True
    if before.endswith("a further ") and _CATEGORY.search(text, max(0, number.start - 40), number.end + 60):
        return False
    if before.endswith(" by ") and _PEOPLE.match(text, number.end) and _DONE_BY.search(before):
        return False
    if number.kind == "percent" and _AS_HIGH.search(before) and not _IN_SOME.match(text, number.end):
        return False
    return bool(_BY.search(before)) and not before.endswith("to an average of ")


def is_further(number: Number, text: str) -> bool:
    """Tell whether what looks like a difference may be the next part of a whole: 'and a further 6% are vacant'."""
    return (
        _FURTHER.search(text, 0, number.start) is not None
        and _SAID_OF.match(text, number.end) is not None
        and _THAN.match(text[number.end :]) is None
    )


def _tells_gap(number: Number, text: str) -> bool:
    if not any(word in text for word in ("gap", "ifference", "isparity")):
        return False
    return _GAP.search(text, max(0, number.start - _GAP_REACH), number.start) is not None


def is_denied(number: Number, words: tuple[int, int], text: str, *, told: bool) -> bool:
    """Tell whether a share is of those of whom the phrase is denied: '60% of social workers are not agency staff'.

    Parameters
    ----------
    number : Number
    words : (int, int)
        Where the phrase stands that says what the share is of.
    text : str
        The sentence.
    told : bool
        Whether the metric's complements are told apart already, but for a phrase with 'not' right before it.
    """
    start, end = words
    if _NOT_RIGHT_BEFORE.search(text, max(0, start - 24), start):
        return True
    if told:
        return False
    if number.end <= start:
        denied = _NOT_BETWEEN.search(text, number.end, start)
        return denied is not None and _OTHER_CLAUSE.search(text, number.end, start) is None
    return end <= number.start and _ARE_NOT.match(text, number.end) is not None


def is_unnamed_comparator(number: Number, text: str) -> bool:
    """Tell whether a figure is set against another without a word on whose: '(13% compared with 11%)'."""
    return _SET_AGAINST.search(text, 0, number.start) is not None


def is_overrun(number: Number, text: str) -> bool:
    """Tell whether a standard is only named as what some cases overran ('beyond the 26-week timescale')."""
    return _BEYOND.search(text, 0, number.start) is not None


def is_sample(number: Number, text: str) -> bool:
    """Tell whether a figure counts what inspectors, auditors or a survey looked at."""
    other = _OTHER_STATEMENT.search(text, number.end, number.end + 60)
    return SAMPLE.search(text, max(0, number.start - 80), other.start() if other else number.end + 60) is not None


def is_complement(number: Number, text: str) -> bool:
    """Tell whether a share is of those who did not: late, missed, without."""
    group = _GROUP.match(text, number.end)
    end = _STATEMENT_END.search(text, group.end() if group else number.end)
    if _NOT.search(text, number.end, end.start() if end else len(text)):
        return True
    start = 0
    for match in _STATEMENT_START.finditer(text, 0, number.start):
        start = match.end()
    return _NOT_BEFORE.search(text, start, number.start) is not None
