"""The reading of one paragraph, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from analysis.extraction.facts import (
    aims,
    announced,
    bases,
    beside,
    breakdowns,
    changes,
    counts,
    cues,
    dating,
    elided,
    measures,
    mentions,
    numbers,
    periods,
    populations,
    quotes,
    scope,
    sentences,
    units,
)
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.passage import LastCount, Passage
from analysis.extraction.facts.vocabulary import Leads
from analysis.extraction.rows import Fact

#: What a report asks for is no fact ('Ensure that all care leavers have …').
_ADVICE: Final = re.compile(
    r"(?:Ensure|Improve|Strengthen|Take steps|Increase|Reduce|Review (?:and|the|its|all|how|whether|current"
    r"|arrangements)|Implement|Accelerate|Develop|Continue to"
    r"|Work with)\b[^.]* (?:that|to|so that|the|all)\b"
)
_THIS_WAS: Final = re.compile(r"\W*(?:This|That) (?:is|was)")


class Part(NamedTuple):
    """A sentence's place in its paragraph, and what its words lead to."""

    start: int
    end: int
    leads: Leads[Metric]


class Before(NamedTuple):
    """What the sentence before leaves to the one that is read."""

    said: str = ""
    #: What it could have counted and did not.
    uncounted: tuple[Metric, ...] = ()
    #: Its text again, where it was passed over: its times may still matter.
    skipped: str = ""
    #: The count that the paragraph before ended with.
    ended: Metric | None = None


class Leaning(NamedTuple):
    """The counts that a sentence may lean on."""

    #: The count that the paragraph before ended with.
    ended: Metric | None = None
    #: The count that the sentence before announced without a figure.
    announced: Metric | None = None
    #: The count of the arrangements that 'such arrangements' are.
    such: Metric | None = None
    #: The count that the sentence before only named, and this one tells.
    named: Metric | None = None


def read(passage: Passage, parts: list[Part]) -> None:
    """Read a paragraph, and add its facts to those of the document."""
    if passage.lead:
        _read_lead(passage)
    before = Before(ended=passage.reading.last_count)
    passage.reading.last_count = None
    # what a sentence only names matters where a figure follows it
    holding = [index for index, part in enumerate(parts) if part.leads.may_hold_figure]
    for part in parts[: holding[-1] + 1] if holding else ():
        before = _read_sentence(part, before, passage)


def _read_sentence(part: Part, before: Before, passage: Passage) -> Before:
    text = passage.text[part.start : part.end]
    led = [m for m in part.leads.led if m in passage.metrics]
    others = [m for m in part.leads.led if m.look_alike]
    named = mentions.find(text, led, others) if passage.speaking else []
    if _ADVICE.match(text):
        passage.remember(named, [])
        return Before(skipped=before.skipped)
    counting = [m for m in led if m.counted]
    leaning = _leaning(part, text, before, passage)
    counted = bool(counting or any(leaning) or passage.last_count) and part.leads.numbered
    counted = counted or (part.leads.whole and speaks_of_all(text, counting))
    spoken = named or passage.topics or passage.lead_mentions or any(m.may_speak for m in passage.speaking)
    measured = bool(spoken) and part.leads.measured
    carrier, passage.carrier = passage.carrier, None
    compared = carrier is not None and part.leads.numbered and not named
    complement, rows = passage.complement, []
    looked = measured or compared or (counted and _may_count(text, counting, leaning, passage))
    if looked:
        if before.skipped:
            # a figure follows it, so its times matter after all
            passage.note_times(periods.find(before.skipped, passage.when()), [])
        sentence = _looked_into(part.start, text, named, passage)
        sentence.said = before.said
        rows = _counts(sentence, counting, leaning, passage)
        rows += _measured(sentence, rows, carrier, passage, measured=measured, compared=compared)
        _write(sentence, rows, passage)
        passage.note_times(sentence.dates, rows)
    passage.remember(named, rows, text)
    passage.forget(text)
    passage.after_complement = complement is not passage.complement and not rows
    return Before(text, () if rows else tuple(counting), "" if looked else text)


def _may_count(text: str, counting: list[Metric], leaning: Leaning, passage: Passage) -> bool:
    """Whether a sentence can hold a count at all: times cost more to find than the phrases that need them."""
    if any(leaning) or passage.last_count or passage.block or speaks_of_all(text, counting):
        return True
    found = numbers.find(text)
    return bool(_phrased(text, counting, found, _context(passage)))


def _leaning(part: Part, text: str, before: Before, passage: Passage) -> Leaning:
    if not part.leads.numbered:
        return Leaning(before.ended)
    begins = changes.begins_change(text)
    again = elided.begins(text)
    named = announced.announced(before.said, list(before.uncounted), passage.text) if begins or again else None
    such = elided.such(text, before.said, passage.metrics)
    return Leaning(before.ended, named if begins else None, such, named if again else None)


def _measured(
    sentence: Sentence,
    counted: list[Found],
    carrier: Number | None,
    passage: Passage,
    *,
    measured: bool,
    compared: bool,
) -> list[Found]:
    """Find the figures with a unit, their own or that of the figure before."""
    rated = any(n.kind == "rate" for n in sentence.numbers)
    if not (measured or compared or rated):
        return []
    sentence.cues = cues.find(sentence.text)
    taken = {row.number.start for row in counted}
    shared = units.share(sentence, taken, None if sentence.mentions else carrier)
    rated = any(n.kind == "rate" for n in sentence.numbers)
    rows = measures.find(sentence, counted, passage) if measured or shared or rated else []
    passage.carrier = units.last_of([*counted, *rows])
    return rows


def speaks_of_all(text: str, metrics: Iterable[Metric]) -> bool:
    """Whether a sentence without numbers may still say that all have it, or none, or both."""
    return any(pattern.search(text) for metric in metrics for pattern, _ in metric.wholes)


def _read_lead(passage: Passage) -> None:
    leads = passage.reading.catalogue.vocabulary.leads(passage.lead.lower())
    passage.lead_mentions = mentions.find(passage.lead, [m for m in leads.led if m in passage.metrics], [])
    whole = passage.paragraph.lead
    heading = whole[sentences.split(whole)[-1][0] :]
    for words in (heading, whole) if heading.rstrip().endswith(":") else (whole,):
        found = [p for p in periods.find(words, passage.when()) if p.known]
        if found:
            passage.lead_period = found[0]
            return


def _looked_into(start: int, text: str, named: list[mentions.Mention], passage: Passage) -> Sentence:
    """Find the times and the numbers of a sentence."""
    dates = periods.find(text, passage.when())
    if passage.block and dates and dates[0].as_of and dates[0].start < 3:
        passage.reading.section_date, passage.reading.section_period = dates[0].as_of, dates[0]
    found = numbers.find(text, [(p.start, p.end) for p in dates])
    units.give_rates(text, found)
    return Sentence(start, text, dates, found, named, [], scope.of(text))


def _counts(sentence: Sentence, counting: list[Metric], leaning: Leaning, passage: Passage) -> list[Found]:
    """Find the counts of a sentence: phrases of the catalogue, and changes of what was counted before."""
    text, found, dates = sentence.text, sentence.numbers, sentence.dates
    context = _context(passage)
    rows = _phrased(text, counting, found, context)
    last = passage.count_before(text)
    ended = leaning.ended if _THIS_WAS.match(text) else None
    before = leaning.announced or leaning.named or (last.metric if last and _is_near(last, sentence, passage) else None)
    value = last.value if last is not None and before is last.metric else 0
    rows += elided.again(text, found, dates, rows, before, value)
    rows += changes.changed(text, found, dates, rows, leaning.announced or (last.metric if last else ended))
    if turns := elided.in_turn(text, found, dates, rows, before):
        told = {row.number.start for row in turns}
        rows = [row for row in rows if row.number.start not in told] + turns
    rows += elided.further(text, found, dates, rows)
    rows += elided.pointed(text, found, rows, leaning.such)
    same = changes.same_as_before(text, dates) if last or rows else None
    bound = [Found(r.metric, r.number, period=r.period) for r in rows]
    bound += _parts(bound, text, found) or _parts_of_last(bound, sentence, last, passage)
    bound += [Found(r.metric, r.number) for r in counts.whole(text, counting, context)]
    for row in bound:
        if row.metric.kind == "count" and aims.is_target(text, row.number.start):
            row.role = "target"
        row.period = row.period or passage.period_of(row, sentence)
    bound = [row for row in bound if row.role == "target" or _is_own(row, sentence, passage)]
    if same is not None:
        (start, end), period = same
        own = [
            LastCount(r.metric, r.number.value, sentence.start + r.number.start) for r in rows if r.number.end <= start
        ]
        last = own[-1] if len(own) == len(rows) == 1 else (None if rows else last)
        quote = passage.printed[last.start : sentence.start + period.end] if last is not None else ""
        if last is not None and len(quote) <= quotes.LONGEST:
            number = Number(start, end, last.value, "count", bare_end=end)
            bound.append(Found(last.metric, number, period=period, quote=quote))
    wholes = {r.number.start for r in rows if r.base}
    counted = (r for r in bound if r.role == "actual" and r.metric.kind == "count" and r.number.start not in wholes)
    newest = max(counted, key=lambda r: r.number.start, default=None)
    if newest is not None:
        passage.last_count = LastCount(newest.metric, newest.number.value, sentence.start + newest.number.start)
        passage.reading.last_count = newest.metric
    return bound


def _is_near(last: LastCount, sentence: Sentence, passage: Passage) -> bool:
    """Whether a count was told right before a sentence."""
    return elided.follows(passage.text[last.start : sentence.start])


def _is_own(row: Found, sentence: Sentence, passage: Passage) -> bool:
    """Whether a count is the authority's own, and of a time that has come: no country's, no aim."""
    at = row.number.start
    if sentence.scope is not None and sentence.scope.holds(at):
        return False
    if dating.is_ahead(row.period, passage.reading.inspection_end):
        return False
    return not aims.is_aim(sentence.text, at, row.number.end)


def _context(passage: Passage) -> str:
    """What stands around a count: the block's heading, the lead-in, the paragraph."""
    return " ".join(words for words in (passage.block, passage.lead and passage.paragraph.lead, passage.text) if words)


def _phrased(text: str, counting: list[Metric], found: list[Number], context: str) -> list[counts.Counted]:
    """The counts that phrases of the catalogue name or announce."""
    if not any(number.kind == "count" for number in found):
        return []
    rows = counts.find(text, counting, found, context)
    for more in (
        announced.tallied(text, counting, found, context),
        bases.find(text, counting, found, context),
        beside.shares(text, counting, found, context),
    ):
        known = {(r.metric.id, r.number.start) for r in rows}
        rows += [r for r in more if (r.metric.id, r.number.start) not in known]
    return rows + elided.nounless(text, counting, found, context, rows)


def _parts(wholes: list[Found], text: str, found: list[Number]) -> list[Found]:
    """The parts of the counts, where none of them is a figure of its own."""
    bound = {row.number.start for row in wholes}
    told = []
    for row in wholes:
        parts = breakdowns.parts(text, row.number, found)
        if not any(number.start in bound for number, _ in parts):
            told += [Found(row.metric, number, part=group) for number, group in parts]
    return told


def _parts_of_last(bound: list[Found], sentence: Sentence, last: LastCount | None, passage: Passage) -> list[Found]:
    """The parts of the count before: 'They comprise 64 children under five and 90 of school age'."""
    if last is None or not _is_near(last, sentence, passage):
        return []
    parts = breakdowns.parts_next(sentence.text, last.value, sentence.numbers)
    if any(row.number.start == number.start for row in bound for number, _ in parts):
        return []
    return [Found(last.metric, number, part=group) for number, group in parts]


def _write(sentence: Sentence, rows: list[Found], passage: Passage) -> None:
    """Make facts of a sentence's figures."""
    printed = passage.printed[sentence.start : sentence.start + len(sentence.text)]
    for row, population in populations.told(rows, sentence, passage.text, passage.lead):
        period = row.period
        passage.reading.facts.append(
            Fact(
                metric=row.metric.id,
                role=row.role,
                value=row.number.value,
                unit=row.metric.unit,
                qualifier=quotes.qualifier(row, sentence.text),
                as_of=period.as_of.isoformat() if period and period.as_of else None,
                period_start=period.first.isoformat() if period and period.first else None,
                period_end=period.last.isoformat() if period and period.last else None,
                period_text=period.text if period else "",
                population=row.part or population,
                page=passage.paragraph.page_at(sentence.start + row.number.start),
                paragraph=passage.paragraph.number,
                quote=row.quote or quotes.quote(row, printed),
            )
        )
