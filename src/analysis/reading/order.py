"""Reading order: what a page's maker drew last but set at its top is read first."""

from __future__ import annotations

from typing import Final

from analysis.reading.document import Line, Page

#: Points by which the late lines must stand above all that came before them.
_CLEAR: Final = 2.0


def top_first(page: Page) -> None:
    """Move the run of body lines that ends the page's text but stands above all the rest to the front.

    Makers of reports add a heading or a box at a page's top after everything else; the file then holds it last.
    """
    places = [at for at, line in enumerate(page.lines) if line.kind == "body"]
    body = [page.lines[at] for at in places]
    split = _split(body)
    for at, line in zip(places, body[split:] + body[:split], strict=True):
        page.lines[at] = line


def _split(body: list[Line]) -> int:
    """Tell where the run begins; 0 where there is none."""
    lowest = [0.0] * len(body)
    low = float("inf")
    for at in range(len(body) - 1, -1, -1):
        low = min(low, body[at].base)
        lowest[at] = low
    high = float("-inf")
    for at, line in enumerate(body):
        if at and lowest[at] > high + _CLEAR:
            return at
        high = max(high, line.base)
    return 0
