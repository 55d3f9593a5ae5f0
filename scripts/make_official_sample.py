"""Typeset the small official sample in data/raw/official out of the interactive tool's long table.

Usage: python scripts/make_official_sample.py FOLDER [OUT], where FOLDER holds lait_values.parquet and
lait_dictionary.csv. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
YEARS = [str(year) for year in range(2016, 2026)]

#: Name in the long table: level, region code, region, old code, new code, name in the tidy file.
AREAS = {
    "England": ("National", "", "", "", "", ""),
    "London": ("Regional", "E12000007", "London", "", "", ""),
    "London (Outer)": ("Regional", "E13000002", "Outer London", "", "", ""),
    "Brent": ("Local authority", "E13000002", "Outer London", "304", "E09000005", "Brent"),
    "Bromley": ("Local authority", "E13000002", "Outer London", "305", "E09000006", "Bromley"),
}
PLACES = ["country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name"]
META = ["col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint"]
META.append("filter_grouping_column")

#: File: its measures, each with the unit that a meta file prints.
FILES = {
    "official_sample_children": {
        "CPP_Num": "",
        "CPP_rate": "per 10,000",
        "PrevRegCPR": "%",
        "CPPlans2yrsActive": "%",
        "CP_conf_15days": "%",
        "Continue_Assess_Comp": "%",
        "ReReferral": "%",
        "LACnum": "",
        "LAC": "per 10,000",
        "LACceased": "",
        "CareLeaverEET": "%",
        "CareLeaverAcc": "%",
    },
    "official_sample_workforce": {
        "Work_Force_Agecy_Rate": "%",
        "Work_Force_Vac_Rate": "%",
        "Work_Force_TO_Rate": "%",
        "Work_Force_AvgNumCase_SW": "",
    },
}


def main(folder: Path, out: Path) -> None:
    """Write each file and its meta file."""
    values = pd.read_parquet(folder / "lait_values.parquet").set_index(["Short Desc", "LA and Regions", "Years"])[
        "Values"
    ]
    labels = (
        pd.read_csv(folder / "lait_dictionary.csv")
        .drop_duplicates("Measure_short")
        .set_index("Measure_short")["Measure"]
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, measures in FILES.items():
        rows = [
            [
                year,
                "Reporting year",
                level,
                "E92000001",
                "England",
                *place,
                *(printed(values[m, area, year]) for m in measures),
            ]
            for year in reversed(YEARS)
            for area, (level, *place) in AREAS.items()
        ]
        heading = ["time_period", "time_identifier", "geographic_level", *PLACES, *measures]
        write(out / f"{name}.csv", heading, rows)
        write(
            out / f"{name}.meta.csv",
            META,
            ([measure, "Indicator", labels[measure], "", unit, "", "", ""] for measure, unit in measures.items()),
        )


def printed(value: str) -> str:
    """Print a value as the tidy files do: no binary dust behind the point, and x where there is no figure."""
    return "x" if value == "-" else f"{float(value):.10g}"


def write(path: Path, heading: list[str], rows: Iterable[list[str]]) -> None:
    """Write a CSV file with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else ROOT / "data" / "raw" / "official")
