"""Write data/processed/national from a folder of real reports: facts and page numbers, and nobody's sentences.

    python scripts/national.py ../shared/corpus

The tables are those of an ordinary build without the columns that hold a report's own words.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.build import build

OUT = Path(__file__).resolve().parent.parent / "data" / "processed" / "national"
#: Columns that quote; a page number is left beside each, and anyone can build their own.
WORDS = {
    "grades": ["quote", "cited_inspection"],
    "facts": ["quote"],
    "recommendations": ["text"],
    "doubts": ["quote"],
}


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = build(chosen.reports, name).tables
    wordless = {table: blanked(getattr(found, table), columns) for table, columns in WORDS.items()}
    # an action plan's rows are nothing but words
    written = tables.save(replace(found, **wordless, actions=tables.empty("actions")), chosen.out)
    for file in written:
        print(f"{file.name:<28} {file.stat().st_size / 1024:8.0f} KB")


def blanked(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Empty the columns that quote."""
    return frame.assign(**{column: pd.Series("", index=frame.index, dtype="string") for column in columns})


if __name__ == "__main__":
    main()
