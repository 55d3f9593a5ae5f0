"""Files are put in place all at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import commit


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {file.stem: file.read_text() for file in folder.glob("*.csv")}


def test_new_files_replace_the_old_ones(tmp_path):
    write(tmp_path, grades="old", facts="old")
    with commit.together(tmp_path) as new:
        write(new, grades="new", facts="new")
    assert read(tmp_path) == {"grades": "new", "facts": "new"}
    assert not list(tmp_path.glob(".new*"))


def test_what_was_never_listed_changes_nothing(tmp_path):
    write(tmp_path, grades="old")
    with pytest.raises(KeyboardInterrupt), commit.together(tmp_path) as new:
        write(new, grades="half")
        raise KeyboardInterrupt
    commit.finish(tmp_path)
    assert read(tmp_path) == {"grades": "old"}


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_an_interrupted_commit_is_finished_by_whoever_looks_next(tmp_path, monkeypatch, moved):
    write(tmp_path, grades="old", facts="old")
    real, calls = Path.replace, []

    def dies(self, target):
        if self.parent.name == ".new":
            if len(calls) == moved:
                raise KeyboardInterrupt
            calls.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", dies)
    try:
        with commit.together(tmp_path) as new:
            write(new, grades="new", facts="new")
    except KeyboardInterrupt:
        monkeypatch.setattr(Path, "replace", real)
        commit.finish(tmp_path)
    assert read(tmp_path) == {"grades": "new", "facts": "new"}


def test_a_list_that_somebody_else_wrote_moves_nothing_out_of_its_folder(tmp_path):
    theirs = tmp_path / "theirs"
    (theirs / ".new").mkdir(parents=True)
    write(theirs / ".new", grades="new")
    (tmp_path / "mine.txt").write_text("mine")
    (theirs / "other.txt").write_text("theirs")
    names = ["../../mine.txt", "../other.txt", "..", "", ".", str(tmp_path / "mine.txt"), 7, None, "grades.csv"]
    (theirs / ".new.json").write_text(json.dumps(names))
    commit.finish(theirs)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (theirs / "other.txt").read_text() == "theirs"
    assert read(theirs) == {"grades": "new"}


@pytest.mark.parametrize("text", ["", "{", "7", '{"grades.csv": 1}', "[[]]"])
def test_a_list_that_is_damaged_moves_nothing(tmp_path, text):
    write(tmp_path, grades="old")
    (tmp_path / ".new.json").write_text(text)
    commit.finish(tmp_path)
    assert read(tmp_path) == {"grades": "old"}
    assert not list(tmp_path.glob(".new*"))
