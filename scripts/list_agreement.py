"""List extracted figures beside the official ones of the nearest day, worst first, as a Markdown table.

Usage: python scripts/list_agreement.py TABLES OFFICIAL DAY…, where TABLES is a folder that the build wrote, OFFICIAL a
folder of official files, and each DAY (such as 2016-03-31) a day that the figures speak of. The metrics are the
counts of children on child protection plans and of children looked after.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from analysis import official, tables
from analysis.paths import agreement

METRICS = ["cp_plan_count", "cla_count"]


def main(folder: Path, published: Path, days: list[str]) -> None:
    """Print how many figures agree, and the table."""
    ours = tables.load(folder).facts
    theirs = official.collect(published).facts
    both = pd.concat([ours[ours["source"].ne("official")], theirs[theirs["metric"].isin(METRICS)]], ignore_index=True)
    found = agreement(both, METRICS)
    found = found[found["date"].isin(pd.to_datetime(days))]
    print(f"{found['agrees'].sum()} of {len(found)} figures agree.\n")
    print("| authority | metric | day | document | printed | official | difference | agrees |")
    print("| --- | --- | --- | --- | ---: | ---: | ---: | --- |")
    for row in found.to_dict("records"):
        cells = [row["authority"], row["metric"], f"{row['date']:%Y-%m-%d}", f"{row['document']}, page {row['page']}"]
        cells += [f"{row['value']:,.0f}", f"{row['official']:,.0f}", f"{row['percent']:+.1f}%"]
        print(f"| {' | '.join([*cells, 'yes' if row['agrees'] else 'no'])} |")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
