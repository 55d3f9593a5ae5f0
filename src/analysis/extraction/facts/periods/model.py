"""What a period is, and what is known when a text is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Period:
    """A day or a span in a text, and the words that say it."""

    start: int
    end: int
    text: str
    as_of: date | None = None
    first: date | None = None
    last: date | None = None
    #: 'now' words speak of the authority's own figure only.
    now: bool = False
    #: Which expression it is: 'financial', 'quarter', 'rolling', …
    kind: str = ""
    #: A day inside what the words name, for words that lean on it later, where they give no days themselves.
    lean: date | None = None
    #: 'so far in 2015–16'
    so_far: bool = False

    @property
    def known(self) -> bool:
        """Whether the words could be turned into days."""
        return self.as_of is not None or self.first is not None

    @property
    def anchor(self) -> date | None:
        """The day that later words ('in August', 'a year later') lean on."""
        return self.as_of or self.last or self.lean

    def take(self, other: Period) -> None:
        """Take the days of another period."""
        self.as_of, self.first, self.last = other.as_of, other.first, other.last


@dataclass(slots=True)
class When:
    """What is known when a text is read: the inspection, the section's own date, the last date that was named."""

    inspection_end: date | None = None
    section: date | None = None
    previous: date | None = None
    #: The span or day that was told last, for 'in the same period' and 'the previous year'.
    told: Period | None = None
