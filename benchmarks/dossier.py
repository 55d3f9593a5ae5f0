"""Dossiers: how many a second, and what holds them back.

    python run.py bench dossier

Every authority of the national tables, page and workbook, by two processes. Processor time is told beside seconds,
because seconds on a busy machine mislead: two a second on two cores is one second of processor time for each.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from functools import wraps
from pathlib import Path

import matplotlib
import psutil

ROOT = Path(__file__).resolve().parent.parent
NATIONAL = ROOT / "data" / "processed" / "national"
WORKERS = 2
SAMPLED = 12

#: The parts of one dossier that are timed, and what they are called.
PARTS = {
    "_path_chart": "the path, drawn",
    "_figure_charts": "figures over time, drawn",
    "_text": "rows into sentences and receipts",
    "_workbook": "the workbook",
    "rendered": "the template",
}


def main() -> None:
    matplotlib.use("Agg")
    from analysis.dossier import dossiers
    from analysis.tables import load

    tables = load(NATIONAL)
    with tempfile.TemporaryDirectory() as folder:
        began, spent = time.perf_counter(), processor_time()
        done = dossiers(tables, folder, workers=WORKERS)
        seconds, processor = time.perf_counter() - began, processor_time() - spent
        count = len(done.pages)
        size = sum(page.stat().st_size for page in done.pages.values()) / count / 1024
        print(f"{count} dossiers by {WORKERS} processes, {len(done.failed)} failed, {size:.0f} kB a page")
        print(f"  {count / seconds:.2f} a second ({seconds:.1f} s); goal 2")
        print(f"  {processor / count:.2f} s of processor time each, starting the processes included; goal 1")
        parts(tables, Path(folder))


def processor_time() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    times = psutil.Process().cpu_times()
    return times.user + times.system + times.children_user + times.children_system


def parts(tables, folder: Path) -> None:
    """Say where the time of one dossier goes, over some authorities spread over the alphabet."""
    from analysis.dossier import dossier, writing
    from analysis.dossier.subject import everybody

    spent: dict[str, float] = defaultdict(float)

    def timed(name):
        work = getattr(writing, name)

        @wraps(work)
        def watched(*args, **kwargs):
            began = time.process_time()
            try:
                return work(*args, **kwargs)
            finally:
                spent[name] += time.process_time() - began

        setattr(writing, name, watched)

    codes = list(everybody(tables))
    some = codes[:: max(1, len(codes) // SAMPLED)][:SAMPLED]
    dossier(tables, some[0], folder, full=False)  # what is loaded once is not counted
    for name in PARTS:
        timed(name)
    began = time.process_time()
    for code in some:
        dossier(tables, code, folder, full=False)
    whole = time.process_time() - began
    print(f"  of {whole / len(some):.2f} s of one process, over {len(some)} authorities:")
    for name, what in sorted(PARTS.items(), key=lambda part: -spent[part[0]]):
        print(f"    {spent[name] / whole:5.0%}  {spent[name] / len(some):5.2f} s  {what}")
    drawn = spent["_path_chart"] + spent["_figure_charts"]
    print(f"    without a chart: {(whole - drawn) / len(some):.2f} s")


if __name__ == "__main__":
    sys.exit(main())
