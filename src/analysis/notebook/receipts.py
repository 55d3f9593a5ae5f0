"""Receipts for a page: the first row that has one, or a sentence that says why there is none."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.notebook.place import at
from analysis.receipts import EvidenceError, Receipt, evidence


def receipt(rows: pd.DataFrame, raw: str | Path, documents: pd.DataFrame, nth: int = 0) -> Receipt | str:
    """Show the page that one of some rows rests on.

    Parameters
    ----------
    rows : DataFrame
        Rows of the grades, facts or recommendations, the one that is wanted among them.
    raw : path
        The folder that was built, from the project's folder.
    documents : DataFrame
        The documents table.
    nth : int
        Which of the rows, from 0.

    Returns
    -------
    Receipt or str
        A sentence where there is no such row, or its page cannot be shown.
    """
    if nth >= len(rows):
        return "*These tables hold no such row.*"
    try:
        return evidence(rows.iloc[nth], at(raw), documents=documents)
    except EvidenceError as problem:
        return f"*No receipt: {problem}.*"
