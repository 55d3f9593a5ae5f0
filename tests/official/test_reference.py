"""The department's whole table: 641,070 rows, every authority, region and year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest

from analysis import authorities, official
from analysis.official import Collected
from analysis.tables import check

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def table(shared: Path) -> Collected:
    return official.collect(shared / "reference" / "official")


@pytest.fixture(scope="module")
def printed(shared: Path) -> pd.DataFrame:
    path = shared / "reference" / "official" / "lait_values.parquet"
    columns = ["Short Desc", "Years", "LA and Regions", "Values"]
    data: pd.DataFrame = pyarrow.parquet.read_table(path, columns=columns, read_dictionary=columns).to_pandas()
    return data


def test_every_row_is_a_fact_but_those_without_a_year(table: Collected, printed: pd.DataFrame) -> None:
    assert len(printed) == 641_070
    assert len(table.facts) == 641_070 - printed["Years"].eq("0").sum()
    assert table.facts["as_of"].notna().ne(table.facts["period_end"].notna()).all()
    check("facts", table.facts)


def test_every_area_keeps_its_rows_and_has_one_code(table: Collected, printed: pd.DataFrame) -> None:
    areas = table.facts[["authority", "authority_code", "role"]].drop_duplicates()
    assert areas["authority_code"].is_unique
    assert len(areas) == printed["LA and Regions"].nunique() == 170
    current = {authority.code for authority in authorities.current()}
    former = {"E06000028", "E06000029", "E10000006", "E10000009", "E10000021"}
    assert set(areas.loc[areas["role"].eq("actual"), "authority_code"]) == current | former
    assert areas["role"].astype(str).value_counts().to_dict() == {"actual": 158, "region": 11, "england": 1}


def test_no_withheld_value_becomes_a_number(table: Collected, printed: pd.DataFrame) -> None:
    withheld = printed["Values"].eq("-") & printed["Years"].ne("0")
    assert table.facts["value"].isna().sum() == withheld.sum()
    assert table.facts.loc[table.facts["value"].isna(), "note"].str.startswith("-: ").all()
    assert not table.facts.loc[table.facts["value"].notna(), "note"].str.startswith("-: ").any()


def test_years_that_are_not_plain_are_told_with_their_place(table: Collected) -> None:
    told = {problem.value: problem for problem in table.problems}
    assert told["2016-17 (OT)"].column == "Years"
    assert told["2016-17 (OT)"].line == 2721
    assert told["0"].rows == 170
    assert {problem.column for problem in table.problems} == {"Years"}


@pytest.mark.parametrize(
    ("code", "metric", "when", "day", "value"),
    [
        ("E92000001", "cla_count", "as_of", "2025-03-31", 81770),
        ("E92000001", "agency_staff_pct", "as_of", "2025-09-30", 13),
        ("E92000001", "cp_plan_repeat_pct", "period_end", "2025-03-31", 24.5),
        ("E06000063", "referral_count", "period_end", "2025-03-31", 3367),
        ("E06000063", "caseload_avg", "as_of", "2025-09-30", 17.8),
    ],
)
def test_figures_that_the_department_prints_in_its_other_files(
    table: Collected, code: str, metric: str, when: str, day: str, value: float
) -> None:
    facts = table.facts
    found = facts[facts["authority_code"].eq(code) & facts["metric"].eq(metric) & facts[when].eq(pd.Timestamp(day))]
    assert found["value"].tolist() == [value]


@pytest.mark.parametrize("metric", ["sgo_count", "care_leaver_count", "care_leaver_university_count"])
def test_counts_that_the_notes_call_rounded_are_rounded_in_those_years_alone(table: Collected, metric: str) -> None:
    mine = table.facts["metric"].eq(metric) & table.facts["role"].eq("actual") & table.facts["value"].notna()
    rows = table.facts[mine]
    rounded = rows["note"].str.contains("nearest five")
    assert set(rows.loc[rounded, "period_text"]) == {"2016", "2017"}
    assert (rows.loc[rounded, "value"] % 5).eq(0).all()
    assert (rows.loc[~rounded, "value"] % 5).ne(0).mean() > 0.5
