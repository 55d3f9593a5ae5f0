"""The command that puts everything about an authority on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from analysis.tables import Tables

Named = Annotated[list[str] | None, typer.Option(help="An authority's name or GSS code; may be given again.")]
More = Annotated[list[str] | None, typer.Argument(help="Further authorities.", show_default=False)]
Out = Annotated[Path, typer.Option(help="The folder to write to; each authority has a folder in it.")]
Folder = Annotated[Path, typer.Option("--tables", help="The folder of the tables.")]
Raw = Annotated[Path, typer.Option(help="The folder that was built: its pages become the receipts' pictures.")]
All = Annotated[bool, typer.Option("--all", help="Every authority in the tables.")]
Full = Annotated[
    bool | None,
    typer.Option(
        "--full/--lean",
        help="With the receipts' pictures, the charts as files and a PDF, or the page and the workbook alone. "
        "Full for named authorities and lean for --all when not given.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None, typer.Option(min=1, max=64, help="Processes for --all; one a processor when not given.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(dossier)


def dossier(
    more: More = None,
    authority: Named = None,
    out: Out = Path("outputs/dossiers"),
    tables: Folder = Path("data/processed"),
    raw: Raw = Path("data/raw"),
    all_of_them: All = False,
    full: Full = None,
    workers: Workers = None,
) -> None:
    """Write one page about an authority: its path, figures, what should improve, its neighbours, every receipt."""
    named = [*(authority or []), *(more or [])]
    if bool(named) == all_of_them:
        typer.echo("Name authorities with --authority, or say --all.", err=True)
        raise typer.Exit(2)
    from analysis.cli.looking import loaded

    found = loaded(tables)
    try:
        if all_of_them:
            _every(found, out, raw, bool(full), workers)
        else:
            _some(found, named, out, raw, full is not False)
    except OSError as error:
        typer.echo(f"the dossier could not be written to {out}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None


def _some(tables: Tables, names: list[str], out: Path, raw: Path, full: bool) -> None:
    import matplotlib

    from analysis.dossier import browser
    from analysis.dossier import dossier as write

    matplotlib.use("Agg")
    for name in names:
        try:
            page = write(tables, name, out, raw=raw, full=full)
        except KeyError as error:
            typer.echo(str(error.args[0]), err=True)
            raise typer.Exit(2) from None
        typer.echo(page.as_posix())
        printed = page.with_suffix(".pdf")
        if printed.is_file():
            typer.echo(printed.as_posix())
        elif full:
            typer.echo(
                f"no PDF: {browser.MISSING if browser.found() is None else 'the browser did not print the page'}",
                err=True,
            )


def _every(tables: Tables, out: Path, raw: Path, full: bool, workers: int | None) -> None:
    from analysis.cli.progress import shown
    from analysis.dossier import dossiers as write

    with shown("Dossiers") as progress:
        done = write(tables, out, raw=raw, full=full, workers=workers, progress=progress)
    typer.echo(f"{len(done.pages)} dossiers, listed in {done.index.as_posix()}")
    for name, why in done.failed.items():
        typer.echo(f"not written: {name}: {why}", err=True)
    if done.failed:
        raise typer.Exit(1)
