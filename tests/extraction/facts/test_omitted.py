"""Statements that leave out what the sentence before named, and those that are of something else."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import facts
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph

NAMED = "Initial child protection conferences are not timely enough. "


def values(text: str) -> list[float]:
    found, _ = facts(Document("", [], [Paragraph(text, 1)]), Header(inspection_end="2016-06-30"))
    return [f.value for f in found if f.metric == "icpc_timeliness_pct"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Managers have acted and 82% are now held within timescale.", [82]),
        ("However, too few (63%) are on time.", [63]),
        ("Last year, only 63% took place in timescale.", [63]),
        ("Too many are late, with only 63% held on time.", [63]),
        ("Leaders have seen to this and performance has improved to 82%.", [82]),
        ("Steady progress was made, with timeliness rising from 63% to 82%.", [63, 82]),
        ("Scrutiny has sharpened, but the data show that the proportion completed on time was only 63%.", [63]),
        ("Significant improvement has been made, from 63% in 2014–15 to 82% in 2015–16.", [63, 82]),
        ("While still too low, this is an improvement from 63% in 2014–15.", [63]),
        ("Council data indicate performance of 82%.", [82]),
        ("By May 2016, 82% met the timescale.", [82]),
    ],
)
def test_a_statement_goes_on_about_what_was_named(said: str, expected: list[float]) -> None:
    assert values(NAMED + said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Strategy discussions have improved and 82% are now held within timescale.",
        "Managers read case records well and 82% were completed in 2015.",
        "Training has improved, with attendance rising from 63% to 82%.",
        "Supervision is better and 82% was held on time.",
        "Parents were asked, and 82% were happy.",
    ],
)
def test_what_something_else_was_named_for_is_not_taken(said: str) -> None:
    assert values(NAMED + said) == []
