"""The build from files to tables."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import commit, tables
from analysis.build import assemble, build
from analysis.build.files import NoSuchPathError
from tests.build import pile


def contents(folder: Path) -> dict[str, bytes]:
    """The tables of a build, by name."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in (".csv", ".parquet")}


def command(raw: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "analysis", "build", str(raw), "--out", str(out), "--workers", "2", *options]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A pile, the status that each of its files must have, and its build."""
    folder = tmp_path_factory.mktemp("pile")
    raw, out = folder / "raw", folder / "out"
    expected = pile.make(raw)
    return raw, expected, build(raw, out, workers=2)


def test_every_file_has_its_row_and_says_why(built):
    _, expected, result = built
    documents = result.tables.documents
    rows = documents[documents["part"].eq(0)].set_index("path")
    assert set(rows.index) == set(expected)
    for name, status in expected.items():
        assert rows.loc[name, "status"] == status or not status, (name, rows.loc[name])
    told = rows[rows["status"].ne("read")]
    assert told["reason"].str.len().gt(10).all()
    assert not documents["reason"].str.contains("Traceback|Error").any()


def test_the_good_reports_are_known(built):
    documents = built[2].tables.documents.set_index("path")
    row = documents.loc["deep/er/bromley 2023.pdf"]
    assert (row["authority"], row["authority_code"], row["framework"]) == ("Bromley", "E09000006", "ILACS")
    assert row["inspection_end"] == pd.Timestamp(2023, 3, 8)
    grades = built[2].tables.grades
    assert set(grades.loc[grades["authority"].eq("Bromley"), "grade"]) == {"outstanding"}


def test_figures_stand_with_their_group_and_page(built):
    facts = built[2].tables.facts
    counts = facts[facts["metric"].eq("cp_plan_count")]
    assert set(counts["value"]) == {101}
    assert set(counts["group"]) == {"child protection"}
    assert set(counts["page"]) == {2}
    assert set(counts["source"]) == {"report"}


def test_a_file_that_stands_there_twice_gives_its_rows_once(built):
    found = built[2].tables
    rows = found.documents[found.documents["path"].isin(["good.pdf", "copy of good.pdf"])].set_index("path")
    assert rows["document"].nunique() == 1
    assert rows.loc["good.pdf", "reason"] == "the same file as copy of good.pdf"
    assert not found.grades.duplicated(["document", "part", "area", "source"]).any()


def test_two_builds_of_the_same_files_are_the_same_bytes(built, tmp_path):
    raw, _, result = built
    build(raw, tmp_path, workers=1)
    assert contents(tmp_path) == contents(result.folder)


def test_tables_that_are_assembled_in_pieces_hold_the_same(built, tmp_path, monkeypatch):
    raw, _, result = built
    monkeypatch.setattr(assemble, "_AT_ONCE", 2)
    pieces = build(raw, tmp_path, workers=1)
    assert pieces.counts == result.counts
    for name in tables.TABLES:
        pd.testing.assert_frame_equal(getattr(pieces.tables, name), getattr(result.tables, name))
        assert (tmp_path / f"{name}.csv").read_bytes() == (result.folder / f"{name}.csv").read_bytes()


def test_with_nothing_changed_nothing_is_done(built):
    raw, _, result = built
    before = contents(result.folder)
    again = build(raw, result.folder, workers=2)
    assert again.unchanged and again.read_now == 0
    assert again.counts == result.counts
    assert contents(result.folder) == before


def test_only_what_changed_is_read(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    pile.make(raw)
    first = build(raw, out)
    (raw / "good.pdf").write_bytes(pile.report(year=2021))
    (raw / "picture.pdf").unlink()
    second = build(raw, out)
    assert second.read_now == 1
    assert sum(second.counts.values()) == sum(first.counts.values()) - 1
    dates = second.tables.documents.set_index("path")["inspection_end"]
    assert dates["good.pdf"].year == 2021
    assert dates["copy of good.pdf"].year == 2019


def test_fresh_reads_everything_again(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "good.pdf").write_bytes(pile.report())
    build(raw, out)
    assert build(raw, out, fresh=True).read_now == 1


def test_an_edited_table_is_written_again(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "good.pdf").write_bytes(pile.report())
    build(raw, out)
    before = contents(out)
    (out / "grades.csv").write_text("edited by hand")
    assert not build(raw, out).unchanged
    assert contents(out) == before


def test_an_empty_folder_gives_empty_tables(tmp_path):
    (tmp_path / "raw").mkdir()
    result = build(tmp_path / "raw", tmp_path / "out")
    assert result.counts == {}
    assert len(result.tables.documents) == 0


def test_a_path_that_does_not_exist_writes_nothing(tmp_path):
    with pytest.raises(NoSuchPathError):
        build(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_it_did(built, tmp_path):
    raw, expected, _ = built
    done = subprocess.run(command(raw, tmp_path / "out"), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"{len(expected)} files: " in done.stdout
    assert "Traceback" not in done.stderr
    missing = subprocess.run(command(raw / "nowhere", tmp_path / "out2"), capture_output=True, text=True)
    assert missing.returncode == 2
    assert "there is no file or folder" in missing.stderr
    assert "Traceback" not in missing.stderr


@pytest.mark.skipif(os.name == "nt", reason="process groups are killed the POSIX way")
def test_a_build_killed_at_any_moment_leaves_whole_tables_and_the_next_one_finishes(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for number in range(8):
        (raw / f"{number}.pdf").write_bytes(pile.report(year=2019 + number % 5, pages=3))
    build(raw, out, workers=2)
    before = contents(out)
    (raw / "more.pdf").write_bytes(pile.report("Bromley", 2022, pages=3))
    wanted_folder = tmp_path / "wanted"
    started = time.monotonic()
    subprocess.run(command(raw, wanted_folder), check=True, capture_output=True)
    whole = time.monotonic() - started
    wanted = contents(wanted_folder)
    chance = random.Random(20)
    for _ in range(20):
        running = subprocess.Popen(
            command(raw, out, "--fresh"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0, whole))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        commit.finish(out)  # what whoever loads the tables does first
        left = contents(out)
        assert left in (before, wanted)
    build(raw, out, workers=2)
    assert contents(out) == wanted
