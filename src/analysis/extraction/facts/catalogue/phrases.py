"""Patterns that are searched for only in texts that hold the words they cannot match without.

A search tries a pattern at every letter of a sentence; to look first whether one of a few words stands in it at all
costs a tenth of that, and nearly always says no. Which words those are is read off the pattern itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

#: Words shorter than this, or more of them, tell too little.
_SHORTEST: Final = 3
_MOST: Final = 40
#: Words that nearly every sentence of a report holds.
_EVERYWHERE: Final = frozenset({"child", "children", "young", "young people", "young person", "care", "looked after"})

_lowered = lru_cache(maxsize=8)(str.lower)


class Phrase:
    """A pattern that takes no notice of case, with the words of which one must stand in a text that it matches.

    Parameters
    ----------
    pattern : str
    """

    __slots__ = ("_compiled", "pattern", "words")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        #: The words are in lower case; there are none where the pattern can match without any.
        self._compiled, self.words = _understood(pattern)

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a text holds what the pattern needs."""
        if not self.words:
            return True
        lowered = _lowered(text)
        return any(word in lowered for word in self.words)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all matches, in order."""
        return self._compiled.finditer(text) if self.may_stand_in(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match."""
        return self._compiled.search(text) if self.may_stand_in(text) else None


@cache
def _understood(pattern: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile a pattern, and tell the words of which one stands in every text that it matches."""
    try:
        # Python's own reading of a pattern has no public name; read once, it serves for both
        from re import _compiler, _parser  # type: ignore[attr-defined]

        # a plain number: with the flag itself, every letter of a pattern would cost a call more
        pieces = _parser.parse(pattern, re.IGNORECASE.value)
        compiled: re.Pattern[str] = _compiler.compile(pieces, re.IGNORECASE.value)
        return compiled, _fewest(_needed(pieces))
    except (ImportError, AttributeError, TypeError):
        # a Python in which it is called something else searches for every pattern, and finds the same
        return re.compile(pattern, re.IGNORECASE), ()


def _fewest(words: frozenset[str]) -> tuple[str, ...]:
    """Leave out the words that hold another one: that one is looked for anyway."""
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))


def _needed(pieces: Any) -> frozenset[str]:
    """The most telling words of a sequence: of a run of letters, or of a group that has to be there."""
    best: frozenset[str] = frozenset()
    run = ""
    for kind, what in [*pieces.data, (None, None)]:
        name = getattr(kind, "name", "")
        if name == "LITERAL":
            run += chr(what)
            continue
        for words in (frozenset({run.lower()}), _of_group(name, what)):
            if _worth(words) > _worth(best):
                best = words
        run = ""
    return best


def _of_group(kind: str, what: Any) -> frozenset[str]:
    if kind == "SUBPATTERN":
        # a figure is written in more ways than are worth a look
        return frozenset() if _is_figure(what) else _needed(what[-1])
    if kind == "ATOMIC_GROUP":
        return _needed(what)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and what[0] > 0:
        return _needed(what[2])
    if kind == "BRANCH" and len(what[1]) <= _MOST:
        each = [_needed(branch) for branch in what[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()


def _is_figure(group: Any) -> bool:
    number, pieces = group[0], group[-1]
    return number is not None and pieces.state.groupdict.get("n") == number


def _worth(words: frozenset[str]) -> int:
    """How much it tells that none of some words stands in a text: the shortest is found most often by chance."""
    if not words or len(words) > _MOST:
        return 0
    shortest = min(map(len, words))
    if shortest < _SHORTEST:
        return 0
    return shortest if _EVERYWHERE.isdisjoint(word.strip() for word in words) else 1
