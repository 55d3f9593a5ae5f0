"""The education department's conventions for a data file, put on our tables as they ship.

Every file begins with when and where, in the department's words; a file of the same name with ``.meta`` before its
ending says of each other column whether it is a filter or an indicator. What a column is comes from the tables' own
statement. See https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html.
"""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import pandera.pandas as pa

from analysis import authorities
from analysis.official.areas import comparators
from analysis.tables import TABLES
from analysis.tables.shipped import DEPARTMENT
from scripts.release.wording import WITHHELD

#: When and where, before the columns of our own: the department asks for them by these names, in this order.
LEADING: Final = pa.DataFrameSchema(
    {
        "time_period": pa.Column(
            "Int64", nullable=True, description="The calendar year in which the inspection ended."
        ),
        "time_identifier": pa.Column("string", description="Always 'Calendar year'."),
        "geographic_level": pa.Column("string", description="Always 'Local authority'."),
        "country_code": pa.Column("string", description="England's GSS code."),
        "country_name": pa.Column("string", description="Always 'England'."),
        "region_code": pa.Column("string", description="The region's GSS code."),
        "region_name": pa.Column("string", description="The region."),
        "old_la_code": pa.Column("string", description="The authority's three digits at the department."),
        "new_la_code": pa.Column("string", description="The authority's GSS code: `authority_code` in our tables."),
        "la_name": pa.Column("string", description="The authority's name in full: `authority` in our tables."),
    }
)
META: Final = (
    *("col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp"),
    *("filter_hint", "filter_grouping_column"),
)
#: A filter whose entries another column groups; the department wants no line of its own for that one.
_GROUPED: Final = {"metric": "group"}
#: Numbers that tell rows apart and measure nothing.
_KEYS: Final = ("part",)


def as_department(table: str, data: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return a table as its CSV file holds it: when and where first, and none of the columns that are withheld."""
    codes = documents.drop_duplicates(["document", "part"]).set_index(["document", "part"])["authority_code"]
    where = pd.MultiIndex.from_frame(data[["document", "part"]])
    leading = _leading(data["inspection_end"], codes.reindex(where).astype("string").fillna("").tolist(), data.index)
    own = [column for column in data.columns if column not in (*DEPARTMENT, *WITHHELD.get(table, ()))]
    return pd.concat([leading, data[own]], axis="columns")


def _leading(days: pd.Series[Any], codes: list[str], index: pd.Index[Any]) -> pd.DataFrame:
    regions = {area.name: area.code for area, _, _ in comparators()}
    known = [authorities.by_code(code) for code in codes]
    columns: dict[str, Any] = {
        "time_period": days.dt.year.astype("Int64"),
        "time_identifier": "Calendar year",
        "geographic_level": "Local authority",
        "country_code": regions["England"],
        "country_name": "England",
        "region_code": [regions.get(one.region, "") if one else "" for one in known],
        "region_name": [one.region if one else "" for one in known],
        "old_la_code": [one.dfe_code if one else "" for one in known],
        "new_la_code": [one.code if one else "" for one in known],
        "la_name": [one.name if one else "" for one in known],
    }
    return pd.DataFrame(columns, index=index)


def statement(table: str, columns: list[str]) -> dict[str, pa.Column]:
    """Return what is stated of each column of a CSV file: ours by the tables' statement, the department's here."""
    stated = LEADING.columns | TABLES[table].columns
    return {name: stated[name] for name in columns}


def meta(table: str, columns: list[str]) -> pd.DataFrame:
    """Return the file that describes a data file's filters and indicators."""
    rows = [
        _described(name, column)
        for name, column in statement(table, columns).items()
        if name not in LEADING.columns and name not in _GROUPED.values()
    ]
    return pd.DataFrame(rows, columns=list(META), dtype="string").fillna("")


def _described(name: str, column: pa.Column) -> dict[str, str]:
    kind = str(column.dtype)
    indicator = kind in ("Int64", "Float64") and name not in _KEYS
    row = {
        "col_name": name,
        "col_type": "Indicator" if indicator else "Filter",
        "label": name.replace("_", " ").capitalize(),
    }
    if indicator:
        return row | {"indicator_dp": "0" if kind == "Int64" else "1"}
    hint = str(column.description).partition(" One of:")[0]
    return row | {"filter_hint": hint, "filter_grouping_column": _GROUPED.get(name, "")}
