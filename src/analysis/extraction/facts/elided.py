"""Counts whose noun is left out, because it stands before: 'and 23 in 2014–15', 'The number for 2014–15 is 25'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from analysis.extraction.dates import month_end
from analysis.extraction.facts import counts, lookalikes, numbers, sentences
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.counts import Counted
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

_ABOUT: Final = (
    r"(?:(?:just|only|about|around|approximately|nearly|almost|over|under|some|at|already|still|well|then|now"
    r"|currently|as few as|as many as) )*"
)
#: What leads from a count and its time to the next: '…, 15 in 2014–15 and just 20 in 2015–16'.
_AND: Final = re.compile(
    rf"(?:[,;]? (?:and|but|then|followed by|with)|[,;])(?: then| by| a further| there (?:have|has|had) been)? {_ABOUT}$"
)
#: What may stand between a count and its time: the rest of its noun and of its verb, and a rate or a share.
_NOUN: Final = re.compile(r"(?:[^.;:()\d]|\([^()]{1,40}\)){0,90}")
#: What stands between the second figure and its time: nothing, 'more', or the verb again.
_TAIL: Final = re.compile(
    r"(?P<more> more| further)?"
    r"(?: (?:(?:have|has|had|were|was|been|already|since) )+(?P<done>[a-z]+))?,? ?\(?(?:so far )?",
    re.IGNORECASE,
)
#: '… and 23 in 2014–15 were planned': the figure has a verb of its own.
_OWN_VERB: Final = re.compile(r" (?:were|was|are|is|had|have|has|who|of)\b")
_SO_FAR: Final = re.compile(r" (?:made |granted |completed )?(?:to date|so far)\b")
_ALIKE: Final = ("made", "granted", "issued")
_CHANGED: Final = r"(?:risen|increased|grown|fallen|reduced|decreased|declined|dropped|climbed|gone (?:up|down))"
#: A sentence that tells the count of the one before again, for another time (which stands here as '@').
_AGAIN: Final = re.compile(
    r"\W*(?:(?:However|But|And|Since then|Previously|Similarly|In contrast),? )?(?:@,? )?"
    r"(?P<what>(?:this|that|the|these|those) (?:(?:total|overall|latest|current|equivalent|corresponding|comparable"
    r"|reported|published) )*(?:numbers?|figures?|totals?)(?: (?:reported|recorded|published|given))?"
    r"|it|this|there|numbers)(?:,? (?:for |of )?@,?)? "
    r"(?:(?P<is>(?:(?:has|had|have) )?(?:was|were|is|are|been|stood|stands|totalled|numbered|reached))"
    rf"|(?:has|had|have) (?:(?:now|since|also|then) )?(?:\w+ly )?{_CHANGED})(?:,? @,?)? (?P<to>\(?to )?{_ABOUT}$",
    re.IGNORECASE,
)
#: 'In 2013–14, the total was 40', 'The number at 31 March 2011 was zero'
_BEGINS: Final = re.compile(
    r"\W*(?:(?:In|At|On|By|For) [^,;.]{4,30},? )?(?:[Tt]his|[Tt]hat|[Tt]he) (?:total |overall )?"
    r"(?:number|figure|total)s?(?: (?:reported|recorded|published))?(?: (?:at|in|on|for) [^,;.]{4,30}?)?"
    r" (?:was|is|were|are|stood)\b"
)
_NAMED_FIGURE: Final = re.compile(r"(?:this|that|the)\b.*\b(?:number|figure|total)", re.IGNORECASE)
#: 'and by 31 March 2016 there were …'
_OPENS: Final = re.compile(r",? (?:there|this|it|the|that) ")
#: From what size on a count can be told from a rate, and how much it may change.
_LARGE: Final = 20
_ALIKE_SIZE: Final = 4
#: What follows a figure that has no noun.
_NOUNLESS: Final = re.compile(
    r"\)?(?:[.,;](?!\d)|$| \(| (?:at|in|on|by|for|as|since|during|compared|which|and|but|now|currently)\b)"
)
#: '20, 23 and 25 adoptions', 'in 2013–14, 2014–15 and 2015–16'
_NEXT_COUNT: Final = re.compile(rf"(?:,? and|,) {_ABOUT}")
_NEXT_TIME: Final = re.compile(r"(?:,? and|,) (?:(?:at|in|for|on) )?(?:the )?")
_BETWEEN: Final = re.compile(r"[^.;:\d()]{0,70}")
#: '… than the numbers for 2013–14 and 2014–15 of 355 and 360'
_NUMBERS_FOR: Final = re.compile(
    r"\bthe (?:numbers|figures|totals) (?:(?:reported|recorded|published) )?(?:for |of )?$"
)
_SPAN: Final = re.compile(r"(?:between|from)\b", re.IGNORECASE)
_PEOPLE: Final = r"(?:children|young people|care leavers|child|young person)(?: (?:and|or) young people)?"
#: 'with 16 children living in such arrangements'
_SUCH: Final = re.compile(
    rf"{numbers.COUNT} (?:{_PEOPLE} )?(?:(?:who|are|were|was|is|have|had|been|being|currently|now|living|live|lived"
    r"|placed|supported|cared|for|benefit\w*|remain\w*|well|successfully|known) )*(?:in|through|by|under|from)"
    r" (?:such|these|this type of) (?:an? )?(?:arrangements?|placements?|agreements?|accommodation|housing)\b",
    re.IGNORECASE,
)

#: What follows a figure that leaves out whom it counts.
_VERB: Final = re.compile(
    r"(?:,? \([^()]{1,20}\),?)? (?:are|were|have|had|live|lived|went|go|continue[ds]?|remain(?:ed)?|stayed|left|became"
    r"|started|began|at|with|now|currently)\b"
)
_CLAUSE: Final = re.compile(
    rf"(?:^\W*|[;:,] |\b(?:and|but|with|of whom|of which|includ(?:es|ing)|this includes) )(?:a total of )?{_ABOUT}$",
    re.IGNORECASE,
)
#: Right behind the figure before: its own noun, or none either.
_OWN_NOUN: Final = re.compile(
    r"(?: \([^()]{1,20}\))?(?: (?:are|were|have|had|live|lived|went|at|with|in)\b|(?: [\w-]+){0,3}? (?:children|young"
    r" people|care[- ]leavers)\b)"
)
_NAMED: Final = re.compile(
    r"\b(?:(?P<people>children|young people|care[- ]leavers)|workers?|staff|carers?|adopters?|parents?|managers?"
    r"|advisers?|families|households|officers?|homes|schools|providers|placements)\b(?! looked| in care)"
)
#: Whom figures of a unit count, where the sentence does not say.
_PERSONS: Final = {"children": "children", "young people": "young people", "adoptions": "children"}
#: Counts of a whole population: fewer of those counted before are a part of them.
_WHOLE: Final = frozenset({"cin_count", "cin_plan_count", "care_leaver_count", "uasc_count"})
_AND_THEN: Final = re.compile(r"(?:,? and|,) $")
_Place = TypeVar("_Place", Number, Period)


def further(text: str, found: list[Number], dates: list[Period], rows: list[Counted]) -> list[Counted]:
    """Find the counts that go on from another: 'There were 20 adoptions in 2013–14 and 23 in 2014–15'.

    Each figure has to have its time right behind it, and the one that it goes on from a time of its own.
    """
    more: list[Counted] = []
    newest = max(rows, key=lambda r: r.number.start, default=None)
    if newest is None or newest.metric.kind != "count" or _shares_its_time(newest, rows, dates):
        return more
    for number in found:
        if number.start < newest.number.bare_end:
            continue
        if number.kind != "count" or not _goes_on(newest, number, dates, text):
            break
        newest = Counted(newest.metric, number)
        more.append(newest)
    return more


def _shares_its_time(newest: Counted, rows: Iterable[Counted], dates: list[Period]) -> bool:
    """'20 adoptions and 15 orders in 2013–14': of two counts of one time, neither is the one that goes on."""
    others = [r.number for r in rows if r.metric is not newest.metric]
    last = max((n.end for n in others), default=-1)
    return last >= 0 and not any(last <= p.start and p.end <= newest.number.start for p in dates)


def _goes_on(row: Counted, number: Number, dates: list[Period], text: str) -> bool:
    """Whether a figure is the count's of another time, told without its noun."""
    at = row.number
    behind = next((p for p in dates if p.start >= number.end), None)
    tail = _TAIL.fullmatch(text, number.end, behind.start) if behind else None
    if behind is None or tail is None:
        if _SO_FAR.match(text, number.end) is None:
            return False
    elif not _is_another(tail, behind, dates, text[: number.start]) or _OWN_VERB.match(text, behind.end):
        return False
    if counts.OF_OTHERS.match(text, behind.end if behind and tail else number.end):
        return False
    between = [p for p in dates if at.end <= p.start and p.end <= number.start]
    if len(between) == 1:
        own = between[0]
        return bool(_NOUN.fullmatch(text, at.end, own.start) and _AND.fullmatch(text, own.end, number.start))
    if between or not any(p.end <= at.start for p in dates):
        return False
    joined = _AND.search(text, at.end, number.start)
    return joined is not None and _NOUN.fullmatch(text, at.end, joined.start()) is not None


def _is_another(tail: re.Match[str], period: Period, dates: list[Period], before: str) -> bool:
    """Whether the time behind a figure is another than that of the count before, and what was done the same."""
    days = (period.as_of, period.first, period.last)
    if period.known and any(p is not period and (p.as_of, p.first, p.last) == days for p in dates):
        return False
    if tail["more"] and (period.as_of or period.kind == "financial"):
        return False
    return not tail["done"] or _is_done(tail["done"], before)


def _is_done(word: str, before: str) -> bool:
    alike = _ALIKE if word in _ALIKE else (word,)
    return any(re.search(rf"\b{other}\b", before) for other in alike)


def again(
    text: str, found: list[Number], dates: list[Period], rows: list[Counted], before: Metric | None, value: float = 0
) -> list[Counted]:
    """Find a count told for another time: 'At 31 March 2014 this figure was 280', '…; in May 2014 there were 280'.

    Parameters
    ----------
    before : Metric, optional
        The count that the sentence before ended with.
    value : float
        What it came to; a figure of quite another size is none of it.
    """
    newest = max(rows, key=lambda r: r.number.start, default=None)
    metric = newest.metric if newest is not None else before
    start = _next_clause(text, newest.number.end, dates) if newest is not None else 0
    if metric is None or metric.kind != "count" or (newest is not None and start == 0):
        return []
    number = next((n for n in found if n.start >= start), None)
    if number is None or number.kind != "count" or not metric.least <= number.value <= metric.most:
        return []
    match = _AGAIN.fullmatch(_without(dates, text, start, number.start))
    if match is None or not _NOUNLESS.match(text, number.bare_end):
        return []
    if newest is None and value >= _LARGE and not value / _ALIKE_SIZE <= number.value <= value * _ALIKE_SIZE:
        return []
    named = _NAMED_FIGURE.match(match["what"]) is not None
    told = any((p.known or named) and p.start >= start for p in dates) if match["is"] else match["to"] is not None
    return [Counted(metric, number)] if told else []


def _next_clause(text: str, at: int, dates: list[Period]) -> int:
    """Where a clause begins that tells the count again: behind a semicolon, or with a time behind 'and'; else 0."""
    start = text.find(";", at) + 1
    for period in dates:
        if not start and period.start > at and text.endswith((" and ", " but ", ", "), 0, period.start):
            start = period.start if _OPENS.match(text, period.end) else 0
    return start


def _without(dates: list[Period], text: str, start: int, end: int) -> str:
    """The words before a figure, with '@' where a time stands."""
    words = text[start:end]
    for period in reversed(dates):
        if start <= period.start and period.end <= end:
            words = f"{words[: period.start - start]}@{words[period.end - start :]}"
    return words


def nounless(text: str, metrics: list[Metric], found: list[Number], context: str, rows: list[Counted]) -> list[Counted]:
    """Find counts of people who were named before: 'Care leavers do well: six (10%) are at university'.

    What the figure leaves out is put back, and the catalogue's phrases are tried again.
    """
    more: list[Counted] = []
    taken = {row.number.start for row in rows}
    before: Number | None = None
    for number in found:
        last, before = before, number
        if number.kind != "count" or number.start in taken or not _VERB.match(text, number.bare_end):
            continue
        noun = _noun(text, last, number)
        if noun is None or not _CLAUSE.search(text, 0, number.start):
            continue
        counted = last is not None and last.start in taken
        for metric in metrics:
            if metric.unit not in _PERSONS or not (noun or counted or metric.unit == "young people"):
                continue
            if _is_part(metric, text, last if counted else None, number):
                continue
            words = f"{text[: number.bare_end]} {noun or _PERSONS[metric.unit]}{text[number.bare_end :]}"
            told = counts.find(words, [metric], [number], context)
            more += [row for row in told if row.number.start == number.start]
    return more


def _noun(text: str, last: Number | None, number: Number) -> str | None:
    """The people whom a figure without a noun counts: '' where nobody was named, ``None`` where others were."""
    start = 0
    if last is not None:
        own = _OWN_NOUN.match(text, last.bare_end)
        if own is None:
            return None
        start = last.bare_end
    named = list(_NAMED.finditer(text, start, number.start))
    return named[-1]["people"] if named else ""


def _is_part(metric: Metric, text: str, last: Number | None, number: Number) -> bool:
    """Whether a figure may be a part of the one before, where the metric is of a whole population."""
    if not metric.rate and metric.id not in _WHOLE:
        return False
    if last is None or number.value <= last.value:
        return True
    return _AND_THEN.search(text, last.end, number.start) is None


def begins(text: str) -> bool:
    """Whether a sentence tells a count that the one before only named: 'In 2013–14, the total was 40'."""
    return _BEGINS.match(text) is not None


def follows(said: str) -> bool:
    """Whether a count told at the beginning of a stretch of text is still spoken of at its end."""
    return "%" not in said and len(sentences.split(said)) == 1


def in_turn(
    text: str, found: list[Number], dates: list[Period], rows: list[Counted], last: Metric | None
) -> list[Counted]:
    """Find two counts told in the order of two times: 'There were 20 and 23 adoptions in 2013–14 and 2014–15'."""
    for row in _runs([n for n in found if n.kind == "count"], text, _NEXT_COUNT):
        own = next((r for r in rows if r.number in row), None)
        for times in _times(dates, text):
            ahead = times[-1].end <= row[0].start
            start, end = (times[-1].end, row[0].start) if ahead else (row[-1].end, times[0].start)
            if len(times) != len(row) or start > end or not _BETWEEN.fullmatch(text, start, end):
                continue
            if own is None and not (ahead and _NUMBERS_FOR.search(text, 0, times[0].start)):
                continue
            metric = own.metric if own else last
            if metric is not None and metric.kind == "count":
                return [Counted(metric, number, time) for number, time in zip(row, times, strict=True)]
    return []


def _runs(places: list[_Place], text: str, joined: re.Pattern[str]) -> list[list[_Place]]:
    """Numbers, or times, that are told in one row: '20, 23 and 25'."""
    runs: list[list[_Place]] = []
    for place in places:
        if runs and joined.fullmatch(text, runs[-1][-1].end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if len(run) > 1]


def _times(dates: list[Period], text: str) -> Iterable[list[Period]]:
    """Times told as one: 'in 2013–14 and 2014–15', 'at 31 March 2014 and 31 March 2015'."""
    yield from _runs([p for p in dates if p.known], text, _NEXT_TIME)
    for both in dates:
        joined = both.kind in ("days", "months") and " and " in both.text and not _SPAN.match(both.text)
        if joined and both.first and both.last:
            yield [_day(both, both.first), _day(both, both.last)]


def _day(period: Period, day: date) -> Period:
    """One of the two days that a text names together."""
    if period.kind == "months":
        day = month_end(day.year, day.month)
    return replace(period, as_of=day, first=None, last=None, kind="day")


def such(text: str, said: str, metrics: Iterable[Metric]) -> Metric | None:
    """The metric of the arrangements that 'such arrangements' points to, told by the sentence before or this one."""
    pointing = _SUCH.search(text) if "such " in text or "these " in text or "type of" in text else None
    meant = []
    for metric in metrics:
        if metric.such is None or not (metric.such.may_stand_in(said) or metric.such.may_stand_in(text)):
            continue
        match = pointing or (metric.short.search(text) if metric.short is not None else None)
        if match is not None and metric.such.search(f"{said} {text[: match.start()]}"):
            meant.append(metric)
    return meant[0] if len(meant) == 1 else None


def pointed(text: str, found: list[Number], rows: list[Counted], metric: Metric | None) -> list[Counted]:
    """Find the count of '16 children live in these arrangements', where the sentence before told which they are."""
    if metric is None or any(r.metric is metric for r in rows) or lookalikes.SAMPLE.search(text):
        return []
    for number in found:
        if number.kind != "count" or not metric.least <= number.value <= metric.most:
            continue
        short = metric.short is not None and metric.short.match(text, number.start) is not None
        if short and metric.rules_out is not None and metric.rules_out.search(text):
            continue
        if short or _SUCH.match(text, number.start):
            return [Counted(metric, number)]
    return []
