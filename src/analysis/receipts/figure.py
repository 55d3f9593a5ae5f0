"""Where in a row's words its figure, or its grade, is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from analysis import words
from analysis.extraction.facts import numbers

_ALL: Final = re.compile(r"\b(?:all|every|each|both)\b", re.IGNORECASE)
_NONE: Final = re.compile(r"\b(?:none|no|nil|zero|not any|neither)\b", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CLOSE: Final = 0.051
#: The kinds of number that a unit is printed as; a figure of any other unit is a plain count.
_KINDS: Final = {
    "percent": frozenset({"percent", "fraction"}),
    "per 10k": frozenset({"rate"}),
    "weeks": frozenset({"weeks"}),
    "days": frozenset({"days"}),
}
_COUNT: Final = frozenset({"count"})


def figure_span(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Find the start and end, in the row's quote, of what the row says; ``None`` where it is not in one place."""
    quote = str(row.get("quote") or "")
    if row.get("grade"):
        return _grade(quote, str(row.get("grade_text") or ""), str(row["grade"]))
    value = row.get("value")
    if value is None or value != value:
        return None
    return _number(quote, float(value), str(row.get("unit") or ""), str(row.get("period_text") or ""))


def _grade(quote: str, printed: str, grade: str) -> tuple[int, int] | None:
    for words_of_grade in (printed, words.GRADE_LABELS.get(grade, "")):
        if words_of_grade:
            pattern = r"\W+".join(map(re.escape, words_of_grade.split()))
            found = list(re.finditer(rf"\b{pattern}\b", quote, re.IGNORECASE))
            if found:
                # a judgement ends with its grade: what comes before may be the name of an area
                return found[-1].span()
    return None


def _number(quote: str, value: float, unit: str, period: str) -> tuple[int, int] | None:
    percent = unit == "percent"
    printed = numbers.find(quote)
    # 'In the two years before the inspection … two reviews': the time's own number is not the figure
    dates = [match.span() for match in re.finditer(re.escape(period), quote)] if period else []
    for wanted in (value, 100 - value) if percent else (value,):
        found = [n for n in printed if abs(n.value - wanted) < _CLOSE]
        outside = [n for n in found if not any(start <= n.start < end for start, end in dates)]
        alike = [n for n in outside if n.kind in _KINDS.get(unit, _COUNT)]
        if found:
            best = (alike or outside or found)[0]
            return best.start, max(best.start + 1, best.end)
        for match in _DIGITS.finditer(quote):
            if abs(float(match.group().replace(",", "")) - wanted) < _CLOSE:
                return match.span()
        whole = _ALL if wanted == 100 and percent else _NONE if wanted == 0 else None
        if whole is not None and (said := whole.search(quote)):
            return said.span()
    return None
