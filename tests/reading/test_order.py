"""A page's reading order, where its maker drew the top last."""

from __future__ import annotations

import pytest

from analysis.reading.document import Line, LineKind, Page
from analysis.reading.order import top_first


def _page(*lines: tuple[float, str, LineKind]) -> Page:
    return Page(1, [Line(text, 1, kind, base=base) for base, text, kind in lines])


def test_a_heading_drawn_last_is_read_first():
    page = _page((30, "7", "footer"), (600, "one", "body"), (500, "two", "body"), (740, "Heading", "body"))
    top_first(page)
    assert [line.text for line in page.lines] == ["7", "Heading", "one", "two"]


@pytest.mark.parametrize(
    "bases",
    [(700, 600, 500), (700, 300, 690, 290), (0, 0, 0), (700,), ()],
    ids=["in order", "two columns", "plain text", "one line", "empty"],
)
def test_other_pages_stay_as_they_are(bases: tuple[float, ...]):
    page = _page(*((base, str(at), "body") for at, base in enumerate(bases)))
    top_first(page)
    assert [line.text for line in page.lines] == [str(at) for at in range(len(bases))]
