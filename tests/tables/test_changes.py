"""What changed between two builds."""

from __future__ import annotations

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import tables
from analysis.cli import app
from analysis.tables import Tables, changes

DAY, YEAR = "2018-03-31", "2017-04-01 to 2018-03-31"
WHOSE = {"authority": "Brent", "authority_code": "E09000005", "framework": "ILACS", "inspection_end": "2018-05-25"}


def document(name: str, path: str = "", **more: object) -> dict:
    kind = {"kind": "inspection", "status": "read", "part": 0, "path": path or f"{name}.pdf"}
    return {"document": name, **WHOSE, **kind, **more}


def grade(name: str, area: str, word: str, **more: object) -> dict:
    told = {"area": area, "grade": word, "source": "stated", "part": 0, "page": 1}
    return {"document": name, **WHOSE, **told, **more}


def fact(name: str, value: float | None, **more: object) -> dict:
    told = {"metric": "cp_plan_count", "role": "actual", "source": "report", "qualifier": "exact", "unit": "children"}
    return {"document": name, **WHOSE, **told, "part": 0, "page": 2, "value": value, "as_of": "2018-03-31", **more}


def built(documents=(), grades=(), facts=()) -> Tables:
    frames = {name: tables.empty(name) for name in tables.TABLES}
    for name, rows in (("documents", documents), ("grades", grades), ("facts", facts)):
        frames[name] = tables.frame(name, rows)
    return Tables(**frames)


def said(old: Tables, new: Tables) -> list[tuple[str, ...]]:
    rows = changes(old, new)
    return [tuple(row) for row in rows[["table", "change", "why", "subject", "old", "new"]].to_numpy()]


def test_two_builds_of_the_same_have_no_difference():
    same = [document("a")], [grade("a", "overall", "good")], [fact("a", 101.0)]
    found = changes(built(*same), built(*same))
    assert found.empty
    assert found["inspection_end"].dtype == "datetime64[ns]"
    assert list(found.columns[:4]) == ["change", "table", "why", "authority"]


def test_a_new_report_comes_with_its_grades_and_figures():
    new = built([document("a")], [grade("a", "overall", "good")], [fact("a", 101.0)])
    assert said(built(), new) == [
        ("documents", "new", "new report", "inspection", "", "a.pdf"),
        ("grades", "added", "new report", "overall", "", "good"),
        ("facts", "added", "new report", "cp_plan_count", "", "101 children (2018-03-31)"),
    ]
    assert [row[1:3] for row in said(new, built())] == [
        ("withdrawn", "withdrawn report"),
        ("removed", "withdrawn report"),
        ("removed", "withdrawn report"),
    ]


def test_a_silently_replaced_report_is_told_and_only_what_differs_in_it():
    old = built([document("a", "x.pdf")], [grade("a", "overall", "good"), grade("a", "leaders", "good")])
    new = built([document("b", "y.pdf")], [grade("b", "overall", "inadequate"), grade("b", "leaders", "good")])
    assert said(old, new) == [
        ("documents", "replaced", "replaced report", "inspection", "x.pdf", "y.pdf"),
        ("grades", "changed", "replaced report", "overall", "good", "inadequate"),
    ]
    row = changes(old, new).iloc[1]
    assert (row["old_document"], row["new_document"], row["page"]) == ("a", "b", 1)
    assert row["inspection_end"] == pd.Timestamp(2018, 5, 25)


def test_another_visit_of_the_same_authority_replaces_nothing():
    visit = document("b", kind="focused visit")
    assert {row[1] for row in said(built([document("a")]), built([visit]))} == {"new", "withdrawn"}


def test_a_file_without_a_header_is_told_by_its_path():
    blank = {"authority": "", "authority_code": "", "framework": None, "inspection_end": None, "kind": None}
    old, new = (built([document(name, "notes.txt", **blank)]) for name in "ab")
    assert [row[1] for row in said(old, new)] == ["replaced"]


def test_the_same_file_read_differently_is_told_as_such():
    old = built([document("a", status="partly read")], [grade("a", "overall", "good")])
    new = built([document("a", authority="Bromley")], [grade("a", "leaders", "good")])
    assert said(old, new) == [
        ("documents", "changed", "read differently", "authority", "Brent", "Bromley"),
        ("documents", "changed", "read differently", "status", "partly read", "read"),
        ("grades", "added", "read differently", "leaders", "", "good"),
        ("grades", "removed", "read differently", "overall", "good", ""),
    ]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"value": 102.0}, "102 children (2018-03-31)"),
        ({"as_of": "2017-03-31"}, "101 children (2017-03-31)"),
        ({"qualifier": "approx"}, "approx 101 children (2018-03-31)"),
        ({"unit": "per 10k"}, "101 per 10k (2018-03-31)"),
        ({"as_of": None}, "101 children"),
        (
            {"as_of": None, "period_start": "2017-04-01", "period_end": "2018-03-31"},
            "101 children (2017-04-01 to 2018-03-31)",
        ),
    ],
)
def test_a_figure_that_differs_is_one_change(after, told):
    old, new = built([document("a")], [], [fact("a", 101.0)]), built([document("a")], [], [fact("a", 101.0) | after])
    change = ("facts", "changed", "read differently", "cp_plan_count", "101 children (2018-03-31)", told)
    assert said(old, new) == [change]


def test_figures_are_paired_by_date_first_and_a_repeated_one_is_one():
    old = [fact("a", 1.0), fact("a", 2.0, as_of="2017-03-31"), fact("a", 2.0, as_of="2017-03-31", page=9)]
    new = [fact("a", 3.0, as_of="2017-03-31"), fact("a", 1.0)]
    found = said(built([document("a")], [], old), built([document("a")], [], new))
    assert [row[3:] for row in found] == [("cp_plan_count", "2 children (2017-03-31)", "3 children (2017-03-31)")]


def test_official_figures_are_compared_whatever_file_they_come_in():
    official = {"source": "official", "framework": None, "inspection_end": None}
    old = [fact("s1", 10.0, **official), fact("s1", None, as_of="2016-03-31", **official)]
    new = [fact("s2", 11.0, **official), fact("s2", None, as_of="2016-03-31", **official)]
    new.append(fact("s2", 12.0, as_of="2019-03-31", **official))
    assert said(built([], [], old), built([], [], new)) == [
        ("facts", "added", "official figures", "cp_plan_count", "", "12 children (2019-03-31)"),
        (
            "facts",
            "changed",
            "official figures",
            "cp_plan_count",
            "10 children (2018-03-31)",
            "11 children (2018-03-31)",
        ),
    ]


def test_a_copy_of_a_file_is_not_another_report():
    copy = document("a", "copy.pdf", status="read", reason="the same file as a.pdf", authority="")
    assert said(built([document("a")]), built([document("a"), copy])) == []


def test_the_command_says_what_changed_and_lists_everything(tmp_path):
    old = built([document("a")], [grade("a", "overall", "good")], [fact("a", 101.0)])
    new = built(
        [document("a"), document("b", inspection_end="2023-02-03", title="\x1b[2J")],
        [grade("a", "overall", "inadequate"), grade("b", "overall", "good", inspection_end="2023-02-03")],
        [fact("a", 101.0), fact("b", 7.0)],
    )
    for name, one in (("old", old), ("new", new)):
        (tmp_path / name).mkdir()
        tables.save(one, tmp_path / name)
    words = ["changes", str(tmp_path / "old"), str(tmp_path / "new")]
    done = CliRunner().invoke(app, [*words, "--csv", str(tmp_path / "out.csv")])
    assert done.exit_code == 0, done.output
    assert "new, new report: Brent ILACS 2023-02-03, inspection: nothing -> b.pdf" in done.stdout
    assert "changed, read differently: Brent ILACS 2018-05-25, overall: good -> inadequate" in done.stdout
    assert "facts: 1 added (new report)" in done.stdout
    assert len(pd.read_csv(tmp_path / "out.csv")) == len(changes(old, new)) == 4
    assert "Nothing differs." in CliRunner().invoke(app, ["changes", words[1], words[1]]).stdout
    missing = CliRunner().invoke(app, ["changes", str(tmp_path / "nowhere"), words[2]])
    assert missing.exit_code == 2 and "no tables in" in missing.stderr


def test_no_words_of_a_document_steer_the_terminal(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    tables.save(built(), tmp_path / "old")
    tables.save(built([document("a", "\x1b]0;x\x07\u202e.pdf")]), tmp_path / "new")
    done = CliRunner().invoke(app, ["changes", str(tmp_path / "old"), str(tmp_path / "new")])
    assert "?]0;x??.pdf" in done.stdout
