"""A published file, CSV or Parquet, as columns of codes into short lists of words, and the troubles met on the way."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from analysis.official.problems import Problem

#: Places in a short list, one for each row.
Codes: TypeAlias = npt.NDArray[np.int32]

#: Codes may reach so many times the number of rows before sorting them beats counting them.
_SPARSE: Final = 8
#: How many different values of one trouble are told one by one.
_TOLD: Final = 20


class UnreadableError(Exception):
    """The file as a whole cannot be read; the message says why."""


@dataclass(slots=True)
class Column:
    """A column: its different words, and for each row the place of its word."""

    words: list[str]
    codes: Codes

    def rows(self, place: int) -> npt.NDArray[np.int64]:
        """Return the rows that hold a word."""
        return np.flatnonzero(self.codes == place)


@dataclass
class Source:
    """One file that is being read."""

    path: Path
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def document(self) -> str:
        """The file's id: the first 12 hexadecimal digits of its SHA-256."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]

    @property
    def names(self) -> list[str]:
        """The columns' names."""
        return self._table.names

    def column(self, name: str) -> Column:
        """Read a column; a missing value is an empty word."""
        try:
            return _coded(self._table.read(name))
        except MemoryError:  # Arrow's own is one of its exceptions too; this process is at its bound and shall end
            raise
        except pa.ArrowException as error:
            raise UnreadableError(f"has a column {name!r} that cannot be read: {error}") from error

    def tell(self, column: str, value: str, reason: str, rows: Sequence[int] | npt.NDArray[np.int64] = ()) -> None:
        """Note a trouble: at its first row where rows are given, else of the whole file."""
        line = self._table.line(int(rows[0])) if len(rows) else None
        self.problems.append(Problem(self.path.name, line, column, value, reason, max(len(rows), 1)))

    def tell_heading(self, column: str, reason: str) -> None:
        """Note what is wrong with a column as a whole: its place is the heading."""
        self.problems.append(Problem(self.path.name, 1, column, "", reason))

    def tell_whole(self, reason: str) -> None:
        """Note what is wrong with the file as a whole."""
        self.problems.append(Problem(self.path.name, None, "", "", reason))

    def tell_words(self, name: str, column: Column, troubles: dict[int, str]) -> None:
        """Note what is wrong with some of a column's words, given by their places; of very many, the first."""
        for place in list(troubles)[:_TOLD]:
            self.tell(name, column.words[place], troubles[place], column.rows(place))
        rest = list(troubles)[_TOLD:]
        if rest:
            rows = np.flatnonzero(np.isin(column.codes, rest))
            self.tell(name, "", f"{len(rest)} more values like these cannot be read", rows)

    @cached_property
    def _table(self) -> _Csv | _Parquet:
        if self.path.suffix.lower() == ".parquet":
            return _Parquet(self.path)
        text, trouble = decode(self.path.read_bytes())
        if trouble:
            self.problems.append(Problem(self.path.name, *trouble))
        table = _Csv(text)
        for line, expected, found in table.odd_rows:
            self.problems.append(
                Problem(self.path.name, line, "", "", f"has {found} columns where the heading has {expected}; left out")
            )
        return table


def decode(data: bytes) -> tuple[str, tuple[int, str, str, str] | None]:
    """Decode a file's bytes: UTF-8, UTF-16 that says so, else Windows-1252, which is told with its place.

    Returns
    -------
    tuple
        The text, and None or the line, the column, the value and the reason of a trouble.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        line, column, value = _place(text, len(data[: error.start].decode("cp1252", errors="replace")))
        return text, (line, column, value, "is not UTF-8; the whole file was read as Windows-1252")


def _place(text: str, at: int) -> tuple[int, str, str]:
    """Find the line, the column's name and the cell of a character of a CSV text."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    cells = next(csv.reader([text[begin : len(text) if end < 0 else end]]), [])
    before = next(csv.reader([text[begin : at + 1]]), [])
    number = max(len(before) - 1, 0)
    heading = next(csv.reader([text[: max(text.find("\n"), 0)]]), [])
    column = heading[number] if number < len(heading) else ""
    return text.count("\n", 0, at) + 1, column, cells[number] if number < len(cells) else ""


class _Csv:
    """A CSV text; every cell is a word, whatever it looks like."""

    def __init__(self, text: str) -> None:
        if not text.strip():
            raise UnreadableError("is empty")
        self._text = text
        printed = [name.strip() for name in next(csv.reader(io.StringIO(text, newline="")))]
        self.odd_rows: list[tuple[int, int, int]] = []
        self._positions = [f"{place}" for place in range(len(printed))]
        #: The first of columns that share a name is the one that is read.
        self._place = {name: place for place, name in reversed(list(enumerate(printed)))}
        self.names = [name for name in dict.fromkeys(printed) if name]
        self._read = self._parsed()

    def read(self, name: str) -> Any:
        return self._read.column(self._place[name])

    def line(self, row: int) -> int:
        return self._lines[row]

    @cached_property
    def _lines(self) -> list[int]:
        """The line that each row begins on: counted only when there is something to tell."""
        return [line for line, cells in _rows(self._text) if len(cells) == len(self._positions)][1:]

    def _parsed(self) -> Any:
        odd: list[Any] = []

        def pass_over(row: Any) -> str:
            odd.append(row)
            return "skip"

        try:
            table = pyarrow.csv.read_csv(
                io.BytesIO(self._text.encode()),
                pyarrow.csv.ReadOptions(use_threads=False, column_names=self._positions, skip_rows_after_names=1),
                pyarrow.csv.ParseOptions(newlines_in_values=True, invalid_row_handler=pass_over),
                pyarrow.csv.ConvertOptions(
                    column_types=dict.fromkeys(self._positions, pa.dictionary(pa.int32(), pa.string())),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid as error:
            raise UnreadableError(f"is not a CSV file that can be read: {error}") from error
        if odd:
            wide = len(self._positions)
            self.odd_rows = [
                (line, wide, len(cells)) for line, cells in _rows(self._text) if len(cells) not in (0, wide)
            ]
        return table


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV text, heading and all, with the line that each begins on."""
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


class _Parquet:
    """A Parquet file, read one column at a time."""

    def __init__(self, path: Path) -> None:
        try:
            schema = pyarrow.parquet.read_schema(path)
            texts = [
                each.name for each in schema if pa.types.is_string(each.type) or pa.types.is_large_string(each.type)
            ]
            self._file = pyarrow.parquet.ParquetFile(path, read_dictionary=texts)
        except (pa.ArrowException, OSError) as error:
            raise UnreadableError(f"is not a Parquet file that can be read: {error}") from error
        self.names: list[str] = list(schema.names)

    def read(self, name: str) -> Any:
        return self._file.read(columns=[name], use_threads=False).column(0)

    def line(self, row: int) -> int:
        return row + 1


def _coded(column: Any) -> Column:
    """Turn an Arrow column into words and codes."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks() if column.num_chunks > 1 else column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else pa.array([], pa.dictionary(pa.int32(), pa.string()))
    words = [str(word) if word is not None else "" for word in whole.dictionary.cast(pa.string()).to_pylist()]
    missing = whole.null_count
    codes = whole.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
    return Column([*words, ""] if missing else words, codes.astype(np.int32, copy=False))


def combinations(columns: Sequence[Column]) -> tuple[list[tuple[str, ...]], Codes]:
    """Return the different combinations of words in the rows of some columns, and for each row the place of its own."""
    words: list[tuple[str, ...]] = [(word,) for word in columns[0].words]
    codes = columns[0].codes
    for column in columns[1:]:
        size = len(column.words)
        used, codes = renumbered(codes * np.int64(size) + column.codes, len(words) * size)
        words = [(*words[code // size], column.words[code % size]) for code in used]
    return words, codes


def renumbered(codes: npt.NDArray[Any], size: int) -> tuple[list[int], Codes]:
    """Return the codes that occur, in order, and each code's place among them; all codes are below ``size``."""
    if size > _SPARSE * len(codes):
        used, places = np.unique(codes, return_inverse=True)
        return used.tolist(), places.astype(np.int32)
    occurs = np.bincount(codes, minlength=size) > 0
    return np.flatnonzero(occurs).tolist(), (np.cumsum(occurs, dtype=np.int32) - np.int32(1))[codes]
