from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.paths import time_to
from analysis.paths.waits import waits
from analysis.tables import empty
from tests.paths.graded import grades, judged


def test_a_wait_runs_from_the_first_grade_below_to_the_first_that_is_not() -> None:
    table = grades(
        judged("2014-01-01", "inadequate"),
        judged("2016-01-01", "requires_improvement"),
        judged("2019-01-01", "good", "ILACS"),
        judged("2021-01-01", "inadequate", "ILACS"),
        judged("2024-01-01", "requires_improvement", "ILACS"),
        judged("2015-01-01", "good", authority="Barnet"),
        judged("2016-06-06", "requires_improvement", authority="Barnsley"),
    )
    found = waits(table, 3)
    assert found["authority"].tolist() == ["Barnsley", "Brent", "Brent"]
    assert found["first_grade"].tolist() == ["requires_improvement", "inadequate", "inadequate"]
    assert found["fell"].tolist() == [False, False, True]
    assert found["lower"].round(2).tolist() == [0, 2.0, 3.0]
    assert found["upper"].round(2).tolist() == [math.inf, 5.0, math.inf]
    assert found["reached"].tolist() == [False, True, False]
    assert found["entry"].tolist() == [0, 0, 0]
    assert found["region"].tolist() == ["Yorkshire and the Humber", "London", "London"]


def test_a_wait_that_began_before_the_watch_enters_late_and_one_that_was_over_is_left_out() -> None:
    table = grades(
        judged("2014-01-01", "inadequate"),
        judged("2016-01-01", "requires_improvement"),
        judged("2019-01-01", "good", "ILACS"),
        judged("2014-01-01", "inadequate", authority="Barnet"),
        judged("2016-06-06", "good", authority="Barnet"),
        judged("2018-06-06", "inadequate", "ILACS", authority="Barnsley"),
    )
    found = waits(table, 3, since="2017-01-01")
    assert found["authority"].tolist() == ["Barnsley", "Brent"]
    assert found["entry"].round(2).tolist() == [0, 2.0]
    assert found["lower"].round(2).tolist() == [0, 2.0]


def test_a_wait_that_only_a_citation_dates_enters_at_the_last_one_cited() -> None:
    earlier = "Single inspection framework, November 2014"
    table = grades(
        judged("2018-05-25", "requires_improvement", "ILACS"),
        judged("2018-05-25", "inadequate", "ILACS", source="cited", cited_inspection=earlier),
        judged("2022-05-25", "good", "ILACS"),
    )
    (told,) = waits(table, 3, cited=True).to_dict("records")
    assert told["began"] == pd.Timestamp("2014-11-30")
    assert (told["entry"], round(told["lower"], 1), round(told["upper"], 1)) == (0, 3.5, 7.5)
    (own,) = waits(table, 3).to_dict("records")
    assert own["began"] == pd.Timestamp("2018-05-25")


def nation(seed: int, size: int, median: float = 4.0) -> pd.DataFrame:
    """Return grades of many authorities whose time to good is known: a Weibull of shape 1.5."""
    rng = np.random.default_rng(seed)
    rows = []
    for number, wait in enumerate(median / math.log(2) ** (1 / 1.5) * rng.weibull(1.5, size)):
        day = 0.0
        while day < 10:
            grade = "good" if day >= wait else "inadequate" if number % 2 else "requires_improvement"
            when = (pd.Timestamp("2014-01-01") + pd.Timedelta(days=round(day * 365.25))).date().isoformat()
            others = {"authority": f"Authority {number}", "authority_code": f"S{number:03}"}
            rows.append(judged(when, grade, "SIF" if day < 4 else "ILACS", **others))
            if grade == "good":
                break
            day += rng.uniform(1.5, 3.5)
    return grades(*rows)


def test_the_median_of_a_large_simulated_nation_is_found() -> None:
    answer = time_to(nation(1, 400))
    (row,) = answer.medians.to_dict("records")
    assert row["lower"] < 4.0 < row["upper"]
    assert row["upper"] - row["lower"] < 1.0
    assert row["median"] == pytest.approx(4.0, abs=0.4)
    assert (row["waits"], row["authorities"], row["note"]) == (400, 400, "")
    halfway = answer.curve.loc[answer.curve["years"].eq(4.0)].iloc[0]
    assert halfway["lower"] < 0.5 < halfway["upper"]


def test_the_curve_climbs_from_nothing_inside_its_band_and_counts_who_is_at_risk() -> None:
    answer = time_to(nation(2, 80))
    curve = answer.curve
    assert curve.iloc[0][["years", "share", "lower", "upper"]].tolist() == [0, 0, 0, 0]
    assert curve["share"].is_monotonic_increasing
    assert (curve["lower"] <= curve["share"]).all()
    assert (curve["share"] <= curve["upper"]).all()
    assert curve["upper"].max() <= 1
    assert curve["at_risk"].is_monotonic_decreasing
    found = answer.waits
    at = curve.loc[curve["years"].eq(3.0)].iloc[0]
    assert at["reached"] == (found["upper"] <= 3).sum()
    assert at["at_risk"] == ((found["upper"] > 3) & (found["reached"] | (found["lower"] > 3))).sum()


def test_watching_late_does_not_shift_the_median_much() -> None:
    table = nation(3, 600)
    late = time_to(table, since="2016-06-01").medians.iloc[0]
    assert late["waits"] < 600
    assert late["lower"] < 4.0 < late["upper"]


def test_groups_are_estimated_apart_and_small_ones_not_at_all() -> None:
    table = nation(4, 60)
    answer = time_to(table, group="first_grade")
    assert answer.medians["group"].tolist() == ["inadequate", "requires_improvement"]
    assert answer.medians["median"].notna().all()
    few = table[table["authority"].isin([f"Authority {number}" for number in range(5)])]
    (row,) = time_to(few).medians.to_dict("records")
    assert row["note"] == "fewer than 5 have reached it"
    assert pd.isna(row["median"])
    curve = time_to(few).curve
    assert curve["share"].isna().all()
    assert curve["at_risk"].iloc[0] > 0


def test_waits_that_say_nothing_of_the_shape_give_no_curve_and_no_warning() -> None:
    rows = []
    for number in range(8):
        others = {"authority": f"Authority {number}", "authority_code": f"S{number}"}
        rows += [judged("2014-01-01", "inadequate", **others), judged("2016-01-01", "good", **others)]
    (row,) = time_to(grades(*rows)).medians.to_dict("records")
    assert row["note"] == "no curve fits"
    assert pd.isna(row["median"])
    assert pd.isna(row["upper"])


def test_a_median_beyond_what_was_observed_is_left_blank() -> None:
    table = nation(5, 120, median=40.0)
    (row,) = time_to(table).medians.to_dict("records")
    assert row["note"] == "beyond what was observed"
    assert pd.isna(row["median"])
    assert pd.isna(row["upper"])


def test_an_empty_table_and_a_target_with_nothing_below_it() -> None:
    answer = time_to(empty("grades"))
    assert answer.medians.empty
    assert answer.curve.empty
    assert answer.waits.empty
    with pytest.raises(ValueError, match="nothing is below 'inadequate'"):
        time_to(empty("grades"), "inadequate")
