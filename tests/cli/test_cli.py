"""The command line: the same verbs as the Python API, and words when something is missing."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from analysis.build import build
from analysis.cli import app
from tests.build import pile


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "raw").mkdir()
    (folder / "raw" / "good.pdf").write_bytes(pile.report())
    build(folder / "raw", folder / "out", workers=1)
    return folder


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_help_names_every_verb():
    done = run("--help")
    assert done.exit_code == 0
    for verb in ("build", "doubts", "evidence", "read"):
        assert verb in done.stdout


def test_read_prints_one_report(built):
    done = run("read", built / "raw" / "good.pdf")
    assert done.exit_code == 0, done.output
    assert "grades: 4" in done.stdout
    assert "cp_plan_count" in done.stdout


def test_read_says_when_there_is_no_such_file(built):
    done = run("read", built / "nowhere.pdf")
    assert done.exit_code == 2
    assert "cannot be opened" in done.output


def test_evidence_writes_pictures(built):
    words = ["--tables", built / "out", "--raw", built / "raw", "--out", built / "pictures"]
    done = run("evidence", "--authority", "Brent", "--metric", "cp_plan_count", *words)
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.split("\n")[:-1]
    assert (built / "pictures").joinpath(line.split("/")[-1]).read_bytes().startswith(b"\x89PNG")


def test_evidence_says_when_nothing_fits(built):
    words = ["--tables", built / "out", "--raw", built / "raw", "--out", built / "pictures"]
    done = run("evidence", "--authority", "Bromley", "--metric", "cp_plan_count", *words)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_doubts_are_listed_or_said_to_be_none(built):
    told = run("doubts", "--tables", built / "out", "--authority", "brent").stdout
    assert "Brent, 2019, recommendations" in told  # the pile's report has no list of what should improve
    assert run("doubts", "--tables", built / "out", "--authority", "Bromley").stdout == "No doubts.\n"


def test_tables_that_are_not_there_say_what_to_do(tmp_path):
    done = run("doubts", "--tables", tmp_path)
    assert done.exit_code == 2
    assert "python -m analysis build" in done.output
