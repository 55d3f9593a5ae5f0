"""The build's speed and memory, as ratios in one run.

    python run.py bench build

Everything is measured side by side on the same files, because a second here is not a second there.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.support.documents import documents

WORKERS = 2
ROUNDS = 3
SAMPLED_PAGES = 60

READ_TEXT = """
import sys
import pypdfium2
for path in sys.stdin.read().splitlines():
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        continue
    for index in range(len(pdf)):
        page = pdf[index]
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    pdf.close()
"""

READ_HEADERS = """
import sys
from pathlib import Path
from analysis.extraction.parts import part_headers
from analysis.reading.reader import NotReadableError, read_bytes
for path in map(Path, sys.stdin.read().splitlines()):
    try:
        part_headers(read_bytes(path.read_bytes(), path.suffix))
    except NotReadableError:
        continue
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, what = documents(folder / "generated", 305)
        raw = folder / "raw"
        copied(files, raw)
        print(f"on {what}, {WORKERS} workers")
        # side by side in turns: what else the machine does falls on all of them alike
        texts, headed, colds = [], [], []
        for _ in range(ROUNDS):
            texts.append(seconds(lambda: read_text(files)))
            headed.append(seconds(lambda: read_headers(files)))
            colds.append(seconds(lambda: build(raw, folder / "out", "--fresh")))
        text, header, cold = median(texts), median(headed), median(colds)
        again = min(seconds(lambda: build(raw, folder / "out")) for _ in range(3))
        inside = min(seconds(lambda: build_here(raw, folder / "out")) for _ in range(3))
        changed(next(file for file in sorted(raw.iterdir()) if file.suffix == ".pdf" and is_pdf(file)))
        one = seconds(lambda: build(raw, folder / "out"))
        plumber, pages = pdfplumber_whole(files)
        told("cold build / reading the text alone in one process", cold / text, "goal 1.0, at most 1.5")
        print("  in each round: " + ", ".join(f"{c / t:.2f}" for c, t in zip(colds, texts, strict=True)))
        told("reading and recognising the header alone / text alone", header / text, "goal 1.0")
        told("pdfplumber over all pages / cold build", plumber / cold, f"goal 25, from {pages} sampled pages")
        told("build with nothing changed, command and all / cold", again / cold, "")
        told("build with nothing changed, called from Python / cold", inside / cold, "goal 0.02")
        told("build with one changed file / cold", one / cold, "")
        few, many = growth(files, folder)
        told("time a document at 300 documents / at 50", many / few, "linear is 1 or less")
        print(f"{'peak memory of a worker':<58} {worker_memory(files) / 1024**2:8.0f} MB  goal 300")
        print(f"(text alone {text:.1f} s, cold build {cold:.1f} s)")


def told(what: str, ratio: float, goal: str) -> None:
    print(f"{what:<58} {ratio:8.3f}     {goal}")


def seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def copied(files: list[Path], raw: Path) -> None:
    """A folder of our own, flat, so that one file can be changed."""
    raw.mkdir()
    for number, file in enumerate(files):
        shutil.copyfile(file, raw / f"{number:04d}{file.suffix}")


def is_pdf(file: Path) -> bool:
    return file.read_bytes()[:5] == b"%PDF-"


def changed(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\n% changed\n")


def read_text(files: list[Path]) -> None:
    subprocess.run([sys.executable, "-c", READ_TEXT], input="\n".join(map(str, files)).encode(), check=True)


def read_headers(files: list[Path]) -> None:
    """Read every file and recognise what it is, in as many processes as a build has."""
    running = []
    for first in range(WORKERS):
        process = subprocess.Popen([sys.executable, "-c", READ_HEADERS], stdin=subprocess.PIPE)
        running.append((process, "\n".join(map(str, files[first::WORKERS])).encode()))
    for process, paths in running:
        assert process.stdin is not None
        process.stdin.write(paths)
        process.stdin.close()
    assert all(process.wait() == 0 for process, _ in running)


def build(raw: Path, out: Path, *options: str) -> None:
    command = [
        sys.executable,
        "-m",
        "analysis",
        "build",
        str(raw),
        "--out",
        str(out),
        "--workers",
        str(WORKERS),
        *options,
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def build_here(raw: Path, out: Path) -> None:
    from analysis.build import build as call

    assert call(raw, out, workers=WORKERS).unchanged


def pdfplumber_whole(files: list[Path]) -> tuple[float, int]:
    """Seconds that pdfplumber's extract_text would take over all pages, from a sample of them."""
    import pdfplumber
    import pypdfium2

    counts = {}
    for file in files:
        try:
            counts[file] = len(pypdfium2.PdfDocument(file))
        except pypdfium2.PdfiumError:
            continue
    pages = [(file, index) for file, count in counts.items() for index in range(count)]
    sample = random.Random(7).sample(pages, min(SAMPLED_PAGES, len(pages)))
    spent = 0.0
    for file, index in sample:
        with pdfplumber.open(file) as pdf:
            page = pdf.pages[index]
            spent += seconds(page.extract_text)
    return spent / len(sample) * len(pages), len(sample)


def growth(files: list[Path], folder: Path) -> tuple[float, float]:
    """Seconds a document, cold, over a spread of 50 documents and over 300."""
    found = []
    for count in (50, 300):
        step = max(1, len(files) // count)
        some = files[::step][:count]
        raw = folder / f"raw{count}"
        copied(some, raw)
        size = sum(file.stat().st_size for file in some)
        spent = seconds(lambda raw=raw, count=count: build(raw, folder / f"out{count}", "--fresh"))
        found.append(spent / len(some))
        print(f"  {len(some)} documents, {size / 1024**2:.0f} MB: {spent:.2f} s")
    return found[0], found[1]


def worker_memory(files: list[Path]) -> int:
    """The largest resident size of one worker that reads every file."""
    import json

    process = subprocess.Popen(
        [sys.executable, "-m", "analysis.build.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None and process.stdout is not None
    watched = psutil.Process(process.pid)
    from analysis.apart.protocol import HEAD

    peak = 0
    for file in files:
        process.stdin.write(json.dumps({"work": "record", "path": str(file)}).encode() + b"\n")
        process.stdin.flush()
        _, length = HEAD.unpack(process.stdout.read(HEAD.size))
        process.stdout.read(length)
        peak = max(peak, watched.memory_info().rss)
    process.stdin.close()
    process.wait()
    return peak


if __name__ == "__main__":
    main()
