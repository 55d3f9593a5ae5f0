from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.paths import spells, transitions
from analysis.tables import empty
from tests.paths.graded import grades, judged, wild


def table() -> pd.DataFrame:
    return grades(
        judged("2014-10-08", "inadequate"),
        judged("2017-10-08", "good"),
        judged("2022-10-07", "good", "ILACS"),
        judged("2014-03-03", "inadequate", authority="Barnet"),
        judged("2017-05-05", "requires_improvement", authority="Barnet"),
        judged("2016-05-05", "good", authority="Barnsley"),
    )


def test_transitions_count_each_step_and_its_share_of_those_from_the_same_grade() -> None:
    counts = transitions(table()).set_index(["from_grade", "to_grade"])
    assert counts["count"].to_dict() == {
        ("inadequate", "requires_improvement"): 1,
        ("inadequate", "good"): 1,
        ("good", "good"): 1,
    }
    assert counts["share"].tolist() == [0.5, 0.5, 1.0]


def test_transitions_row_by_row_say_whose_and_when() -> None:
    rows = transitions(table(), rows=True)
    first = rows[rows["authority"].eq("Brent")].iloc[0]
    assert (first["from_framework"], first["to_framework"]) == ("SIF", "SIF")
    assert (first["from_end"], first["to_end"]) == (pd.Timestamp("2014-10-08"), pd.Timestamp("2017-10-08"))
    assert (first["from_grade"], first["to_grade"], first["direction"], first["years"]) == (
        "inadequate",
        "good",
        "up",
        3.0,
    )


def test_a_step_over_the_change_of_scale_keeps_both_labels() -> None:
    old = judged("2011-10-14", "adequate", "SLAC", "safeguarding.overall")
    (row,) = transitions(grades(old, judged("2015-10-08", "requires_improvement")), rows=True).to_dict("records")
    assert (row["from_grade"], row["to_grade"], row["direction"], row["scale_change"]) == (
        "adequate",
        "requires_improvement",
        "same",
        True,
    )


def test_nothing_is_counted_from_one_authority_to_the_one_that_followed_it() -> None:
    rows = (
        judged("2017-11-23", "inadequate", authority="Cumbria"),
        judged("2024-11-22", "good", "ILACS", authority="Cumberland"),
    )
    assert transitions(grades(*rows)).empty


def test_judgements_of_nobody_known_are_not_taken_for_one_authority() -> None:
    nobody = {"authority": "", "authority_code": ""}
    table = grades(judged("2014-10-08", "inadequate", **nobody), judged("2017-10-08", "good", **nobody))
    assert transitions(table).empty
    assert spells(table).empty


def test_spells_are_bounded_by_the_inspections_around_them() -> None:
    rows = spells(
        grades(
            judged("2014-01-01", "inadequate"),
            judged("2016-01-01", "good"),
            judged("2019-01-01", "good", "ILACS"),
            judged("2023-01-01", "outstanding", "ILACS"),
        )
    )
    assert rows["grade"].tolist() == ["inadequate", "good", "outstanding"]
    good = rows.iloc[1]
    assert (good["inspections"], good["years_at_least"], good["years_at_most"]) == (2, 3.0, 9.0)
    assert (good["next_seen"], good["next_grade"]) == (pd.Timestamp("2023-01-01"), "outstanding")
    assert pd.isna(rows["years_at_most"][0])
    assert pd.isna(rows["next_seen"][2])


@pytest.mark.parametrize("answer", [transitions, spells])
def test_an_empty_table_gives_an_empty_answer_with_the_same_columns(answer: object) -> None:
    assert callable(answer)
    assert answer(empty("grades")).empty
    assert list(answer(empty("grades")).columns) == list(answer(table()).columns)


@settings(max_examples=20, deadline=None)
@given(wild)
def test_transitions_are_as_many_as_the_consecutive_pairs_of_every_path(table: pd.DataFrame) -> None:
    counts = transitions(table)
    pairs = 0
    for _, own in table[table["grade"].ne("none")].groupby("authority"):
        clear = own.groupby("inspection_end")["grade"].nunique().eq(1)
        pairs += int((clear & clear.shift(fill_value=False)).sum())
    assert counts["count"].sum() == pairs
    assert counts["count"].sum() == len(transitions(table, rows=True))
    shares = counts.groupby("from_grade", observed=True)["share"].sum()
    assert all(abs(share - 1) < 1e-9 for share in shares)


@settings(max_examples=20, deadline=None)
@given(wild)
def test_spells_hold_every_clear_inspection_once_and_neighbours_differ(table: pd.DataFrame) -> None:
    rows = spells(table)
    graded = table[table["grade"].ne("none")]
    clear = graded.groupby(["authority", "inspection_end"])["grade"].nunique().eq(1).sum()
    assert rows["inspections"].sum() == clear
    assert (rows["years_at_least"] <= rows["years_at_most"]).fillna(True).all()
    for _, own in rows.groupby("authority"):
        assert own["grade"].astype(object).ne(own["grade"].astype(object).shift()).all()
        assert own["first_seen"].is_monotonic_increasing
