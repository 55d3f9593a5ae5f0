"""Threads: what comes back from one inspection to the next, and what only looks like it."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import paths, tables
from analysis.build import build
from analysis.paths.likeness import likeness, repeats

FIRST, SECOND, THIRD = "2011-10-14", "2015-10-08", "2018-05-25"


def items(*rows: tuple[str, str] | tuple[str, str, dict[str, object]]) -> pd.DataFrame:
    """Make recommendations: a date, the words, and what else is to be said of them."""
    made = []
    for at, (day, text, *more) in enumerate(rows, start=1):
        row = {"document": day.replace("-", ""), "part": 0, "authority": "Brent", "inspection_end": day}
        row |= {"body": "authority", "order": at, "number": str(at), "text": text, "page": at, "framework": "SIF"}
        made.append(row | (more[0] if more else {}))
    return tables.frame("recommendations", made)


def plan(*rows: tuple[str, str], **more: object) -> pd.DataFrame:
    made = [
        {"document": "plan", "part": 0, "authority": "Brent", "number": n, "recommendation": text, "page": 3} | more
        for n, text in rows
    ]
    return tables.frame("actions", made)


MISSING = "Offer every child who goes missing an interview with somebody independent when they return."
MISSING_TOO = "The response when children go missing, and the return interviews that they are offered."
FOSTERING = "Raise awareness of private fostering among schools."
FOSTERING_TOO = "Compliance with the rules of private fostering."
CASELOADS = "Reduce the caseloads of social workers in the assessment teams."


def test_what_comes_back_is_one_thread_oldest_first():
    found = paths.threads(items((SECOND, MISSING_TOO), (FIRST, MISSING), (FIRST, CASELOADS)), "Brent")
    assert found["text"].tolist() == [MISSING, MISSING_TOO]
    assert found["thread"].tolist() == [1, 1]
    assert set(found["topic"]) == {"Children who go missing"}
    assert (found["similarity"] > 0.2).all()
    assert found["framework"].tolist() == ["SIF", "SIF"]
    assert found["page"].tolist() == [2, 1]


def test_threads_through_most_inspections_come_first():
    found = paths.threads(
        items(
            (FIRST, FOSTERING),
            (FIRST, MISSING),
            (SECOND, MISSING_TOO),
            (SECOND, FOSTERING_TOO),
            (THIRD, "Too few children who were missing have a return interview."),
        )
    )
    assert found.groupby("thread")["topic"].first().tolist() == ["Children who go missing", "Private fostering"]
    assert found.groupby("thread")["inspection_end"].nunique().tolist() == [3, 2]


def test_one_inspection_alone_makes_no_thread():
    found = paths.threads(items((FIRST, MISSING), (FIRST, MISSING_TOO)), "Brent")
    assert found.empty
    assert found["inspection_end"].dtype == "datetime64[ns]"
    assert found["thread"].dtype == "Int64"


def test_different_matters_stay_apart():
    assert paths.threads(items((FIRST, MISSING), (SECOND, FOSTERING), (THIRD, CASELOADS)), "Brent").empty


def test_each_authority_has_threads_of_its_own():
    bromley = {"authority": "Bromley"}
    rows = items((FIRST, MISSING), (SECOND, FOSTERING, bromley), (SECOND, MISSING_TOO), (FIRST, FOSTERING_TOO, bromley))
    found = paths.threads(rows)
    assert found.groupby("authority")["thread"].agg(list).to_dict() == {"Brent": [1, 1], "Bromley": [1, 1]}
    assert set(paths.threads(rows, "E09000006")["authority"]) == {"Bromley"}


def test_the_same_report_twice_counts_once():
    again = {"document": "copy"}
    found = paths.threads(items((FIRST, MISSING), (SECOND, MISSING_TOO), (SECOND, MISSING_TOO, again)), "Brent")
    assert found["document"].tolist() == ["20111014", "20151008"]


def test_a_plan_adds_what_no_list_holds_and_repeats_nothing():
    actions = plan(
        ("1", "Offer every child who goes missing an interview with [...] independent when they return."),
        ("2", "The board on private fostering has not reported yet."),
        document="20111014",
    )
    found = paths.threads(items((FIRST, MISSING), (SECOND, FOSTERING), (SECOND, MISSING_TOO)), "Brent", actions=actions)
    assert found["source"].tolist().count("plan") == 1
    told = found[found["source"].eq("plan")].iloc[0]
    assert (told["number"], told["topic"], str(told["inspection_end"].date())) == ("2", "Private fostering", FIRST)


def test_a_plan_apart_is_dated_by_itself_and_left_out_without_a_day():
    rows = items((SECOND, FOSTERING))
    words = ("1", "Nobody has reported on private fostering.")
    found = paths.threads(rows, "Brent", actions=plan(words, dated="2013-05-31"))
    assert found["inspection_end"].dt.year.tolist() == [2013, 2015]
    assert paths.threads(rows, "Brent", actions=plan(words)).empty


def test_more_likeness_gives_fewer_threads():
    rows = items((FIRST, MISSING), (SECOND, MISSING_TOO))
    assert len(paths.threads(rows, "Brent")) == 2
    assert paths.threads(rows, "Brent", similar=0.95).empty


def test_an_authority_without_recommendations_is_told():
    with pytest.raises(KeyError, match="Camden"):
        paths.threads(items((FIRST, MISSING)), "Camden")
    with pytest.raises(KeyError, match="Nowhere"):
        paths.threads(items((FIRST, MISSING)), "Nowhere")


@pytest.mark.parametrize("text", ["", "zzz qqq", "…", "the of and"])
def test_words_that_tell_nothing_are_like_nothing(text: str):
    rows = items((FIRST, text), (SECOND, text), (SECOND, MISSING))
    assert paths.threads(rows, "Brent").empty


def test_a_thread_of_no_declared_subject_is_named_by_its_words():
    first, second = "Commission treatment for alcohol misuse.", "The treatment of parents for alcohol misuse."
    found = paths.threads(items((FIRST, first), (SECOND, second)), "Brent")
    assert set(found["topic"].iloc[0].split(", ")) == {"alcohol", "misuse", "treatment"}


def test_likeness_is_between_nothing_and_all():
    alike = likeness([MISSING, MISSING, FOSTERING]).alike
    assert alike[0, 1] == pytest.approx(1)
    assert alike[0, 2] == 0


def test_what_repeats():
    assert repeats("measurable aims for all the plans", "Measurable aims, for all the plans!")
    assert repeats("Visit every child on time and write it", "Visit every child on time and write it down at once.")
    assert not repeats("Visit children.", "Visit children who are ill, and write down what they say.")


@pytest.mark.shared
def test_brents_plans_and_missing_children_come_back(shared, tmp_path):
    """The seeds and the reports of one folder, built on the spot."""
    folder = next(path for path in (shared / "corpus").iterdir() if path.name.endswith("_brent"))
    built = tables.load(build([shared / "seeds", folder], tmp_path / "out", workers=2).folder)
    found = paths.threads(built.recommendations, "Brent", actions=built.actions)

    def years(*words: str) -> set[int]:
        first = found[found["text"].str.contains(words[0])].iloc[0]
        thread = found[found["thread"].eq(first["thread"])]
        assert all(thread["text"].str.contains(word).any() for word in words), thread["text"].tolist()
        return set(thread["inspection_end"].dt.year)

    assert {2011, 2012, 2015} <= years("quality of child in need and child protection plans", "children’s plans, incl")
    assert {2015, 2018} <= years("go missing from home and care", "go missing are offered an interview")
