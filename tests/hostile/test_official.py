"""Published tables that hang, grow, end their reader or lie: each costs only itself, and is told in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import official
from analysis.apart import process
from analysis.apart.process import Limits
from analysis.build import build
from analysis.official import reading
from analysis.official.carrying import NoTableError, packed, unpacked
from tests.official.files import interactive

ROWS = ["LACnum,,2016,Brent,330,304,", "LACnum,,2017,Brent,340,304,"]

#: A process that does what the file's name says, and reads what has no such name.
PRETENDER = """
    import json, os, sys, time
    from pathlib import Path
    from analysis.apart.protocol import HEAD
    from analysis.build.worker import answer
    for line in sys.stdin.buffer:
        request = json.loads(line)
        name = Path(request["path"]).name
        if name.startswith("hang"):
            time.sleep(60)
        if name.startswith("crash"):
            os._exit(11)
        if name.startswith("grow"):
            kept = bytearray(os.urandom(1024)) * (600 * 1024)
            time.sleep(60)
        digest, body = answer(request)
        length = len(body)
        if name.startswith("lie"):
            body = b"[" * 100_000 + b"\\n" + body
            length = len(body)
        if name.startswith("endless"):
            length = 2**62
        sys.stdout.buffer.write(HEAD.pack(digest.encode(), length) + body)
        sys.stdout.buffer.flush()
"""


@pytest.fixture
def pretender(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    script = tmp_path / "pretender.py"
    script.write_text(textwrap.dedent(PRETENDER))
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, str(script)))
    folder = tmp_path / "official"
    folder.mkdir()
    interactive(folder, ROWS, name="whole.csv")
    return folder


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("hang", "is not read: reading it took longer than 8 seconds"),
        ("grow", "is not read: reading it took more than 400 MB of memory"),
        ("crash", "is not read: the reading process did not survive it"),
        ("lie", "is not read: its reader's answer is damaged"),
        ("endless", "is not read: the reading process did not survive it"),
    ],
)
def test_a_file_costs_only_itself_whatever_its_reader_does(pretender: Path, name: str, why: str) -> None:
    interactive(pretender, ROWS, name=f"{name}.csv")
    facts, problems = official.collect(pretender, Limits(seconds=8 if name == "hang" else 30, memory=400 * 1024 * 1024))
    assert facts["value"].tolist() == [330, 340]
    (only,) = problems
    assert str(only).startswith(f"{name}.csv: {why}")


@pytest.mark.parametrize("name", ["crash", "lie"])
def test_a_dictionary_costs_only_itself(pretender: Path, name: str) -> None:
    interactive(pretender, ROWS, name="whole.csv", dictionary="N20,SWFinance,x,Percentage,financial year")
    (pretender / "dictionary.csv").rename(pretender / f"{name}.csv")
    facts, problems = official.collect(pretender, Limits(seconds=20))
    assert len(facts) == 2
    assert [problem.file for problem in problems] == [f"{name}.csv"]


def bomb(path: Path, rows: int) -> None:
    """A small Parquet file of very many rows, each with words of its own."""
    columns = dict.fromkeys(("Short Desc", "Years", "LA and Regions", "Values"), np.arange(rows))
    pyarrow.parquet.write_table(
        pa.table(columns), path, compression="zstd", use_dictionary=False, column_encoding="DELTA_BINARY_PACKED"
    )


def test_a_table_that_is_small_on_disk_and_large_in_memory_is_stopped(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "official").mkdir(parents=True)
    bomb(raw / "official" / "bomb.parquet", 10_000_000)
    assert (raw / "official" / "bomb.parquet").stat().st_size < 2_000_000
    interactive(raw / "official", ROWS)
    result = build(raw, tmp_path / "out", workers=1, limits=Limits(seconds=60, memory=300 * 1024 * 1024))
    assert result.tables.facts["value"].tolist() == [330, 340]
    (reason,) = result.tables.doubts["reason"]
    # the watch or the system, whichever is first
    assert reason.startswith("bomb.parquet: is not read: ")
    assert "more than 300 MB" in reason or "did not survive" in reason


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"PAR1" + b"\xff" * 64 + b"\x40\0\0\0PAR1", b"\0" * 9000])
@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_damaged_tables_are_told(tmp_path: Path, damage: bytes, ending: str) -> None:
    (tmp_path / f"damaged.{ending}").write_bytes(damage)
    facts, problems = official.collect(tmp_path)
    assert facts.empty
    assert problems and {problem.file for problem in problems} == {f"damaged.{ending}"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_that_nobody_writes_to_is_passed_over(tmp_path: Path) -> None:
    interactive(tmp_path, ROWS)
    os.mkfifo(tmp_path / "pipe.csv")
    assert len(official.collect(tmp_path).facts) == 2
    with pytest.raises(FileNotFoundError):
        official.load_official(tmp_path / "pipe.csv")


def test_the_caller_opens_no_table(tmp_path: Path) -> None:
    path = interactive(tmp_path, ROWS)
    script = (
        "import sys; from analysis import official; import pyarrow.parquet as pq, pyarrow.csv as pc\n"
        "def never(*a, **k): raise SystemExit('read here')\n"
        "pq.ParquetFile = pq.read_schema = pc.read_csv = never\n"
        f"assert len(official.load_official({str(path)!r})) == 2"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a reading process answers for a small table."""
    path = interactive(tmp_path_factory.mktemp("table"), [*ROWS, "LACnum,,2018 (OT),England,c,,"])
    return reading.reply({"path": str(path), "as": "table", "entries": {}}).body


def test_what_is_packed_arrives_as_it_was(body: bytes) -> None:
    arrived = unpacked(body)
    assert arrived.table is not None
    assert packed(arrived.table, arrived.problems) == body


LIES = {
    "role": lambda told: told["areas"][0].update(role="king"),
    "name": lambda told: told["areas"][0].update(name=7),
    "group": lambda told: told["measures"][0].update(group="x"),
    "year": lambda told: told["years"][0]["years"].update(last=10**9),
    "more rows": lambda told: told.update(rows=told["rows"] + 1),
    "fewer rows": lambda told: told.update(rows=told["rows"] - 1),
    "rows below none": lambda told: told.update(rows=-1),
    "no cells": lambda told: told.update(reasons=[]),
    "no list": lambda told: told.update(areas={"x": 1}),
    "no areas": lambda told: told.update(areas=[]),
    "no problem": lambda told: told.update(problems=[{"file": "x"}]),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_that_lies_is_no_table(body: bytes, lie: str) -> None:
    head, _, rest = body.partition(b"\n")
    told = json.loads(head)
    LIES[lie](told)
    with pytest.raises(NoTableError):
        unpacked(json.dumps(told).encode() + b"\n" + rest)


@given(st.data())
def test_an_answer_that_is_damaged_is_a_table_or_none(body: bytes, data: st.DataObject) -> None:
    spoiled = bytearray(body)
    for _ in range(data.draw(st.integers(1, 4))):
        spoiled[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(body), len(body) // 2, 8, 0]))
    try:
        table = unpacked(bytes(spoiled[:cut])).table
    except NoTableError:
        return
    assert table is None or all(0 <= at < len(table.areas) for at in table.area.tolist())
