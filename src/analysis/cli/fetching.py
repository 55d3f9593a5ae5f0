"""Commands that bring reports here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli.saying import say

if TYPE_CHECKING:
    from analysis.fetch import Fetched

Named = Annotated[list[str] | None, typer.Option(help="An authority's name or GSS code; may be given again.")]
More = Annotated[list[str] | None, typer.Argument(help="Further authorities.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="All authorities that run children's services now.")]
Since = Annotated[str, typer.Option(help="Only what was published since: a year, or a day such as 2018-05-01.")]
To = Annotated[Path, typer.Option(help="The folder for the reports.")]
List = Annotated[bool, typer.Option("--list", help="Say what there is, and fetch nothing.")]
Other = Annotated[bool, typer.Option("--other", help="Other matters too, such as SEND and joint inspections.")]
Recheck = Annotated[bool, typer.Option("--recheck", help="Ask whether files that are here have changed.")]
Contact = Annotated[str, typer.Option(help="How you can be reached; told to the site.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(fetch)


def fetch(
    more: More = None,
    authority: Named = None,
    all_of_them: All = False,
    since: Since = "",
    to: To = Path("data/raw"),
    listing: List = False,
    other: Other = False,
    recheck: Recheck = False,
    contact: Contact = "",
) -> None:
    """Download reports from the inspectorate's site: what is new, slowly, and nothing twice."""
    from analysis.cli.progress import shown
    from analysis.fetch import FetchError
    from analysis.fetch import fetch as run

    named = [*(authority or []), *(more or [])]
    if bool(named) == all_of_them:
        say("Name authorities with --authority, or say --all.", err=True)
        raise typer.Exit(2)
    day = _day(since)
    try:
        with shown("Fetching") as progress:
            done = run(
                named or None, to, since=day, other=other, recheck=recheck, listing=listing, contact=contact,
                progress=progress,
            )  # fmt: skip
    except (KeyError, ValueError) as error:
        say(str(error.args[0]), err=True)
        raise typer.Exit(2) from None
    except FetchError as error:
        say(f"{error}", err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        say(f"the reports could not be written to {to}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    if listing:
        _list(done)
    else:
        _tell(done)
    for problem in done.problems:
        say(f"not fetched: {problem}", err=True)
    if done.problems:
        raise typer.Exit(1)


def _tell(done: Fetched) -> None:
    for path in (*done.new, *done.replaced):
        say(f"{path}")
    say(f"{len(done.new)} new, {len(done.replaced)} replaced, {done.kept} here already, {len(done.left)} left")


def _list(done: Fetched) -> None:
    for authority, one in done.offered:
        say(f"{authority}  {one.day}  {one.kind or 'other':<16}  {one.title}  {one.url}")


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date(int(text), 1, 1) if text.isdigit() and len(text) == 4 else date.fromisoformat(text)
    except ValueError:
        say(f"--since takes a year or a day such as 2018-05-01, not {text!r}", err=True)
        raise typer.Exit(2) from None
