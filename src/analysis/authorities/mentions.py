"""Authorities named in running text, in the addresses of their web sites and mailboxes included."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Final

from analysis.authorities.naming import find, plain
from analysis.authorities.table import Authority, every

_WORD: Final = re.compile(r"[A-Za-z]+(?:['’.][a-z]\b)?|&")
_SITE: Final = re.compile(r"[@./]([a-z-]{3,40})\.gov\.uk")
_SUFFIX: Final = re.compile(r"(?:council|cc|bc)$")
#: Words beside a name that show an authority is meant and not a place, a person or another word ('Reading').
_RANK: Final = re.compile(r"(?:borough|city|county|council|royal|metropolitan)\b", re.IGNORECASE)
_CERTAIN, _BARE = 3, 1


def mentions(text: str, on: date | None = None) -> Counter[Authority]:
    """Weigh the authorities that a text names: a council or its web address counts more than a bare place name.

    Parameters
    ----------
    text : str
    on : date, optional
        The day that is spoken of; an authority that did not exist then is not found.
    """
    weights: Counter[Authority] = Counter()
    for match in _SITE.finditer(text):
        address = match[1].replace("-", "")
        authority = _by_address().get(address) or _by_address().get(_SUFFIX.sub("", address))
        if authority and (on is None or authority.existed(on)):
            weights[authority] += _CERTAIN
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        taken = 0
        # names begin with a capital: 'reading' and 'bury' are words
        if words[at].group()[0].isupper():
            taken, authority = _name_at(text, words, at, on)
            if authority:
                begin, end = words[at].start(), words[at + taken - 1].end()
                ranked = _RANK.search(text, max(0, begin - 16), end) or _RANK.match(text, _past_space(text, end))
                weights[authority] += _CERTAIN if ranked else _BARE
        at += max(1, taken)
    return weights


def _past_space(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _name_at(text: str, words: list[re.Match[str]], at: int, on: date | None) -> tuple[int, Authority | None]:
    """Find the longest name that begins with a word: (its number of words, whose it is)."""
    for length in _lengths().get(plain(words[at].group()), ()):
        if at + length <= len(words):
            name = text[words[at].start() : words[at + length - 1].end()]
            authority = find(name, on)
            if authority:
                return length, authority
    return 0, None


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Map the first word of each name to the lengths, in words, of the names that begin so, longest first."""
    lengths: dict[str, set[int]] = {}
    for authority in every():
        for name in (authority.name, *authority.other_names):
            words = _WORD.findall(name)
            lengths.setdefault(plain(words[0]), set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@cache
def _by_address() -> dict[str, Authority]:
    """Map names without spaces, as web addresses write them, to current authorities."""
    addresses: dict[str, Authority] = {}
    for authority in every():
        if authority.end is None:
            for name in (authority.name, *authority.other_names):
                addresses.setdefault(plain(name).replace(" ", ""), authority)
    return addresses
