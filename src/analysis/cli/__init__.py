"""The command line: the same verbs as the Python API.

A command imports what it needs when it runs, so that ``--help`` and a build with nothing to do are over at once.
"""

from __future__ import annotations

import sys

import typer

from analysis.cli import building, comparing, dossiers, fetching, following, looking

app = typer.Typer(
    name="analysis",
    help="Children's social care inspections in England as tidy, traceable tables and charts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
building.add_to(app)
fetching.add_to(app)
looking.add_to(app)
comparing.add_to(app)
following.add_to(app)
dossiers.add_to(app)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a Windows console may speak a code page that lacks a name's letters
            stream.reconfigure(errors="replace")
    app()
