"""The small markup of the sample texts: what a block is, and how a text falls into blocks.

Blocks are parted by blank lines, and the first characters of a block say what it is::

    # Title                     ## Section            ### Smaller heading       = Bold line of a cover
    [] Boxed heading            [] Boxed | grade      + Numbered paragraph      +name: one that is referred to
    * Bullet                    - Dash under it       ^3 Footnote of this page  | cells | of a | table row
    !directive with words       --- new page          anything else: a plain paragraph

A heading may end in ``@name``. ``[[name]]`` becomes that heading's page or that paragraph's number. Inside a
text ``**bold**`` is bold, ``^3^`` is a small raised digit and ``//`` ends a line; ``<3>`` makes a cell span columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FIRST = re.compile(r"(---|###|##|#|=|\[\]|\*(?!\*)|-(?= )|\||!|\+(?:[a-z-]+:)?(?= )|\^\d+(?= ))\s*")
_ANCHOR = re.compile(r"\s+@([a-z-]+)$")


@dataclass
class Block:
    """One block: its mark ('' for a plain paragraph), its words, and the name it can be referred to by."""

    mark: str
    text: str
    name: str = ""
    rows: list[list[str]] = field(default_factory=list)


def blocks(source: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; lines that start with ``%`` are the writer's own notes."""
    kept = "\n".join(line for line in source.splitlines() if not line.startswith("%"))
    for piece in re.split(r"\n\s*\n", kept.strip("\n")):
        if piece.startswith("|"):
            yield Block("|", "", rows=[_cells(row) for row in re.split(r"\n(?=\|)", piece)])
        else:
            yield from _plain(piece)


def _cells(row: str) -> list[str]:
    return [" ".join(cell.split()) for cell in row.strip().removeprefix("|").split("|")]


def _plain(piece: str) -> Iterator[Block]:
    """Yield one block for each marked line; lines without a mark go on with the block before."""
    for part in re.split(r"\n(?=(?:---|#|=|\[\]|\*(?!\*)|- |!|\+|\^\d+ ))", piece):
        words = " ".join(part.split())
        found = _FIRST.match(words)
        mark, text = (found[1], words[found.end() :]) if found else ("", words)
        name = ""
        if mark.startswith("+"):
            mark, name = "+", mark[1:-1]
        if anchor := _ANCHOR.search(text):
            name, text = anchor[1], text[: anchor.start()]
        yield Block(mark, text, name)
