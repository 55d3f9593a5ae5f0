"""From a name as printed to the authority it means, or to nothing.

A printed name is a core ('Brent') within words of rank ('London Borough of', 'City Council'). The core must be
a name in the table, and the words of rank must be such as the authority bears: Leicester is not a county
council, so 'Leicester County Council' is nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal

from analysis.authorities.table import Authority, every

#: Words before the core, and the ranks that they claim.
_BEFORE: Final = {
    "the": "",
    "council of": "",
    "council for": "",
    "county council of": "county",
    "county of": "county",
    "city of": "city",
    "city and county of": "city",
    "city and borough of": "city",
    "city council of": "city",
    "borough of": "borough",
    "borough council of": "borough",
    "district of": "district",
    "metropolitan borough of": "metropolitan borough",
    "metropolitan borough council of": "metropolitan borough",
    "metropolitan district of": "metropolitan district",
    "london borough of": "london borough",
    "london borough": "london borough",
    "royal borough of": "royal",
    "royal london borough of": "royal london borough",
    "royal county of": "royal county",
    "lb": "london borough",
    "lb of": "london borough",
    "rb": "royal",
    "local authority of": "",
    "children s services in": "",
}

#: Words after the core, and the ranks that they claim.
_AFTER: Final = {
    "s": "",
    "council": "",
    "cc": "",
    "county": "county",
    "city": "city",
    "city of": "city",
    "county of": "county",
    "borough": "borough",
    "borough of": "borough",
    "royal borough of": "royal",
    "london borough": "london borough",
    "london borough of": "london borough",
    "metropolitan": "metropolitan",
    "metropolitan borough": "metropolitan borough",
    "metropolitan district": "metropolitan district",
    "district": "district",
    "mbc": "metropolitan borough",
    "mdc": "metropolitan district",
    "bc": "borough",
    "unitary": "",
    "authority": "",
    "local authority": "",
    "unitary authority": "",
    "la": "",
    "lscb": "",
    "local safeguarding children board": "",
    "safeguarding children board": "",
    "children s services": "",
    "childrens services": "",
    "children s services department": "",
    "services for children": "",
    "children s social care": "",
    "children s social care services": "",
    "local authority children s services": "",
}

_QUOTES: Final = str.maketrans(dict.fromkeys("’‘`´\x92\u02bc", "'"))
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 120


@lru_cache(maxsize=4096)
def find(name: str, on: date | None = None) -> Authority | None:
    """Return the authority that a printed name means, or None where the words do not settle it.

    Parameters
    ----------
    name : str
        As printed: 'London Borough of Brent', 'Bristol, City of', 'BCP Council', 'ST. HELENS', 'Hull'.
    on : date, optional
        The day that is spoken of. It tells Dorset before and after 2019 apart, and an authority that did not
        exist on that day is not found. Without it, a name that two authorities bear in turn means the current
        one, unless the words of rank decide ('Dorset County Council').

    Examples
    --------
    >>> find("Royal Borough of Windsor & Maidenhead").code
    'E06000040'
    >>> find("Leicester County Council") is None
    True
    >>> find("Dorset", on=date(2016, 2, 1)).code
    'E10000009'
    """
    if len(name) > _LONGEST:
        return None
    words = plain(name)
    if _beginnings().isdisjoint(words.split()):
        return None
    for core, ranks in _readings(words):
        bearers = [authority for authority in _cores().get(core, ()) if ranks <= authority.styles]
        if on is not None:
            bearers = [authority for authority in bearers if authority.existed(on)]
        elif len(bearers) > 1:
            bearers = [authority for authority in bearers if authority.end is None]
        if len(bearers) == 1:
            return bearers[0]
    return None


def plain(name: str) -> str:
    """Reduce a name to lower-case words, so that signs, case, accents and '&' make no difference."""
    text = name.translate(_QUOTES)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("\u00ad", "")).translate(_DASHES)
        text = text.encode("ascii", "ignore").decode()
    text = _SIGNS.sub(" ", text.lower().replace("&", " and "))
    return " ".join(_SPELT.get(word, word) for word in text.split())


_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―─\u2212", "-"))
_SPELT: Final = {"saint": "st", "childrens": "children s"}


@cache
def _beginnings() -> frozenset[str]:
    """Collect the first words of all names: a text with none of them names nobody."""
    return frozenset(core.split()[0] for core in _cores())


@cache
def _cores() -> dict[str, tuple[Authority, ...]]:
    """Map each name of the table, made plain, to the authorities that bear it."""
    cores: dict[str, tuple[Authority, ...]] = {}
    for authority in every():
        for name in dict.fromkeys(plain(name) for name in (authority.name, *authority.other_names)):
            cores[name] = (*cores.get(name, ()), authority)
    return cores


def _readings(words: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the cores that a plain name may have, each with the ranks claimed around it, least taken off first."""
    for front, before in _without(words, _affixes(0), 0):
        for core, after in _without(front, _affixes(-1), -1):
            yield core, before | after


def _without(
    words: str, affixes: Mapping[str, tuple[tuple[str, str], ...]], end: Literal[0, -1]
) -> list[tuple[str, frozenset[str]]]:
    """List the words with nothing, one affix, two affixes … taken off their front (0) or their end (-1)."""
    found = [(words, frozenset[str]())]
    for rest, ranks in found:
        for affix, rank in affixes.get(rest.split(" ")[end], ()):
            if end == 0:
                shorter = rest[len(affix) + 1 :] if rest.startswith(affix + " ") else ""
            else:
                shorter = rest[: -len(affix) - 1] if rest.endswith(" " + affix) else ""
            reading = (shorter, ranks.union(rank.split()))
            if shorter and reading not in found:
                found.append(reading)
    return found


@cache
def _affixes(end: Literal[0, -1]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Map the first word of what may stand before a core, or the last of what may stand after, to all of it."""
    grouped: dict[str, tuple[tuple[str, str], ...]] = {}
    for affix, rank in (_BEFORE if end == 0 else _AFTER).items():
        word = affix.split()[end]
        grouped[word] = (*grouped.get(word, ()), (affix, rank))
    return grouped
