"""A choice cuts the tables to its period, and takes what is not said from the tables."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import tables
from analysis.notebook import pick as picks
from analysis.notebook.pick import Pick


def judgement(authority: str, day: str) -> dict[str, object]:
    return {
        "document": f"{authority}{day}", "part": 0, "authority": authority, "framework": "ILACS", "inspection_end": day,
        "area": "overall", "theme": "overall", "grade": "good", "source": "stated", "page": 1,
    }  # fmt: skip


def figure(**more: object) -> dict[str, object]:
    plain = {
        "document": "a", "part": 0, "authority": "Brent", "metric": "cla_count", "source": "report", "role": "actual",
        "value": 1, "qualifier": "exact", "inspection_end": "2018-05-25",
    }  # fmt: skip
    return plain | more


@pytest.fixture
def built() -> tables.Tables:
    frames = {name: tables.empty(name) for name in tables.TABLES}
    days = [("Brent", "2018-05-25"), ("Brent", "2023-02-24"), ("Bromley", "2023-11-17")]
    frames["grades"] = tables.frame("grades", [judgement(*row) for row in days])
    frames["facts"] = tables.frame(
        "facts", [figure(as_of="2015-03-31"), figure(period_end="2017-03-31"), figure(), figure(inspection_end=None)]
    )
    return tables.Tables(**frames)


def opened(built: tables.Tables, authority: str = "Brent", since: str = "", until: str = "") -> Pick:
    return picks.opening(built, built, authority, "overall", "", since, until)[0]


def test_without_a_period_it_is_the_whole_years_of_the_tables(built: tables.Tables) -> None:
    pick = opened(built)
    assert (pick.since, pick.until) == (pd.Timestamp("2015-01-01"), pd.Timestamp("2023-12-31"))
    assert len(pick.grades) == 3


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [("2019", "", 2), ("", "2018", 1), ("2018-05-25", "2018-05-25", 1), ("2018-05-26", "2023-11-16", 1)],
)
def test_a_period_is_years_or_days_and_its_ends_count(built: tables.Tables, since: str, until: str, count: int) -> None:
    assert len(opened(built, since=since, until=until).grades) == count


def test_a_year_may_come_as_a_number_from_the_command_line(built: tables.Tables) -> None:
    assert opened(built, since=2019).since == pd.Timestamp("2019-01-01")  # type: ignore[arg-type]


def test_a_figure_falls_on_its_own_day_before_the_inspections(built: tables.Tables) -> None:
    # 2015, 2017, 2018 by the inspection, and one that no day is known of and that no period leaves out
    assert [len(opened(built, since=year).facts) for year in ("2015", "2016", "2018", "2019")] == [4, 3, 2, 1]


def test_an_authority_is_found_by_code_and_by_another_name(built: tables.Tables) -> None:
    assert opened(built, "E09000006").authority == "Bromley"
    assert opened(built, "London Borough of Bromley").authority == "Bromley"


def test_without_an_authority_it_is_the_one_with_the_most_judgements(built: tables.Tables) -> None:
    pick, note = picks.opening(built, built, "", "overall", "", "", "")
    assert (pick.authority, note) == ("Brent", "")


def test_empty_tables_have_a_sentence(built: tables.Tables) -> None:
    empty = tables.Tables(**{name: tables.empty(name) for name in tables.TABLES})
    pick, note = picks.opening(empty, empty, "Brent", "overall", "", "", "")
    assert (pick.authority, note) == ("Brent", "These tables hold no judgement.")
    assert pick.quarters == []


def test_quarters_run_from_the_first_judgement_of_the_period_to_the_last(built: tables.Tables) -> None:
    quarters = opened(built, since="2023").quarters
    assert [f"{day:%Y-%m-%d}" for day in quarters] == ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"]


def test_a_files_name_holds_nothing_that_a_file_system_minds(built: tables.Tables) -> None:
    pick = opened(built).other(authority="Bristol, City of/..", theme="care_leavers")
    assert pick.name("{authority}-{theme}-path") == "bristol-city-of-care-leavers-path"


def test_its_nation_is_the_same_choice_from_other_tables(built: tables.Tables) -> None:
    fewer = tables.Tables(**{name: getattr(built, name).head(1) for name in tables.TABLES})
    pick, _ = picks.opening(built, fewer, "Brent", "overall", "", "", "")
    assert (len(pick.grades), len(pick.nation.grades), pick.nation.authority) == (3, 1, "Brent")


def test_the_authoritys_tables_hold_its_rows_only(built: tables.Tables) -> None:
    assert opened(built, "Bromley").tables().grades["inspection_end"].tolist() == [pd.Timestamp("2023-11-17")]
