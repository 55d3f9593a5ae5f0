"""The catalogue's own examples are its tests: each text gives exactly the rows that stand beside it."""

from __future__ import annotations

import pytest

from analysis.extraction.facts import Metric, catalogue, facts
from analysis.extraction.facts.catalogue import Example
from analysis.extraction.rows import Header
from analysis.reading.document import Document, Paragraph
from analysis.words import GROUPS

EXAMPLES = [(metric, example) for metric in catalogue() for example in metric.examples]


def rows_of(text: str, lead: str = "") -> list[tuple[str, str, float]]:
    kind = "bullet" if lead else "paragraph"
    document = Document("", [], [Paragraph(text, 1, kind, lead=lead)])
    found, _ = facts(document, Header(inspection_end="2016-06-30"))
    return [(f.metric, f.role, f.value) for f in found]


@pytest.mark.parametrize(
    ("metric", "example"), EXAMPLES, ids=[f"{m.id}-{i}" for m in catalogue() for i in range(len(m.examples))]
)
def test_an_example_gives_exactly_its_rows(metric: Metric, example: Example) -> None:
    assert sorted(rows_of(example.text, example.lead)) == sorted(example.rows), metric.id


def test_every_metric_has_an_example_that_gives_it() -> None:
    shown = {row[0] for _, example in EXAMPLES for row in example.rows}
    assert {m.id for m in catalogue()} - shown == set()


def test_entries_are_complete_and_unique() -> None:
    ids = [m.id for m in catalogue()]
    assert len(ids) == len(set(ids))
    for metric in catalogue():
        assert metric.label and metric.unit and metric.cues, metric.id
        assert metric.group in GROUPS, metric.id
        assert metric.polarity in ("better", "worse", "neither"), metric.id
        assert metric.speaks or metric.counts or metric.counts_from or metric.parts_from, metric.id
        assert all(cue == cue.lower() for cue in metric.cues), metric.id


def test_a_percentage_stays_a_percentage() -> None:
    assert all(m.most == 100 for m in catalogue() if m.unit == "percent")
