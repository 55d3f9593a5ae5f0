"""Whose figure it is: the authority's own, a target, England's, similar authorities' or the region's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from analysis.extraction.facts import aims
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.places import REGION

#: 'the region' and the regions by name; 'in the region of' tells how near a figure is.
_IN_REGION: Final = rf"(?:the (?:wider |whole )?region(?! of)|{REGION})"
_CUES: Final = {
    "target": (
        r"\btargets?\b|\bthresholds?\b|\bbenchmarks?\b|\baspiration\w*\b|\bguidelines?\b|\brequirements?\b"
        r"|\b(?:required|expected|statutory|recommended|prescribed|national"
        r"|government(?:’s)?)(?: (?:minimum|average|court))? (?:time-?\s?scales?|time-?\s?frames?"
        r"|time limit|limit|standard|maximum|deadline)\b|\brecommended (?:levels?|average|number)\b"
        r"|\brequires?\b|\brecommend(?:ed|s|ation)\b|\bexpected to (?:conclude|be completed) within\b"
        r"|\bstriving for\b|\bpromise to reduce\b|\b(?:further reducing|to further reduce|aim\w* to reduc\w+"
        r"|plan\w* to reduc\w+|intend\w* to reduc\w+)"
    ),
    "limit": r"\btime-?\s?(?:scale|frame|limit)s?\b",
    "england": (
        r"\bnational(?:ly)?\b(?! (?:adoption )?(?:scorecard|threshold|target|requirement|time|guid|minimum"
        r"|standard|statutory|deadline|limit|law|expect|indicator|data))|\bEngland\b"
        r"|\bEnglish\b(?! as an?| (?:language|is not|lessons|speak|and maths|GCSE))"
        r"|\bthe country as a whole\b|\b(?:across|in|throughout) the (?:whole )?country\b(?! (?:parks?|town|house))"
        r"|\bnationwide\b"
    ),
    "similar": (
        r"\bstatistical(?:ly)?[- ](?:similar )?neighbou?rs?(?:’s?)?\b|\b(?:similar|comparator|comparable"
        r"|neighbouring|like)(?: local)? (?:authorit\w+|councils?|boroughs?|areas)\b|\bcomparators?\b"
        r"|\bcomparator group\b|\bsimilar local\b|\b(?:nearest|family group) neighbou?rs?\b"
        r"|\bother similar\b|\b(?:that of )?[A-Z]\w+’s? (?:statistical )?neighbou?rs\b"
    ),
    "region": (
        r"\bregional (?:comparators?|neighbou?rs)\b"
        r"|\bregional(?:ly)?\b(?! adoption| agenc)|\b(?:the )?London(?:-wide)?(?= (?:average|authorit"
        r"|borough(?:s)?’?\b|and (?:England|national)|level|figure|\())(?! Borough of)|\b(?:North"
        r"|South)[- ](?:East|West)(?:ern)?(?= (?:average|region|authorit|figure|rate))|\b(?:East"
        r"|West) Midlands(?= (?:average|region|authorit|figure|rate))|\b(?:Yorkshire and (?:the )?Humber"
        r"|Eastern)(?:side)?(?= (?:average|region|authorit|figure|rate))|\(LLR\)"
        r"|\b(?:(?:averages?|figures?|rates?|levels?|that|those|performance|proportion|percentage) (?:for|in|of|across)"
        r"|above|below|than|(?:compar\w+|line) with|(?:compar\w+|similar|close) to|against|across|throughout)"
        r"(?: in| for| across)?"
        rf" {_IN_REGION}\b"
        rf"|(?<=[(;,\s])(?<!\b(?:in|to) )(?:region|{REGION})"
        r"(?=:? (?:at |was |is )?\d[\d.]*(?: ?%| per| weeks| days|\)))"
    ),
    #: '68 in the North East' tells of the region only where the sentence compares.
    "place": rf"\b(?:in|for) {REGION}\b(?! ?\(| (?:average|borough|authorit|figure|rate|level))",
}
#: Where a word begins, or a bracket: the look spares the alternatives at all other places of a text.
_CUE: Final = re.compile(
    rf"(?:\b|(?=\())(?:{'|'.join(f'(?P<{role}>{pattern})' for role, pattern in _CUES.items())})", re.IGNORECASE
)
#: What may stand between a cue and its figure.
_LEADS_TO: Final = re.compile(
    r"^(?:’s?)?(?: (?:have|had|take|took))?,?\s?"
    r"(?:(?:proportion|percentage|group|local|authorit\w+|councils?|boroughs?|average|averages"
    r"|figures?|rates?|levels?"
    r"|performance|scorecard|threshold|target|targets|threshold target|timescales?|time-?\s?frames?|limit"
    r"|standard|requirement|expectation|average for|median|mean|data|three[- ]year|annual|comparators?"
    r"|neighbou?rs?|turnover|vacancy|as a whole|published|last|latest|reported|maximum|minimum|set"
    r"|comparator level|position|the|a|an|for|in|since|was|is|are|were|which|of|at|stands?|stood|it|being|also|only"
    r"|currently|to|around|about|approximately|just|under|over|that|same|period|where|respectively|under|than"
    r"|within|completion|conclusion|case|cases|between|achieve|performing|achieving|recorded|standing|under"
    r"|Public|Law|Outline|PLO|court|care|proceedings|them|be|completed|by"
    r"|measure|indicator|all|NEET|EET|leavers|less|fewer|more|social|workers?’?|caseloads?|cent|reduce|reducing|reduction|duration|days|day|children"
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
#: What may stand between a figure and the cue that follows it.
_LED_BY: Final = re.compile(
    r"^[\s)–-]{0,3}(?:(?:weeks?|days?)[\s,)]*)?(?:(?:working|government|national|statutory|court|adoption|average"
    r"|scorecard|recommended|required|expected|locally set|local authority|achieved|care leavers|children"
    r"|young people|looked after|local|for|in|by|among|the|across|of"
    r"|from|other|its|all|previous year|year before|20\d\d\s?[-–−/]\s?\d{2,4}|20\d\d"
    r"|rate|set|caseload|case|as a|as its|figure|legal|PLO)\s?)*$",
    re.IGNORECASE,
)
_COMPARED_AT: Final = re.compile(
    r"\b(?:above|below|than|with|to|line with|exceeds?|exceeded|exceeding|of|outside)\s(?:both )?(?:the |that of "
    r"|those of |our |its )?(?:national |England |English |local |regional |statistical |similar |London |and "
    r"|its )*$",
    re.IGNORECASE,
)
_SAYS_AT: Final = re.compile(
    r"(?:averages?|figures?|levels?|rates?|neighbou?rs?|nationally|timescales?|authorities"
    r"|England),? at (?:about |around |approximately |just |under |over |below |above )*$",
    re.IGNORECASE,
)


_COMPARES: Final = re.compile(r"\b(?:compar\w+|against|than|above|below|nationally|England)\b")
#: 'timescale' tells of a target only right behind its figure: 'the 26-week timescale'.
_LIMIT: Final = re.compile(r"\d[- ]{1,2}(?:weeks?|days?) (?:\w+ ){0,2}$")


#: 'a target of reducing reliance on temporary staff to 10%'
_AIM: Final = re.compile(
    r"targets? (?:(?:of|to|for) (?:\w+ing|achieve|reduce|have|complete)|(?:is|was|remains) (?:for|that|to))"
    r"\b[^.;,\d]{0,70}$",
    re.IGNORECASE,
)
#: 'exceeding the target at 442 days', 'in line with requirements in 94% of cases': the figure is what meets it.
_MET: Final = re.compile(
    r"\b(?:meet(?:s|ing)?|met|exceed\w*|achiev\w*|surpass\w*|reach\w*|in line with) (?:the |its |their )?"
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
#: Two figures of two comparators: 'below statistical neighbours and England averages at 643 and 647 days'.
_PAIR: Final = re.compile(r"^ and $")
#: Between the authority's own figure and another's in one bracket.
_SET_APART: Final = re.compile(
    r"(?:\s?%|\s?per cent|\s?weeks?|\s?days?| cases)?,? (?:compared (?:with|to)|as opposed to|against|versus|vs\.?) "
)
#: 'national averages of 18% and 15% respectively'.
_OF_BOTH: Final = re.compile(r"\s(?:averages|figures|rates|levels|proportions) of ")
#: 'nationally (18% for primary and 15% for secondary)': the two of one bracket are of the same authorities.
_SAME_BRACKET: Final = re.compile(r"\([^()]*$")
_IN_BRACKET: Final = re.compile(r" (?:for|in|at|among) [^(),.;\d]{3,40} and (?:about |around )?$")
#: 'thresholds of 426 and 121 days'
_BOTH: Final = re.compile(r"\b(?:thresholds|targets|averages) (?:of|at|are|were) $")
_TWO: Final = re.compile(r"^[^.;\d]{0,30}\band (?:the )?$")
_NEW_SUBJECT: Final = re.compile(
    r"\b(?:figures?|proportion|percentage|rate|timescales?|performance|it)\b[^.;]{0,80}\b(?:is|was|are|has|remains)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cue:
    """Words that tell whose figure is meant."""

    start: int
    end: int
    role: str


def cues(text: str) -> list[Cue]:
    """Find the cues of a sentence, in order."""
    found = []
    for match in _CUE.finditer(text):
        role = match.lastgroup or ""
        if role == "limit" and not _LIMIT.search(text, 0, match.start()):
            continue
        if role == "place":
            if not _COMPARES.search(text, 0, match.start()):
                continue
            role = "region"
        found.append(Cue(match.start(), match.end(), role))
    return found


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
    paired = _respectively(number, text, found, numbers) or _in_brackets(number, text, found, numbers)
    if paired:
        return paired
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
    if earlier and _is_second(earlier[-1], number, text):
        return role_of(earlier[-1], text, found, numbers, own_subject=own_subject)
    start = max((n.end for n in earlier), default=0)
    for cue in reversed(found):
        if cue.end > number.start or cue.start < start:
            continue
        between = text[cue.end : number.start]
        if cue.role == "target" and _AIM.match(text, cue.start, number.start):
            return "target"
        if not _LEADS_TO.match(between) or _NEXT_STATEMENT.search(between):
            return "actual"
        if (
            own_subject
            and (not earlier or _NEW_SUBJECT.search(text[start : cue.start]))
            and _SAYS_AT.search(text[: number.start])
            and _COMPARED_AT.search(text[: cue.start])
        ):
            return "actual"
        if cue.role in ("target", "limit") and _MET.search(text, 0, cue.start) and _MET_AT.fullmatch(between):
            return "actual"
        return _joined(cue, found, text)
    return "actual"


def _is_second(one: Number, other: Number, text: str) -> bool:
    """Whether two figures are of the same authorities: 'thresholds of 426 and 121', '(75% and 95% respectively)'."""
    if text[one.end : other.start].strip() != "and":
        return False
    return bool(_BOTH.search(text, 0, one.start)) or text.startswith(" respectively)", other.end)


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
        if _LED_BY.match(text[number.bare_end : cue.start]) or _LED_BY.match(text[number.end : cue.start]):
            between = text[number.end : cue.start]
            if "," in between:
                break
            return _joined(cue, found, text)
        break
    return ""


def _in_brackets(number: Number, text: str, found: list[Cue], numbers: list[Number]) -> str:
    """'higher than in similar authorities (113 compared to 96)': the authority's own figure and the other's."""
    for own, other in pairwise(numbers):
        if number is not own and number is not other:
            continue
        behind = [
            cue
            for cue in found
            if cue.end <= own.start and text[cue.end : own.start] in (" (", " level (", " levels (")
        ]
        if behind and _SET_APART.fullmatch(text, own.bare_end, other.start):
            return "actual" if number is own else _joined(behind[-1], found, text)
    return ""


def _respectively(number: Number, text: str, found: list[Cue], numbers: list[Number]) -> str:
    """'for statistical neighbours and England at 87% and 85%, respectively'."""
    at = text.find("respectively")
    if at >= 0:
        pair = [n for n in numbers if n.end <= at][-2:]
    else:
        index = next((i for i, n in enumerate(numbers) if n is number), 0)
        near = [n for n in numbers[max(0, index - 1) : index + 2] if _PAIR.match(_gap(number, n, text))]
        pair = sorted([number, *near[:1]], key=lambda n: n.start)
    before = [c for c in found if c.role not in ("target", "limit") and len(pair) == 2 and c.end <= pair[0].start][-2:]
    if at >= 0 and len(before) == 1 and len(pair) == 2 and any(n is number for n in pair):
        plural = _OF_BOTH.match(text, before[0].end)
        return before[0].role if plural and plural.end() == pair[0].start else ""
    if len(before) != 2 or not any(n is number for n in pair) or not _TWO.match(text[before[0].end : before[1].start]):
        return ""
    if at < 0 and not _LEADS_TO.match(text[before[1].end : pair[0].start]):
        return ""
    return before[0 if pair[0] is number else 1].role


def _gap(one: Number, other: Number, text: str) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)] if one is not other else ""
