"""Commands that look into tables that a build has made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from analysis.tables import Tables

Folder = Annotated[Path, typer.Option("--tables", help="The folder of the tables.")]
Authority = Annotated[str, typer.Option(help="The authority's name, as in the tables.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(doubts)


def loaded(folder: Path) -> Tables:
    """Load a build's tables, or end with a sentence."""
    from analysis.tables import load

    try:
        return load(folder)
    except FileNotFoundError as error:
        typer.echo(f"{error}", err=True)
        raise typer.Exit(2) from None


def doubts(folder: Folder = Path("data/processed"), authority: Authority = "") -> None:
    """List what contradicts itself inside documents, and was left blank or told twice."""
    found = loaded(folder).doubts
    if authority:
        found = found[found["authority"].str.casefold() == authority.casefold()]
    if found.empty:
        typer.echo("No doubts.")
        return
    for row in found.assign(year=found["inspection_end"].dt.strftime("%Y").fillna("no date")).to_dict("records"):
        where = f"page {row['page']} of {row['document']}"
        typer.echo(f"{row['authority']}, {row['year']}, {row['table']}, {row['subject']}: {row['reason']} ({where})")
