"""Whose a figure of a sentence is, by its row, by the words around it, or by what the sentence opens with."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from analysis.extraction.facts import roles, series
from analysis.extraction.facts.found import Sentence
from analysis.extraction.facts.numbers import Number

#: How ranges are told, and how near their ends are.
_RANGE: Final = re.compile(r" (?:to|and) | ?[-–] ?")
_RANGE_OF: Final = re.compile(r"\b(?:range of|between) (?:between )?$")
_RANGE_GAP: Final = 6
_POINTS_BACK: Final = re.compile(r"\W*(?:This|That|These|It)\b")


def told(number: Number, sentence: Sentence) -> tuple[str, ...]:
    """Whose a figure is: nobody's where that is not told, and of two where one figure is told of both."""
    in_row = series.whose(number, sentence)
    if in_row is not None:
        return tuple(role for role in in_row if role != "unsure")
    role = _alone(number, sentence)
    other = _other_end(number, sentence)
    if other is not None and role == "actual":
        role = _alone(other, sentence)
    if other is not None and role == "target" and not other.in_range:
        # a share aimed at that is given as a range is no figure
        role = "unsure"
    return () if role == "unsure" else (role,)


def _alone(number: Number, sentence: Sentence) -> str:
    """Whose a figure is by the words around it, or by those that its sentence opens with."""
    text = sentence.text
    same = [n for n in sentence.numbers if n.kind == number.kind or n is number]
    role = roles.role_of(number, text, sentence.cues, same, own_subject=not _POINTS_BACK.match(text))
    if role == "actual" and sentence.scope is not None and sentence.scope.holds(number.start):
        return sentence.scope.role
    return role


def _other_end(number: Number, sentence: Sentence) -> Number | None:
    """The other end of a range: 'the recommended 50 to 70', 'a target of between 12% and 15%'."""
    same = [n for n in sentence.numbers if n.kind == number.kind]
    for one, other in pairwise(same):
        if number is not one and number is not other:
            continue
        if one.in_range and other.in_range and other.start - one.end < _RANGE_GAP:
            return other if number is one else one
        if _RANGE.fullmatch(sentence.text, one.end, other.start) and _RANGE_OF.search(sentence.text, 0, one.start):
            return other if number is one else one
    return None
