from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.frameworks import FRAMEWORKS, SINCE_2013, Area, Framework, NotGiven
from analysis.paths import path
from tests.paths.graded import grades, judged, wild


def directions(steps: pd.DataFrame) -> list[str | None]:
    return [None if pd.isna(word) else word for word in steps["direction"]]


def test_a_path_has_its_steps_oldest_first_with_direction_and_years() -> None:
    table = grades(
        judged("2023-02-24", "good", "ILACS"),
        judged("2015-10-08", "requires_improvement"),
        judged("2018-05-25", "good", "ILACS"),
        judged("2025-05-02", "inadequate", "ILACS"),
    )
    steps = path(table, "Brent")
    assert steps["inspection_end"].dt.year.tolist() == [2015, 2018, 2023, 2025]
    assert steps["step"].tolist() == [2, 3, 3, 1]
    assert directions(steps) == ["first", "up", "same", "down"]
    assert steps["years"].tolist()[1:] == [2.63, 4.75, 2.18]
    assert pd.isna(steps["years"][0])
    assert steps["previous_grade"].tolist()[1:] == ["requires_improvement", "good", "good"]
    assert not steps["scale_change"].any()


def test_adequate_and_requires_improvement_share_a_step_and_the_change_of_scale_is_marked() -> None:
    table = grades(
        judged("2011-10-14", "adequate", "SLAC", "safeguarding.overall"),
        judged("2015-10-08", "requires_improvement"),
        judged("2018-05-25", "good", "ILACS"),
    )
    steps = path(table, "E09000005")
    assert steps["grade"].tolist() == ["adequate", "requires_improvement", "good"]
    assert directions(steps) == ["first", "same", "up"]
    assert steps["scale"].tolist() == ["to 2013", "since 2013", "since 2013"]
    assert steps["scale_change"].tolist() == [False, True, False]


def test_a_combined_judgement_stands_on_the_path_of_both_themes_and_is_told_apart_on_the_second() -> None:
    table = grades(
        judged("2018-05-25", "outstanding", "ILACS", "care_and_care_leavers"),
        judged("2023-02-24", "good", "ILACS", "care_leavers"),
        judged("2023-02-24", "requires_improvement", "ILACS", "children_in_care"),
    )
    leavers, in_care = path(table, "Brent", "care_leavers"), path(table, "Brent", "children_in_care")
    assert leavers["area"].tolist() == ["care_and_care_leavers", "care_leavers"]
    assert leavers["combined"].tolist() == [True, False]
    assert leavers["theme"].tolist() == ["care_leavers", "care_leavers"]
    assert in_care["combined"].tolist() == [False, False]
    assert in_care["step"].tolist() == [4, 2]


def test_one_inspection_alone_is_a_path() -> None:
    steps = path(grades(judged("2015-10-08", "good")), "Brent")
    assert directions(steps) == ["first"]
    assert len(path(grades(judged("2015-10-08", "good")), "Brent", "adoption")) == 0


def test_a_judgement_read_from_two_copies_is_one_row() -> None:
    table = grades(judged("2018-05-25", "good", "ILACS"), judged("2018-05-25", "good", "ILACS", document="ffff"))
    assert len(path(table, "Brent")) == 1


def test_two_inspections_in_one_month_are_two_steps() -> None:
    table = grades(judged("2018-01-12", "inadequate"), judged("2018-01-26", "good", "ILACS"))
    assert directions(path(table, "Brent")) == ["first", "up"]


def test_judgements_that_contradict_each_other_are_shown_and_nothing_is_compared_with_them() -> None:
    table = grades(
        judged("2015-10-08", "inadequate"),
        judged("2018-05-25", "good", "ILACS"),
        judged("2018-05-25", "outstanding", "ILACS", document="ffff"),
        judged("2023-02-24", "good", "ILACS"),
    )
    steps = path(table, "Brent")
    assert len(steps) == 4
    assert directions(steps) == ["first", None, None, None]
    assert steps["previous_grade"].isna().all()


def test_an_area_that_was_not_judged_has_no_step_and_the_next_is_compared_with_the_one_before() -> None:
    table = grades(
        judged("2014-10-08", "inadequate", area="lscb"),
        judged("2016-10-08", "none", area="lscb"),
        judged("2017-10-08", "good", area="lscb"),
    )
    steps = path(table, "Brent", "safeguarding_board")
    assert steps["step"].isna().tolist() == [False, True, False]
    assert directions(steps) == ["first", None, "up"]
    assert steps["years"].tolist()[2] == 3.0
    both = grades(judged("2014-10-08", "inadequate", area="lscb"), judged("2014-10-08", "none", area="lscb"))
    assert sorted(directions(path(both, "Brent", "safeguarding_board")), key=str) == [None, "first"]


def test_a_framework_that_stops_giving_an_overall_grade_leaves_a_gap_that_says_why() -> None:
    table = grades(
        judged("2023-02-24", "good", "ILACS"),
        judged("2026-05-15", "outstanding", "ILACS", "leadership"),
        judged("2026-05-15", "good", "ILACS", "help_and_protection"),
    )
    steps = path(table, "Brent")
    assert steps["grade"].isna().tolist() == [False, True]
    assert steps["note"].tolist() == ["", "Overall effectiveness is no longer given for inspections from April 2026"]
    assert directions(steps) == ["first", None]
    assert path(table, "Brent", "leadership")["step"].tolist() == [4]


def test_a_framework_of_2027_needs_a_declaration_and_nothing_else() -> None:
    coming = Framework(
        name="NEXT",
        title="A framework to come",
        first=date(2027, 4, 1),
        last=None,
        scale=SINCE_2013,
        areas=(Area("leaders", "leadership"), Area("family_help", "help_and_protection", also=("children_in_care",))),
        not_given=(NotGiven("overall", date(2027, 4, 1), "The framework has no overall grade"),),
    )
    declared = FRAMEWORKS | {"NEXT": coming}
    before = grades(judged("2023-02-24", "good", "ILACS"), judged("2023-02-24", "good", "ILACS", "leadership"))
    after = pd.DataFrame(
        [
            judged("2027-06-11", "outstanding", "NEXT", "leaders", theme="leadership"),
            judged("2027-06-11", "inadequate", "NEXT", "family_help", theme="help_and_protection"),
        ]
    ).assign(inspection_end=pd.Timestamp("2027-06-11"))
    table = pd.concat([before.astype({"framework": object}), after], ignore_index=True)
    leaders = path(table, "Brent", "leadership", frameworks=declared)
    assert leaders["framework"].tolist() == ["ILACS", "NEXT"]
    assert directions(leaders) == ["first", "up"]
    assert path(table, "Brent", "children_in_care", frameworks=declared)["combined"].tolist() == [True]
    overall = path(table, "Brent", frameworks=declared)
    assert overall["note"].tolist() == ["", "The framework has no overall grade"]
    assert not coming.gives_overall(date(2027, 6, 11))


def test_an_authority_that_was_split_follows_its_line_without_being_one() -> None:
    table = grades(
        judged("2015-03-27", "inadequate", authority="Cumbria"),
        judged("2017-11-23", "requires_improvement", authority="Cumbria"),
        judged("2024-11-22", "good", "ILACS", authority="Cumberland"),
        judged("2024-06-14", "requires_improvement", "ILACS", authority="Westmorland and Furness"),
        judged("2024-06-14", "good", "ILACS", authority="Brent"),
    )
    steps = path(table, "Cumberland")
    assert steps["authority"].tolist() == ["Cumbria", "Cumbria", "Cumberland"]
    assert steps["lineage"].tolist() == ["predecessor", "predecessor", ""]
    assert directions(steps) == ["first", "up", None]
    assert pd.isna(steps["years"][2])
    assert path(table, "Cumberland", lineage=False)["authority"].tolist() == ["Cumberland"]
    later = path(table, "Cumbria")
    assert later["lineage"].tolist() == ["", "", "successor", "successor"]
    assert directions(later) == ["first", "up", None, None]


def test_a_successor_that_was_inspected_twice_has_steps_of_its_own() -> None:
    table = grades(
        judged("2017-11-23", "requires_improvement", authority="Cumbria"),
        judged("2023-11-22", "inadequate", "ILACS", authority="Cumberland"),
        judged("2025-11-22", "good", "ILACS", authority="Cumberland"),
    )
    assert directions(path(table, "Cumberland")) == ["first", None, "up"]


def cited(words: str, grade: str, day: str = "2018-05-25", **others: object) -> dict[str, object]:
    return judged(day, grade, "ILACS", source="cited", cited_inspection=words, theme="overall", **others)


def test_a_cited_judgement_fills_the_month_that_its_words_name_when_asked_for() -> None:
    table = grades(
        judged("2018-05-25", "good", "ILACS"), cited("Single inspection framework, November 2015", "inadequate")
    )
    assert path(table, "Brent")["source"].tolist() == ["stated"]
    steps = path(table, "Brent", cited=True)
    assert steps["source"].tolist() == ["cited", "stated"]
    assert steps["inspection_end"][0] == pd.Timestamp("2015-11-30")
    assert steps["framework"].tolist() == ["SIF", "ILACS"]
    assert directions(steps) == ["first", "up"]


def test_a_cited_judgement_gives_way_to_its_own_report() -> None:
    table = grades(
        judged("2015-10-08", "requires_improvement"),
        judged("2018-05-25", "good", "ILACS"),
        cited("Single inspection framework, November 2015", "requires_improvement"),
    )
    assert path(table, "Brent", cited=True)["source"].tolist() == ["stated", "stated"]


def test_one_inspection_cited_by_its_month_and_by_that_of_its_report_is_one_step() -> None:
    table = grades(
        judged("2018-05-25", "good", "ILACS"),
        cited("Single inspection framework, November 2015", "inadequate"),
        cited("SIF, October 2015", "inadequate", page=4),
    )
    steps = path(table, "Brent", cited=True)
    assert steps["inspection_end"].tolist() == [pd.Timestamp("2015-10-31"), pd.Timestamp("2018-05-25")]


def test_a_cited_inspection_is_known_by_its_date_whatever_framework_it_is_called_by() -> None:
    table = grades(
        judged("2012-10-31", "adequate", "AP"),
        judged("2018-01-19", "good"),
        cited("Safeguarding and looked after children services, November 2012", "adequate"),
        cited("Single inspection framework, November 2017", "inadequate"),
    )
    steps = path(table, "Brent", cited=True)
    assert steps["framework"].tolist() == ["AP", "SIF", "SIF"]
    assert steps["source"].tolist() == ["stated", "cited", "stated"]


@pytest.mark.parametrize(
    "words",
    [
        "last inspection",
        "Single inspection framework, 2015",
        "inspection, November 2015",
        "Inspection of local authority children's services, November 2015",
        "Single inspection framework, November 2015 and May 2016",
    ],
)
def test_a_cited_judgement_without_one_month_and_a_framework_of_that_time_is_left_out(words: str) -> None:
    assert len(path(grades(judged("2018-05-25", "good", "ILACS"), cited(words, "good")), "Brent", cited=True)) == 1


def test_strange_names_and_themes_are_refused_in_plain_words() -> None:
    with pytest.raises(KeyError, match="no authority 'Atlantis'"):
        path(grades(judged("2018-05-25", "good", "ILACS")), "Atlantis")
    with pytest.raises(ValueError, match="no theme 'safety'; the themes are overall"):
        path(grades(judged("2018-05-25", "good", "ILACS")), "Brent", "safety")


def test_rows_put_together_from_several_tables_need_no_index_of_their_own() -> None:
    one = grades(judged("2015-10-08", "good"))
    two = grades(cited("SIF, October 2012 and ILACS", "good"), judged("2018-05-25", "good", "ILACS"))
    pd.testing.assert_frame_equal(
        path(pd.concat([one, two]), "Brent", cited=True),
        path(pd.concat([one, two], ignore_index=True), "Brent", cited=True),
    )


def test_an_authority_without_reports_has_an_empty_path() -> None:
    assert path(grades(judged("2018-05-25", "good", "ILACS")), "Barnet").empty


@settings(max_examples=20, deadline=None)
@given(wild)
def test_whatever_the_table_a_path_is_in_order_and_says_only_what_the_steps_say(table: pd.DataFrame) -> None:
    steps = path(table, "Brent")
    assert steps["inspection_end"].is_monotonic_increasing
    own = table[table["authority"].eq("Brent")].drop_duplicates(["inspection_end", "grade"])
    assert len(steps) == len(own)
    told = steps[steps["direction"].isin(["up", "same", "down"])]
    previous = told["previous_grade"].astype(object)
    change = told["step"] - previous.map(
        {"outstanding": 4, "good": 3, "requires_improvement": 2, "adequate": 2, "inadequate": 1}
    )
    assert told["direction"].astype(object).tolist() == ["up" if c > 0 else "down" if c < 0 else "same" for c in change]
    assert told["years"].gt(0).all()
    assert steps["direction"].eq("first").sum() <= 1
