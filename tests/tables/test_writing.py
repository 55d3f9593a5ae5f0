"""Tables that are written as their rows come are those that are written at once."""

from __future__ import annotations

import pandas as pd
import pandera.errors
import pytest

from analysis import tables
from analysis.tables import writing
from analysis.tables.writing import Writer


def fact(number: int, **more: object) -> dict[str, object]:
    row = {"document": f"d{number}", "part": 0, "authority": "Brent", "metric": "cp_plan_count", "source": "report"}
    when = {"as_of": f"20{10 + number % 9}-03-31"} if number % 3 else {"period_text": "this year"}
    quote = "=SUM(A1)" if number % 5 == 0 else f"There were {number},\nas told."
    return {**row, "role": "actual", "qualifier": "exact", "value": number / 7, "quote": quote, **when, **more}


@pytest.mark.parametrize("held", [1, 4, 1000])
def test_piece_by_piece_is_the_same_as_at_once(tmp_path, monkeypatch, held):
    rows = [fact(n, page=n if n % 2 else None) for n in range(30)]
    monkeypatch.setattr(writing, "_GROUP", held)
    with Writer(tmp_path / "pieces") as writer:
        for begin in range(0, 30, 7):
            writer.add({"facts": tables.frame("facts", rows[begin : begin + 7])})
        writer.add({"facts": tables.empty("facts")})
    monkeypatch.undo()
    frames = {name: tables.empty(name) for name in tables.TABLES} | {"facts": tables.frame("facts", rows)}
    written = tables.save(tables.Tables(**frames), tmp_path / "whole")
    assert [path.name for path in written] == [path.name for path in writer.files]
    for path in written:
        if path.suffix == ".csv":
            assert path.read_bytes() == (tmp_path / "pieces" / path.name).read_bytes()
    pd.testing.assert_frame_equal(tables.load(tmp_path / "pieces").facts, frames["facts"])
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "pieces" / "facts.parquet"), frames["facts"])
    (tmp_path / "pieces" / "facts.parquet").unlink()
    pd.testing.assert_frame_equal(tables.load(tmp_path / "pieces").facts, frames["facts"])


def test_no_more_than_a_piece_is_held(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_GROUP", 10)
    with Writer(tmp_path) as writer:
        for number in range(25):
            writer.add({"facts": tables.frame("facts", [fact(number)])})
            assert sum(table.num_rows for table in writer._tables["facts"]._waiting) < 10
        assert (tmp_path / "facts.csv").exists()


def test_a_row_that_breaks_its_statement_is_refused(tmp_path):
    with pytest.raises(pandera.errors.SchemaError), Writer(tmp_path) as writer:
        writer.add({"facts": tables.frame("facts", [fact(1)]).drop(columns="page")})


def test_a_table_without_rows_has_its_heading(tmp_path):
    with Writer(tmp_path) as writer:
        pass
    assert all(path.exists() for path in writer.files)
    heading = (tmp_path / "grades.csv").read_text()
    assert heading == ",".join(tables.TABLES["grades"].columns) + "\n"
