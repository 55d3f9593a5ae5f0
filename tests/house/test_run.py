"""run.py: its words when something stands in the way."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections import namedtuple

import pytest

from tests.conftest import REPOSITORY

Version = namedtuple("Version", "major minor micro releaselevel serial")
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("run", REPOSITORY / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_needs_nothing_but_the_standard_library():
    tree = ast.parse((REPOSITORY / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_python_that_is_too_old_is_told_so(run, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", Version(3, 9, 1, "final", 0))
    assert run.main([]) == 1
    assert "This is Python 3.9; Paths to Good needs Python 3.11 or later." in capsys.readouterr().err


def test_a_full_disk_is_told_before_anything_is_made(run, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(run, "STAMP", tmp_path / "none")
    monkeypatch.setattr(run.shutil, "disk_usage", lambda path: Usage(10**12, 10**12, 10**6))
    assert run.main([]) == 1
    assert "The disk has 0.0 GB free" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "no network"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something else altogether", "something else altogether"),
    ],
)
def test_what_pip_says_becomes_a_sentence(run, monkeypatch, said, words):
    done = subprocess.CompletedProcess([], 1, stdout=said)
    monkeypatch.setattr(run.subprocess, "run", lambda *args, **kwargs: done)
    with pytest.raises(run.CannotGoOnError, match=words):
        run.install(["anything"])


def test_an_environment_that_is_up_to_date_is_left_alone(run, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(run, "python", lambda: REPOSITORY / "run.py")
    monkeypatch.setattr(run, "install", lambda what: pytest.fail("nothing should be installed"))
    run.STAMP.write_text(run.fingerprint(), encoding="utf-8")
    run.make_environment()


def test_an_unknown_command_shows_the_help(run, capsys):
    assert run.main(["frobnicate"]) == 2
    assert "python run.py test" in capsys.readouterr().out


def test_an_unknown_benchmark_is_named(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "make_environment", lambda: None)
    assert run.main(["bench", "frobnicate"]) == 1
    assert "No benchmark is called frobnicate" in capsys.readouterr().err


def test_ci_runs_what_a_newcomer_runs():
    assert "python3 run.py test" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_what_was_made_is_listed_with_the_endings_of_a_chart_on_one_line(run, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(run, "OUTPUTS", tmp_path)
    for name in ("02/brent-path.svg", "02/brent-path.png", "notebooks/02.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    run.list_results()
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "02/brent-path .png .svg" in lines and "notebooks/02 .ipynb" in lines


def test_a_notebook_that_fails_is_named_and_what_it_said_is_shown(run, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(run, "OUTPUTS", tmp_path)

    def done(notebook):
        fails = notebook.name.startswith("02")
        return subprocess.CompletedProcess([], int(fails), stdout="a kernel's word of itself\nKeyError: 'grade'")

    monkeypatch.setattr(run, "run_notebook", done)
    assert run.run_notebooks() == ["02-one-authoritys-path.ipynb"]
    said = capsys.readouterr()
    assert said.err.count("KeyError") == 1 and "03-the-national-picture.ipynb" in said.out


def test_a_notebook_draws_on_its_page_and_all_else_on_none(run, monkeypatch):
    monkeypatch.delenv("MPLBACKEND", raising=False)
    assert run.surroundings("agg")["MPLBACKEND"] == "agg"
    assert "MPLBACKEND" not in run.surroundings("")
