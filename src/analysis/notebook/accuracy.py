"""What was read beside what a careful reader found: the samples' own answer sheets, or labels of your own."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pandas as pd

from analysis.notebook.place import at
from analysis.tables import Tables


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One answer sheet: the table it speaks of, and the columns that must all be the same."""

    table: str
    what: str
    columns: tuple[str, ...]


_SHEETS: Final = (
    _Sheet(
        "documents",
        "the document and its dates",
        ("part", "authority", "framework", "kind", "inspection_end", "published", "status"),
    ),
    _Sheet("grades", "the judgement and its page", ("area", "grade", "page")),
    _Sheet("facts", "the figure", ("metric", "role", "value")),
    _Sheet("facts", "the figure and its dates", ("metric", "role", "value", "as_of", "period_start", "period_end")),
    _Sheet("recommendations", "the item's place", ("body", "order", "number", "timescale", "paragraphs", "page")),
    _Sheet("actions", "the action, who leads and by when", ("section", "number", "action", "lead", "by_when")),
)


def accuracy(tables: Tables, answers: str | Path) -> pd.DataFrame:
    """Count, for each table, what was read right, what was missed and what nobody wrote.

    Parameters
    ----------
    tables : Tables
        A build's tables.
    answers : path
        A folder of answer sheets, from the project's folder: CSV files with the tables' names, the file's name in
        ``file``, and in ``optional`` a 1 for rows that may be there or not.

    Returns
    -------
    DataFrame
        ``table``, ``compared`` (what must be as in the answers), ``expected``, ``right``, ``missed``,
        ``extra``, ``precision`` and ``recall``. Only files count that the build tried and the answer sheets speak of;
        there is no row where there is none.
    """
    rows = []
    for sheet in _SHEETS:
        beside = _beside(tables, at(answers), sheet)
        if beside is None:
            continue
        needed, side = beside["optional"].eq(""), beside["_merge"]
        right, missed = int((side.eq("both") & needed).sum()), int((side.eq("left_only") & needed).sum())
        extra = int(side.eq("right_only").sum())
        rows.append(
            {
                "table": sheet.table,
                "compared": sheet.what,
                "expected": right + missed,
                "right": right,
                "missed": missed,
                "extra": extra,
                "precision": right / (right + extra) if right + extra else None,
                "recall": right / (right + missed) if right + missed else None,
            }
        )
    columns = ["table", "compared", "expected", "right", "missed", "extra", "precision", "recall"]
    return pd.DataFrame(rows, columns=columns)


def differences(tables: Tables, answers: str | Path) -> pd.DataFrame:
    """List every row that was missed or that nobody wrote: ``table``, ``file``, ``which`` and ``said``.

    A figure with another date than the one that was expected is both: one was missed, the other is extra.
    """
    found = []
    strictest = {sheet.table: sheet for sheet in _SHEETS}
    for sheet in strictest.values():
        beside = _beside(tables, at(answers), sheet)
        if beside is None:
            continue
        wrong = beside[beside["_merge"].ne("both") & (beside["optional"].eq("") | beside["_merge"].eq("right_only"))]
        said = [_words(row) for row in wrong[list(sheet.columns)].to_dict("records")]
        which = wrong["_merge"].astype(str).map({"left_only": "missed", "right_only": "extra"})
        found.append(pd.DataFrame({"table": sheet.table, "file": wrong["file"], "which": which, "said": said}))
    columns = ["table", "file", "which", "said"]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _words(row: Mapping[Hashable, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if value)


def _beside(tables: Tables, answers: Path, sheet: _Sheet) -> pd.DataFrame | None:
    """Put expected and found rows side by side, one to one; nothing where none of the documents is there."""
    file = answers / f"{sheet.table}.csv"
    if not file.exists():
        return None
    wanted = pd.read_csv(file, dtype=str, keep_default_na=False)
    whole = zip(tables.documents["document"], tables.documents["path"], strict=True)
    names = {document: PurePosixPath(path).name for document, path in whole}
    wanted = wanted[wanted["file"].isin(names.values())]
    if wanted.empty:
        return None
    frame = getattr(tables, sheet.table)
    found = frame.assign(file=frame["document"].map(names))
    found = found[found["file"].isin(wanted["file"])]
    if "source" in found and sheet.table == "grades":
        found = found[found["source"].eq("stated")]
    # the needed rows first, so that a found one answers them before it answers an optional one
    wanted = wanted.assign(optional=wanted.get("optional", "")).sort_values("optional", kind="stable")
    keys = ["file", *sheet.columns]
    return pd.merge(
        _numbered(wanted, keys), _numbered(found, keys), how="outer", on=[*keys, "nth"], indicator=True
    ).assign(optional=lambda rows: rows["optional"].fillna(""))


def _numbered(frame: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Bring the columns to one spelling, and number rows that are alike."""
    plain = pd.DataFrame({name: _plain(frame[name]) for name in keys})
    if "optional" in frame:
        plain["optional"] = frame["optional"].astype(str)
    return plain.assign(nth=plain.groupby(list(keys)).cumcount()).reset_index(drop=True)


def _plain(values: pd.Series[Any]) -> pd.Series[str]:
    """Write dates as ISO, numbers without idle decimals, and what is missing as nothing."""
    if pd.api.types.is_datetime64_any_dtype(values):
        days: pd.Series[str] = values.dt.strftime("%Y-%m-%d").fillna("").astype(str)
        return days
    texts = values.astype(object).where(values.notna(), "").astype(str)
    whole: pd.Series[str] = texts.str.replace(r"^(-?\d+)\.0+$", r"\1", regex=True)
    one_line: pd.Series[str] = whole.str.replace(r"\s+", " ", regex=True).str.strip()
    return one_line
