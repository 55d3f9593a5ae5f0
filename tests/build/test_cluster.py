"""The build on a Dask cluster: the same bytes, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.apart.process import Limits
from analysis.build import build, cluster
from analysis.build.cluster import ClusterError, OtherCodeError, close_readers, on_cluster, read_there
from analysis.build.code import record_version
from analysis.cli import app
from tests.build import pile
from tests.build.test_pipeline import contents

distributed = pytest.importorskip("distributed")

QUIET = {"dashboard_address": ":0", "silence_logs": 50}


@pytest.fixture(scope="module")
def running() -> Iterator[object]:
    """Two worker processes of this machine, which a nanny starts again when they die."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **QUIET) as local:
        yield local


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    """A pile of files, and its tables as they are built without a cluster."""
    folder = tmp_path_factory.mktemp("pile")
    pile.make(folder / "raw")
    for number in range(6):
        (folder / "raw" / f"more {number}.pdf").write_bytes(pile.report(year=2018 + number % 6, pages=4))
    return folder / "raw", contents(build(folder / "raw", folder / "out", workers=2).folder)


def test_the_tables_are_the_same_bytes(running, at_home, tmp_path):
    raw, wanted = at_home
    build(raw, tmp_path, readers=on_cluster(running.scheduler_address))
    assert contents(tmp_path) == wanted
    with distributed.Client(running.scheduler_address, set_as_default=False) as client:
        assert set(client.run(lambda: len(cluster._desks)).values()) == {0}, "readers were left on the workers"
    assert build(raw, tmp_path, readers=on_cluster("tcp://127.0.0.1:1")).unchanged


def test_workers_that_do_not_see_the_files_are_sent_them(running, at_home, tmp_path, monkeypatch):
    raw, wanted = at_home
    real = cluster._Task
    monkeypatch.setattr(cluster, "_Task", lambda path, *rest: real(path.replace("raw", "elsewhere"), *rest))
    build(raw, tmp_path, readers=on_cluster(running.scheduler_address))
    assert contents(tmp_path) == wanted


@pytest.mark.skipif(os.name == "nt", reason="killed the POSIX way")
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(running, at_home, tmp_path):
    raw, wanted = at_home
    with distributed.Client(running.scheduler_address, set_as_default=False) as client:
        pids = client.run(os.getpid)
        victim = next(iter(pids.values()))
        killed = threading.Event()

        def kill(done: int, total: int, name: str) -> None:
            if done == 2 and not killed.is_set():
                os.kill(victim, signal.SIGKILL)
                killed.set()

        build(raw, tmp_path, readers=on_cluster(running.scheduler_address), progress=kill)
        assert killed.is_set()
        assert contents(tmp_path) == wanted
        client.wait_for_workers(2, timeout=30)
        assert victim not in client.run(os.getpid).values()


def task(path: Path, version: str = "", limits: Limits | None = None) -> cluster._Task:
    facts = path.stat()
    seen = (facts.st_size, int(facts.st_mtime))
    return cluster._Task(str(path), seen, None, limits or Limits(), version or record_version(), "a test")


def test_bounds_hold_on_a_worker(tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(pile.report())
    digest, body = read_there(task(path, limits=Limits(seconds=0.001)))
    assert digest == ""
    assert b"took longer than 0.001 seconds" in body
    close_readers("a test")


def test_another_file_under_the_same_path_is_not_read(tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(pile.report())
    asked = task(path)
    path.write_bytes(b"another")
    assert read_there(asked) is None
    path.unlink()
    assert read_there(asked) is None
    close_readers("a test")


def test_a_worker_with_other_code_reads_nothing(tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(pile.report())
    with pytest.raises(OtherCodeError):
        read_there(task(path, "other"))
    assert "the same version" in str(cluster._in_words(OtherCodeError("a worker has another version of the suite")))
    assert "lacks something" in str(cluster._in_words(ModuleNotFoundError("No module named 'analysis'")))


def test_without_dask_the_words_say_what_to_install(at_home, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = CliRunner().invoke(app, ["build", str(at_home[0]), "--out", str(tmp_path), "--scheduler", "tcp://x:1"])
    assert done.exit_code == 1
    assert "pip install 'paths-to-good[scale]'" in done.stderr
    assert not contents(tmp_path)


def test_a_scheduler_that_does_not_answer_is_said_so(at_home, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_ANSWER", 0.5)
    started = time.monotonic()
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises(ClusterError, match="no scheduler answers"):
            build(at_home[0], tmp_path, readers=on_cluster(address))
    assert time.monotonic() - started < 10


def test_a_cluster_without_workers_is_said_so(at_home, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    empty = distributed.LocalCluster(n_workers=0, processes=False, **QUIET)
    with empty, pytest.raises(ClusterError, match="has no workers"):
        build(at_home[0], tmp_path, readers=on_cluster(empty.scheduler_address))


def test_a_cluster_that_is_lost_is_said_so_and_what_it_read_is_kept(at_home, tmp_path, monkeypatch):
    raw, wanted = at_home
    monkeypatch.setattr(cluster, "_PATIENCE", 2.0)
    local = distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, **QUIET)

    def lose(done: int, total: int, name: str) -> None:
        if done == 2:
            local.close()

    with pytest.raises(ClusterError, match="was lost"):
        build(raw, tmp_path, readers=on_cluster(local.scheduler_address), progress=lose)
    again = build(raw, tmp_path, workers=1)
    assert 0 < again.read_now < sum(again.counts.values())
    assert contents(tmp_path) == wanted


@pytest.mark.shared
def test_real_reports_give_the_same_bytes(running, shared, tmp_path):
    files = sorted((shared / "corpus").rglob("*.pdf"))[::30]
    build(files, tmp_path / "home", workers=2)
    build(files, tmp_path / "cluster", readers=on_cluster(running.scheduler_address))
    assert contents(tmp_path / "cluster") == contents(tmp_path / "home")
