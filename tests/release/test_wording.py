"""No sentence passes as a name, a phrase or a grade; names, phrases and grades pass."""

from __future__ import annotations

import pytest

from analysis import tables
from scripts.release.wording import SHAPES, WITHHELD, problems

FACT = {"document": "0" * 12, "part": 0, "authority": "Brent", "authority_code": "E09000005", "source": "report"}
FACT |= {"role": "actual", "metric": "cla_count", "unit": "children", "value": 12.0, "qualifier": "exact", "page": 3}
GRADE = {"document": "0" * 12, "part": 0, "authority": "Brent", "authority_code": "E09000005", "source": "stated"}
GRADE |= {"area": "overall", "grade": "good", "grade_text": "Good", "page": 1}


def of(table: str, row: dict[str, object]) -> list[str]:
    return list(problems(table, tables.frame(table, [row])))


def test_every_text_column_is_declared():
    for name, schema in tables.TABLES.items():
        for column, statement in schema.columns.items():
            if str(statement.dtype).startswith("string") and name != "actions":
                assert (name, column) in SHAPES or column in WITHHELD[name], f"{name}.{column}"


@pytest.mark.parametrize("text", ["in the 12 months to 31 May 2016", "2014–15", "At the time of the inspection", ""])
def test_words_for_a_time_pass(text):
    assert of("facts", FACT | {"period_text": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "when the new team was set up and caseloads fell",
        "In May. Before that the number had been lower",
        "the months in which managers, with help from partners, put the plan for change into practice across teams",
    ],
)
def test_sentences_do_not(text):
    (problem,) = of("facts", FACT | {"period_text": text})
    assert problem.startswith("facts, 000000000000 (Brent), page 3: period_text '")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"quote": "12 children"}, "quote '12 children' must be empty"),
        ({"metric": "happiness_pct"}, "is no word of its vocabulary"),
        ({"unit": "smiles"}, "is no word of its vocabulary"),
        ({"paragraph": "above"}, "is not of the column's shape"),
        ({"document": "no digest"}, "has 2 words, 1 at most are allowed"),
    ],
)
def test_what_is_wrong_with_a_figure_is_named(row, words):
    (problem,) = of("facts", FACT | row)
    assert problem.endswith(words)


@pytest.mark.parametrize("text", ["Good", "requires improvement to be good", "Inadequate Grade 4", "Not judged"])
def test_grades_pass_in_the_reports_own_words(text):
    assert of("grades", GRADE | {"grade_text": text}) == []


@pytest.mark.parametrize("text", ["good because leaders know their services", "splendid"])
def test_what_goes_on_after_a_grade_does_not(text):
    assert len(of("grades", GRADE | {"grade_text": text})) == 1


def test_a_column_that_nobody_declared_ships_nothing():
    data = tables.frame("grades", [GRADE]).assign(remark="well done").astype({"remark": "string"})
    (problem,) = problems("grades", data)
    assert "nobody declared" in problem
