"""Which of a sentence's periods a figure speaks of."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period

_BREAK: Final = re.compile(
    r"[;:]|\s[–—]\s|\b(?:but|while|whereas|although|compared|which|and|against|than|to|from|now|when|with)\b"
)
_HEAD: Final = re.compile(r"\W*(?:(?:However|For example|Similarly|Overall|Indeed),? )?\W*$")


def period_of(number: Number, role: str, found: list[Period], numbers: list[Number], text: str) -> Period | None:
    """Choose the period beside a figure, before it, or at the sentence's head."""
    best: tuple[float, Period] | None = None
    for period in found:
        if period.now and role != "actual":
            continue
        price = _price(number, period, numbers, text)
        if best is None or price < best[0]:
            best = (price, period)
    if best is not None and (best[0] < 150 or role == "actual"):
        return best[1]
    return None


def _price(number: Number, period: Period, numbers: list[Number], text: str) -> float:
    after = period.start >= number.end
    first, last = (number.end, period.start) if after else (period.end, number.start)
    between = text[first : max(first, last)]
    crossed = sum(1 for n in numbers if n is not number and first <= n.start and n.end <= last and n.kind != "other")
    breaks = len(_BREAK.findall(between))
    price = len(between) + 40.0 * crossed + 25.0 * breaks
    if not after and _HEAD.match(text[: period.start]):
        price = min(price, 60.0)
    if crossed == 0 and breaks == 0:
        price *= 0.6 if after else 0.8
    return price
