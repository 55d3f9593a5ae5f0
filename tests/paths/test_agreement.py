from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import authorities, official, tables
from analysis.paths import agreement
from analysis.paths.figures import agree
from tests.paths.tables import facts, figure, published


def test_each_figure_stands_beside_the_nearest_official_one_worst_first() -> None:
    table = facts(
        figure(200, "2016-03-31"),
        figure(300, "2016-10-31", page=7),
        figure(230, "2016-02-29", page=8),
        published(198, "2016-03-31"),
        published(240, "2017-03-31"),
    )
    found = agreement(table)
    assert found["page"].tolist() == [7, 8, 6]
    assert found["official"].tolist() == [240, 198, 198]
    assert found["days"].tolist() == [151, 31, 0]
    assert found["difference"].tolist() == [60, 32, 2]
    assert found["percent"].round(1).tolist() == [25, 16.2, 1.0]
    assert found["agrees"].tolist() == [False, False, True]


def test_too_far_from_any_official_figure_is_not_compared() -> None:
    table = facts(figure(200, "2014-03-31"), figure(200, "2015-12-31"), published(198, "2016-03-31"))
    assert agreement(table)["date"].tolist() == [pd.Timestamp(2015, 12, 31)]
    assert agreement(table, days=31).empty


def test_other_authorities_metrics_groups_and_roles_are_not_compared() -> None:
    day = "2016-03-31"
    table = facts(
        figure(1, day, authority="Barnet", authority_code="E09000003"),
        figure(2, day, metric="cla_count"),
        figure(3, day, population="under one"),
        figure(4, day, role="target"),
        figure(5),
        published(None, day, metric="cla_count"),
        published(198, day),
    )
    assert agreement(table).empty


def test_metrics_can_be_chosen() -> None:
    table = facts(
        *(make(9, "2016-03-31", metric=m) for m in ("cp_plan_count", "cla_count") for make in (figure, published))
    )
    assert agreement(table, ["cla_count"])["metric"].tolist() == ["cla_count"]
    assert len(agreement(table)) == 2


def test_a_quarter_is_not_held_against_a_year() -> None:
    year = {"period_start": "2015-04-01", "period_end": "2016-03-31", "metric": "referral_count"}
    quarter = {**year, "period_start": "2016-01-01"}
    assert agreement(facts(figure(50, **quarter), published(200, **year))).empty
    assert agreement(facts(figure(201, **year), published(200, **year)))["agrees"].tolist() == [True]


def test_an_official_nought_comes_first_because_it_has_no_percentage() -> None:
    day = "2016-03-31"
    found = agreement(facts(figure(3, day), published(0, day), figure(0, "2017-03-31"), published(0, "2017-03-31")))
    assert found["percent"].isna().tolist() == [True, False]
    assert found["agrees"].tolist() == [False, True]


def test_two_official_files_with_one_figure_make_one_comparison() -> None:
    day = "2016-03-31"
    assert (
        len(agreement(facts(figure(200, day), published(198, day), published(198, day, document="eeeeeeeeeeee")))) == 1
    )


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(["exact", "approx", "below", "above"]))
def test_agreement_of_two_figures_does_not_depend_on_their_order(first: float, second: float, qualifier: str) -> None:
    assert agree(first, second, (qualifier, "exact")) == agree(second, first, ("exact", qualifier))
    assert agree(first, first, (qualifier, "exact"))


@pytest.mark.shared
def test_the_labelled_figures_of_2016_and_2017_agree_with_the_official_ones(shared: Path) -> None:
    days = pd.to_datetime(["2016-03-31", "2017-03-31"])
    path = shared / "reference" / "official" / "lait_values.parquet"
    found = agreement(pd.concat([labelled(shared), official.load_official(path)]), ["cp_plan_count", "cla_count"])
    found = found[found["date"].isin(days)]
    assert len(found) == 60
    apart = found[~found["agrees"]]
    assert apart["authority"].tolist() == ["Ealing", "Ealing", "Wakefield"]


def labelled(shared: Path) -> pd.DataFrame:
    """Return the labelled figures as facts."""
    gold = pd.read_csv(shared / "gold" / "facts.csv", dtype=str, keep_default_na=False)
    whose = (
        pd.read_csv(shared / "gold" / "grades.csv", dtype=str).drop_duplicates("sha12").set_index("sha12")["authority"]
    )
    rows: list[dict[str, Any]] = []
    for row in gold.to_dict("records"):
        authority = authorities.find(str(whose.get(row["sha12"], "")))
        if authority:
            named = {"authority": authority.name, "authority_code": authority.code}
            rows.append({**row, **named, "document": row["sha12"], "part": 0, "source": "report"})
    return tables.frame("facts", rows)
