"""Real reports against their labels: a sample of every framework, every grade and page right."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.extraction.judgements import cited, judgements
from analysis.extraction.parts import part_headers
from analysis.reading import read

pytestmark = pytest.mark.shared


def labels(shared: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (shared / "gold" / "grades.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["path"]].append(row)
    return found


def file_of(shared: Path, path: str) -> Path | None:
    return next(
        (place / path for place in (shared / "corpus", shared / "seeds", shared) if (place / path).is_file()), None
    )


def test_a_sample_of_real_reports_is_read_exactly(shared: Path):
    documents = labels(shared)
    rare = [path for path, rows in documents.items() if rows[0]["framework"] not in ("SIF", "ILACS")]
    sample = {*rare, *sorted(documents)[::14]}
    checked = 0
    for path in sorted(sample):
        file = file_of(shared, path)
        if file is None:
            continue
        rows = [row for part, head in part_headers(read(file)) for row in judgements(part, head)[0]]
        assert {(row.area, row.grade) for row in rows} == {(row["area"], row["grade"]) for row in documents[path]}, path
        pages = {row["area"]: row["page"] for row in documents[path] if row["page"]}
        assert {area: str(min(row.page for row in rows if row.area == area)) for area in pages} == pages, path
        checked += 1
    assert checked >= 20


def test_cited_grades_of_the_seeds(shared: Path):
    """Every labelled mention whose grade is one of the suite's, but for the one that an action plan's prose implies."""
    with (shared / "gold" / "cited_grades_seeds.csv").open(encoding="utf-8", newline="") as file:
        wanted = {
            (row["sha12"], row["area"], row["grade"])
            for row in csv.DictReader(file)
            if row["grade"] != "satisfactory" and row["area"] != "looked_after.being_healthy"
        }
    found = set()
    for file in sorted((shared / "seeds").iterdir()):
        document = read(file)
        for part, head in part_headers(document):
            found |= {(document.digest, row.area, row.grade) for row in cited(part, head)}
    assert wanted <= found
