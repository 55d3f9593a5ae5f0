"""A workbook that a screen reader can walk through, and that runs nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.charts import export_workbook
from tests.charts import samples

LIVE = ["=1+1", "+44 20", "-5", "@sum", "\tx", "\rx", "=HYPERLINK(\"x\")", "|calc", "%x"]  # fmt: skip


def _cells(path: Path, sheet: str) -> list[list[openpyxl.cell.Cell]]:
    return [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(min_row=5)]


def test_every_sheet_has_a_title_one_named_table_and_nothing_merged(tmp_path: Path) -> None:
    path = export_workbook({"grades": samples.brent(), "facts": samples.agency()}, tmp_path / "w.xlsx", notes=["One."])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Contents", "Notes", "Columns", "grades", "facts"]
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len(set(names)) == 5
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].value
        assert sheet["A1"].font.bold
        (table,) = sheet.tables.values()
        header = [cell.value for cell in sheet[4]]
        assert [column.name for column in table.tableColumns] == header
        assert all(isinstance(name, str) for name in header)
        assert table.ref.endswith(str(sheet.max_row))
        assert sheet.freeze_panes == "A5"


def test_dates_are_dates_and_numbers_numbers(tmp_path: Path) -> None:
    frame = pd.DataFrame({
        "day": pd.to_datetime(["2020-02-29", None]), "count": pd.array([3, None], dtype="Int64"),
        "share": [0.25, float("inf")], "grade": pd.Categorical(["good", None]), "sure": [True, False],
        "names": [("a", "b"), ()],
    })  # fmt: skip
    rows = _cells(export_workbook({"t": frame}, tmp_path / "w.xlsx"), "t")
    first, second = ([cell.value for cell in row] for row in rows)
    assert first == [datetime.datetime(2020, 2, 29), 3, 0.25, "good", True, "a, b"]
    assert rows[0][0].number_format == "yyyy-mm-dd"
    assert second == [None, None, None, None, False, None]


@pytest.mark.parametrize("text", LIVE)
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    path = export_workbook({text: pd.DataFrame({text: [text]})}, tmp_path / "w.xlsx", title=text, notes=[text],
                           descriptions={text: text})  # fmt: skip
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    last = openpyxl.load_workbook(path).worksheets[-1]
    assert last["A5"].value.replace("\n", "\r").replace("_x000D_", "\r") == text
    assert last["A5"].quotePrefix


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.text(min_size=1, max_size=40))
def test_any_text_can_be_written_and_read_again(tmp_path: Path, texts: list[str], name: str) -> None:
    path = export_workbook({name: pd.DataFrame({"text": texts})}, tmp_path / "w.xlsx")
    book = openpyxl.load_workbook(path)
    assert len(book.worksheets[-1].title) <= 31
    assert all(cell.data_type in ("s", "n", "inlineStr") for row in book.worksheets[-1].iter_rows() for cell in row)


def test_tables_whose_names_collide_are_kept_apart(tmp_path: Path) -> None:
    long = "a name that is a good deal longer than a sheet allows"
    frame = pd.DataFrame({"x": [1]})
    path = export_workbook({long: frame, long + "!": frame, "ab1": frame, "Notes": frame}, tmp_path / "w.xlsx")
    book = openpyxl.load_workbook(path)
    assert len({title.lower() for title in book.sheetnames}) == 6
    names = [name for sheet in book for name in sheet.tables]
    assert len({name.lower() for name in names}) == 6
    assert "ab1" not in names


def test_columns_that_collide_and_tables_without_a_row_are_written(tmp_path: Path) -> None:
    frame = pd.DataFrame([[1, 2]], columns=["x", "X"])
    book = openpyxl.load_workbook(export_workbook({"t": frame, "u": frame.head(0)}, tmp_path / "w.xlsx"))
    assert [cell.value for cell in book["t"][4]] == ["x", "X_"]
    assert [cell.value for cell in book["u"][4]] == ["x", "X_"]


def test_the_builds_own_tables_bring_their_descriptions(tmp_path: Path) -> None:
    built = tables.Tables(**{name: tables.empty(name) for name in tables.TABLES})
    book = openpyxl.load_workbook(export_workbook(built, tmp_path / "w.xlsx"))
    assert book["grades"]["A1"].value == "One row for each judgement."
    meanings = [[cell.value for cell in row] for row in book["Columns"].iter_rows(min_row=5)]
    assert ["grades", "page", "number", "Page of the file, from 1."] in meanings


def test_the_same_tables_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = export_workbook({"grades": samples.brent()}, tmp_path / "one.xlsx").read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    two = export_workbook({"grades": samples.brent()}, tmp_path / "two.xlsx").read_bytes()
    assert one == two
    assert b"2026-" not in one
