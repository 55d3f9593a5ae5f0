"""What the reading of a sentence works on: the sentence with what it holds, and a figure with its meaning."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extraction.facts.catalogue import Metric
from analysis.extraction.facts.cues import Cue
from analysis.extraction.facts.mentions import Mention
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period
from analysis.extraction.facts.scope import Scope


@dataclass(slots=True)
class Found:
    """A figure bound to a metric, with its role, before it becomes a row."""

    metric: Metric
    number: Number
    role: str = "actual"
    period: Period | None = None
    #: Where the words stand that say what the figure is, when they stand in its sentence.
    words: tuple[int, int] | None = None
    #: The quote, where it has to reach back over an earlier sentence.
    quote: str = ""
    #: The group that it is a part for, where its count is told part by part.
    part: str = ""


@dataclass(slots=True)
class Sentence:
    """One sentence with what is found in it."""

    start: int
    text: str
    dates: list[Period]
    numbers: list[Number]
    mentions: list[Mention]
    cues: list[Cue]
    #: Whose figures it opens with, where it says so.
    scope: Scope | None = None
    #: The sentence before.
    said: str = ""
