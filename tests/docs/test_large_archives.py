"""The questions in docs/large-archives.md: each is asked of real tables, and gives what pandas gives."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from tests.conftest import REPOSITORY

duckdb = pytest.importorskip("duckdb")

TEXT = (REPOSITORY / "docs" / "large-archives.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r'duckdb\.sql\("""(.*?)"""\)', TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Two builds, side by side; the first one's folder."""
    whose = [("Brent", "E09000005"), ("Bromley", "E09000006"), ("Barnet", "E09000003")]
    grades, facts = [], []
    for number, (name, code) in enumerate(whose):
        for year in (2015, 2018, 2023):
            end = f"{year}-05-2{number}"
            row = {"document": f"{name}{year}", "part": 0, "authority": name, "authority_code": code}
            row |= {"inspection_end": end, "framework": "ILACS", "page": 1}
            graded = {"area": "overall", "theme": "overall", "grade": "good" if year > 2015 else "inadequate"}
            grades.append({**row, **graded, "source": "stated"})
            figure = {"metric": "cp_plan_count", "source": "report", "role": "actual", "qualifier": "exact"}
            if name != "Barnet":
                facts.append({**row, **figure, "value": year - 1900.0, "as_of": f"{year}-03-31"})
    frames = {name: tables.empty(name) for name in tables.TABLES}
    frames |= {"grades": tables.frame("grades", grades), "facts": tables.frame("facts", facts)}
    both = tmp_path_factory.mktemp("tables")
    for name in ("north", "south"):
        tables.save(tables.Tables(**frames), both / name)
    return both / "north"


def asked(number: int, folder: Path) -> pd.DataFrame:
    question = QUESTIONS[number].replace("data/processed", folder.as_posix())
    return duckdb.sql(question.replace("data/*", f"{folder.parent.as_posix()}/*")).df()


def test_there_are_three_questions():
    assert len(QUESTIONS) == 3


def test_a_table_is_asked_without_loading_it(folder):
    grades = tables.load(folder).grades
    wanted = grades.sort_values(["authority", "inspection_end"])[["authority", "inspection_end", "grade"]]
    pd.testing.assert_frame_equal(
        asked(0, folder).astype(str), wanted.reset_index(drop=True).astype(str), check_dtype=False
    )


def test_several_builds_are_asked_at_once(folder):
    found = asked(1, folder)
    values = tables.load(folder).facts["value"]
    assert found["filename"].str.contains("north|south").all() and len(found) == 2
    assert set(found["figures"]) == {len(values)}
    assert set(found["median"]) == {values.median()}


def test_grades_and_figures_are_joined(folder):
    found = asked(2, folder).set_index("authority_code")
    assert set(found["grade"]) == {"good"} and len(found) == 3
    assert found.loc["E09000005", "value"] == 123.0
    assert pd.isna(found.loc["E09000003", "value"])


def test_the_python_of_the_page_can_be_read():
    for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        compile(block, "docs/large-archives.md", "exec")
