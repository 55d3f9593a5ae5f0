"""IPython's display, behind functions with types: its own carry none."""

from __future__ import annotations

from typing import Any, Protocol

import IPython.display

_ipython: Any = IPython.display


class Handle(Protocol):
    """A place on the page that can be drawn anew."""

    def update(self, made: Any) -> None:
        """Put something else in its place."""


def put(made: Any) -> Handle:
    """Put something on the page, and return its place."""
    handle: Handle = _ipython.display(made, display_id=True)
    return handle


def prose(text: str) -> Any:
    """Return words that a notebook sets as Markdown."""
    return _ipython.Markdown(text)


def image(png: bytes, width: int, words: str = "") -> Any:
    """Return a picture of a width in CSS pixels, with words for those who do not see it."""
    return _ipython.Image(png, width=width, alt=words or None)
