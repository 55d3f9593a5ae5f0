"""docs/agreement.md: its list and its count are written, its words stay."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from analysis.tables.shipped import shipped
from scripts import list_agreement
from tests.conftest import REPOSITORY

PAGE = """\
# Do they agree?

**1 of 2 extracted figures agree within 2% of the official one; 0 of
them to the child.** Brent's difference is explained here.

## Every figure

All reports, worst first.

| old | list |
| --- | --- |
| a | b |
"""


def row(authority: str, value: float, official: float, agrees: bool) -> dict[str, object]:
    day = pd.Timestamp("2016-03-31")
    percent = 100 * (value - official) / official
    told = {"authority": authority, "metric": "cla_count", "date": day, "document": "0" * 12, "page": 6}
    return told | {"value": value, "official": official, "percent": percent, "agrees": agrees}


def test_the_list_is_written_and_the_words_stay(tmp_path, monkeypatch):
    found = [row("Brent", 330.0, 300.0, False), row("Leeds", 1250.0, 1000.0, False), row("York", 200.0, 200.0, True)]
    monkeypatch.setattr(list_agreement, "beside", lambda folder, published: pd.DataFrame(found))
    page = tmp_path / "agreement.md"
    page.write_text(PAGE, encoding="utf-8")
    told = list_agreement.rewrite(page, tmp_path, tmp_path)
    text = page.read_text(encoding="utf-8")
    assert "**1 of 3 extracted figures agree within 2% of the official one; 1 of them to the child.** Brent's" in text
    assert "All reports, worst first.\n\n| authority | figure |" in text and "| old |" not in text
    assert "| Leeds | looked after | 2016-03-31 | 000000000000, page 6 | 1,250 | 1,000 | +25.0% | no |" in text
    assert told == ["agreement.md", "  explain there: Leeds, cla_count, 1250"]
    list_agreement.rewrite(page, tmp_path, tmp_path)
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.shared
def test_the_page_is_current(shared, tmp_path):
    page = shutil.copyfile(REPOSITORY / "docs" / "agreement.md", tmp_path / "agreement.md")
    told = list_agreement.rewrite(page, shipped("national"), shared / "reference" / "official")
    assert page.read_text(encoding="utf-8") == (REPOSITORY / "docs" / "agreement.md").read_text(encoding="utf-8")
    assert len(told) == 1
