"""The command line: the same verbs as the Python API, and words when something is missing."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from analysis import tables
from analysis.build import build
from analysis.cli import app
from tests.build import pile
from tests.conftest import REPOSITORY


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


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """Tables of two inspections that ask for the same thing, and of one that asks for another."""
    folder = tmp_path_factory.mktemp("listed")
    common = {"part": 0, "authority": "Brent", "body": "authority", "order": 1, "page": 2}
    rows = [
        {"document": "a", "inspection_end": "2011-10-14", "number": "4", "text": "Interview children who go missing."},
        {
            "document": "b",
            "inspection_end": "2015-10-08",
            "number": "",
            "text": "How [red]missing children[/] are met.",
        },
        {"document": "b", "inspection_end": "2015-10-08", "number": "", "text": "Caseloads.", "order": 2},
    ]
    frames = {name: tables.empty(name) for name in tables.TABLES}
    frames["recommendations"] = tables.frame("recommendations", [common | row for row in rows])
    tables.save(tables.Tables(**frames), folder)
    return folder


def test_threads_lays_recommendations_side_by_side(listed):
    done = run("threads", "--authority", "Brent", "--tables", listed)
    assert done.exit_code == 0, done.output
    assert "1. Children who go missing" in done.stdout
    assert "October 2011" in done.stdout
    assert "[4, page 2]" in done.stdout
    assert "[red]" in done.stdout
    assert "Caseloads" not in done.stdout


def test_threads_go_into_a_file(listed, tmp_path):
    done = run("threads", "--authority", "E09000005", "--tables", listed, "--to", tmp_path / "threads.csv")
    assert done.exit_code == 0, done.output
    first, *rows = (tmp_path / "threads.csv").read_text(encoding="utf-8").splitlines()
    assert first.startswith("thread,topic,authority,inspection_end,framework,document,part")
    assert len(rows) == 2
    assert run("threads", "--authority", "Brent", "--tables", listed, "--to", tmp_path / "no" / "x.csv").exit_code == 1


def test_threads_say_why_there_is_nothing(built, listed):
    done = run("threads", "--authority", "Bromley", "--tables", listed)
    assert done.exit_code == 2
    assert "Bromley" in done.output
    assert run("threads", "--authority", "Brent", "--tables", listed, "--similar", "1").stdout.startswith(
        "Nothing comes"
    )


def test_every_command_is_in_the_readme():
    words = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"python -m analysis {name}" in words, name
