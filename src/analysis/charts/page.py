"""The page that a chart stands on: a headline above, the source below, and labels that find their place.

Matplotlib lays a figure out each time it is drawn. ``Page`` takes that moment to wrap the headline to the width at
hand, to leave it the room it needs, and to let the labels settle; so the same chart is legible at any width.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure, SubFigure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts import style

Height = Callable[[float], float]
Task = Callable[[], None]
Form = Literal["full", "half", "slide"]

_MARGIN = 0.06  # inches around everything
_ROUNDS, _STILL = 6, 1e-5  # layouts at most, and the share of the page by which nothing moves any more
_GAP = 0.07  # between headline, chart and source


@dataclass(frozen=True, slots=True)
class Account:
    """What a chart says, in words, and the data behind it."""

    words: str
    data: pd.DataFrame


_ACCOUNTS: WeakKeyDictionary[Artist, Account] = WeakKeyDictionary()


class Page(ConstrainedLayoutEngine):
    """Lays a figure out: headline, charts, source, and labels that must not meet.

    Parameters
    ----------
    height : callable
        The height in inches that the charts want at a width in inches.
    least : float
        The height in inches below which they cannot be read, however flat the page.

    Attributes
    ----------
    tasks : list of callable
        What settles after each layout.
    owner : Axes
        The axes that have the page to themselves, if any.
    arrange : callable
        Puts several charts in other places where the page changes its form, if need be.
    """

    def __init__(self, height: Height, least: float) -> None:
        super().__init__(h_pad=0.04, w_pad=0.06, hspace=0.02, wspace=0.02)
        self.height = height
        self.least = least
        self.owner: Axes | None = None
        self.arrange: Callable[[Form], None] | None = None
        self.tasks: list[Task] = []
        self.pen: RendererBase | None = None
        self._lines: list[tuple[Text, str]] = []
        self._foot: tuple[Text, str] | None = None

    def write(self, figure: Figure, title: str, subtitle: str, foot: str) -> None:
        """Write the headline, what is measured where and when, and the source with its notes."""
        for artist, _ in [*self._lines, *([self._foot] if self._foot else [])]:
            artist.remove()
        bold = style.text(style.TITLE, fontweight="bold")
        head = ((title, bold), (subtitle, style.text(style.SUBTITLE, style.QUIET)))
        self._lines = [(_line(figure, props, "top"), words) for words, props in head if words]
        self._foot = (_line(figure, style.text(style.SMALL, style.QUIET), "bottom"), foot) if foot else None

    def execute(self, fig: Figure) -> None:
        """Lay out the figure, until settled labels need no other room than they had."""
        self.pen = fig._get_renderer()  # type: ignore[attr-defined]
        before: list[float] = []
        for _ in range(_ROUNDS):
            self._lay(fig)
            for task in self.tasks:
                task()
            places = [edge for ax in fig.axes for edge in ax.get_position().extents]
            if before and max((abs(a - b) for a, b in zip(places, before, strict=True)), default=0.0) < _STILL:
                break
            before = places
        else:
            self._lay(fig)  # two states that lead to one another: end with room for the labels as they are now
        self.pen = None

    def _lay(self, figure: Figure) -> None:
        self._arrange(figure)
        with warnings.catch_warnings():
            # Labels still placed for another width may leave the axes no room in the first round.
            warnings.filterwarnings("ignore", message="constrained_layout not applied")
            super().execute(figure)

    def fit(self, figure: Figure, width: float) -> None:
        """Give the figure a width, and the height that its headline and its charts need there."""
        if self.arrange:
            self.arrange("full" if width > 5 else "half")
        figure.set_size_inches(width, self.height(width) + self.least)
        figure.set_size_inches(width, self.height(width) + sum(self._arrange(figure)))

    def fit_slide(self, figure: Figure) -> None:
        """Give the figure a slide's proportions, as large as legibility asks."""
        if self.arrange:
            self.arrange("slide")
        for tenths in range(10, 31):
            width, height = (side * tenths / 10 for side in style.SLIDE)
            figure.set_size_inches(width, height)
            if height - sum(self._arrange(figure)) >= self.least:
                return

    def _arrange(self, figure: Figure) -> tuple[float, float]:
        """Wrap and place headline and source; return the heights they take in inches."""
        width, height = figure.get_size_inches()
        room = (width - 2 * _MARGIN) * figure.dpi
        top = _MARGIN
        for artist, words in self._lines:
            top += _placed(artist, words, room, figure, _MARGIN / width, 1 - top / height) + 0.03
        bottom = _MARGIN
        if self._foot is not None:
            artist, words = self._foot
            bottom += _placed(artist, words, room, figure, _MARGIN / width, bottom / height)
        top, bottom = top + _GAP, bottom + _GAP
        self.set(rect=(0, bottom / height, 1, max(1 - (top + bottom) / height, 0.05)))
        return top, bottom


def _line(figure: Figure, props: dict[str, object], align: str) -> Text:
    artist = figure.text(0, 0, "", ha="left", va=align, linespacing=1.25, **props)  # type: ignore[arg-type]
    artist.set_in_layout(False)
    return artist


def _placed(artist: Text, words: str, room: float, figure: Figure, x: float, y: float) -> float:
    wrap(artist, words, room)
    artist.set_position((x, y))
    return extent(artist).height / figure.dpi


def wrap(artist: Text, words: str, room: float) -> None:
    """Break words into lines that are at most so many pixels wide; a word is never broken."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        artist.set_text(paragraph)
        # most words fit as they are, and measuring is what drawing a page costs
        if extent(artist).width <= room:
            lines.append(paragraph)
            continue
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip()
            artist.set_text(longer)
            if line and extent(artist).width > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    artist.set_text("\n".join(lines))


def extent(artist: Text) -> Bbox:
    """Return the pixels that a text takes at the size at which its figure is drawn now.

    A text remembers the renderer that drew it last, which may have had another resolution: this asks anew.
    """
    figure = root(artist)
    engine = figure.get_layout_engine()
    pen = engine.pen if isinstance(engine, Page) and engine.pen is not None else figure._get_renderer()  # type: ignore[attr-defined]
    return artist.get_window_extent(pen)


def page_of(ax: Axes) -> Page | None:
    """Return the page that axes stand on; nothing where the figure is somebody's own."""
    figure = root(ax)
    engine = figure.get_layout_engine()
    return engine if isinstance(engine, Page) else None


def root(artist: Artist) -> Figure:
    """Return the figure that holds an artist, however deep in subfigures it stands."""
    figure = artist.figure
    while isinstance(figure, SubFigure):
        figure = figure.figure
    assert isinstance(figure, Figure)
    return figure


def new_page(height: Height | float, least: float | None = None) -> tuple[Figure, Page]:
    """Make an empty figure of full width whose charts want a height in inches."""
    wanted: Height = height if callable(height) else lambda width: height
    page = Page(wanted, 0.7 * wanted(style.FULL) if least is None else least)
    size = (style.FULL, wanted(style.FULL) + 1)
    return plt.figure(figsize=size, dpi=style.DPI, facecolor=style.PAPER, layout=page), page


def begin(
    ax: Axes | None, height: Height | float, least: float | None = None, *, grid: str = "", spines: tuple[str, ...] = ()
) -> Axes:
    """Return styled axes: the reader's own, or ones on a page of their own."""
    if ax is None:
        figure, page = new_page(height, least)
        ax = figure.add_subplot()
        page.owner = ax
    return style.dress(ax, grid=grid, spines=spines)


def finish(ax: Axes, title: str, subtitle: str, foot: str, account: Account) -> Axes:
    """Write the headline: over the page where the chart has one to itself, over the axes where it shares it."""
    figure, page = root(ax), page_of(ax)
    if page is not None and page.owner is ax:
        page.write(figure, title, subtitle, foot)
        page.fit(figure, figure.get_size_inches()[0])
    elif title:
        panel_title(ax, title)
    tell(ax, account)
    return ax


def panel_title(ax: Axes, words: str) -> None:
    """Name one of several panels: over its left edge, and over the names of its columns where it has any."""
    title = ax.annotate("", (0.0, 1.0), xytext=(0.0, 5.0), xycoords="axes fraction", textcoords="offset points",
                        ha="left", va="bottom", annotation_clip=False,
                        **style.text(style.BODY, fontweight="bold"))  # fmt: skip

    def placed() -> None:
        box = ax.get_window_extent()
        wrap(title, words, box.width)
        others = [extent(text) for text in ax.texts if text is not title and text.get_text()]
        legend = ax.get_legend()
        others += [legend.get_window_extent(root(ax)._get_renderer())] if legend else []  # type: ignore[attr-defined]
        top = max((other.y1 for other in others if other.y0 >= box.y1 - 1), default=box.y1)
        title.xyann = (0.0, 5.0 + (top - box.y1) * 72 / root(ax).dpi)

    settle(ax, placed)


def settle(ax: Axes, task: Task) -> None:
    """Have a label find its place: now, and again each time the page is laid out."""
    task()
    page = page_of(ax)
    if page is not None:
        page.tasks.append(task)


def tell(artist: Axes | Figure, account: Account) -> None:
    """Keep what a chart says and the data behind it, for its export."""
    _ACCOUNTS[artist] = account


def told(artist: Axes | Figure) -> Account | None:
    """Return what a chart says: its own account, or those of all charts on a figure, one under the other."""
    if artist in _ACCOUNTS:
        return _ACCOUNTS[artist]
    if not isinstance(artist, Figure):
        return None
    parts = [_ACCOUNTS[ax] for ax in artist.axes if ax in _ACCOUNTS]
    if not parts:
        return None
    return Account("\n".join(part.words for part in parts), pd.concat([part.data for part in parts], ignore_index=True))
