"""The gallery shows every chart, says each in words, and gives the call that draws it."""

from __future__ import annotations

import re

from PIL import Image

from analysis import charts
from tests.conftest import REPOSITORY

GALLERY = REPOSITORY / "docs" / "gallery"
PAGE = (GALLERY / "README.md").read_text(encoding="utf-8")
NO_CHART = {"cycles", "export", "export_workbook"}


def test_every_chart_has_a_picture_and_its_call() -> None:
    calls = set(re.findall(r"^charts\.(\w+)\(", PAGE, re.MULTILINE))
    assert calls == set(charts.__all__) - NO_CHART


def test_every_picture_is_there_with_words_beneath_it() -> None:
    shown = re.findall(r"!\[[^\]]+\]\((\w+\.png)\)\n\n(.+)", PAGE)
    assert {name for name, _ in shown} == {path.name for path in GALLERY.glob("*.png")}
    for name, words in shown:
        assert len(words) > 60
        with Image.open(GALLERY / name) as picture:
            assert picture.width == 1035  # the full width at 150 dots an inch
