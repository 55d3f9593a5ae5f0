"""Grades as reports write them: 'Requires improvement to be good', 'Grade 3 (adequate)', 'Not judged'."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

#: One printed grade. Case does not matter, and any white space may part its words.
GRADE: Final = (
    r"(?:outstanding|inadequate|adequate|good"
    r"|requir(?:es?|ed|ing)\s+improvements?(?:\s+(?:in\s+order\s+)?to\s+be\s+(?:judged\s+)?(?:as\s+)?good)?"
    r"|not\s+judged|no\s+judge?ment(?:\s+(?:is\s+|was\s+)?made)?)"
)

_NUMBERED: Final = {"1": "outstanding", "2": "good", "3": "adequate", "4": "inadequate"}
_NUMBER: Final = re.compile(r"\bgrade\s*:?\s*([1-4])\b", re.IGNORECASE)
_WORD: Final = re.compile(GRADE, re.IGNORECASE)

#: The words of which each grade's cell is made, so that a cell that is broken over lines is known by its pieces.
_CELLS: Final = {
    "outstanding": ("outstanding", "grade", "1"),
    "good": ("good", "grade", "2"),
    "adequate": ("adequate", "grade", "3"),
    "requires_improvement": ("requires", "require", "improvement", "to", "be", "good"),
    "inadequate": ("inadequate", "grade", "4"),
    "none": ("not", "judged"),
}


def cell_words(scale: Collection[str]) -> frozenset[str]:
    """Return the words that can stand in a grade's cell."""
    return frozenset(word for grade in scale for word in _CELLS[grade])


def grade_of(text: str, scale: Collection[str]) -> str:
    """Return the one grade that a text gives, or '' when it gives none, several, or one that the scale lacks.

    Examples
    --------
    >>> grade_of("Grade 3 (adequate)", ("good", "adequate"))
    'adequate'
    >>> grade_of("Requires improvement to be good", ("good", "requires_improvement"))
    'requires_improvement'
    """
    found = {named(match.group()) for match in _WORD.finditer(text)}
    found |= {_NUMBERED[match.group(1)] for match in _NUMBER.finditer(text)}
    if len(found) != 1:
        return ""
    grade = found.pop()
    return grade if grade in scale else ""


def named(text: str) -> str:
    """Return the grade that a match of ``GRADE`` means."""
    word = text.lower()
    if word.startswith("requir"):
        return "requires_improvement"
    if word.startswith("no"):
        return "none"
    return word
