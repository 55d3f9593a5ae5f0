"""A long table as codes into short lists: what a reading process makes of a published file, before it is rows.

A published table has hundreds of thousands of rows and few different words. Each word is read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.official.areas import Area
from analysis.official.cells import Cells
from analysis.official.measures import Measure
from analysis.official.source import Codes
from analysis.official.years import Years


@dataclass(slots=True)
class Printed:
    """A year as printed, and what it means."""

    text: str
    years: Years
    #: The kind that the file itself fixes, for measures that have none.
    kind: str = ""


@dataclass(slots=True)
class Coded:
    """A long table: what stands in it, and for each row the place of its area, measure, year and cell therein."""

    areas: Sequence[Area]
    measures: Sequence[Measure]
    years: Sequence[Printed]
    cells: Cells
    area: Codes
    measure: Codes
    year: Codes
    cell: Codes
