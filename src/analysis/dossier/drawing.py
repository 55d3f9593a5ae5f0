"""Charts as SVG inside a page: names of their own, words for who cannot see them, and no style that leaks out."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

import matplotlib.pyplot as plt
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.export import Width, resize
from analysis.charts.page import root, told

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_DROPPED: Final = ("metadata", "style", "title", "desc")
#: What matplotlib points to: a marker, a letter's shape, a clipping path.
_USED: Final = re.compile(r"(?:^|(?<=url\())#([A-Za-z_][\w.:-]*[\w-])")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart, ready for the page."""

    svg: str
    words: str


def drawn(chart: Axes | Figure, name: str, title: str, widths: tuple[Width, ...] = ("half",)) -> list[Drawing]:
    """Draw a chart as inline SVG at each width, and let go of it.

    Parameters
    ----------
    chart : Axes or Figure
        What a chart function returned.
    name : str
        Begins every id, so that no two charts of a page share one.
    title : str
        What the picture is, in a few words.
    widths : tuple of {'full', 'half', 'slide'}
        As ``charts.export`` has them.
    """
    account = told(chart)
    words = account.words if account else ""
    found = []
    figure = chart if isinstance(chart, Figure) else root(chart)
    try:
        for width in widths:
            resize(chart, width)
            buffer = io.BytesIO()
            with rc_context({"svg.hashsalt": "paths-to-good", "svg.fonttype": "path"}):
                figure.savefig(buffer, format="svg", facecolor=style.PAPER, metadata={"Date": None, "Creator": None})
            found.append(Drawing(_inline(buffer.getvalue(), f"{name}-{width}", title, words), words))
    finally:
        plt.close(figure)
    return found


def _inline(svg: bytes, name: str, title: str, words: str) -> str:
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.removeprefix(f"{{{_SVG}}}") in _DROPPED:
                parent.remove(child)
    used = {match for element in root.iter() for value in element.attrib.values() for match in _USED.findall(value)}
    for element in root.iter():
        _rename(element, name, used)
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    for number, (tag, said) in enumerate((("title", title), ("desc", words))):
        told_by = ElementTree.Element(tag, {"id": f"{name}-{tag}"})
        told_by.text = said
        root.insert(number, told_by)
    width = float(root.attrib.pop("width").removesuffix("pt"))
    root.attrib.pop("height")
    root.attrib |= {
        "role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc",
        "style": f"max-width: {width * 4 / 3:.0f}px",
    }  # fmt: skip
    return ElementTree.tostring(root, encoding="unicode")


def _rename(element: ElementTree.Element, name: str, used: set[str]) -> None:
    """Begin an element's id, and what it points to, with the chart's name; an id that nothing points to goes."""
    attributes = element.attrib
    own = attributes.pop("id", "")
    if own in used:
        attributes["id"] = f"{name}-{own}"
    for key, value in list(attributes.items()):
        if _USED.search(value):
            attributes.pop(key)
            attributes[key.removeprefix(_XLINK)] = _USED.sub(lambda found: f"#{name}-{found[1]}", value)
