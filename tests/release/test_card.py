"""The accuracy card: intervals, misses side by side, and the shipped figures as they are told."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import notebook
from analysis.tables.shipped import shipped
from scripts.release import accuracy_page, card
from tests.conftest import REPOSITORY


@pytest.mark.parametrize(
    ("right", "of", "lower", "upper"),
    # as published for Wilson's method by Newcombe, Statistics in Medicine 17 (1998), table I
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_wilsons(right, of, lower, upper):
    assert card.wilson(right, of) == pytest.approx((lower, upper), abs=5e-5)


def test_an_interval_of_nothing_says_nothing():
    assert card.wilson(0, 0) == (0.0, 1.0)


def row(kind: str, page: str, value: str) -> dict[str, str]:
    return {"kind": kind, "page": page, "value": value}


def test_a_miss_stands_beside_what_was_found_in_its_stead():
    rows = pd.DataFrame(
        [row("missed", "4", "12"), row("missed", "30", "7"), row("extra", "31", "8.0"), row("extra", "17", "5.0")]
    )
    told = list(card.beside("abc", "cla_count", "actual", rows))
    assert [(one["page"], one["ours"], one["label"]) for one in told] == [(4, "", "12"), (30, "8", "7"), (17, "5", "")]
    assert {(one["document"], one["subject"], one["role"]) for one in told} == {("abc", "cla_count", "actual")}


def test_the_shipped_card_is_what_it_says():
    data = pd.read_csv(shipped("national") / "accuracy.csv", keep_default_na=False, na_values={"share": [""]})
    card.ACCURACY.validate(data.astype({name: str(c.dtype) for name, c in card.ACCURACY.columns.items()}))
    assert {"all", "framework", "group", "field", "selection"} == set(data["by"])
    assert data["right"].le(data["of"]).all()
    for told in data.to_dict("records"):
        assert (told["lower"], told["upper"]) == pytest.approx(card.wilson(told["right"], told["of"]), abs=1e-8)
        assert told["lower"] <= told["share"] <= told["upper"]


def test_the_shipped_misses_are_the_difference_between_found_labelled_and_right():
    folder = shipped("national")
    measured = pd.read_csv(folder / "accuracy.csv", keep_default_na=False)
    misses = notebook.known_misses(folder)
    for table in ("grades", "facts", "recommendations"):
        whole = measured[measured["table"].eq(table) & measured["by"].eq("all")].set_index("measure")
        some = misses[misses["table"].eq(table)]
        assert some["ours"].ne("").sum() == whole.loc["precision", "of"] - whole.loc["precision", "right"]
        assert some["label"].ne("").sum() == whole.loc["recall", "of"] - whole.loc["recall", "right"]


def test_the_card_is_read_in_a_notebook():
    folder = shipped("national")
    groups = notebook.measured(folder, "group")
    assert list(groups.columns) == ["table", "subject", "found", "precision", "labelled", "recall"]
    assert groups["precision"].str.fullmatch(r"[01]\.\d{3} \([01]\.\d{3} to [01]\.\d{3}\)").all()
    assert "right" in notebook.measured(folder, "field")


def test_the_page_tells_the_shipped_figures():
    text = (REPOSITORY / "docs" / "accuracy.md").read_text(encoding="utf-8")
    for shown in notebook.measured(shipped("national"), "all").itertuples():
        assert f"| {shown.table} | {shown.found} | {shown.precision} | {shown.labelled} | {shown.recall} |" in text
    assert "Expect less on reports that nobody here has read." in text


@pytest.mark.shared
def test_the_page_is_current(shared):
    text = (REPOSITORY / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert text == accuracy_page.text(shipped("national"), card.labelled(shared)), "run: python run.py release"


@pytest.mark.shared
def test_the_measure_is_the_one_beside_the_labels(shared, tmp_path):
    """Labels held to themselves are all right, whatever is measured."""
    gold = shared / "gold"
    grades = pd.read_csv(gold / "grades.csv", dtype=str, keep_default_na=False).rename(columns={"sha12": "document"})
    grades.assign(source="stated").to_csv(tmp_path / "grades.csv", index=False)
    grades.drop_duplicates("document").to_csv(tmp_path / "documents.csv", index=False)
    for name in ("facts", "recommendations"):
        data = pd.read_csv(gold / f"{name}.csv", dtype=str, keep_default_na=False)
        data = data.rename(columns={"sha12": "document", "text_start": "text"})
        if name == "recommendations":
            data["text"] = data["text"] + data["text_end"]
        data.to_csv(tmp_path / f"{name}.csv", index=False)
    figures, misses = card.measured(tmp_path, shared)
    assert figures["share"].eq(1).all() and misses.empty
    assert set(figures["by"]) == {"all", "framework", "group", "field", "selection"}
