"""The notebooks run from top to bottom: as papermill runs them, and for every kind of authority and build."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import papermill
import pytest

from analysis.notebook import page as pages
from tests.conftest import REPOSITORY
from tests.notebooks.test_pairs import FOLDER, NOTEBOOKS

NATIONAL = REPOSITORY / "data" / "processed" / "national"
#: Written by each, beside tables and workbooks: how many charts.
CHARTS = {"01": 0, "02": 4, "03": 6, "04": 3, "05": 0, "06": 6}

every = pytest.mark.parametrize("notebook", [pytest.param(path, id=path.stem) for path in NOTEBOOKS])


@every
def test_it_runs_on_the_sample(notebook: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MPLBACKEND", raising=False)
    done = papermill.execute_notebook(
        notebook,
        tmp_path / notebook.name,
        parameters={"tables": str(sample), "out": str(tmp_path / "out")},
        cwd=FOLDER,
        progress_bar=False,
        log_output=False,
    )
    outputs = [output for cell in done.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert "Warning" not in nbformat.writes(done)
    assert len(list((tmp_path / "out").glob("*.svg"))) == CHARTS[notebook.name[:2]]
    listed = outputs[-1].data["text/markdown"]
    for file in (tmp_path / "out").iterdir():
        assert f"{file.with_suffix('').as_posix()}`" in listed and file.suffix in listed
    # a chart is on the page once, with its words for those who do not see it
    pictures = [output.data for output in outputs if "image/png" in output.get("data", {})]
    assert all('alt="' in data["text/html"] and len(data["text/plain"]) > 20 for data in pictures)
    assert len({data["image/png"] for data in pictures}) == len(pictures)


def run(notebook: Path, parameters: dict[str, str]) -> dict[str, Any]:
    """Run a notebook's cells in this process, warnings as errors, and return its names."""
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for cell in jupytext.read(notebook).cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, f"{notebook.name}", "exec"), names)
                if "parameters" in cell.metadata.get("tags", []):
                    names |= {name: value for name, value in parameters.items() if name in names}
    return names


@every
@pytest.mark.parametrize(
    ("where", "parameters"),
    [
        pytest.param("sample", {"authority": "Bromley"}, id="Bromley"),
        pytest.param("national", {"authority": "Brent", "theme": "care_leavers", "since": "2018"}, id="national Brent"),
        pytest.param("national", {"authority": "Westmorland and Furness"}, id="newly made, one inspection"),
        pytest.param("sample", {"authority": "Leeds", "nation": ""}, id="not in the tables"),
    ],
)
def test_it_runs_for_any_authority(
    notebook: Path,
    where: str,
    parameters: dict[str, str],
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "export", lambda chart, name, folder, width: [folder / f"{name}.svg"])
    monkeypatch.chdir(FOLDER)
    tables = sample if where == "sample" else NATIONAL
    names = run(notebook, {"tables": str(tables), "out": str(tmp_path), **parameters})
    page, asked = names["page"], parameters["authority"]
    if asked not in set(page.tables.grades["authority"]):
        asked = page.tables.grades["authority"].value_counts().index[0]
    assert page.pick.authority == asked
