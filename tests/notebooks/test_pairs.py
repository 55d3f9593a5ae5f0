"""Every notebook is a pair that agrees, without outputs, and its cells hold words and calls only."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import jupytext
import pytest

from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[0-9][0-9]-*.ipynb"))
#: What every notebook lets papermill set.
PARAMETERS = {"tables", "authority", "theme", "since", "until", "out"}

every = pytest.mark.parametrize("notebook", [pytest.param(path, id=path.stem) for path in NOTEBOOKS])


def cells(path: Path, kind: str = "") -> list[Any]:
    return [cell for cell in jupytext.read(path).cells if kind in ("", cell.cell_type)]


def assigned(source: str) -> set[str]:
    return {
        name.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign)
        for target in node.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }


def test_there_are_six_numbered_from_one() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05", "06"]
    assert sorted(path.stem for path in FOLDER.glob("*.py")) == [path.stem for path in NOTEBOOKS]


@every
def test_the_pair_agrees(notebook: Path) -> None:
    other = cells(notebook.with_suffix(".py"))
    ours = cells(notebook)
    assert [(c.cell_type, c.source, c.metadata.get("tags")) for c in ours] == [
        (c.cell_type, c.source, c.metadata.get("tags")) for c in other
    ]


@every
def test_it_is_committed_without_outputs(notebook: Path) -> None:
    assert [cell.source for cell in cells(notebook, "code") if cell.outputs or cell.execution_count] == []


@every
def test_it_asks_one_question_and_says_words_before_code(notebook: Path) -> None:
    first = cells(notebook)[0]
    assert first.cell_type == "markdown"
    number, question = int(notebook.name[:2]), first.source.splitlines()[2]
    assert first.source.startswith(f"# {number} · ")
    assert question.startswith("**") and question.endswith("?**")


@every
def test_its_parameters_can_be_set(notebook: Path) -> None:
    tagged = [cell for cell in cells(notebook, "code") if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert assigned(tagged[0].source) >= PARAMETERS


@every
def test_a_cell_neither_extracts_nor_plots(notebook: Path) -> None:
    for cell in cells(notebook, "code"):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.While, ast.Try)), cell.source
            if isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} <= {"analysis"}, cell.source
            if isinstance(node, ast.ImportFrom):
                assert node.module == "analysis", cell.source


@every
def test_it_ends_with_what_it_exported(notebook: Path) -> None:
    assert cells(notebook)[-1].source.endswith("page.exported()")
