"""Percentages, rates, weeks, days and caseloads: which metric a figure with a unit belongs to, and whose it is."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts import (
    dating,
    kinds,
    linking,
    lookalikes,
    mentions,
    omitted,
    sentences,
    series,
    statements,
    whose,
)
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.mentions import Mention
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.passage import Passage

#: How far around a figure words can rule it out.
#: 'Both exceed the thresholds of 426 and 121 days': one for each of the two that the sentence before told.
_TO_BOTH: Final = re.compile(
    r"\b(?:thresholds|targets|averages|figures|standards)(?: for (?:both|these|the two))? (?:of|are|were|at) \(?[\d.]+"
    r"(?: ?(?:days|weeks|%|per ?cent))? and [\d.]+\b(?! \d)"
)
_BEHIND: Final = 45
_AHEAD: Final = 45
#: … and how far behind the phrase that says what it is.
_FARTHER: Final = 20
#: What follows a bracket that closes a statement: 'conferences are timely (94%) and well attended'.
_STATED: Final = re.compile(r"\s?(?:[,;.:]|$|(?:and|but|with|although|while|which|against|compared)\b)")
#: What joins two shares, each with those whom it is of.
_TWINS: Final = re.compile(r" and (?:only |just |about |around |nearly |almost |over |some )?$")
_AVERAGED: Final = re.compile(
    r"averag\w*(?: \w+)? (?:of )?$|\bnow (?:at |in |within |is )?$|current\w* (?:\w+ )?(?:at |is )?$|stands? at $"
    r"|stood at $|\bat $|\bto $|\bwas $|\bis $|\bfrom $|(?:timescale|period) of $|\($"
    r"|within an average (?:\w+ ){0,2}of $",
    re.IGNORECASE,
)


def find(sentence: Sentence, counted: list[Found], passage: Passage) -> list[Found]:
    """Find the figures with a unit that are a metric's, in the order of the sentence.

    Parameters
    ----------
    sentence : Sentence
    counted : list of Found
        The sentence's counts, which no other metric may take.
    passage : Passage
    """
    rows: list[Found] = []
    #: Figures that turned out to be no fact of the catalogue.
    passed: list[Number] = []
    taken = {row.number.start for row in counted}
    for number in sentence.numbers:
        if number.start in taken:
            continue
        kind = kinds.kind_of(number, sentence, passage.topics, passage.text)
        if kind is None:
            continue
        further = lookalikes.is_difference(_first_of_range(number, sentence), sentence.text)
        if further and not lookalikes.is_further(number, sentence.text):
            continue
        if lookalikes.is_sample(number, sentence.text) or linking.compares_with_other(number, passed, sentence):
            continue
        bound = len(rows)
        for metric in (
            _rate(number, sentence, counted, passage)
            if kind == "rate"
            else _choose(number, kind, sentence, rows, passage)
        ):
            if further and any(row.metric is metric for row in rows):
                continue
            for role in whose.told(number, sentence):
                row = _bind(metric, number, kind, role, sentence, passage)
                if row is not None:
                    rows.append(row)
                    passage.goes_on_about(metric)
        if len(rows) == bound:
            passed.append(number)
    dating.share(rows, sentence.dates)
    return rows


def _first_of_range(number: Number, sentence: Sentence) -> Number:
    """Of 'as high as 40–50', the first figure tells what both are; any other figure stands for itself."""
    if not number.in_range:
        return number
    return next((n for n in sentence.numbers if n.in_range and 0 < number.start - n.end <= 3), number)


def _choose(number: Number, kind: str, sentence: Sentence, rows: list[Found], passage: Passage) -> list[Metric]:
    """The metrics that a figure speaks of: named in the sentence, in the lead-in, or before."""
    text = sentence.text
    if step := linking.in_step(number, sentence, rows):
        return step
    near = [
        m
        for m in sentence.mentions
        if m.kind == kind and (not m.metrics or _possible(m.metrics[0], sentence, number, passage, m))
    ]
    near = linking.unclaimed(number, _narrowed(number, kind, near, sentence, passage), sentence)
    begun = statements.begins(number, [m for m in near if m.end <= number.start], rows, sentence, passage)
    if begun is not None:
        near = [m for m in near if m.end > begun]
        rows = [r for r in rows if r.number.start >= begun]
    if near and len(paired := linking.paired(number, near, sentence)) > 0:
        near = paired
    if near and (held := linking.held(number, near, sentence, rows)):
        return held
    near = [m for m in near if mentions.cost(number, m, text, sentence.numbers) < mentions.FAR]
    if near:
        best = min(near, key=lambda m: mentions.cost(number, m, text, sentence.numbers))
        same = [m for m in near if m.start < best.end and best.start < m.end] if best.metrics else []
        return list({metric.id: metric for m in same for metric in m.metrics}.values())
    if begun is not None:
        return _loosely(begun, number, kind, sentence, passage)
    for mention in reversed(passage.lead_mentions):
        if mention.kind == kind and _possible(mention.metrics[0], sentence, number, passage):
            return mention.metrics
    loose = [m for m in mentions.loose(text, passage.speaking) if m.kind == kind]
    topic, words = passage.topic_of(kind)
    if len(passage.pair) == 2 and ("respectively" in text or _TO_BOTH.search(text)):
        alike = [n for n in sentence.numbers if n.kind == number.kind]
        return [passage.pair[alike.index(number)]] if len(alike) == 2 and passage.pair[0].kind == kind else []
    if topic and (
        linking.goes_on(number, kind, text, loose, words, passage.when())
        or linking.follows(number, kind, rows, text)
        or (kind in passage.fresh and topic[0].group == "timeliness" and not loose and omitted.leaves_out(number, text))
    ):
        nearest = min(loose, key=lambda m: abs(m.start - number.start), default=None)
        return [m for m in topic if _possible(m, sentence, number, passage, nearest)]
    return _loosely(0, number, kind, sentence, passage)


def _loosely(start: int, number: Number, kind: str, sentence: Sentence, passage: Passage) -> list[Metric]:
    """The metric of the words behind a place that may mean one where the paragraph is about it."""
    text = sentence.text
    loose = [m for m in mentions.loose(text, passage.speaking) if m.kind == kind and m.start >= start]
    loose = _speaking(loose, number, sentence, passage)
    loose = [m for m in loose if mentions.cost(number, m, text, sentence.numbers) < mentions.FAR]
    if loose and (number.kind != "fraction" or text.startswith(" of ", number.end)):
        best = min(loose, key=lambda m: mentions.cost(number, m, text, sentence.numbers))
        return best.metrics
    return []


def _narrowed(number: Number, kind: str, near: list[Mention], sentence: Sentence, passage: Passage) -> list[Mention]:
    """'Initial and review conferences are timely, with 100% of reviews …': the words right behind it tell which."""
    text = sentence.text
    behind = [
        m
        for m in mentions.loose(text, passage.speaking)
        if m.kind == kind and 0 <= m.start - number.end <= 8 and text.startswith(" of ", number.end)
    ]
    wanted = {metric.id for m in behind for metric in m.metrics}
    kept = [m for m in near if any(metric.id in wanted for metric in m.metrics)]
    if kept or not behind or any(number.end <= m.start and m.end <= behind[-1].end for m in near):
        return kept or near
    kept = [
        m for m in behind if _about(m.metrics[0], passage) and _possible(m.metrics[0], sentence, number, passage, m)
    ]
    return kept if len(kept) == 1 else near


def _speaking(loose: list[Mention], number: Number, sentence: Sentence, passage: Passage) -> list[Mention]:
    """The loose words whose paragraph or section is about what they may mean, and that nothing speaks against."""
    return [m for m in loose if _about(m.metrics[0], passage) and _possible(m.metrics[0], sentence, number, passage, m)]


def _about(metric: Metric, passage: Passage) -> bool:
    return metric.about is None or metric.about.search(f"{passage.paragraph.section} {passage.text}") is not None


def _possible(
    metric: Metric, sentence: Sentence, number: Number, passage: Passage, mention: Mention | None = None
) -> bool:
    """Whether nothing speaks against a figure being the metric's: its size, what is missing, what is ruled out."""
    text = sentence.text
    if not metric.least <= number.value <= metric.most:
        return False
    if metric.needs is not None and not metric.needs.search(f"{passage.block} {passage.lead} {passage.text}"):
        return False
    if metric.never is not None and metric.never.search(text):
        return False
    if metric.rules_out is None:
        return True
    first, last = sentences.clause(text, number.start, number.end)
    start, end = number.start - _BEHIND, number.end + _AHEAD
    if mention is not None:
        start, end = min(start, mention.start - 25), max(end, mention.end + _FARTHER)
    closing = text.find(")", number.end, number.end + 40)
    if (
        closing >= 0
        and mention is not None
        and text.find("(", mention.end, number.start) >= 0
        and ")" not in text[mention.end : number.start]
        and "(" not in text[number.end : closing]
        and _STATED.match(text, closing + 1)
    ):
        # what follows a figure's own bracket is another statement
        end = closing
    comma = text.find(",", max(number.end, mention.end if mention else 0))
    last = min(last, comma) if comma >= 0 else last
    found = metric.rules_out.finditer(text, max(first, start), min(last, end))
    return all(mention is not None and _is_of_other(match, mention, number, sentence) for match in found)


def _is_of_twin(match: re.Match[str], number: Number, alike: list[Number], text: str) -> bool:
    """Whether words tell whom the figure beside is of: '88% of children on plans and 93% of looked after children'."""
    for other in alike:
        first, second = (other, number) if other.end <= number.start else (number, other)
        between = text[first.end : second.start]
        joined = between.startswith(" of ") and _TWINS.search(between) and "," not in between
        if not joined or other is number or not text.startswith(" of ", other.end):
            continue
        if other.end <= match.start() and (other is second or match.end() <= number.start):
            return True
    return False


def _is_of_other(match: re.Match[str], spoken: Mention, number: Number, sentence: Sentence) -> bool:
    """Whether what rules a figure out names another: '97% of looked after and 99% of child protection reviews'."""
    text = sentence.text
    alike = [n for n in sentence.numbers if n.kind == number.kind]
    if text.startswith(" of ", number.end) and _is_of_twin(match, number, alike, text):
        return True
    for mention in sentence.mentions:
        if not mention.start <= match.start() or not match.end() <= mention.end or mention.kind != spoken.kind:
            continue
        if not mention.metrics or (mention.start < spoken.end and spoken.start < mention.end):
            continue
        own = mentions.cost(number, mention, text, sentence.numbers)
        if "respectively" in text or any(mentions.cost(n, mention, text, sentence.numbers) < own for n in alike):
            return True
    return False


def _rate(number: Number, sentence: Sentence, counted: list[Found], passage: Passage) -> list[Metric]:
    """A rate belongs to the count it stands beside, or to what the sentence names."""
    by_id = passage.reading.catalogue.by_id
    last = max((r for r in counted if r.number.end <= number.start), key=lambda r: r.number.end, default=None)
    if last is not None and last.metric.rate:
        return [by_id[last.metric.rate]]
    near = [m for m in sentence.mentions if m.kind == "rate" and m.metrics]
    if near:
        return min(near, key=lambda m: mentions.cost(number, m, sentence.text, sentence.numbers)).metrics[:1]
    if passage.last_count is not None and passage.last_count.metric.rate:
        return [by_id[passage.last_count.metric.rate]]
    return passage.topic_of("rate").metrics[:1]


def _bind(metric: Metric, number: Number, kind: str, role: str, sentence: Sentence, passage: Passage) -> Found | None:
    text = sentence.text
    before = [n for n in sentence.numbers if n.kind == number.kind and n.end <= number.start]
    if kind == "percent" and number.in_range:
        return None
    if kind == "percent" and metric.complement and role == "actual" and _is_complement(number, before, text, passage):
        return None
    ruled_out = (metric.rules_out, metric.never)
    if kind == "rate" and any(pattern is not None and pattern.search(text) for pattern in ruled_out):
        return None
    standard = metric.standard is not None and number.value == metric.standard
    if standard and lookalikes.is_overrun(number, text):
        return None
    if standard and role == "actual" and not _AVERAGED.search(text[max(0, number.start - 50) : number.start]):
        return None
    if (
        role == "actual"
        and lookalikes.is_unnamed_comparator(number, text)
        and not series.is_dated(series.row_of(number, sentence.numbers, text), text, sentence.dates)
    ):
        return None
    row = Found(metric, number, role)
    row.period = passage.period_of(row, sentence)
    if role == "actual" and dating.is_ahead(row.period, passage.reading.inspection_end):
        return None
    near = [m for m in sentence.mentions if metric in m.metrics]
    nearest = min(near, key=lambda m: mentions.cost(number, m, text, sentence.numbers), default=None)
    row.words = (nearest.start, nearest.end) if nearest is not None else None
    if kind == "percent" and row.words and lookalikes.is_denied(number, row.words, text, told=metric.complement):
        return None
    return row


def _is_complement(number: Number, before: list[Number], text: str, passage: Passage) -> bool:
    """Whether a share is of those who did not, told by its own clause or by the figure that it goes on from."""
    if lookalikes.is_complement(number, text):
        passage.complement = number
        return True
    if linking.keeps_complement(before, passage.complement, text[: number.start], after=passage.after_complement):
        passage.complement = number
        return True
    return False
