"""Ruled tables, cell by cell, with pdfplumber: on the few pages whose words announce an action plan's columns."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium

from analysis.reading import clean
from analysis.reading.columns import announced
from analysis.reading.document import Page, TableRow

#: pdfplumber lays out some ten pages a second: a plan has a hundred pages at most.
PAGE_LIMIT: Final = 150
#: A page with more lines than this is a drawing; a plan's page has some hundreds.
_MOST_EDGES: Final = 6_000
#: How many of a page's characters are looked at to see which way they run.
_LOOK: Final = 2_000
_SETTINGS: Final = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "intersection_tolerance": 4}


#: Left, top, right and bottom, in points from the page's left and top edges.
_Outline = tuple[float, float, float, float]


def add_rows(data: bytes, pages: Sequence[Page]) -> None:
    """Read the tables of the pages that announce a plan, and of those that go on with it."""
    starts = [at for at, page in enumerate(pages) if announced([line.text for line in page.lines])]
    done = -1
    left = PAGE_LIMIT
    for start in starts:
        at = max(start, done + 1)
        while at < len(pages) and left > 0:
            done, left = at, left - 1
            pages[at].rows = _rows_or_none(data, pages[at].number)
            if not pages[at].rows:
                break
            at += 1


def _rows_or_none(data: bytes, number: int) -> list[TableRow]:
    """The page's rows; a page that the layout engine stumbles over keeps its text and has no rows."""
    try:
        return rows(data, [number]).get(number, [])
    except Exception:  # damaged files make it raise errors of a dozen kinds, none of them ours
        return []


def rows(source: bytes | str | Path, numbers: Iterable[int]) -> dict[int, list[TableRow]]:
    """Read the ruled tables of some pages of a PDF.

    Parameters
    ----------
    source : bytes or path
    numbers : iterable of int
        Page numbers, from 1.

    Returns
    -------
    dict of int to list of TableRow
        By page; a page without a ruled table has an empty list.
    """
    import pdfplumber

    # what the layout engine thinks of a file's finer points is no news to an analyst
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    wanted = sorted(set(numbers))
    file: Any = io.BytesIO(source) if isinstance(source, bytes) else source
    found = {}
    with pdfplumber.open(file, pages=wanted) as pdf:
        for page in pdf.pages:
            turn = _sideways(page)
            if turn:
                with pdfplumber.open(_turned(source, page.page_number, turn)) as upright:
                    found[page.page_number] = _page_rows(upright.pages[0])
            else:
                found[page.page_number] = _page_rows(page)
    return found


def _sideways(page: Any) -> int:
    """Tell by how many degrees a page is to be turned so that its words stand upright; 0 when most of them do."""
    directions = Counter((round(c["matrix"][0]), round(c["matrix"][1])) for c in page.chars[:_LOOK] if not c["upright"])
    (cos, sin), count = directions.most_common(1)[0] if directions else ((1, 0), 0)
    if 2 * count <= min(len(page.chars), _LOOK) or cos or not sin:
        return 0
    return 270 if sin < 0 else 90


def _turned(source: bytes | str | Path, number: int, turn: int) -> io.BytesIO:
    """Copy one page, turned: a wide table is often laid sideways on a page that is not."""
    made = io.BytesIO()
    with pdfium.PdfDocument(source) as whole, pdfium.PdfDocument.new() as one:
        one.import_pages(whole, [number - 1])
        page = one[0]
        page.set_rotation((page.get_rotation() + turn) % 360)
        one.save(made)
    made.seek(0)
    return made


def _page_rows(page: Any) -> list[TableRow]:
    found: list[TableRow] = []
    if len(page.edges) > _MOST_EDGES:
        return found
    fills = [rect for rect in page.rects if rect.get("fill") and _colour(rect.get("non_stroking_color"))]
    for place, table in enumerate(page.find_tables(_SETTINGS)):
        # the edges that rounding would part are one column's
        columns = sorted({round(cell[0], 1) for cell in table.cells})
        words: dict[_Outline, str] = {}
        for row, texts in zip(table.rows, table.extract(), strict=True):
            words.update((cell, _text(text or "")) for cell, text in zip(row.cells, texts, strict=True) if cell)
            outlines = [
                cell or _above(words, columns[min(at, len(columns) - 1)], row.bbox[1])
                for at, cell in enumerate(row.cells)
            ]
            found.append(
                TableRow(
                    cells=[words[cell] if cell else None for cell in outlines],
                    lefts=[
                        round(cell[0], 1) if cell else columns[min(at, len(columns) - 1)]
                        for at, cell in enumerate(outlines)
                    ],
                    fills=[_fill(cell, fills) if cell else "" for cell in outlines],
                    # the lines of a page that is turned are placed as if it were not
                    top=float("inf") if page.rotation else round(float(page.height) - row.bbox[1], 1),
                    table=place,
                )
            )
    return found


def _above(cells: Iterable[_Outline], left: float, top: float) -> _Outline | None:
    """The cell of an earlier row that reaches down to this one: it stands in every row that it spans."""
    return next((c for c in cells if abs(c[0] - left) < 1 and c[1] < top - 1 and c[3] > top + 1), None)


def _text(text: str) -> str:
    lines = (clean.spaces(clean.characters(line)) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _fill(cell: _Outline, rects: Iterable[dict[str, Any]]) -> str:
    """The colour of the last rectangle that covers the cell's middle."""
    left, top, right, bottom = cell
    x, y = (left + right) / 2, (top + bottom) / 2
    colours = [
        _colour(rect["non_stroking_color"])
        for rect in rects
        if rect["x0"] <= x <= rect["x1"] and rect["top"] <= y <= rect["bottom"]
    ]
    return colours[-1] if colours else ""


def _colour(value: Any) -> str:
    """A fill as '#rrggbb'; '' for none and for white."""
    try:
        parts = [float(part) for part in (value if isinstance(value, list | tuple) else [value])]
    except (TypeError, ValueError):
        return ""
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    if len(parts) != 3 or all(part > 0.97 for part in parts):
        return ""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in parts)
