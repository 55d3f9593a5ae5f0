"""A long table as codes into short lists -> rows of ``facts``.

A published table has hundreds of thousands of rows and few different words. Each word is read once; a column is then
one look-up of all its rows. Only the 55,000 different numbers of the largest table are read one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.official.coded import Coded
from analysis.official.measures import Measure, declared
from analysis.official.source import Codes, renumbered
from analysis.official.years import Dates, Years, dates
from analysis.tables import TABLES


def facts(document: str, table: Coded) -> pd.DataFrame:
    """Return a document's coded table as rows of ``facts``, in the types that the table states."""
    length = len(table.cell)
    spoken, when = _dated(table)
    columns: dict[str, Any] = {
        "document": _constant(document, length),
        "part": pd.arrays.IntegerArray(np.zeros(length, dtype=np.int64), np.zeros(length, dtype=bool)),
        "authority": _texts(table.areas, lambda area: area.name, table.area),
        "authority_code": _texts(table.areas, lambda area: area.code, table.area),
        "framework": _words("framework", [None], np.zeros(length, dtype=np.int8)),
        "inspection_end": np.full(length, np.datetime64("NaT"), dtype="datetime64[ns]"),
        "metric": _texts(table.measures, lambda measure: measure.metric, table.measure),
        "group": _words("group", [measure.group or None for measure in table.measures], table.measure),
        "source": _words("source", ["official"], np.zeros(length, dtype=np.int8)),
        "role": _words("role", [area.role for area in table.areas], table.area),
        "value": _values(table),
        "unit": _texts(table.measures, lambda measure: measure.unit, table.measure),
        "qualifier": _words("qualifier", ["exact"], np.zeros(length, dtype=np.int8)),
        "as_of": _days(spoken, lambda spoken: spoken.as_of, when),
        "period_start": _days(spoken, lambda spoken: spoken.start, when),
        "period_end": _days(spoken, lambda spoken: spoken.end, when),
        "period_text": _texts(table.years, lambda year: year.text, table.year),
        "population": _texts(table.measures, lambda measure: measure.population, table.measure),
        "page": pd.arrays.IntegerArray(np.zeros(length, dtype=np.int64), np.ones(length, dtype=bool)),
        "paragraph": _constant("", length),
        "quote": _constant("", length),
        "note": _notes(table),
    }
    return pd.DataFrame(columns, columns=list(TABLES["facts"].columns), copy=False)


def _dated(table: Coded) -> tuple[list[Dates], Codes]:
    """Give the dates of every kind in every year, and for each row the place of its own."""
    kinds = [measure.kind for measure in table.measures]
    different = list(dict.fromkeys(kinds))
    kind = np.array([different.index(own) for own in kinds], dtype=np.int32)
    spoken = [dates(year.years, own or year.kind) for own in different for year in table.years]
    return spoken, kind[table.measure] * len(table.years) + table.year


def _notes(table: Coded) -> Any:
    """Say why a value is blank, what changed in the definition, and what the year's remark means."""
    reasons = list(dict.fromkeys(table.cells.reasons))
    place = {text: at for at, text in enumerate(reasons)}
    reasoned = np.array([place[text] for text in table.cells.reasons], dtype=np.int32)
    sizes = (len(table.measures), len(table.years), len(reasons))
    joined = (table.measure * np.int64(sizes[1]) + table.year) * sizes[2] + reasoned[table.cell]
    used, codes = renumbered(joined, math.prod(sizes))
    texts = []
    for code in used:
        dated, at = divmod(code, sizes[2])
        measure, year = divmod(dated, sizes[1])
        texts.append(_note(reasons[at], table.measures[measure], table.years[year].years))
    return _texts(texts, str, codes)


def _note(symbol: str | None, measure: Measure, years: Years) -> str:
    remark = declared().remarks.get(years.remark.lower(), years.remark)
    return "; ".join(text for text in (symbol, *measure.notes(years), remark) if text)


def _values(table: Coded) -> Any:
    numbers = np.array([np.nan if value is None else value for value in table.cells.numbers], dtype=float)[table.cell]
    return pd.arrays.FloatingArray(numbers, np.isnan(numbers))


def _texts(items: Sequence[Any], text: Callable[[Any], str], codes: Codes) -> Any:
    """Make a text column; all its rows share the few strings."""
    words = np.empty(len(items), dtype=object)
    words[:] = [text(item) for item in items]
    return pd.arrays.StringArray(words[codes])


def _constant(text: str, length: int) -> Any:
    return pd.arrays.StringArray(np.full(length, text, dtype=object))


def _words(column: str, items: Sequence[str | None], codes: npt.NDArray[Any]) -> pd.Categorical:
    """Make a column of closed vocabulary."""
    dtype: Any = TABLES["facts"].columns[column].dtype.type
    places = np.array([-1 if item is None else dtype.categories.get_loc(item) for item in items], dtype=np.int8)
    own: Any = places[codes]
    return pd.Categorical.from_codes(own, dtype=dtype)


def _days(spoken: Sequence[Dates], day: Callable[[Dates], date | None], codes: Codes) -> Any:
    days = np.array([day(dates) for dates in spoken], dtype="datetime64[ns]")
    return days[codes]
