"""Tables as an accessible spreadsheet: one named table a sheet, one header row, nothing merged.

The layout is the Government Analysis Function's: contents first, then notes, then the tables, each with its title
in the first cell. gptables writes that layout too, but turns text that begins with '=' into a formula and dates into
bare numbers, so the sheets are written here.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from analysis.tables import TABLES

_FONT: Final = "Arial"
_WIDEST, _NARROWEST = 60, 9
#: What a spreadsheet might take for a formula when a cell is edited or the sheet is copied.
_LIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
#: What the format cannot hold: control characters, and others that no XML may have.
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A file's dates say nothing of the data: the same tables give the same bytes.
_ALWAYS: Final = datetime.datetime(2000, 1, 1)
_BLANK: Final = "A blank cell means that the value is not known or not given."


def export_workbook(
    tables: Mapping[str, pd.DataFrame] | Any,
    path: str | Path,
    *,
    title: str = "Paths to Good",
    notes: Sequence[str] = (),
    descriptions: Mapping[str, str] | None = None,
) -> Path:
    """Write tables as an accessible .xlsx workbook, and return its path.

    Parameters
    ----------
    tables : mapping of str to DataFrame, or Tables
        Each table under its name.
    path : str or Path
        Where to write.
    title : str
        The workbook's title.
    notes : sequence of str
        What a reader must know, one note a row of the sheet of notes.
    descriptions : mapping of str to str, optional
        A sentence on each table; those of the build's own tables are known.

    Returns
    -------
    Path
        Dates are dates, numbers are numbers, and text is text even where it looks like a formula.
    """
    frames = {f.name: getattr(tables, f.name) for f in fields(tables)} if is_dataclass(tables) else dict(tables)
    sheets = _names(list(frames), r"[^\w .,()&+=@-]", 31, taken=("Contents", "Notes", "Columns"))
    told = {name: (descriptions or {}).get(name) or _description(name) for name in frames}
    book = Workbook()
    contents = pd.DataFrame({"sheet": [sheets[name] for name in frames], "table": [told[name] for name in frames]})
    front = book.active
    assert isinstance(front, Worksheet)
    front.title = "Contents"
    _sheet(front, title, f"This workbook holds {_many(len(frames), 'table')}. {_BLANK}", contents, "contents")
    for row, name in enumerate(sheets.values(), start=_HEADER + 1):
        front.cell(row, 1).hyperlink = f"#'{name}'!A1"
    if notes:
        numbered = pd.DataFrame({"note": range(1, len(notes) + 1), "text": list(notes)})
        _sheet(book.create_sheet("Notes"), "Notes", "This sheet holds one table.", numbered, "notes")
    _sheet(
        book.create_sheet("Columns"),
        "What each column holds",
        "This sheet holds one table.",
        _columns(frames),
        "columns",
    )
    idents = _names(list(frames), r"\W", 200, taken=("contents", "notes", "columns"), ident=True)
    for name, frame in frames.items():
        size = f"This sheet holds one table of {_many(len(frame), 'row')} and {_many(len(frame.columns), 'column')}."
        _sheet(book.create_sheet(sheets[name]), told[name], f"{size} {_BLANK}", frame, idents[name])
    return _saved(book, title, Path(path))


_HEADER: Final = 4


def _sheet(sheet: Worksheet, title: str, about: str, frame: pd.DataFrame, ident: str) -> None:
    """Write a title, a line on what follows, and one table."""
    _write(sheet.cell(1, 1), title, Font(name=_FONT, size=14, bold=True))
    _write(sheet.cell(2, 1), about, Font(name=_FONT, size=11))
    names = _headers(frame)
    for column, name in enumerate(names, start=1):
        _write(sheet.cell(_HEADER, column), name, Font(name=_FONT, size=11, bold=True))
    looks = {look: _look(sheet, look) for look in ("plain", "date", "live")}
    widths = [len(name) + 4 for name in names]
    for column, (_, values) in enumerate(frame.items(), start=1):
        for row, value in enumerate(values, start=_HEADER + 1):
            plain = _plain(value)
            if plain is not None:
                cell = sheet.cell(row, column)
                _fill(cell, plain)
                cell._style = looks[_look_of(plain)]
                widths[column - 1] = max(widths[column - 1], min(len(str(plain)), _WIDEST))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 1, _NARROWEST), _WIDEST)
    _name_table(sheet, ident, max(len(names), 1), len(frame))


def _name_table(sheet: Worksheet, ident: str, columns: int, rows: int) -> None:
    """Make the rows a named table; one without a row keeps an empty one, as the format asks."""
    end = f"{get_column_letter(columns)}{_HEADER + max(rows, 1)}"
    table = Table(displayName=ident, name=ident, ref=f"A{_HEADER}:{end}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)
    sheet.add_table(table)
    sheet.freeze_panes = f"A{_HEADER + 1}"
    sheet.sheet_view.showGridLines = False


def _write(cell: Cell, value: str, font: Font) -> None:
    _fill(cell, _UNWRITABLE.sub(" ", value))
    cell.font = font


def _fill(cell: Cell, value: Any) -> None:
    """Put a value into a cell; text stays text, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _look_of(value: Any) -> str:
    if isinstance(value, str):
        return "live" if value.startswith(_LIVE) else "plain"
    return "date" if isinstance(value, datetime.date) else "plain"


def _look(sheet: Worksheet, look: str) -> Any:
    """Return a style that cells share: one a cell would make a large table slow."""
    cell = Cell(sheet, row=1, column=1)
    cell.font = Font(name=_FONT, size=11)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if look == "date":
        cell.number_format = "yyyy-mm-dd"
    if look == "live":
        cell.quotePrefix = True
    return cell._style


def _plain(value: Any) -> Any:
    """Return a value as a spreadsheet holds it: a number, a date, a truth, a text, or nothing."""
    if isinstance(value, (tuple, list, set, frozenset)):
        value = ", ".join(str(part) for part in value)
    if isinstance(value, str):
        return _UNWRITABLE.sub(" ", value) or None
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and not np.isfinite(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date() if value == value.normalize() else value.tz_localize(None).to_pydatetime()
    if isinstance(value, np.generic):
        return _plain(value.item())
    return value if isinstance(value, (bool, int, float, datetime.date)) else str(value)


def _headers(frame: pd.DataFrame) -> list[str]:
    """Return one text a column, no two alike, as a named table asks."""
    names: list[str] = []
    for column in frame.columns:
        name = _UNWRITABLE.sub(" ", str(column)).strip() or "column"
        while name.lower() in {other.lower() for other in names}:
            name += "_"
        names.append(name)
    return names or ["empty"]


def _names(
    names: Sequence[str], bad: str, longest: int, *, taken: Sequence[str], ident: bool = False
) -> dict[str, str]:
    """Give every table a sheet's name, or a named table's, that a spreadsheet accepts and no other has."""
    used = {name.lower() for name in taken}
    found = {}
    for name in names:
        clean = re.sub(bad, "_", name).strip("'") or "table"
        if ident and not re.match(r"[A-Za-z]{4}|[A-Za-z_]+_", clean):
            clean = f"table_{clean}"  # a short name could be a cell's
        short, number = clean[:longest], 2
        while short.lower() in used:
            short, number = f"{clean[: longest - 3]}_{number}", number + 1
        used.add(short.lower())
        found[name] = short
    return found


def _description(name: str) -> str:
    known = TABLES.get(name)
    return str(known.description) if known is not None and known.description else name.replace("_", " ").capitalize()


def _columns(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Say of each column what it holds, where that is stated."""
    rows = []
    for name, frame in frames.items():
        stated = TABLES[name].columns if name in TABLES else {}
        for column in frame.columns:
            meaning = stated[column].description if column in stated else ""
            rows.append((name, str(column), _kind(frame[column]), meaning or ""))
    return pd.DataFrame(rows, columns=["table", "column", "kind", "meaning"])


def _kind(values: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(values):
        return "true or false"
    if pd.api.types.is_numeric_dtype(values):
        return "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(values) else "text"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _saved(book: Workbook, title: str, path: Path) -> Path:
    """Save with the dates taken out, which the format puts into the file and into its archive."""
    book.properties.title = title
    book.properties.creator = "Paths to Good"
    book.properties.created = _ALWAYS
    written = io.BytesIO()
    book.save(written)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                stamp = _ALWAYS.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            new.writestr(zipfile.ZipInfo(part.filename, _ALWAYS.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return path
