"""Whose figure it is: the authority's own, a target, England's, similar authorities' or the region's."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts import aims
from analysis.extraction.facts.cues import Cue
from analysis.extraction.facts.numbers import Number

#: What may stand between a cue and its figure.
LEADS_TO: Final = re.compile(
    r"^(?:’s?)?(?: (?:have|had|take|took|averaged?|reported|recorded))?,?\s?"
    r"(?:(?:proportion|percentage|group|local|authorit\w+’?|councils?’?|boroughs?’?|average|averages"
    r"|figures?|rates?|levels?"
    r"|performance|scorecard|threshold|target|targets|threshold target|timescales?|time-?\s?frames?|limit"
    r"|standard|requirement|expectation|average for|median|mean|data|three[- ]year|annual|comparators?"
    r"|neighbou?rs?|turnover|vacancy|as a whole|published|last|latest|reported|maximum|minimum|set"
    r"|comparator level|position|picture|norm|range|whose|between|the|a|an|for|in|since|was|is|are|were|which|of|at"
    r"|stands?|stood|it|being"
    r"|also|only"
    r"|currently|to|around|about|approximately|just|under|over|that|same|period|where|respectively|under|than"
    r"|within|completion|conclusion|case|cases|between|achieve|performing|achieving|recorded|standing|under"
    r"|Public|Law|Outline|PLO|court|care|proceedings|them|be|completed|by"
    r"|measure|indicator|all|NEET|EET|leavers|less|fewer|more|social|workers?’?|caseloads?|cent|reduce|reducing"
    r"|reduction|duration|days|day|children"
    r"|child|set by|government|DfE|department|education|national|England|London|rate for|(?:19"
    r"|20)\d\d(?:\s?[-–−/]\s?\d{2,4})?|\d{4}|and|[-–(,:])\s?,?)*[(]?$",
    re.IGNORECASE,
)
#: What parts two cues: a figure of the first, or the end of its statement.
_APART: Final = re.compile(r"[\d;,()]")
_STOP: Final = re.compile(
    r"[.;]|\b(?:but|while|whereas|although|however)\b|\b(?:better|worse|higher|lower|longer|shorter|below"
    r"|above) (?:than|the)\b",
    re.IGNORECASE,
)
#: '593 nationally, and 144 days from …': what was another's was told, and a figure of the authority's own follows.
AND_ANOTHER: Final = re.compile(
    r",? (?:and|but|with) (?:(?:an? average of|about|around|approximately|only|just|over|under|nearly|almost) )*$"
)
#: What may stand between a figure and the cue that follows it.
LED_BY: Final = re.compile(
    r"^[\s)–-]{0,3}(?:(?:weeks?|days?)[\s,)]*)?(?:(?:working|government|national|statutory|court|adoption|average"
    r"|scorecard|recommended|required|expected|locally set|local authority|achieved|care leavers|children"
    r"|young people|looked after|local|for|in|by|among|the|across|of"
    r"|from|other|its|all|previous year|year before|20\d\d\s?[-–−/]\s?\d{2,4}|20\d\d"
    r"|that is|that are|which is|seen|found|reported|recorded|rest|rate|set|caseload|case|as a|as its|figure|legal"
    r"|PLO)\s?)*$",
    re.IGNORECASE,
)
COMPARED_AT: Final = re.compile(
    r"\b(?:above|below|than|with|to|line with|exceeds?|exceeded|exceeding|of|outside)\s(?:both )?(?:the |that of "
    r"|those of |our |its )?(?:national |England |English |local |regional |statistical |similar |London |and "
    r"|its )*$",
    re.IGNORECASE,
)
SAYS_AT: Final = re.compile(
    r"(?:averages?|figures?|levels?|rates?|neighbou?rs?|nationally|timescales?|authorities"
    r"|England),? at (?:about |around |approximately |just |under |over |below |above )*$",
    re.IGNORECASE,
)


#: 'a target of reducing reliance on temporary staff to 10%'
_AIM: Final = re.compile(
    r"targets? (?:(?:of|to|for) (?:\w+ing|achieve|reduce|have|complete|below|above)"
    r"|(?:is|was|remains) (?:for|that|to))"
    r"\b[^.;,\d]{0,70}$",
    re.IGNORECASE,
)
#: 'exceeding the target at 442 days', 'in line with requirements in 94% of cases': the figure is what meets it.
_MET: Final = re.compile(
    r"\b(?:meet(?:s|ing)?|met|exceed\w*|achiev\w*|surpass\w*|reach\w*|in line with) (?:the |its |their )?"
    r"(?:[\w-]+ ){0,3}$"
)
_NOT_MET: Final = re.compile(
    r"\b(?:(?:better|worse|higher|lower|longer|shorter) than|above|below|short of|outside) (?:the |its |their )?"
    r"(?:[\w-]+ ){0,3}$"
)
_MET_AT: Final = re.compile(
    r",? (?:in|for|at|with|stands at|stood at|is|was) "
    r"(?:about |around |approximately |just |only |over |under |almost )*"
)
#: '…, around a quarter of care leavers': a comma and the figure begin a statement of their own.
_NEXT_STATEMENT: Final = re.compile(
    r",\s*(?:around|about|almost|nearly|over|some|at least|more than|less than|fewer than|approximately)?\s*$",
    re.IGNORECASE,
)
#: 'nationally (18% for primary and 15% for secondary)': the two of one bracket are of the same authorities.
_SAME_BRACKET: Final = re.compile(r"\([^()]*$")
_IN_BRACKET: Final = re.compile(r" (?:for|in|at|among) [^(),.;\d]{3,40} and (?:about |around )?$")
#: 'the national average rose from 15% to 16%'
_CHANGED_FROM: Final = re.compile(
    r"(?:’s)?(?: (?:average|rate|figure|level|performance|proportion))? (?:has |had |have )?(?:rose|risen|fell|fallen"
    r"|increased|decreased|improved|reduced|declined|dropped|grew|grown)(?: \w+ly)? from "
)
#: 'In line with the national average, turnover is 12%': what the authority's own figure is like.
_IN_LINE: Final = re.compile(
    r"\b(?:[Ii]n (?:line|contrast|comparison|common|keeping)|[Cc]ompared|[Uu]nlike|[Ll]ike|[Aa]s (?:in|with|for)"
    r"|[Ss]imilar"
    r"|[Cc]onsistent|[Cc]loser?|[Mm]irroring|[Rr]eflecting)\b(?: (?:to|with|in))*(?: (?:the|that of|those of|its"
    r"|both))*"
    r"[^,.;:()]{0,30}$"
)
#: '57%, above average for this group (45%)': behind the authority's own figure, that of the average that it is above.
_AVERAGE: Final = re.compile(
    r"\b(?:above|below) (?:the )?average\b"
    r"(?: for (?:this|these|the|that|such) (?:\w+ )?(?:groups?|cohort|measure|indicator))? \($"
)
#: 'below that of neighbours (61%, compared with neighbours at 66%)': neighbours are told again, with their own figure.
_TOLD_AGAIN: Final = re.compile(
    r"[^();]{0,30}\b(?:compared (?:with|to)|against|versus|as opposed to) (?:(?:the|that of|those of) )?$"
)
_GOES_ON: Final = re.compile(
    r"[^,(]{0,30}, (?!(?:which|where|whose|who|that|at|with|of|in|for|and)\b)(?:[\w’-]+ )*?(?:is|was|are|were"
    r"|stands?|stood"
    r"|has|had|have)\b"
)
#: '83% (statistical neighbours) and 85% (England)'
_CLOSED: Final = re.compile(r"(?: (?:averages?|figures?))?\)")
#: Words for how long something may take, and for keeping to what is asked for.
_TIME: Final = re.compile(r"time-?\s?(?:scale|frame|limit)s?|deadline", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"\b(?:within|inside|outside|beyond|in (?:line|accordance|compliance) with|according to)"
    r" (?:(?:the|its|their|our|all|any|both|local|locally|national|nationally|government|statutory|agreed|set|own"
    r"|practice|quality) )*$"
)
_NEW_SUBJECT: Final = re.compile(
    r"\b(?:figures?|proportion|percentage|rate|timescales?|performance|it)\b[^.;]{0,80}\b(?:is|was|are|has|remains)\b",
    re.IGNORECASE,
)


def role_of(number: Number, text: str, found: list[Cue], numbers: list[Number], *, own_subject: bool) -> str:
    """Tell whose figure a number is; 'actual' where no cue is tied to it.

    Parameters
    ----------
    number : Number
    text : str
        The sentence.
    found : list of Cue
    numbers : list of Number
        The sentence's numbers of the same kind.
    own_subject : bool
        The sentence itself names the metric, so that its first figure is the authority's own.
    """
    after = _after(number, text, found, numbers)
    if after:
        return after
    if aims.is_aim(text, number.start, number.end):
        return "target"
    earlier = [n for n in numbers if n.end <= number.start and n.kind == number.kind]
    if (
        earlier
        and _SAME_BRACKET.search(text, 0, number.start)
        and _IN_BRACKET.match(text, earlier[-1].end, number.start)
    ):
        return role_of(earlier[-1], text, found, numbers, own_subject=own_subject)
    if earlier and text[earlier[-1].end : number.start] == " to " and text.endswith("from ", 0, earlier[-1].start):
        return role_of(earlier[-1], text, found, numbers, own_subject=own_subject)
    if earlier and number.kind in ("percent", "fraction") and _AVERAGE.search(text, earlier[-1].end, number.start):
        return "england"
    start = max((n.end for n in earlier), default=0)
    for cue in reversed(found):
        if cue.end > number.start or cue.start < start:
            continue
        between = text[cue.end : number.start]
        if number.kind in ("percent", "fraction") and cue.role in ("target", "limit") and _keeps_to(text, cue, between):
            continue
        if cue.role == "target" and _AIM.match(text, cue.start, number.start):
            return "actual" if text.endswith("from ", 0, number.start) else "target"
        if between == " (" and any(o.role == cue.role and _TOLD_AGAIN.match(text, number.end, o.start) for o in found):
            return "actual"
        if cue.role != "target" and _CHANGED_FROM.fullmatch(between):
            return cue.role
        if not LEADS_TO.match(between) or _NEXT_STATEMENT.search(between):
            return "actual"
        if earlier and AND_ANOTHER.fullmatch(between) and LED_BY.match(text[earlier[-1].end : cue.start]):
            return "actual"
        if _GOES_ON.match(between) and _IN_LINE.search(text, 0, cue.start):
            return "actual"
        if (
            own_subject
            and (not earlier or _NEW_SUBJECT.search(text[start : cue.start]))
            and SAYS_AT.search(text[: number.start])
            and COMPARED_AT.search(text[: cue.start])
        ):
            return "actual"
        if cue.role in ("target", "limit") and _MET_AT.fullmatch(between):
            missed = own_subject and not earlier and _NOT_MET.search(text, 0, cue.start)
            if missed or _MET.search(text, 0, cue.start):
                return "actual"
        return _joined(cue, found, text)
    return "actual"


def _keeps_to(text: str, cue: Cue, between: str) -> bool:
    """'held within required timescales (94%)': a share is of those who keep to a time, and no time itself."""
    if _TIME.search(text, cue.start, cue.end):
        return True
    return _WITHIN.search(text, 0, cue.start) is not None and "range" not in between


def _joined(cue: Cue, found: list[Cue], text: str) -> str:
    """'the national scorecard threshold', 'England and statistical neighbours': the word nearest the figure tells."""
    for other in found:
        if other is cue or other.role not in ("target", "limit") or not cue.end <= other.start <= cue.end + 12:
            continue
        if _APART.search(text, cue.end, other.start) is None:
            return "target"
    return "target" if cue.role == "limit" else cue.role


def _after(number: Number, text: str, found: list[Cue], numbers: list[Number]) -> str:
    for cue in found:
        if cue.start < number.bare_end:
            continue
        if any(number.end <= n.start < cue.start for n in numbers):
            break
        if LED_BY.match(text[number.bare_end : cue.start]) or LED_BY.match(text[number.end : cue.start]):
            between = text[number.end : cue.start]
            if "," in between:
                break
            return _joined(cue, found, text)
        if text[number.end : cue.start] == " (" and _CLOSED.match(text, cue.end):
            return cue.role
        break
    return ""
