"""What all tests share: the folder of real reports when it is there, and small documents typeset on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if (SHARED / "corpus").is_dir():
        return
    skip = pytest.mark.skip(reason="needs ../shared (real reports and labels), which is not on this machine")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports, labels and reference data; tests that ask for it are marked ``shared``."""
    return SHARED


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Typeset a small PDF: ``make_pdf([["line", ("bold line", 14, "B")], [...]])``, a list of lines for each page."""
    from tests.typeset import typeset

    def make(pages: list[list[object]], name: str = "made.pdf", **options: object) -> Path:
        path = tmp_path / name
        path.write_bytes(typeset(pages, **options))
        return path

    return make
