"""Four sample reports in folders as the reports' own, and the tables of them as they ship."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.build import build
from analysis.tables import Tables
from scripts.release import national
from tests.conftest import REPOSITORY

SAMPLES = {
    "80489_brent": ("brent-2015-sif.pdf", "brent-2018-ilacs.pdf"),
    "80490_bromley": ("bromley-2016-sif.pdf", "bromley-2023-ilacs.pdf", "not-really-a-report.pdf"),
}


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, files in SAMPLES.items():
        (folder / name).mkdir()
        for file in files:
            shutil.copyfile(REPOSITORY / "data" / "raw" / file, folder / name / file)
    return folder


@pytest.fixture(scope="session")
def found(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return build(reports, tmp_path_factory.mktemp("built"), workers=1).tables


@pytest.fixture
def shipped(found: Tables) -> Tables:
    return national.without_words(found)
