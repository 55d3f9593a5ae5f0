"""Small published files, in our own words, for the tests."""

from __future__ import annotations

from pathlib import Path

PLACES = "country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
ENGLAND = "E92000001,England,,,,,"
LONDON = "E92000001,England,E12000007,London,,,"
BRENT = "E92000001,England,E13000002,Outer London,304,E09000005,Brent"
BARNSLEY = "E92000001,England,E12000003,Yorkshire and The Humber,370,E08000016,Barnsley"


def tidy(
    folder: Path, rows: list[str], *, name: str = "csww_made", columns: str = "agency_rate_fte", meta: bool = True
) -> Path:
    """Write a tidy file of the given rows, and its meta file."""
    heading = f"time_period,time_identifier,geographic_level,{PLACES},{columns}"
    path = folder / f"{name}.csv"
    path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    if meta:
        lines = [f"{column},{_type(column)},{column},,%,1,," for column in columns.split(",")]
        described = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,grouping\n"
        path.with_name(f"{name}.meta.csv").write_text(described + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def interactive(folder: Path, rows: list[str], *, name: str = "long.csv", dictionary: str = "") -> Path:
    """Write an interactive tool's long table, and a dictionary when one is given."""
    path = folder / name
    heading = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"
    path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    if dictionary:
        described = "Measure_code,Measure_short,Measure,y_axis_name,Year_Type\n"
        (folder / "dictionary.csv").write_text(described + dictionary + "\n", encoding="utf-8")
    return path


def _type(column: str) -> str:
    return "Filter" if column in {"category", "age", "activity"} else "Indicator"
