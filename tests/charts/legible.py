"""What 'legible' means, measured on the page: every chart at every width is held to it."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

#: Points: nothing on paper is smaller, nothing on a slide (at the slide's own size) either.
SMALLEST_ON_PAPER = 6.5
SMALLEST_ON_SLIDE = 9.0

_SLIDE_INCHES = 13.333
#: Pixels that two boxes may share: a box holds a little air around its letters.
_AIR = 1.5


def shown_texts(figure: Figure) -> list[Text]:
    """Return the texts that are drawn, with the ticks' names that lie inside their axes."""
    texts = list(figure.texts)
    for ax in figure.axes:
        texts += [*ax.texts, ax.title, ax._left_title, ax._right_title, ax.xaxis.label, ax.yaxis.label]
        texts += ax.get_legend().get_texts() if ax.get_legend() else []
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            ticks = axis.get_major_ticks()
            texts += [tick.label1 for tick in ticks if tick.label1.get_visible() and low <= tick.get_loc() <= high]
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


def boxes(figure: Figure, texts: list[Text]) -> list[Bbox]:
    pen = figure._get_renderer()
    return [text.get_window_extent(pen) for text in texts]


def assert_legible(figure: Figure, width: str = "full", smallest_on_slide: float = SMALLEST_ON_SLIDE) -> None:
    """Hold a figure to it: no text is clipped, overlaps another or a mark, lies aslant, or is too small."""
    figure.canvas.draw()
    texts = shown_texts(figure)
    assert texts, "a chart without a word"
    places = boxes(figure, texts)
    page = figure.bbox
    for text, box in zip(texts, places, strict=True):
        what = f"{text.get_text()!r} at {width}"
        assert box.x0 >= page.x0 - 1 and box.x1 <= page.x1 + 1, f"clipped at the side: {what}"
        assert box.y0 >= page.y0 - 1 and box.y1 <= page.y1 + 1, f"clipped above or below: {what}"
        assert text.get_rotation() == 0, f"not horizontal: {what}"
        size = float(text.get_fontsize())
        if width == "slide":
            assert size * _SLIDE_INCHES / figure.get_figwidth() >= smallest_on_slide - 0.01, f"too small: {what}"
        else:
            assert size >= SMALLEST_ON_PAPER, f"too small: {what}"
    _assert_apart(texts, places, width)
    for ax in figure.axes:
        _assert_off_the_marks(ax, texts, places, width)


def _assert_apart(texts: list[Text], places: list[Bbox], width: str) -> None:
    corners = np.array([box.extents for box in places])
    low = np.maximum(corners[:, None, :2], corners[None, :, :2])
    high = np.minimum(corners[:, None, 2:], corners[None, :, 2:])
    meet = ((high - low) > _AIR).all(axis=2)
    for i, j in zip(*np.nonzero(np.triu(meet, 1)), strict=True):
        raise AssertionError(f"{texts[i].get_text()!r} overlaps {texts[j].get_text()!r} at {width}")


def _assert_off_the_marks(ax: Axes, texts: list[Text], places: list[Bbox], width: str) -> None:
    marks = [line for line in ax.lines if line.get_marker() not in ("None", "", None) and line.get_visible()]
    for line in marks:
        for x, y in ax.transData.transform(np.column_stack([line.get_xdata(), line.get_ydata()]).astype(float)):
            for text, box in zip(texts, places, strict=True):
                covered = box.x0 + 1 < x < box.x1 - 1 and box.y0 + 1 < y < box.y1 - 1
                assert not covered, f"{text.get_text()!r} stands on a mark at {width}"
