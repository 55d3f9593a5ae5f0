"""Loading the department's whole table: time, and the peak memory of a process that does nothing else.

The file is read in a process apart, which is started for it: its start is in the time, and its peak is told beside.

    python run.py bench official

The interactive tool's table in ../shared when it is there, otherwise a generated one of the same shape. Each
measurement is a process of its own; beside it stands what reading the bare columns with pyarrow costs.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "reference" / "official"
MEASURES, YEARS, AREAS = 419, 9, 170

LOAD = "from analysis.official import load_official; frame = load_official(path); rows = len(frame)"
BARE = "import pyarrow.parquet as pq; table = pq.read_table(path); rows = table.num_rows"
MEASURED = """
import json, logging, resource, sys, time
logging.disable(logging.WARNING)
path = sys.argv[1]
import pandas, pyarrow.parquet, analysis.official.loading
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start, busy = time.perf_counter(), time.process_time()
{work}
seconds, busy = time.perf_counter() - start, time.process_time() - busy
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
told = dict(seconds=seconds, busy=busy, before=before / 1024, peak=peak / 1024, rows=rows)
if "load_official" in globals():
    import psutil
    from analysis.apart.kept import of_session
    reader = of_session("official")
    spent = psutil.Process(reader.process).cpu_times()
    start = time.perf_counter()
    load_official(path)
    told |= dict(again=time.perf_counter() - start, away=spent.user + spent.system)
    reader.close()
    told["apart"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps(told))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        path = SHARED / "lait_values.parquet"
        what = "the department's table"
        if not path.exists():
            path, what = Path(name) / "table.parquet", "a generated table of the same shape"
            # in a process of its own, because a child's peak counts what its parent held when it was started
            making = multiprocessing.get_context("spawn").Process(target=generate, args=(path,))
            making.start()
            making.join()
        load = best(LOAD, path)
        bare = best(BARE, path)
    print(f"on {what}, {load['rows']:,.0f} facts, best of 3")
    print(f"load_official: {load['seconds']:.2f} s (at most 2); again, its process kept: {load['again']:.2f} s")
    print(f"processor time: {load['busy']:.2f} s here, {load['away']:.2f} s in the process apart, its start included")
    print(f"peak memory: {load['peak']:.0f} MB (at most 400); Python and its libraries alone: {load['before']:.0f} MB")
    print(f"peak memory of the process apart: {load['apart']:.0f} MB (at most 400)")
    work = load["busy"] + load["away"]
    print(f"load_official / reading the bare columns, processor time: {work / bare['busy']:.1f}")


def best(work: str, path: Path) -> dict[str, float]:
    """Run some work in three processes and return the quickest time with the greatest peak."""
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", MEASURED.format(work=work), str(path)], check=True, capture_output=True, text=True
        )
        runs.append(json.loads(done.stdout))
    quickest: dict[str, float] = min(runs, key=lambda run: run["seconds"])
    return quickest | {"peak": max(run["peak"] for run in runs)}


def generate(path: Path) -> None:
    """Write a long table of as many measures, years, areas and different values as the department's."""
    import numpy as np
    import pandas as pd

    from analysis import authorities
    from analysis.official.areas import comparators

    known = [(a.dfe_code, a.name) for a in authorities.every()]
    known += [(number, area.name) for area, number, _ in comparators()]
    areas = pd.DataFrame((known * 2)[:AREAS], columns=["LA Number", "LA and Regions"])
    rows = MEASURES * YEARS * AREAS
    values = np.random.default_rng(0).integers(0, 55_000, rows)
    data = pd.DataFrame(
        {
            "Short Desc": np.repeat([f"Measure_{place}" for place in range(MEASURES)], YEARS * AREAS),
            "Years": np.tile(np.repeat([str(2016 + place) for place in range(YEARS)], AREAS), MEASURES),
            "LA and Regions": np.tile(areas["LA and Regions"], MEASURES * YEARS),
            "Values": np.where(values % 7 == 0, "-", np.char.mod("%.2f", values / 10)),
            "LA Number": np.tile(areas["LA Number"].astype(float), MEASURES * YEARS),
        }
    )
    data.to_parquet(path, index=False)


if __name__ == "__main__":
    main()
