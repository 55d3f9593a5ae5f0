"""Counts: whole phrases of the catalogue around a plain number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from analysis.extraction.facts import lookalikes, numbers, sentences
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

#: 'an average caseload of 23 care leavers', 'each is responsible for 70 children': what one worker has.
_EACH: Final = re.compile(
    r"\b(?:averag(?:e|ed|es|ing)|caseloads (?:of|are|were)|(?:each|on average,?) (?:\w+ ){0,6}?(?:has|have|had|holds?"
    r"|carr(?:y|ies)|supports?|is|are|was|were))\b[^.;,()\d]{0,50}$",
    re.IGNORECASE,
)
#: 'compared with 30 nationally', 'and 30 in 2014–15 in England': not the authority's.
OF_OTHERS: Final = re.compile(
    r",? (?:nationally|regionally|elsewhere|(?:in|for|across) (?:England|the region|similar|comparable|statistical"
    r"|neighbouring|other (?:local )?authorit))\b"
)
_NOT_WHOLE: Final = re.compile(r"\b(?:almost|nearly|virtually|not|practically) $", re.IGNORECASE)
#: 'Except for three, all …'
_EXCEPT: Final = re.compile(
    r"\b(?:except(?: for)?|apart from|exception of|but|bar) (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|a few\b)",
    re.IGNORECASE,
)
#: 'There were 410 looked after children reviews': what is theirs is counted, not they.
_THEIR_THING: Final = re.compile(
    r" (?:referrals?|reviews?|assessments?|meetings?|visits?|conferences?|records?|files?|nominations?|notifications?"
    r"|enquiries|applications?|interviews?|workers?|social workers?|nurses?|teams?|services?)\b"
)
#: 'There are 434 looked after children and 60 unaccompanied …': those who are counted beside them.
_THERE_ARE: Final = re.compile(r"\b[Tt]here (?:are|were|is|was)\b")
_ANOTHER: Final = re.compile(r" and (?:about |around |approximately |some |nearly |almost |over |a further )?\d")
_OF_PEOPLE: Final = frozenset({"children", "young people"})
#: '60 children (28%) were adopted': a count's own share, set between it and what is said of it.
_SHARE_ASIDE: Final = re.compile(
    r"(?: (?!and\b|or\b|of\b)[\w’-]+){0,4}"
    r"(?P<share> \((?:or |about |around |approximately |almost |nearly |over |just |under )*"
    r"(?:\d[\d.]*|[a-z]+(?:[ -][a-z]+)?) ?(?:%|per ?cent)\),?)(?= [a-z])"
)
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
    #: Whether it is only what a part is 'of': nothing goes on about it.
    base: bool = False


def whole(text: str, metrics: Iterable[Metric], context: str) -> list[Counted]:
    """Find 'all …', 'none …' and 'both …' where the catalogue says that a whole population is meant."""
    found = []
    for metric in metrics:
        for pattern, value in metric.wholes:
            match = pattern.search(text)
            if match is None or refused(metric, text, match, context, ahead=15) or "100%" in match.group():
                continue
            if _NOT_WHOLE.search(text, 0, match.start()) or _EXCEPT.search(text):
                continue
            word = _WORD.match(text, match.start())
            end = word.end() if word else match.end()
            found.append(Counted(metric, Number(match.start(), end, value, metric.kind, bare_end=end)))
    return found


def find(text: str, metrics: Iterable[Metric], found: list[Number], context: str) -> list[Counted]:
    """Find the counts of a sentence that the catalogue's phrases name."""
    rows: list[Counted] = []
    used: set[tuple[str, int]] = set()
    asides = _without_shares(text, found)
    for metric in metrics:
        for match in _phrases(metric, text, found, asides):
            if refused(metric, match.string, match, context):
                continue
            for group in ("m", "n"):
                if group not in match.re.groupindex or match[group] is None:
                    continue
                number = _number(match.start(group), match.end(group), match[group], found, text)
                if number is None or not metric.least <= number.value <= metric.most:
                    continue
                if text.endswith(("per ", "every "), 0, number.start) or _EACH.search(text, 0, number.start):
                    continue
                window = (max(0, match.start() - 60), match.end() + 40)
                if (metric.id, number.start) in used or lookalikes.SAMPLE.search(text, *window):
                    continue
                told_from = group == "m" or " to " in text[match.start() : number.start]
                if lookalikes.is_difference(number, text) and not (told_from or _is_next(metric, number, text, rows)):
                    continue
                used.add((metric.id, number.start))
                rows.append(Counted(metric, number))
    return rows


def _is_next(metric: Metric, number: Number, text: str, rows: list[Counted]) -> bool:
    """'164 children have a protection plan and a further 402 a child in need plan': others, and no difference."""
    further = text.endswith(("a further ", "another "), 0, number.start)
    return further and any(r.metric is not metric and r.number.end <= number.start for r in rows)


def _phrases(metric: Metric, text: str, found: list[Number], asides: dict[int, str]) -> Iterator[re.Match[str]]:
    """Match the metric's phrases, those that begin with the figure only where a figure stands."""
    for pattern in metric.parts_from:
        for number in found:
            match = pattern.match(text, number.start) if number.kind == "count" else None
            if match is not None and not lookalikes.is_of_whole(number, text, match.end()):
                yield match
    for pattern in metric.counts_from:
        for number in found:
            if number.kind != "count":
                continue
            match = pattern.match(text, number.start)
            if match is None and number.start in asides:
                match = pattern.match(asides[number.start], number.start)
            if match is not None:
                yield match
    for phrase in metric.counts:
        yield from phrase.finditer(text)


def _without_shares(text: str, found: list[Number]) -> dict[int, str]:
    """The text as it would be without a count's share in brackets, for each count that has one."""
    if "%)" not in text and "cent)" not in text:
        return {}
    told = {}
    for number in found:
        if number.kind == "count" and (match := _SHARE_ASIDE.match(text, number.bare_end)):
            told[number.start] = text[: match.start("share")] + text[match.end("share") :]
    return told


def refused(metric: Metric, text: str, match: re.Match[str], context: str, ahead: int = _AHEAD) -> bool:
    """Tell whether words around a phrase make it speak of something else."""
    if metric.needs is not None and not metric.needs.search(context):
        return True
    if metric.narrowed is not None and metric.narrowed.match(text, match.end()):
        return True
    if metric.unit in _OF_PEOPLE and _THEIR_THING.match(text, match.end()):
        return True
    if metric.never is not None and metric.never.search(text):
        return True
    if metric.rules_out is None:
        return False
    first, last = sentences.clause(text, match.start(), match.end())
    comma = text.find(",", match.end())
    last = min(last, match.end() + ahead, comma if comma >= 0 else last)
    if _THERE_ARE.search(text, max(0, match.start() - _BEHIND), match.end()) and (
        beside := _ANOTHER.search(text, match.end(), last)
    ):
        last = beside.start()
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
