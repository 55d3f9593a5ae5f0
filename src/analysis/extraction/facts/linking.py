"""What ties a figure to words elsewhere: to the sentence before, to the figure before, to one of two phrases."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from analysis.extraction.facts import periods, sentences, series
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.mentions import Mention
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import When
from analysis.extraction.facts.roles import AND_ANOTHER

_CONNECTOR: Final = re.compile(
    r"\W*(?:(?:However|For example|Similarly|In addition|Nevertheless|Overall|Although|While|Whilst|Despite this"
    r"|Despite|Also|Again|Indeed|But|And|Yet|Equally|Additionally|Furthermore|As a result|Consequently"
    r"|Encouragingly|Positively|Disappointingly|Since then|In contrast|In comparison|More recently|Most recently"
    r"|More positively)\b,? ?)*"
    r"(?:(?:(?:still|not|yet|too|very|relatively|slightly|quite|low|high|poor|good|better|worse|variable|improving|improved"
    r"|encouraging|positive|an improvement|below target|above target)[ ,]){1,5} ?)?"
    r"(?:[^,;:()\d]{3,70} (?:reports?|shows?|showed|indicates?|suggests?|demonstrates?|confirms?) that (?!\d))?",
)
#: What stands between a phrase and its own figure behind it: 'physical abuse for 8%', 'neglect for a further 41%'.
_BESIDE: Final = re.compile(
    r".{0,12}$|,?\s?(?:(?:is|are|was|were|stands?|stood|at|for|with|by|under|of|a|further|another|about|around|approximately"
    r"|only|just|nearly|almost|over)\s)*\(?$"
)
#: … and its own figure, not only one that happens to follow.
_OWN: Final = re.compile(
    r" (?:(?:is|are|was|were|stands?|stood|accounts?|accounted|accounting|makes?|made|making|up|at|for|with|by|under"
    r"|of|in|a|further|another|about|around|approximately|only|just|nearly|almost|over)\s)+\(?$"
)
_SEPARATE: Final = re.compile(r",|\band\b")
#: 'At 38%, there has been some, but not enough, reduction': a figure at the head speaks for its whole sentence.
_AT_HEAD: Final = 5
#: 'It is positive that 28% of …': an empty subject, behind which the statement begins anew.
_EMPTY_SUBJECT: Final = re.compile(r"[Ii]t (?:is|was|remains) (?:\w+ ){1,3}that ")
#: 'The proportion of 16-year-olds who stay …': a group of its own, of which the sentence before said nothing.
_OWN_GROUP: Final = re.compile(
    r"[Tt]he (?:\w+ )?(?:proportion|percentage|number|share) of (?!th(?:e|o)se|them|such)[^.,;:]{3,60}? (?:who|that) "
    r"(?!had|have|has|were|are)"
    r"|[Tt]he (?:\w+ )?(?:proportion|percentage|share) who (?:remain|stay|live|return|left|leave|go|went)\b"
)
#: 'In England it was 28%', 'For statistical neighbours, the figure …': whose, and a word for what.
_ELSEWHERE_IT: Final = re.compile(
    r"(?:[Nn]ationally|[Rr]egionally|(?:[Ii]n|[Aa]cross|[Ff]or|[Aa]mong(?:st)?) (?:[\w’-]+ ){0,3}?(?:England|country"
    r"|region|neighbours|authorities|councils|boroughs)),? (?=(?:it|this|that|they|these|the (?:\w+ )?(?:figures?|rate"
    r"|average|proportion|percentage|level))\b)"
)
#: 'The number of children with a plan has risen, 43% …': a count of its own, which no share is of.
_OWN_COUNT: Final = re.compile(
    r"[Tt]he (?:\w+ )?number of (?!th(?:e|o)se|them|such)[^.,;:]{3,60}? (?:who|that|with|in|subject|looked)\b"
)
_ANAPHORA: Final = re.compile(
    r"\W*(?:(?:this|these|it|its|that|those|they|such|performance|unvalidated|latest|data|figures?|reported"
    r"|timeliness|both|compliance|completion|levels?|rates?|averages?|trends?|most recent"
    r"|(?:significant |good |some |considerable |marked |steady |further |substantial |sustained |notable |rapid "
    r"|limited )?(?:improvements?|progress|reductions?|deterioration|increases?)"
    r"|more recent|recent|local|published|previous|year|an? (?:improvement|increase|reduction|decrease|decline"
    r"|rise|fall|further)|up|down|from|compared|better|worse|above|below|only|just|fewer|over|under|nearly|almost"
    r"|around|some|with|at|is|was|comparators?|comparable|equivalent|corresponding|in[- ]year"
    r"|quarter|there (?:is|are|was|were|has been|have been)|has|had|have"
    r"|frequency|according|other|statistical|national|England|similar"
    r"|the (?:\w+[- ]){0,4}?(?:figures?|rates?|percentages?|proportion|averages?|number|data|performance"
    r"|timeliness|completion|trend|target|threshold|levels?|scorecard|England|national|position|picture"
    r"|information|time|days|timescales?|outturn|authority’s|council’s|trust’s|borough’s|measure|indicator"
    r"|majority|remaining|gap))\b"
    r"|(?:\d[\d.]* ?(?:%|per ?cent|weeks|days)\)?|(?:\d|[a-z]+) (?:in|out of) (?:10|ten|five|four|three))"
    r" (?:were|was|had|have|are|is|being|of (?:these|those|them)|took"
    r"|take|completed|held|within|in)\b)",
    re.IGNORECASE,
)
_KEEPS_ON: Final = re.compile(
    r"tim(?:e|ing)|within|remain|complet|\bheld\b|undertaken|carried out|up[- ]to[- ]date|tak(?:e|ing|es) place"
    r"|conducted|conven|averag|figure|target|compar|perform|reduc|increas|decreas|improv|ris(?:e|ing)|\brose|fall"
    r"|\bfell|accounts? for"
    r"|declin|st[oa]od|stands?\b|rates?\b|lower|higher|below|above|better|worse|receiv|offer|now\b|current|achiev"
    r"|level|nationally|England|deterior|dropped|\bseen\b|\bwas\b|\bwere\b|\bis\b|had one|have one|neighbour",
    re.IGNORECASE,
)
ELSEWHERE: Final = re.compile(
    r"attain|GCSE|key stage|reading|mathematic|writing|absen|exclu|immunis|school|attend|birth weight|breast|obes"
    r"|offend|convict|crime|teenage|admission|A\*|Level \d|expected (?:standard|progress)|MARAC|voluntary"
    r"|section 20|conver|GP\b|general pract|satisf|complain|budget|funding|savings|£|sickness|sick leave"
    r"|retention|qualif|experience|in post|ASYE|assessed and supported|permanence|breakdown"
    r"|foster(?:ing)? (?:carers?|famil)|recruit|inadequate|judged|graded|quality of|good or|subject area"
    r"|said that|\bcare plans?\b|in the top|uptake|particip|new admissions|reports? (?:provided|shared|received)",
    re.IGNORECASE,
)
#: '… and 144 days from placement order to match': how far behind a figure the phrase may be that says what it is.
_RIGHT_BEHIND: Final = 12
#: What else takes weeks.
_OTHER_WEEKS: Final = re.compile(
    r"\b(?:assessments?|letters?|programmes?|courses?|training|placements?|visits?|interventions?"
    r"|projects?|terms?|schools?|(?:[Pp]arents|[Ff]amilies|[Cc]hildren|[Cc]arers|people) (?:\w+ )?wait(?:ed|ing)?)\b"
)
#: What joins two phrases, or two figures, that are told in one order.
_JOINED: Final = re.compile(r" and (?:the |for |of |in |on |at |about |around |just |only |nearly |over )*")
_NEXT_IN_ROW: Final = re.compile(r",? and |, ")
#: 'from 22% to 9%': the end of a change, which belongs where its beginning does.
_CHANGED_TO: Final = re.compile(r"[^.,;()]{0,30}? to ")
#: 'between 9% and 4%', '9% and 4% in 2014 and 2015': two times' figures, not two phrases'.
_TWO_TIMES: Final = re.compile(r"[^.;]{0,20}\b\d{4}[-–/\d]* and\b|[^.;]{0,25}\bin the (?:previous|two)\b")
_FROM_TO: Final = re.compile(r"\b(?:between|from) (?:\w+ )?$")
#: What leads from a figure to its older or newer value.
_FROM_BEFORE: Final = re.compile(
    r"\b(?:rising|falling|increas\w+|reduc\w+|decreas\w+|improv\w+|and|to|from|than|compared with)\b[^;.]{0,12}$"
)
_OF_BEFORE: Final = re.compile(
    r"\W*(?:(?:However|But|Although),? )?"
    r"(?:[Tt]his|[Ii]t|[Tt]hat|[Tt]he figure|[Aa]n? (?:increase|reduction|improvement|rise|fall)) "
    r"(?:(?!%|\b(?:means?|meaning|leaves?|that)\b)[^.;,])*$"
)
_COMPARED: Final = re.compile(
    r"\b(?:compar\w+|against|than|from|to|increase|reduction|improvement|rise|fall|nationally|average)\b"
)

#: What leads from two figures to the two that they were before: 'to 6% and 9%, from 15% and 21% respectively'.
_TWO_BEFORE: Final = re.compile(
    r"(?:\b(?:from|than|against|compar\w+ (?:with|to)|(?:up|down|improvement) on)"
    r"|\bwhen (?:they|it|these|both|the (?:figures|rates)) [^.;,\d]*?) (?:about |around |just |over |under )*$"
)
_IN_ORDER: Final = re.compile(r",? respectively\b")


def goes_on(number: Number, kind: str, text: str, loose: list[Mention], words: str, when: When) -> bool:
    """Whether a sentence that names no metric goes on about the one before."""
    if kind == "weeks":
        return _OTHER_WEEKS.search(text, sentences.clause(text, number.start, number.end)[0], number.start) is None
    if kind == "days":
        return True
    first, last = sentences.clause(text, number.start, number.end)
    if ELSEWHERE.search(text, max(0, number.start - 70), min(len(text), number.end + 70)):
        return False
    if any(m.words.rstrip("s") in words for m in loose):
        return True
    if any(first <= m.start < last or 0 <= number.start - m.end <= 40 for m in loose):
        return False
    body = _CONNECTOR.match(text)
    at = body.end() if body else 0
    empty = _EMPTY_SUBJECT.match(text, at) or _ELSEWHERE_IT.match(text, at)
    at = empty.end() if empty else at
    head = periods.find(text[at : at + 80], when)
    if head and head[0].start <= 1:
        at += head[0].end
        at += 1 if text[at : at + 1] == "," else 0
    if number.start - at < _AT_HEAD:
        last = len(text)
    if _OWN_GROUP.match(text, at) or (kind == "percent" and _OWN_COUNT.match(text, at)):
        return False
    return bool(_ANAPHORA.match(text, at)) and bool(_KEEPS_ON.search(text, first, last))


def keeps_complement(before: list[Number], complement: Number | None, head: str, *, after: bool) -> bool:
    """Whether a figure goes on from one of those who did not: '10% were late, falling from 20%', 'This was 20% …'.

    Parameters
    ----------
    before : list of Number
        The figures of its kind before it in the sentence.
    complement : Number, optional
        The last figure of those who did not.
    head : str
        The sentence up to the figure.
    after : bool
        Whether the sentence before ended with that figure.
    """
    if before:
        return before[-1] is complement and _FROM_BEFORE.search(head, before[-1].end) is not None
    return after and _OF_BEFORE.match(head) is not None


def held(number: Number, near: list[Mention], sentence: Sentence, rows: list[Found]) -> list[Metric]:
    """A comparator right behind a figure speaks of the same metric as that figure."""
    last = [r for r in rows if r.number.end <= number.start and r.number.kind == number.kind]
    if not last or any(last[-1].number.end <= m.start < number.start for m in near):
        return []
    text = sentence.text
    if any(0 <= m.start - number.end <= _RIGHT_BEHIND for m in near) and any(
        last[-1].number.end <= cue.start and AND_ANOTHER.fullmatch(text, cue.end, number.start) for cue in sentence.cues
    ):
        return []
    if any(last[-1].number.end <= cue.start < number.start and cue.role != "limit" for cue in sentence.cues):
        return [r.metric for r in last if r.number is last[-1].number]
    return []


def compares_with_other(number: Number, passed: list[Number], sentence: Sentence) -> bool:
    """Whether a comparator stands behind a figure that is no fact: '23% ceased …, above the average of 20%'."""
    last = next((n for n in reversed(passed) if n.kind == number.kind and n.end <= number.start), None)
    if last is None or any(last.end <= m.start < number.start for m in sentence.mentions):
        return False
    if any(last.end <= n.start < number.start and n.kind == number.kind for n in sentence.numbers):
        return False
    return any(last.end <= cue.start < number.start and cue.role != "limit" for cue in sentence.cues)


def follows(number: Number, kind: str, rows: list[Found], text: str) -> bool:
    """Whether a figure goes on from one of the same kind in its sentence: '…, compared to 75% in similar councils'."""
    last = next((r.number for r in reversed(rows) if r.metric.kind == kind), None)
    if last is None or ELSEWHERE.search(text, last.end, min(len(text), number.end + 40)):
        return False
    return _COMPARED.search(text, last.end, number.start) is not None


def in_step(number: Number, sentence: Sentence, rows: list[Found]) -> list[Metric]:
    """'… 458 days and … 176 days, against thresholds of 426 and 121 days': comparators in the order of the own.

    Comparators in one row are of the one metric before it, where there is but one.
    """
    text = sentence.text
    row = series.row_of(number, sentence.numbers, text)
    if len(row) == 1:
        return []
    own = [r for r in rows if r.role == "actual" and r.number.kind == number.kind and r.number.end <= row[0].start]
    metrics = list({r.metric.id: r.metric for r in own}.values())
    if len(metrics) not in (1, len(row)):
        return []
    told = {series.whose(n, sentence) for n in row}
    of_one = len(told) == 1 and told.isdisjoint({None, (), ("actual",)})
    if len(metrics) == 1:
        others = not told & {None, (), ("actual",)}
        between = [m for m in sentence.mentions if m.metrics and own[-1].number.end <= m.start < row[-1].end]
        return metrics if others and not between else []
    ordered = _IN_ORDER.match(text, row[-1].end) is not None and _TWO_BEFORE.search(text, 0, row[0].start) is not None
    at = next(i for i, n in enumerate(row) if n.start == number.start)
    return [metrics[at]] if of_one or ordered else []


def paired(number: Number, near: list[Mention], sentence: Sentence) -> list[Mention]:
    """'dental checks and immunisations at 71% and 77% respectively': the first figure is the first phrase's."""
    text = sentence.text
    same = [n for n in sentence.numbers if n.kind == number.kind]
    told = _respectively(number, near, same, text) if "respective" in text else []
    return told or _in_order(number, near, same, text) or _told_in_turn(number, near, same, text)


def _respectively(number: Number, near: list[Mention], same: list[Number], text: str) -> list[Mention]:
    """Two or three figures, and as many phrases before or behind: '9% and 6% are for neglect and … respectively'."""
    at = text.find("respective")
    if "respectively" in text:
        at = text.find("respectively", number.end)
        last = [n for n in same if n.end <= at][-2:]
    else:
        last = [n for n in same if n.start > at][:2]
    row = _row_of(number, same, text)
    named = [m for m in near if m.end <= row[0].start][-len(row) :]
    if (
        len(row) == len(named) == 3
        and named[-1].start - named[0].end < 40
        and text.startswith(" respectively", row[2].end)
    ):
        return [named[row.index(number)]]
    if len(last) != 2 or number not in last:
        return []
    before = [m for m in near if m.end <= last[0].start]
    if len(before) > 1 and before[-1].start - before[-2].end < 30:
        return [before[-2:][last.index(number)]]
    behind = [m for m in near if last[1].end <= m.start and m.end <= at]
    if not before and len(behind) == 2 and _JOINED.fullmatch(text, behind[0].end, behind[1].start):
        return [behind[last.index(number)]]
    return before[-1:]


def unclaimed(number: Number, near: list[Mention], sentence: Sentence) -> list[Mention]:
    """The phrases that are not another figure's: 'It accounts for 63% of plans, emotional abuse for 22%'."""
    text = sentence.text
    same = [n for n in sentence.numbers if n.kind == number.kind and n.start > number.end]
    if not same or not near:
        return near
    others = [
        m.start
        for m in near
        if m.start >= number.end
        and _SEPARATE.search(text, number.end, m.start)
        and any(m.end <= n.start and _OWN.fullmatch(text, m.end, n.start) for n in same)
    ]
    return [m for m in near if m.start < min(others)] if others else near


def _row_of(number: Number, same: list[Number], text: str) -> list[Number]:
    """The figures that are told in one row with this one: '9%, 12% and 14%'."""
    rows: list[list[Number]] = []
    for each in same:
        if rows and _NEXT_IN_ROW.fullmatch(text, rows[-1][-1].end, each.start):
            rows[-1].append(each)
        else:
            rows.append([each])
    return next(row for row in rows if number in row)


def _in_order(number: Number, near: list[Mention], same: list[Number], text: str) -> list[Mention]:
    """'Turnover and vacancy rates are low, at 9% and 4%': two phrases, then two figures in their order."""
    pairs = [p for p in pairwise(same) if number in p and _JOINED.fullmatch(text, p[0].end, p[1].start)]
    if len(pairs) != 1:
        return []
    twins = pairs[0]
    if _TWO_TIMES.match(text, twins[1].end) or _FROM_TO.search(text, 0, twins[0].start):
        return []
    named = [m for m in near if m.end <= twins[0].start][-2:]
    if len(named) != 2 or not _JOINED.fullmatch(text, named[0].end, named[1].start):
        return []
    if named[0].metrics == named[1].metrics or any(named[1].end <= n.start < twins[0].start for n in same):
        return []
    return [named[twins.index(number)]]


def _told_in_turn(number: Number, near: list[Mention], same: list[Number], text: str) -> list[Mention]:
    """'Sexual abuse accounts for 5% of plans and physical abuse for 8%': the phrase behind 'and' has its own figure."""
    earlier = [n for n in same if n.end <= number.start]
    if earlier and _CHANGED_TO.fullmatch(text, earlier[-1].end, number.start):
        earlier.pop()
    start = earlier[-1].end if earlier else 0
    before = [m for m in near if m.metrics and start <= m.start and m.end <= number.start]
    after = next((m for m in near if m.metrics and m.start >= number.end), None)
    if not before or after is None or " and " not in text[number.end : after.start]:
        return []
    return before[-1:] if any(after.end <= n.start and _BESIDE.match(text[after.end : n.start]) for n in same) else []
