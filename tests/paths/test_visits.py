"""Focused and monitoring visits as events on a path."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis import tables
from analysis.build.one import record_of
from analysis.paths import visits
from tests.paths.graded import CODES
from tests.typeset import line, typeset


def letter(
    day: str | None, kind: str | None = "focused visit", authority: str = "Brent", **more: Any
) -> dict[str, Any]:
    whose = {"authority": authority, "authority_code": CODES.get(authority, ""), "framework": "ILACS"}
    given = {"document": f"{day}{kind}{authority}", "part": 0, "inspection_end": day, "kind": kind, "status": "read"}
    return {**whose, **given, **more}


def documents(*rows: dict[str, Any]) -> pd.DataFrame:
    return tables.frame("documents", rows)


def test_visits_stand_in_order_with_date_and_kind():
    found = visits(
        documents(
            letter("2021-06-10", "monitoring visit"),
            letter("2019-02-06"),
            letter("2018-05-25", "inspection"),
            letter("2019-02-06", authority="Barnet"),
            letter("2020-01-01", None),
        ),
        "Brent",
    )
    assert found["date"].dt.strftime("%Y-%m-%d").tolist() == ["2019-02-06", "2021-06-10"]
    assert found["kind"].tolist() == ["focused visit", "monitoring visit"]
    assert set(found["authority"]) == {"Brent"} and set(found["lineage"]) == {""}
    assert found["document"].str.startswith("2019").tolist() == [True, False]


def test_a_letter_that_does_not_date_its_visit_stands_at_its_publication():
    found = visits(documents(letter(None, published="2019-03-01"), letter(None, document="undated")), "E09000005")
    assert found[["dated", "date"]].to_numpy().tolist() == [["published", pd.Timestamp(2019, 3, 1)]]


def test_the_same_visit_from_two_documents_is_one():
    rows = [letter("2019-02-06", document="pack", part=2), letter("2019-02-06", document="alone", title="Letter")]
    assert visits(documents(*rows), "Brent")["document"].tolist() == ["alone"]


def test_visits_to_the_authority_before_are_marked():
    rows = documents(letter("2019-02-06", authority="Cumbria"), letter("2024-02-06", authority="Cumberland"))
    assert visits(rows, "Cumberland")["lineage"].tolist() == ["predecessor", ""]
    assert len(visits(rows, "Cumberland", lineage=False)) == 1


def test_an_authority_without_a_visit_has_an_empty_table_of_the_same_columns():
    found = visits(documents(letter("2018-05-25", "inspection")), "Brent")
    assert found.empty
    assert found["date"].dtype == "datetime64[ns]" and list(found.columns)[:3] == [
        "authority",
        "authority_code",
        "date",
    ]


def test_an_authority_that_nobody_knows_is_an_error():
    with pytest.raises(KeyError, match="Ambridge"):
        visits(documents(), "Ambridge")


def test_a_letter_as_it_is_read_becomes_an_event():
    page: list[object] = [
        line("Focused visit to Brent children's services", size=16, style="B"),
        line("Inspectors visited on 5 and 6 February 2019.", gap=4),
        line("Dear Director,", gap=4),
        line("This letter sets out what was found during the focused visit to Brent.", gap=4),
    ]
    found = record_of(typeset([page], title="Focused visit to Brent"), "letter.pdf")
    rows = [{**row, "document": found.document} for row in found.rows["documents"]]
    event = visits(documents(*rows), "Brent").iloc[0]
    assert (event["kind"], event["date"]) == ("focused visit", pd.Timestamp(2019, 2, 6))
    assert not found.rows["grades"]
