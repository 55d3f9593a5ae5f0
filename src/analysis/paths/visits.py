"""Visits between inspections: no grades, findings in a letter, and a place on the path all the same."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from analysis.paths import lineage as lines

#: The kinds of document that a visit leaves behind.
VISITS: Final = ("focused visit", "monitoring visit")

_COLUMNS: Final[dict[str, Any]] = {
    "authority": "string",
    "authority_code": "string",
    "date": "datetime64[ns]",
    "dated": "string",
    "kind": "string",
    "framework": "string",
    "title": "string",
    "lineage": "string",
    "document": "string",
    "part": "Int64",
}


def visits(documents: pd.DataFrame, authority: str, *, lineage: bool = True) -> pd.DataFrame:
    """Return the focused and monitoring visits to an authority, one row each, oldest first.

    Parameters
    ----------
    documents : DataFrame
        The documents table.
    authority : str
        A name in full, or a GSS code.
    lineage : bool
        Add the visits to the authorities it came from and to those that followed it.

    Returns
    -------
    DataFrame
        - ``authority``, ``authority_code``
        - ``date``: the visit's last day, or the letter's publication where the letter does not date the visit
        - ``dated``: 'visit' or 'published', by which of the two
        - ``kind``: 'focused visit', 'monitoring visit'
        - ``framework``, ``title``
        - ``lineage``: '' the authority itself, 'predecessor', 'successor'
        - ``document``, ``part``

        A letter without any date has no place on a path and is left out. The letter of one visit that is there twice,
        alone and in a pack, is one row.

    Raises
    ------
    KeyError
        When the authority is not known.
    """
    asked = lines.resolve(authority, documents)
    line = lines.related(asked) if lineage else {asked: ""}
    key = lines.key(documents)
    rows = documents[key.isin(list(line)) & documents["kind"].isin(VISITS)]
    by_visit = rows["inspection_end"].notna()
    rows = rows.assign(
        date=rows["inspection_end"].fillna(rows["published"]),
        dated=by_visit.map({True: "visit", False: "published"}),
        lineage=key.map(line),
    )
    order = ["date", "authority", "kind", "dated", "document", "part"]
    rows = rows[rows["date"].notna()].sort_values(order, ascending=[True, True, True, False, True, True])
    rows = rows.drop_duplicates(["authority", "authority_code", "date", "kind"])
    columns = {name: rows[name].astype(object).astype(dtype) for name, dtype in _COLUMNS.items()}
    return pd.DataFrame(columns, columns=list(_COLUMNS)).reset_index(drop=True)
