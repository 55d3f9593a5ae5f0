"""England, the region and the neighbours beside an authority's figures, as far as the tables hold them."""

from __future__ import annotations

import pytest

from analysis import authorities, tables
from analysis.paths import comparators


def official(authority: str, code: str, day: str, value: float | None) -> dict[str, object]:
    return {
        "document": "o", "part": 0, "authority": authority, "authority_code": code, "metric": "cla_rate_per_10k",
        "source": "official", "role": "actual", "value": value, "unit": "per 10k", "qualifier": "exact", "as_of": day,
    }  # fmt: skip


BRENT = authorities.by_code("E09000005")
OWN = [official("Brent", "E09000005", "2024-03-31", 40.0)]


def test_only_what_the_tables_hold_is_there() -> None:
    assert comparators(tables.frame("facts", OWN), "cla_rate_per_10k", "Brent") == {}
    facts = tables.frame("facts", [*OWN, official("England", "E92000001", "2024-03-31", 67.0)])
    assert list(comparators(facts, "cla_rate_per_10k", "Brent")) == ["England"]
    assert comparators(facts, "cla_count", "Brent") == {}


def test_the_region_and_the_neighbours_stand_beside_it() -> None:
    assert BRENT is not None
    near = [authorities.by_code(code) for code in BRENT.neighbours]
    rows = [official(a.name, a.code, "2024-03-31", value) for value, a in enumerate(near, start=50) if a]
    found = comparators(
        tables.frame("facts", [*OWN, *rows, official(BRENT.region, "E12000007", "2024-03-31", 52.0)]),
        "cla_rate_per_10k",
        "Brent",
    )
    assert list(found) == [BRENT.region, "Neighbours"]
    assert found["Neighbours"]["value"].tolist() == [54.5]
    assert found[BRENT.region]["value"].tolist() == [52.0]


def test_a_series_without_a_figure_is_left_out() -> None:
    facts = tables.frame("facts", [*OWN, official("England", "E92000001", "2024-03-31", None)])
    assert comparators(facts, "cla_rate_per_10k", "Brent") == {}


def test_an_unknown_authority_is_refused() -> None:
    with pytest.raises(KeyError, match="no authority 'Atlantis'"):
        comparators(tables.frame("facts", OWN), "cla_rate_per_10k", "Atlantis")
