"""What one place of a report says of one judgement area; several places are compared before any becomes a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Where it is said: a row of the table, a heading (or a 'Grade n' line under one), a sentence.
Place = Literal["table", "heading", "sentence"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A grade for an area, and the words that give it."""

    area: str
    grade: str
    grade_text: str
    page: int
    quote: str
    place: Place
