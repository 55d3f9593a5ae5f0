"""What the words of a text lead to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.facts import vocabulary
from analysis.extraction.facts.vocabulary import Glance, Vocabulary

CUED = [
    ("plans", ("child protection plan",)),
    ("leavers", ("care leaver", "leaving care")),
    ("foster", ("foster",)),
    ("assess", ("assess", "plan")),
]


def _led(text: str) -> tuple[str, ...]:
    return Vocabulary(CUED).leads(text).led


def test_a_cue_may_stand_inside_a_word_and_over_several() -> None:
    assert _led("fostering and reassessments") == ("foster", "assess")
    assert _led("those leaving care, and others") == ("leavers",)
    assert _led("leaving their care") == ()


def test_what_is_led_to_keeps_the_order_it_was_given_in() -> None:
    assert _led("an assessed foster child on a child protection plan") == ("plans", "foster", "assess")


def test_numbers_and_measures_are_told_apart() -> None:
    told = Vocabulary(CUED)
    none = told.leads("none of them")
    assert (none.numbered, none.whole, none.measured) == (False, True, False)
    assert told.leads("(12)").numbered and not told.leads("(12)").measured
    assert told.leads("some 12%").measured
    assert told.leads("one in five").measured and not told.leads("five in all").measured
    assert not told.leads("nonetheless").whole
    assert told.leads("in 2014–15,").numbered and not told.leads("in 2014–15,").counted
    assert told.leads("2,014 in all").counted and not told.leads("caseloads in 2014").measured
    assert told.leads("a third of them").measured and not told.leads("on their behalf").measured
    assert not told.leads("per cent and days").measured


def test_a_glance_tells_what_may_stand_in_a_text() -> None:
    told = Vocabulary(CUED)
    for text in ("all of them", "two plans", "a foster carer on behalf of them", "half of them"):
        assert told.glance(text) is Glance.FIGURE, "a word that was never looked at may be anything"
        told.leads(text)
    assert told.glance("all of them") is Glance.WHOLE
    assert told.glance("two of them") is told.glance("half of all of them") is Glance.FIGURE
    assert told.glance("a foster carer on behalf of them") is Glance.NOTHING


TEXTS = st.lists(
    st.sampled_from(
        [
            "child",
            "protection",
            "plan",
            "plans,",
            "care",
            "leaver",
            "leaving",
            "(foster",
            "per",
            "cent",
            "10",
            "000",
            "é",
        ]
    )
).map(" ".join)


@given(TEXTS)
def test_the_words_lead_where_a_search_of_the_text_would(text: str) -> None:
    found = Vocabulary(CUED).leads(text)
    assert set(found.led) == {thing for thing, cues in CUED if any(cue in text for cue in cues)}
    assert found.measured == (found.counted and any(unit in text for unit in vocabulary.UNITS))


def test_a_vocabulary_forgets_instead_of_growing_without_end(monkeypatch) -> None:
    monkeypatch.setattr(vocabulary, "REMEMBERED", 8)
    told = Vocabulary(CUED)
    for number in range(50):
        assert told.leads(f"foster x{number}").led == ("foster",)
    assert told.remembered <= 8
