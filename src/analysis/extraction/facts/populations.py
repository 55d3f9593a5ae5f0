"""The narrower group that a figure is of: what its own words, or those it goes on from, make it a part of.

A group is told by an age ('19- to 21-year-olds', 'aged under 16'), read here and written one way, or by a phrase of
the catalogue. It narrows the figure whose noun it describes, not another's beside it: one that follows a figure
without a new statement between them is that figure's own; one that comes first holds for those that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from analysis.extraction.facts import ages, sentences
from analysis.extraction.facts.ages import Part
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.numbers import Number

#: What is said of people who have an age.
_AGED: Final = frozenset({"percent", "children", "young people", "adoptions"})
#: Ages that leave nobody out.
_WHOLE: Final = frozenset({"aged under 18", "aged 0 to 17", "aged 16 to 25", "aged up to 25", "aged under 25"})
#: The sorts of groups: a figure can have one of each.
_SORTS: Final = ("part", "time", "age", "place")
_LONG: Final = re.compile(
    r"\b(?:looked after|in care)(?: continuously)? for (?:at least |more than |over |longer than )?"
    r"(?:the |a |one )?(?:12 months|year)(?: or (?:more|longer|over))?\b",
    re.IGNORECASE,
)
#: A part of the area: 'in the north of the county', 'in the poorest wards'.
_PLACE: Final = re.compile(
    r"\bin (?:the )?(?:(?:north|south|east|west|centre)\w*(?:[- ](?:east|west))? of the (?:local authority|council"
    r"|borough|county|city|area)|(?:(?:most|more|less|least) deprived|poorest|poorer|inner|some|certain|individual"
    r"|particular) (?:wards|neighbourhoods|localities|districts|parts of the (?:borough|county|city|area)))\b",
    re.IGNORECASE,
)
#: 'Although many live with foster families, a quarter are …': the clause before the comma is of others.
_CONCEDED: Final = re.compile(
    r"\W*(?:Although|Though|While|Whilst)\b[^,]* (?:(?:are|is|were) (?:\w+ )?(?:placed|living)|live) [^,]*,"
)
#: How far behind a figure the words can stand that say whose it is.
_REACH: Final = 110

#: Where a new statement begins, whose groups are not those of the figure before.
_ANEW: Final = re.compile(
    r"[;:]|\.\s|\), |\b(?:no|none|of whom|of which)\b|, (?:and|with|up|down)\b"
    r"|,? \b(?:but|while|whilst|whereas|although|though|however|which|compared|than|when|where"
    r"|because|including|especially|particularly|notably)\b"
    r"|\band (?:for|among|amongst|of|in|the|an?|another|at|this|that|those|these|only|just|over|under|nearly|almost"
    r"|is|are|was|were|has|have)\b"
)
#: 'two of which': the figure itself is a part.
_N_OF_WHICH: Final = re.compile(r"(?: \([^()]*\))? of (?:whom|which)\b")
#: 'of whom', 'of these': what follows is a part of the figure before.
_OF_WHOM: Final = re.compile(r"\b(?:of|among|amongst) (?:whom|which|these|them|those)\b|\bwhose\b")
_OF_THESE: Final = re.compile(
    r"\W*(?:Of (?:[Tt]hese|[Tt]hose|them|[Tt]his|the|whom|\d+)\b"
    r"|(?:\d[\d.]*(?: ?%| per cent)?|\w+) of (?:these|those)\b)"
)
#: '20% (one child) live …', 'one child (20%)': what is told of a figure is told of the same in another unit.
_RESTATED: Final = re.compile(r"(?: ?%| per ?cent)?\)? \((?:or |only |just |about )?")
#: '16 of 57 (28%) 18-year-olds': a part of those whom the next figure counts.
_OUT_OF: Final = re.compile(r" (?:out )?of (?:all |the |its |their |these |those )*")
#: A sentence that tells how the share of a group goes, whose figures follow year by year.
_TREND: Final = re.compile(
    r"\W*(?:[\w’]+ ){0,4}?(?:numbers?|proportion|percentage|share|rate) of [^.;]* (?:trend|(?:in|de)creas\w+"
    r"|ris(?:e|ing|en)|fall\w*|fell|rose|declin\w+|reduc\w+|improv\w+|deteriorat\w+|dropp\w+|low|high|poor|good|stable)\b"
)
_ONE_TIME: Final = re.compile(r"\W*(?:In|At|By|During|For) [^,;.%]{3,30}, ")
#: 'The disabled children’s team works with 90 …': whose children they are. 'a team' of no name tells nothing.
_TEAM: Final = re.compile(
    r"\b[Tt]he (?P<team>(?:[\w’/+-]+ ){1,6}?team)s?(?: \([^()]*\)|,[^,;.]{3,50},)? (?:(?:which|that|currently|now|also"
    r"|is|are|was|were|has|had|have|been) )*(?:has|have|had|holds?|held|supports?|supported|supporting|works? with"
    r"|worked with|working with|responsible for(?: supporting)?|manag(?:es|ed|ing)|looks? after|cares? for|caring for"
    r"|serv(?:es|ed|ing)|deals? with|provid(?:es|ed|ing) (?:\w+ ){1,4}(?:to|for)|responsibility for|caseload of)"
    r" (?:about |around |approximately |over |just |under |nearly |almost |some |a |total |of |all )*$"
)

#: A figure without a noun of its own, which goes on with that of the figure before: '19 live in homes, and 16 live …'.
_NOUNLESS: Final = re.compile(
    r"\)?(?: \([^)]*\))? (?:child )?(?:lives?|living|are|is|were|was|have|had|has|out|outside|within|by)\b"
)
#: What sets a figure against the one before it.
_AGAINST: Final = re.compile(
    r"\b(?:to|from|compar\w+|against|than|above|below|versus|national\w*|England|neighbours?|average|previous\w*"
    r"|improv\w+|increas\w+|reduc\w+|respectively)\b"
)
#: What a figure names as its own group right behind it.
_OWN_GROUP: Final = re.compile(
    r"\)?,? (?:(?:of|for|among) )?(?:all |the |its |their |our |other |older |younger |remaining )*"
    r"(?:care[- ]leavers?|young people|children|those)\b"
)
#: 'among these 93 children': those of the figure before, counted.
_THESE: Final = re.compile(r"\b(?:these|those|of whom|of which),? $")
_EVERYBODY: Final = re.compile(
    r"\b(?:of|for|among) all\b|\boverall\b|\bgeneral population\b|\bnumbers? of care[- ]leavers\b"
)
_PREDICATE: Final = re.compile(r"(?<!who )\b(?:is|are|was|were|be|been) (?:all |mostly |also )?$")
_OF_MORE: Final = re.compile(r"\bof (?:the |its |their |these |all )*$")
_COORDINATE: Final = re.compile(r"(?:\s[a-z]+){0,2}\s?(?:,|/|and|or)\s?(?:the )?")
#: A sentence that goes on about the group of the one before, and words that name another.
_GOES_ON: Final = re.compile(
    r"\W*(?:(?:However|Although|Despite(?: this)?|While|Since then|M(?:ore|ost) recently|Currently|At present),? )?"
    r"(?:[Aa]t (?:just |only |over |under )*\d[\d.]*(?= ?%)|[Tt]his|[Tt]hese|[Ii]t|[Tt]hat|[Tt]hey"
    r"|[Tt]he (?:\w+ ){0,3}(?:figures?|rates?|proportion|percentage|performance|trend|average)"
    r"(?! (?:of|for|who|whose|with|that|in)\b))\b"
)
_OTHER_GROUP: Final = re.compile(
    r"\b(?:all|other|older|younger|of|for|among|many|most|some) (?!similar)(?:[\w’-]+ ){0,2}"
    r"(?:care[- ]leavers|young people|children)\b"
)
#: How many sentences a group is carried over.
_CARRIED: Final = 3


@dataclass(slots=True)
class _Told:
    """The groups that a sentence names, and its figures of one kind."""

    text: str
    parts: list[Part]
    figures: list[Number]


def told(rows: Iterable[Found], sentence: Sentence, text: str, lead: str) -> Iterator[tuple[Found, str]]:
    """Tell the population of each figure, in the order of the sentence.

    Parameters
    ----------
    rows : iterable of Found
        The figures of one sentence.
    sentence : Sentence
    text, lead : str
        The paragraph that it stands in, and the words that introduce it.

    Yields
    ------
    (Found, str)
    """
    team, end = "", 0
    for row in sorted(rows, key=lambda r: r.number.start):
        labels = _population(row, sentence, text, lead)
        own = _team(row, sentence.text)
        # 'the team supports 90, of whom 60% …': of those of the team
        team = own or (team if end and _OF_WHOM.search(sentence.text, end, row.number.end + 12) else "")
        end = row.number.end
        yield row, "; ".join(dict.fromkeys([*labels, *([team] if team else [])]))


def _team(row: Found, text: str) -> str:
    """The team whose people a figure counts."""
    if row.metric.unit not in _AGED or "team" not in text:
        return ""
    match = _TEAM.search(text, max(0, row.number.start - _REACH), row.number.start)
    return f"the {match['team']}" if match else ""


def _population(row: Found, sentence: Sentence, paragraph: str, lead: str) -> list[str]:
    figures = [n for n in sentence.numbers if _counts_beside(n, row.number, sentence.text)]
    if all(n.start != row.number.start for n in figures):
        figures = sorted([*figures, row.number], key=lambda n: n.start)
    parts = _parts(sentence.text, row.metric)
    own = _own(row.number, _Told(sentence.text, parts, figures)) if parts else []
    if not own:
        own = _carried(row.metric, sentence, paragraph) or _last(_parts(lead, row.metric) if lead else [])
    return [part.label for part in own if part.label not in _WHOLE]


def _counts_beside(number: Number, figure: Number, text: str) -> bool:
    """Whether words behind a number are not the figure's: one of its kind, or a share told beside a count."""
    if _kind(number) == _kind(figure):
        return True
    return figure.kind == "count" and _kind(number) == "percent" and not text.endswith("(", 0, number.start)


def _kind(number: Number) -> str:
    return "percent" if number.kind == "fraction" else number.kind


def _parts(text: str, metric: Metric) -> list[Part]:
    """The groups that a text names for a metric, in order; of two that overlap the one declared first stays."""
    found: list[Part] = []
    if metric.unit in _AGED and metric.group != "workforce":
        found += ages.find(text)
        found += [Part(m.start(), m.end(), "looked after for 12 months or more", "time") for m in _LONG.finditer(text)]
        found += [Part(m.start(), m.end(), m.group().lower(), "place") for m in _PLACE.finditer(text)]
    for pattern, label in metric.populations:
        for match in pattern.finditer(text):
            if not any(p.start < match.end() and match.start() < p.end for p in found if p.sort == "part"):
                found.append(Part(match.start(), match.end(), match.expand(label), "part"))
    return sorted(found, key=lambda p: p.start)


def _own(number: Number, told: _Told) -> list[Part]:
    """The groups of a figure that its sentence tells, of each sort."""
    found: list[Part] = []
    for sort in _SORTS:
        parts = [p for p in told.parts if p.sort == sort]
        found += _of_sort(number, parts, told) if parts else []
    return found


def _of_sort(number: Number, parts: list[Part], told: _Told) -> list[Part]:
    held = {p.start: _holder(p, told) for p in parts}
    behind = [p for p in parts if held[p.start] == number.start]
    if behind:
        return behind
    earlier = [n for n in reversed(told.figures) if n.end <= number.start]
    before = next((n for n in earlier if not _is_aside(n, number, told)), earlier[0] if earlier else None)
    after = next((n for n in told.figures if n.start >= number.end), None)
    if before is not None and _RESTATED.fullmatch(told.text, before.end, number.start):
        return _of_sort(before, parts, told)
    if after is not None and _pair(number, after, told.text):
        last = [p for p in parts if held[p.start] == after.start]
        if last:
            return last
    heads = [p for p in parts if p.start < number.start and held[p.start] < 0]
    if heads and heads[-1].sort == "part" and _CONCEDED.match(told.text, 0, number.start):
        heads = [p for p in heads if "," not in told.text[p.end : number.start]]
    if before is not None and not any(before.end <= p.start for p in heads):
        mine = _of_sort(before, parts, told)
        between = told.text[before.end : number.start]
        if _is_bracketed(number, told.text) and not _ANEW.search(between):
            return mine
        if any(held[p.start] >= 0 for p in mine):
            goes_on = (
                _OF_WHOM.search(told.text, before.end, number.end + 12)
                or _AGAINST.search(between)
                or _NOUNLESS.match(told.text, number.end)
            )
            own_group = _OWN_GROUP.match(told.text, number.end) and not _THESE.search(between)
            anew = own_group or _EVERYBODY.search(between)
            return mine if goes_on and not anew else []
    if heads and heads[-1].sort == "age" and _kind(number) == "percent" and _OWN_GROUP.match(told.text, number.end):
        return []
    return _heading(number, heads, told)


def _is_aside(figure: Number, number: Number, told: _Told) -> bool:
    """Whether a figure only stands in brackets closed before another: '13 live with parents (11 families), of whom'."""
    opened = told.text.rfind("(", 0, figure.start)
    return opened >= 0 and ")" not in told.text[opened : figure.end] and ")" in told.text[figure.end : number.start]


def _is_bracketed(number: Number, text: str) -> bool:
    """'almost half of those aged 19 (48%)': a figure alone in brackets says again what stands before them."""
    return text.endswith("(", 0, number.start) and text.startswith(")", number.end)


def _pair(number: Number, after: Number, text: str) -> bool:
    """Whether two figures are told as one: a range, or 'from 44% to 57%'."""
    if number.in_range and after.in_range and after.start - number.end < len(" and to "):
        return True
    if _OUT_OF.fullmatch(text, number.end, after.start):
        return True
    return text.endswith("from ", 0, number.start) and " to " in text[number.end : after.start + 1]


def _heading(number: Number, heads: list[Part], told: _Told) -> list[Part]:
    """The groups named last before a figure: one, or several that stand side by side."""
    run = heads[-1:]
    for first, second in reversed(list(pairwise(heads))):
        if run[0] is not second or not _COORDINATE.fullmatch(told.text, first.end, second.start):
            break
        run.insert(0, first)
    if len(run) == 2 and "respective" in told.text:
        alike = [n for n in told.figures if n.start >= run[-1].end][:2]
        places = [n.start for n in alike]
        return [run[places.index(number.start)]] if len(alike) == 2 and number.start in places else run
    return run


def _holder(part: Part, told: _Told) -> int:
    """Where the figure stands that a group behind it narrows, or -1: the last, with no new statement between."""
    before = [n for n in told.figures if n.start < part.start]
    if not before or part.start - before[-1].end > _REACH:
        return -1
    own = _N_OF_WHICH.match(told.text, before[-1].end)
    between = told.text[own.end() if own else before[-1].end : part.start]
    if _ANEW.search(between):
        return -1
    whole = _OF_MORE.search(told.text, 0, before[-1].start) and len(before) > 1
    if whole and _PREDICATE.search(between):
        return before[-2].start
    return before[-1].start


def _carried(metric: Metric, sentence: Sentence, paragraph: str) -> list[Part]:
    """The group of the sentence before, where this one goes on about it."""
    text, start = sentence.text, sentence.start
    of_these = _OF_THESE.match(text) is not None
    if not of_these and not _may_go_on(text):
        return []
    earlier = sentences.split(paragraph[:start]) if start else []
    for first, last in reversed(earlier[-_CARRIED:]):
        before = paragraph[first:last]
        parts = _parts(before, metric)
        trend = _ONE_TIME.match(text) is not None
        if trend and not _TREND.match(before):
            return []
        if parts:
            sorts = [list({p.label: p for p in parts if p.sort == sort}.values()) for sort in _SORTS]
            return [alike[-1] for alike in sorts if len(alike) == 1 or (of_these and alike)]
        if not _may_go_on(before):
            return []
        text = before
    return []


def _may_go_on(text: str) -> bool:
    """Whether a sentence can speak of the group before: it points back and names none, or tells a year of a trend."""
    return _ONE_TIME.match(text) is not None or (_GOES_ON.match(text) is not None and _OTHER_GROUP.search(text) is None)


def _last(parts: list[Part]) -> list[Part]:
    return list({p.sort: p for p in parts}.values())
