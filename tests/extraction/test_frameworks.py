"""The declarations of how judgements are printed fit what the frameworks judge."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analysis import words
from analysis.extraction.frameworks import PRINTED, SCALES, Printed
from analysis.extraction.judgements.titles import titles_of, words_of
from analysis.frameworks import FRAMEWORKS

ALL = list(PRINTED.values())


def names(printed: Printed) -> set[str]:
    prefixes = [f"{group}." for _, group in printed.groups] or [""]
    return {prefix + area.area for prefix in prefixes for area in printed.areas}


def test_every_framework_is_declared_once():
    assert set(PRINTED) == set(FRAMEWORKS) == set(words.FRAMEWORKS)


@pytest.mark.parametrize("printed", ALL, ids=lambda p: p.framework.name)
def test_what_a_framework_judges_is_printed(printed: Printed):
    assert {area.name for area in printed.framework.areas} <= names(printed)


@pytest.mark.parametrize("printed", ALL, ids=lambda p: p.framework.name)
def test_grades_are_words_of_the_suite(printed: Printed):
    assert set(printed.grades) <= set(words.GRADES)
    assert ("adequate" in printed.grades) != ("requires_improvement" in printed.grades)


def test_scales_have_their_own_third_step():
    assert len(SCALES) == 2
    assert all("none" in scale for scale in SCALES.values())


@pytest.mark.parametrize("printed", ALL, ids=lambda p: p.framework.name)
def test_a_title_means_one_thing(printed: Printed):
    titles = [(tuple(words_of(title)), area.area) for area in printed.areas for title in area.titles]
    titles += [(tuple(words_of(title)), prefix) for title, prefix in printed.groups]
    titles += [(tuple(words_of(title)), "") for title in printed.ungraded]
    assert len({title for title, _ in titles}) == len(titles)
    assert len(titles_of(printed.framework.name).known) == len(titles)


@pytest.mark.parametrize("printed", ALL, ids=lambda p: p.framework.name)
def test_sentences_can_be_found_by_their_cues(printed: Printed):
    for area in printed.areas:
        assert bool(area.sentences) == bool(area.cues)
        assert all(cue == cue.lower() for cue in area.cues)
        for sentence in area.sentences:
            re.compile(sentence)
        assert area.titles or area.sentences


def test_what_is_expected_follows_the_date():
    ilacs = PRINTED["ILACS"]
    assert set(ilacs.expected(date(2019, 5, 1))) == {
        "overall",
        "leadership",
        "help_and_protection",
        "care_and_care_leavers",
    }
    assert set(ilacs.expected(date(2024, 5, 1))) == {
        "overall",
        "leadership",
        "help_and_protection",
        "children_in_care",
        "care_leavers",
    }
    assert "overall" not in ilacs.expected(date(2026, 4, 1))
    assert "lscb" not in PRINTED["SIF"].expected(date(2015, 5, 1))
    assert set(PRINTED["SLAC"].expected(date(2011, 5, 1))) == {
        f"{group}.{area}"
        for group in ("safeguarding", "looked_after")
        for area in ("overall", "capacity_for_improvement")
    }
