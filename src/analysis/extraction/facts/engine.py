"""The engine: a document's paragraphs, read sentence by sentence with the catalogue, give its facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from analysis.extraction.facts import numbers, periods, roles, sentences
from analysis.extraction.facts.catalogue import Catalogue, Metric, load
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period, When
from analysis.extraction.rows import Doubt, Fact, Header
from analysis.reading.document import Document, Paragraph

#: Cheap look: a figure with a unit of interest, or a count beside a word that a count metric needs.
_UNIT: Final = re.compile(
    r"\d ?%|per ?cent\b|\d[\d–-]*[\s-]{1,2}weeks?\b|\d[\s-]{0,2}days?\b|per 10,?\s?000|\b(?:half|thirds?|quarters?|fifths?)\b|caseload|\b(?:all|none|no|every|each|both)\b|in (?:five|ten|four|three)\b|per social worker",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|no|none|both|all)\b",
    re.IGNORECASE,
)

_QUALIFIER: Final = re.compile(
    r"(?:\b(?P<approx>about|approximately|around|almost|nearly|roughly|some|circa|just (?:under|over|below|above)|slightly (?:over|under|above|below|more than|less than)|close to|in the region of|an estimated|estimated)"
    r"|\b(?P<below>fewer than|less than|below|under|within)"
    r"|\b(?P<above>over|more than|above|at least|in excess of|exceed(?:s|ed|ing)?|upwards of|greater than))"
    r"\s(?:an? |the )?(?:average of )?$",
    re.IGNORECASE,
)
_LESS: Final = re.compile(
    r"\b(?:increas\w+|reduc\w+|decreas\w+|fall(?:s|en|ing)?|fell|ris\w+|rose|drop\w*|improv\w+|declin\w+|grew|grown|growth|cut|saving|shorten\w*|difference|gap|quicker|longer|shorter|faster|lower|higher)\s(?:in [\w\s]{0,40}?)?(?:of|by)\s(?:about |around |approximately |nearly |almost |over |more than |just |only |an average of |up to |a further )*$|\bby (?:about |around |approximately |nearly |almost |over |more than |just |only |up to |a |another |a further )*$|\b(?:up to|as many as|as (?:high|low|long|much) as|a maximum of|no more than|another|a further)\s$",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"^[\s-]{0,2}(?:\(\w+ \w+\) )?(?:longer|shorter|better|worse|faster|slower|quicker|more|less|fewer|higher|lower|increase|rise|reduction|decrease|fall|drop|improvement|growth|points?|short of|later|earlier|turn(?:over)? target)\b(?! (?:stable|timely|recent))"
    r"|^\s(?:above|below|over|under|within|outside|beyond|off|short of|of)(?: of)?\s(?:the |its |that |both |this )?(?:\d+ ?-?\s?\w+ )?(?:\w+ ){0,3}?(?:target|threshold|average|government|national|England|statutory|scorecard|limit)",
    re.IGNORECASE,
)
_SAMPLE: Final = re.compile(
    r"\bsampl\w*|\b(?:cases|files|children|records|plans|assessments) (?:that (?:were )?)?(?:seen|tracked|examined|read|looked at|reviewed|considered|audited|observed) (?:by|during) (?:the )?inspect\w+|inspectors (?:saw|found|looked|read|sampled|examined|identified|reviewed|tracked)|\baudit(?:s|ed)?\b|\bsurvey\w*|\brespond(?:ents|ed|ing)|\bquestionnaire|\bdip[- ]|\bconsult",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:do|does|did|has|have|had|are|is|were|was|could|would|will|been|be)(?: \w+)? ?(?:n’t|not)\b|\bnot (?:been |being |yet |always |have|had|held|complet|seen|visit|receiv|achiev|meet|met|on time|timely|within|up)|\boverdue\b|\blate\b|\blater than\b|\boutside\b|\bout[- ]of[- ](?:time|date)\w*|\bmiss(?:ed|ing) (?:the|their|a) (?:deadline|appointment|health|dental)|\bdelay\w*|\bwithout\b|\brefus\w+|\bdeclin(?:ed|ing) (?:the|an|to)|\b(?:take|took|taking|takes|wait\w*|last\w*|lasting) (?:too long|over|longer|more than|for more|for longer|even longer)|\black\w*|\bexceed\w*|\bfail\w*|\bnever\b|\bno longer\b|\boutstanding\b(?! (?:by|grade))",
    re.IGNORECASE,
)
_ANAPHORA: Final = re.compile(
    r"^\W*(?:This|These|It|Its|That|They|Those|Such|However|Overall|Performance|Data|Figures?|Latest|Currently|Only|The (?:average|figures?|proportion|percentage|rates?|timeliness|latest|most|year|three|national|England|local authority|number|data|current|authority|council|trust|performance|trend|borough|adoption|scorecard|provisional|reported|length|completion|time|corresponding|comparative|overall|previous|same|remaining|respective|gap|target|in-year|quarter|department)|In|At|By|For|From|During|Between|Since|As|On|While|Although|Despite|Of|Over|With|Unvalidated|More|Recent|Local|National|Published|Year|Most|Quarter|Q\d|Children|A|An|When|Timescales?|Time|Improv\w+|Since|And|Up|Within|Timeliness|\d)",
)
_CHANGE: Final = re.compile(
    r"(?:(?:an? |the )?(?:[\w.]+%? |[a-z]+ )?(?:increase[sd]?|reduction|reduced|decrease[sd]?|decline[sd]?|rise|risen|rose|fall(?:en)?|fell|drop(?:ped)?|change|improvement|up|down|compar\w+|similar|same|higher|lower|fewer|more|less|slightly|in line)\b[^.;()\d]{0,45}?\b(?:from|to|with|than|on|of|was|were|at)(?: the| about| around| approximately| a)*) "
    + f"(?P<n>{numbers.COUNT})",
    re.IGNORECASE,
)
_CHANGE_START: Final = re.compile(
    r"^\W*(?:(?:This|That|It|which|Which|The figure|The number|These)\b|,? ?(?:an?|compared|up|down|from)\b)",
    re.IGNORECASE,
)
_SAME: Final = re.compile(r"\bsame (?:number|figure|as)\b[^.;\d]{0,30}(?=\b(?:at|on|in) )", re.IGNORECASE)
_AVERAGED: Final = re.compile(
    r"\baverag\w*|\bmean\b|\bnow\b|\bcurrent|\bstand|\bstood|\bat \d|\bto \d|\bfrom \d|\bwas \d|\bis \d|\bbeing \d|takes? \d|\bin \d",
    re.IGNORECASE,
)
_CASES_AFTER: Final = re.compile(
    r"^\s?(?:cases|children|families|young people|\(|\)|,|\.|;|$|in |to |and |or |per |at |for |which|on |with|across|–|plus|two |each|currently|but|compared|over )",
    re.IGNORECASE,
)
_CASES_BEFORE: Final = re.compile(
    r"\b(?:averag\w*(?: of)?|at|of|to|from|between|is|are|was|were|have|has|hold(?:ing|s)?|around|about|approximately|than|and|exceed(?:s|ing)?|stands?|stood|over|under|below|above|on|for|now|the|some|case-?loads?|managing|carry(?:ing)?|just|only|high|manageable|reasonable|or|a|–|-) ?\(?$|[(–-]$|\bcaseloads?,? \(?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Mention:
    """A phrase that speaks of one metric or more, or takes figures away (no metrics)."""

    start: int
    end: int
    kind: str
    metrics: list[Metric]
    carried: bool = False


@dataclass(slots=True)
class _Found:
    """A figure bound to a metric, before dates and quotes."""

    metric: Metric
    number: Number
    role: str
    qualifier: str
    period: Period | None
    first_word: int


@dataclass(slots=True)
class _Reading:
    """What the reading of one document carries along."""

    document: Document
    inspection_end: date | None
    catalogue: Catalogue
    section: str = ""
    section_date: date | None = None
    facts: list[Fact] = field(default_factory=list)
    count: tuple[Metric, Paragraph] | None = None


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
    reading = _Reading(document, end, load())
    for paragraph in document.paragraphs:
        _paragraph(reading, paragraph)
    return reading.facts, _doubts(reading.facts)


def _doubts(found: list[Fact]) -> list[Doubt]:
    return []


def _paragraph(reading: _Reading, paragraph: Paragraph) -> None:
    if paragraph.section != reading.section:
        reading.section = paragraph.section
        if "this area" not in paragraph.section:
            reading.section_date = None
    if paragraph.kind in ("footnote", "heading") or len(paragraph.text) < 6:
        return
    text = paragraph.text
    if not _COUNT.search(text):
        return
    lead = _introduction(paragraph)
    lowered = f"{lead} {text}".lower()
    metrics = [m for m in reading.catalogue.metrics if any(cue in lowered for cue in m.cues)]
    if not metrics:
        reading.count = None
        return
    _Scan(reading, paragraph, lead, metrics).run()


def _introduction(paragraph: Paragraph) -> str:
    """The last words of a bullet's lead-in, enough to hold its subject and date."""
    if not paragraph.lead:
        return ""
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
        self.metrics = metrics
        self.text = paragraph.text
        self.previous: date | None = None
        self.lead_period: Period | None = None
        #: Mentions of the sentences before, newest last.
        self.carried: list[_Mention] = []
        self.last_count: tuple[Metric, float] | None = None
        self.sentence_period: Period | None = None

    def run(self) -> None:
        self._read_lead()
        counting = [m for m in self.metrics if m.counts or m.nobody or m.everyone]
        speaking = [m for m in self.metrics if m.speaks is not None]
        others = [m for m in self.reading.catalogue.others if speaking]
        previous_count = self.reading.count
        self.reading.count = None
        for start, end in sentences.split(self.text):
            self._sentence(start, end, counting, speaking, others, previous_count)
            previous_count = None

    def _when(self) -> When:
        return When(self.reading.inspection_end, self.reading.section_date, self.previous)

    def _read_lead(self) -> None:
        if not self.lead:
            return
        lead = self.paragraph.lead
        for part in (self.lead, lead):
            found = [p for p in periods.find(part, self._when()) if p.known]
            if found:
                self.lead_period = (
                    found[-1] if part is self.lead and part.rstrip().endswith(":") and len(found) == 1 else found[0]
                )
                return

    def _sentence(
        self,
        start: int,
        end: int,
        counting: list[Metric],
        speaking: list[Metric],
        others: list[Metric],
        previous_count: tuple[Metric, Paragraph] | None,
    ) -> None:
        text = self.text[start:end]
        mentions = self._mentions(text, speaking, others)
        if not _COUNT.search(text):
            self._carry(mentions)
            return
        dates = periods.find(text, self._when())
        spans = [(p.start, p.end) for p in dates]
        found = numbers.find(text, spans)
        if "this area" in self.paragraph.section and dates and dates[0].as_of and dates[0].start < 3:
            self.reading.section_date = dates[0].as_of
        rows: list[_Found] = []
        cue_list: list[roles.Cue] | None = None
        if counting or self.last_count or previous_count:
            rows += self._counts(text, found, counting, dates, previous_count)
        taken = {row.number.start for row in rows}
        if mentions or self.carried or self.lead:
            measured = [n for n in found if n.start not in taken]
            cue_list = roles.cues(text)
            rows += self._measures(text, measured, mentions, dates, cue_list, rows)
        self._write(start, text, rows, dates)
        self._carry(mentions)
        known = [p for p in dates if p.anchor]
        if known:
            self.previous = known[-1].anchor

    # -- phrases ------------------------------------------------------------------------------------------------------

    def _mentions(self, text: str, speaking: list[Metric], others: list[Metric]) -> list[_Mention]:
        lowered = text.lower()
        found: list[_Mention] = []
        for metric in speaking:
            if not any(cue in lowered for cue in metric.cues):
                continue
            assert metric.speaks is not None
            for match in metric.speaks.finditer(text):
                if match.end() > match.start():
                    found.append(_Mention(match.start(), match.end(), metric.kind, [metric]))
        for other in others:
            if any(cue in lowered for cue in other.cues) and other.speaks is not None:
                for match in other.speaks.finditer(text):
                    found.append(_Mention(match.start(), match.end(), other.kind, []))
        found.sort(key=lambda m: (m.start, -m.end))
        return found

    def _carry(self, mentions: list[_Mention]) -> None:
        if mentions:
            kinds = {m.kind for m in mentions}
            self.carried = [m for m in self.carried if m.kind not in kinds]
            self.carried += [_Mention(0, 0, m.kind, m.metrics, carried=True) for m in mentions if m.metrics]

    # -- counts -------------------------------------------------------------------------------------------------------

    def _counts(
        self,
        text: str,
        found: list[Number],
        counting: list[Metric],
        dates: list[Period],
        previous_count: tuple[Metric, Paragraph] | None,
    ) -> list[_Found]:
        rows: list[_Found] = []
        lowered = text.lower()
        used: set[tuple[str, int]] = set()
        for metric in counting:
            if not any(cue in lowered for cue in metric.cues):
                continue
            rows += self._whole_population(text, metric, dates)
            if self._ruled_out(metric, text, None):
                continue
            for pattern in metric.counts:
                for match in pattern.finditer(text):
                    for group in ("m", "n"):
                        if group not in match.re.groupindex or match[group] is None:
                            continue
                        number = self._count_number(match.start(group), match.end(group), match[group], found, text)
                        if number is None or not metric.least <= number.value <= metric.most:
                            continue
                        if (metric.id, number.start) in used:
                            continue
                        window = text[max(0, match.start() - 60) : match.end() + 40]
                        if _SAMPLE.search(window):
                            continue
                        used.add((metric.id, number.start))
                        rows.append(self._row(metric, number, "actual", text, dates, found, match.start()))
        rows += self._changes(text, found, dates, rows, previous_count)
        if rows:
            last = max((r for r in rows if r.metric.kind == "count"), key=lambda r: r.number.start, default=None)
            if last is not None:
                self.last_count = (last.metric, last.number.value)
                self.reading.count = (last.metric, self.paragraph)
        return rows

    def _whole_population(self, text: str, metric: Metric, dates: list[Period]) -> list[_Found]:
        rows = []
        for pattern, value in ((metric.everyone, 100.0), (metric.nobody, 0.0)):
            match = pattern.search(text) if pattern else None
            if match is not None and not self._ruled_out(metric, text, match):
                word = re.compile(r"\w+").match(text, match.start())
                end = word.end() if word else match.end()
                number = Number(match.start(), end, value, metric.kind, bare_end=end)
                rows.append(self._row(metric, number, "actual", text, dates, [], match.start()))
        return rows

    def _count_number(self, start: int, end: int, words: str, found: list[Number], text: str) -> Number | None:
        for number in found:
            if number.start == start and number.bare_end == end:
                return number if number.kind == "count" else None
        for number in found:
            if number.start <= start < number.end:
                return None
        value = numbers.value_of(words)
        if value is None or any(first <= start < last for first, last in numbers.names(text)):
            return None
        return Number(start, end, value, "count", bare_end=end) if words[0].isalpha() else None

    def _changes(
        self,
        text: str,
        found: list[Number],
        dates: list[Period],
        rows: list[_Found],
        previous_count: tuple[Metric, Paragraph] | None,
    ) -> list[_Found]:
        """'This is an increase from 183 at 31 March 2013', '…, compared with 1,149 at …'."""
        metric: Metric | None = None
        at = 0
        if rows:
            last = max(rows, key=lambda r: r.number.start)
            metric, at = last.metric, last.number.end
            if metric.kind != "count":
                return []
        elif self.last_count is not None and _CHANGE_START.match(text):
            metric = self.last_count[0]
        elif previous_count is not None and re.match(r"\W*(?:This|That) (?:is|was)", text):
            metric = previous_count[0]
        if metric is None:
            return []
        more: list[_Found] = []
        for match in _CHANGE.finditer(text, at):
            number = next((n for n in found if n.start == match.start("n") and n.kind == "count"), None)
            if number is None or any(r.number.start == number.start for r in rows):
                continue
            near = [
                p
                for p in dates
                if p.start >= number.end and p.start - number.end < 60 or p.end > at and p.end <= number.start
            ]
            if not near and "(" not in text[number.end : number.end + 3]:
                continue
            if re.match(r"\s(?:weeks|days|months|years|hours|cases sampled)", text[number.end :]):
                continue
            more.append(self._row(metric, number, "actual", text, dates, found, match.start()))
            break
        same = _SAME.search(text)
        if same and not more and self.last_count is not None and not rows:
            period = next((p for p in dates if p.start >= same.end() - 1 and p.as_of), None)
            if period is not None:
                number = Number(same.start(), same.end(), self.last_count[1], "count", bare_end=same.end())
                row = self._row(metric, number, "actual", text, dates, found, same.start())
                row.period = period
                more.append(row)
        return more

    # -- measures: percentages, rates, weeks, days, caseloads ------------------------------------------------------------

    def _measures(
        self,
        text: str,
        found: list[Number],
        mentions: list[_Mention],
        dates: list[Period],
        cue_list: list[roles.Cue],
        counted: list[_Found],
    ) -> list[_Found]:
        rows: list[_Found] = []
        lead_mentions = self._lead_mentions()
        for number in found:
            kind = self._kind(number, text, found, mentions)
            if kind is None or self._is_difference(number, text):
                continue
            if kind == "rate":
                rows += self._rate(number, text, mentions, dates, found, cue_list, counted)
                continue
            chosen, carried = self._choose(number, kind, text, found, mentions, lead_mentions, rows)
            for metric in chosen:
                row = self._measure(metric, number, text, dates, found, cue_list, carried, mentions)
                if row is not None:
                    rows.append(row)
        return rows

    def _kind(self, number: Number, text: str, found: list[Number], mentions: list[_Mention]) -> str | None:
        if number.kind in ("percent", "rate", "weeks", "days"):
            return number.kind
        if number.kind == "fraction":
            follow = re.match(r"\s*(?:of [^(]{0,30})?\(\d", text[number.end :])
            if follow or re.match(r"[^.,;]{0,60}\(\d[\d.]*(?:%| per)", text[number.end :]):
                return None
            return (
                "percent"
                if re.match(r"\s(?:of|are|were|have|had|do|did|take|took|receive|is)\b", text[number.end :])
                else None
            )
        if number.kind != "count":
            return None
        if any(m.kind == "cases" for m in mentions) or any(m.kind == "cases" for m in self.carried):
            if _CASES_AFTER.match(text[number.end :]) and _CASES_BEFORE.search(text[: number.start]):
                return "cases"
        if 100 <= number.value <= 1500 and (
            any(m.kind == "days" for m in mentions) or any(m.kind == "days" for m in self.carried)
        ):
            if re.search(
                r"\b(?:at|to|from|of|is|was|as|average|between|stood at|for|with|compared with|averaged|England|recorded as)[ (]$",
                text[: number.start],
            ) and not re.match(r"\s(?:children|adopt|famil|cases|young)", text[number.end :]):
                return "days"
        if number.value <= 120 and any(m.kind == "rate" for m in mentions) and re.search(r"\brates?\b", text):
            if re.search(r"(?:rates? of|from|to|and|of|at) $", text[: number.start]) and "per 10" in self.text:
                return "rate"
        return None

    def _is_difference(self, number: Number, text: str) -> bool:
        before, after = text[: number.start], text[number.end :]
        if _MORE.match(after):
            return True
        less = _LESS.search(before[-90:])
        return bool(less) and not re.search(r"\bto an average of $", before)

    def _lead_mentions(self) -> list[_Mention]:
        if not self.lead:
            return []
        return [
            _Mention(0, 0, m.kind, m.metrics, carried=True)
            for m in self._mentions(self.lead, [m for m in self.metrics if m.speaks], [])
        ]

    def _choose(
        self,
        number: Number,
        kind: str,
        text: str,
        found: list[Number],
        mentions: list[_Mention],
        lead_mentions: list[_Mention],
        rows: list[_Found],
    ) -> tuple[list[Metric], bool]:
        """The metrics that a figure speaks of, and whether they were named in a sentence before."""
        near = [m for m in mentions if m.kind == kind and (not m.metrics or self._possible(m.metrics[0], text, number))]
        if near:
            costs = [(self._cost(number, m, text, found), i) for i, m in enumerate(near)]
            best = near[min(costs)[1]]
            same = [m for m in near if m.start < best.end and best.start < m.end]
            if not best.metrics:
                return [], False
            return list({m.id: m for mention in same for m in mention.metrics}.values()), False
        if lead_mentions:
            chosen = [m for mention in lead_mentions if mention.kind == kind for m in mention.metrics]
            chosen = [m for m in chosen if self._possible(m, text, number)]
            if chosen:
                return list({m.id: m for m in chosen[-1:]}.values()), True
        if not _ANAPHORA.match(text):
            return [], False
        chosen = [m for mention in self.carried if mention.kind == kind for m in mention.metrics]
        chosen = [m for m in chosen if self._possible(m, text, number)]
        return list({m.id: m for m in chosen[-1:]}.values()), True

    def _possible(self, metric: Metric, text: str, number: Number) -> bool:
        if not metric.least <= number.value <= metric.most:
            return False
        if metric.needs is not None and not metric.needs.search(f"{self.lead} {self.text}" if self.lead else text):
            around = self.text if self.carried else text
            if not metric.needs.search(around):
                return False
        first, last = sentences.clause(text, number.start, number.end)
        return not (metric.rules_out is not None and metric.rules_out.search(text, first, last))

    def _cost(self, number: Number, mention: _Mention, text: str, found: list[Number]) -> float:
        """How far a phrase is from a figure, in characters and what they cross."""
        before = mention.end <= number.start
        if mention.start <= number.start and number.end <= mention.end:
            return 0.0
        first, last = (mention.end, number.start) if before else (number.end, mention.start)
        between = text[first:last]
        cost = float(len(between))
        crossed = sum(1 for n in found if n.kind == number.kind and first <= n.start and n.end <= last)
        bracket = before and between.rstrip().endswith("(") and ")" not in between
        boundaries = len(sentences.BOUNDARY.findall(between)) - (1 if bracket else 0)
        cost += 25 * crossed + 30 * max(0, boundaries) + 8 * between.count(",")
        if before:
            if bracket:
                cost *= 0.5
            if re.search(r"\band (?:only |just |nearly |almost |over )?$", between):
                cost += 25
        else:
            cost = (
                cost * 0.4 + 2
                if re.match(r"\s?\)? (?:\(\d+\) )?of ", " " + between)
                or re.match(r"^\s?(?:\([^)]*\) )?of\b", between.lstrip())
                else cost + 20
            )
        return cost

    def _measure(
        self,
        metric: Metric,
        number: Number,
        text: str,
        dates: list[Period],
        found: list[Number],
        cue_list: list[roles.Cue],
        carried: bool,
        mentions: list[_Mention],
    ) -> _Found | None:
        same_kind = [n for n in found if n.kind == number.kind or n is number]
        own = not carried and not re.match(r"\W*(?:This|That|These|It)\b", text)
        role = roles.role_of(number, text, cue_list, same_kind, own_subject=own)
        if role == "actual" and metric.kind == "percent" and self._is_complement(number, text, mentions):
            return None
        if _SAMPLE.search(text[max(0, number.start - 80) : number.end + 60]):
            return None
        if metric.standard is not None and number.value == metric.standard and role == "actual":
            before = text[max(0, number.start - 50) : number.start]
            if not re.search(r"averag|now|current|stand|stood|\bat $|\bto $|\bwas $|\bis $|from $", before):
                return None
        if metric.kind == "percent" and number.in_range:
            return None
        return self._row(metric, number, role, text, dates, found, number.start)

    def _is_complement(self, number: Number, text: str, mentions: list[_Mention]) -> bool:
        """Whether the figure says what share is not: late, missed, without."""
        after = re.compile(r"[;:]|\s[–—]\s|,? \b(?:but|while|whereas|although|compared|which|and)\b|\.\s|,|\d").search(
            text, number.end
        )
        stretch = text[number.end : after.start() if after else len(text)]
        if _NOT.search(stretch):
            return True
        before = text[: number.start]
        clause_start = max(
            (m.end() for m in re.finditer(r"[;:,]|\s[–—]\s|\b(?:but|while|whereas|although|and)\b", before)), default=0
        )
        stretch = before[clause_start:]
        return bool(
            re.search(
                r"\b(?:overdue|late|outside|without|out of time\w*|not (?:held|completed|seen|visited|within|undertaken|up))\b",
                stretch,
            )
        )

    def _rate(
        self,
        number: Number,
        text: str,
        mentions: list[_Mention],
        dates: list[Period],
        found: list[Number],
        cue_list: list[roles.Cue],
        counted: list[_Found],
    ) -> list[_Found]:
        near = [m for m in mentions if m.kind == "rate" and m.metrics]
        metric: Metric | None = None
        last = max((r for r in counted if r.number.end <= number.start), key=lambda r: r.number.end, default=None)
        by_id = {m.id: m for m in self.reading.catalogue.metrics}
        if last is not None and last.metric.rate:
            metric = by_id[last.metric.rate]
        elif near:
            costs = [(self._cost(number, m, text, found), i) for i, m in enumerate(near)]
            metric = near[min(costs)[1]].metrics[0]
        elif self.last_count is not None and self.last_count[0].rate:
            metric = by_id[self.last_count[0].rate]
        else:
            chosen = [m for mention in self.carried if mention.kind == "rate" for m in mention.metrics]
            metric = chosen[-1] if chosen else None
        if metric is None or (metric.rules_out and metric.rules_out.search(text)):
            return []
        rates = [n for n in found if n.kind == "rate" or n is number]
        role = roles.role_of(number, text, cue_list, rates, own_subject=True)
        return [self._row(metric, number, role, text, dates, found, number.start)]

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _ruled_out(self, metric: Metric, text: str, match: re.Match[str] | None) -> bool:
        if metric.needs is not None and not metric.needs.search(f"{self.paragraph.lead} {self.text}"):
            return True
        return bool(metric.rules_out and metric.rules_out.search(text))

    def _row(
        self,
        metric: Metric,
        number: Number,
        role: str,
        text: str,
        dates: list[Period],
        found: list[Number],
        first_word: int,
    ) -> _Found:
        qualifier = "exact"
        match = _QUALIFIER.search(text[: number.start])
        if match is not None:
            qualifier = match.lastgroup or "exact"
            if (
                match["below"]
                and match["below"].lower() in ("within", "below", "under")
                and (role != "actual" or match["below"].lower() == "within")
            ):
                qualifier = "exact"
        elif number.in_range:
            qualifier = "approx"
        elif re.match(r"\s?(?:plus\b|or more|\+)", text[number.end :]):
            qualifier = "above"
        elif re.match(r"\s?(?:or (?:fewer|less))", text[number.end :]):
            qualifier = "below"
        return _Found(metric, number, role, qualifier, self._period(number, role, dates, found, text), first_word)

    def _period(self, number: Number, role: str, dates: list[Period], found: list[Number], text: str) -> Period | None:
        """The period that a figure speaks of: beside it, before it, at the sentence's head, or in the lead-in."""
        usable = [p for p in dates if not (p.now and role != "actual")]
        best: tuple[float, Period] | None = None
        for period in usable:
            after = period.start >= number.end
            first, last = (number.end, period.start) if after else (period.end, number.start)
            if last < first:
                first = last
            between = text[first:last]
            crossed = sum(
                1 for n in found if n is not number and first <= n.start and n.end <= last and n.kind not in ("other",)
            )
            breaks = len(
                re.findall(
                    r"[;:]|\s[–—]\s|\b(?:but|while|whereas|although|compared|which|and|against|than|to|from|now|when)\b",
                    between,
                )
            )
            cost = len(between) + 40 * crossed + 25 * breaks
            if not after and re.match(r"^\W*$", text[: period.start]):
                cost = min(cost, 60)
            if not after and crossed == 0 and breaks == 0:
                cost *= 0.8
            if after and breaks == 0 and crossed == 0:
                cost *= 0.6
            if best is None or cost < best[0]:
                best = (cost, period)
        if best is not None and (best[0] < 150 or role == "actual"):
            return best[1]
        if role == "actual" and self.lead_period is not None and not dates:
            return self.lead_period
        return None

    def _write(self, start: int, text: str, rows: list[_Found], dates: list[Period]) -> None:
        rows.sort(key=lambda r: r.number.start)
        for row in rows:
            number, period = row.number, row.period
            offset = start + number.start
            iso = lambda day: day.isoformat() if day else None  # noqa: E731
            self.reading.facts.append(
                Fact(
                    metric=row.metric.id,
                    role=row.role,
                    value=number.value,
                    unit=row.metric.unit,
                    qualifier=row.qualifier,
                    as_of=iso(period.as_of) if period else None,
                    period_start=iso(period.first) if period else None,
                    period_end=iso(period.last) if period else None,
                    period_text=period.text if period else "",
                    population=self._population(row.metric, text),
                    page=self.paragraph.page_at(offset),
                    paragraph=self.paragraph.number,
                    quote=self._quote(text, row),
                )
            )

    def _population(self, metric: Metric, text: str) -> str:
        return "; ".join(label for pattern, label in metric.populations if pattern.search(text))

    def _quote(self, text: str, row: _Found) -> str:
        if len(text) <= 160:
            return text
        middle = (row.number.start + row.number.end) // 2
        first = max(0, min(middle - 110, len(text) - 160))
        if first:
            first = text.find(" ", first) + 1
        last = min(len(text), first + 160)
        if last < len(text):
            last = text.rfind(" ", first, last)
        return text[first:last].strip()
