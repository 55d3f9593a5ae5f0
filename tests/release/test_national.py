"""A release writes all or nothing, the same bytes twice, in the department's conventions."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.tables.shipped import shipped as folder_of
from scripts.release import checks, conventions, national, wording

LEADING = [
    *("time_period", "time_identifier", "geographic_level", "country_code", "country_name"),
    *("region_code", "region_name", "old_la_code", "new_la_code", "la_name"),
]


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def released(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("national")
    (out / "actions.csv").write_text("left by a former release\n", encoding="utf-8")
    national.release(reports, out, version="1.2.3")
    return out


def test_twice_gives_the_same_bytes(released, reports, tmp_path):
    national.release(reports, tmp_path / "again", version="1.2.3")
    assert bytes_in(tmp_path / "again") == bytes_in(released)


def test_over_itself_it_changes_nothing_and_leaves_nothing_old(released, reports):
    before = bytes_in(released)
    national.release(reports, released, version="1.2.3")
    assert bytes_in(released) == before
    assert not any(name.startswith(("actions", ".")) for name in before)


def test_nothing_is_written_when_a_check_fails(released, reports, monkeypatch):
    before = bytes_in(released)
    monkeypatch.setattr(checks, "grades_have_pages", lambda tables: ["grades, abc: overall has no page"])
    with pytest.raises(
        checks.RefusedError, match=r"Nothing was written: 1 rows break a rule\.\n  grades, abc: overall"
    ):
        national.release(reports, released, version="1.2.4")
    assert bytes_in(released) == before


def test_nothing_is_written_when_it_does_not_come_back_as_it_went(released, reports, monkeypatch):
    before = bytes_in(released)
    write = national._csv

    def careless(data: pd.DataFrame, file: Path) -> Path:
        return write(data.head(3) if file.name == "grades.csv" else data, file)

    monkeypatch.setattr(national, "_csv", careless)
    with pytest.raises(checks.RefusedError, match="does not come back from disk"):
        national.release(reports, released, version="1.2.3")
    assert bytes_in(released) == before


def test_it_loads_without_a_word_of_a_report(released, found):
    ours = tables.load(released)
    for name, columns in wording.WITHHELD.items():
        assert all(getattr(ours, name)[column].eq("").all() for column in columns)
        assert any(getattr(found, name)[column].ne("").any() for column in columns) or name == "doubts"
    assert ours.actions.empty
    assert set(ours.documents["status"]) == {"read"}
    pd.testing.assert_frame_equal(ours.facts.assign(quote=found.facts["quote"]), found.facts)


@pytest.mark.parametrize("name", ["documents", "grades", "facts", "recommendations"])
def test_the_csv_files_follow_the_departments_conventions(released, name):
    data = pd.read_csv(released / f"{name}.csv", dtype=str, keep_default_na=False)
    assert list(data.columns[: len(LEADING)]) == LEADING
    assert not {"authority", "authority_code", "quote", "text"} & set(data.columns)
    assert all(column == column.lower() and column.replace("_", "").isalnum() for column in data)
    assert data["time_period"].str.fullmatch(r"20\d\d").all()
    brent = data[data["new_la_code"].eq("E09000005")].iloc[0]
    told = [
        "Calendar year",
        "Local authority",
        "E92000001",
        "England",
        "E12000007",
        "London",
        "304",
        "E09000005",
        "Brent",
    ]
    assert brent[LEADING[1:]].tolist() == told
    meta = pd.read_csv(released / f"{name}.meta.csv", dtype=str, keep_default_na=False)
    assert tuple(meta.columns) == conventions.META
    grouping = set(meta["filter_grouping_column"]) - {""}
    assert set(meta["col_name"]) | set(LEADING) | grouping == set(data.columns)
    assert set(meta["col_type"]) <= {"Filter", "Indicator"} and meta["label"].ne("").all()
    numbers = meta.loc[meta["col_type"].eq("Indicator"), "col_name"]
    assert pd.to_numeric(data[numbers].stack().loc[lambda cell: cell.ne("")]).notna().all()


def test_the_package_describes_every_file_and_column(released):
    package = json.loads((released / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "1.2.3" and package["licenses"][0]["name"] == "OGL-UK-3.0"
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == {file.name for file in released.glob("*.csv") if ".meta" not in file.name}
    for name, resource in described.items():
        data = (released / name).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        heading, *rows = csv.reader(data.decode("utf-8").splitlines())
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == heading
        for place, field in enumerate(fields):
            cells = [row[place] for row in rows]
            constraints = field.get("constraints", {})
            assert set(cells) - {""} <= set(constraints.get("enum", cells)), field
            assert "" not in cells or not constraints.get("required"), field
            if field["type"] in ("integer", "number"):
                assert all(float(cell).is_integer() or field["type"] == "number" for cell in cells if cell), field
        key = [heading.index(column) for column in resource["schema"].get("primaryKey", heading)]
        assert len({tuple(row[place] for place in key) for row in rows}) == len(rows)


def test_the_readme_says_what_from_where_and_under_which_licence(released):
    text = (released / "README.md").read_text(encoding="utf-8")
    for words in (
        "4\ninspections of 2 local authorities",
        "reports.ofsted.gov.uk",
        "Open Government Licence v3.0",
        "1.2.3",
    ):
        assert words in text
    assert "**Files that are no reports, and copies of a file**: 1 of" in text
    assert all(f"### {file.name}" in text for file in released.glob("*.csv") if ".meta" not in file.name)


def test_a_copy_of_a_file_is_left_out_and_another_edition_is_refused(reports, tmp_path):
    some = tmp_path / "reports" / "80489_brent"
    some.mkdir(parents=True)
    report = (reports / "80489_brent" / "brent-2018-ilacs.pdf").read_bytes()
    (some / "brent-2018-ilacs.pdf").write_bytes(report)
    (some / "copy of brent-2018-ilacs.pdf").write_bytes(report)
    done = national.release(some.parent, tmp_path / "out", version="1")
    assert done.counts.loc["all", "inspections"] == 1
    assert len(tables.load(tmp_path / "out").documents) == 1
    (some / "copy of brent-2018-ilacs.pdf").write_bytes(report + b"\n% another edition\n")
    with pytest.raises(checks.RefusedError, match=r"ILACS inspection that ended 2018-.* stands in .* and "):
        national.release(some.parent, tmp_path / "out", version="1")


def test_a_formula_in_a_text_is_harmless_and_comes_back(shipped, tmp_path):
    risky = replace(shipped, documents=shipped.documents.assign(title="=1+1").astype({"title": "string"}))
    made = tmp_path / "made"
    national._write(risky, {}, made, "1", left_out=0)
    assert "'=1+1" in (made / "documents.csv").read_text(encoding="utf-8")
    national._read_back(risky, made)


def test_what_ships_is_as_it_is_described():
    folder = folder_of("national")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}", (
            f"run: python run.py release ({resource['path']})"
        )
