"""Writing tables as their rows come: what is held at a time does not grow with the archive."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from analysis.tables.frames import check, empty
from analysis.tables.neutral import harmless
from analysis.tables.schema import TABLES

#: Rows that a Parquet file's groups of rows have at least; until there are as many, they are held as Arrow does, which
#: takes a tenth of what they take as a frame.
_GROUP: Final = 10_000


class Writer:
    """Every table as CSV and Parquet in a folder; rows are added in the order in which they shall stand.

    Parameters
    ----------
    folder : Path
        It is made.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._tables = {name: _One(name, folder) for name in TABLES}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for table in self._tables.values():
            table.close(whole=error is None)

    @property
    def files(self) -> list[Path]:
        """The files; they are whole when the writer is closed."""
        return [path for table in self._tables.values() for path in (table.csv, table.parquet)]

    def add(self, frames: Mapping[str, pd.DataFrame]) -> None:
        """Add rows to tables, given by name.

        Raises
        ------
        SchemaError
            When rows break their table's statement.
        """
        for name, frame in frames.items():
            self._tables[name].add(frame)


class _One:
    """One table's two files."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self.csv, self.parquet = folder / f"{name}.csv", folder / f"{name}.parquet"
        self._text = self.csv.open("w", encoding="utf-8", newline="")
        self._comma_separated(empty(name), header=True)
        # types that are the same whatever rows come first
        self._schema: Any = pa.Schema.from_pandas(empty(name), preserve_index=False)
        self._typed: Any = pyarrow.parquet.ParquetWriter(self.parquet, self._schema)
        self._waiting: list[Any] = []

    def add(self, frame: pd.DataFrame) -> None:
        data = check(self._name, frame)
        self._comma_separated(data, header=False)
        self._waiting.append(pa.Table.from_pandas(data, schema=self._schema, preserve_index=False))
        if sum(table.num_rows for table in self._waiting) >= _GROUP:
            self._group()

    def close(self, *, whole: bool) -> None:
        if whole:
            self._group()
        self._text.close()
        self._typed.close()

    def _group(self) -> None:
        tables, self._waiting = self._waiting, []
        if any(table.num_rows for table in tables):
            self._typed.write_table(pa.concat_tables(tables))

    def _comma_separated(self, data: pd.DataFrame, *, header: bool) -> None:
        harmless(data).to_csv(self._text, index=False, header=header, date_format="%Y-%m-%d", lineterminator="\n")
