"""Words to the terminal, which a document's or a file's own words must not take over."""

from __future__ import annotations

import unicodedata

import typer


def say(text: str, *, err: bool = False) -> None:
    """Print a line; signs that steer a terminal, or turn the direction of writing, become a question mark."""
    typer.echo(plain(text), err=err)


def plain(text: str) -> str:
    """Return a text without signs that are no writing."""
    return "".join("?" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign for sign in text)
