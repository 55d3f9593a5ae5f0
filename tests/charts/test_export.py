"""Files side by side: the same bytes each time, the data, and the chart in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from PIL import Image

from analysis import charts, paths
from tests.charts import samples


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def _path() -> plt.Axes:
    return charts.authority_path(paths.path(samples.brent(), "Brent"))


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_an_export_writes_pictures_data_and_words_side_by_side(tmp_path: Path) -> None:
    written = charts.export(_path(), "brent", tmp_path / "new" / "folder")
    assert sorted(path.name for path in written) == ["brent.csv", "brent.pdf", "brent.png", "brent.svg", "brent.txt"]
    assert all(path.stat().st_size for path in written)
    data = pd.read_csv(tmp_path / "new" / "folder" / "brent.csv")
    assert list(data["inspection_end"]) == ["2011-10-14", "2012-10-18", "2015-10-08", "2018-05-25", "2023-02-24"]


def test_the_words_say_every_judgement(tmp_path: Path) -> None:
    charts.export(_path(), "brent", tmp_path)
    words = (tmp_path / "brent.txt").read_text(encoding="utf-8")
    assert "adequate in October 2011 (SLAC)" in words
    assert "outstanding in February 2023 (ILACS)" in words
    svg = (tmp_path / "brent.svg").read_text(encoding="utf-8")
    assert 'role="img"' in svg
    assert "outstanding in February 2023 (ILACS)" in svg
    with Image.open(tmp_path / "brent.png") as picture:
        assert "outstanding in February 2023" in picture.text["Description"]


@pytest.mark.parametrize("width", ["half", "slide"])
def test_the_same_chart_gives_the_same_bytes(tmp_path: Path, width: str) -> None:
    drawn = _path()
    for folder in ("one", "two"):
        charts.export(drawn, "brent", tmp_path / folder, width)  # type: ignore[arg-type]
    charts.export(_path(), "brent", tmp_path / "three", width)  # type: ignore[arg-type]
    assert _digests(tmp_path / "one") == _digests(tmp_path / "two") == _digests(tmp_path / "three")


def test_no_file_holds_a_date_or_a_version(tmp_path: Path) -> None:
    charts.export(_path(), "brent", tmp_path)
    for name in ("brent.svg", "brent.png", "brent.pdf"):
        held = (tmp_path / name).read_bytes()
        assert b"atplotlib v" not in held
        assert b"CreationDate" not in held
        assert b"<dc:date>" not in held


@pytest.mark.parametrize(("width", "pixels"), [("full", 2070), ("half", 1005), ("slide", 4000)])
def test_pictures_have_three_hundred_dots_an_inch(tmp_path: Path, width: str, pixels: int) -> None:
    charts.export(_path(), "brent", tmp_path, width)  # type: ignore[arg-type]
    with Image.open(tmp_path / "brent.png") as picture:
        assert abs(picture.width - pixels) <= 1
        if width == "slide":
            assert picture.width / picture.height == pytest.approx(16 / 9, abs=0.01)


def test_data_and_figures_of_ones_own_can_be_exported(tmp_path: Path) -> None:
    figure, ax = plt.subplots(figsize=(4, 3))
    ax.plot([1, 2], [3, 4])
    written = charts.export(figure, "own", tmp_path, "half", data=pd.DataFrame({"x": [1, 2]}))
    assert sorted(path.suffix for path in written) == [".csv", ".pdf", ".png", ".svg"]
    assert (tmp_path / "own.csv").read_bytes() == b"x\n1\n2\n"
    assert figure.get_size_inches() == pytest.approx([3.35, 3.35 * 0.75])


def test_a_figure_of_several_charts_tells_them_all(tmp_path: Path) -> None:
    charts.export(charts.area_paths(samples.brent(), "Brent"), "areas", tmp_path, "half")
    words = (tmp_path / "areas.txt").read_text(encoding="utf-8")
    assert "judgements of overall effectiveness" in words
    assert "judgements of leadership" in words
    assert set(pd.read_csv(tmp_path / "areas.csv")["theme"]) >= {"overall", "leadership"}


def test_a_width_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'full', 'half' or 'slide'"):
        charts.export(_path(), "brent", tmp_path, "wide")  # type: ignore[arg-type]
