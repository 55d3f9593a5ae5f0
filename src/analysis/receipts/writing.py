"""Receipts of many rows at once, as files with names that tell them apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.receipts.files import EvidenceError
from analysis.receipts.receipt import evidence

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tables import Tables


def write_receipts(
    tables: Tables,
    raw: str | Path,
    out: str | Path,
    *,
    authority: str | None = None,
    metric: str | None = None,
    area: str | None = None,
) -> list[Path]:
    """Write the receipt of every fact or grade that is asked for as a PNG file.

    Parameters
    ----------
    tables : Tables
    raw : str or Path
        The folder that was built.
    out : str or Path
        The folder to write to; it is made.
    authority : str, optional
        The authority's name.
    metric : str, optional
        A metric's id: facts are shown.
    area : str, optional
        A judgement area: grades are shown. Without a metric and an area, all grades and facts are.

    Returns
    -------
    list of Path

    Raises
    ------
    EvidenceError
        When no row fits, or a file cannot be shown.
    """
    chosen: list[dict[str, Any]] = []
    if area is not None or metric is None:
        chosen += _rows(tables.grades, authority, "area", area)
    if metric is not None or area is None:
        chosen += _rows(tables.facts, authority, "metric", metric)
    chosen = [row for row in chosen if row.get("source") != "official"]
    if not chosen:
        asked = ", ".join(word for word in (authority, metric, area) if word)
        raise EvidenceError(f"no row from a document fits: {asked or 'the tables are empty'}")
    folder = Path(out)
    return [
        evidence(row, raw, documents=tables.documents).save(folder / f"{at:03d}-{_name(row)}.png")
        for at, row in enumerate(chosen, start=1)
    ]


def _rows(frame: pd.DataFrame, authority: str | None, column: str, wanted: str | None) -> list[dict[str, Any]]:
    if authority is not None:
        frame = frame[frame["authority"].str.casefold() == authority.casefold()]
    if wanted is not None:
        frame = frame[frame[column] == wanted]
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _name(row: dict[str, Any]) -> str:
    end = row.get("inspection_end")
    year = "" if end is None or end != end else str(end)[:4]
    what = row.get("metric") or row.get("area") or ""
    said = row.get("grade") or f"{row.get('value'):g}"
    parts = [str(row.get("authority") or row["document"]), year, str(what), str(said), f"p{row['page']}"]
    return re.sub(r"[^A-Za-z0-9.]+", "-", "-".join(part for part in parts if part)).strip("-").lower()
