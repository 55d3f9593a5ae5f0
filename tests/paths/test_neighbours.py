from __future__ import annotations

import pandas as pd
import pytest

from analysis import authorities
from analysis.paths import neighbours
from tests.paths.tables import facts, figure, published


def of(codes: list[str], values: list[float | None], day: str = "2016-03-31") -> list[dict[str, object]]:
    """Return official figures of some authorities."""
    return [published(v, day, authority=c, authority_code=c) for c, v in zip(codes, values, strict=True)]


def brents() -> list[str]:
    """Return the codes of Brent's neighbours."""
    brent = authorities.by_code("E09000005")
    assert brent is not None
    return list(brent.neighbours)


def test_the_median_and_range_are_those_of_the_ten_neighbours_alone() -> None:
    codes = brents()
    assert len(codes) == 10
    others = [published(9000, "2016-03-31"), published(9000, "2016-03-31", authority_code="E08000016")]
    report = figure(9000, "2016-03-31", authority_code=codes[0])
    found = neighbours(facts(*of(codes, [float(n) for n in range(1, 11)]), *others, report), "cp_plan_count", "Brent")
    (row,) = found.to_dict("records")
    assert (row["median"], row["low"], row["high"], row["count"], row["of"]) == (5.5, 1, 10, 10, 10)
    assert row["date"] == pd.Timestamp(2016, 3, 31)
    assert row["unit"] == "children"


def test_too_few_neighbours_have_no_median_and_say_how_many_there_are() -> None:
    table = facts(*of(brents(), [1, 2, 3, 4, *[None] * 6]), *of(brents(), [7.0] * 10, "2017-03-31"))
    found = neighbours(table, "cp_plan_count", "Brent")
    assert found["count"].tolist() == [4, 10]
    assert found["median"].isna().tolist() == [True, False]
    assert neighbours(table, "cp_plan_count", "Brent", least=4)["median"].tolist() == [2.5, 7]


def test_a_neighbour_in_two_files_counts_once() -> None:
    rows = of(brents(), [float(n) for n in range(10)])
    found = neighbours(facts(*rows, *rows), "cp_plan_count", "Brent")
    assert found["count"].tolist() == [10]


def test_an_authority_without_neighbours_has_no_rows() -> None:
    table = facts(published(1, "2016-03-31", authority="Cumbria", authority_code="E10000006"))
    assert neighbours(table, "cp_plan_count", "Cumbria").empty
    with pytest.raises(KeyError):
        neighbours(table, "cp_plan_count", "Nowhere")
