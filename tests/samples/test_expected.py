"""What ``expected/`` says of the samples is there to be read on their pages, and in the suite's own words."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analysis import words as vocabulary
from tests.samples.paper import EXPECTED, NOT_A_REPORT, RAW, ROOT, samples, words

GOLD = ROOT.parent / "shared" / "gold"
#: The labelled original of each sample that has figures.
ORIGINALS = {
    "brent-2011-pack.pdf": "277bc946776c",
    "brent-2012-ap.pdf": "557b016b6742",
    "brent-2015-sif.pdf": "4938e2f0dbdf",
    "brent-2018-council-paper.pdf": "af86b222ce65",
    "brent-2018-ilacs.pdf": "1189a69dabf7",
    "brent-2023-ilacs.pdf": "7c0bff65fbb8",
    "bromley-2016-sif.pdf": "6e3e6d846fce",
    "bromley-2018-ilacs.pdf": "a1972e9db196",
    "bromley-2023-ilacs.pdf": "3fc4bec1e83a",
}
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold labels are not here: no ../shared/gold")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def pages(name: str) -> list[str]:
    return words(RAW / name)


@pytest.mark.parametrize("table", ["facts", "cited_grades"])
def test_every_quote_stands_on_its_page(table: str) -> None:
    found = rows(EXPECTED / f"{table}.csv")
    assert found
    assert [row for row in found if row["quote"] not in pages(row["file"])[int(row["page"]) - 1]] == []


def test_every_grade_stands_on_its_page() -> None:
    found = rows(EXPECTED / "grades.csv")
    assert [row for row in found if row["grade_text"] not in pages(row["file"])[int(row["page"]) - 1]] == []


def test_every_recommendation_begins_on_its_page() -> None:
    found = rows(EXPECTED / "recommendations.csv")
    assert [row for row in found if row["text_start"][:30] not in pages(row["file"])[int(row["page"]) - 1]] == []


def test_every_action_is_in_the_pack() -> None:
    found = rows(EXPECTED / "actions.csv")
    text = " ".join(pages("brent-2011-pack.pdf"))
    assert len({(row["section"], row["number"]) for row in found}) == 31
    assert [row for row in found if row["recommendation"] not in text] == []


def test_grades_and_facts_use_the_closed_vocabularies() -> None:
    grades, facts = rows(EXPECTED / "grades.csv"), rows(EXPECTED / "facts.csv")
    assert {row["grade"] for row in grades} <= set(vocabulary.GRADES)
    assert {row["framework"] for row in grades} <= set(vocabulary.FRAMEWORKS)
    assert {row["role"] for row in facts} <= set(vocabulary.ROLES)
    assert {row["qualifier"] for row in facts} <= set(vocabulary.QUALIFIERS)


def test_documents_lists_every_file() -> None:
    found = rows(EXPECTED / "documents.csv")
    whole = {row["file"]: row for row in found if row["part"] == "0"}
    assert set(whole) == {path.name for path in samples()} | {NOT_A_REPORT}
    assert {name: int(row["pages"]) for name, row in whole.items() if row["pages"]} == {
        path.name: len(pages(path.name)) for path in samples()
    }
    assert whole[NOT_A_REPORT]["status"] == "not a report"


@pytest.mark.shared
@needs_gold
def test_the_samples_figures_are_those_of_the_originals() -> None:
    columns = ("metric", "role", "qualifier", "as_of", "period_start", "period_end")
    real = Counter(
        (row["sha12"], float(row["value"]), *(row[column] for column in columns)) for row in rows(GOLD / "facts.csv")
    )
    ours = Counter(
        (ORIGINALS[row["file"]], float(row["value"]), *(row[column] for column in columns))
        for row in rows(EXPECTED / "facts.csv")
    )
    assert ours - real == Counter()


@pytest.mark.shared
@needs_gold
def test_the_samples_grades_are_those_of_the_originals() -> None:
    columns = ("authority", "framework", "inspection_start", "inspection_end", "published", "area", "grade")
    originals = set(ORIGINALS.values())
    real = {tuple(row[c] for c in columns) for row in rows(GOLD / "grades.csv") if row["sha12"] in originals}
    assert {tuple(row[c] for c in columns) for row in rows(EXPECTED / "grades.csv")} == real
