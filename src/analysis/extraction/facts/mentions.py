"""Mentions: the phrases of a sentence that speak of a metric, and which of them a figure belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.numbers import WORDS, Number

#: Where one statement ends and another begins inside a sentence.
_BOUNDARY: Final = re.compile(
    r"[;:)]|\s[–—-]\s|,? \b(?:but|while|whilst|whereas|although|though|however)\b|, (?:and|with|which|of whom|of which"
    r"|compared|against|an?|down|up|from|this|that|followed|then|having|ahead|overtaking)\b|\("
    r"| and (?:the|this|that|a|only|in|by|an)\b"
)
#: '92% of dental checks', '40% had a plan for neglect', '7% due to sexual abuse': the phrase behind is the figure's.
_OF: Final = re.compile(
    r"\s?\)?\s?(?:\([^)]*\) (?:[–—-] )?)?(?:of\b[^,;]*(?:(?<=\d),(?=\d)[^,;]*)*|(?:[\w’]+\s){0,4}(?:for|under|due to"
    r"|regarding|because of|relating to)\s(?:the |a |an |their )?|\s?\)?\s?(?:having|have|had|has|receiv\w+"
    r"|completed|(?:are|were|is"
    r"|was) (?:fully )?(?:up[- ]to[- ]date|current) with)\s(?:had |completed |a |an |been |lived |remained |stayed "
    r"|in |the |their |up[- ]to[- ]date |full |course |of )*)$"
)
#: '4% (12) returned', '21% (85 out of 395) live …': the number that a share stands for, told right behind it.
_RESTATED: Final = re.compile(
    rf"\s?\((?:or |of |about |around |approximately )?(?:\d[\d,]*|{WORDS})(?: (?!per)[^()%;]{{1,40}})?\)"
    r"(?: [–—-](?= of))?",
    re.IGNORECASE,
)
#: '(31%), compared with similar councils, were …': the statement goes on behind what is set between commas.
_ASIDE: Final = re.compile(r", (?:when )?compared (?:to|with) [^,;.%]*,(?= (?:are|is|was|were|has|have|had)\b| $)")
_OWN_SHARE: Final = re.compile(r"\s\(\d[\d.]* ?(?:%|per cent)")
_ANEW: Final = re.compile(r"\band (?:only |just |nearly |almost |over )?$")
#: A figure that begins a statement of its own: '… are vacant and 16% are filled by …', '…, nine (6%) are held by …'.
_COORDINATED: Final = re.compile(
    r"(?:,|;|,? and|,? with)(?: (?:a further|another|the (?:other|remaining)|only|just|about|around|nearly|almost|over"
    r"|some|approximately))* $"
)
_COUNTED_FIRST: Final = re.compile(r"(?: (?:of them|[a-z-]+)){0,3} \($")
_SUBJECT: Final = re.compile(
    r"\)? (?:of (?:the |all |these |those )?(?:[\w-]+ ){1,3})?(?:is|are|was|were|remain|remains|has|have|had)\b"
    r"(?! (?:now|currently|still|so)?(?:[.,;]|$| (?:in|at|by) (?:[A-Z]\w+ )?\d))"
)
_PEOPLE: Final = re.compile(
    r"\)? of (?:[\w-]+ ){0,4}?(?:children|young people|plans|staff|workers|posts|care leavers)\b"
)
_SHARES: Final = frozenset({"percent", "fraction", "count"})
_VERB: Final = re.compile(r"\b(?:is|are|was|were|remain|remains|has|have|had)\b")


#: The cost of a phrase that no figure belongs to.
FAR: Final = 1000.0


@dataclass(slots=True)
class Mention:
    """A phrase that speaks of metrics of one kind, or (without metrics) takes figures of that kind away."""

    start: int
    end: int
    kind: str
    metrics: list[Metric]
    words: str = ""


def find(text: str, metrics: Iterable[Metric], others: Iterable[Metric]) -> list[Mention]:
    """Find the mentions of a sentence, in order; a phrase inside a longer one of the same kind is left out.

    Parameters
    ----------
    text : str
    metrics, others : iterable of Metric
        Those that the sentence holds a cue of: the catalogue's own, and the look-alikes.
    """
    found: list[Mention] = []
    for metric in metrics:
        for match in metric.speaks.finditer(text) if metric.speaks else ():
            if match.end() > match.start():
                found.append(Mention(match.start(), match.end(), metric.kind, [metric], match.group().lower()))
        if metric.may_speak is not None and found and " (" in text:
            found += _bracketed(text, metric)
    for other in others:
        found += [
            Mention(m.start(), m.end(), other.kind, []) for m in (other.speaks.finditer(text) if other.speaks else ())
        ]
    kept = [m for m in found if not any(_inside(m, other) for other in found)]
    kept.sort(key=lambda m: (m.start, -m.end))
    return kept


def _bracketed(text: str, metric: Metric) -> list[Mention]:
    """'…, visits (90%) and education plans (99%) for children in care': loose words with a figure of their own."""
    if metric.may_speak is None or metric.about is None or metric.about.search(text) is None:
        return []
    return [
        Mention(m.start(), m.end(), metric.kind, [metric], m.group().lower())
        for m in metric.may_speak.finditer(text)
        if _OWN_SHARE.match(text, m.end())
    ]


def _inside(one: Mention, other: Mention) -> bool:
    """Whether one phrase is only a part of another; of two metrics with the same words both stay."""
    return (
        other.start <= one.start
        and one.end <= other.end
        and one.kind == other.kind
        and other.end - other.start > one.end - one.start
    )


def loose(text: str, metrics: Iterable[Metric]) -> list[Mention]:
    """Find the words that may mean a metric ('reviews', 'visits')."""
    found = []
    for metric in metrics:
        if metric.may_speak is not None:
            found += [
                Mention(m.start(), m.end(), metric.kind, [metric], m.group().lower())
                for m in metric.may_speak.finditer(text)
            ]
    return found


def cost(number: Number, mention: Mention, text: str, numbers: list[Number]) -> float:
    """How far a phrase is from a figure: in characters, and in what lies between them."""
    if mention.start <= number.start and number.end <= mention.end:
        return 0.0
    before = mention.end <= number.start
    first, last = (mention.end, _opening(number, text, numbers)) if before else (number.end, mention.start)
    if before and _is_said_of_other(number, mention, text, numbers, last):
        return FAR
    last = max(first, last)
    if not before and number.kind == "percent" and (restated := _RESTATED.match(text, first, last)) is not None:
        first = restated.end()
    between = _ASIDE.sub("", text[first:last])
    crossed = sum(1 for n in numbers if n.kind == number.kind and first <= n.start and n.end <= last)
    bracket = before and "(" in between and ")" not in between
    boundaries = len(_BOUNDARY.findall(between)) - (1 if bracket else 0)
    total = len(between) + 25.0 * crossed + 30.0 * max(0, boundaries) + 8.0 * between.count(",")
    if before:
        if _ANEW.search(between):
            total += 25
        if between.strip() == ",":
            total += 15
        return total * 0.5 if bracket and boundaries == 0 else total
    if crossed and is_noun_of_other(number, mention, text, numbers):
        return FAR
    if crossed and any(_leads_to_own(number, n, text) for n in numbers if first <= n.start and n.end <= last):
        return FAR
    if _OF.match(between):
        return total * 0.4 + 2
    closed = between.lstrip().startswith(")")  # the figure's own bracket, behind the words that it belongs to or before
    return total + 20 if boundaries <= (1 if closed else 0) else FAR


def _opening(number: Number, text: str, numbers: list[Number]) -> int:
    """Where a figure's statement begins: with the count that its bracket restates, 'and nine (6%) are vacant'."""
    if not text.endswith("(", 0, number.start):
        return number.start
    count = next((n for n in reversed(numbers) if n.end <= number.start), None)
    if count is None or count.kind != "count" or not _COUNTED_FIRST.fullmatch(text, count.end, number.start):
        return number.start
    return count.start if _COORDINATED.search(text, 0, count.start) else number.start


def is_noun_of_other(number: Number, mention: Mention, text: str, numbers: list[Number]) -> bool:
    """Whether a phrase names whom another figure is of: '88% of children on plans and 93% of looked after children'."""
    other = next((n for n in reversed(numbers) if number.end <= n.start and n.end <= mention.start), None)
    if other is None or other.kind != number.kind or text[other.end : mention.start].strip() not in ("of", "of the"):
        return False
    return _PEOPLE.match(text, number.end, other.start) is not None


def _leads_to_own(number: Number, other: Number, text: str) -> bool:
    """Whether what follows is said of another figure: '14% of posts are filled by …, and 5% are vacant'."""
    if other.kind != number.kind or _SUBJECT.match(text, other.end) is None or text.startswith(" of ", other.end):
        return False
    joined = _COORDINATED.search(text, number.end, other.start)
    return joined is not None and bool(text[number.end : joined.start()].strip(" )"))


def _is_said_of_other(number: Number, mention: Mention, text: str, numbers: list[Number], start: int) -> bool:
    """Whether a phrase is what was said of the figure before: '12% are vacant' tells nothing of '… and 16% are …'."""
    if _SUBJECT.match(text, number.end) is None or not _COORDINATED.search(text, mention.end, start):
        return False
    own = next((n for n in reversed(numbers) if n.end <= mention.start and n.kind in _SHARES), None)
    return own is not None and _VERB.search(text, own.end, mention.end) is not None
