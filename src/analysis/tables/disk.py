"""Tables on disk: CSV that opens anywhere, and Parquet that keeps the types.

The Parquet files hold every text as it is. In the CSV files, which people open in a spreadsheet, a text that would run
as a formula has an apostrophe before it; ``load`` takes it away again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from analysis import commit
from analysis.tables.frames import conform, empty
from analysis.tables.neutral import as_meant
from analysis.tables.schema import TABLES
from analysis.tables.shipped import DEPARTMENT, SHIPPED, shipped
from analysis.tables.writing import Writer


@dataclass(slots=True)
class Tables:
    """All tables of one build."""

    documents: pd.DataFrame
    grades: pd.DataFrame
    facts: pd.DataFrame
    recommendations: pd.DataFrame
    actions: pd.DataFrame
    doubts: pd.DataFrame


def save(tables: Tables, folder: str | Path) -> list[Path]:
    """Write every table as CSV and Parquet into a folder, and return the files."""
    with Writer(Path(folder)) as writer:
        writer.add({table.name: getattr(tables, table.name) for table in fields(tables)})
    return writer.files


def load(folder: str | Path) -> Tables:
    """Read the tables of a folder, Parquet first; a table without a file comes back empty.

    Parameters
    ----------
    folder : str or Path
        A build's folder; or ``"national"``, the tables that ship with the project. A folder of your own with that
        name is ``"./national"``.

    Returns
    -------
    Tables

    Raises
    ------
    FileNotFoundError
        When the folder holds no table at all.
    """
    folder = shipped(folder) if isinstance(folder, str) and folder in SHIPPED else Path(folder)
    # a build that was killed while it put its tables in place is finished by whoever looks next
    commit.finish(folder)
    found = {name: _load(folder, name) for name in TABLES}
    if all(data is None for data in found.values()):
        raise FileNotFoundError(f"no tables in {folder}: run 'python -m analysis build' first, or name another folder")
    return Tables(**{name: empty(name) if data is None else data for name, data in found.items()})


def _load(folder: Path, name: str) -> pd.DataFrame | None:
    parquet, csv = folder / f"{name}.parquet", folder / f"{name}.csv"
    if parquet.exists():
        return conform(name, pd.read_parquet(parquet))
    if csv.exists():
        data = pd.read_csv(csv, dtype=str, keep_default_na=False)
        ours = {theirs: name for name, theirs in DEPARTMENT.items() if name not in data}
        return conform(name, as_meant(data.rename(columns=ours)))
    return None
