"""Labels that find their place: beside what they name, inside the page, and clear of one another."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from analysis.charts import style
from analysis.charts.page import extent, root, settle, wrap

#: Where a point's label may stand, in points from the point: just above or below it, then aside, then further off.
AROUND = tuple(
    (dx, dy * far) for far in (9.0, 20.0, 31.0) for dx in (0.0, 12.0, -12.0, 26.0, -26.0) for dy in (1.0, -1.0)
)

#: The share of the page that labels beside the axes may take.
_BESIDE = 0.25

_EPOCH = pd.Timestamp(1970, 1, 1)

#: Left, bottom, right and top in pixels.
Box = tuple[float, float, float, float]

#: A stretch of line in the data's own numbers: x and y of one end, x and y of the other.
Stretch = tuple[float, float, float, float]


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Move positions apart as little as needed so that none overlap, inside bounds where they fit.

    Parameters
    ----------
    wanted : sequence of float
        The middle that each label would like.
    sizes : sequence of float
        How long each label is along the line.
    low, high : float
        The ends of the line.

    Returns
    -------
    list of float
        The middles, in the order that they were given.

    Examples
    --------
    >>> spread([5.0, 5.0], [2.0, 2.0], 0.0, 10.0)
    [4.0, 6.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    groups: list[tuple[list[int], float, float]] = []  # members, middle, length
    for i in order:
        group = ([i], wanted[i], sizes[i])
        while True:
            members, middle, length = group
            middle = min(max(middle, low + length / 2), max(high - length / 2, low + length / 2))
            group = (members, middle, length)
            if not groups or groups[-1][1] + groups[-1][2] / 2 <= middle - length / 2:
                break
            group = _joined(groups.pop(), group)
        groups.append(group)
    places = [0.0] * len(wanted)
    for members, middle, length in groups:
        at = middle - length / 2
        for i in members:
            places[i] = at + sizes[i] / 2
            at += sizes[i]
    return places


def _joined(
    first: tuple[list[int], float, float], second: tuple[list[int], float, float]
) -> tuple[list[int], float, float]:
    """Join two groups at the middle that moves their members least."""
    members = first[0] + second[0]
    one, two = len(first[0]), len(second[0])
    middle = (one * (first[1] + second[2] / 2) + two * (second[1] - first[2] / 2)) / (one + two)
    return members, middle, first[2] + second[2]


def note(
    ax: Axes, x: float, y: float, words: str, offset: tuple[float, float] = (0.0, 0.0), **props: Any
) -> Annotation:
    """Write words at a point of the data (a day as its number), offset in points."""
    where = {"ha": "center", "va": "center"} | {name: props.pop(name) for name in ("ha", "va") if name in props}
    coords = props.pop("xycoords", "data")
    return ax.annotate(
        words, (x, y), xytext=offset, xycoords=coords, textcoords="offset points", annotation_clip=False,
        **where, **style.text(**props),
    )  # fmt: skip


def place(ax: Axes, labels: Sequence[Annotation], lines: Sequence[Stretch] = ()) -> None:
    """Let each label take the place near its point where it meets no other label, no other point and no line."""
    for label in labels:
        label.set_path_effects([withStroke(linewidth=2.0, foreground=style.PAPER)])  # stands clear of rules and shades
    settle(ax, lambda: _place(ax, list(labels), lines))


def _place(ax: Axes, labels: list[Annotation], lines: Sequence[Stretch]) -> None:
    hindrances = [_around(ax, (*label.xy, *label.xy), 5.0) for label in labels]
    hindrances += [_around(ax, line, 1.0) for line in lines]
    room = ax.get_window_extent()
    page = (room.x0, room.y0, room.x1, room.y1)
    taken: list[Box] = []
    for label in labels:
        size = extent(label)
        boxes = [_at(ax, label, size, offset) for offset in AROUND]
        trouble: list[float] = []
        for box in boxes:
            trouble.append(_trouble(box, taken, hindrances, page))
            if not trouble[-1]:
                break
        best = trouble.index(min(trouble))
        label.xyann = AROUND[best]
        label.set_verticalalignment("bottom" if AROUND[best][1] > 0 else "top")
        taken.append(boxes[best])


def _at(ax: Axes, label: Annotation, size: Bbox, offset: tuple[float, float]) -> Box:
    """Return where a label would stand, reckoned and not drawn: there are many places to try."""
    x, y = ax.transData.transform(label.xy)
    scale = root(ax).dpi / 72
    x, y = x + offset[0] * scale, y + offset[1] * scale
    low, high = (y, y + size.height) if offset[1] > 0 else (y - size.height, y)
    return x - size.width / 2 - 1, low - 1, x + size.width / 2 + 1, high + 1


def _around(ax: Axes, line: Stretch, reach: float) -> Box:
    (x0, y0), (x1, y1) = ax.transData.transform([line[:2], line[2:]])
    pad = reach * root(ax).dpi / 72
    return min(x0, x1) - pad, min(y0, y1) - pad, max(x0, x1) + pad, max(y0, y1) + pad


def _trouble(box: Box, taken: Sequence[Box], hindrances: Sequence[Box], page: Box) -> float:
    """Return how much of a box lies on labels, on what is drawn, or outside the room for labels."""
    outside = (box[2] - box[0]) * (box[3] - box[1]) - _overlap(box, page)
    shared = sum(_overlap(box, other) for other in taken) + 0.5 * sum(_overlap(box, other) for other in hindrances)
    return round(float(outside + shared), 1)


def _overlap(one: Box, two: Box) -> float:
    width = min(one[2], two[2]) - max(one[0], two[0])
    height = min(one[3], two[3]) - max(one[1], two[1])
    return width * height if width > 0 and height > 0 else 0.0


def beside(ax: Axes, labels: Sequence[Annotation]) -> None:
    """Keep labels that stand beside the axes' right or left edge at the height of what they name, but apart."""
    words = [label.get_text() for label in labels]

    def apart() -> None:
        for label, word in zip(labels, words, strict=True):
            wrap(label, word, _BESIDE * root(ax).bbox.width)
        box = ax.get_window_extent()
        scale = root(ax).dpi / 72
        wanted = [float(ax.transData.transform((0, label.xy[1]))[1]) for label in labels]
        sizes = [extent(label).height + 2 * scale for label in labels]
        for label, at, middle in zip(labels, wanted, spread(wanted, sizes, box.y0, box.y1), strict=True):
            label.xyann = (label.xyann[0], (middle - at) / scale)

    settle(ax, apart)


def above(ax: Axes, labels: Sequence[Annotation]) -> None:
    """Keep labels that stand in a row above what they name at its place along the axis, but apart."""

    def apart() -> None:
        box = ax.get_window_extent()
        scale = root(ax).dpi / 72
        wanted = [float(ax.transData.transform((label.xy[0], 0))[0]) for label in labels]
        sizes = [extent(label).width + 5 * scale for label in labels]
        for label, at, middle in zip(labels, wanted, spread(wanted, sizes, box.x0, box.x1), strict=True):
            label.xyann = ((middle - at) / scale, label.xyann[1])

    settle(ax, apart)


def heads(ax: Axes, notes: Sequence[Annotation]) -> None:
    """Keep the names over columns apart: side by side where there is room, else every other one a step higher."""

    def raised() -> None:
        for head in notes:
            head.xyann = (0.0, 5.0)
        boxes = [extent(head) for head in notes]
        if any(one.x1 + 3 > two.x0 for one, two in pairwise(boxes)):
            step = max(box.height for box in boxes[::2]) * 72 / root(ax).dpi + 2
            for head in notes[1::2]:
                head.xyann = (0.0, 5.0 + step)

    settle(ax, raised)


def years(ax: Axes) -> None:
    """Mark the years along a time axis, as many as stand clear of one another."""

    def marked() -> None:
        low, high = ax.get_xlim()
        first, last = _EPOCH.year + int(low // 365.25), _EPOCH.year + int(high // 365.25) + 1
        room = ax.get_window_extent().width / (38 * root(ax).dpi / 72)
        span = max((high - low) / 365.25, 1e-6)
        every = next((n for n in (1, 2, 3, 5, 10, 20) if span / n <= room), 50)
        ticks = {number(pd.Timestamp(year, 1, 1)): str(year) for year in range(first, last + 1)}
        shown = {at: name for at, name in ticks.items() if low <= at <= high and int(name) % every == 0}
        ax.set_xticks(list(shown), list(shown.values()))

    settle(ax, marked)


def name_rows(ax: Axes, places: Sequence[float], names: Sequence[str], share: float = 0.3) -> None:
    """Name the rows of a chart; a long name is broken so that names take at most a share of the page."""
    probe = root(ax).text(0, 0, "", **style.text())
    broken = []
    for name in names:
        wrap(probe, name, share * root(ax).bbox.width)
        broken.append(probe.get_text())
    probe.remove()
    ax.set_yticks(list(places), broken)


def lines(name: str, inches: float) -> int:
    """Estimate how many lines a row's name takes in so many inches, before there is a page to measure it on."""
    return len(textwrap.wrap(name, max(int(inches * 72 / (0.6 * style.BODY)), 1)))


def number(day: Any) -> float:
    """Write a day as a number, in days, so that a chart's places are plain numbers."""
    return float((pd.Timestamp(day) - _EPOCH) / pd.Timedelta(days=1))


def rows_of(data: pd.DataFrame) -> list[Any]:
    """Return a frame's rows as plain tuples with names."""
    return list(data.itertuples())


def joined(parts: Sequence[str]) -> str:
    """Join words as a sentence does: 'a, b and c'."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def share_words(count: int, total: int) -> str:
    """Write a count of a total: '34 of 107 (32%)'."""
    return f"{count:,} of {total:,} ({count / total:.0%})" if total else "none"


def aside(ax: Axes, y: float, words: str, **props: Any) -> Annotation:
    """Write words to the right of the axes at a height of the data."""
    return ax.annotate(
        words, (1.0, y), xytext=(5.0, 0.0), xycoords=("axes fraction", "data"), textcoords="offset points",
        annotation_clip=False, ha="left", va="center", **style.text(**({"size": style.SMALL} | props)),
    )  # fmt: skip
