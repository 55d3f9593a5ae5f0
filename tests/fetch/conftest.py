from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.server import ReportsSite


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportsSite]:
    """A reports site of our own, asked without any proxy of this machine."""
    monkeypatch.setenv("NO_PROXY", "*")
    site = ReportsSite()
    yield site
    site.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder to fetch into, which has a neighbour; nothing outside it may be touched."""
    (tmp_path / "neighbour").mkdir()
    (tmp_path / "neighbour" / "mine.txt").write_text("mine")
    raw = tmp_path / "raw"
    yield raw
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if raw not in path.parents)
    assert [name for name in left if name != "raw"] == ["neighbour", "neighbour/mine.txt"]
    assert (tmp_path / "neighbour" / "mine.txt").read_text() == "mine"
