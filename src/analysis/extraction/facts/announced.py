"""Counts that a phrase announces: 'the number of … (171)', 'the number of … has risen from 358 to 474'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.extraction.facts import lookalikes
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.counts import Counted, refused
from analysis.extraction.facts.numbers import Number

#: What a count may be told as right behind it: '539 completed in 2014–15', '933 recorded in September'.
TOLD_AS: Final = (
    r"(?:recorded|completed|open|opened|undertaken|made|received|submitted|initiated|held|known|reported|registered"
    r"|identified|notified|granted|approved|placed|adopted|young|people|famil(?:y|ies)|cases|plans|assessments|orders"
    r"|arrangements|referrals|notifications|reviews)"
)
#: The words right before an announced count, what may not come between, and what may follow it.
_ANNOUNCED: Final = re.compile(
    r"(?:^\s?\(|\b(?:from|to|is|was|were|are|at|stood at|stands at|now|of|totalled|being)(?: now| currently"
    r"| about| around| approximately| nearly| over| just over| just under)?\s)$|\s\($",
    re.IGNORECASE,
)
_NOT_TALLIED: Final = re.compile(
    r"[;]|\.\s|\b(?:while|whilst|whereas|the numbers? (?:looked|in care)|of whom|of which|aged|rate"
    r"|who (?:had|have)|whose|by(?! (?:an? |\d|about|almost|nearly|over)))\b"
)
_SLOT_END: Final = re.compile(
    r"\)|[,.;]?$|[,.;]\s|\s(?:at|in|on|to|since|a|by|as|during|children|and|compared|over|from|currently|now|last"
    rf"|this|which|when|between|following|after|{TOLD_AS}|\(|–)"
)
#: 'the number of children adopted, seven since April': behind a comma, a count needs its time, or the sentence again.
_APPOSED: Final = re.compile(r",\s(?:currently |now |presently |at present |just |only )*$")
_APPOSED_END: Final = re.compile(r",|\s(?:since|in|at|as|during)\b")
#: 'was 388 in March 2014, 341 in March 2015 and 297 now': further counts of a list, each with its time.
_LISTED: Final = re.compile(
    r" (?:in|at|on|by) (?:the end of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}(?:[-–/]\d\d)?(?:,| and|, and)(?: then)? "
)
_LISTED_END: Final = re.compile(r"\s(?:in|at|on|by) (?!need|care|risk)|\s(?:currently|now)\b")
#: '… has fallen: 388 in March 2014'
_COLON: Final = re.compile(r"[^;:.()]{0,60}:\s")
#: 'the number of assessments has risen, with 248 open at the end of October', 'with only 176 currently'
_WITH: Final = re.compile(r",? with (?:a total of |just |only |about |around |approximately |over |nearly |almost )*$")
_WITH_END: Final = re.compile(
    r"(?:\s(?:recorded|completed|open|opened|undertaken|made|received|submitted|initiated|reported|registered|notified"
    r"|granted)|\s(?:children|young people)(?: (?:in care|looked after))?)?"
    r"(?:\s(?:at|in|on|during|by|since|as at) (?:(?:the (?:end|time|point|first|last|past|year|\d)|January"
    r"|February|March|April|May|June|July|August|September|October|November|December)\b|\d)"
    r"|(?:\s(?:currently|now|at present))?(?:[.,;]|$))"
)
#: 'Fewer children are on plans (176)': nothing else may be said of them before the figure.
_MORE: Final = re.compile(r"(?:more|fewer)\b", re.IGNORECASE)
_TOLD_NEXT: Final = re.compile(
    r"(?:,? (?:now|currently|this year|last year|at present|overall)"
    r"|,? (?:in|at|on|by|during|since|over) (?:the (?:last|past) )?(?:\w+ )?[\w–/-]{2,9}(?: \d{4}| months)?)?"
    r"(?: \(|[:,]? (?:(?:rising|increasing|falling|reducing|up|down) )?(?:from \S+(?: [^.;()]{3,40})? to |from )|: )"
)
#: 'exceeded the number of …, with a total of 66', 'the highest number of children are on plans for …': another's count.
_AGAINST: Final = re.compile(
    r"\b(?:exceed\w*|than|highest|lowest|largest|smallest|greatest|average)(?: the)? $", re.IGNORECASE
)
#: 'the number of children leaving care at 18' tells an age.
_AT_AGE: Final = re.compile(r"\b(?:leav\w+|left|enter\w*|into|in|from) (?:the )?care at $")


def tallied(text: str, metrics: Iterable[Metric], found: list[Number], context: str) -> list[Counted]:
    """Find the counts that a phrase announces: 'the number of … (171)', 'the number of … from 358 to 474'."""
    rows: list[Counted] = []
    phrases = [
        (metric, match)
        for metric in metrics
        if metric.tallied
        for match in metric.tallied.finditer(text)
        if not _AGAINST.search(text, 0, match.start())
    ]
    for metric, match in phrases:
        if refused(metric, text, match, context):
            continue
        end = match.end()
        for number in found:
            if number.kind != "count" or number.value % 1 or number.start < end or number.start - end > 100:
                continue
            if any(other is not metric and end <= m.start() < number.start for other, m in phrases):
                break
            between, after = text[end : number.start], text[number.bare_end :]
            if end == match.end() and _MORE.match(match.group()) and not _TOLD_NEXT.fullmatch(between):
                continue
            if not _is_announced(between, after) or _AT_AGE.search(text, 0, number.start):
                continue
            if metric.least <= number.value <= metric.most and not lookalikes.is_difference(number, text):
                rows.append(Counted(metric, number))
                end = number.end
    return rows


def _is_announced(between: str, after: str) -> bool:
    """Whether what stands before and behind a number makes it the count that a phrase announced."""
    if _NOT_TALLIED.search(between):
        return False
    if _ANNOUNCED.search(between):
        return _SLOT_END.match(after) is not None
    if _LISTED.fullmatch(between) or _COLON.fullmatch(between):
        return _LISTED_END.match(after) is not None
    if _WITH.search(between):
        return _WITH_END.match(after) is not None
    return _APPOSED.fullmatch(between) is not None and _APPOSED_END.match(after) is not None


def announced(said: str, metrics: list[Metric], context: str) -> Metric | None:
    """The count that a sentence announced ('There is a rise in the number of …'), where its figures follow later."""
    found: list[tuple[int, Metric]] = []
    for metric in metrics:
        for match in metric.tallied.finditer(said) if metric.tallied else ():
            if not _AGAINST.search(said, 0, match.start()) and not refused(metric, said, match, context):
                found.append((match.end(), metric))
    return max(found, key=lambda f: f[0])[1] if found else None
