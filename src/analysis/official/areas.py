"""Whose figure a row is: an authority, a region or England, settled only when what is printed agrees."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from analysis import authorities
from analysis.authorities import Authority, plain

_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Area:
    """What ``facts`` says of an area: its name, its GSS code and the role of its figures."""

    name: str
    code: str
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the printed codes and name come to: an area, or a reason against it, or both.

    With both, the area is taken and the reason says what was odd. ``column`` is what the reason speaks of: 'code',
    'number' or 'name'.
    """

    area: Area | None
    reason: str = ""
    column: str = ""


@cache
def comparators() -> tuple[tuple[Area, str, tuple[str, ...]], ...]:
    """Return England and the regions, each with its number at the department and the names it bears."""
    text = resources.files(__package__).joinpath("areas.csv").read_text(encoding="utf-8")
    return tuple(
        (
            Area(row["name"], row["code"], row["role"]),
            row["dfe_code"],
            tuple(plain(name) for name in (row["name"], *row["other_names"].split(";")) if name),
        )
        for row in csv.DictReader(text.splitlines())
    )


def comparator(code: str = "", number: str = "", name: str = "") -> Reading:
    """Settle England or a region from a GSS code, a number of the department and a name; each may be empty."""
    words = plain(name)
    found = [
        area
        for area, dfe_code, names in comparators()
        if (not code or code == area.code) and (not number or number == dfe_code) and (not words or words in names)
    ]
    if len(found) == 1 and (code or number or words):
        return Reading(found[0])
    column = "code" if code else "number" if number else "name"
    return Reading(None, "is not England nor a region that we know by this code and name", column)


def local(code: str = "", number: str = "", name: str = "") -> Reading:
    """Settle an authority from a GSS code, a three-digit number and a name; each may be empty.

    What is printed must agree. A code that we do not know is passed over (and told) when number and name agree
    without it, because codes are reissued; two codes that name two authorities are a contradiction, and settle
    nothing.
    """
    by_code = authorities.by_code(code) if code else None
    by_number = authorities.by_dfe_code(number) if number else None
    if by_code and by_number and by_code is not by_number:
        return Reading(None, f"is {by_code.name}, but the number {number} is {by_number.name}", "code")
    if number and not by_number:
        return Reading(None, "is no authority's number", "number")
    bearer = by_code or by_number
    if bearer is None:
        return _by_name(name) if not code else Reading(None, "is no authority's code", "code")
    named = _named(name, bearer)
    if named is False:
        return Reading(None, f"does not go with {bearer.name}, which the row's code stands for", "name")
    if by_code or not code:
        return Reading(_area(bearer))
    if named is None:
        return Reading(None, "is no authority's code", "code")
    reason = f"is no authority's code; read as {bearer.name}, by its number and name"
    return Reading(_area(bearer), reason, "code")


def any_area(number: str, name: str) -> Reading:
    """Settle an area of the interactive tool, which prints authorities, regions and England in one column."""
    reading = comparator(number=number, name=name)
    return reading if reading.area else local(number=number, name=name)


def _by_name(name: str) -> Reading:
    """Settle an authority by its name alone; '(Pre LG)' means the one that the name's bearer replaced."""
    match = _BRACKETS.search(name)
    core = name[: match.start()] if match else name
    if match and "pre" in match[1].lower():
        former = [a for a in authorities.every() if a.end is not None and plain(a.name) == plain(core)]
        return Reading(_area(former[0])) if len(former) == 1 else Reading(None, "is no authority's name", "name")
    bearer = authorities.find(core)
    return Reading(_area(bearer)) if bearer else Reading(None, "is no authority's name", "name")


def _named(name: str, bearer: Authority) -> bool | None:
    """Tell whether a printed name is the authority's; None where there is no name, or one that nobody bears."""
    core = plain(_BRACKETS.sub("", name))
    if not core:
        return None
    if core in {plain(own) for own in (bearer.name, *bearer.other_names)}:
        return True
    other = authorities.find(_BRACKETS.sub("", name))
    if other is None:
        return None
    return other is bearer or plain(other.name) == plain(bearer.name)


def _area(authority: Authority) -> Area:
    return Area(authority.name, authority.code, "actual")
