from __future__ import annotations

import pandas as pd
import pytest

from analysis.paths import series
from tests.paths.tables import facts, figure, published


def test_sources_stand_in_one_line_by_date_and_are_told_apart() -> None:
    line = series(
        facts(
            published(198, "2016-03-31"),
            figure(226, "2015-03-31"),
            figure(240, "2015-10-31", source="paper", document="bbbbbbbbbbbb"),
            figure(300),
        ),
        "cp_plan_count",
        "Brent",
    )
    assert line["value"].tolist() == [226, 240, 198]
    assert line["source"].tolist() == ["report", "paper", "official"]
    assert not line["conflict"].any()
    assert line["unit"].eq("children").all()


def test_the_same_figure_twice_is_one_row_and_counted() -> None:
    line = series(
        facts(figure(306, "2016-03-31", page=6), figure(306, "2016-03-31", page=13), published(306, "2016-03-31")),
        "cp_plan_count",
        "Brent",
    )
    assert line["source"].tolist() == ["report", "official"]
    assert line["figures"].tolist() == [2, 1]
    assert line.loc[0, "page"] == 6
    assert not line["conflict"].any()


def test_a_rounded_figure_joins_the_finer_one() -> None:
    line = series(facts(figure(85, "2016-03-31"), figure(85.4, "2016-03-31")), "cp_plan_count", "Brent")
    assert line["value"].tolist() == [85.4]
    assert line["figures"].tolist() == [2]


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (figure(306, "2016-03-31"), published(296, "2016-03-31"), True),
        (figure(300, "2016-03-31"), published(296, "2016-03-31"), False),
        (figure(306, "2016-03-31", qualifier="approx"), published(296, "2016-03-31"), False),
        (figure(306, "2016-03-31"), figure(296, "2016-03-31", page=9), True),
        (figure(306, "2016-03-31"), published(296, "2017-03-31"), False),
        (figure(306, "2016-03-31"), published(None, "2016-03-31"), False),
        (figure(50, period_start="2016-01-01", period_end="2016-03-31"), published(200, "2016-03-31"), True),
        (
            figure(50, period_start="2016-01-01", period_end="2016-03-31"),
            published(200, period_start="2015-04-01", period_end="2016-03-31"),
            False,
        ),
    ],
)
def test_figures_of_one_day_that_differ_conflict(
    first: dict[str, object], second: dict[str, object], conflict: bool
) -> None:
    line = series(facts(first, second), "cp_plan_count", "Brent")
    assert line["conflict"].tolist() == [conflict, conflict]


def test_a_withheld_figure_is_a_gap_with_its_reason_unless_there_is_another() -> None:
    line = series(
        facts(
            published(None, "2016-03-31", note="c: withheld"),
            published(None, "2017-03-31", note="c: withheld"),
            published(199, "2017-03-31"),
        ),
        "cp_plan_count",
        "Brent",
    )
    assert line["value"].isna().tolist() == [True, False]
    assert line.loc[0, "note"] == "c: withheld"


def test_years_before_an_authority_are_no_gap() -> None:
    cumberland = {"authority": "Cumberland", "authority_code": "E06000063"}
    rows = [published(None, f"{year}-03-31", **cumberland) for year in (2016, 2022)]
    line = series(facts(*rows, published(482, "2024-03-31", **cumberland)), "cp_plan_count", "Cumberland")
    assert line["value"].tolist() == [482]


def test_what_a_report_says_of_others_is_not_the_authoritys() -> None:
    england = {"authority": "England", "authority_code": "E92000001", "role": "england"}
    table = facts(
        figure(40, "2016-03-31", role="england"),
        figure(100, "2016-03-31", role="target"),
        published(50310, "2016-03-31", **england),
    )
    assert series(table, "cp_plan_count", "Brent").empty
    assert series(table, "cp_plan_count", "England")["value"].tolist() == [50310]


def test_groups_are_kept_apart_and_can_be_asked_for() -> None:
    table = facts(figure(10, "2016-03-31", population="under one"), figure(200, "2016-03-31"))
    assert series(table, "cp_plan_count", "Brent")["value"].tolist() == [200]
    assert series(table, "cp_plan_count", "Brent", population="under one")["value"].tolist() == [10]
    both = series(table, "cp_plan_count", "Brent", population=None)
    assert both["value"].tolist() == [200, 10]
    assert not both["conflict"].any()


def test_an_authority_is_found_by_name_or_code_and_one_before_reorganisation_by_its_code() -> None:
    old = {"authority": "Dorset", "authority_code": "E10000009"}
    new = {"authority": "Dorset", "authority_code": "E06000059"}
    table = facts(published(400, "2016-03-31", **old), published(276, "2020-03-31", **new))
    assert series(table, "cp_plan_count", "Dorset")["value"].tolist() == [276]
    assert series(table, "cp_plan_count", "E10000009")["value"].tolist() == [400]
    with pytest.raises(KeyError, match="Nowhere"):
        series(table, "cp_plan_count", "Nowhere")


def test_a_series_without_figures_has_its_columns_and_types() -> None:
    line = series(facts(figure(1, "2016-03-31")), "cla_count", "Brent")
    assert line.empty
    assert {"date", "value", "source", "conflict", "figures"} <= set(line)
    assert line["conflict"].dtype == bool
    assert pd.api.types.is_datetime64_any_dtype(line["date"])
