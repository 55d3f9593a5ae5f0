"""Cases that other tools are known to read wrong, by name: each is a table whose lines break where it hurts."""

from __future__ import annotations

import pytest

from analysis import paths, tables
from analysis.extraction.judgements import judgements
from tests.extraction.furniture import Row, Table, header, read_table, told

LEADERS = ["The impact of leaders on social work", "practice with children and families"]
PROTECTION = ["The experiences and progress of children", "who need help and protection"]
IN_CARE = ["The experiences and progress of children", "in care"]
LEAVERS = ["The experiences and progress of care", "leavers"]
#: The second line of the combined judgement's title reads like a row of its own.
COMBINED = ["The experiences and progress of children in care", "and care leavers"]
WRAPPED = ["Requires improvement", "to be good"]

layouts = pytest.mark.parametrize("grade_at", ["top", "middle", "bottom"])
orders = pytest.mark.parametrize("order", ["rows", "titles", "grades"])


@layouts
@orders
@pytest.mark.parametrize(
    ("protection", "leavers", "grades"),
    [
        (WRAPPED, ["Outstanding"], ("requires_improvement", "outstanding")),
        (["Inadequate"], WRAPPED, ("inadequate", "requires_improvement")),
    ],
)
def test_help_and_protection_and_care_leavers_do_not_swap_in_a_wrapped_table(
    grade_at, order, protection, leavers, grades
):
    rows = [Row(LEADERS, ["Good"]), Row(PROTECTION, protection), Row(IN_CARE, ["Good"]), Row(LEAVERS, leavers)]
    document = read_table(Table([*rows, Row(["Overall effectiveness"], ["Good"])], grade_at=grade_at, order=order))
    found = told(document, "ILACS", end="2024-03-08")
    assert (found["help_and_protection"], found["care_leavers"]) == grades
    assert (found["children_in_care"], found["leadership"], found["overall"]) == ("good", "good", "good")


@layouts
@orders
def test_they_do_not_swap_in_the_earlier_framework_either(grade_at, order):
    rows = [
        Row(["1. Children who need help and", "protection"], ["Inadequate"]),
        Row(["2. Children looked after and", "achieving permanence"], WRAPPED),
        Row(["2.1 Adoption performance"], ["Good"]),
        Row(["2.2 Experiences and progress of", "care leavers"], ["Outstanding"]),
        Row(["3. Leadership, management and", "governance"], WRAPPED),
    ]
    found = told(read_table(Table([*rows], grade_at=grade_at, order=order)), "SIF")
    assert found == {
        "help_and_protection": "inadequate",
        "children_in_care": "requires_improvement",
        "adoption": "good",
        "care_leavers": "outstanding",
        "leadership": "requires_improvement",
    }


def combined(grade_at: str = "middle", order: str = "rows") -> Table:
    rows = [Row(LEADERS, ["Good"]), Row(PROTECTION, WRAPPED), Row(COMBINED, ["Outstanding"])]
    return Table([*rows, Row(["Overall effectiveness"], ["Good"])], grade_at=grade_at, order=order)


@layouts
@orders
def test_a_combined_judgement_is_no_separate_one(grade_at, order):
    assert told(read_table(combined(grade_at, order)), "ILACS") == {
        "leadership": "good",
        "help_and_protection": "requires_improvement",
        "care_and_care_leavers": "outstanding",
        "overall": "good",
    }


def test_a_path_of_care_leavers_shows_the_combined_judgement_as_combined():
    found, _ = judgements(read_table(combined()), header("ILACS"))
    whole = {"document": "0" * 12, "authority": "Brent", "authority_code": "E09000005", "framework": "ILACS"}
    rows = [
        {**whole, "inspection_end": "2019-05-25", "part": 0, "area": row.area, "theme": row.theme, "grade": row.grade}
        | {"grade_text": row.grade_text, "source": row.source, "page": row.page}
        for row in found
    ]
    (step,) = paths.path(tables.frame("grades", rows), "Brent", "care_leavers").to_dict("records")
    assert (step["area"], step["grade"], step["combined"]) == ("care_and_care_leavers", "outstanding", True)
    (own,) = paths.path(tables.frame("grades", rows), "Brent", "help_and_protection").to_dict("records")
    assert not own["combined"]
