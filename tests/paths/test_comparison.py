from __future__ import annotations

import pandas as pd
import pytest

from analysis import authorities
from analysis.paths import compare
from tests.paths.graded import grades, judged


def of(code: str, day: str, grade: str, framework: str = "ILACS") -> dict[str, object]:
    known = authorities.by_code(code)
    assert known is not None
    return judged(day, grade, framework, authority=known.name, authority_code=code)


def brent() -> authorities.Authority:
    found = authorities.find("Brent")
    assert found is not None
    return found


def test_an_authority_stands_beside_its_neighbours_its_region_and_england() -> None:
    judgements = ["good"] * 3 + ["inadequate"] * 2
    near = [of(code, "2019-06-07", grade) for code, grade in zip(brent().neighbours[:5], judgements, strict=True)]
    far = of("E08000016", "2018-10-19", "outstanding")
    found = compare(grades(of("E09000005", "2018-05-25", "good"), *near, far), "Brent", days=["2020-01-01"])
    rows = found.set_index("group")
    assert rows.index.tolist() == ["authority", "neighbours", "region", "England"]
    assert (rows.loc["authority", "grade"], rows.loc["authority", "step"]) == ("good", 3)
    assert rows.loc["neighbours", ["authorities", "of", "lower", "middle", "upper"]].tolist() == [5, 10, 1, 3, 3]
    assert rows.loc["neighbours", "good"] == pytest.approx(0.6)
    assert (rows.loc["region", "name"], rows.loc["region", "of"]) == ("London", 33)
    assert rows.loc["England", "authorities"] == 7
    assert rows.loc["England", "good"] == pytest.approx(5 / 7)
    assert found["grade"].isna().tolist() == [False, True, True, True]


def test_without_days_each_of_its_own_inspections_is_one() -> None:
    table = grades(of("E09000005", "2015-10-08", "good", "SIF"), of("E09000005", "2018-05-25", "good"))
    found = compare(table, "Brent")
    assert found["on"].unique().tolist() == [pd.Timestamp("2015-10-08"), pd.Timestamp("2018-05-25")]
    assert compare(table, "Barnet").empty


def test_neighbours_are_those_that_stood_on_the_day() -> None:
    asked = next(a for a in authorities.current() if "E06000061" in a.neighbours)
    judgements = (
        of("E10000021", "2016-02-24", "inadequate", "SIF"),
        of("E06000061", "2022-10-14", "good"),
        of(asked.code, "2015-01-15", "good", "SIF"),
    )
    found = compare(grades(*judgements), asked.code, days=["2017-01-01", "2022-01-01", "2023-01-01"])
    near = found[found["group"].eq("neighbours")]
    assert near["authorities"].tolist() == [1, 0, 1]
    assert near["middle"].tolist()[0] == 1
    assert near["middle"].tolist()[2] == 3


def test_england_had_152_authorities_before_the_reorganisations_and_has_153() -> None:
    table = grades(of("E09000005", "2015-10-08", "good", "SIF"))
    found = compare(table, "Brent", days=["2017-10-31", "2020-01-01", "2024-03-31"])
    assert found.loc[found["group"].eq("England"), "of"].tolist() == [152, 151, 153]


def test_an_authority_unknown_to_the_table_cannot_be_compared() -> None:
    table = grades(judged("2018-05-25", "good", "ILACS", authority="Atlantis"))
    with pytest.raises(KeyError, match="nothing says whom to compare it with"):
        compare(table, "Atlantis")
