"""How long ``analysis.load("national")`` takes after the import, beside the same tables from their CSV files.

python benchmarks/load.py [--repeats 7]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import analysis
from analysis.tables.shipped import shipped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    load = analysis.load
    began = perf_counter()
    load("national")
    first = perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        for file in shipped("national").glob("*.csv"):
            shutil.copyfile(file, Path(folder) / file.name)
        parquet, csv = (seconds(repeats, lambda place=place: load(place)) for place in ("national", folder))
    print(f"first call {first * 1000:.0f} ms, then {parquet * 1000:.0f} ms; from CSV {csv / parquet:.1f} times as long")


def seconds(repeats: int, call: Callable[[], object]) -> float:
    """Return the median time of a call."""
    times = []
    for _ in range(repeats):
        began = perf_counter()
        call()
        times.append(perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    main()
