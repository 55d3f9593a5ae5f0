"""A pattern's own words say where it need not be searched for, and never that it need not where it matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.facts.catalogue import catalogue
from analysis.extraction.facts.catalogue.phrases import Phrase

WORDS = [
    "stay",
    "ing",
    "put",
    "care",
    "leavers",
    "aged",
    "18",
    "no",
    "children",
    "at",
    "all",
    "ALL",
    "late",
    "x",
    "Yes",
]
PATTERNS = (
    "staying put",
    "(?:care leavers?|young people) aged 1[89]",
    r"\bno (?:children|babies)(?: at all)?",
    "(?:a|b)ll|every one",
    "(?=not )not in (?:touch|contact)+",
    "(?:very )?late",
    "x{0,3}yes|no",
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("staying put", ("staying put",)),
        ("(?:very )?late", ("late",)),
        ("(?:foster|residential) care", ("foster", "residential")),
        ("children|babies", ("babies", "children")),
        ("children|it", ()),
        (r"\d+ o", ()),
        ("(?P<n>seven|eleven) adoptions", (" adoptions",)),
        ("Referrals rose", ("referrals rose",)),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without(pattern, words):
    assert Phrase(pattern).words == words


def test_where_none_of_its_words_stands_a_pattern_is_not_found():
    phrase = Phrase("(?:foster|residential) care")
    assert phrase.search("In Residential care")
    assert phrase.search("in kinship care") is None
    assert not list(phrase.finditer("in kinship care"))


@given(st.lists(st.sampled_from(WORDS)))
def test_what_a_pattern_finds_it_finds_with_its_words_too(words):
    for text in (" ".join(words), "".join(words)):
        for pattern in PATTERNS:
            found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
            assert [match.span() for match in Phrase(pattern).finditer(text)] == found


def test_every_phrase_of_the_catalogue_finds_in_its_examples_what_its_pattern_finds():
    texts = [example.text for metric in catalogue() for example in metric.examples]
    phrases = {phrase for metric in catalogue() for phrase in (*metric.counts, metric.tallied, metric.speaks) if phrase}
    for phrase in phrases:
        plain = re.compile(phrase.pattern, re.IGNORECASE)
        for text in texts:
            assert phrase.may_stand_in(text) or plain.search(text) is None, (phrase.pattern[:60], text)
