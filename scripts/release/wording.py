"""What each column of the national tables may hold, so that no sentence of a report can stand in one.

A column that holds text is either a vocabulary that its statement closes, or one of the shapes below: a code, a name,
a phrase. A column that nobody declared here ships nothing: it is a problem like a sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pandas as pd

from analysis.extraction.facts import catalogue
from analysis.frameworks import FRAMEWORKS
from analysis.tables import TABLES

#: Verbs that make a clause: a name or a phrase has none. In small letters, so that the month of May is none.
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall"
    r"|ensure|ensures|receive|receives|remain|remains|says|said|found)\b"
)
_STOP: Final = re.compile(r"[.!?]\s+\S")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text may look like; an empty text always may.

    ``pattern`` must match the whole text; ``words`` is how many it may have at most; a text with ``verbs`` is one in
    our own words, which may be a sentence.
    """

    pattern: str
    words: int
    verbs: bool = False

    def problem(self, text: str) -> str:
        """Say what is wrong with a text; '' when nothing is."""
        if len(text.split()) > self.words:
            return f"has {len(text.split())} words, {self.words} at most are allowed"
        if _STOP.search(text) or (not self.verbs and _VERB.search(text)):
            return "reads as a sentence"
        return "" if re.fullmatch(self.pattern, text) else "is not of the column's shape"


_CODE: Final = Shape(r"[0-9A-Za-z]{0,12}", 1)
_SNAKE: Final = Shape(r"[a-z][a-z0-9_.]*", 1)
_NUMBERS: Final = Shape(r"(?:Throughout|[0-9]+[a-z]?(?:(?:[ ,;–-]| and )+[0-9]+[a-z]?)*)", 40)
_NUMBER: Final = Shape(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]?|\(?[0-9a-z]{1,4}[.)]", 1)
#: Up to five words, each with a capital first, such as a person's name.
_NAME: Final = Shape(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|de|van|von|la|le|di)){0,6}", 7)
#: A person, with or without the office, or a body, such as 'Corporate Parenting Committee'.
_OFFICE: Final = Shape(r"[A-Z][^.!?:;\n]{1,120}", 16)
_PLACE: Final = Shape(r"[A-Z][\w.,'’ -]*", 8)
_PHRASE: Final = Shape(r"[^!?:\n]{1,100}", 14)
_HEADING: Final = Shape(r"[A-Z][^.!?:\n]{1,60}", 8)
_TITLE: Final = Shape(r"(?:[A-Z]|[0-9])[^!?\n]{1,220}", 34)
_INSPECTION: Final = Shape(r"[A-Za-z][^.!?:;\n]{1,90}(?:, (?:[A-Z][a-z]+ )?[0-9]{4})?", 12)
_FILE: Final = Shape(r"[^\n]{1,200}\.[A-Za-z0-9]{2,5}", 30, verbs=True)
_GRADE: Final = Shape(
    r"(?i:(?:outstanding|good|adequate|inadequate|not judged|requir(?:es?|ed|ing) improvement(?: to be good)?)"
    r"(?: grade [1-4])?)",
    6,
    verbs=True,
)
#: In the suite's own words.
_OURS: Final = Shape(r"[^\n]{1,240}", 45, verbs=True)

SHAPES: Final[dict[tuple[str, str], Shape]] = {
    **{(table, "document"): _CODE for table in TABLES},
    **{(table, "authority"): _PLACE for table in TABLES},
    **{(table, "authority_code"): _CODE for table in TABLES},
    ("documents", "path"): _FILE,
    ("documents", "title"): _TITLE,
    ("documents", "committee"): _OFFICE,
    ("documents", "author"): _OFFICE,
    ("documents", "lead_inspector"): _NAME,
    ("documents", "reason"): _OURS,
    ("grades", "area"): _SNAKE,
    ("grades", "grade_text"): _GRADE,
    ("grades", "cited_inspection"): _INSPECTION,
    ("facts", "metric"): _SNAKE,
    ("facts", "unit"): Shape(r"[a-z0-9 ]{1,20}", 3),
    ("facts", "period_text"): _PHRASE,
    ("facts", "population"): _PHRASE,
    ("facts", "paragraph"): _NUMBER,
    ("facts", "note"): _OURS,
    ("recommendations", "number"): _NUMBER,
    ("recommendations", "timescale"): _HEADING,
    ("recommendations", "paragraphs"): _NUMBERS,
    ("doubts", "table"): _SNAKE,
    ("doubts", "subject"): _SNAKE,
    ("doubts", "reason"): _OURS,
}

#: Columns that quote, left empty in the national tables: a page number stands beside each.
WITHHELD: Final[dict[str, tuple[str, ...]]] = {
    "grades": ("quote",),
    "facts": ("quote",),
    "recommendations": ("text",),
    "doubts": ("quote",),
}


def problems(table: str, data: pd.DataFrame) -> Iterator[str]:
    """Yield every cell of a table that may not ship, with its row."""
    for column in data.columns:
        texts = data[column]
        if not pd.api.types.is_string_dtype(texts.dtype) or isinstance(texts.dtype, pd.CategoricalDtype):
            continue
        for place, text in enumerate(texts):
            wrong = _wrong(table, str(column), text) if text else ""
            if wrong:
                yield f"{table}, {told(data.iloc[place])}: {column} {_shortened(text)} {wrong}"


def _wrong(table: str, column: str, text: str) -> str:
    if column in WITHHELD.get(table, ()):
        return "must be empty"
    known = _vocabulary().get((table, column))
    if known is not None and text not in known:
        return "is no word of its vocabulary"
    shape = SHAPES.get((table, column))
    return shape.problem(text) if shape else "stands in a column of which nobody declared what it may hold"


@cache
def _vocabulary() -> dict[tuple[str, str], frozenset[str]]:
    """Words that the catalogues declare, for columns whose statement does not close them."""
    metrics = frozenset(metric.id for metric in catalogue())
    areas = frozenset(area.name for framework in FRAMEWORKS.values() for area in framework.areas)
    return {
        ("facts", "metric"): metrics,
        ("facts", "unit"): frozenset(metric.unit for metric in catalogue()),
        ("doubts", "table"): frozenset(TABLES),
        ("doubts", "subject"): metrics | areas,
    }


def told(row: Mapping[str, Any] | pd.Series[Any]) -> str:
    """Name a row: its document, authority, and page where it has one."""
    page = f", page {row['page']}" if "page" in row and pd.notna(row["page"]) else ""
    return f"{row['document']} ({row['authority'] or 'no authority'}){page}"


def _shortened(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
