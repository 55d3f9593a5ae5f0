"""The Local Authority Interactive Tool's long table, with the dictionary that says what its measures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from analysis.official import settling
from analysis.official.areas import Area, any_area
from analysis.official.cells import Cells
from analysis.official.coded import Coded
from analysis.official.measures import Measure, declared, unit
from analysis.official.source import Codes, Column, Source, combinations

MEASURE, YEAR, AREA, VALUE, NUMBER = "Short Desc", "Years", "LA and Regions", "Values", "LA Number"

#: Columns without which the table says nothing.
NEEDED: Final = (MEASURE, YEAR, AREA, VALUE)

#: Columns by which the dictionary that is published beside it is known.
DICTIONARY: Final = ("Measure_short", "Year_Type")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the dictionary says of a measure."""

    unit: str
    kind: str


def read_dictionary(source: Source) -> dict[str, Entry]:
    """Read the dictionary: for each measure its unit and the kind of its years."""
    known = declared().year_types
    columns = [source.column(name) for name in DICTIONARY]
    columns.append(source.column("y_axis_name") if "y_axis_name" in source.names else _blank(len(columns[0].codes)))
    rows, _ = combinations(columns)
    strange = {
        place: "is no year type that we know" for place, kind in enumerate(columns[1].words) if kind not in known
    }
    source.tell_words(DICTIONARY[1], columns[1], strange)
    return {measure: Entry(unit(axis), known.get(kind, "")) for measure, kind, axis in rows}


def read(source: Source, dictionary: Mapping[str, Entry]) -> Coded:
    """Read the long table as a coded table; what cannot be read is told and left out."""
    measure, year, value = (source.column(name) for name in (MEASURE, YEAR, VALUE))
    cells = Cells()
    source.tell_words(VALUE, value, cells.read(value.words))
    areas, area, known = settling.kept(*_areas(source))
    years, when, dated = settling.kept(settling.years(source, YEAR, year), year.codes)
    keep = known & dated
    return Coded(
        areas=areas,
        measures=[_measure(name, dictionary) for name in measure.words],
        years=years,
        cells=cells,
        area=area[keep],
        measure=measure.codes[keep],
        year=when[keep],
        cell=value.codes[keep],
    )


def _measure(name: str, dictionary: Mapping[str, Entry]) -> Measure:
    """Give a measure under our metric's id, or under its own; what we do not say of it the dictionary says."""
    measure = declared().interactive.get(name, Measure(metric=name))
    entry = dictionary.get(name, Entry("", ""))
    return replace(measure, unit=measure.unit or entry.unit, kind=measure.kind or entry.kind)


def _areas(source: Source) -> tuple[list[Area | None], Codes]:
    """Settle the areas, and tell of those that cannot be settled."""
    names = source.column(AREA)
    numbers = source.column(NUMBER) if NUMBER in source.names else _blank(len(names.codes))
    printed, codes = combinations([numbers, names])
    settled: list[Area | None] = []
    for place, (number, name) in enumerate(printed):
        reading = any_area(number.strip().removesuffix(".0"), name.strip())
        settled.append(reading.area)
        if reading.reason:
            column, word = (NUMBER, number) if reading.column == "number" else (AREA, name)
            left = "" if reading.area else "; left out"
            source.tell(column, word, reading.reason + left, np.flatnonzero(codes == place))
    return settled, codes


def _blank(length: int) -> Column:
    return Column([""], np.zeros(length, dtype=np.int32))
