"""Figures of one metric: when each speaks of, and whether two of them can be the same fact."""

from __future__ import annotations

from typing import Final

import pandas as pd

#: Figures nearer than this share of the greater one count as agreeing.
TOLERANCE: Final = 0.02

#: What 'about', 'almost' and 'around' may be off.
APPROXIMATE: Final = 0.05

#: How far the beginnings of two spans with the same end may lie apart.
_SPAN: Final = pd.Timedelta(days=31)
_NONE: Final = pd.Timedelta(0)


def dates(facts: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Return the day that each figure is placed on: the day it speaks of, else the last of its span."""
    return facts["as_of"].fillna(facts["period_end"])


def rounded_alike(first: float, second: float) -> bool:
    """Tell whether one figure is the other, printed with fewer decimals."""
    coarser, finer = sorted((places(first), places(second)))
    return first == second or (coarser < finer and abs(first - second) <= 0.5 * 10.0**-coarser + 1e-9)


def agree(first: float, second: float, qualifiers: tuple[str, str], tolerance: float = TOLERANCE) -> bool:
    """Tell whether two figures can be the same fact, each as exact as its qualifier says.

    Examples
    --------
    >>> agree(85, 85.4, ("exact", "exact"), tolerance=0)
    True
    >>> agree(300, 290, ("approx", "exact")), agree(300, 290, ("exact", "exact"))
    (True, False)
    >>> agree(50, 48, ("below", "exact")), agree(50, 48, ("above", "exact"))
    (True, False)
    """
    for value, other, qualifier in ((first, second, qualifiers[0]), (second, first, qualifiers[1])):
        if (qualifier == "below" and other < value) or (qualifier == "above" and other > value):
            return True
    if "approx" in qualifiers:
        tolerance = max(tolerance, APPROXIMATE)
    return rounded_alike(first, second) or abs(first - second) <= tolerance * max(abs(first), abs(second))


def spans_alike(first: pd.Timestamp, second: pd.Timestamp, apart: pd.Timedelta = _NONE) -> bool:
    """Tell whether two spans are about equally long; a day compares with any span.

    Parameters
    ----------
    first, second : Timestamp
        The spans' first days, missing where a figure speaks of a day.
    apart : Timedelta
        How much later the first span ends.
    """
    return bool(pd.isna(first) or pd.isna(second) or abs(first - second - apart) <= _SPAN)


def places(value: float) -> int:
    """Count the decimals that a figure prints with."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])
