"""Tables that somebody else made: opening them runs nothing, whatever they carry."""

from __future__ import annotations

import contextlib
import json
import pickle
import sqlite3
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from analysis import tables
from analysis.build import build
from analysis.build.store import Store


class Payload:
    """Touches a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


@pytest.fixture
def touched(tmp_path: Path) -> Path:
    path = tmp_path / "touched"
    pickle.loads(pickle.dumps(Payload(path)))
    assert path.exists(), "the payload works"
    path.unlink()
    return path


def grades(folder: Path) -> pd.DataFrame:
    row = {"document": "abc", "part": 0, "authority": "Brent", "grade": "good", "source": "stated", "page": 1}
    frame = tables.frame("grades", [{**row, "area": "overall"}])
    frames = {name: tables.empty(name) for name in tables.TABLES} | {"grades": frame}
    tables.save(tables.Tables(**frames), folder)
    return frame


def test_a_parquet_file_that_carries_python_runs_none_of_it(tmp_path: Path, touched: Path) -> None:
    frame = grades(tmp_path)
    path = tmp_path / "grades.parquet"
    table = pyarrow.parquet.read_table(path)
    evil = pickle.dumps(Payload(touched))
    carried = {"ARROW:extension:name": b"arrow.py_extension_type", "ARROW:extension:metadata": evil}
    schema = pa.schema([field.with_metadata(carried) if field.name == "quote" else field for field in table.schema])
    pyarrow.parquet.write_table(table.cast(schema), path)
    pd.testing.assert_frame_equal(tables.load(tmp_path).grades, frame)
    assert not touched.exists()


def test_a_parquet_file_whose_pandas_metadata_lies_is_read_or_refused(tmp_path: Path, touched: Path) -> None:
    grades(tmp_path)
    path = tmp_path / "grades.parquet"
    table = pyarrow.parquet.read_table(path)
    told = json.loads(table.schema.metadata[b"pandas"])
    for column in told["columns"]:
        column["numpy_type"] = column["pandas_type"] = f"__import__('pathlib').Path({str(touched)!r}).touch()"
    pyarrow.parquet.write_table(table.replace_schema_metadata({"pandas": json.dumps(told)}), path)
    with contextlib.suppress(TypeError, ValueError, NotImplementedError):
        tables.load(tmp_path)
    assert not touched.exists()


def test_a_store_of_records_that_somebody_else_made_runs_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Store(out, "code"):
        pass
    other = sqlite3.connect(out / ".records.sqlite")
    other.execute("CREATE TRIGGER evil AFTER INSERT ON records BEGIN SELECT load_extension('evil'); END")
    other.commit()
    other.close()
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("Brent\n\nInspection of children's social care services\n")
    assert len(build(tmp_path / "raw", out, workers=1).tables.documents) == 1
    found = sqlite3.connect(out / ".records.sqlite")
    assert not found.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").fetchall()
    found.close()
