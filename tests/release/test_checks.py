"""Each check finds the row that breaks its rule, names it, and finds nothing in sound tables."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pandas as pd
import pytest

import analysis
from analysis import tables
from scripts.release import checks


def test_sound_tables_have_no_problem(shipped):
    assert checks.all_problems(shipped) == []


def with_row(shipped, table, change):
    """Return the tables with one row more: the first, changed."""
    data = getattr(shipped, table)
    row = data.iloc[[0]].assign(**change)
    both = tables.conform(table, pd.concat([data.astype(object), row.astype(object)], ignore_index=True))
    return replace(shipped, **{table: both})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"authority_code": "E09000003"}, "E09000003 is Barnet (E09000003), not Brent"),
        ({"authority_code": "E09999999"}, "'Brent' has no code of the authority table ('E09999999')"),
        ({"authority": "", "authority_code": ""}, "'' has no code of the authority table ('')"),
        ({"inspection_end": ""}, "the inspection's last day is not known"),
        (
            {"authority": "Cumberland", "authority_code": "E06000063"},
            "Cumberland (E06000063) did not run services on 2015-",
        ),
    ],
)
def test_an_authority_has_one_code_in_force_on_the_day(shipped, change, words):
    wrong = with_row(shipped, "documents", {"document": "abc", **change})
    problems = list(checks.one_valid_code(wrong))
    assert len(problems) == 1 and words in problems[0] and "abc" in problems[0]


def test_an_authority_that_has_gone_may_be_told_of_in_its_time(shipped):
    gone = {"document": "abc", "authority": "Cumbria", "authority_code": "E10000006"}
    assert list(checks.one_valid_code(with_row(shipped, "documents", gone))) == []
    late = gone | {"inspection_end": "2024-05-01"}
    (problem,) = checks.one_valid_code(with_row(shipped, "documents", late))
    assert "did not run services on 2024-05-01" in problem


def test_an_inspection_stands_in_one_document(shipped):
    (problem,) = checks.no_inspection_twice(with_row(shipped, "documents", {"document": "another"}))
    first = shipped.documents.iloc[0]
    assert first["document"] in problem and "another" in problem
    assert "Brent, SIF inspection that ended 2015-" in problem


def test_a_pack_and_its_part_are_one_document(shipped):
    assert list(checks.no_inspection_twice(with_row(shipped, "documents", {"part": 1}))) == []


def test_another_kind_of_visit_is_another_inspection(shipped):
    other = with_row(shipped, "documents", {"document": "another", "kind": "focused visit"})
    assert list(checks.no_inspection_twice(other)) == []


def test_a_judgement_stands_once(shipped):
    (problem,) = checks.no_inspection_twice(with_row(shipped, "grades", {}))
    assert "is judged twice" in problem


@pytest.mark.parametrize("page", [0, 900])
def test_a_grade_has_a_page_of_its_document(shipped, page):
    row = with_row(shipped, "grades", {"page": page, "area": "adoption"})
    (problem,) = checks.grades_have_pages(row)
    assert "adoption has no page of its document" in problem


def test_every_file_has_its_row(found, reports, tmp_path):
    assert list(checks.every_file_told(found, reports)) == []
    more = shutil.copytree(reports, tmp_path / "more")
    (more / "80489_brent" / "new.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert list(checks.every_file_told(found, more)) == ["documents: nothing is said of 80489_brent/new.pdf"]


def test_a_report_that_could_not_be_read_is_a_problem(found, reports):
    documents = found.documents.assign(status=found.documents["status"].where(found.documents.index != 0, "unreadable"))
    (problem,) = checks.every_file_told(replace(found, documents=documents), reports)
    assert "80489_brent/brent-2015-sif.pdf is unreadable" in problem


def test_every_folders_authority_has_an_inspection(shipped, reports, tmp_path):
    assert list(checks.every_authority_held(shipped, reports)) == []
    for name in ("80426_barnsley", "80489_brent", "99999_nowhere", "official"):
        (tmp_path / name).mkdir()
    problems = list(checks.every_authority_held(shipped, tmp_path))
    assert problems == ["documents: no inspection of 80426_barnsley", "documents: no inspection of 99999_nowhere"]


def test_every_labelled_inspection_is_there(shipped, reports, tmp_path):
    first = shipped.documents.iloc[0]
    day = f"{first['inspection_end']:%Y-%m-%d}"
    rows = [f"{first['document']},SIF,{day},{area}" for area in ("overall", "lscb", "quality_of_practice")]
    rows += [f"{first['document']},SIF,2001-01-01,overall", "0123456789ab,SIF,2015-01-01,overall"]
    (tmp_path / "grades.csv").write_text("\n".join(["sha12,framework,inspection_end,area", *rows]), encoding="utf-8")
    problems = list(checks.labels_held(shipped, tmp_path, reports))
    assert len(problems) == 2
    assert problems[0].endswith(f"SIF inspection that ended {day} lacks quality_of_practice")
    assert problems[1].endswith("no SIF inspection that ended 2001-01-01")


def test_inspections_are_counted_by_framework(shipped):
    counts = checks.counts(shipped)
    assert counts.loc[["SIF", "ILACS", "all"], "inspections"].tolist() == [2, 2, 4]
    assert counts.loc["all", "authorities"] == 2
    assert counts.loc["all", "grades"] == len(shipped.grades)


def test_the_tables_that_ship_are_sound():
    assert checks.all_problems(analysis.load("national")) == []


@pytest.mark.shared
def test_the_tables_that_ship_hold_every_inspection_of_the_corpus(shared):
    ours = analysis.load("national")
    assert list(checks.every_authority_held(ours, shared / "corpus")) == []
    assert list(checks.labels_held(ours, shared / "gold", shared / "corpus")) == []
    assert checks.counts(ours).loc["all", "authorities"] == 107
