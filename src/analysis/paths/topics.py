"""The subjects that items of what should improve speak of, found by their words.

A subject is an entry of ``topics.toml``: its name, the words that mean it, and examples in our own words, which are
its tests. That two lists speak of one subject says that it came back, not that the same weakness did.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject."""

    name: str
    words: re.Pattern[str]
    #: Texts that speak of it, and texts that look like it and do not.
    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def every() -> tuple[Topic, ...]:
    """Return all subjects, in the order of their file."""
    text = resources.files(__package__).joinpath("topics.toml").read_text(encoding="utf-8")
    return tuple(
        Topic(
            entry["name"],
            re.compile("|".join(rf"\b(?:{word})\b" for word in entry["words"]), re.IGNORECASE),
            tuple(entry["examples"]),
            tuple(entry.get("others", [])),
        )
        for entry in tomllib.loads(text)["topic"]
    )


def names() -> list[str]:
    """Return the subjects' names."""
    return [topic.name for topic in every()]


def of(text: str) -> list[str]:
    """Return the subjects that a text speaks of; none, one or several."""
    return [topic.name for topic in every() if topic.words.search(text)]
