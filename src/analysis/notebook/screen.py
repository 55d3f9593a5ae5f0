"""IPython's display, behind functions with types: its own carry none."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a width in CSS pixels, with words for those who do not see it."""

    png: bytes
    width: int
    words: str

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        # JupyterLab shows a bare picture without its words: in HTML they stay beside it
        data = b64encode(self.png).decode("ascii")
        source = f"data:image/png;base64,{data}"
        page = f'<img src="{source}" width="{self.width}" alt="{escape(self.words)}">'
        return {"text/html": page, "image/png": data, "text/plain": self.words}

    def __repr__(self) -> str:
        return self.words
