"""A paragraph as it is read: what stands around it, and what its sentences have told so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from analysis.extraction.facts import dating
from analysis.extraction.facts.catalogue import Catalogue, Metric
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.mentions import Mention
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period, When
from analysis.extraction.rows import Fact
from analysis.reading.document import Paragraph

#: A sentence that tells of a later time than the one before it.
_MOVED_ON: Final = re.compile(
    r"\b(?:has|have|had) (?:now |since |further |also |recently )?(?:\w+ly )?(?:reduc|improv|increas|risen|fallen"
    r"|dropped|declin|deterior|decreas|reached)|\blatest\b|\bimproving\b|\bIn contrast\b|\bmuch better\b"
    r"|\bbetter, at\b|\brecent",
)
#: 'This represents a rate of 60 per 10,000', 'This is 12% of …': the same figure again, told in another way.
_RESTATES: Final = re.compile(
    r"\W*(?:This|That|It|These) (?:represents?|equates?|is equal|is equivalent|amounts?|corresponds|translates|gives?"
    r"|makes?|accounts? for|means|is (?:(?:a|the) (?:rate|total|proportion|share) of |about |around |approximately "
    r"|just |over |under |almost |nearly )*(?:\d|one |two |half|a (?:third|quarter|fifth)))"
)
#: 'This is an increase of 96': of the same figure still.
_OF_IT: Final = re.compile(r"\W*(?:This|That|It) (?:is|was|represents) (?:an? |slightly |much |\w+ly )*[a-z]")
#: Figures that have been published are of an earlier time than what was just told.
_PUBLISHED: Final = re.compile(r"\b[Pp]ublished\b")
#: 'an increased number of decisions': the sentence has a count of its own.
_NUMBER_OF: Final = re.compile(
    r"\b[Nn]umbers? of (?!(?:the|these|those|them|such|all|other|children|young|people|child|cases|looked|care|families"
    r"|plans|placements|arrangements|orders)\b)([a-z][\w’-]+)"
)
#: The area block whose bullets are parts of one count, and so of its day.
_OF_ONE_DAY: Final = re.compile(r"looked[- ]after|in care")


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


class Topic(NamedTuple):
    """What the text speaks of, and the words that named it."""

    metrics: list[Metric]
    words: str


class LastCount(NamedTuple):
    """A count, its value and where it stands in the paragraph."""

    metric: Metric
    value: float
    start: int


@dataclass(slots=True)
class Passage:
    """One paragraph, with what its sentences lean on."""

    reading: Reading
    paragraph: Paragraph
    #: The last words of a bullet's lead-in.
    lead: str
    #: What the paragraph and its lead-in hold a cue of.
    metrics: frozenset[Metric]
    speaking: list[Metric]
    #: Its text with the very marks of the page, for quotes.
    printed: str

    lead_mentions: list[Mention] = field(default_factory=list)
    lead_period: Period | None = None

    #: For each kind of figure, the last metric that was named or had a figure.
    topics: dict[str, Topic] = field(default_factory=dict)
    #: The kinds of figure that the sentence before named or told.
    fresh: frozenset[str] = frozenset()
    #: The two metrics that the sentence before gave a figure each ('16% in primary and 14% in secondary schools').
    pair: list[Metric] = field(default_factory=list)
    last_count: LastCount | None = None
    #: The last figure of the sentence before whose unit the next may leave out.
    carrier: Number | None = None
    #: The last figure that told of those who did not.
    complement: Number | None = None
    #: Whether it was the last figure of the sentence before.
    after_complement: bool = False
    #: The last day that was named.
    previous: date | None = None
    #: The time that was told last, for 'in the same period' and 'the previous year'.
    told: Period | None = None
    #: The time that the sentence before set for those that follow it.
    scene: Period | None = None
    #: The time of the last sentence's figures, for one that tells the same again: 'This is a rate of 60 per 10,000'.
    restated: Period | None = None

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text

    @property
    def block(self) -> str:
        """The heading of an area block, which says what its bullets are about."""
        return self.paragraph.section if "this area" in self.paragraph.section else ""

    def when(self) -> When:
        """What the words of a time may lean on here."""
        return When(self.reading.inspection_end, self.reading.section_date, self.previous, self.told)

    def topic_of(self, kind: str) -> Topic:
        """What figures of a kind go on about; nothing where none was named."""
        return self.topics.get(kind, _NOTHING)

    def goes_on_about(self, metric: Metric) -> None:
        """Note that a figure was of this metric; the words that named it before stay."""
        self.topics[metric.kind] = Topic([metric], self.topic_of(metric.kind).words)

    def count_before(self, text: str) -> LastCount | None:
        """The count told last, unless a sentence is about the number of something else."""
        last = self.last_count
        if last is None or (other := _NUMBER_OF.search(text)) is None:
            return last
        own = f"{last.metric.label} {last.metric.unit} {last.metric.id}".lower()
        return last if other[1].lower() in own else None

    def remember(self, named: list[Mention], rows: list[Found], text: str = "") -> None:
        """Note what a sentence spoke of."""
        about_it = _OF_IT.match(text) is not None
        last = [row.period for row in rows if row.role == "actual"]
        if last or not about_it:
            self.restated = last[-1] if last else None
        own = [row.metric for row in rows if row.role == "actual" and row.metric.kind != "count"]
        self.pair = own if len(own) == len(rows) == 2 and own[0].kind == own[1].kind and own[0] is not own[1] else []
        self.fresh = frozenset({m.kind for m in named if m.metrics} | {row.metric.kind for row in rows})
        for kind in {m.kind for m in named}:
            longest = max(
                (m for m in named if m.kind == kind and m.metrics), key=lambda m: m.end - m.start, default=None
            )
            if longest is not None:
                self.topics[kind] = Topic([m for m in longest.metrics if not m.alone], longest.words)
            elif all(row.metric.kind != kind for row in rows):
                # only a look-alike was spoken of: what follows is about that
                self.topics.pop(kind, None)
        for row in rows:
            if row.metric.kind != "count":
                self.goes_on_about(row.metric)

    def forget(self, text: str) -> None:
        """Drop what a sentence turned to something else: nothing goes on from what its words rule out."""
        for kind, (led, words) in self.topics.items():
            if any(metric.never is not None and metric.never.search(text) for metric in led):
                self.topics[kind] = Topic([], words)

    def note_times(self, dates: list[Period], rows: list[Found]) -> None:
        """Note the last day that was named, and the time that a sentence sets for those that follow it."""
        anchors = [p.anchor for p in dates if p.anchor]
        if anchors:
            self.previous = anchors[-1]
        if not dates:
            if self.scene is not None and self.scene.text.startswith("Current"):
                # 'Currently, 20 care leavers …' holds for the next sentence and no longer
                self.scene = None
            return
        times = {(r.period.as_of, r.period.first, r.period.last) for r in rows if r.period and r.role == "actual"}
        known = [p for p in dates if p.known]
        self.told = known[-1] if known else self.told
        alone = len(known) == 1 and len(dates) == 1 and len(times) <= 1
        told = known[0] if alone or (known and known[0].start <= 2) else None
        self.scene = told if told is not None and dating.lasts(told) else None

    def period_of(self, row: Found, sentence: Sentence) -> Period | None:
        """The time of a figure: its sentence's, or one that the sentence leans on."""
        period = dating.period_of(
            row.number, row.role, sentence.dates, sentence.numbers, sentence.text, happens=row.metric.happens
        )
        if row.role != "actual":
            return period
        if self.lead_period is not None and (period is None or period.now):
            return self.lead_period
        listed = self.paragraph.kind == "bullet" and _OF_ONE_DAY.search(self.block) is not None
        if period is None and not sentence.dates and listed and not self.scene:
            return self.reading.section_period
        if period is None and not sentence.dates and not _MOVED_ON.search(sentence.text):
            if _PUBLISHED.search(sentence.text):
                return None
            restated = self.restated if self.scene is None and _RESTATES.match(sentence.text) else None
            return self.scene or restated
        return period


_NOTHING: Final = Topic([], "")
