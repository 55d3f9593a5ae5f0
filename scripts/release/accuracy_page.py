"""``docs/accuracy.md``, written from the accuracy card: every number in it is a measured one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from analysis.notebook import known_misses, measured
from scripts.release.card import Labelled, wilson


@dataclass(frozen=True, slots=True)
class Blind:
    """A measurement on figures that no rule had been made on: each can be made only once."""

    what: str
    right: int
    found: int
    labelled: int


#: In the order in which they were made; rules have been widened by what each of them showed.
BLIND: Final = (
    Blind("a part of the authorities held back while rules were written, just before it was opened", 143, 156, 156),
    Blind(
        "20 reports read by further readers for the figures on demand, children in care, care leavers and the area",
        872,
        886,
        963,
    ),
    Blind("five more reports read in the same way, when the rules had been widened", 242, 244, 267),
    Blind("of those five, the figures outside the block 'Information about this area'", 58, 60, 74),
    Blind("20 more reports, when what those five showed had been mended", 931, 935, 1017),
    Blind("of those twenty, the figures outside that block", 295, 297, 372),
    Blind("12 more reports, sealed until what those twenty showed had been mended", 585, 588, 615),
    Blind("of those twelve, the figures outside that block", 123, 126, 151),
    Blind("240 sentences on all subjects, made up by a reader who had seen no rule, sealed as long", 305, 312, 315),
)

_TEXT: Final = """\
# How accurate it is, and how that was measured

Written by `python run.py release` from `accuracy.csv` and `misses.csv` in `data/processed/national`; notebook 05 shows
the same.

Careful readers labelled {documents} real reports and seed documents by hand: every grade in all of them, every figure
in {whole}, and the figures on workforce, child protection and timeliness in {partly} more. The labels are not in this
repository. A grade is right when the label of its document and area says the same. A figure is right when document,
metric, whose figure it is and value are the label's, on the same page or the next. *Precision* is the share of what was
found that is right, *recall* the share of what is labelled that was found; in brackets stands the 95% interval
(Wilson). These are reports that were also read while the rules were written.

{all}

{selection}

**Expect less on reports that nobody here has read.** These figures were labelled before anybody looked at ours:

{blind}

What each showed has widened the rules; no part is left unread. The standing blocks of figures are read nearly without
fault; what is lost is in running prose, where inspectors word a figure as they like. The populations that narrow a
figure ('team managers', 'aged 18') are sometimes left empty and are not scored.

A second human reader reached F1 0.992 on four of the reports.

A check that runs anywhere: `tests/samples/expected` holds what the sample documents say, and notebook 05 lays a build
of them beside it. The counts of reports dated 31 March 2016 and 2017 are compared with the official ones in
[agreement.md](agreement.md).

## By framework

{framework}

## By group of metrics

{group}

## By field

Of what was found: how often its other columns are right too. The day or span of a figure is scored where the label has
one.

{field}

## Known misses

Every row that differs from a label: {misses} in all. Where one of the two is empty, the tables have nothing where a
reader found something, or something where the reader found nothing. A difference is not always ours: readers err, and
reports contradict themselves.

{missed}
"""


def text(folder: Path, labelled: Labelled) -> str:
    """Return the whole page, from the card in a folder of national tables."""
    missed = known_misses(folder)
    tables = {by: _markdown(measured(folder, by)) for by in ("all", "selection", "framework", "group", "field")}
    return _TEXT.format(
        documents=labelled.documents,
        whole=labelled.whole,
        partly=labelled.partly,
        blind=_markdown(pd.DataFrame([_blind(one) for one in BLIND])),
        misses=len(missed),
        missed=_markdown(missed),
        **tables,
    )


def _blind(one: Blind) -> dict[str, str]:
    return {
        "measured on": one.what,
        "precision": _told(one.right, one.found),
        "recall": _told(one.right, one.labelled),
    }


def _told(right: int, of: int) -> str:
    lower, upper = wilson(right, of)
    return f"{right / of:.3f} ({lower:.3f} to {upper:.3f})"


def _markdown(data: pd.DataFrame) -> str:
    """Write a frame as a Markdown table; a column that is empty throughout is left out, numbers stand right."""
    shown = data[[name for name in data if not data[name].astype("string").fillna("").eq("").all()]]
    numeric = [pd.api.types.is_numeric_dtype(shown[name].dtype) for name in shown]
    lines = [f"| {' | '.join(str(name) for name in shown)} |"]
    lines.append(f"| {' | '.join('---:' if number else '---' for number in numeric)} |")
    for row in shown.astype("string").fillna("").to_numpy().tolist():
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)
