from __future__ import annotations

import pandas as pd

from analysis.paths import panel, panel_counts
from analysis.tables import empty
from tests.paths.graded import grades, judged
from tests.paths.tables import facts, figure, published


def table() -> pd.DataFrame:
    return grades(
        judged("2015-10-08", "requires_improvement"),
        judged("2018-05-25", "good", "ILACS"),
        judged("2016-05-05", "inadequate", authority="Barnet"),
    )


def test_the_figure_nearest_before_stands_beside_each_inspection_with_its_change() -> None:
    found = panel(
        table(),
        facts(
            figure(300, "2014-03-31"),
            figure(250, "2015-08-31"),
            figure(900, "2015-12-31"),
            published(200, "2018-03-31"),
        ),
    )
    brent = found[found["authority"].eq("Brent")]
    assert brent["value"].tolist() == [250, 200]
    assert brent["date"].tolist() == [pd.Timestamp("2015-08-31"), pd.Timestamp("2018-03-31")]
    assert brent["source"].tolist() == ["report", "official"]
    assert brent["age"].tolist() == [0.1, 0.15]
    assert brent["change"].tolist()[1] == -50
    assert pd.isna(brent["change"].tolist()[0])
    assert brent["direction"].tolist() == ["first", "up"]


def test_what_is_missing_is_a_row_that_says_why() -> None:
    told = facts(
        figure(300, "2014-03-31"), figure(310, "2014-03-31"), figure(200, "2015-10-31"), figure(100, "2013-01-31")
    )
    found = panel(table(), told, oldest=1.0).set_index(["authority", "inspection_end"])
    assert found["missing"].to_dict() == {
        ("Barnet", pd.Timestamp("2016-05-05")): "no figure",
        ("Brent", pd.Timestamp("2015-10-08")): "too old",
        ("Brent", pd.Timestamp("2018-05-25")): "too old",
    }
    assert found["value"].isna().all()
    assert found["date"].isna().all()
    again = panel(table(), told).set_index(["authority", "inspection_end"])["missing"]
    assert again["Brent", pd.Timestamp("2015-10-08")] == "contradictory"


def test_only_the_authoritys_own_exact_figures_of_all_children_count_and_official_ones_go_first() -> None:
    found = panel(
        table(),
        facts(
            figure(1, "2015-09-30", role="england"),
            figure(2, "2015-09-30", population="boys"),
            figure(3, "2015-09-30", qualifier="above"),
            figure(None, "2015-09-30"),
            figure(4),
            figure(5, "2015-09-01"),
            published(6, "2015-09-01"),
        ),
    )
    first = found[found["inspection_end"].eq(pd.Timestamp("2015-10-08"))].iloc[0]
    assert (first["value"], first["source"]) == (6, "official")


def test_counts_add_up_to_the_inspections() -> None:
    told = facts(figure(250, "2015-08-31"), figure(8.5, "2016-04-30", metric="agency_staff_pct", unit="percent"))
    found = panel(table(), told, metrics=["agency_staff_pct", "cp_plan_count", "turnover_rate_pct"])
    assert len(found) == 9
    counted = panel_counts(found)
    reasons = counted[["with_value", "no_figure", "too_old", "contradictory"]].sum(axis=1)
    assert reasons.tolist() == counted["inspections"].tolist()
    by_metric = counted.groupby("metric")[["inspections", "with_value"]].sum()
    assert by_metric["inspections"].tolist() == [3, 3, 3]
    assert by_metric["with_value"].to_dict() == {"agency_staff_pct": 0, "cp_plan_count": 1, "turnover_rate_pct": 0}


def test_empty_tables_give_empty_panels() -> None:
    assert panel(empty("grades"), facts(figure(250, "2015-08-31"))).empty
    assert panel(table(), empty("facts")).empty
    assert panel_counts(panel(table(), empty("facts"))).empty
