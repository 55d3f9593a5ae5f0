"""Counts told beside their share: '60 children (28%) were adopted', 'the percentage … is 25% (145 children)'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from analysis.extraction.facts import numbers
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.counts import Counted, refused
from analysis.extraction.facts.numbers import Number

#: What takes the place of the share: '25% (145 children)', 'per cent (145 in 2013–14)'.
_BESIDE: Final = re.compile(
    rf"(?:%|per ?cent) \((?:or |that is |about |around |just |over |only )*(?P<n>{numbers.COUNT})"
    r"(?: (?:children|young people|care leavers|young persons))?"
    r"(?:\)|,? (?:in|at|on|out of|of) [^()]{1,40}\))"
)
#: What may not stand between the words of a share and its figure.
_OTHER: Final = re.compile(
    r"[;:()]|\.\s|\b(?:than|while|whilst|whereas|compar\w+|against|England|national\w*|neighbours?|average|target"
    r"|of whom|of which|whose|but)\b"
)
#: How far the figure can stand behind the words, and the next figure behind the one before.
_FAR: Final = 80
_OTHERS: Final = re.compile(r"\((?:[^()]*\b)?(?:England|national\w*|average|neighbours?)\b")


def shares(text: str, metrics: Iterable[Metric], found: list[Number], context: str) -> list[Counted]:
    """Find the counts in brackets behind the shares that they are: 'the proportion of … has risen to 25% (145)'."""
    if "% (" not in text and "cent (" not in text:
        return []
    told = [m for m in _BESIDE.finditer(text) if not _OTHERS.search(m.group())]
    counts = {n.start: n for n in found if n.kind == "count"}
    rows: list[Counted] = []
    for metric in metrics if told else ():
        if not metric.in_shares:
            continue
        for match in _announcing(metric.in_shares).finditer(text):
            if refused(metric, text, match, context):
                continue
            end = match.end()
            for beside in told:
                number = counts.get(beside.start("n"))
                if beside.start() < end or number is None or not metric.least <= number.value <= metric.most:
                    continue
                if beside.start() - end > _FAR or _OTHER.search(text, end, beside.start()):
                    break
                rows.append(Counted(metric, number))
                end = beside.end()
    return rows


@cache
def _announcing(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
