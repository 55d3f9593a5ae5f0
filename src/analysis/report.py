"""``read_report``: everything that one file says, as frames, without a build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.apart.process import Limits
from analysis.build.assemble import assemble
from analysis.build.files import digest_of, sources
from analysis.build.pool import read_all
from analysis.build.record import Record
from analysis.receipts import Receipt, evidence
from analysis.tables import Tables


@dataclass(frozen=True, slots=True)
class Report:
    """One file's tables, the same as a build's."""

    path: Path
    tables: Tables

    @property
    def documents(self) -> pd.DataFrame:
        """The file, and each part of it when it is a pack, with how the reading went."""
        return self.tables.documents

    @property
    def grades(self) -> pd.DataFrame:
        """Every judgement."""
        return self.tables.grades

    @property
    def facts(self) -> pd.DataFrame:
        """Every figure."""
        return self.tables.facts

    @property
    def recommendations(self) -> pd.DataFrame:
        """Every item of the lists of what should improve."""
        return self.tables.recommendations

    @property
    def actions(self) -> pd.DataFrame:
        """The rows of action plans."""
        return self.tables.actions

    @property
    def doubts(self) -> pd.DataFrame:
        """What contradicts itself in the file, and was left blank or told twice."""
        return self.tables.doubts

    def evidence(self, row: Any) -> Receipt:
        """Show the page that a row of these tables rests on."""
        return evidence(row, self.path, documents=self.documents)

    def __repr__(self) -> str:
        first = self.documents.iloc[0]
        named = [str(first[name]) for name in ("authority", "framework") if pd.notna(first[name]) and first[name]]
        end = first["inspection_end"]
        named += [] if pd.isna(end) else [f"{end:%Y-%m-%d}"]
        counts = [
            f"{len(getattr(self, table))} {table}"
            for table in ("grades", "facts", "recommendations", "actions", "doubts")
            if len(getattr(self, table))
        ]
        told = ", ".join([*named, *counts]) or str(first["reason"])
        return f"Report({self.path.name}: {first['status']}; {told})"


def read_report(path: str | Path) -> Report:
    """Read one report, council paper or pack, and return its tables.

    Parameters
    ----------
    path : str or Path
        A PDF, a plain text or a Markdown file.

    Returns
    -------
    Report
        Always: a file that cannot be read has a row in ``documents`` that says why, and no others.

    Raises
    ------
    FileNotFoundError
        When there is no such file.

    Examples
    --------
    >>> report = read_report("some.pdf")  # doctest: +SKIP
    >>> report.grades.query("theme == 'overall'")  # doctest: +SKIP
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    # read apart from the caller's process, as in a build: a file that ends its reader must not end a notebook
    (answer,) = read_all([path], 1, Limits(), lambda _: None)
    assert answer.body is not None
    found = Record.from_json(answer.body)
    found.document = answer.digest or digest_of(path)
    return Report(path, assemble([(sources([path])[0], found)]))
