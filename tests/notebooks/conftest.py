"""The sample tables, built once for all tests of the notebooks."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.build import build
from tests.conftest import REPOSITORY


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tables that a newcomer's first build makes of data/raw."""
    folder = tmp_path_factory.mktemp("sample")
    build(REPOSITORY / "data" / "raw", folder)
    return folder
