"""The accuracy card that ships with the national tables: what was measured on labelled reports, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd

from analysis.notebook.place import at

_MEASURES: Final = ("precision", "recall", "right")


def measured(folder: str | Path, by: str) -> pd.DataFrame:
    """Return one table of the card: each share with its 95% interval.

    Parameters
    ----------
    folder : path
        The folder of the national tables, from the project's folder.
    by : str
        What is told apart: all, selection, framework, group or field.

    Returns
    -------
    DataFrame
        ``table``, ``subject``, and of ``precision``, ``recall`` and ``right`` those that were measured, written as
        '0.971 (0.963 to 0.977)', with the number that the share is of in ``found``, ``labelled`` or ``of``.
    """
    card = pd.read_csv(at(folder) / "accuracy.csv", keep_default_na=False, na_values={"share": [""]})
    rows = card[card["by"].eq(by)]
    keys = ["table", "subject"]
    shown = rows[keys].drop_duplicates().reset_index(drop=True)
    counted = {"precision": "found", "recall": "labelled", "right": "of"}
    for measure in _MEASURES:
        some = rows[rows["measure"].eq(measure)]
        if len(some):
            told = some[keys].assign(count=some["of"].astype("Int64"), share=some.apply(_told, axis=1))
            told = told.rename(columns={"count": counted[measure], "share": measure})
            shown = shown.merge(told, on=keys, how="left")
    return shown


def _told(row: pd.Series[float]) -> str:
    return "" if pd.isna(row["share"]) else f"{row['share']:.3f} ({row['lower']:.3f} to {row['upper']:.3f})"


def known_misses(folder: str | Path) -> pd.DataFrame:
    """Return every row of the national tables that differs from a reader's label, ours beside the label."""
    return pd.read_csv(at(folder) / "misses.csv", dtype={"page": "Int64", "ours": "string", "label": "string"}).fillna(
        {"role": "", "ours": "", "label": ""}
    )
