from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.official.cells import Cells, number, reason
from analysis.official.measures import declared


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("329", 329.0),
        (" 9.3699999999999992 ", 9.37),
        ("0", 0.0),
        ("-1.5", -1.5),
        ("1,234,567", 1234567.0),
        ("2E-2", 0.02),
    ],
)
def test_a_number_is_read(printed: str, value: float) -> None:
    assert number(printed) == value


@pytest.mark.parametrize("printed", ["", "nan", "inf", "-inf", "1,23", "12%", "<5", "1 234", "0x10", "1_000", "٣", "-"])
def test_what_is_no_plain_number_is_none(printed: str) -> None:
    assert number(printed) is None


@pytest.mark.parametrize("symbol", sorted(declared().symbols))
def test_a_symbol_is_a_reason_with_the_symbol_in_front_and_never_a_number(symbol: str) -> None:
    for printed in (symbol, symbol.upper(), f" {symbol} "):
        assert number(printed) is None
        said = reason(printed)
        assert said is not None
        assert said.startswith(f"{printed.strip()}: ")


def test_what_is_neither_is_given_back_with_its_place() -> None:
    cells = Cells()
    assert list(cells.read(["5", "c", "about 10"])) == [2]
    assert cells.numbers == [5.0, None, None]
    assert cells.reasons[0] is None
    assert cells.reasons[2] == "about 10: not a number"


@given(st.text(max_size=20))
def test_a_cell_is_a_finite_number_or_has_a_reason(text: str) -> None:
    cells = Cells()
    cells.read([text])
    value, why = cells.numbers[0], cells.reasons[0]
    assert (value is None) != (why is None)
    assert value is None or math.isfinite(value)
