"""Counts: whole phrases of the catalogue around a plain number, and the changes told after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from analysis.extraction.facts import lookalikes, numbers, sentences
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

_PEOPLE: Final = r"(?:children|young people|care leavers|child|young person)(?: (?:and|or) young people)?"
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
#: What a count may be told as right behind it: '539 completed in 2014–15', '933 recorded in September'.
_TOLD_AS: Final = (
    r"(?:recorded|completed|open|opened|undertaken|made|received|submitted|initiated|held|known|reported|registered"
    r"|identified|notified|granted|approved|placed|adopted|young|people|famil(?:y|ies)|cases|plans|assessments|orders"
    r"|arrangements|referrals|notifications|reviews)"
)
_TO: Final = re.compile(
    rf"(?:[^.;()\d]|\d+ [A-Z][a-z]+ \d{{4}}|20\d\d[-–/]\d\d|\b20\d\d){{0,60}}? to (?P<n>{numbers.COUNT})(?= (?:at"
    rf"|in|on|a year|children|as|by|during|currently|now|this|last|when|{_TOLD_AS})\b|[,.;)](?:\s|$)|$)",
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
#: 'with 16 children living in such arrangements'
_SUCH: Final = re.compile(
    rf"{numbers.COUNT} (?:{_PEOPLE} )?(?:(?:who|are|were|was|is|have|had|been|being|currently|now|living|live|lived"
    r"|placed|supported|cared|for|benefit\w*|remain\w*|well|successfully|known) )*(?:in|through|by|under|from)"
    r" (?:such|these|this type of) (?:an? )?(?:arrangements?|placements?|agreements?)\b",
    re.IGNORECASE,
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
_NOT_WHOLE: Final = re.compile(r"\b(?:almost|nearly|virtually|not|practically) $", re.IGNORECASE)
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
    rf"|this|which|when|between|following|after|{_TOLD_AS}|\(|–)"
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
#: 'exceeded the number of …, with a total of 66', 'the highest number of children are on plans for …': another's count.
_AGAINST: Final = re.compile(r"\b(?:exceed\w*|than|highest|lowest|largest|smallest|greatest)(?: the)? $", re.IGNORECASE)
#: 'the number of children leaving care at 18' tells an age.
_AT_AGE: Final = re.compile(r"\b(?:leav\w+|left|enter\w*|into|in|from) (?:the )?care at $")


#: How far around a phrase words can rule it out.
_BEHIND: Final = 60
_AHEAD: Final = 50


_WORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class Counted:
    """A number that counts a metric."""

    metric: Metric
    number: Number
    #: Its time, where the sentence tells counts and times in one order.
    period: Period | None = None


def whole(text: str, metrics: Iterable[Metric], context: str) -> list[Counted]:
    """Find 'all …', 'none …' and 'both …' where the catalogue says that a whole population is meant."""
    found = []
    for metric in metrics:
        for pattern, value in metric.wholes:
            match = pattern.search(text)
            if match is None or _refused(metric, text, match, context, ahead=15) or "100%" in match.group():
                continue
            if _NOT_WHOLE.search(text, 0, match.start()):
                continue
            word = _WORD.match(text, match.start())
            end = word.end() if word else match.end()
            found.append(Counted(metric, Number(match.start(), end, value, metric.kind, bare_end=end)))
    return found


def find(text: str, metrics: Iterable[Metric], found: list[Number], context: str) -> list[Counted]:
    """Find the counts of a sentence that the catalogue's phrases name."""
    rows: list[Counted] = []
    used: set[tuple[str, int]] = set()
    for metric in metrics:
        for match in _phrases(metric, text, found):
            if _refused(metric, text, match, context):
                continue
            for group in ("m", "n"):
                if group not in match.re.groupindex or match[group] is None:
                    continue
                number = _number(match.start(group), match.end(group), match[group], found, text)
                if number is None or not metric.least <= number.value <= metric.most:
                    continue
                if text.endswith(("per ", "every "), 0, number.start):
                    continue
                window = (max(0, match.start() - 60), match.end() + 40)
                if (metric.id, number.start) in used or lookalikes.SAMPLE.search(text, *window):
                    continue
                told_from = group == "m" or " to " in text[match.start() : number.start]
                if lookalikes.is_difference(number, text) and not told_from:
                    continue
                used.add((metric.id, number.start))
                rows.append(Counted(metric, number))
    return rows


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
        if _refused(metric, text, match, context):
            continue
        end = match.end()
        for number in found:
            if number.kind != "count" or number.value % 1 or number.start < end or number.start - end > 100:
                continue
            if any(other is not metric and end <= m.start() < number.start for other, m in phrases):
                break
            between, after = text[end : number.start], text[number.bare_end :]
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
    return _APPOSED.fullmatch(between) is not None and _APPOSED_END.match(after) is not None


def _phrases(metric: Metric, text: str, found: list[Number]) -> Iterator[re.Match[str]]:
    """Match the metric's phrases, those that begin with the figure only where a figure stands."""
    for pattern in metric.counts_from:
        for number in found:
            if number.kind == "count" and (match := pattern.match(text, number.start)) is not None:
                yield match
    for pattern in metric.counts:
        yield from pattern.finditer(text)


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
    if rows and not more:
        newest = max(rows, key=lambda r: r.number.start)
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
        if not _dated(number, at, dates, text) or _OTHER_UNIT.match(text[number.end :]):
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
    if match is None or number is None or not any(p.as_of and p.start == match.start("day") for p in dates):
        return []
    return [Counted(row.metric, number)]


def begins_change(text: str) -> bool:
    """Whether a sentence tells how a count that the one before only named has changed: 'This has risen from …'."""
    return _BEGINS_CHANGE.match(text) is not None


def announced(said: str, metrics: list[Metric], context: str) -> Metric | None:
    """The count that a sentence announced ('There is a rise in the number of …'), where its figures follow later."""
    found: list[tuple[int, Metric]] = []
    for metric in metrics:
        for match in metric.tallied.finditer(said) if metric.tallied else ():
            if not _AGAINST.search(said, 0, match.start()) and not _refused(metric, said, match, context):
                found.append((match.end(), metric))
    return max(found, key=lambda f: f[0])[1] if found else None


def such(text: str, said: str, metrics: Iterable[Metric]) -> Metric | None:
    """The metric of the arrangements that 'such arrangements' points to, told by the sentence before or this one."""
    match = _SUCH.search(text) if "such " in text or "these " in text else None
    if match is None:
        return None
    words = f"{said} {text[: match.start()]}"
    meant = [m for m in metrics if m.such is not None and m.such.search(words)]
    return meant[0] if len(meant) == 1 else None


def pointed(text: str, found: list[Number], rows: list[Counted], metric: Metric | None) -> list[Counted]:
    """Find the count of '16 children live in these arrangements', where the sentence before told which they are."""
    if metric is None or any(r.metric is metric for r in rows) or lookalikes.SAMPLE.search(text):
        return []
    for number in found:
        if number.kind == "count" and metric.least <= number.value <= metric.most and _SUCH.match(text, number.start):
            return [Counted(metric, number)]
    return []


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


def _refused(metric: Metric, text: str, match: re.Match[str], context: str, ahead: int = _AHEAD) -> bool:
    if metric.needs is not None and not metric.needs.search(context):
        return True
    if metric.narrowed is not None and metric.narrowed.match(text, match.end()):
        return True
    if metric.never is not None and metric.never.search(text):
        return True
    if metric.rules_out is None:
        return False
    first, last = sentences.clause(text, match.start(), match.end())
    comma = text.find(",", match.end())
    last = min(last, match.end() + ahead, comma if comma >= 0 else last)
    return metric.rules_out.search(text, max(first, match.start() - _BEHIND), last) is not None


def _number(start: int, end: int, words: str, found: list[Number], text: str) -> Number | None:
    for number in found:
        if number.start == start and number.bare_end == end:
            return number if number.kind == "count" else None
        if number.start <= start < number.end:
            return None
    value = numbers.value_of(words)
    if value is None or not words[0].isalpha() or numbers.is_name(text, start, end):
        return None
    return Number(start, end, value, "count", bare_end=end)
