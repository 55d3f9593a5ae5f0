"""Write docs/data-dictionary.md from the table statements.

python scripts/dictionary.py
"""

from __future__ import annotations

from pathlib import Path

from analysis.extraction.facts import catalogue
from analysis.tables import TABLES

OUT = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"

INTRODUCTION = """\
# Data dictionary

Written by `scripts/dictionary.py` from the statements in `src/analysis/tables/schema.py` and the catalogue of metrics;
a test keeps it current.

Every table is written as CSV (opens anywhere) and Parquet (types kept). Dates are ISO; a missing value is an empty
cell. `document` and `part` join the tables.

"""
TYPES = {
    "string": "text",
    "category": "one of a list",
    "datetime64[ns]": "date",
    "Int64": "whole number",
    "Float64": "number",
}


def main() -> None:
    """Write the file."""
    OUT.write_text(text(), encoding="utf-8", newline="\n")


def text() -> str:
    """Return the whole dictionary as Markdown."""
    parts = [INTRODUCTION]
    for name, schema in TABLES.items():
        parts.append(f"## {name}\n\n{schema.description}\n\n| column | type | meaning |\n| --- | --- | --- |\n")
        for column, statement in schema.columns.items():
            kind = TYPES[str(statement.dtype).split("[py")[0]]
            parts.append(f"| `{column}` | {kind} | {statement.description} |\n")
        parts.append("\n")
    parts.append("## The metrics\n\nWhat `facts.metric` may hold when the source is a report or a paper.\n\n")
    parts.append("| metric | label | unit | group | more is |\n| --- | --- | --- | --- | --- |\n")
    for metric in catalogue():
        parts.append(f"| `{metric.id}` | {metric.label} | {metric.unit} | {metric.group} | {metric.polarity} |\n")
    return "".join(parts)


if __name__ == "__main__":
    main()
