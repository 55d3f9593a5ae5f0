from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis import authorities, tables
from analysis.paths import standing, standing_over_time
from analysis.paths.picture import dated_judgements
from tests.paths.graded import THEMES, grades, judged, wild


def counts(found: pd.DataFrame) -> dict[str, int]:
    return {row["grade"]: row["count"] for row in found.to_dict("records") if row["count"]}


def table() -> pd.DataFrame:
    return grades(
        judged("2015-10-08", "requires_improvement"),
        judged("2018-05-25", "good", "ILACS"),
        judged("2016-05-05", "inadequate", authority="Barnet"),
        judged("2016-06-06", "outstanding", authority="Barnsley"),
    )


def test_each_authority_counts_once_by_its_latest_inspection_of_the_day() -> None:
    before, after = standing(table(), "2018-05-24"), standing(table(), "2018-05-25")
    assert counts(before) == {"outstanding": 1, "requires_improvement": 1, "inadequate": 1}
    assert counts(after) == {"outstanding": 1, "good": 1, "inadequate": 1}
    assert after["grade"].tolist() == ["outstanding", "good", "requires_improvement", "adequate", "inadequate"]
    assert set(after["authorities"]) == {3}
    assert after["share"].sum() == pytest.approx(1)
    assert counts(standing(table(), "2016-05-04")) == {"requires_improvement": 1}


def test_by_published_waits_for_the_report_and_estimates_the_day_where_none_is_printed() -> None:
    documents = tables.frame(
        "documents",
        [{"document": "20180525ILAC", "part": 0, "published": "2018-09-01", "status": "read"}],
    )
    for day, expected in (("2018-08-31", "requires_improvement"), ("2018-09-01", "good")):
        rows = standing(table(), day, by="published", documents=documents, rows=True).set_index("authority")
        assert rows.loc["Brent", "grade"] == expected
    assert rows.loc["Brent", "published_known"]
    assert not rows.loc["Barnet", "published_known"]
    usual = standing(table(), "2018-12-31", by="published", rows=True).set_index("authority")
    assert usual.loc["Brent", "published"] == pd.Timestamp("2018-05-25") + pd.Timedelta(days=42)
    assert counts(standing(table(), "2018-05-30", by="published")) == counts(standing(table(), "2018-05-24"))


def test_a_date_of_publication_printed_in_another_copy_counts_too() -> None:
    copies = {"authority": "Brent", "framework": "ILACS", "inspection_end": "2018-05-25", "part": 0, "status": "read"}
    documents = tables.frame("documents", [{"document": "ffff", "published": "2018-09-01", **copies}])
    rows = standing(table(), "2018-12-31", by="published", documents=documents, rows=True).set_index("authority")
    assert rows.loc["Brent", "published"] == pd.Timestamp("2018-09-01")


def test_an_official_count_takes_what_was_inspected_by_the_day_and_published_by_the_cut_off() -> None:
    assert counts(standing(table(), "2018-05-31", published_by="2018-06-30"))["requires_improvement"] == 1
    assert counts(standing(table(), "2018-05-31", published_by="2018-07-31"))["good"] == 1


def test_groups_are_counted_apart() -> None:
    found = standing(table(), "2018-12-31", group="region")
    london = found[found["region"].eq("London")]
    assert counts(london) == {"good": 1, "inadequate": 1}
    assert set(london["authorities"]) == {2}
    assert counts(found[found["region"].eq("Yorkshire and the Humber")]) == {"outstanding": 1}
    assert set(standing(table(), "2018-12-31", group="type")["type"]) == {"London Borough", "Metropolitan District"}


def test_an_authority_that_is_no_more_is_not_counted_and_its_successor_only_once_judged() -> None:
    found = grades(
        judged("2017-11-23", "requires_improvement", authority="Cumbria"),
        judged("2024-11-22", "good", "ILACS", authority="Cumberland"),
    )
    assert counts(standing(found, "2023-03-31")) == {"requires_improvement": 1}
    assert counts(standing(found, "2023-04-01")) == {}
    assert counts(standing(found, "2024-12-31")) == {"good": 1}


def test_only_full_inspections_on_the_scale_of_the_day_are_counted() -> None:
    found = grades(
        judged("2012-06-08", "adequate", "AP"),
        judged("2013-07-12", "inadequate", "LAC", authority="Barnet"),
        judged("2014-02-05", "good", authority="Barnsley"),
    )
    assert counts(standing(found, "2013-10-31")) == {"adequate": 1}
    assert counts(standing(found, "2014-12-31")) == {"good": 1}
    assert counts(standing(found, "2013-10-31", "children_in_care")) == {}
    alone = standing(grades(judged("2012-06-08", "adequate", "AP")), "2014-12-31")
    assert counts(alone) == {}
    assert set(alone["authorities"]) == {0}
    assert alone["share"].isna().all()


def test_judgements_that_contradict_each_other_are_not_counted() -> None:
    found = grades(judged("2018-05-25", "good", "ILACS"), judged("2018-05-25", "outstanding", "ILACS", document="ff"))
    assert standing(found, "2019-01-01", rows=True).empty


def test_over_time_is_the_standing_of_each_day() -> None:
    days = ["2016-01-01", "2018-05-25"]
    series = standing_over_time(table(), days)
    assert series["on"].unique().tolist() == [pd.Timestamp(day) for day in days]
    for day in days:
        own = series[series["on"].eq(pd.Timestamp(day))].reset_index(drop=True)
        pd.testing.assert_frame_equal(own, standing(table(), day))
    quarters = standing_over_time(table())["on"].unique()
    assert (quarters[0], quarters[-1]) == (pd.Timestamp("2015-12-31"), pd.Timestamp("2018-06-30"))
    empty = standing_over_time(tables.empty("grades"))
    assert empty.empty
    assert list(empty.columns) == list(series.columns)


def test_a_strange_way_of_counting_is_refused() -> None:
    with pytest.raises(ValueError, match="'inspected' or 'published', not 'printed'"):
        standing(table(), "2018-01-01", by="printed")  # type: ignore[arg-type]


@settings(max_examples=10, deadline=None)
@given(wild)
def test_shares_sum_to_one_and_nobody_counts_twice(table: pd.DataFrame) -> None:
    rows = standing(table, "2019-06-30", rows=True)
    assert rows["authority"].is_unique
    for group in (None, "region"):
        found = standing(table, "2019-06-30", group=group)
        assert found["count"].sum() == len(rows)
        if len(rows):
            sums = found.groupby("region" if group else "on")["share"].sum()
            assert sums.sub(1).abs().max() < 1e-9


#: Day, cut-off of publication, and per cent good or outstanding, of Ofsted's statistical releases.
OFFICIAL = [
    ("2017-10-31", "2017-12-08", 36),
    ("2018-09-30", "2018-10-31", 43),
    ("2019-08-31", "2019-09-30", 49),
    ("2020-03-31", "2020-04-30", 50),
    ("2022-03-31", "2022-04-30", 53),
    ("2024-03-31", "2024-04-30", 60),
]


@pytest.mark.shared
@pytest.mark.parametrize(("day", "cutoff", "official"), OFFICIAL)
def test_the_labels_of_two_thirds_of_authorities_come_near_the_official_counts(
    shared: Path, day: str, cutoff: str, official: int
) -> None:
    labels = pd.read_csv(shared / "gold" / "grades.csv", dtype=str, keep_default_na=False)
    known = {name: authorities.find(name) for name in labels["authority"].unique()}
    labels = labels.assign(
        document=labels["sha12"],
        part=0,
        source="stated",
        authority_code=[known[name].code if known[name] else "" for name in labels["authority"]],
        theme=[THEMES[key] for key in zip(labels["framework"], labels["area"], strict=True)],
    )
    found = standing(tables.frame("grades", labels.to_dict("records")), day, published_by=cutoff)
    good = found.loc[found["grade"].isin(["good", "outstanding"]), "share"].sum() * 100
    seen = int(found["authorities"].iloc[0])
    # what a draw of so many of 152 authorities without replacement leaves open, at three standard errors
    error = 300 * (0.25 / seen * (1 - seen / 152)) ** 0.5
    assert seen > 95
    assert abs(good - official) < error


def test_dated_judgements_keep_the_day_of_publication_for_each() -> None:
    dated = dated_judgements(table())
    assert (dated["published"] > dated["inspection_end"]).all()
    assert len(dated) == 4
