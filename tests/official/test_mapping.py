from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis import words
from analysis.extraction.facts.catalogue import catalogue
from analysis.official.measures import Measure, declared, unit
from analysis.official.years import KINDS, Years


def mapped() -> list[Measure]:
    """Return every declared measure that is one of our metrics."""
    everything = [*declared().interactive.values(), *(tidy.measure for tidy in declared().tidy)]
    return [measure for measure in everything if measure.unit]


def test_a_mapped_measure_is_a_metric_of_the_catalogue_with_its_unit_and_group() -> None:
    metrics = {metric.id: (metric.unit, metric.group) for metric in catalogue()}
    for measure in mapped():
        assert (measure.unit, measure.group) == metrics[measure.metric]


def test_every_mapped_measure_has_a_kind_that_gives_dates_and_a_group() -> None:
    assert len(mapped()) >= 50
    for measure in mapped():
        assert measure.kind in KINDS, measure
        assert measure.group in words.GROUPS, measure


def test_a_measure_that_is_none_of_ours_says_why() -> None:
    others = [measure for measure in declared().interactive.values() if not measure.unit]
    assert others
    for measure in others:
        assert measure.note.startswith("not "), measure


def test_two_measures_of_one_metric_are_told_apart_by_their_population() -> None:
    seen = [(measure.metric, measure.population) for measure in declared().interactive.values()]
    assert len(seen) == len(set(seen))


def test_declared_kinds_of_years_are_known() -> None:
    table = declared()
    for kinds in (table.year_types, table.time_identifiers, table.reporting_years):
        assert set(kinds.values()) <= KINDS


@pytest.mark.parametrize("metric", ["single_assessment_timeliness_pct", "agency_staff_pct", "care_leaver_eet_pct"])
def test_measures_whose_definition_changed_say_so(metric: str) -> None:
    notes = [note for measure in mapped() if measure.metric == metric for note in measure.notes(Years(2013, 2013))]
    assert any("do not compare" in note or "to 2013" in note for note in notes)


def test_units_are_put_in_our_words() -> None:
    printed = ("% CIN", "%", "Rate per 10,000", "per 10,000", "Rate per 100,000", "Number", "£")
    assert [unit(each) for each in printed] == [
        *("percent", "percent", "per 10k", "per 10k", "Rate per 100,000", "Number", "£")
    ]


@pytest.mark.shared
def test_the_mapping_agrees_with_the_published_table_and_the_labels(shared: Path) -> None:
    with (shared / "gold" / "METRICS.csv").open(encoding="utf-8") as file:
        units = {row["metric"]: (row["unit"], row["group"]) for row in csv.DictReader(file)}
    with (shared / "reference" / "official" / "lait_dictionary.csv").open(encoding="utf-8", newline="") as file:
        published = {row["Measure_short"] for row in csv.DictReader(file)}
    assert set(declared().interactive) <= published
    for measure in mapped():
        assert (measure.unit, measure.group) == units[measure.metric]
