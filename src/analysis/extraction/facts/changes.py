"""How counts change: 'This is an increase from 183 at …', 'from 983 in … to 643 at …', 'the same number as in …'."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts import numbers
from analysis.extraction.facts.announced import TOLD_AS
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.counts import OF_OTHERS, Counted
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

_CHANGE: Final = re.compile(
    r"\b(?:(?:an? |the )?(?:[\w.]+%? |[a-z]+ )?(?:increase[sd]?|increasing|reduction|reduced|reducing|decrease[sd]?"
    r"|decline[sd]?|rise|risen|rose|climb(?:ed)?|fall(?:en)?|fell|drop(?:ped)?"
    r"|change|improvement|up|down|compar\w+|similar|same|higher|lower|fewer|more|less|slightly|in line|rising"
    r"|falling)\b"
    r"[^.;()\d]{0,45}?\b(?:from|to|with|than|on|of|was|were|at|as|when|plan,)(?: the| about| around"
    r"| approximately| a)*) "
    rf"(?P<n>{numbers.COUNT})",
    re.IGNORECASE,
)
_CHANGE_START: Final = re.compile(
    r"\W*(?:(?:This|That|It|which|The figure|The number|Numbers|These|However"
    r"|(?:At|In|On|By) [^,;.]{4,30}?,? (?:this|it|that|the (?:figure|number|total)) (?:had|has|was))\b"
    r"|,? ?(?:an?|compared|up|down|from|although|and|but|while)\b)",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    rf"(?:[^.;()\d]|\d+ [A-Z][a-z]+ \d{{4}}|20\d\d[-–/]\d\d|\b20\d\d){{0,60}}? to (?P<n>{numbers.COUNT})(?= (?:at"
    rf"|in|on|a year|children|as|by|during|currently|now|this|last|when|{TOLD_AS})\b|[,.;)](?:\s|$)|$)",
    re.IGNORECASE,
)
#: 'an increase of 12 from 200 at …': the older figure behind the amount of the change.
_FROM: Final = re.compile(
    rf"(?: children| plans)?,? (?:from|on|over|compared (?:with|to)) (?:the )?(?P<n>{numbers.COUNT})", re.IGNORECASE
)
#: '262 children on plans (258 at 30 April 2015)'
_DATED_BRACKET: Final = re.compile(
    rf"[^.,;()\d]{{0,80}}\((?P<n>{numbers.COUNT})(?: children| plans)? (?P<day>(?:at|in|on) [^()]{{4,20}}\))"
)
#: 'the same number as at 31 March 2014', 'no change from the situation at …'
_SAME: Final = re.compile(
    r"(?:\bsame (?:number|figure|total|as)"
    r"|\b(?:This|That|It|The (?:number|figure|total)) (?:is|was|has been|had been|has|had|remains?|remained)\s?"
    r"(?:\w+ ){0,2}?(?:unchanged|not changed|no change|no different|consistent with|identical"
    r"|in line with the (?:number|figure|total)))"
    r"\b[^.;\d]{0,40}?(?=\b(?:(?:at|on|in) (?!line\b|number)|from (?!the )))",
    re.IGNORECASE,
)
_NEARLY: Final = re.compile(r"\b(?:broadly|almost|nearly|about|roughly|virtually|much|approximately) (?:the )?$")
_BEGINS_CHANGE: Final = re.compile(
    r"\W*(?:However, )?(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|[Tt]he (?:number|figure|total)s?|[Nn]umbers?)"
    r"(?: number| figure| total)?s? (?:ha(?:s|ve|d) (?:now |since |also )?(?:\w+ly )?(?:risen|increased|grown|fallen"
    r"|reduced|decreased|declined|dropped|gone|changed|been (?:\w+ )?(?:rising|falling|increasing|reducing|reduced))"
    r"|(?:is|was|are|were) (?:an? (?:\w+ )?(?:increase|reduction|rise|fall|drop|decrease|decline)|up|down)"
    r"|rose|fell|(?:in|de)creased|reduced|dropped|declined|went|grew)\b"
)
#: 'an increase of 51': the amount of a change.
_AMOUNT: Final = re.compile(
    r"(?:increase|reduction|decrease|decline|rise|fall|drop|change|improvement) (?:of|by) \S+$", re.IGNORECASE
)
#: '51 and 42 respectively': the second is of another count than the first.
_RESPECTIVELY: Final = re.compile(r" and \S+,? respectively\b")
_OTHER_UNIT: Final = re.compile(r"\s(?:weeks|days|months|years|hours|cases sampled|%)")
#: 'from the 24 notifications in 2013–14': what is counted is told, and is another thing.
_OTHER_THING: Final = re.compile(r"\s(notifications|referrals|contacts|enquiries|reviews|assessments|visits)\b")
#: '… and complaints fell to 12': a change with a subject of its own.
_SUBJECT: Final = re.compile(
    r"\b(?:and|but|while|whilst|whereas) (?P<subject>(?:(?!and\b)[\w’-]+ ){1,5}?)(?:(?:has|have|had|also) )*"
    r"(?:increased|reduced|decreased|declined|rose|risen|climbed|fell|fallen|dropped)\b"
)
#: Words that are no subject, or stand for what was spoken of.
_PRONOUN: Final = re.compile(
    r"(?:(?:it|its|this|that|these|those|they|there|which|the|an?|is|was|are|were|has|have|had|been|be|now|then|since|also"
    r"|still|even|further|more|slight|small|significant|steady|up|down|to|by|from|at|in|so|again|numbers?|figures?"
    r"|totals?|overall|later|year|\w+ly) )+"
)


def changed(
    text: str, found: list[Number], dates: list[Period], rows: list[Counted], last: Metric | None
) -> list[Counted]:
    """Find what a count was before: 'This is an increase from 183 at …', 'from 983 in … to 643 at …'.

    Parameters
    ----------
    last : Metric, optional
        The count that the sentence before told, which 'This is …' speaks of.
    """
    more: list[Counted] = []
    if last is not None and last.kind == "count" and _CHANGE_START.match(text):
        more = _changes_from(last, 0, text, found, dates, rows)
    told = [row for row in rows if not row.base]
    if told and not more:
        newest = max(told, key=lambda r: r.number.start)
        if newest.metric.kind == "count":
            more = _changes_from(newest.metric, newest.number.end, text, found, dates, rows)
            more = more or _in_brackets(newest, text, found, dates)
    return more


def _changes_from(
    metric: Metric, at: int, text: str, found: list[Number], dates: list[Period], rows: list[Counted]
) -> list[Counted]:
    more: list[Counted] = []
    for match in _CHANGE.finditer(text, at):
        number = _plain(match.start("n"), found)
        if _AMOUNT.search(match.group()):
            behind = _FROM.match(text, match.end())
            number = _plain(behind.start("n"), found) if behind else None
        if number is None or any(r.number.start == number.start for r in rows):
            continue
        if (not rows and _RESPECTIVELY.match(text, number.end)) or _is_of_other(metric, text, match):
            continue
        if (
            not _dated(number, at, dates, text)
            or _OTHER_UNIT.match(text[number.end :])
            or OF_OTHERS.match(text, number.end)
        ):
            continue
        thing = _OTHER_THING.match(text, number.end)
        if thing is not None and thing[1] != metric.unit:
            continue
        more.append(Counted(metric, number))
        rest = _TO.match(text, number.end)
        second = _plain(rest.start("n"), found) if rest else None
        if second is not None and match.group().split()[-2] == "from":
            more.append(Counted(metric, second))
            break
    return more


def _is_of_other(metric: Metric, text: str, change: re.Match[str]) -> bool:
    """Whether a change is told of something else, which its own verb has for its subject."""
    told = _SUBJECT.search(text, max(0, change.start() - 60), change.end())
    if told is None or _PRONOUN.fullmatch(told["subject"]):
        return False
    own = f"{metric.label} {metric.unit} {metric.id}".lower()
    return not any(word.rstrip("s") in own for word in told["subject"].lower().split() if len(word) > 3)


def _in_brackets(row: Counted, text: str, found: list[Number], dates: list[Period]) -> list[Counted]:
    """'262 children on plans (258 at 30 April 2015)': the count of another day, in brackets with it."""
    match = _DATED_BRACKET.match(text, row.number.end)
    number = _plain(match.start("n"), found) if match else None
    if match is None or number is None or not any(p.known and p.start == match.start("day") for p in dates):
        return []
    return [Counted(row.metric, number)]


def begins_change(text: str) -> bool:
    """Whether a sentence tells how a count that the one before only named has changed: 'This has risen from …'."""
    return _BEGINS_CHANGE.match(text) is not None


def same_as_before(text: str, dates: list[Period]) -> tuple[tuple[int, int], Period] | None:
    """Find 'the same number as at 31 March 2014': where it stands, and the date it speaks of."""
    match = _SAME.search(text)
    if match is None or _NEARLY.search(text, 0, match.start()):
        return None
    period = next((p for p in dates if p.start >= match.start() and p.as_of), None)
    return (match.span(), period) if period is not None else None


def _dated(number: Number, at: int, dates: list[Period], text: str) -> bool:
    """A change is told with the date of the older figure, or with its rate in brackets."""
    if "(" in text[number.end : number.end + 3]:
        return True
    return any(
        (p.start >= number.end and p.start - number.end < 60)
        or at < p.end <= number.start
        or p.end <= number.start < p.end + 80
        for p in dates
    )


def _plain(start: int, found: list[Number]) -> Number | None:
    return next((n for n in found if n.start == start and n.kind == "count"), None)
