"""Texts that a spreadsheet would run: harmless in CSV, and the same again when loaded."""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.tables.disk import Tables
from analysis.tables.neutral import as_meant, harmless

HOSTILE = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","see the report")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "  =1+1",
    "＝1+1",
    "'=1+1",
    "''-quoted twice",
    '"=1+1"',
    "- a bullet",
)
LIVE = "=+-@＝＋－＠"


def all_of(quotes: tuple[str, ...]) -> Tables:
    row = {"document": "abc", "part": 0, "area": "overall", "grade": "good", "source": "stated", "page": 1}
    frames = {name: tables.empty(name) for name in tables.TABLES}
    frames["grades"] = tables.frame("grades", [{**row, "quote": quote} for quote in quotes])
    paths = [{"document": "abc", "part": 0, "path": name, "status": "read"} for name in ("=1.pdf", "-x/@y.pdf")]
    frames["documents"] = tables.frame("documents", paths)
    return Tables(**frames)


def test_no_cell_of_a_csv_file_runs_and_parquet_keeps_the_words(tmp_path):
    tables.save(all_of(HOSTILE), tmp_path)
    for name in ("grades", "documents"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.strip().startswith(tuple(LIVE))]
    assert pd.read_parquet(tmp_path / "grades.parquet")["quote"].tolist() == list(HOSTILE)


@pytest.mark.parametrize("kept", ["csv", "parquet"])
def test_what_is_loaded_is_what_was_saved(tmp_path, kept):
    tables.save(all_of(HOSTILE), tmp_path)
    for file in tmp_path.iterdir():
        if file.suffix != f".{kept}":
            file.unlink()
    loaded = tables.load(tmp_path)
    assert loaded.grades["quote"].tolist() == list(HOSTILE)
    assert loaded.documents["path"].tolist() == ["=1.pdf", "-x/@y.pdf"]


@given(st.lists(st.text(alphabet="'=+-@ \tab1＝"), min_size=1))
def test_taking_the_apostrophe_away_gives_the_text_back(texts):
    frame = pd.DataFrame({"text": texts, "number": -1.5})
    written = harmless(frame)
    assert not written["text"].str.strip().str.startswith(tuple(LIVE)).any()
    assert (written["number"] == -1.5).all()
    assert as_meant(written)["text"].tolist() == texts


def test_plain_words_are_left_alone():
    frame = pd.DataFrame({"text": ["'twas good", "10-15 = 5", "a@b", "", "100%"]}, dtype="string")
    assert harmless(frame) is frame
    assert as_meant(frame) is frame
