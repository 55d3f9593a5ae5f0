"""Figures that a document says twice."""

from __future__ import annotations

from analysis import tables


def fact(**changed):
    row = {
        "document": "a",
        "part": 0,
        "metric": "cp_plan_count",
        "source": "report",
        "role": "actual",
        "qualifier": "exact",
        "value": 190,
        "unit": "children",
        "page": 5,
    }
    return {**row, **changed}


def folded(*rows):
    frame = tables.facts(tables.frame("facts", rows), distinct=True)
    return list(zip(frame["value"], frame["page"], frame["as_of"].dt.strftime("%Y-%m-%d").fillna(""), strict=True))


def test_a_figure_said_twice_is_one_row():
    assert folded(fact(as_of="2015-03-31"), fact(as_of="2015-03-31", page=9)) == [(190, 5, "2015-03-31")]


def test_a_mention_without_a_date_is_folded_into_the_dated_one():
    assert folded(fact(page=3), fact(as_of="2015-03-31")) == [(190, 5, "2015-03-31")]


def test_it_is_not_when_the_document_dates_the_figure_in_two_ways():
    rows = (fact(as_of="2015-03-31"), fact(as_of="2014-03-31"), fact(page=7))
    assert len(folded(*rows)) == 3


def test_other_values_populations_roles_and_documents_stay_apart():
    rows = (fact(), fact(value=191), fact(population="boys"), fact(role="england"), fact(document="b"), fact(part=1))
    assert len(folded(*rows)) == len(rows)


def test_missing_values_are_folded_like_others_and_nothing_is_lost_of_an_empty_frame():
    assert len(folded(fact(value=None), fact(value=None))) == 1
    assert folded() == []


def test_all_mentions_are_kept_when_nobody_asks_to_fold():
    frame = tables.frame("facts", [fact(), fact()])
    assert tables.facts(frame) is frame
