"""What each table is: its columns, their types, their words and their meaning, stated once.

The frames, their checks, the tests and the data dictionary in the docs all come from the statements here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import pandera.pandas as pa

from analysis import words


def text_column(description: str) -> pa.Column:
    """A text column; an absent text is an empty string, so that comparisons need no care."""
    return pa.Column("string", nullable=False, description=description)


def _category(description: str, vocabulary: Sequence[str], *, ordered: bool = False, blank: bool = True) -> pa.Column:
    """A column of closed vocabulary; missing where nothing fits, unless ``blank`` is false."""
    dtype: Any = pd.CategoricalDtype(list(vocabulary), ordered=ordered)
    return pa.Column(dtype, nullable=blank, description=f"{description} One of: {', '.join(vocabulary)}.")


def _date(description: str) -> pa.Column:
    return pa.Column("datetime64[ns]", nullable=True, description=description)


def count_column(description: str, *, nullable: bool = True) -> pa.Column:
    """A column of whole numbers."""
    return pa.Column("Int64", nullable=nullable, description=description)


def _number(description: str) -> pa.Column:
    return pa.Column("Float64", nullable=True, description=description)


# An ordered categorical compares by position: worst first, so that grade >= "good" reads as people mean it.
# 'none' is not a grade on the scale; it stands below all of them and is told apart by its word.
GRADE_ORDER: Final = tuple(reversed(words.GRADES))

_DOCUMENT = {
    "document": text_column("First 12 hexadecimal digits of the file's SHA-256."),
    "part": count_column("0 for the file itself; 1, 2, … for the parts that a pack holds.", nullable=False),
}
_WHOSE = {
    "authority": text_column("The authority's name in full, as the authority table writes it."),
    "authority_code": text_column("The authority's GSS code, such as E09000005."),
}
_INSPECTION = {
    "framework": _category("The inspection framework.", words.FRAMEWORKS),
    "inspection_end": _date("Last day of the inspection."),
}

DOCUMENTS: Final = pa.DataFrameSchema(
    {
        **_DOCUMENT,
        "path": text_column("The file's path under the folder that was built, with forward slashes."),
        "title": text_column("The title as printed."),
        **_WHOSE,
        "framework": _INSPECTION["framework"],
        "kind": _category("The kind of document.", words.KINDS),
        "inspection_start": _date("First day of the inspection."),
        "inspection_end": _INSPECTION["inspection_end"],
        "published": _date("The date of publication that the document itself prints."),
        "lead_inspector": text_column("The lead inspector's name as printed."),
        "committee": text_column("For a council's paper: the committee or other body that it goes to, as printed."),
        "author": text_column("For a council's paper: its author, or the officer whose report it is, as printed."),
        "dated": _date("For a council's paper or plan: its own day; the last of the month where only that is printed."),
        "pages": count_column("Pages in the file or part."),
        "status": _category("How the reading went.", words.STATUSES, blank=False),
        "reason": text_column(
            "Why the status is not 'read', contradictions inside the document, and why it has no recommendations."
        ),
    },
    strict=True,
    ordered=True,
    name="documents",
    description="One row for every file that was tried, readable or not, and one for each part of a pack.",
)

GRADES: Final = pa.DataFrameSchema(
    {
        **_DOCUMENT,
        **_WHOSE,
        **_INSPECTION,
        "area": text_column("The framework's own judgement area."),
        "theme": _category("The theme that can be followed across frameworks.", words.THEMES),
        "grade": _category("The grade, as an ordered categorical.", GRADE_ORDER, ordered=True, blank=False),
        "grade_text": text_column("The grade in the report's own words."),
        "source": _category(
            "The report's own judgement, or one of another inspection.", words.GRADE_SOURCES, blank=False
        ),
        "cited_inspection": text_column("For a cited grade: what the document says of that inspection."),
        "page": count_column("Page of the file, from 1.", nullable=False),
        "quote": text_column("The words that the row rests on; empty in the shipped national tables."),
    },
    strict=True,
    ordered=True,
    name="grades",
    description="One row for each judgement.",
)

FACTS: Final = pa.DataFrameSchema(
    {
        **_DOCUMENT,
        **_WHOSE,
        **_INSPECTION,
        "metric": text_column("The metric's id in the catalogue, or an official measure's own id."),
        "group": _category("The metric's group.", words.GROUPS),
        "source": _category(
            "An inspection report, a council paper, or an official series.", words.FACT_SOURCES, blank=False
        ),
        "role": _category("Whose figure it is.", words.ROLES, blank=False),
        "value": _number("The figure; percentages are 0 to 100. Missing where it was withheld at the source."),
        "unit": text_column("The unit, such as percent, children, per 10k, days."),
        "qualifier": _category("How exactly the figure is given.", words.QUALIFIERS, blank=False),
        "as_of": _date("The day that a point-in-time figure speaks of."),
        "period_start": _date("First day of the span that the figure speaks of."),
        "period_end": _date("Last day of that span."),
        "period_text": text_column("The document's words for the date or span."),
        "population": text_column("The group, where it is narrower than the metric's definition."),
        "page": count_column("Page of the file, from 1; missing for official series."),
        "paragraph": text_column("The paragraph's number as printed."),
        "quote": text_column("The words that the row rests on; empty in the shipped national tables."),
        "note": text_column("Why a value is blank (suppressed, not applicable), or what changed in a definition."),
    },
    strict=True,
    ordered=True,
    name="facts",
    description="One row for each figure.",
)

RECOMMENDATIONS: Final = pa.DataFrameSchema(
    {
        **_DOCUMENT,
        "authority": _WHOSE["authority"],
        **_INSPECTION,
        "body": _category("Whom the item is addressed to.", words.BODIES, blank=False),
        "order": count_column("Place in the list, from 1.", nullable=False),
        "number": text_column("The number as printed; empty for bullets."),
        "timescale": text_column("The heading that the item stands under, when that is a time or a priority."),
        "text": text_column("The item; empty in the shipped national tables."),
        "paragraphs": text_column("The paragraphs that the item refers to, as printed."),
        "page": count_column("Page of the file, from 1.", nullable=False),
    },
    strict=True,
    ordered=True,
    name="recommendations",
    description="One row for each item of the list in which a report says what should improve.",
)

ACTIONS: Final = pa.DataFrameSchema(
    {
        **_DOCUMENT,
        "authority": _WHOSE["authority"],
        "dated": _date("The plan's own day."),
        "section": text_column("The heading that the row stands under."),
        "number": text_column("The number as printed."),
        "recommendation": text_column("The recommendation that is answered."),
        "timescale": text_column("The recommendation's timescale."),
        "outcome": text_column("The outcome that is wanted."),
        "action": text_column("What is to be done."),
        "lead": text_column("Who leads."),
        "by_when": text_column("The due date as printed."),
        "progress": text_column("The progress as reported."),
        "rag": text_column("The red, amber or green rating."),
        "page": count_column("Page of the file, from 1.", nullable=False),
    },
    strict=True,
    ordered=True,
    name="actions",
    description="The rows of action plans.",
)

DOUBTS: Final = pa.DataFrameSchema(
    {
        **_DOCUMENT,
        "authority": _WHOSE["authority"],
        "inspection_end": _INSPECTION["inspection_end"],
        "table": text_column("The table that lacks a row, or holds rows that contradict each other."),
        "subject": text_column("The judgement area or metric."),
        "reason": text_column("What contradicts what."),
        "page": count_column("Page of the file, from 1."),
        "quote": text_column("The words in question."),
    },
    strict=True,
    ordered=True,
    name="doubts",
    description="Contradictions found inside documents: told, never settled by a guess.",
)

TABLES: Final[dict[str, pa.DataFrameSchema]] = {
    schema.name: schema for schema in (DOCUMENTS, GRADES, FACTS, RECOMMENDATIONS, ACTIONS, DOUBTS)
}
