"""The receipts of a dossier: where everything on the page stands, told once and numbered."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pandas as pd
from PIL import Image

from analysis.dossier import wording
from analysis.receipts import EvidenceError, evidence
from analysis.receipts.files import locate

#: Pixels a point, and colours: enough to read the page, and little enough to put a hundred of them on one page.
_SCALE: Final = 1.4
_COLOURS: Final = 24

_QUOTED: Final = ("quote", "text")


@dataclass(slots=True)
class Entry:
    """One receipt: a place in a document, what rests on it, and its picture where there is one."""

    document: str
    part: int
    page: int | None
    paragraph: str
    quote: str
    row: dict[str, Any]
    says: list[str] = field(default_factory=list)
    number: int = 0
    picture: str = ""
    marked: bool = False
    #: Why there is no picture.
    reason: str = ""

    @property
    def label(self) -> str:
        """What a link to the receipt says."""
        return f"R{self.number}" if self.page is None else f"R{self.number}, p. {self.page}"

    @property
    def anchor(self) -> str:
        """The receipt's place on the page."""
        return f"receipt-{self.number}"


@dataclass(slots=True)
class Cited:
    """One document and the receipts that come from it."""

    title: str
    file: str
    entries: list[Entry]


class Ledger:
    """Collects receipts while the page is put together.

    Parameters
    ----------
    documents : DataFrame
        The documents table.
    raw : Path, optional
        The folder that was built; with it, receipts have pictures and official files their names.
    """

    def __init__(self, documents: pd.DataFrame, raw: Path | None = None) -> None:
        self._raw = raw
        self._table = documents
        self._documents: dict[tuple[str, int], Mapping[str, Any]] = {
            (str(row["document"]), int(row["part"])): row for row in wording.rows_of(documents)
        }
        self._entries: dict[tuple[str, int, int | None, str], Entry] = {}

    def cite(self, row: Mapping[str, Any], says: str) -> Entry | None:
        """Note where a row stands and what it says; nothing for a row that names no document."""
        document = str(row["document"])
        if not document:
            return None
        page = None if pd.isna(row.get("page")) else int(row["page"])
        quote = next((str(row[name]) for name in _QUOTED if row.get(name)), "")
        key = (document, int(row["part"]), page, quote)
        entry = self._entries.get(key)
        if entry is None:
            entry = Entry(*key[:3], str(row.get("paragraph") or ""), quote, {str(k): v for k, v in row.items()})
            self._entries[key] = entry
        elif says not in entry.says:
            # a picture that serves several rows must not box the figure of one
            entry.row |= {"value": None, "grade": None}
        if says not in entry.says:
            entry.says.append(says)
        return entry

    def cite_grade(self, row: Mapping[str, Any], grades: pd.DataFrame, says: str) -> Entry | None:
        """Cite a judgement that was worked out from grades: its words are looked up where it stands."""
        at = ["document", "part", "page", "area"]
        if pd.isna(row["page"]):
            return None
        there = grades.loc[(grades[at] == [row[name] for name in at]).all(axis=1), "quote"]
        return self.cite({**row, "quote": there.iloc[0] if len(there) else ""}, says)

    def settled(self) -> list[Cited]:
        """Number the receipts by document and page, and return them by document, oldest first."""
        groups: dict[tuple[str, int], list[Entry]] = {}
        for entry in sorted(self._entries.values(), key=self._place):
            groups.setdefault((entry.document, entry.part), []).append(entry)
        number = 0
        for entries in groups.values():
            for entry in entries:
                number += 1
                entry.number = number
        return [Cited(self.title(*key), self._file(key[0]), entries) for key, entries in groups.items()]

    def draw(self) -> None:
        """Make the picture of every receipt that rests on a page."""
        if self._raw is None:
            return
        for entry in self._entries.values():
            if entry.page is None or not entry.quote:
                continue
            try:
                receipt = evidence(entry.row, self._raw, documents=self._table, scale=_SCALE)
            except (EvidenceError, OSError, ValueError) as error:
                entry.reason = str(error)
                continue
            entry.picture, entry.marked = _data_uri(receipt.image), receipt.marked

    def title(self, document: str, part: int) -> str:
        """Say what a document is: 'SIF inspection, October 2015'."""
        row = self._documents.get((document, part)) or self._documents.get((document, 0))
        if row is None:
            return "Official table"
        kind = "" if pd.isna(row["kind"]) else str(row["kind"])
        framework = "" if pd.isna(row["framework"]) else str(row["framework"])
        named = " ".join(word for word in (framework, kind) if word) or "document"
        ended = wording.month(row["inspection_end"] if not pd.isna(row["inspection_end"]) else row["published"])
        return f"{named[:1].upper()}{named[1:]}{f', {ended}' if ended else ''}"

    def _file(self, document: str) -> str:
        row = self._documents.get((document, 0))
        if row is not None:
            return Path(str(row["path"])).name
        if self._raw is None:
            return ""
        try:
            return locate(document, self._raw, {}).name
        except EvidenceError:
            return ""

    def _place(self, entry: Entry) -> tuple[Any, ...]:
        row = self._documents.get((entry.document, entry.part))
        ended = pd.NaT if row is None else row["inspection_end"]
        # a paper without a date comes after the reports, an official table after the papers
        order = (row is None, pd.isna(ended), "" if pd.isna(ended) else str(ended))
        return (*order, entry.document, entry.part, entry.page or 0)


def _data_uri(image: Image.Image) -> str:
    buffer = io.BytesIO()
    image.quantize(_COLOURS).save(buffer, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}"
