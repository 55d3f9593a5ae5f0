"""Rows -> frames that keep their statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.tables.schema import TABLES


def empty(table: str) -> pd.DataFrame:
    """Return the table with its columns and types and no row."""
    return frame(table, [])


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make a table from rows; a key that a row lacks is a missing value or an empty text.

    Parameters
    ----------
    table : str
        A name in ``TABLES``.
    rows : iterable of mapping
        Column name to value; dates as ISO strings or dates.

    Returns
    -------
    DataFrame
        With exactly the columns and types that the table states.
    """
    return conform(table, pd.DataFrame(list(rows), dtype=object))


def conform(table: str, data: pd.DataFrame) -> pd.DataFrame:
    """Bring any frame's columns to the table's order and types; columns of other names are dropped."""
    columns: dict[str, pd.Series[Any]] = {}
    for name, column in TABLES[table].columns.items():
        values = data[name] if name in data else pd.Series([None] * len(data), index=data.index, dtype=object)
        columns[name] = _typed(values, str(column.dtype), column.dtype.type)
    return pd.DataFrame(columns, columns=list(columns)).reset_index(drop=True)


def _typed(values: pd.Series[Any], name: str, dtype: Any) -> pd.Series[Any]:
    """Give a series its stated type; what does not fit raises, it is never coerced to missing."""
    if values.dtype == dtype and not (name.startswith("string") and values.hasnans):
        return values
    if name.startswith("string"):
        return values.astype("string").fillna("")
    if name == "category":
        return _closed(values, dtype)
    given = values.astype(object).mask(values.eq(""))
    if name.startswith("datetime"):
        return pd.to_datetime(given, format="ISO8601").astype("datetime64[ns]")
    numbers: pd.Series[Any] = pd.to_numeric(given)
    return numbers.astype(pd.api.types.pandas_dtype(name))


def _closed(values: pd.Series[Any], dtype: pd.CategoricalDtype) -> pd.Series[Any]:
    given = values.astype(object).mask(values.isna() | values.eq(""))
    strange = set(given.dropna()) - set(dtype.categories)
    if strange:
        raise ValueError(f"column {values.name!r}: {sorted(strange)} is not in its vocabulary {list(dtype.categories)}")
    return given.astype(dtype)


def check(table: str, data: pd.DataFrame) -> pd.DataFrame:
    """Return the frame when it keeps the table's statement; raise pandera's error when it does not."""
    return TABLES[table].validate(data)
