"""List extracted figures beside the official ones of the nearest day, worst first, as a Markdown table.

Usage: python scripts/list_agreement.py TABLES OFFICIAL [DAY…], where TABLES is a folder that the build wrote, OFFICIAL
a folder of official files, and each DAY (2016-03-31 and 2017-03-31 if not given) a day that the figures speak of. The
metrics are the counts of children on child protection plans and of children looked after. ``python run.py release``
writes the list into docs/agreement.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis import official, tables
from analysis.paths import agreement

METRICS = {"cp_plan_count": "protection plans", "cla_count": "looked after"}
DAYS = ("2016-03-31", "2017-03-31")


def beside(folder: Path, published: Path, days: Sequence[str] = DAYS) -> pd.DataFrame:
    """Return the figures of the days, ours beside the official ones, worst first."""
    ours = tables.load(folder).facts
    theirs = official.collect(published).facts
    both = pd.concat([ours[ours["source"].ne("official")], theirs[theirs["metric"].isin(METRICS)]], ignore_index=True)
    found = agreement(both, list(METRICS))
    return found[found["date"].isin(pd.to_datetime(list(days)))]


def summary(found: pd.DataFrame) -> str:
    """Say how many figures agree."""
    exact = int(found["value"].eq(found["official"]).sum())
    agree = f"{int(found['agrees'].sum())} of {len(found)} extracted figures agree within 2% of the official one"
    return f"**{agree}; {exact} of them to the child.**"


def table(found: pd.DataFrame) -> str:
    """Return the list as a Markdown table."""
    lines = ["| authority | figure | day | document | printed | official | difference | agrees |"]
    lines.append("| --- | --- | --- | --- | ---: | ---: | ---: | --- |")
    for row in found.to_dict("records"):
        cells = [row["authority"], METRICS[row["metric"]], f"{row['date']:%Y-%m-%d}"]
        cells += [f"{row['document']}, page {row['page']}", f"{row['value']:,.0f}", f"{row['official']:,.0f}"]
        cells += [f"{row['percent']:+.1f}%", "yes" if row["agrees"] else "no"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def rewrite(page: Path, folder: Path, published: Path) -> list[str]:
    """Write the summary and the list into docs/agreement.md, and name what its words do not explain yet."""
    found = beside(folder, published)
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"\*\*\d+ of \d+ extracted figures agree .*?\*\*", summary(found), text, count=1, flags=re.DOTALL)
    head, heading, after = text.partition("## Every figure\n")
    introduction = after.split("\n|", 1)[0].strip()
    explained = head + introduction
    page.write_text(f"{head}{heading}\n{introduction}\n\n{table(found)}\n", encoding="utf-8", newline="\n")
    rest = [row for row in found[~found["agrees"].astype(bool)].to_dict("records") if row["authority"] not in explained]
    return [page.name, *(f"  explain there: {row['authority']}, {row['metric']}, {row['value']:g}" for row in rest)]


def main(folder: Path, published: Path, days: list[str]) -> None:
    """Print how many figures agree, and the table."""
    found = beside(folder, published, days or DAYS)
    print(f"{summary(found)}\n\n{table(found)}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
