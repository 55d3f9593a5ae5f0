"""The README of the national tables: what, from where, when, under which licence, and what is left out."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from analysis import authorities
from scripts.release.package import LICENCE, SOURCE

_TEXT: Final = """\
# The national tables

Written by `python run.py release`, with everything beside it; nothing here is edited by hand.

**What.** Every judgement, every figure and the place of every recommendation in the published reports of {inspections}
inspections of {authorities} local authorities in England. Each row names its document and its page.

**From where.** The reports are Ofsted's, published on {source}. `path` names the file as it was
read, and `document` is the beginning of its SHA-256: a report can be told from another edition of itself.

**When.** The inspections ended {span}. Read by version {version} of Paths to Good.

**Licence.** The reports are Crown copyright; their facts are used here under the
[{licence}]({licence_path}), and so
may you: "Contains public sector information licensed under the Open Government Licence v3.0." The tables are not
Ofsted's, and Ofsted has not checked them.

**How accurate.** `accuracy.csv` holds precision and recall on labelled reports with 95% intervals, `misses.csv` every
row that is known to be wrong; `docs/accuracy.md` tells how it was measured. Check a figure against its page before you
print it.

## What is left out, and why

- **Every sentence of a report**: the columns `quote` and the `text` of recommendations. The tables hold facts and page
  numbers; who builds their own tables from the reports has the words too. The release refuses to write a text that
  reads as a sentence, in any column.
- **Action plans** (`actions`): their rows are nothing but words, so there is no file, and `load` gives an empty table.
- **Files that are no reports, and copies of a file**: {left_out} of those that were read.
- **What was not certain**: no grade or figure is guessed. `doubts` lists what contradicts itself inside a report.
- **Reports that were not at hand**: these are {authorities} authorities of the {current} that run children's services
  now, and not every inspection of each. A share of authorities is a share of those that are counted.

## What there is

| framework | inspections | authorities | judgements | figures |
| --- | ---: | ---: | ---: | ---: |
{counts}

## How to read it

```python
import analysis

national = analysis.load("national")
national.grades.query("authority == 'Brent' and theme == 'overall'")
```

- `*.parquet` keeps every type, in the columns that `docs/data-dictionary.md` tells. `load` reads it, from any folder.
- `*.csv` follows the education department's conventions for data files, so that a row can be laid beside its
  statistics: `time_period` … `la_name` come first, in its words. `*.meta.csv` tells filters from indicators.
  `time_period` is the calendar year in which the inspection ended; the day or span that a figure speaks of stands in
  `as_of`, `period_start` and `period_end`. `geographic_level` is the authority's, also where `role` says that a
  figure is England's or the region's as the report prints it. A cell without a value is empty.
- `datapackage.json` describes every CSV file and column for [Frictionless](https://frictionlessdata.io) tools.

## The files

{files}"""


def text(described: list[dict[str, Any]], counts: pd.DataFrame, version: str, span: str, left_out: int) -> str:
    """Return the whole file."""
    whole = counts.loc["all"]
    return _TEXT.format(
        inspections=f"{whole['inspections']:,}",
        authorities=f"{whole['authorities']:,}",
        source=SOURCE["path"].removeprefix("https://").rstrip("/"),
        span=span,
        version=version,
        current=len(authorities.current()),
        licence=LICENCE["title"],
        licence_path=LICENCE["path"],
        left_out=left_out,
        counts="\n".join(f"| {name} | {' | '.join(f'{n:,}' for n in row)} |" for name, row in counts.iterrows()),
        files="\n".join(_file(resource) for resource in described),
    )


def _file(resource: dict[str, Any]) -> str:
    """Tell one file and its columns."""
    lines = [
        f"### {resource['path']}\n\n{resource['description']}\n",
        "| column | type | meaning |",
        "| --- | --- | --- |",
    ]
    for field in resource["schema"]["fields"]:
        lines.append(f"| `{field['name']}` | {field['type']} | {field['description']} |")
    return "\n".join(lines) + "\n"
