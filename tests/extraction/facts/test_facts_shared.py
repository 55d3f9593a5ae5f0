"""Over the whole corpus: nothing invented, and what the labels say."""

from __future__ import annotations

import csv
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from analysis.build.one import record_of
from analysis.extraction.facts import catalogue, facts, numbers
from analysis.extraction.rows import Fact, Header
from analysis.reading import NotReadableError, read
from analysis.reading.document import Document

pytestmark = pytest.mark.shared

Read = list[tuple[str, Document, list[Fact]]]


def labels(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "gold" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(shared: Path) -> Read:
    """Every readable document of the corpus with its facts."""
    ends = {row["sha12"]: row["inspection_end"] for row in labels(shared, "grades.csv")}
    made = []
    for path in sorted((shared / "corpus").rglob("*.pdf")):
        with suppress(NotReadableError):
            document = read(path)
            header = Header(inspection_end=ends.get(document.digest) or None)
            made.append((document.digest, document, facts(document, header)[0]))
    return made


def squash(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def says(quote: str, value: float) -> bool:
    """Whether a quote holds a value, in digits, in words, or as all, both or none."""
    if any(abs(n.value - value) < 0.05 for n in numbers.find(quote)):
        return True
    words = set(quote.lower().replace(",", " ").split())
    named = {0: {"no", "none"}, 2: {"both"}, 100: {"all"}}
    return bool(words & named.get(value, set()))


def test_every_value_stands_in_its_quote(found: Read) -> None:
    wrong = [(d, f.metric, f.value, f.quote) for d, _, rows in found for f in rows if not says(f.quote, f.value)]
    assert wrong == []


def test_every_quote_is_short_and_stands_on_its_page(found: Read) -> None:
    wrong = []
    for digest, document, rows in found:
        pages = {p.number: squash("".join(line.text for line in p.lines)) for p in document.pages}
        for fact in rows:
            body = pages[fact.page]
            whole = pages.get(fact.page - 1, "") + body + pages.get(fact.page + 1, "")
            quote = squash(fact.quote)
            # a sentence can run over a page's end, around its header, footer and footnotes
            halves = any(quote[:i] in whole and quote[i:] in whole for i in range(1, len(quote)))
            if len(fact.quote) > 160 or not (quote in body or quote in whole or halves):
                wrong.append((digest, fact.page, fact.quote))
    assert wrong == []


#: Labelled as empty, though the report says otherwise: its page, and what stands there.
DOUBTED = {"4b5b154c490e": (8, "rhi_completed_pct")}


def test_documents_that_are_labelled_as_empty_give_no_rows(found: Read, shared: Path) -> None:
    labelled = {row["sha12"] for row in labels(shared, "facts.csv")}
    scopes = {row["sha12"]: row["scope"].split("+") for row in labels(shared, "facts_documents.csv")}
    # of the metrics that the labels know: what the catalogue adds to them has no labels
    named = {row["metric"] for row in csv.DictReader((shared / "gold" / "METRICS.csv").open(encoding="utf-8"))}
    group_of = {m.id: m.group for m in catalogue() if m.id in named}
    empty = [(d, rows) for d, _, rows in found if d in scopes and d not in labelled]
    rows = [
        (d, f.page, f.metric, f.value)
        for d, rows in empty
        for f in rows
        if {"all", group_of.get(f.metric)} & set(scopes[d]) and f.metric in named
    ]
    assert len(empty) > 100
    assert [row for row in rows if DOUBTED.get(row[0]) != row[1:3]] == []


def test_the_seed_pack_gives_every_labelled_fact(shared: Path) -> None:
    digest = "277bc946776c"
    wanted = Counter(
        (row["metric"], row["role"], float(row["value"]))
        for row in labels(shared, "facts.csv")
        if row["sha12"] == digest and row["optional"] != "1"
    )
    pack = next((shared / "seeds").glob("003_*.txt"))
    record = record_of(pack.read_bytes(), pack.name)
    told = Counter((row["metric"], row["role"], row["value"]) for row in record.rows["facts"])
    assert record.document == digest
    assert wanted.total() == 28
    assert wanted - told == Counter()
