"""Commands that compare tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.looking import loaded
from analysis.cli.saying import say

Old = Annotated[Path, typer.Argument(help="The folder of the earlier tables.")]
New = Annotated[Path, typer.Argument(help="The folder of the later tables.")]
Csv = Annotated[Path | None, typer.Option("--csv", help="Write all that differs into a CSV file as well.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(changes)


def changes(old: Old, new: New, csv: Csv = None) -> None:
    """Say what differs between two builds: reports, grades and figures."""
    from analysis.tables import changes as compare
    from analysis.tables.neutral import harmless

    found = compare(loaded(old), loaded(new))
    if csv is not None:
        try:
            harmless(found).to_csv(csv, index=False, date_format="%Y-%m-%d", lineterminator="\n", encoding="utf-8")
        except OSError as error:
            say(f"{csv} could not be written: {error.strerror or error}", err=True)
            raise typer.Exit(1) from None
    if found.empty:
        say("Nothing differs.")
        return
    # the figures of a report that came or went are as many as it holds: they are counted here, and listed with --csv
    told = ~(found["table"].eq("facts") & found["why"].isin(["new report", "withdrawn report"]))
    for row in found[told].assign(day=found["inspection_end"].dt.strftime("%Y-%m-%d").fillna("")).to_dict("records"):
        where = " ".join(part for part in (row["authority"], row["framework"], row["day"]) if part)
        what = f"{row['subject']}: {row['old'] or 'nothing'} -> {row['new'] or 'nothing'}"
        say(f"{row['change']}, {row['why']}: {where}, {what}")
    counts = found.groupby(["table", "why", "change"], sort=False, as_index=False).size()
    for count in counts.to_dict("records"):
        say(f"{count['table']}: {count['size']} {count['change']} ({count['why']})")
