"""Do the 95% intervals of ``paths.time_to`` cover the truth? On simulated authorities, whose truth is known.

    python benchmarks/time_to.py [--repeats 300] [--seed 2026] [--authorities 150]

Each authority is first inspected in 2013-2017 and then again every three to four years, sooner after 'inadequate',
up to January 2025. The day on which it really becomes good is drawn from a known distribution and seen by nobody.
Half of the runs watch only from 2017 on, so that long waits are over-represented (left truncation).
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
import pandas as pd

from analysis.frameworks import FRAMEWORKS
from analysis.paths import time_to
from analysis.tables import empty

Draw = Callable[[np.random.Generator, int], np.ndarray]

#: Years to good: shapes that the fitted curve knows, and shapes that it does not.
TRUTHS: dict[str, Draw] = {
    "constant rate": lambda rng, n: rng.exponential(5 / math.log(2), n),
    "Weibull, shape 1.5": lambda rng, n: 5 / math.log(2) ** (1 / 1.5) * rng.weibull(1.5, n),
    "log-normal": lambda rng, n: 5 * np.exp(0.8 * rng.standard_normal(n)),
    "two steps for two in five": lambda rng, n: rng.exponential(5, n) + (rng.random(n) < 0.4) * rng.exponential(2.5, n),
}
YEARS = (3.0, 7.0)
EPOCH = pd.Timestamp("2013-11-01")
END = 11.25
WATCHED_FROM = 3.25


def simulate(rng: np.random.Generator, draw: Draw, authorities: int) -> pd.DataFrame:
    """Return the grades that inspections of simulated authorities gave."""
    rows = []
    for number, wait in enumerate(draw(rng, authorities)):
        first = day = rng.uniform(0, 4)
        slow = rng.random() < 0.35
        while day < END:
            good = day - first >= wait
            grade = "good" if good else "inadequate" if slow else "requires_improvement"
            rows.append((f"Authority {number}", f"S{number:03}", EPOCH + pd.Timedelta(days=round(day * 365.25)), grade))
            if good:
                break
            day += np.clip(rng.normal(3.1 if slow else 4.25, 0.75), 0.8, 6)
    seen = pd.DataFrame(rows, columns=["authority", "authority_code", "inspection_end", "grade"])
    frameworks = np.where(seen["inspection_end"] < pd.Timestamp(FRAMEWORKS["ILACS"].first), "SIF", "ILACS")
    full = seen.assign(
        framework=frameworks, area="overall", theme="overall", source="stated", document="", part=0, page=1
    )
    types = empty("grades").dtypes
    return full.astype({name: types[name] for name in full.columns})


@dataclass(frozen=True)
class Truth:
    """What is to be covered."""

    median: float
    shares: dict[float, float]


def covered(truth: Truth, grades: pd.DataFrame, since: pd.Timestamp | None) -> dict[str, bool]:
    """Tell of the median and of two points of the curve whether the interval holds the truth."""
    answer = time_to(grades, "good", since=since)
    row = answer.medians.iloc[0]
    if row["note"] not in ("", "beyond what was observed"):
        return {}
    lower = math.inf if pd.isna(row["lower"]) else row["lower"]
    upper = math.inf if pd.isna(row["upper"]) else row["upper"]
    held = {"median": lower <= truth.median <= upper}
    curve = answer.curve.set_index("years")
    for years, share in truth.shares.items():
        point = curve.loc[years]
        held[f"share at {years:g} years"] = bool(point["lower"] <= share <= point["upper"])
    return held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=300, help="simulated nations for each truth")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--authorities", type=int, default=150)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    print(f"seed {asked.seed}, {asked.repeats} nations of {asked.authorities} authorities for each truth")
    pooled: dict[str, list[bool]] = defaultdict(list)
    began = perf_counter()
    for name, draw in TRUTHS.items():
        drawn = draw(rng, 1_000_000)
        truth = Truth(float(np.median(drawn)), {years: float((drawn <= years).mean()) for years in YEARS})
        held: dict[str, list[bool]] = defaultdict(list)
        for repeat in range(asked.repeats):
            since = EPOCH + pd.Timedelta(days=WATCHED_FROM * 365.25) if repeat % 2 else None
            for what, holds in covered(truth, simulate(rng, draw, asked.authorities), since).items():
                held[what].append(holds)
                held[f"{what}, {'all' if since is None else 'late'}"].append(holds)
                pooled[what].append(holds)
        shares = "; ".join(f"{what} {np.mean(holds):.1%}" for what, holds in held.items())
        print(f"{name}: {shares}; estimated in {len(held['median'])}", flush=True)
    print("all truths: " + "; ".join(f"{what} {np.mean(holds):.1%} of {len(holds)}" for what, holds in pooled.items()))
    print(f"{(perf_counter() - began) / (asked.repeats * len(TRUTHS)) * 1000:.0f} ms a nation, simulation included")


if __name__ == "__main__":
    main()
