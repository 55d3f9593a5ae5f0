from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import official
from analysis.tables import check
from tests.official.files import BARNSLEY, BRENT, ENGLAND, LONDON, tidy


def test_a_workforce_file_becomes_facts(tmp_path: Path) -> None:
    path = tidy(
        tmp_path,
        [
            f"2024,Reporting year,National,{ENGLAND},16.2",
            f"2024,Reporting year,Regional,{LONDON},20.1",
            f"2024,Reporting year,Local authority,{BRENT},21.7",
        ],
    )
    facts = check("facts", official.load_official(path))
    assert facts["metric"].unique().tolist() == ["agency_staff_pct"]
    assert facts["authority"].tolist() == ["England", "London", "Brent"]
    assert facts["authority_code"].tolist() == ["E92000001", "E12000007", "E09000005"]
    assert facts["role"].tolist() == ["england", "region", "actual"]
    assert facts["value"].tolist() == [16.2, 20.1, 21.7]
    assert facts["as_of"].eq(pd.Timestamp(2024, 9, 30)).all()
    assert facts["period_text"].eq("2024").all()
    assert facts["source"].eq("official").all()
    assert facts["group"].eq("workforce").all()
    assert facts["inspection_end"].isna().all()
    assert facts["page"].isna().all()


@pytest.mark.parametrize("symbol", ["z", "x", "c", "low", "k", "u", "..", ":", ""])
def test_a_symbol_is_a_missing_value_with_a_reason(tmp_path: Path, symbol: str) -> None:
    path = tidy(tmp_path, [f"2024,Reporting year,Local authority,{BRENT},{symbol}"])
    collected = official.collect(tmp_path)
    assert collected.problems == []
    assert collected.facts["value"].isna().all()
    assert collected.facts["note"].str.startswith(f"{symbol}: " if symbol else "blank: ").all()
    assert path.exists()


def test_a_definition_that_changed_is_noted_in_its_years_only(tmp_path: Path) -> None:
    tidy(tmp_path, [f"{year},Reporting year,Local authority,{BRENT},20" for year in (2016, 2017)])
    notes = official.collect(tmp_path).facts["note"].tolist()
    assert "do not compare" in notes[0]
    assert "do not compare" not in notes[1]


def test_filters_choose_the_metric_and_name_the_group(tmp_path: Path) -> None:
    row = f"2025,Reporting year,Local authority,{BRENT}"
    tidy(
        tmp_path,
        [
            f"{row},19 to 21 years,Total,255,100",
            f'{row},19 to 21 years,"Total in education, employment or training",154,60',
            f"{row},17 to 18 years,Total,90,100",
        ],
        name="la_care_leavers_activity",
        columns="age,activity,care_leaver_count,care_leaver_percent",
    )
    facts = official.collect(tmp_path).facts
    mine = facts[~facts["metric"].str.contains(".", regex=False)].set_index("metric")
    assert mine["value"].to_dict() == {"care_leaver_count": 255, "care_leaver_eet_pct": 60}
    assert mine["population"].eq("").all()
    assert mine["period_end"].eq(pd.Timestamp(2025, 3, 31)).all()
    own = facts[facts["metric"].eq("la_care_leavers_activity.care_leaver_count")]
    assert own["population"].tolist() == [
        "19 to 21 years; Total in education, employment or training",
        "17 to 18 years",
    ]
    assert own["unit"].eq("percent").all()


def test_an_unmapped_measure_keeps_its_own_id_and_the_dates_that_its_file_fixes(tmp_path: Path) -> None:
    row = f"Local authority,{BRENT}"
    tidy(
        tmp_path,
        [
            f"2024,Calendar year,{row},5",
            f"202324,Academic year,{row},6",
            f"2024,January,{row},7",
            f"2024,Reporting year,{row},8",
        ],
        name="things_counted_2013_to_2024",
        columns="thing_count",
    )
    facts = official.collect(tmp_path).facts
    assert facts["metric"].unique().tolist() == ["things_counted.thing_count"]
    assert facts["group"].isna().all()
    assert facts["period_end"].tolist()[:2] == [pd.Timestamp(2024, 12, 31), pd.Timestamp(2024, 8, 31)]
    assert facts["as_of"].tolist()[2] == pd.Timestamp(2024, 1, 31)
    assert facts.loc[3, ["as_of", "period_start", "period_end"]].isna().all()


def test_columns_renamed_between_releases_are_one_metric(tmp_path: Path) -> None:
    for folder, column in (("old", "Re_referrals_percent"), ("new", "rereferral_percent")):
        (tmp_path / folder).mkdir()
        tidy(
            tmp_path / folder,
            [f"2024,Reporting year,Local authority,{BARNSLEY},25.5"],
            name="c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
            columns=column,
        )
    facts = official.collect(tmp_path).facts
    assert facts["metric"].tolist() == ["rereferral_pct", "rereferral_pct"]
    assert facts["period_start"].eq(pd.Timestamp(2023, 4, 1)).all()


def test_without_a_meta_file_indicators_are_told_by_their_numbers(tmp_path: Path) -> None:
    tidy(
        tmp_path,
        [f"2024,Calendar year,Local authority,{BRENT},boys,5", f"2024,Calendar year,Local authority,{BRENT},girls,c"],
        name="counted",
        columns="category,count",
        meta=False,
    )
    facts, problems = official.collect(tmp_path)
    assert facts["metric"].tolist() == ["counted.count", "counted.count"]
    assert facts["population"].tolist() == ["boys", "girls"]
    assert "meta.csv" in str(problems[0])
