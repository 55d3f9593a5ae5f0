"""The audit of dependencies: it fails for a weakness, and for nothing else."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture
def audit(monkeypatch):
    loader = importlib.machinery.SourceFileLoader("audit", str(REPOSITORY / ".ci" / "audit"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("audit", loader))
    loader.exec_module(module)
    return module


def told(*packages: dict) -> str:
    return json.dumps({"dependencies": list(packages)})


WEAK = {"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}
SOUND = {"name": "b", "version": "1", "vulns": []}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (told(SOUND), 0, "no weakness is known in 1 dependencies"),
        (told(SOUND, WEAK), 1, "a 1: CVE-1 (mended in 2)"),
        (told(SOUND, UNKNOWN), 0, "not in the database: c"),
        (told(UNKNOWN), 0, "skipped"),
        ("", 0, "skipped"),
        ("{}", 0, "skipped"),
    ],
)
def test_only_a_known_weakness_fails(audit, capsys, text, code, words):
    assert audit.judged(text) == code
    assert words in capsys.readouterr().out


def test_without_the_tool_and_without_a_network_it_is_skipped_with_a_word(audit, monkeypatch, capsys):
    monkeypatch.setattr(audit, "run", lambda command: subprocess.CompletedProcess(command, 1))
    assert audit.main() == 0
    assert "skipped, pip-audit is not installed" in capsys.readouterr().out


def test_without_the_database_it_is_skipped_with_a_word(audit, monkeypatch, capsys):
    answers = {"--version": 0}
    monkeypatch.setattr(audit, "run", lambda command: subprocess.CompletedProcess(command, answers.get(command[-1], 1)))
    assert audit.main() == 0
    assert "skipped, the database of weaknesses could not be reached" in capsys.readouterr().out


def test_what_cannot_be_run_is_no_crash(audit, tmp_path):
    assert audit.run([str(tmp_path / "nothing")]) is None


def test_ci_runs_it():
    assert ".ci/audit" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
