"""The samples of ``data/raw`` are what the script in this repository makes, and say on every page what they are."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.samples.paper import NOT_A_REPORT, RAW, ROOT, pictures, samples, words


def typeset(folder: Path, seed: str) -> Path:
    """Run the script as the README tells it, with another seed for whatever Python hashes."""
    command = [sys.executable, "-m", "scripts.typeset_samples", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typeset(tmp_path_factory.mktemp("made"), "1")


def test_two_runs_make_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = typeset(tmp_path, "2")
    assert {path.name: path.read_bytes() for path in made.iterdir()} == {
        path.name: path.read_bytes() for path in again.iterdir()
    }


# Compared as a reader sees them and not byte by byte: another build of zlib packs the same page into other bytes.
def test_the_script_makes_the_samples_that_are_here(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == {path.name for path in RAW.glob("*.pdf")}
    for path in samples():
        assert words(made / path.name) == words(path), path.name
        assert pictures(made / path.name) == pictures(path), path.name
    assert (made / NOT_A_REPORT).read_bytes() == (RAW / NOT_A_REPORT).read_bytes()


def test_there_are_nine_small_documents() -> None:
    assert len(samples()) == 9
    assert all(path.stat().st_size < 150_000 for path in samples())


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_every_page_says_what_it_is_and_where_the_original_is(path: Path) -> None:
    line = re.compile(r"Sample page typeset for Paths to Good .* The original is on .*\.(gov\.uk)\.$")
    assert [number for number, text in enumerate(words(path), 1) if not line.search(text)] == []


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_nothing_runs_off_the_paper(path: Path) -> None:
    pdf = pdfium.PdfDocument(path)
    for page in pdf:
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        assert all(left > 20 and right < width - 20 for left, _, right, _ in boxes if right > left)
        assert all(bottom > 15 and top < height - 40 for _, bottom, _, top in boxes if top > bottom)
    pdf.close()


def test_contents_pages_tell_the_truth() -> None:
    for name in ("brent-2015-sif", "bromley-2016-sif"):
        pages = words(RAW / f"{name}.pdf")
        entries = re.findall(
            r"([A-Z][^\d]*?) (\d{1,2})(?= |$)", pages[2].split("Contents", 1)[1].split("Sample page")[0]
        )
        assert len(entries) >= 12
        for title, page in entries:
            assert title in pages[int(page) - 1], (name, title, page)


def test_one_file_only_calls_itself_a_pdf() -> None:
    assert (RAW / NOT_A_REPORT).read_bytes().startswith(b"<!DOCTYPE html>")
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(RAW / NOT_A_REPORT)


def test_the_pages_hold_the_traps_of_the_real_ones() -> None:
    brent = words(RAW / "brent-2015-sif.pdf")
    assert "1,9343 children" in brent[4]
    assert "\uf0a7" in brent[4]
    assert any("What the inspection judgements mean" in page for page in brent[3:])


def test_a_sentence_with_figures_runs_over_a_page() -> None:
    brent = words(RAW / "brent-2015-sif.pdf")
    assert "and 57% in Sample page" in brent[6]
    assert brent[7].startswith("8 secondary schools (national average 15%)")
