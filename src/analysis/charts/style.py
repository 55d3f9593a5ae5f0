"""One style for every chart: colours, markers, sizes and rules, given to artists and never to matplotlib's settings.

The colours follow the Government Analysis Function's palette and its contrast. The four grades differ in lightness
by thirteen points or more, so that they part in grey and to colour-blind readers, and each has a marker and a
letter of its own, so that nothing rests on colour. The typeface is the one that matplotlib ships: a chart is the
same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import rc_context, rcdefaults
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from analysis import words

P = ParamSpec("P")
T = TypeVar("T")

FONT: Final = "DejaVu Sans"

#: Points: on paper, and (enlarged with the picture) on a slide.
TITLE, SUBTITLE, BODY, SMALL = 11.0, 9.0, 8.5, 7.5

INK: Final = "#1A1A1A"
QUIET: Final = "#595959"
RULE: Final = "#BFBFBF"
SHADE: Final = "#F0F0F0"
PAPER: Final = "#FFFFFF"

NAVY: Final = "#12436D"
TEAL: Final = "#28A197"
PLUM: Final = "#801650"
ORANGE: Final = "#F46A25"

GRADE_COLOURS: Final = {
    "outstanding": NAVY,
    "good": TEAL,
    "requires_improvement": "#F2B84B",
    "adequate": "#FBE3B8",
    "inadequate": "#B0303A",
    "none": PAPER,
}

#: The ink that can be read upon a grade's colour.
GRADE_INK: Final = {grade: PAPER if grade in ("outstanding", "inadequate") else INK for grade in GRADE_COLOURS}

GRADE_MARKERS: Final = {
    "outstanding": "^",
    "good": "o",
    "requires_improvement": "s",
    "adequate": "D",
    "inadequate": "v",
    "none": "x",
}

GRADE_LETTERS: Final = {
    "outstanding": "O",
    "good": "G",
    "requires_improvement": "RI",
    "adequate": "A",
    "inadequate": "I",
    "none": "–",
}

#: The same colours for words: dark enough to be read as small text on white paper.
INKS: Final = {NAVY: NAVY, ORANGE: "#AD3F0B", PLUM: PLUM, TEAL: "#1A6F68"}

#: Best first, as legends and stacks are read; 'adequate' shares its step with 'requires improvement'.
GRADES: Final = tuple(grade for grade in words.GRADES if grade != "none")

THEME_LABELS: Final = {
    "overall": "Overall effectiveness",
    "help_and_protection": "Help and protection",
    "children_in_care": "Children in care",
    "care_leavers": "Care leavers",
    "leadership": "Leadership",
    "adoption": "Adoption",
    "safeguarding_board": "Safeguarding board",
}

#: Series of one kind, told apart by colour, marker and dash together; never more than four.
SERIES: Final = (
    {"color": NAVY, "marker": "o", "linestyle": "-"},
    {"color": ORANGE, "marker": "s", "linestyle": "--"},
    {"color": PLUM, "marker": "^", "linestyle": "-."},
    {"color": TEAL, "marker": "D", "linestyle": ":"},
)

SOURCE: Final = "Source: Ofsted inspection reports, read by Paths to Good."

SOURCES: Final = "Source: inspection reports, council papers and official tables, read by Paths to Good."

#: Inches: the text width of an A4 page and one of its two columns; a slide is enlarged from paper size.
FULL, HALF, SLIDE = 6.9, 3.35, (6.667, 3.75)

DPI: Final = 100


def text(size: float = BODY, color: str = INK, **more: Any) -> dict[str, Any]:
    """Return the properties of a text, so that none comes from the reader's settings."""
    return {"fontsize": size, "color": color, "fontfamily": FONT, "fontweight": "normal", "fontstyle": "normal"} | more


def unaffected(chart: Callable[P, T]) -> Callable[P, T]:
    """Draw a chart by matplotlib's own defaults, whatever the reader has set, and leave what is set as it is.

    Many charts in one session are no cause for a warning.
    """

    @wraps(chart)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> T:
        with rc_context():
            rcdefaults()
            plt.rcParams["figure.max_open_warning"] = 0
            return chart(*args, **kwargs)

    return drawn


def dress(ax: Axes, *, grid: str = "", spines: tuple[str, ...] = ("bottom",)) -> Axes:
    """Give axes the style: quiet rules, horizontal text, a grid along one axis at most."""
    ax.set_facecolor("none")
    ax.set_axisbelow(True)
    for side, spine in ax.spines.items():
        spine.set(visible=side in spines, color=RULE, linewidth=0.8)
    ax.tick_params(
        axis="both", which="both", labelsize=BODY, labelcolor=INK, color=RULE, length=3, width=0.8, pad=4,
        labelfontfamily=FONT, labelrotation=0, direction="out", bottom="bottom" in spines, left="left" in spines,
        top=False, right=False, labelbottom=True, labelleft=True, labeltop=False, labelright=False,
    )  # fmt: skip
    ax.grid(False, which="both")
    if grid:
        ax.grid(True, axis=grid, color=RULE, linewidth=0.5, linestyle="-", alpha=1.0)  # type: ignore[arg-type]
    return ax


def mark(grade: str, *, hollow: bool = False, size: float = 8.0) -> dict[str, Any]:
    """Return the marker of a grade: its shape, its colour, and a dark edge that holds it on white paper."""
    face = PAPER if hollow or grade == "none" else GRADE_COLOURS[grade]
    edge = GRADE_COLOURS[grade] if hollow and grade != "none" else INK
    size = size + 1.5 if grade in ("outstanding", "inadequate") else size
    return {
        "marker": GRADE_MARKERS[grade], "markersize": size, "markerfacecolor": face, "markeredgecolor": edge,
        "markeredgewidth": 1.6 if hollow else 0.8,
    }  # fmt: skip


def ink_on(colour: Any) -> str:
    """Return the ink, dark or white, that stands out more on a colour."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return INK if (light + 0.05) ** 2 > 1.05 * 0.0603 else PAPER


def month(day: Any) -> str:
    """Write a day as its month: 'Nov 2015'."""
    return f"{pd.Timestamp(day):%b %Y}"


def long_month(day: Any) -> str:
    """Write a day as its month in full: 'November 2015'."""
    return f"{pd.Timestamp(day):%B %Y}"


def grade_word(grade: str) -> str:
    """Write a grade inside a sentence: 'requires improvement'."""
    return words.GRADE_LABELS[grade].lower()


def theme_label(theme: str) -> str:
    """Write a theme or a framework's own area as a row's name."""
    if theme in THEME_LABELS:
        return THEME_LABELS[theme]
    head, _, rest = theme.rpartition(".")
    name = rest.replace("_", " ")
    return f"{head.replace('_', ' ')}: {name}".capitalize() if head else name.capitalize()
