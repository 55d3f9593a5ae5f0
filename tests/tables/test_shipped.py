"""The tables that ship with the project are known by name, from any folder."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis
from analysis import tables
from analysis.tables import shipped


def test_one_call_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = analysis.load("national")
    assert found.grades["authority_code"].nunique() > 100
    for name, schema in tables.TABLES.items():
        data = getattr(found, name)
        assert list(data.columns) == list(schema.columns)
        tables.check(name, data)


def test_a_folder_of_that_name_is_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    frames = {name: tables.empty(name) for name in tables.TABLES}
    tables.save(tables.Tables(**frames), tmp_path / "national")
    assert analysis.load("./national").grades.empty
    assert len(analysis.load("national").grades)


def test_an_installed_package_has_them_beside_it(tmp_path, monkeypatch):
    installed = tmp_path / "share" / "paths-to-good" / "national"
    installed.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_checkout", lambda: tmp_path / "elsewhere")
    monkeypatch.setattr(shipped.sysconfig, "get_path", lambda name: str(tmp_path))
    assert shipped.shipped("national") == installed
    installed.rmdir()
    with pytest.raises(FileNotFoundError, match="did not come with this installation"):
        analysis.load("national")


def test_the_csv_files_alone_give_the_same_tables(tmp_path):
    folder = shipped.shipped("national")
    for file in folder.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    ours, theirs = tables.load(folder), tables.load(tmp_path)
    for name in tables.TABLES:
        pd.testing.assert_frame_equal(getattr(ours, name), getattr(theirs, name))
