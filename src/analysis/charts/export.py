"""Charts as files: SVG, PNG, PDF, the data behind them and what they say in words, side by side."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Literal

import pandas as pd
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.page import Page, root, told
from analysis.tables.neutral import harmless

Width = Literal["full", "half", "slide"]

_PRINT_DPI = 300


@style.unaffected
def export(
    chart: Figure | Axes, name: str, folder: str | Path, width: Width = "full", data: pd.DataFrame | None = None
) -> list[Path]:
    """Write a chart as SVG, PNG and PDF, with its data as CSV and its words as text, and return the files.

    Parameters
    ----------
    chart : Figure or Axes
        What a chart function returned, or a figure of your own.
    name : str
        The files' name without an ending.
    folder : str or Path
        Where to write; made if need be.
    width : {'full', 'half', 'slide'}
        The text width of an A4 page, one of its two columns, or a slide of 16 to 9.
    data : DataFrame, optional
        The data behind the chart; without it, what the chart was drawn from.

    Returns
    -------
    list of Path
        The same chart gives the same bytes, whenever and wherever it is written. The PNG has 300 dots an inch at
        the size at which it is meant to be shown.
    """
    figure = chart if isinstance(chart, Figure) else root(chart)
    account = told(figure) or (told(chart) if isinstance(chart, Axes) else None)
    table = data if data is not None else account.data if account else None
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    dpi = _resize(figure, width)
    words = account.words if account else ""
    written = _pictures(figure, folder / name, dpi, words)
    if table is not None:
        written.append(folder / f"{name}.csv")
        harmless(table).to_csv(written[-1], index=False, date_format="%Y-%m-%d", lineterminator="\n", encoding="utf-8")
    if words:
        written.append(folder / f"{name}.txt")
        written[-1].write_text(words + "\n", encoding="utf-8", newline="\n")
    return written


def resize(chart: Figure | Axes, width: Width) -> Figure:
    """Give a chart the size of an export, and return its figure."""
    figure = chart if isinstance(chart, Figure) else root(chart)
    _resize(figure, width)
    return figure


def _resize(figure: Figure, width: Width) -> float:
    """Size the figure; return the dots an inch of its PNG, more where the picture is enlarged for a slide."""
    if width not in ("full", "half", "slide"):
        raise ValueError(f"width is 'full', 'half' or 'slide', not {width!r}")
    engine = figure.get_layout_engine()
    if width == "slide" and isinstance(engine, Page):
        engine.fit_slide(figure)
        return _PRINT_DPI * 2 * style.SLIDE[0] / float(figure.get_size_inches()[0])
    wanted = {"full": style.FULL, "half": style.HALF, "slide": style.SLIDE[0]}[width]
    if isinstance(engine, Page):
        engine.fit(figure, wanted)
    else:
        size = figure.get_size_inches()
        figure.set_size_inches(size * wanted / size[0])
    return _PRINT_DPI


def _pictures(figure: Figure, stem: Path, dpi: float, words: str) -> list[Path]:
    """Write the three pictures; no date, no version and no random name goes into them."""
    rcParams["svg.hashsalt"] = "paths-to-good"
    rcParams["svg.fonttype"] = "path"
    rcParams["pdf.fonttype"] = 42
    svg, png, pdf = (stem.parent / f"{stem.name}.{ending}" for ending in ("svg", "png", "pdf"))
    about = {"Software": None, "Description": words} if words else {"Software": None}
    figure.savefig(svg, facecolor=style.PAPER, metadata={"Date": None, "Creator": None})
    figure.savefig(png, facecolor=style.PAPER, metadata=about, dpi=dpi)
    no_date = {"CreationDate": None, "Creator": None, "Producer": None, "Title": stem.name}
    figure.savefig(pdf, facecolor=style.PAPER, metadata=no_date)
    _finish_svg(svg, words)
    return [svg, png, pdf]


def _finish_svg(svg: Path, words: str) -> None:
    """Number the picture's inner names in order, and let a screen reader say what it shows.

    Matplotlib derives the names from places that two layouts of one chart share only up to the last digits.
    """
    drawn = svg.read_text(encoding="utf-8")
    names = dict.fromkeys(re.findall(r'id="([a-z][0-9a-f]{10})"', drawn))
    numbered = {name: f"{name[0]}{i}" for i, name in enumerate(names)}
    drawn = re.sub(r"\b[a-z][0-9a-f]{10}\b", lambda m: numbered.get(m[0], m[0]), drawn)
    if words:
        told_svg = f'role="img"><desc>{escape(words)}</desc>'
        drawn = re.sub(r"(<svg\b[^>]*)>", lambda m: f"{m[1]} {told_svg}", drawn, count=1)
    svg.write_text(drawn, encoding="utf-8", newline="\n")
