"""A coded table on its way from the process that read it: one line of JSON for the lists, then the bare numbers.

The file was made by nobody knows whom, and the process that read it is not vouched for either: what arrives is checked
before it is used, and there is nothing in it that could name code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from analysis import words
from analysis.official.areas import Area
from analysis.official.cells import Cells
from analysis.official.coded import Coded, Printed
from analysis.official.measures import Change, Measure
from analysis.official.problems import Problem
from analysis.official.years import Years

_CODES: Final = ("area", "measure", "year", "cell")
#: Numbers begin at a multiple of so many bytes.
_ALIGNED: Final = 8

Item = TypeVar("Item")


class NoTableError(Exception):
    """What arrived is no table."""


class Arrived(NamedTuple):
    """What a reading process made of a published file: no table where none could be read."""

    table: Coded | None
    problems: list[Problem]


def packed(table: Coded | None, problems: Sequence[Problem]) -> bytes:
    """Make the bytes to send."""
    told: dict[str, Any] = {"problems": [asdict(problem) for problem in problems]}
    numbers: list[npt.NDArray[Any]] = []
    if table is not None:
        told |= {
            "areas": [asdict(area) for area in table.areas],
            "measures": [asdict(measure) for measure in table.measures],
            "years": [asdict(year) for year in table.years],
            "reasons": table.cells.reasons,
            "rows": len(table.cell),
        }
        values = [np.nan if value is None else value for value in table.cells.numbers]
        numbers = [np.array(values, "<f8"), *(np.asarray(getattr(table, name), "<i4") for name in _CODES)]
    head = json.dumps(told).encode()
    head += b" " * (-(len(head) + 1) % _ALIGNED) + b"\n"
    return head + b"".join(one.tobytes() for one in numbers)


def unpacked(body: bytes) -> Arrived:
    """Read what ``packed`` made.

    Raises
    ------
    NoTableError
        When it made no such thing.
    """
    try:
        begin = body.index(b"\n") + 1
        told = json.loads(body[:begin])
        problems = [problem_from(problem) for problem in told["problems"]]
        return Arrived(_table(told, body, begin) if "rows" in told else None, problems)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise NoTableError(f"{type(error).__name__}: {error}") from None


def problem_from(told: Any) -> Problem:
    """Read what ``asdict`` made of a problem."""
    line = None if told["line"] is None else _count(told["line"])
    file, column, value, reason = (_text(told[name]) for name in ("file", "column", "value", "reason"))
    return Problem(file, line, column, value, reason, _count(told["rows"]))


def _table(told: dict[str, Any], body: bytes, begin: int) -> Coded:
    areas, measures = _each(told["areas"], _area), _each(told["measures"], _measure)
    years, reasons = _each(told["years"], _printed), _each(told["reasons"], _reason)
    rows = _count(told["rows"])
    values = np.frombuffer(body, "<f8", len(reasons), begin)
    begin += values.nbytes
    codes = {}
    for name, known in zip(_CODES, (len(areas), len(measures), len(years), len(reasons)), strict=True):
        found = np.frombuffer(body, "<i4", rows, begin)
        if rows and not 0 <= int(found.min()) <= int(found.max()) < known:
            raise ValueError(f"a place in {name} that is not there")
        codes[name] = found
        begin += found.nbytes
    if begin != len(body):
        raise ValueError("more than a table")
    cells = Cells([None if value != value else value for value in values.tolist()], reasons)
    return Coded(areas, measures, years, cells, **codes)


def _each(items: Any, make: Callable[[Any], Item]) -> list[Item]:
    if not isinstance(items, list):
        raise TypeError("no list")
    return [make(item) for item in items]


def _area(told: Any) -> Area:
    return Area(_text(told["name"]), _text(told["code"]), _of(words.ROLES, told["role"]))


def _measure(told: Any) -> Measure:
    texts = {name: _text(told[name]) for name in ("metric", "unit", "kind", "population", "note")}
    group = _of(("", *words.GROUPS), told["group"])
    return Measure(**texts, group=group, changes=tuple(_each(told["changes"], _change)))


def _change(told: Any) -> Change:
    return Change(_count(told["until"]), _text(told["note"]), _count(told["since"]))


def _printed(told: Any) -> Printed:
    years = told["years"]
    meant = Years(_year(years["first"]), _year(years["last"]), _text(years["remark"]))
    return Printed(_text(told["text"]), meant, _text(told["kind"]))


def _reason(told: Any) -> str | None:
    return None if told is None else _text(told)


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError("no text")
    return told


def _of(known: Sequence[str], told: Any) -> str:
    if told not in known:
        raise ValueError("no word of ours")
    return str(told)


def _count(told: Any) -> int:
    if not isinstance(told, int) or told < 0:
        raise TypeError("no count")
    return told


def _year(told: Any) -> int:
    if not 1900 <= _count(told) <= 2200:
        raise ValueError("no year")
    return int(told)
