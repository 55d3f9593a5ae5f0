"""Frames that keep their statement, in memory and on disk."""

from __future__ import annotations

import pandas as pd
import pandera.errors
import pytest

from analysis import tables, words
from analysis.tables.schema import GRADE_ORDER

GRADE = {
    "document": "abc",
    "part": 0,
    "authority": "Brent",
    "authority_code": "E09000005",
    "framework": "ILACS",
    "inspection_end": "2018-05-25",
    "area": "overall",
    "theme": "overall",
    "grade": "good",
    "source": "stated",
    "page": 1,
}


def all_empty():
    return {name: tables.empty(name) for name in tables.TABLES}


@pytest.mark.parametrize("name", tables.TABLES)
def test_an_empty_table_keeps_its_statement(name):
    tables.check(name, tables.empty(name))


@pytest.mark.parametrize("name", tables.TABLES)
def test_every_column_says_what_it_means(name):
    schema = tables.TABLES[name]
    assert schema.description
    assert all(column.description for column in schema.columns.values())


def test_types_are_honest():
    frame = tables.frame("grades", [GRADE])
    assert frame["inspection_end"].iloc[0] == pd.Timestamp(2018, 5, 25)
    assert frame["page"].dtype == "Int64"
    assert frame["quote"].iloc[0] == ""
    assert frame.query("authority == 'Brent' and grade >= 'requires_improvement'").shape[0] == 1


def test_grades_are_ordered_worst_first_and_none_below_all():
    assert [*reversed(GRADE_ORDER)] == list(words.GRADES)
    frame = tables.frame("grades", [GRADE, {**GRADE, "grade": "inadequate"}, {**GRADE, "grade": "adequate"}])
    assert frame["grade"].max() == "good"
    assert frame["grade"].min() == "inadequate"


def test_a_word_outside_the_vocabulary_is_refused_not_lost():
    with pytest.raises(ValueError, match="splendid"):
        tables.frame("grades", [{**GRADE, "grade": "splendid"}])


def test_a_frame_that_breaks_its_statement_is_refused():
    frame = tables.frame("grades", [GRADE])
    with pytest.raises(pandera.errors.SchemaError):
        tables.check("grades", frame.drop(columns="page"))


def test_tables_come_back_from_disk_as_they_went(tmp_path):
    frames = all_empty() | {"grades": tables.frame("grades", [GRADE])}
    tables.save(tables.Tables(**frames), tmp_path)
    pd.testing.assert_frame_equal(tables.load(tmp_path).grades, frames["grades"])
    (tmp_path / "grades.parquet").unlink()
    pd.testing.assert_frame_equal(tables.load(tmp_path).grades, frames["grades"])


def test_a_folder_without_tables_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="python -m analysis build"):
        tables.load(tmp_path)


def test_dates_are_written_as_iso(tmp_path):
    tables.save(tables.Tables(**(all_empty() | {"grades": tables.frame("grades", [GRADE])})), tmp_path)
    assert "2018-05-25," in (tmp_path / "grades.csv").read_text(encoding="utf-8")
