"""Charts and tables as a notebook shows them: crisp pictures with their words, and tables that read like prose."""

from __future__ import annotations

import io
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pandas.io.formats.style import Styler

from analysis.charts.page import root, told
from analysis.notebook.screen import Picture, prose
from analysis.receipts import Receipt

_DPI = 160
_RECEIPT = 640
_SCREEN = 100  # CSS pixels an inch
_STYLES: Any = [
    {"selector": "th", "props": "text-align: left; vertical-align: bottom;"},
    {"selector": "td", "props": "text-align: left; vertical-align: top; max-width: 28em; white-space: normal;"},
    {"selector": "caption", "props": "caption-side: bottom; text-align: left;"},
]


def table(frame: pd.DataFrame, rows: int = 20) -> Styler:
    """Return a table to read: dates as dates, blanks blank, long text wrapped, and how many rows are left out.

    Parameters
    ----------
    frame : DataFrame
        Any frame; an index that was made by grouping is shown.
    rows : int
        How many rows at most.
    """
    shown = frame.head(rows)
    plain = isinstance(shown.index, pd.RangeIndex) or (shown.index.name is None and shown.index.nlevels == 1)
    formats = {name: _writing(shown[name]) for name in shown.columns}
    styled = shown.style.format(formats, na_rep="", escape="html")
    styled = styled.set_table_styles(_STYLES).set_table_styles(_columns(shown), overwrite=False)
    if plain:
        styled = styled.hide(axis="index")
    if len(frame) == 0:
        return styled.set_caption("No row.")
    return styled if len(frame) <= rows else styled.set_caption(f"The first {rows} of {len(frame):,} rows.")


def _columns(frame: pd.DataFrame) -> Any:
    """Set numbers to the right, and keep dates on one line."""
    right = [{"selector": part, "props": "text-align: right;"} for part in ("th", "td")]
    whole = [{"selector": "td", "props": "white-space: nowrap;"}]
    numbers = dict.fromkeys(frame.select_dtypes("number").columns, right)
    return numbers | dict.fromkeys(frame.select_dtypes("datetime").columns, whole)


def _writing(values: pd.Series[Any]) -> Any:
    if pd.api.types.is_datetime64_any_dtype(values):
        return lambda day: "" if pd.isna(day) else f"{day:%Y-%m-%d}"
    if pd.api.types.is_float_dtype(values):
        return lambda number: "" if pd.isna(number) else f"{number:,.2f}".rstrip("0").rstrip(".")
    return None


def picture(chart: Figure | Axes) -> Picture:
    """Draw a chart for the screen, with its words for those who do not see it."""
    figure = chart if isinstance(chart, Figure) else root(chart)
    account = told(figure) or told(chart)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=_DPI)
    width = round(float(figure.get_size_inches()[0]) * _SCREEN)
    return Picture(drawn.getvalue(), width, account.words if account else "A chart.")


def on_page(made: Any, otherwise: str) -> Any:
    """Turn what a cell made into what the page shows: a picture, a table, or a sentence where there is nothing."""
    if isinstance(made, (Figure, Axes)):
        return prose(otherwise) if empty(made) else picture(made)
    if isinstance(made, pd.DataFrame):
        return prose(otherwise) if made.empty else table(made)
    if isinstance(made, Receipt):
        return Picture(
            made._repr_png_(), _RECEIPT, f"Page {made.page} of {made.path.name}, with the row's words marked."
        )
    return prose(made) if isinstance(made, str) else made


def empty(chart: Figure | Axes) -> bool:
    """Tell whether a chart was drawn from nothing."""
    account = told(chart) or told(root(chart) if isinstance(chart, Axes) else chart)
    return account is not None and account.data.empty


def close(made: Any) -> None:
    """Let go of a chart, so that the notebook does not show it a second time."""
    if isinstance(made, (Figure, Axes)):
        plt.close(made if isinstance(made, Figure) else root(made))
