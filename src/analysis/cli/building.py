"""Commands that make tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.saying import say

Paths = Annotated[list[Path] | None, typer.Argument(help="Folders and files to read; data/raw when none is given.")]
Out = Annotated[Path, typer.Option(help="The folder for the tables.")]
Workers = Annotated[int | None, typer.Option(min=1, max=64, help="Reading processes; one a processor when not given.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Read everything again, whatever was kept from before.")]
Seconds = Annotated[float, typer.Option(min=1, help="How long one file may take.")]
Memory = Annotated[int, typer.Option(min=128, help="How much memory one file may take, in MB.")]
Scheduler = Annotated[str, typer.Option(help="Read on a Dask cluster: its scheduler's address, as tcp://host:8786.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(build)


def build(
    paths: Paths = None,
    out: Out = Path("data/processed"),
    workers: Workers = None,
    fresh: Fresh = False,
    seconds: Seconds = 120,
    memory: Memory = 1024,
    scheduler: Scheduler = "",
) -> None:
    """Read reports and papers, and write the tables as CSV and Parquet."""
    from analysis.apart.process import Limits
    from analysis.build.cluster import ClusterError, on_cluster
    from analysis.build.files import NoSuchPathError
    from analysis.build.pipeline import build as run
    from analysis.cli.progress import shown

    limits = Limits(seconds, memory * 1024 * 1024)
    try:
        with shown("Reading") as progress:
            result = run(
                paths or [Path("data/raw")],
                out,
                workers=workers,
                fresh=fresh,
                limits=limits,
                progress=progress,
                readers=on_cluster(scheduler, limits) if scheduler else None,
            )
    except NoSuchPathError as error:
        say(f"{error}", err=True)
        raise typer.Exit(2) from None
    except ClusterError as error:
        say(f"{error}", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        say(f"the tables could not be written to {out}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    total = sum(result.counts.values())
    told = ", ".join(f"{count} {status}" for status, count in sorted(result.counts.items())) or "none"
    say(f"{total} files: {told}")
    if result.unchanged:
        say("Nothing has changed since the last build.")
    else:
        say(f"{result.read_now} read now, {total - result.read_now} kept from before")
    say(f"Tables in {result.folder}")
