"""The tidy files of explore education statistics: a CSV with its ``.meta.csv``, one indicator a column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from analysis.official import settling
from analysis.official.areas import Area, Reading, comparator, local
from analysis.official.cells import Cells, number, reason
from analysis.official.coded import Coded, Printed
from analysis.official.measures import Measure, declared, unit
from analysis.official.source import Codes, Column, Source, combinations

PERIOD, IDENTIFIER, LEVEL = "time_period", "time_identifier", "geographic_level"

#: Columns by which a tidy file is known, and without which it says nothing.
NEEDED: Final = (PERIOD, LEVEL)

#: Columns by which the file beside it is known.
META: Final = ("col_name", "col_type")

_PLACES: Final[tuple[str, ...]] = (
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
)
#: Which columns hold the code, the number and the name of an area, by level.
_LEVELS: Final[Mapping[str, tuple[str, str, str]]] = {
    "national": ("country_code", "", "country_name"),
    "regional": ("region_code", "", "region_name"),
    "local authority": ("new_la_code", "old_la_code", "la_name"),
}
_TOTALS: Final = frozenset({"", "total", "all"})
_YEARS_IN_NAME: Final = re.compile(r"(?:_(?:19|20)\d\d(?:_to_(?:19|20)\d\d)?)+$")
#: Columns of other places (wards, schools, …), which are neither filters nor indicators.
_OTHER_PLACE: Final = re.compile(r".*_(?:code|name|urn|laestab|ukprn)|.*(?:version|status)_?")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the meta file says of a column."""

    indicator: bool
    unit: str = ""


def read_meta(source: Source) -> dict[str, Entry]:
    """Read a ``.meta.csv``: which columns are indicators, which are filters, and the indicators' units."""
    units = source.column("indicator_unit") if "indicator_unit" in source.names else None
    columns = [source.column(name) for name in META] + ([units] if units else [])
    rows, _ = combinations(columns)
    return {row[0].strip(): Entry(row[1].strip().lower() == "indicator", unit(row[2]) if units else "") for row in rows}


def read(source: Source, meta: Mapping[str, Entry] | None) -> Coded:
    """Read a tidy file, one coded row for each row and indicator; what cannot be read is told and left."""
    columns = _columns(source, meta)
    indicators = [name for name, entry in columns.items() if entry.indicator]
    filters = {name: source.column(name) for name, entry in columns.items() if not entry.indicator}
    areas, area, known = settling.kept(*_areas(source))
    years, when, dated = settling.kept(*_years(source))
    keep = known & dated
    groups, group = _groups(filters, len(keep))
    cells, cell = _cells(source, indicators)
    return Coded(
        areas=areas,
        measures=[_measure(source.path.stem, name, columns[name], values) for name in indicators for values in groups],
        years=years,
        cells=cells,
        area=np.tile(area[keep], len(indicators)),
        measure=_spread([group[keep] + np.int32(place * len(groups)) for place in range(len(indicators))]),
        year=np.tile(when[keep], len(indicators)),
        cell=_spread([codes[keep] for codes in cell]),
    )


def _columns(source: Source, meta: Mapping[str, Entry] | None) -> dict[str, Entry]:
    """Tell indicators from filters: by the meta file, or by what stands in the columns."""
    rest = [name for name in source.names if name not in {PERIOD, IDENTIFIER, LEVEL, *_PLACES}]
    if meta is None:
        source.tell(
            "", "", f"has no usable {source.path.stem}.meta.csv beside it: indicators were told by their numbers"
        )
        own = {column for tidy in declared().tidy if _begins(source, tidy.files) for column in tidy.columns}
        rest = [name for name in rest if name in own or not _OTHER_PLACE.fullmatch(name)]
        return {name: Entry(name in own or _numeric(source.column(name))) for name in rest}
    for name in meta:
        if name not in source.names:
            source.tell_heading(name, "is missing, though the meta file describes it")
    return {name: meta[name] for name in rest if name in meta}


def _begins(source: Source, files: str) -> bool:
    return source.path.stem.lower().startswith(files)


def _numeric(column: Column) -> bool:
    """Tell whether most of a column's words, symbols aside, are numbers."""
    words = [word for word in column.words if reason(word) is None]
    return 2 * sum(number(word) is not None for word in words) > len(words)


def _areas(source: Source) -> tuple[list[Area | None], Codes]:
    """Settle the areas, and tell of those that cannot be settled."""
    present = [name for name in _PLACES if name in source.names]
    for name in ("new_la_code", "old_la_code", "la_name"):
        if name not in present:
            source.tell_heading(name, "is missing; authorities are told by the other columns")
    printed, codes = combinations([source.column(name) for name in (LEVEL, *present)])
    settled: list[Area | None] = []
    others: dict[str, list[int]] = {}
    for place, (level, *words) in enumerate(printed):
        row = {name: _word(word) for name, word in zip(present, words, strict=True)}
        if level.strip().lower() not in _LEVELS:
            settled.append(None)
            others.setdefault(level, []).append(place)
            continue
        reading, column = _area(level.strip().lower(), row)
        settled.append(reading.area)
        if reading.reason:
            left = "" if reading.area else "; left out"
            source.tell(column, row.get(column, ""), reading.reason + left, np.flatnonzero(codes == place))
    for level, places in others.items():
        source.tell(
            LEVEL, level, "is a level that facts has no place for; left out", np.flatnonzero(np.isin(codes, places))
        )
    return settled, codes


def _area(level: str, row: Mapping[str, str]) -> tuple[Reading, str]:
    """Settle the area of one combination, and name the column that a reason speaks of."""
    code, figure, name = _LEVELS[level]
    words = {"code": row.get(code, ""), "name": row.get(name, "")}
    if level == "local authority":
        reading = local(number=row.get(figure, ""), **words)
    else:
        reading = comparator(**words)
    return reading, {"code": code, "number": figure, "name": name}.get(reading.column, "")


def _word(word: str) -> str:
    """Return a code or name; a symbol in its place is none."""
    word = word.strip()
    return "" if reason(word) is not None else word


def _years(source: Source) -> tuple[list[Printed | None], Codes]:
    """Read the periods, each with the kind that its identifier or its file fixes."""
    period = source.column(PERIOD)
    readings = settling.years(source, PERIOD, period)
    if IDENTIFIER not in source.names:
        source.tell_heading(IDENTIFIER, "is missing; only measures whose dates we know by themselves are dated")
        return readings, period.codes
    identifier = source.column(IDENTIFIER)
    printed, codes = combinations(
        [Column([str(place) for place in range(len(period.words))], period.codes), identifier]
    )
    years: list[Printed | None] = []
    for place, name in printed:
        reading = readings[int(place)]
        years.append(replace(reading, kind=_kind(source.path.stem, name.strip())) if reading else None)
    return years, codes


def _kind(stem: str, identifier: str) -> str:
    if identifier.lower() == "reporting year":
        kinds = declared().reporting_years.items()
        return next((kind for begins, kind in kinds if stem.lower().startswith(begins)), "")
    return declared().time_identifiers.get(identifier, identifier.lower())


def _groups(filters: Mapping[str, Column], length: int) -> tuple[list[tuple[str, ...]], Codes]:
    """Return the rows' combinations of filter values; a filter that never varies is left aside."""
    varying = [column for column in filters.values() if len(column.words) > 1]
    return combinations(varying) if varying else ([()], np.zeros(length, dtype=np.int32))


def _measure(stem: str, column: str, entry: Entry, filters: Sequence[str]) -> Measure:
    """Give the measure of an indicator in the rows of some filter values."""
    found = next(
        (tidy for tidy in declared().tidy if stem.lower().startswith(tidy.files) and tidy.fits(column, filters)), None
    )
    if found:
        rest = [value for value in filters if not any(pattern.search(value) for pattern in found.where)]
        measure = found.measure
    else:
        rest = list(filters)
        measure = Measure(metric=f"{_YEARS_IN_NAME.sub('', stem)}.{column}", unit=entry.unit)
        if stem.lower().startswith(declared().interactive_files):
            measure = declared().interactive.get(column, replace(measure, metric=column))
    narrower = (measure.population, *(value for value in rest if value.strip().lower() not in _TOTALS))
    return replace(measure, population="; ".join(value.strip() for value in narrower if value))


def _cells(source: Source, indicators: Sequence[str]) -> tuple[Cells, list[Codes]]:
    """Read the indicators' cells into one list, and tell of those that are no number and no symbol."""
    cells = Cells()
    codes = []
    for name in indicators:
        column = source.column(name)
        codes.append(column.codes + np.int32(len(cells)))
        source.tell_words(name, column, cells.read(column.words))
    return cells, codes


def _spread(codes: Sequence[Codes]) -> Codes:
    return np.concatenate(codes) if codes else np.zeros(0, dtype=np.int32)
