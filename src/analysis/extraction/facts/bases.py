"""Bases: the wholes that other figures are parts of, as the 57 of '12 of the 57 care leavers are at university'.

What such a sentence says is said of the part, so nothing in it rules the whole out but that inspectors chose it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.extraction.facts import lookalikes
from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.counts import Counted
from analysis.extraction.facts.numbers import Number

#: 'Of the', 'in touch with 95% of its': what a whole that opens a statement has before it.
_OPENING: Final = re.compile(
    r"(?:^|, )(?:[Oo]ut )?[Oo]f (?:a total of |all |the |its |their |our |a current |current )*$"
)
#: How much is read around a figure.
_NEAR: Final = 90


def find(text: str, metrics: Iterable[Metric], found: list[Number], context: str) -> list[Counted]:
    """Find the wholes of a sentence: who stands behind 'of the 57', by the phrases that the catalogue has for them."""
    based = [m for m in metrics if m.bases is not None and (m.needs is None or m.needs.search(context))]
    rows = []
    for number in found if based else ():
        before = max(0, number.start - _NEAR)
        if number.kind != "count" or not (
            lookalikes.is_whole(number, text) or _OPENING.search(text[before : number.start])
        ):
            continue
        if lookalikes.SAMPLE.search(text, before, number.end + _NEAR):
            continue
        for metric in based:
            fits = metric.least <= number.value <= metric.most
            if fits and metric.bases is not None and metric.bases.match(text, number.end):
                rows.append(Counted(metric, number, base=True))
    return rows
