"""Commands that look into tables that a build has made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli.saying import say

if TYPE_CHECKING:
    from analysis.tables import Tables

Folder = Annotated[Path, typer.Option("--tables", help="The folder of the tables.")]
Authority = Annotated[str, typer.Option(help="The authority's name, as in the tables.")]

#: The columns that are worth a terminal's width.
_SHOWN = {
    "documents": ["part", "title", "authority", "framework", "kind", "inspection_end", "status", "reason"],
    "grades": ["area", "grade", "source", "cited_inspection", "page"],
    "facts": ["metric", "role", "value", "unit", "qualifier", "as_of", "period_start", "period_end", "page"],
    "recommendations": ["body", "number", "timescale", "text", "page"],
}


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(doubts)
    app.command()(evidence)
    app.command("read")(read_one)


def loaded(folder: Path) -> Tables:
    """Load a build's tables, or end with a sentence."""
    from analysis.tables import load

    try:
        return load(folder)
    except FileNotFoundError as error:
        say(f"{error}", err=True)
        raise typer.Exit(2) from None


def doubts(folder: Folder = Path("data/processed"), authority: Authority = "") -> None:
    """List what contradicts itself inside documents, and was left blank or told twice."""
    found = loaded(folder).doubts
    if authority:
        found = found[found["authority"].str.casefold() == authority.casefold()]
    if found.empty:
        say("No doubts.")
        return
    for row in found.assign(year=found["inspection_end"].dt.strftime("%Y").fillna("no date")).to_dict("records"):
        where = f"page {row['page']} of {row['document']}"
        say(f"{row['authority']}, {row['year']}, {row['table']}, {row['subject']}: {row['reason']} ({where})")


def evidence(
    authority: Authority = "",
    metric: Annotated[str, typer.Option(help="A metric's id, such as cp_plan_count: its figures are shown.")] = "",
    area: Annotated[str, typer.Option(help="A judgement area, such as overall: its grades are shown.")] = "",
    folder: Folder = Path("data/processed"),
    raw: Annotated[Path, typer.Option(help="The folder that was built.")] = Path("data/raw"),
    out: Annotated[Path, typer.Option(help="The folder for the pictures.")] = Path("outputs/evidence"),
) -> None:
    """Write pictures of the pages that grades and figures rest on, sentence marked and figure boxed."""
    from analysis.receipts import EvidenceError, write_receipts

    tables = loaded(folder)
    try:
        written = write_receipts(
            tables, raw, out, authority=authority or None, metric=metric or None, area=area or None
        )
    except EvidenceError as error:
        typer.echo(f"{error}", err=True)
        raise typer.Exit(2) from None
    for file in written:
        typer.echo(file.as_posix())


def read_one(file: Annotated[Path, typer.Argument(help="A report or paper.")]) -> None:
    """Read one file and print what is in it, without a build."""
    from analysis.report import read_report

    try:
        report = read_report(file)
    except OSError as error:
        typer.echo(f"{file} cannot be opened: {error.strerror or error}", err=True)
        raise typer.Exit(2) from None
    for name in ("documents", "grades", "facts", "recommendations"):
        frame = getattr(report, name)
        typer.echo(f"\n{name}: {len(frame)}")
        if len(frame):
            shown = [column for column in _SHOWN[name] if column in frame]
            typer.echo(frame[shown].to_string(index=False, max_colwidth=70, na_rep=""))
