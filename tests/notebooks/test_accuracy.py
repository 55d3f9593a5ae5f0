"""What was read beside an answer sheet: right, missed and extra rows are told apart."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import notebook, tables
from tests.conftest import REPOSITORY

EXPECTED = REPOSITORY / "tests" / "samples" / "expected"
FACT = {"document": "a", "part": 0, "role": "actual", "source": "report", "qualifier": "exact"}


def answers(folder: Path, rows: list[str]) -> Path:
    header = "file,metric,role,value,as_of,period_start,period_end,optional"
    (folder / "facts.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder


def built(*facts: dict[str, object]) -> tables.Tables:
    frames = {name: tables.empty(name) for name in tables.TABLES}
    frames["documents"] = tables.frame(
        "documents", [{"document": "a", "part": 0, "path": "folder/one.pdf", "status": "read"}]
    )
    frames["facts"] = tables.frame("facts", [FACT | row for row in facts])
    return tables.Tables(**frames)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    rows = ["one.pdf,cla_count,actual,42,2018-03-31,,,", "one.pdf,cla_count,actual,42,2018-03-31,,,"]
    rows += ["one.pdf,uasc_count,actual,7.5,,,,1", "two.pdf,cla_count,actual,9,,,,"]
    return answers(tmp_path, rows)


def counts(found: tables.Tables, sheet: Path) -> list[list[int]]:
    return notebook.accuracy(found, sheet)[["expected", "right", "missed", "extra"]].to_numpy().tolist()


def test_rows_answer_one_to_one_and_optional_ones_count_neither_way(sheet: Path) -> None:
    figure = {"metric": "cla_count", "value": 42.0, "as_of": "2018-03-31"}
    # two.pdf was not tried by this build: nothing was missed in it
    assert counts(built(figure), sheet) == [[2, 1, 1, 0], [2, 1, 1, 0]]
    optional = {"metric": "uasc_count", "value": 7.5}
    assert counts(built(figure, figure, figure, optional), sheet) == [[2, 2, 0, 1], [2, 2, 0, 1]]


def test_another_date_is_the_right_figure_and_a_wrong_row(sheet: Path) -> None:
    found = built({"metric": "cla_count", "value": 42.0, "as_of": "2017-03-31"})
    assert counts(found, sheet) == [[2, 1, 1, 0], [2, 0, 2, 1]]
    wrong = notebook.differences(found, sheet)
    assert wrong["which"].value_counts().to_dict() == {"missed": 2, "extra": 1}
    extra = wrong.query("which == 'extra'").iloc[0]
    assert (extra["file"], extra["said"]) == ("one.pdf", "metric cla_count, role actual, value 42, as_of 2017-03-31")


def test_other_documents_have_no_accuracy(sheet: Path) -> None:
    found = built()
    found.documents["path"] = pd.Series(["elsewhere.pdf"], dtype="string")
    assert notebook.accuracy(found, sheet).empty
    assert notebook.differences(found, sheet).empty


def test_the_samples_are_held_to_their_answers(sample: Path) -> None:
    told = notebook.accuracy(tables.load(sample), EXPECTED)
    assert told["table"].tolist() == ["documents", "grades", "facts", "facts", "recommendations", "actions"]
    assert (told["right"] + told["missed"]).eq(told["expected"]).all()
    right = told.drop_duplicates("table").set_index("table")["right"]
    assert right.ge(
        pd.Series({"documents": 12, "grades": 55, "facts": 140, "recommendations": 80, "actions": 35})
    ).all()
