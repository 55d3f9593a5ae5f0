"""The narrower group that a figure is of: what its own words, or those it goes on from, make it a part of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from analysis.extraction.facts.found import Found, Sentence

_OF_THESE: Final = re.compile(r"\W*(?:Of (?:these|those|them|this|the|whom)\b|\w+ of (?:these|those)\b)")


def told(rows: Iterable[Found], sentence: Sentence, text: str, lead: str) -> Iterator[tuple[Found, str]]:
    """Tell the population of each figure, in the order of the sentence.

    Parameters
    ----------
    rows : iterable of Found
        The figures of one sentence.
    sentence : Sentence
    text, lead : str
        The paragraph that it stands in, and the words that introduce it.

    Yields
    ------
    (Found, str)
        The figure and its group; none for a figure that would read as one of the whole.
    """
    for row in sorted(rows, key=lambda r: r.number.start):
        yield row, _population(row, sentence, text)


def _population(row: Found, sentence: Sentence, paragraph: str) -> str:
    """The narrower group that the sentence names, or the one before it that 'of these' speaks of."""
    for text in (sentence.text, paragraph[: sentence.start] if _OF_THESE.match(sentence.text) else ""):
        found = [label for pattern, label in row.metric.populations if pattern.search(text)]
        if found:
            return "; ".join(found)
    return ""
