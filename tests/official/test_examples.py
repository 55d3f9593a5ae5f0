"""The examples in the docstrings say what is true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from analysis.official import cells, measures, years
from analysis.paths import figures


@pytest.mark.parametrize("module", [cells, figures, measures, years], ids=lambda module: str(module.__name__))
def test_examples_in_docstrings_are_true(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
