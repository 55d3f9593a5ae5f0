"""Each subject by its own examples."""

from __future__ import annotations

import pytest

from analysis.paths import topics

EXAMPLES = [pytest.param(topic.name, text, id=text) for topic in topics.every() for text in topic.examples]
OTHERS = [pytest.param(topic.name, text, id=text) for topic in topics.every() for text in topic.others]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_speaks_of_its_subject(name, text):
    assert name in topics.of(text)


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_what_looks_like_it_does_not(name, text):
    assert name not in topics.of(text)


def test_names_are_unique_and_every_subject_has_an_example():
    assert len(set(topics.names())) == len(topics.names())
    assert all(topic.examples for topic in topics.every())


def test_a_text_of_nothing_in_particular_speaks_of_no_subject():
    assert topics.of("Do better, and sooner.") == []
