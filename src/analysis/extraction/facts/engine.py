"""The engine: a document's paragraphs, read sentence by sentence with the catalogue, give its facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from analysis.extraction.facts import counts, dating, lookalikes, mentions, numbers, periods, roles, sentences
from analysis.extraction.facts.catalogue import Catalogue, Metric, load
from analysis.extraction.facts.contradictions import contradictions
from analysis.extraction.facts.mentions import Mention
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period, When
from analysis.extraction.rows import Doubt, Fact, Header
from analysis.reading.document import Document, Paragraph

#: What a figure with a unit, or one that stands for a share, is written with. Plain looks into a text are many times
#: faster than a search, and most paragraphs hold no figure.
_MEASURES: Final = (
    "%",
    "per cent",
    "percent",
    "week",
    "days",
    "10,000",
    "10 000",
    "half",
    "third",
    "quarter",
    "fifth",
    "caseload",
    "workload",
    " in five",
    " in ten",
    " in four",
    " in three",
    "per social worker",
    "responsible for",
    "out of 10",
)
_DIGIT: Final = re.compile(r"\d")
_NUMBER_WORDS: Final = frozenset((*numbers.UNITS, *numbers.TENS, "no", "none", "both", "all", "hundred"))
_STOPS: Final = str.maketrans(",.;:()-", "       ")


_QUALIFIER: Final = re.compile(
    r"(?:\b(?P<approx>about|approximately|around|almost|nearly|roughly|some|circa|just (?:under|over|below|above)"
    r"|slightly (?:over|under|above|below|more than|less than)|close to|in the region of|an estimated|estimated)"
    r"|\b(?P<below>fewer than|less than|below|under)"
    r"|\b(?P<above>over|more than|above|at least|in excess of|exceed(?:s|ed|ing)?|upwards of|greater than))"
    r"\s(?:an? |the )?(?:average of )?$",
    re.IGNORECASE,
)
_CONNECTOR: Final = re.compile(
    r"\W*(?:(?:However|For example|Similarly|In addition|Nevertheless|Overall|Although|While|Whilst|Despite this|Despite|Also|Again|Indeed|But|And|Yet|Equally|Additionally|Furthermore|As a result|Consequently|Encouragingly|Positively|Disappointingly|Since then|In contrast|In comparison|More recently|Most recently|More positively)\b,? ?)*",
)
_ANAPHORA: Final = re.compile(
    r"\W*(?:(?:this|these|it|its|that|those|they|such|performance|unvalidated|latest|data|figures?|reported|timeliness|both|compliance|completion|levels?|rates?|averages?|trends?|improvements?|progress|most recent|more recent|recent|local|published|previous|year|an? (?:improvement|increase|reduction|decrease|decline|rise|fall|further)|up|down|from|compared|better|worse|above|below|only|just|fewer|over|under|nearly|almost|around|some|with|at|is|was|in[- ]year|quarter|there (?:is|are|was|were|has been|have been)|has|had|have|frequency|according|other|statistical|national|England|similar"
    r"|the (?:\w+[- ]){0,4}?(?:figures?|rates?|percentages?|proportion|averages?|number|data|performance|timeliness|completion|trend|target|threshold|levels?|scorecard|England|national|position|picture|information|time|days|timescales?|outturn|authority’s|council’s|trust’s|borough’s|measure|indicator|majority|remaining|gap))\b"
    r"|\d[\d.]* ?(?:%|per ?cent|weeks|days)\)? (?:were|was|had|have|are|is|being|of (?:these|those|them)|took|take|completed|held|within|in)\b)",
    re.IGNORECASE,
)
_KEEPS_ON: Final = re.compile(
    r"tim(?:e|ing)|within|complet|\bheld\b|undertaken|carried out|up[- ]to[- ]date|tak(?:e|ing|es) place|conducted|conven|averag|figure|target|compar|perform|reduc|increas|improv|ris(?:e|ing)|\brose|fall|\bfell|declin|st[oa]od|stands?\b|rates?\b|lower|higher|below|above|better|worse|receiv|offer|now\b|current|level|nationally|England|deterior|dropped|\bseen\b|\bwas\b|\bwere\b|\bis\b|had one|have one|neighbour",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"attain|GCSE|key stage|reading|mathematic|writing|absen|exclu|immunis|school|attend|birth weight|breast|obes|offend|convict|crime|teenage|admission|A\*|Level \d|expected (?:standard|progress)|MARAC|voluntary|section 20|conver|GP\b|general pract|satisf|complain|budget|funding|savings|£|sickness|sick leave|retention|qualif|experience|in post|ASYE|assessed and supported|permanence|breakdown|foster(?:ing)? (?:carers?|famil)|recruit|inadequate|judged|graded|quality of|good or|subject area|said that|in the top|uptake|particip|new admissions|reports? (?:provided|shared|received)|assessed and supported",
    re.IGNORECASE,
)
#: The length of a quote at most.
_QUOTE: Final = 160
_COMPARED: Final = re.compile(
    r"\b(?:compar\w+|against|than|from|to|increase|reduction|improvement|rise|fall|nationally|average)\b"
)
#: What a report asks for is no fact ('Ensure that all care leavers have …').
_ADVICE: Final = re.compile(
    r"(?:Ensure|Improve|Strengthen|Take steps|Increase|Reduce|Review|Implement|Accelerate|Develop|Continue to|Work with)\b[^.]* (?:that|to|so that|the|all)\b"
)
#: How far around a figure words can rule it out.
_BEHIND: Final = 45
_AHEAD: Final = 45
#: A sentence that tells of a later time than the one before it.
_MOVED_ON: Final = re.compile(
    r"\b(?:has|have|had) (?:now |since |further |also |recently )?(?:\w+ly )?(?:reduc|improv|increas|risen|fallen|dropped|declin|deterior|decreas|reached)|\blatest\b|\bimproving\b|\bIn contrast\b|\bmuch better\b|\bbetter, at\b|\brecent",
)
_NO_CASES_AFTER: Final = re.compile(
    r"\s?(?:social|staff|workers?|practitioners|months?|years?|weeks?|days?|hours?|teams?|foster|posts|IROs?|officers?|per ?cent|managers?|newly|inspect|members|agency|%)",
    re.IGNORECASE,
)
_CASES_BEFORE: Final = re.compile(
    r"(?:\b(?:averag\w*(?: of)?|at|of|to|from|between|is|are|was|were|have|has|hold(?:ing|s)?|around|about|approximately|than|and|exceed(?:s|ing)?|stands?|stood|over|under|below|above|now|caseloads?|managing|carry(?:ing)?|high|manageable|reasonable|or|for) ?\(?|[(–-])$",
    re.IGNORECASE,
)
_DAYS_BEFORE: Final = re.compile(
    r"\b(?:at|to|from|of|is|was|as|average|between|stood at|for|with|averaged|England|taken|target|neighbours|days) ?[( ]$|, $",
    re.IGNORECASE,
)
_NO_DAYS_AFTER: Final = re.compile(r"\s(?:children|adopt|famil|cases|young|enquir|people|assess)")
_AVERAGED: Final = re.compile(
    r"averag\w*(?: \w+)? (?:of )?$|\bnow (?:at |in |within |is )?$|current\w* (?:\w+ )?(?:at |is )?$|stands? at $|stood at $|\bat $|\bto $|\bwas $|\bis $|\bfrom $|(?:timescale|period) of $|\($|within an average (?:\w+ ){0,2}of $",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Found:
    """A figure bound to a metric, with its role, before it becomes a row."""

    metric: Metric
    number: Number
    role: str = "actual"
    period: Period | None = None
    #: Where the words stand that say what the figure is, when they stand in its sentence.
    words: tuple[int, int] | None = None
    #: The quote, where it has to reach back over an earlier sentence.
    quote: str = ""


@dataclass(slots=True)
class _Sentence:
    """One sentence with what is found in it."""

    start: int
    text: str
    dates: list[Period]
    numbers: list[Number]
    mentions: list[Mention]
    cues: list[roles.Cue]


@dataclass(slots=True)
class _Reading:
    """What the reading of one document carries from paragraph to paragraph."""

    inspection_end: date | None
    catalogue: Catalogue
    facts: list[Fact] = field(default_factory=list)
    section: str = ""
    #: The date that an area block's bullets begin with.
    section_date: date | None = None
    section_period: Period | None = None
    #: The count that the paragraph before ended with.
    last_count: Metric | None = None


def facts(document: Document, header: Header) -> tuple[list[Fact], list[Doubt]]:
    """Extract every figure of the catalogue from a document.

    Parameters
    ----------
    document : Document
    header : Header
        Its inspection dates give 'currently' and 'in the last 12 months' their days.

    Returns
    -------
    (list of Fact, list of Doubt)
        The facts in reading order, and the contradictions between them.
    """
    end = date.fromisoformat(header.inspection_end) if header.inspection_end else None
    reading = _Reading(end, load())
    for paragraph in document.paragraphs:
        _paragraph(reading, paragraph)
    return reading.facts, contradictions(reading.facts)


def _paragraph(reading: _Reading, paragraph: Paragraph) -> None:
    if paragraph.section != reading.section:
        reading.section = paragraph.section
        reading.last_count = None
        if "this area" not in paragraph.section:
            reading.section_date = reading.section_period = None
    text = paragraph.text
    if paragraph.kind in ("footnote", "heading") or len(text) < 6:
        return
    lowered = text.lower()
    measured = _is_measured(lowered)
    if not measured and not _is_numbered(lowered):
        return
    lead = ""
    if paragraph.lead:
        lead = _introduction(paragraph)
        lowered = f"{lead.lower()} {lowered}"
    cues = reading.catalogue.cues if measured else reading.catalogue.counted_cues
    chosen = {metric.id: metric for cue, led in cues if cue in lowered for metric in led}
    if chosen:
        _Scan(reading, paragraph, lead, list(chosen.values())).run()
    else:
        reading.last_count = None


def _is_measured(lowered: str) -> bool:
    return any(measure in lowered for measure in _MEASURES)


def _is_numbered(lowered: str) -> bool:
    return _DIGIT.search(lowered) is not None or not _NUMBER_WORDS.isdisjoint(lowered.translate(_STOPS).split())


def _introduction(paragraph: Paragraph) -> str:
    """The last words of a bullet's lead-in, enough to hold its subject and its date."""
    parts = sentences.split(paragraph.lead)
    words = paragraph.lead[parts[-1][0] :]
    if len(words) < 60 and len(parts) > 1:
        words = paragraph.lead[parts[max(0, len(parts) - 3)][0] :]
    return words[-400:]


class _Scan:
    """The reading of one paragraph."""

    def __init__(self, reading: _Reading, paragraph: Paragraph, lead: str, metrics: list[Metric]) -> None:
        self.reading = reading
        self.paragraph = paragraph
        self.lead = lead
        self.text = paragraph.text
        self.metrics = metrics
        self.speaking = [m for m in metrics if m.speaks is not None or m.may_speak is not None]
        self.counting = [m for m in metrics if m.counts or m.counts_from or m.tallied or m.everyone or m.nobody]
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
        #: The last count, its value and where it stands in the paragraph.
        self.last_count: tuple[Metric, float, int] | None = None
        #: The time that the sentence before set for those that follow it.
        self.scene: Period | None = None

    def run(self) -> None:
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
        self.lead_mentions = mentions.find(self.lead, self.lead.lower(), self.speaking, [])
        parts = sentences.split(self.paragraph.lead)
        heading = self.paragraph.lead[parts[-1][0] :]
        for part in (heading, self.paragraph.lead) if heading.rstrip().endswith(":") else (self.paragraph.lead,):
            found = [p for p in periods.find(part, self._when()) if p.known]
            if found:
                self.lead_period = found[0]
                return

    def _sentence(self, start: int, text: str, before: Metric | None) -> None:
        lowered = text.lower()
        named = mentions.find(text, lowered, self.speaking, self.reading.catalogue.others) if self.speaking else []
        counting = [m for m in self.counting if any(cue in lowered for cue in m.cues)]
        rows: list[_Found] = []
        if _ADVICE.match(text):
            self._remember(named, rows)
            return
        counted = bool(counting or before or self.last_count) and _is_numbered(lowered)
        measured = bool(named or self.topic or self.lead_mentions or self.vague) and _is_measured(lowered)
        if counted or measured:
            self._catch_up()
            dates = periods.find(text, self._when())
            found = numbers.find(text, [(p.start, p.end) for p in dates])
            sentence = _Sentence(start, text, dates, found, named, [])
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

    def _catch_up(self) -> None:
        """Read the times of a sentence that was passed over, now that a figure follows it."""
        if self.skipped:
            self._note_times(periods.find(self.skipped, self._when()), [])
            self.skipped = ""

    def _note_times(self, dates: list[Period], rows: list[_Found]) -> None:
        """Note the last day that was named, and the time that a sentence sets for those that follow it."""
        anchors = [p.anchor for p in dates if p.anchor]
        if anchors:
            self.previous = anchors[-1]
        if not dates:
            return
        times = {(r.period.as_of, r.period.first, r.period.last) for r in rows if r.period and r.role == "actual"}
        known = [p for p in dates if p.known]
        alone = len(known) == 1 and len(dates) == 1 and len(times) <= 1
        self.scene = known[0] if alone or (known and known[0].start <= 2) else None

    def _remember(self, named: list[Mention], rows: list[_Found]) -> None:
        """Note what the text speaks of now."""
        for kind in {m.kind for m in named}:
            longest = max(
                (m for m in named if m.kind == kind and m.metrics), key=lambda m: m.end - m.start, default=None
            )
            if longest is not None:
                self.topic[kind] = (longest.metrics, longest.words)
        for row in rows:
            if row.metric.kind != "count":
                words = self.topic.get(row.metric.kind, ([], ""))[1]
                self.topic[row.metric.kind] = ([row.metric], words)

    # -- counts -------------------------------------------------------------------------------------------------------

    def _counts(self, sentence: _Sentence, counting: list[Metric], before: Metric | None) -> list[_Found]:
        text, found, dates = sentence.text, sentence.numbers, sentence.dates
        context = f"{self.paragraph.lead} {self.text}" if self.lead else self.text
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
        bound = [_Found(r.metric, r.number) for r in rows]
        bound += [_Found(r.metric, r.number) for r in counts.whole(text, counting, context)]
        for row in bound:
            row.period = self._period(row, sentence)
        if same is not None and self.last_count is not None:
            (start, end), period = same
            number = Number(start, end, self.last_count[1], "count", bare_end=end)
            quote = self.text[self.last_count[2] : sentence.start + period.end]
            if len(quote) <= _QUOTE:
                bound.append(_Found(self.last_count[0], number, period=period, quote=quote))
        newest = max((r for r in bound if r.metric.kind == "count"), key=lambda r: r.number.start, default=None)
        if newest is not None:
            self.last_count = (newest.metric, newest.number.value, sentence.start + newest.number.start)
            self.reading.last_count = newest.metric
        return bound

    # -- measures: percentages, rates, weeks, days, caseloads ---------------------------------------------------------

    def _measures(self, sentence: _Sentence, counted: list[_Found]) -> list[_Found]:
        rows: list[_Found] = []
        #: Figures that turned out to be no fact of the catalogue.
        passed: list[Number] = []
        taken = {row.number.start for row in counted}
        for number in sentence.numbers:
            if number.start in taken:
                continue
            kind = self._kind(number, sentence)
            if kind is None or lookalikes.is_difference(number, sentence.text):
                continue
            if lookalikes.is_sample(number, sentence.text) or self._compares_with_other(number, passed, sentence):
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
        self._share_periods(rows)
        return rows

    @staticmethod
    def _compares_with_other(number: Number, passed: list[Number], sentence: _Sentence) -> bool:
        """Whether a comparator stands behind a figure that is no fact: '23% ceased …, above the average of 20%'."""
        last = next((n for n in reversed(passed) if n.kind == number.kind and n.end <= number.start), None)
        if last is None or any(last.end <= m.start < number.start for m in sentence.mentions):
            return False
        if any(last.end <= n.start < number.start and n.kind == number.kind for n in sentence.numbers):
            return False
        return any(last.end <= cue.start < number.start and cue.role != "limit" for cue in sentence.cues)

    def _kind(self, number: Number, sentence: _Sentence) -> str | None:
        """The kind of metric that a number can be a figure of, by its unit or by its place."""
        text = sentence.text
        if number.kind in ("percent", "rate", "weeks", "days"):
            return number.kind
        if number.kind == "fraction":
            rest = text[number.end :]
            restated = re.match(r"[^.,;]{0,60}?\(\d[\d.]* ?(?:%| per)", rest)
            stands = re.match(r"\s(?:of|are|were|have|had|do|did|take|took|receive|is|the|being)\b", rest)
            return "percent" if stands and not restated else None
        if number.kind != "count":
            return None
        spoken = {m.kind for m in sentence.mentions} | set(self.topic)
        before, after = text[: number.start], text[number.end :]
        if "cases" in spoken and not _NO_CASES_AFTER.match(after) and _CASES_BEFORE.search(before):
            return "cases"
        if "days" in spoken and 50 <= number.value <= 1500 and not _NO_DAYS_AFTER.match(after):
            return "days" if _DAYS_BEFORE.search(before) else None
        if "rate" in spoken and number.value <= 300 and re.search(r"\brates?\b|per 10", self.text):
            return "rate" if re.search(r"(?:rates? of|from|to|and|of|at|England) \(?$", before) else None
        return None

    def _held(self, number: Number, near: list[Mention], sentence: _Sentence, rows: list[_Found]) -> list[Metric]:
        """A comparator right behind a figure speaks of the same metric as that figure."""
        last = [r for r in rows if r.number.end <= number.start and r.number.kind == number.kind]
        if not last or any(last[-1].number.end <= m.start < number.start for m in near):
            return []
        if any(last[-1].number.end <= cue.start < number.start and cue.role != "limit" for cue in sentence.cues):
            return [r.metric for r in last if r.number is last[-1].number]
        return []

    def _choose(self, number: Number, kind: str, sentence: _Sentence, rows: list[_Found]) -> list[Metric]:
        """The metrics that a figure speaks of: named in the sentence, in the lead-in, or before."""
        text = sentence.text
        near = [
            m
            for m in sentence.mentions
            if m.kind == kind and (not m.metrics or self._possible(m.metrics[0], text, number, m))
        ]
        if near and len(paired := _paired(number, near, sentence)) > 0:
            near = paired
        if near and (held := self._held(number, near, sentence, rows)):
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
        if topic and (self._goes_on(number, kind, text, loose, words) or _follows(number, kind, rows, text)):
            nearest = min(loose, key=lambda m: abs(m.start - number.start), default=None)
            return [m for m in topic if self._possible(m, text, number, nearest)]
        loose = [m for m in loose if self._about(m.metrics[0]) and self._possible(m.metrics[0], text, number, m)]
        loose = [m for m in loose if mentions.cost(number, m, text, sentence.numbers) < mentions.FAR]
        if loose and number.kind != "fraction":
            best = min(loose, key=lambda m: mentions.cost(number, m, text, sentence.numbers))
            return best.metrics
        return []

    def _goes_on(self, number: Number, kind: str, text: str, loose: list[Mention], words: str) -> bool:
        """Whether a sentence that names no metric goes on about the one before."""
        if kind in ("weeks", "days"):
            return True
        first, last = sentences.clause(text, number.start, number.end)
        if _ELSEWHERE.search(text, max(0, number.start - 70), min(len(text), number.end + 70)):
            return False
        if any(m.words.rstrip("s") in words for m in loose):
            return True
        if loose:
            return False
        body = _CONNECTOR.match(text)
        at = body.end() if body else 0
        head = periods.find(text[at : at + 80], self._when())
        if head and head[0].start <= 1:
            at += head[0].end
            at += 1 if text[at : at + 1] == "," else 0
        return bool(_ANAPHORA.match(text, at)) and bool(_KEEPS_ON.search(text, first, last))

    def _about(self, metric: Metric) -> bool:
        return metric.about is None or metric.about.search(f"{self.paragraph.section} {self.text}") is not None

    def _possible(self, metric: Metric, text: str, number: Number, mention: Mention | None = None) -> bool:
        """Whether nothing speaks against a figure being the metric's: its size, what is missing, what is ruled out."""
        if not metric.least <= number.value <= metric.most:
            return False
        if metric.needs is not None and not metric.needs.search(f"{self.lead} {self.text}"):
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
            and text[mention.end : number.start].endswith("(")
            and "(" not in text[number.end : closing]
        ):
            end = number.end
        comma = text.find(",", max(number.end, mention.end if mention else 0))
        last = min(last, comma) if comma >= 0 else last
        return metric.rules_out.search(text, max(first, start), min(last, end)) is None

    def _rate(self, number: Number, sentence: _Sentence, counted: list[_Found]) -> list[Metric]:
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

    def _bind(self, metric: Metric, number: Number, kind: str, sentence: _Sentence) -> _Found | None:
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
        if kind == "rate" and metric.rules_out is not None and metric.rules_out.search(text):
            return None
        standard = metric.standard is not None and number.value == metric.standard
        if standard and lookalikes.is_overrun(number, text):
            return None
        if standard and role == "actual" and not _AVERAGED.search(text[max(0, number.start - 50) : number.start]):
            return None
        row = _Found(metric, number, role)
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

    @staticmethod
    def _share_periods(rows: list[_Found]) -> None:
        """Give comparators without a date of their own that of the authority's figure before them."""
        for index, row in enumerate(rows):
            if row.role != "actual" and (row.period is None or not row.period.known):
                own = [r for r in rows[:index] if r.role == "actual" and r.metric is row.metric]
                row.period = (dating.shared(own[-1].period) if own else None) or row.period

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _period(self, row: _Found, sentence: _Sentence) -> Period | None:
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

    def _write(self, sentence: _Sentence, rows: list[_Found]) -> None:
        for row in sorted(rows, key=lambda r: r.number.start):
            period = row.period
            self.reading.facts.append(
                Fact(
                    metric=row.metric.id,
                    role=row.role,
                    value=row.number.value,
                    unit=row.metric.unit,
                    qualifier=_qualifier(row, sentence.text),
                    as_of=period.as_of.isoformat() if period and period.as_of else None,
                    period_start=period.first.isoformat() if period and period.first else None,
                    period_end=period.last.isoformat() if period and period.last else None,
                    period_text=period.text if period else "",
                    population="; ".join(
                        label for pattern, label in row.metric.populations if pattern.search(sentence.text)
                    ),
                    page=self.paragraph.page_at(sentence.start + row.number.start),
                    paragraph=self.paragraph.number,
                    quote=row.quote or _quote(row, sentence.text),
                )
            )


def _follows(number: Number, kind: str, rows: list[_Found], text: str) -> bool:
    """Whether a figure goes on from one of the same kind in its sentence: '…, compared to 75% in similar authorities'."""
    last = next((r.number for r in reversed(rows) if r.metric.kind == kind), None)
    if last is None or _ELSEWHERE.search(text, last.end, min(len(text), number.end + 40)):
        return False
    return _COMPARED.search(text, last.end, number.start) is not None


def _paired(number: Number, near: list[Mention], sentence: _Sentence) -> list[Mention]:
    """'dental checks and immunisations at 71% and 77% respectively': the first figure is the first phrase's."""
    at = sentence.text.find("respective")
    if at < 0:
        return []
    same = [n for n in sentence.numbers if n.kind == number.kind]
    last = (
        [n for n in same if n.end <= at][-2:]
        if "respectively" in sentence.text
        else [n for n in same if n.start > at][:2]
    )
    if len(last) != 2 or number not in last:
        return []
    before = [m for m in near if m.end <= last[0].start]
    if len(before) > 1 and before[-1].start - before[-2].end < 30:
        return [before[-2:][last.index(number)]]
    return before[-1:]


def _qualifier(row: _Found, text: str) -> str:
    number = row.number
    match = _QUALIFIER.search(text[: number.start])
    if match is not None:
        plain = row.role != "actual" and match["below"] is not None
        return "exact" if plain else match.lastgroup or "exact"
    if number.in_range:
        return "approx"
    after = text[number.end : number.end + 12]
    if re.match(r"\s?(?:plus\b|or more|\+)", after):
        return "above"
    return "below" if re.match(r"\s?or (?:fewer|less)", after) else "exact"


def _quote(row: _Found, text: str) -> str:
    """The shortest run of words that holds a figure and says what it is, at most 160 characters."""
    number = row.number
    first, last = sentences.clause(text, number.start, number.end)
    if row.words is not None:
        first = min(first, sentences.clause(text, *row.words)[0], row.words[0])
        last = max(last, row.words[1])
    if last - first <= _QUOTE:
        return text[first:last].strip(" ,;:–")
    start, end = (
        (min(number.start, row.words[0]), max(number.end, row.words[1])) if row.words else (number.start, number.end)
    )
    if end - start > _QUOTE - 20:
        start, end = number.start, number.end
    room = _QUOTE - (end - start)
    first, last = max(first, start - room // 2), min(last, end + room // 2)
    if first and text[first - 1] != " ":
        first = text.find(" ", first, start) + 1 or start
    if last < len(text) and text[last] != " ":
        last = max(text.rfind(" ", end, last), end)
    return text[first:last].strip(" ,;:–")
