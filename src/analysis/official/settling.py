"""Readings that every published table needs: its years, its cells, and the rows that can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from analysis.official.coded import Printed
from analysis.official.measures import declared
from analysis.official.source import Codes, Column, Source
from analysis.official.years import parse

Item = TypeVar("Item")


def years(source: Source, name: str, column: Column) -> list[Printed | None]:
    """Read a column's years, and tell of those that cannot be read and those with a remark."""
    readings = [parse(word) for word in column.words]
    troubles = {}
    for place, (word, reading) in enumerate(zip(column.words, readings, strict=True)):
        if reading is None:
            troubles[place] = "is no year that we can read; left out"
        elif reading.remark:
            plain = word.replace(f"({reading.remark})", "").strip()
            meaning = declared().remarks.get(reading.remark.lower(), "which we do not know")
            troubles[place] = f"is a year with a remark, {meaning}: read as {plain}, and the remark is noted"
    source.tell_words(name, column, troubles)
    return [
        Printed(word.strip(), reading) if reading else None
        for word, reading in zip(column.words, readings, strict=True)
    ]


def kept(items: Sequence[Item | None], codes: Codes) -> tuple[list[Item], Codes, npt.NDArray[np.bool_]]:
    """Drop the items that are None: return the rest, the rows' places among them, and the rows to keep."""
    there = np.array([item is not None for item in items], dtype=bool)
    places = np.where(there, np.cumsum(there) - 1, -1).astype(np.int32)[codes]
    return [item for item in items if item is not None], places, places >= 0
