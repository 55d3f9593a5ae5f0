"""The sample that ships in data/raw/official."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import official
from analysis.paths import series
from analysis.tables import check
from tests.conftest import REPOSITORY

SAMPLE = REPOSITORY / "data" / "raw" / "official"


def test_the_sample_loads_without_a_word() -> None:
    facts, problems = official.collect(SAMPLE)
    assert problems == []
    check("facts", facts)
    assert set(facts["authority"]) == {"Brent", "Bromley", "England", "London", "Outer London"}
    assert facts["metric"].nunique() >= 12
    assert not facts["metric"].str.contains(".", regex=False).any()
    assert set(facts["period_text"]) == {str(year) for year in range(2016, 2026)}


def test_the_sample_gives_brent_a_series() -> None:
    line = series(official.collect(SAMPLE).facts, "cp_plan_count", "Brent")
    assert line["date"].tolist() == [pd.Timestamp(year, 3, 31) for year in range(2016, 2026)]
    assert line["value"].tolist()[:3] == [198, 199, 325]


def test_the_licence_is_named() -> None:
    assert "Open Government Licence v3.0" in (SAMPLE / "README.md").read_text(encoding="utf-8")


@pytest.mark.shared
def test_the_script_makes_the_shipped_bytes_again(shared: Path, tmp_path: Path) -> None:
    script = REPOSITORY / "scripts" / "make_official_sample.py"
    source = shared / "reference" / "official"
    subprocess.run([sys.executable, str(script), str(source), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SAMPLE.glob("*.csv")}
