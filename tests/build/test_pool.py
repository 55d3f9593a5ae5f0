"""Readers that hang, crash, grow or are killed: each file is answered and the build goes on."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path

import pytest

from analysis.apart import process
from analysis.apart.process import Limits
from analysis.build import pool
from analysis.build.pool import read_all

#: A reader that does what the file's name says.
PRETENDER = """
    import json, os, struct, sys, time
    from pathlib import Path
    for line in sys.stdin.buffer:
        path = Path(json.loads(line)["path"])
        if path.name.startswith("hang"):
            time.sleep(60)
        if path.name.startswith("crash"):
            os._exit(11)
        if path.name.startswith("once") and not path.exists():
            path.touch()
            os._exit(11)
        if path.name.startswith("grow"):
            kept = bytearray(os.urandom(1024)) * (400 * 1024)
            time.sleep(60)
        body = json.dumps({"name": path.name}).encode()
        sys.stdout.buffer.write(struct.pack("<12sQ", b"0" * 12, len(body)) + body)
        sys.stdout.buffer.flush()
"""


@pytest.fixture
def pretender(tmp_path, monkeypatch):
    script = tmp_path / "pretender.py"
    script.write_text(textwrap.dedent(PRETENDER))
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, str(script)))
    return tmp_path


def answers(folder: Path, names: list[str], limits: Limits | None = None, workers: int = 2, known=lambda path: None):
    found = list(read_all([folder / name for name in names], workers, limits or Limits(), known))
    assert sorted(answer.path.name for answer in found) == sorted(names)
    return {answer.path.name: answer for answer in found}


def reason(answer) -> str:
    row = json.loads(answer.body)["rows"]["documents"][0]
    assert row["status"] == "unreadable"
    return row["reason"]


def test_every_file_is_answered(pretender):
    names = [f"file{n}" for n in range(20)]
    found = answers(pretender, names)
    assert all(json.loads(found[name].body) == {"name": name} for name in names)


def test_a_file_that_kills_its_reader_is_told_and_the_rest_goes_on(pretender):
    found = answers(pretender, ["crash", "fine", "crash2", "fine2"])
    assert "did not survive" in reason(found["crash"])
    assert found["crash"].digest == ""
    assert json.loads(found["fine2"].body) == {"name": "fine2"}


def test_a_reader_that_somebody_killed_is_asked_again(pretender):
    assert json.loads(answers(pretender, ["once"])["once"].body) == {"name": "once"}


def test_a_file_that_takes_too_long_is_stopped(pretender):
    found = answers(pretender, ["hang", "fine"], Limits(seconds=0.5), workers=1)
    assert "longer than 0.5 seconds" in reason(found["hang"])
    assert json.loads(found["fine"].body) == {"name": "fine"}


def test_a_file_that_takes_too_much_memory_is_stopped(pretender):
    found = answers(pretender, ["grow", "fine"], Limits(seconds=30, memory=150 * 1024 * 1024))
    assert "150 MB" in reason(found["grow"])


def test_what_is_known_is_not_read(pretender):
    found = answers(pretender, ["crash"], known=lambda path: "abc")
    assert found["crash"] == pool.Answer(pretender / "crash", "abc", None)


def test_an_error_of_the_caller_is_raised_not_swallowed(pretender):
    def fails(path):
        raise OSError("the store is gone")

    with pytest.raises(OSError, match="the store is gone"):
        answers(pretender, ["a"], known=fails)


def test_nothing_to_read_starts_nothing(pretender):
    assert answers(pretender, []) == {}
