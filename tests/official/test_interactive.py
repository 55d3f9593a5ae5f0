from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from analysis import official
from analysis.tables import check
from tests.official.files import interactive

DICTIONARY = '1,CPP_Num,x,Number CPP,Annual\n2,SWFinance,x,Spend,Financial Year\n3,Odd,x,"Rate per 10,000",Lunar year'


def test_mapped_measures_take_our_ids_and_others_keep_their_own(tmp_path: Path) -> None:
    path = interactive(
        tmp_path,
        [
            "CPP_Num,,2016,Brent,198,304.0,Outer London",
            "CPP_Num,,2016,England,50310,970,NA",
            "CPP_Num,,2016,London (Inner),-,987,NA",
            "SWFinance,,2016-17 (OT),Brent,9.3699999999999992,304,Outer London",
        ],
        dictionary=DICTIONARY,
    )
    facts = check("facts", official.load_official(path))
    assert facts["metric"].tolist() == ["cp_plan_count"] * 3 + ["SWFinance"]
    assert facts["authority"].tolist() == ["Brent", "England", "Inner London", "Brent"]
    assert facts["role"].tolist() == ["actual", "england", "region", "actual"]
    assert facts["as_of"].tolist()[:2] == [pd.Timestamp(2016, 3, 31)] * 2
    assert pd.isna(facts.loc[2, "value"])
    assert str(facts.loc[2, "note"]).startswith("-: ")
    spend = facts.loc[3]
    assert spend["value"] == 9.37
    assert (spend["unit"], spend["note"]) == ("Spend", "outturn")
    assert spend["period_end"] == pd.Timestamp(2017, 3, 31)


def test_without_the_dictionary_a_mapped_measure_is_dated_and_another_is_not(tmp_path: Path) -> None:
    path = interactive(tmp_path, ["LACnum,,2016,Brent,330,304,", "SWFinance,,2016,Brent,5,304,"])
    facts = official.load_official(path)
    assert facts["as_of"].tolist()[0] == pd.Timestamp(2016, 3, 31)
    assert facts.loc[1, ["as_of", "period_start", "period_end"]].isna().all()


def test_parquet_gives_the_same_rows_as_csv(tmp_path: Path) -> None:
    path = interactive(tmp_path, ["LACnum,,2016,Brent,330,304,Outer London", "LACnum,,2017,Brent,,304,Outer London"])
    parquet = tmp_path / "long.parquet"
    printed = pd.read_csv(path, dtype=str).assign(**{"LA Number": [304.0, 304.0]})
    printed.to_parquet(parquet)
    one, two = (official.load_official(p).drop(columns="document") for p in (path, parquet))
    pd.testing.assert_frame_equal(one, two)


def test_a_strange_year_type_is_told_and_its_measure_undated(tmp_path: Path) -> None:
    interactive(tmp_path, ["Odd,,2016,Brent,1,304,"], dictionary=DICTIONARY)
    facts, problems = official.collect(tmp_path)
    assert [str(problem) for problem in problems] == [
        "dictionary.csv, line 4, column 'Year_Type': 'Lunar year' is no year type that we know"
    ]
    assert facts["unit"].tolist() == ["per 10k"]
    assert facts["as_of"].isna().all()


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ([5, 6], [5, 6]),
        ([1.5, None], [1.5, None]),
        ([True, None], [None, None]),
        ([[1], [2]], []),
        ([b"\xff", b"a"], []),
    ],
)
def test_whatever_a_parquet_column_holds_it_is_loaded_or_told(
    tmp_path: Path, column: list[object], values: list[float | None]
) -> None:
    data = {"Short Desc": ["LACnum"] * 2, "Years": [2016, 2017], "LA and Regions": ["Brent"] * 2, "Values": column}
    pyarrow.parquet.write_table(pa.table(data), tmp_path / "typed.parquet")
    facts, problems = official.collect(tmp_path)
    assert facts["value"].astype(object).where(facts["value"].notna(), None).tolist() == values
    assert bool(problems) == (values in ([], [None, None]))
