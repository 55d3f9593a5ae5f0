"""The command that follows recommendations from one inspection to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.cli.saying import plain, say

if TYPE_CHECKING:
    import pandas as pd

Named = Annotated[str, typer.Option(help="The authority's name or GSS code.")]
Folder = Annotated[Path, typer.Option("--tables", help="The folder of the tables.")]
To = Annotated[Path | None, typer.Option(help="Write the threads into a CSV file instead of showing them.")]
Similar = Annotated[
    float | None,
    typer.Option(
        min=0.05, max=1.0, help="How alike a thread's items are at least; more gives fewer.", show_default=False
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(threads)


def threads(authority: Named, folder: Folder = Path("data/processed"), to: To = None, similar: Similar = None) -> None:
    """Lay recommendations of successive inspections side by side: what comes back."""
    from analysis import paths
    from analysis.cli.looking import loaded

    tables = loaded(folder)
    options = {} if similar is None else {"similar": similar}
    try:
        found = paths.threads(tables.recommendations, authority, actions=tables.actions, **options)
    except KeyError as error:
        say(str(error.args[0]), err=True)
        raise typer.Exit(2) from None
    if to is not None:
        _write(found, to)
    elif found.empty:
        say(_why_none(tables.recommendations))
    else:
        _show(found)


def _write(found: pd.DataFrame, to: Path) -> None:
    from analysis.tables.neutral import harmless

    try:
        harmless(found).to_csv(to, index=False, date_format="%Y-%m-%d", lineterminator="\n", encoding="utf-8")
    except OSError as error:
        say(f"{to} could not be written: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    say(to.as_posix())


def _why_none(recommendations: pd.DataFrame) -> str:
    if recommendations["text"].eq("").all():
        return "These tables hold no words of the reports, so there is nothing to compare: build your own."
    return "Nothing comes back in the lists of these tables."


def _show(found: pd.DataFrame) -> None:
    """Print one table a thread, a column an inspection."""
    from rich.console import Console
    from rich.table import Table

    # words of a report are no markup
    console = Console(markup=False, highlight=False, emoji=False)
    for number, thread in found.groupby("thread"):
        days = thread["inspection_end"].dt.date
        title = f"{number}. {plain(str(thread['topic'].iloc[0]))} (alike by {thread['similarity'].mean():.2f})"
        table = Table(title=title, title_justify="left", expand=True, show_lines=True)
        cells = []
        for day in sorted(days.unique()):
            table.add_column(f"{day:%B %Y}", overflow="fold", ratio=1)
            cells.append([_cell(row) for _, row in thread[days.eq(day)].iterrows()])
        for line in range(max(map(len, cells))):
            table.add_row(*(column[line] if line < len(column) else "" for column in cells))
        console.print(table)
        console.print()


def _cell(row: pd.Series[Any]) -> str:
    marks = [
        row["number"],
        "board" if row["body"] == "lscb" else "",
        "from an action plan" if row["source"] == "plan" else "",
        row["timescale"],
        f"page {row['page']}",
    ]
    return plain(str(row["text"])) + f" [{plain(', '.join(str(mark) for mark in marks if mark))}]"
