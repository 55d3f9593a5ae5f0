"""A growing archive: time and memory a document, from step to step.

Processor time is what to compare: the seconds depend on what else the machine does. It is that of the main process and
of its readers together, the system's part included; ``CPU ms more`` is what each document cost by which the archive
has grown since the step before, and ``KB more`` what the main process has grown by for it.

python run.py bench scale
python benchmarks/scale.py --documents 20000 --workers 2
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fpdf import FPDF

AUTHORITIES = ("Brent", "Bromley", "Barnet", "Camden", "Kent", "Leeds", "Norfolk", "Salford")
GRADES = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
AREAS = (
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care and care leavers",
    "Overall effectiveness",
)
#: Stand in a template for what differs from one document to the next, at the same length.
YEAR, FIGURE, SERIAL = "9999", "8888", "77777777"


def main() -> None:
    """Grow the archive and build it at each step."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=4000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--steps", type=int, default=5, help="each step has twice the documents of the one before")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        raw, there = Path(name, "raw"), 0
        raw.mkdir()
        made = documents()
        print(f"{chosen.workers} workers, documents of two pages, each step built from nothing")
        print(" documents  seconds  CPU ms each  CPU ms more  largest reader  main process  KB more")
        last = None
        for step in range(chosen.steps - 1, -1, -1):
            wanted = max(1, chosen.documents >> step)
            while there < wanted:
                (raw / f"{there:06d}.pdf").write_bytes(next(made))
                there += 1
            seconds, busy, reader, writer = build(raw, Path(name, f"out{step}"), chosen.workers)
            said = f"{there:>10} {seconds:>8.1f} {1000 * busy / there:>12.2f}"
            if last is None:
                said += f" {'':>12} {reader / 1024**2:>12.0f} MB {writer / 1024**2:>10.0f} MB"
            else:
                more = there - last[0]
                said += f" {1000 * (busy - last[1]) / more:>12.2f} {reader / 1024**2:>12.0f} MB"
                said += f" {writer / 1024**2:>10.0f} MB {(writer - last[2]) / more / 1024:>8.1f}"
            print(said, flush=True)
            last = (there, busy, writer)


def documents(seed: int = 1) -> Iterator[bytes]:
    """Yield reports without end, no two the same: a few templates, with figures put in their places."""
    chance = random.Random(seed)
    templates = [template(authority, grade) for authority in AUTHORITIES for grade in GRADES]
    number = 0
    while True:
        number += 1
        data = chance.choice(templates)
        data = data.replace(YEAR.encode(), str(chance.randint(2018, 2025)).encode())
        data = data.replace(FIGURE.encode(), str(chance.randint(1000, 7000)).encode())
        yield data.replace(SERIAL.encode(), f"{number:08d}".encode())


def template(authority: str, grade: str) -> bytes:
    """Typeset one report, its text left as it is in the file."""
    pdf = FPDF()
    pdf.set_compression(False)
    pdf.set_font("helvetica", size=12)
    pdf.add_page()
    for text in (
        authority,
        "Inspection of children's social care services",
        f"Inspection dates: 4 March {YEAR} to 8 March {YEAR}",
    ):
        pdf.cell(0, 10, text, new_x="LMARGIN", new_y="NEXT")
    for area in AREAS:
        pdf.cell(130, 12, area)
        pdf.cell(0, 12, grade, new_x="LMARGIN", new_y="NEXT")
    pdf.add_page()
    for number in range(1, 6):
        figure = f"{FIGURE} children were the subject of a child protection plan."
        text = f"{number}. At 31 March 2017, {figure} Leaders know their services well." * (1 + number % 2)
        pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    pdf.cell(0, 8, f"Reference {SERIAL}")
    return bytes(pdf.output())


def build(raw: Path, out: Path, workers: int) -> tuple[float, float, int, int]:
    """Return seconds, processor seconds, and the largest sizes of a reading process and of the main one."""
    command = [sys.executable, "-m", "analysis", "build", str(raw), "--out", str(out), "--workers", str(workers)]
    started, before = time.perf_counter(), os.times()
    running = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    reader = writer = 0
    while running.poll() is None:
        try:
            writer = max(writer, running.memory_info().rss)
            reader = max([reader, *(child.memory_info().rss for child in running.children())])
        except psutil.Error:
            continue
        time.sleep(0.1)
    seconds = time.perf_counter() - started
    if running.returncode:
        raise SystemExit(f"the build of {raw} ended with {running.returncode}")
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, busy, reader, writer


if __name__ == "__main__":
    main()
