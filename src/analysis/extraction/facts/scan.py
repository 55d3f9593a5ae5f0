"""The reading of one paragraph, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from analysis.extraction.facts import (
    counts,
    dating,
    kinds,
    linking,
    lookalikes,
    mentions,
    numbers,
    periods,
    populations,
    quotes,
    roles,
    sentences,
)
from analysis.extraction.facts.catalogue import Catalogue, Metric
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.mentions import Mention
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period, When
from analysis.extraction.rows import Fact
from analysis.reading.document import Paragraph

#: What a report asks for is no fact ('Ensure that all care leavers have …').
_ADVICE: Final = re.compile(
    r"(?:Ensure|Improve|Strengthen|Take steps|Increase|Reduce|Review (?:and|the|its|all|how|whether|current"
    r"|arrangements)|Implement|Accelerate|Develop|Continue to"
    r"|Work with)\b[^.]* (?:that|to|so that|the|all)\b"
)
#: How far around a figure words can rule it out.
_BEHIND: Final = 45
_AHEAD: Final = 45
#: A sentence that tells of a later time than the one before it.
_MOVED_ON: Final = re.compile(
    r"\b(?:has|have|had) (?:now |since |further |also |recently )?(?:\w+ly )?(?:reduc|improv|increas|risen|fallen"
    r"|dropped|declin|deterior|decreas|reached)|\blatest\b|\bimproving\b|\bIn contrast\b|\bmuch better\b"
    r"|\bbetter, at\b|\brecent",
)
_AVERAGED: Final = re.compile(
    r"averag\w*(?: \w+)? (?:of )?$|\bnow (?:at |in |within |is )?$|current\w* (?:\w+ )?(?:at |is )?$|stands? at $"
    r"|stood at $|\bat $|\bto $|\bwas $|\bis $|\bfrom $|(?:timescale|period) of $|\($"
    r"|within an average (?:\w+ ){0,2}of $",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Reading:
    """What the reading of one document carries from paragraph to paragraph."""

    inspection_end: date | None
    catalogue: Catalogue
    facts: list[Fact] = field(default_factory=list)
    section: str = ""
    #: The date that an area block's bullets begin with.
    section_date: date | None = None
    section_period: Period | None = None
    #: The words ending in a colon, whose lines without bullet marks may follow.
    opening: str = ""
    #: The count that the paragraph before ended with.
    last_count: Metric | None = None


class Scan:
    """The reading of one paragraph."""

    def __init__(self, reading: Reading, paragraph: Paragraph, lead: str, metrics: list[Metric]) -> None:
        self.reading = reading
        self.paragraph = paragraph
        self.lead = lead
        self.text = paragraph.text
        #: The heading of an area block, which says what its bullets are about.
        self.block = paragraph.section if "this area" in paragraph.section else ""
        #: What the paragraph and its lead-in hold a cue of.
        self.metrics = frozenset(metrics)
        self.speaking = [m for m in metrics if m.speaks is not None or m.may_speak is not None]
        self.vague = any(m.may_speak is not None for m in metrics)
        #: The last figure that told of those who did not.
        self.complement: Number | None = None
        #: The sentence before, where it was passed over.
        self.skipped = ""
        self.previous: date | None = None
        self.lead_period: Period | None = None
        self.lead_mentions: list[Mention] = []
        #: What the text speaks of, for each kind of figure: the last metric that was named or had a figure.
        self.topic: dict[str, tuple[list[Metric], str]] = {}
        #: The two metrics that the sentence before gave a figure each ('16% in primary and 14% in secondary schools').
        self.pair: list[Metric] = []
        #: The last count, its value and where it stands in the paragraph.
        self.last_count: tuple[Metric, float, int] | None = None
        #: The time that the sentence before set for those that follow it.
        self.scene: Period | None = None

    def run(self) -> None:
        """Read the paragraph and add its facts to those of the document."""
        if self.lead:
            self._read_lead()
        before = self.reading.last_count
        self.reading.last_count = None
        for start, end in sentences.split(self.text):
            self._sentence(start, self.text[start:end], before)
            before = None

    def _when(self) -> When:
        return When(self.reading.inspection_end, self.reading.section_date, self.previous)

    def _read_lead(self) -> None:
        leads = self.reading.catalogue.vocabulary.leads(self.lead.lower())
        self.lead_mentions = mentions.find(self.lead, [m for m in leads.led if m in self.metrics], [])
        parts = sentences.split(self.paragraph.lead)
        heading = self.paragraph.lead[parts[-1][0] :]
        for part in (heading, self.paragraph.lead) if heading.rstrip().endswith(":") else (self.paragraph.lead,):
            found = [p for p in periods.find(part, self._when()) if p.known]
            if found:
                self.lead_period = found[0]
                return

    def _sentence(self, start: int, text: str, before: Metric | None) -> None:
        leads = self.reading.catalogue.vocabulary.leads(text.lower())
        led = [m for m in leads.led if m in self.metrics]
        others = [m for m in leads.led if m.look_alike]
        named = mentions.find(text, led, others) if self.speaking else []
        counting = [m for m in led if m.counted]
        rows: list[Found] = []
        if _ADVICE.match(text):
            self._remember(named, rows)
            return
        counted = bool(counting or before or self.last_count) and leads.numbered
        measured = bool(named or self.topic or self.lead_mentions or self.vague) and leads.measured
        if counted or measured:
            self._catch_up()
            dates = periods.find(text, self._when())
            found = numbers.find(text, [(p.start, p.end) for p in dates])
            sentence = Sentence(start, text, dates, found, named, [])
            if "this area" in self.paragraph.section and dates and dates[0].as_of and dates[0].start < 3:
                self.reading.section_date, self.reading.section_period = dates[0].as_of, dates[0]
            rows = self._counts(sentence, counting, before)
            if measured or any(n.kind == "rate" for n in found):
                sentence.cues = roles.cues(text)
                rows += self._measures(sentence, rows)
            self._write(sentence, rows)
            self._note_times(dates, rows)
        else:
            self.skipped = text
        self._remember(named, rows)
        self._forget(text)

    def _catch_up(self) -> None:
        """Read the times of a sentence that was passed over, now that a figure follows it."""
        if self.skipped:
            self._note_times(periods.find(self.skipped, self._when()), [])
            self.skipped = ""

    def _note_times(self, dates: list[Period], rows: list[Found]) -> None:
        """Note the last day that was named, and the time that a sentence sets for those that follow it."""
        anchors = [p.anchor for p in dates if p.anchor]
        if anchors:
            self.previous = anchors[-1]
        if not dates:
            return
        times = {(r.period.as_of, r.period.first, r.period.last) for r in rows if r.period and r.role == "actual"}
        known = [p for p in dates if p.known]
        alone = len(known) == 1 and len(dates) == 1 and len(times) <= 1
        told = known[0] if alone or (known and known[0].start <= 2) else None
        self.scene = told if told is not None and dating.lasts(told) else None

    def _remember(self, named: list[Mention], rows: list[Found]) -> None:
        """Note what the text speaks of now."""
        own = [row.metric for row in rows if row.role == "actual" and row.metric.kind != "count"]
        self.pair = own if len(own) == len(rows) == 2 and own[0].kind == own[1].kind and own[0] is not own[1] else []
        for kind in {m.kind for m in named}:
            longest = max(
                (m for m in named if m.kind == kind and m.metrics), key=lambda m: m.end - m.start, default=None
            )
            if longest is not None:
                carried = [m for m in longest.metrics if not m.alone]
                self.topic[kind] = (carried, longest.words)
        for row in rows:
            if row.metric.kind != "count":
                words = self.topic.get(row.metric.kind, ([], ""))[1]
                self.topic[row.metric.kind] = ([row.metric], words)

    def _forget(self, text: str) -> None:
        """Drop what a sentence turned to something else: nothing goes on from what its words rule out."""
        for kind, (led, words) in self.topic.items():
            if any(metric.never is not None and metric.never.search(text) for metric in led):
                self.topic[kind] = ([], words)

    # -- counts -------------------------------------------------------------------------------------------------------

    def _counts(self, sentence: Sentence, counting: list[Metric], before: Metric | None) -> list[Found]:
        text, found, dates = sentence.text, sentence.numbers, sentence.dates
        context = f"{self.paragraph.lead} {self.text}" if self.lead else self.text
        context = f"{self.block} {context}" if self.block else context
        rows = counts.find(text, counting, found, context)
        known = {(r.metric.id, r.number.start) for r in rows}
        rows += [
            r for r in counts.tallied(text, counting, found, context) if (r.metric.id, r.number.start) not in known
        ]
        last = (
            self.last_count[0]
            if self.last_count
            else (before if re.match(r"\W*(?:This|That) (?:is|was)", text) else None)
        )
        rows += counts.changed(text, found, dates, rows, last)
        same = counts.same_as_before(text, dates) if self.last_count and not rows else None
        bound = [Found(r.metric, r.number) for r in rows]
        bound += [Found(r.metric, r.number) for r in counts.whole(text, counting, context)]
        for row in bound:
            row.period = self._period(row, sentence)
        if same is not None and self.last_count is not None:
            (start, end), period = same
            number = Number(start, end, self.last_count[1], "count", bare_end=end)
            quote = self.text[self.last_count[2] : sentence.start + period.end]
            if len(quote) <= quotes.LONGEST:
                bound.append(Found(self.last_count[0], number, period=period, quote=quote))
        newest = max((r for r in bound if r.metric.kind == "count"), key=lambda r: r.number.start, default=None)
        if newest is not None:
            self.last_count = (newest.metric, newest.number.value, sentence.start + newest.number.start)
            self.reading.last_count = newest.metric
        return bound

    # -- measures: percentages, rates, weeks, days, caseloads ---------------------------------------------------------

    def _measures(self, sentence: Sentence, counted: list[Found]) -> list[Found]:
        rows: list[Found] = []
        #: Figures that turned out to be no fact of the catalogue.
        passed: list[Number] = []
        taken = {row.number.start for row in counted}
        for number in sentence.numbers:
            if number.start in taken:
                continue
            kind = kinds.kind_of(number, sentence, self.topic, self.text)
            if kind is None or lookalikes.is_difference(number, sentence.text):
                continue
            if lookalikes.is_sample(number, sentence.text) or linking.compares_with_other(number, passed, sentence):
                continue
            bound = len(rows)
            for metric in (
                self._rate(number, sentence, counted) if kind == "rate" else self._choose(number, kind, sentence, rows)
            ):
                row = self._bind(metric, number, kind, sentence)
                if row is not None:
                    rows.append(row)
                    self.topic[kind] = ([metric], self.topic.get(kind, ([], ""))[1])
            if len(rows) == bound:
                passed.append(number)
        dating.share(rows, sentence.dates)
        return rows

    def _choose(self, number: Number, kind: str, sentence: Sentence, rows: list[Found]) -> list[Metric]:
        """The metrics that a figure speaks of: named in the sentence, in the lead-in, or before."""
        text = sentence.text
        near = [
            m
            for m in sentence.mentions
            if m.kind == kind and (not m.metrics or self._possible(m.metrics[0], text, number, m))
        ]
        near = self._narrowed(number, kind, near, text)
        if near and len(paired := linking.paired(number, near, sentence)) > 0:
            near = paired
        if near and (held := linking.held(number, near, sentence, rows)):
            return held
        near = [m for m in near if mentions.cost(number, m, text, sentence.numbers) < mentions.FAR]
        if near:
            best = min(near, key=lambda m: mentions.cost(number, m, text, sentence.numbers))
            same = [m for m in near if m.start < best.end and best.start < m.end] if best.metrics else []
            return list({metric.id: metric for m in same for metric in m.metrics}.values())
        for mention in reversed(self.lead_mentions):
            if mention.kind == kind and self._possible(mention.metrics[0], text, number):
                return mention.metrics
        loose = [m for m in mentions.loose(text, self.speaking) if m.kind == kind]
        topic, words = self.topic.get(kind, ([], ""))
        if len(self.pair) == 2 and "respectively" in text:
            alike = [n for n in sentence.numbers if n.kind == number.kind]
            return [self.pair[alike.index(number)]] if len(alike) == 2 and self.pair[0].kind == kind else []
        if topic and (
            linking.goes_on(number, kind, text, loose, words, self._when()) or linking.follows(number, kind, rows, text)
        ):
            nearest = min(loose, key=lambda m: abs(m.start - number.start), default=None)
            return [m for m in topic if self._possible(m, text, number, nearest)]
        loose = [m for m in loose if self._about(m.metrics[0]) and self._possible(m.metrics[0], text, number, m)]
        loose = [m for m in loose if mentions.cost(number, m, text, sentence.numbers) < mentions.FAR]
        if loose and (number.kind != "fraction" or text.startswith(" of ", number.end)):
            best = min(loose, key=lambda m: mentions.cost(number, m, text, sentence.numbers))
            return best.metrics
        return []

    def _narrowed(self, number: Number, kind: str, near: list[Mention], text: str) -> list[Mention]:
        """'Initial and review conferences are timely, with 100% of reviews …': the words right behind it tell which."""
        behind = [
            m
            for m in mentions.loose(text, self.speaking)
            if m.kind == kind and 0 <= m.start - number.end <= 8 and text.startswith(" of ", number.end)
        ]
        wanted = {metric.id for m in behind for metric in m.metrics}
        kept = [m for m in near if any(metric.id in wanted for metric in m.metrics)]
        if not kept and not any(m.metrics for m in near):
            kept = [m for m in behind if self._about(m.metrics[0]) and self._possible(m.metrics[0], text, number, m)]
        return kept or near

    def _about(self, metric: Metric) -> bool:
        return metric.about is None or metric.about.search(f"{self.paragraph.section} {self.text}") is not None

    def _possible(self, metric: Metric, text: str, number: Number, mention: Mention | None = None) -> bool:
        """Whether nothing speaks against a figure being the metric's: its size, what is missing, what is ruled out."""
        if not metric.least <= number.value <= metric.most:
            return False
        if metric.needs is not None and not metric.needs.search(f"{self.block} {self.lead} {self.text}"):
            return False
        if metric.never is not None and metric.never.search(text):
            return False
        if metric.rules_out is None:
            return True
        first, last = sentences.clause(text, number.start, number.end)
        start, end = number.start - _BEHIND, number.end + _AHEAD
        if mention is not None:
            start, end = min(start, mention.start - 25), max(end, mention.end)
        closing = text.find(")", number.end, number.end + 40)
        if (
            closing >= 0
            and mention is not None
            and text[mention.end : number.start].strip() == "("
            and "(" not in text[number.end : closing]
        ):
            end = number.end
        comma = text.find(",", max(number.end, mention.end if mention else 0))
        last = min(last, comma) if comma >= 0 else last
        return metric.rules_out.search(text, max(first, start), min(last, end)) is None

    def _rate(self, number: Number, sentence: Sentence, counted: list[Found]) -> list[Metric]:
        """A rate belongs to the count it stands beside, or to what the sentence names."""
        by_id = self.reading.catalogue.by_id
        last = max((r for r in counted if r.number.end <= number.start), key=lambda r: r.number.end, default=None)
        if last is not None and last.metric.rate:
            return [by_id[last.metric.rate]]
        near = [m for m in sentence.mentions if m.kind == "rate" and m.metrics]
        if near:
            return min(near, key=lambda m: mentions.cost(number, m, sentence.text, sentence.numbers)).metrics[:1]
        if self.last_count is not None and self.last_count[0].rate:
            return [by_id[self.last_count[0].rate]]
        return self.topic.get("rate", ([], ""))[0][:1]

    def _bind(self, metric: Metric, number: Number, kind: str, sentence: Sentence) -> Found | None:
        text = sentence.text
        same = [n for n in sentence.numbers if n.kind == number.kind or n is number]
        own = not re.match(r"\W*(?:This|That|These|It)\b", text)
        role = roles.role_of(number, text, sentence.cues, same, own_subject=own)
        before = [n for n in same if n.end <= number.start]
        if number.in_range and before and before[-1].in_range and number.start - before[-1].end < 6:
            role = roles.role_of(before[-1], text, sentence.cues, same, own_subject=own)
        if kind == "percent" and number.in_range:
            return None
        if kind == "percent" and metric.complement and role == "actual" and self._is_complement(number, before, text):
            return None
        ruled_out = (metric.rules_out, metric.never)
        if kind == "rate" and any(pattern is not None and pattern.search(text) for pattern in ruled_out):
            return None
        standard = metric.standard is not None and number.value == metric.standard
        if standard and lookalikes.is_overrun(number, text):
            return None
        if standard and role == "actual" and not _AVERAGED.search(text[max(0, number.start - 50) : number.start]):
            return None
        if role == "actual" and lookalikes.is_unnamed_comparator(number, text, sentence.dates):
            return None
        row = Found(metric, number, role)
        row.period = self._period(row, sentence)
        near = [m for m in sentence.mentions if metric in m.metrics]
        nearest = min(near, key=lambda m: mentions.cost(number, m, text, sentence.numbers), default=None)
        row.words = (nearest.start, nearest.end) if nearest is not None else None
        return row

    def _is_complement(self, number: Number, before: list[Number], text: str) -> bool:
        """Whether a share is of those who did not, told by its own clause or by the figure that it goes on from."""
        if lookalikes.is_complement(number, text):
            self.complement = number
            return True
        chain = self.complement is not None and before and before[-1] is self.complement
        if chain and re.search(r"\b(?:rising|falling|increas\w+|reduc\w+|and|to)\b[^;.]{0,12}$", text[: number.start]):
            self.complement = number
            return True
        return False

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _period(self, row: Found, sentence: Sentence) -> Period | None:
        period = dating.period_of(row.number, row.role, sentence.dates, sentence.numbers, sentence.text)
        if row.role != "actual":
            return period
        if self.lead_period is not None and (period is None or period.now):
            return self.lead_period
        if period is None and not sentence.dates and self.paragraph.kind == "bullet" and not self.scene:
            return self.reading.section_period
        if period is None and not sentence.dates and not _MOVED_ON.search(sentence.text):
            return self.scene
        return period

    def _write(self, sentence: Sentence, rows: list[Found]) -> None:
        for row, population in populations.told(rows, sentence, self.text, self.lead):
            period = row.period
            self.reading.facts.append(
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
                    population=population,
                    page=self.paragraph.page_at(sentence.start + row.number.start),
                    paragraph=self.paragraph.number,
                    quote=row.quote or quotes.quote(row, sentence.text),
                )
            )
