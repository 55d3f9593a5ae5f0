"""One file ad hoc, and what importing the package costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from tests.conftest import REPOSITORY

RAW = REPOSITORY / "data" / "raw"


def test_a_report_gives_its_frames():
    report = analysis.read_report(RAW / "bromley-2018-ilacs.pdf")
    assert set(report.grades["authority"]) == {"Bromley"}
    assert report.documents.loc[0, "path"] == "bromley-2018-ilacs.pdf"
    assert len(report.recommendations) == 4
    assert report.actions.empty
    assert "Bromley, ILACS, 2018-11-30" in repr(report)
    first = report.grades[report.grades["source"] == "stated"].iloc[0]
    assert report.evidence(first).marked


def test_a_file_that_is_no_report_says_why():
    report = analysis.read_report(RAW / "not-really-a-report.pdf")
    assert report.documents.loc[0, "status"] == "not a report"
    assert report.grades.empty and report.facts.empty and report.doubts.empty
    assert "web page" in repr(report)


def test_a_missing_file_is_told(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="there is no file"):
        analysis.read_report(tmp_path / "none.pdf")


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, analysis, analysis.build.worker; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert {"evidence", "read_report", "Report"} <= set(dir(analysis))
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = analysis.nothing_of_the_kind
