from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import official
from analysis.tables import check
from tests.official.files import BRENT, PLACES, interactive, tidy

ROW = f"2024,Reporting year,Local authority,{BRENT}"


def problem(folder: Path) -> str:
    """Collect a folder that has one problem, and return it."""
    _, problems = official.collect(folder)
    (only,) = problems
    return str(only)


def test_the_document_is_the_beginning_of_the_files_hash(tmp_path: Path) -> None:
    path = tidy(tmp_path, [f"{ROW},21.7"])
    facts = official.load_official(path)
    assert facts["document"].tolist() == [hashlib.sha256(path.read_bytes()).hexdigest()[:12]]


def test_an_unknown_code_costs_its_row_alone_and_is_told_with_line_and_column(tmp_path: Path) -> None:
    tidy(tmp_path, [f"{ROW},21.7", f"{ROW.replace('304,E09000005,Brent', ',E09999999,Nowhere')},5"])
    facts, problems = official.collect(tmp_path)
    assert facts["value"].tolist() == [21.7]
    (only,) = problems
    assert (only.file, only.line, only.column, only.value) == ("csww_made.csv", 3, "new_la_code", "E09999999")
    assert str(only) == "csww_made.csv, line 3, column 'new_la_code': 'E09999999' is no authority's code; left out"


def test_a_year_with_a_remark_is_read_and_told(tmp_path: Path) -> None:
    tidy(
        tmp_path,
        [f"{ROW},21.7", f"{ROW.replace('2024', '2016-17 (OT)')},5", f"{ROW.replace('2024', '2016-17 (OT)')},6"],
    )
    facts, problems = official.collect(tmp_path)
    assert facts["period_text"].tolist() == ["2024", "2016-17 (OT)", "2016-17 (OT)"]
    assert facts["note"].str.endswith("outturn").tolist() == [False, True, True]
    (only,) = problems
    assert str(only).startswith("csww_made.csv, line 3, column 'time_period': '2016-17 (OT)' is a year with a remark")
    assert str(only).endswith("(2 rows)")


def test_a_year_that_is_none_costs_its_row_alone(tmp_path: Path) -> None:
    interactive(tmp_path, ["LACnum,,0,Brent,5,304,", "LACnum,,2016,Brent,6,304,"])
    facts, _ = official.collect(tmp_path)
    assert facts["value"].tolist() == [6]
    assert problem(tmp_path) == "long.csv, line 2, column 'Years': '0' is no year that we can read; left out"


def test_a_missing_column_is_told_and_other_files_still_load(tmp_path: Path) -> None:
    (tmp_path / "half.csv").write_text("geographic_level,la_name\nLocal authority,Brent\n")
    tidy(tmp_path, [f"{ROW},21.7"])
    facts, _ = official.collect(tmp_path)
    assert len(facts) == 1
    assert problem(tmp_path).startswith("half.csv, line 1, column 'time_period': is missing")


@pytest.mark.parametrize("lost", ["time_identifier", "new_la_code", "old_la_code", "la_name"])
def test_a_column_that_can_be_done_without_is_told_and_done_without(tmp_path: Path, lost: str) -> None:
    path = tidy(tmp_path, [f"{ROW},21.7"])
    heading, row = path.read_text().splitlines()
    place = heading.split(",").index(lost)
    path.write_text(
        "\n".join(",".join(v for at, v in enumerate(line.split(",")) if at != place) for line in (heading, row))
    )
    facts, _ = official.collect(tmp_path)
    assert facts["authority_code"].tolist() == ["E09000005"]
    assert problem(tmp_path).startswith(f"csww_made.csv, line 1, column '{lost}': is missing")


def test_an_indicator_that_the_meta_file_promises_and_the_file_lacks_is_told(tmp_path: Path) -> None:
    path = tidy(tmp_path, [f"{ROW},21.7,14.2"], columns="agency_rate_fte,vacancy_rate_fte")
    path.write_text(path.read_text().replace(",vacancy_rate_fte", "").replace(",14.2", ""))
    facts, _ = official.collect(tmp_path)
    assert facts["metric"].tolist() == ["agency_staff_pct"]
    assert "column 'vacancy_rate_fte': is missing" in problem(tmp_path)


def test_a_wrong_encoding_is_told_with_its_place_and_read(tmp_path: Path) -> None:
    path = tidy(tmp_path, [f"{ROW},21.7", f"{ROW.replace('2024', '2023').replace('Brent', '“Brent”')},20"])
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    facts, _ = official.collect(tmp_path)
    assert facts["value"].tolist() == [21.7, 20]
    assert problem(tmp_path) == (
        "csww_made.csv, line 3, column 'la_name': '“Brent”' is not UTF-8; the whole file was read as Windows-1252"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_an_encoding_that_says_what_it_is_needs_no_telling(tmp_path: Path, encoding: str) -> None:
    path = tidy(tmp_path, [f"{ROW},21.7"])
    path.write_bytes(path.read_text().encode(encoding))
    facts, problems = official.collect(tmp_path)
    assert (len(facts), problems) == (1, [])


def test_a_cell_that_is_neither_number_nor_symbol_is_blank_noted_and_told(tmp_path: Path) -> None:
    tidy(tmp_path, [f"{ROW},21.7", f"{ROW.replace('2024', '2023')},about 20"])
    facts, _ = official.collect(tmp_path)
    assert facts["value"].isna().tolist() == [False, True]
    assert str(facts.loc[1, "note"]).startswith("about 20: not a number")
    assert "line 3, column 'agency_rate_fte': 'about 20'" in problem(tmp_path)


def test_lines_are_those_of_the_file_when_cells_run_over_lines_and_rows_are_odd(tmp_path: Path) -> None:
    rows = [f'{ROW},"two\nlines",1', "too,short", f"{ROW.replace('2024', 'never')},one,2"]
    tidy(tmp_path, rows, columns="category,agency_rate_fte")
    facts, problems = official.collect(tmp_path)
    assert len(facts) == 1
    assert [(each.line, each.column) for each in problems] == [(4, ""), (5, "time_period")]


def test_very_many_strange_values_are_told_in_short(tmp_path: Path) -> None:
    tidy(tmp_path, [f"{ROW},{number} or so" for number in range(500)])
    _, problems = official.collect(tmp_path)
    assert len(problems) == 21
    assert (problems[-1].rows, problems[-1].line) == (480, 22)


def test_other_levels_are_left_out_and_told_once(tmp_path: Path) -> None:
    row = ROW.replace("Local authority", "School")
    tidy(tmp_path, [f"{ROW},21.7", f"{row},1", f"{row},2"])
    facts, _ = official.collect(tmp_path)
    assert len(facts) == 1
    assert "'School' is a level that facts has no place for; left out (2 rows)" in problem(tmp_path)


def test_what_is_no_table_is_told_and_notes_are_left_in_peace(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Notes")
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    (tmp_path / "book.xlsx").write_bytes(b"PK")
    facts, problems = official.collect(tmp_path)
    assert sorted(each.file for each in problems) == ["book.xlsx", "broken.parquet", "empty.csv", "other.csv"]
    assert facts.empty
    check("facts", facts)


def test_a_heading_without_rows_gives_no_rows(tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text(f"time_period,time_identifier,geographic_level,{PLACES},n\n")
    check("facts", official.collect(tmp_path).facts)


def test_an_empty_folder_gives_an_empty_table(tmp_path: Path) -> None:
    facts, problems = official.collect(tmp_path)
    assert (len(facts), problems) == (0, [])
    check("facts", facts)


def test_one_file_that_cannot_be_read_raises_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ValueError, match=r"other\.csv, line 1: is neither"):
        official.load_official(tmp_path / "other.csv")
    with pytest.raises(FileNotFoundError):
        official.load_official(tmp_path / "nowhere.csv")


def test_one_files_problems_are_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tidy(tmp_path, [f"{ROW},a few"])
    with caplog.at_level(logging.WARNING, "analysis.official"):
        official.load_official(path)
    assert "line 2, column 'agency_rate_fte'" in caplog.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=300), st.text(alphabet='2016,"\n\rEBrent-é', max_size=200).map(str.encode)))
def test_whatever_a_file_holds_it_is_loaded_or_told(tmp_path: Path, body: bytes) -> None:
    heading = f"time_period,time_identifier,geographic_level,{PLACES},n\n".encode()
    (tmp_path / "wild.csv").write_bytes(heading + body)
    (tmp_path / "wilder.csv").write_bytes(body)
    check("facts", official.collect(tmp_path).facts)


def test_a_meta_file_is_told_once_and_a_lone_one_is_told(tmp_path: Path) -> None:
    path = tidy(tmp_path, [f"{ROW},21.7"])
    meta = path.with_name("csww_made.meta.csv")
    meta.write_bytes(meta.read_bytes().replace(b"%", b"\xa3"))
    assert problem(tmp_path).startswith("csww_made.meta.csv, line 2, column 'indicator_unit': '£' is not UTF-8")
    path.unlink()
    assert problem(tmp_path) == "csww_made.meta.csv: describes a file that is not beside it"


def test_a_dictionary_that_is_broken_costs_the_dates_alone(tmp_path: Path) -> None:
    interactive(tmp_path, ["SWFinance,,2016,Brent,5,304,", "LACnum,,2016,Brent,330,304,"])
    (tmp_path / "dictionary.csv").write_text('Measure_short,Year_Type\nSWFinance,"' + "x" * 200_000 + "\n")
    facts, problems = official.collect(tmp_path)
    assert facts["value"].tolist() == [5, 330]
    assert facts["as_of"].isna().tolist() == [True, False]
    assert [each.file for each in problems] == ["dictionary.csv"]
