"""The parts of a count: told only where they add up to it."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import breakdowns, numbers


def _parts(text: str) -> list[tuple[float, str]]:
    found = numbers.find(text)
    return [(number.value, group) for number, group in breakdowns.parts(text, found[0], found)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "90 children (41 girls, 46 boys and three unborn children) had plans",
            [(41, "girls"), (46, "boys"), (3, "unborn")],
        ),
        (
            "120 children were looked after, comprising 30 children of less than five years of age, "
            "80 of school age (5–16) and 10 post-16 young people",
            [(30, "less than five years of age"), (80, "school age (5–16)"), (10, "post-16")],
        ),
        ("200 children are looked after: 150 in foster care; 50 elsewhere.", [(150, "foster care"), (50, "elsewhere")]),
        # they do not add up, or nothing says what they are
        ("90 children (41 girls and 46 boys) had plans", []),
        ("90 children (40, 50) had plans", []),
        ("90 children had plans. Of others, 40 were girls and 50 were boys", []),
        ("90 children (an increase from 85) had plans", []),
    ],
)
def test_parts_add_up_to_the_whole(text: str, parts: list[tuple[float, str]]) -> None:
    assert _parts(text) == parts
