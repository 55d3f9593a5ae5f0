"""How accurate the tables are: score.py's measure on the labelled reports, with intervals, and every known miss.

The labels and the measure stand beside the repository, not in it; what ships is the figures that come out.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pandas as pd
import pandera.pandas as pa

from analysis.extraction.facts import catalogue
from analysis.tables.schema import count_column, text_column
from analysis.words import FRAMEWORKS

_Z: Final = 1.959963984540054  # 95% of a normal distribution lies within so many standard deviations
_TABLES: Final = ("documents", "grades", "facts", "recommendations")


def _share(description: str) -> pa.Column:
    return pa.Column("Float64", pa.Check.in_range(0, 1), nullable=True, description=description)


ACCURACY: Final = pa.DataFrameSchema(
    {
        "table": text_column("The table that is measured."),
        "by": text_column("What is told apart: all, framework, group (of metrics), selection (of metrics) or field."),
        "subject": text_column("Which framework, group, selection or field; empty for all."),
        "measure": text_column(
            "precision (right of what was found), recall (right of what is labelled) or right (of a field)."
        ),
        "right": count_column("How many are right.", nullable=False),
        "of": count_column("Of how many.", nullable=False),
        "share": _share("The share that is right."),
        "lower": _share("Lower end of its 95% interval (Wilson)."),
        "upper": _share("Upper end of its 95% interval (Wilson)."),
    },
    strict=True,
    ordered=True,
    name="accuracy",
    description="How accurate the tables are: one row for each share that was measured on labelled reports.",
)
MISSES: Final = pa.DataFrameSchema(
    {
        "table": text_column("The table in which the row is wrong."),
        "document": text_column("First 12 hexadecimal digits of the file's SHA-256."),
        "page": count_column("Page of the file, from 1.", nullable=True),
        "subject": text_column("The judgement area, the metric, or whom a recommendation is addressed to."),
        "role": text_column("Whose figure it is; empty but for figures."),
        "ours": text_column("What the tables hold; empty where they hold nothing."),
        "label": text_column("What a reader found; empty where the reader found nothing."),
    },
    strict=True,
    ordered=True,
    name="misses",
    description="Every row that differs from a reader's label.",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """How many documents are labelled, in how many of them every figure is, and in how many those of some groups."""

    documents: int
    whole: int
    partly: int


def labelled(labels: Path) -> Labelled:
    """Count the labelled documents."""
    grades = pd.read_csv(labels / "gold" / "grades.csv", dtype=str)
    scope = pd.read_csv(labels / "gold" / "facts_documents.csv", dtype=str)["scope"]
    return Labelled(grades["sha12"].nunique(), int(scope.eq("all").sum()), int(scope.ne("all").sum()))


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95% interval of a share by Wilson's score method; from 0 to 1 where there is nothing to share.

    >>> [round(end, 3) for end in wilson(143, 156)]
    [0.863, 0.951]
    """
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, _Z**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = _Z / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of**2))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def scorer(labels: Path) -> ModuleType:
    """Load the measure that stands beside the labels."""
    spec = importlib.util.spec_from_file_location("score", labels / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"there is no score.py in {labels}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(built: Path, labels: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Hold a build's tables, with their words, to the labels: the accuracy table and the list of misses.

    Parameters
    ----------
    built : Path
        A folder that an ordinary build wrote.
    labels : Path
        The folder that holds ``score.py`` and ``gold``.
    """
    score = scorer(labels)
    gold = {name: score.read(labels / "gold" / f"{name}.csv") for name in _TABLES[1:]}
    gold["scope"] = score.read(labels / "gold" / "facts_documents.csv")
    ours = {name: score.read(built / f"{name}.csv") for name in _TABLES}
    rows = [*_documents(score, ours, gold), *_grades(score, ours, gold)]
    rows += [*_facts(score, ours, gold), *_recommendations(score, ours, gold)]
    card = pd.DataFrame(rows, columns=list(ACCURACY.columns))
    wrong = pd.DataFrame(_misses(score, ours, gold), columns=list(MISSES.columns))
    wrong = wrong.sort_values(["table", "document", "subject", "page", "role", "ours", "label"], ignore_index=True)
    return ACCURACY.validate(_typed(card, ACCURACY)), MISSES.validate(_typed(wrong, MISSES))


def _typed(data: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    return data.astype({name: str(column.dtype) for name, column in schema.columns.items()})


def _row(table: str, by: str, subject: str, measure: str, right: int, of: int) -> dict[str, Any]:
    lower, upper = wilson(right, of)
    told = {"table": table, "by": by, "subject": subject, "measure": measure, "right": right, "of": of}
    return told | {"share": right / of if of else None, "lower": lower, "upper": upper}


def _both(table: str, by: str, subject: str, told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield precision and recall of one of the measure's results; nothing where nothing is labelled or found."""
    if told["predicted"] or told["gold"]:
        yield _row(table, by, subject, "precision", told["hit"], told["predicted"])
        yield _row(table, by, subject, "recall", told["hit"], told["gold"])


def _documents(
    score: ModuleType, ours: Mapping[str, pd.DataFrame], gold: Mapping[str, pd.DataFrame]
) -> Iterator[dict[str, Any]]:
    whole = gold["grades"].drop_duplicates("sha12")
    for field, share in score.score_documents(ours["documents"], gold["grades"]).items():
        known = int(whole[field].ne("").sum())
        yield _row("documents", "field", field, "right", round(share * known), known)


def _grades(
    score: ModuleType, ours: Mapping[str, pd.DataFrame], gold: Mapping[str, pd.DataFrame]
) -> Iterator[dict[str, Any]]:
    found, wanted = ours["grades"], gold["grades"]
    yield from _both("grades", "all", "", score.score_grades(found, wanted)[0])
    for name, documents in _by_framework(gold):
        told, _ = score.score_grades(found, wanted[wanted["sha12"].isin(documents)])
        yield from _both("grades", "framework", name, told)


def _facts(
    score: ModuleType, ours: Mapping[str, pd.DataFrame], gold: Mapping[str, pd.DataFrame]
) -> Iterator[dict[str, Any]]:
    found, wanted, scope = ours["facts"], gold["facts"], gold["scope"]
    told, _ = score.score_facts(found, wanted, scope)
    yield from _both("facts", "all", "", told["all"])
    yield from _both("facts", "selection", "plan counts, timeliness, permanent and agency staff", told["named three"])
    for name, documents in _by_framework(gold):
        some, _ = score.score_facts(
            found, wanted[wanted["sha12"].isin(documents)], scope[scope["sha12"].isin(documents)]
        )
        yield from _both("facts", "framework", name, some["all"])
    for group in dict.fromkeys(metric.group for metric in catalogue()):
        if f"group: {group}" in told:
            yield from _both("facts", "group", group, told[f"group: {group}"])
    for field in ("as_of", "period_start", "period_end", "qualifier"):
        of = int(told[f"{field} right"]["of"])
        yield _row("facts", "field", field, "right", round(told[f"{field} right"]["share"] * of) if of else 0, of)


def _recommendations(
    score: ModuleType, ours: Mapping[str, pd.DataFrame], gold: Mapping[str, pd.DataFrame]
) -> Iterator[dict[str, Any]]:
    found, wanted = ours["recommendations"], gold["recommendations"]
    told, _ = score.score_recommendations(found, wanted)
    yield from _both("recommendations", "all", "", told)
    for name, documents in _by_framework(gold):
        some, _ = score.score_recommendations(found, wanted[wanted["sha12"].isin(documents)])
        yield from _both("recommendations", "framework", name, some)
    for field in ("whole text", "body", "page", "timescale"):
        right = round(told[field] * told["hit"]) if told["hit"] else 0
        yield _row("recommendations", "field", field, "right", right, told["hit"])


def _by_framework(gold: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, set[str]]]:
    """Yield each framework with the documents that were labelled as of it."""
    first = gold["grades"].drop_duplicates("sha12")
    for name in FRAMEWORKS:
        yield name, set(first.loc[first["framework"].eq(name), "sha12"])


def _misses(
    score: ModuleType, ours: Mapping[str, pd.DataFrame], gold: Mapping[str, pd.DataFrame]
) -> Iterator[dict[str, Any]]:
    _, grades = score.score_grades(ours["grades"], gold["grades"])
    pages = pd.concat([gold["grades"], ours["grades"]]).drop_duplicates(["sha12", "area"])
    page_of = pages.set_index(["sha12", "area"])["page"]
    for row in grades.itertuples():
        page = page_of.get((row.sha12, row.area), "")
        yield _miss("grades", row.sha12, page, row.area, ours=row.got, label=row.gold)
    _, facts = score.score_facts(ours["facts"], gold["facts"], gold["scope"])
    for (document, metric, role), rows in facts.groupby(["sha12", "metric", "role"], sort=True):
        yield from beside(str(document), str(metric), str(role), rows)
    _, items = score.score_recommendations(ours["recommendations"], gold["recommendations"])
    for row in items.itertuples():
        side = {"label": "an item"} if row.kind == "missed" else {"ours": "an item"}
        yield _miss("recommendations", row.sha12, row.page, row.body, **side)


def beside(document: str, metric: str, role: str, rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Lay what was missed of a metric beside what was found in its stead, near its page where there is a choice."""
    missed = rows[rows["kind"].eq("missed")].to_dict("records")
    extra = rows[rows["kind"].eq("extra")].to_dict("records")
    for one in missed:
        other = min(extra, key=lambda row: abs(_page(row["page"]) - _page(one["page"])), default=None)
        if other is not None and abs(_page(other["page"]) - _page(one["page"])) <= 1:
            extra.remove(other)
            yield _miss("facts", document, one["page"], metric, role, ours=_plain(other["value"]), label=one["value"])
        else:
            yield _miss("facts", document, one["page"], metric, role, label=one["value"])
    for one in extra:
        yield _miss("facts", document, one["page"], metric, role, ours=_plain(one["value"]))


def _miss(
    table: str, document: str, page: object, subject: str, role: str = "", *, ours: str = "", label: str = ""
) -> dict[str, Any]:
    number = _page(page) or None
    told = {"table": table, "document": document, "page": number, "subject": subject, "role": role}
    return told | {"ours": ours, "label": _plain(label)}


def _page(page: object) -> int:
    return int(float(str(page))) if str(page).strip() else 0


def _plain(value: object) -> str:
    """Write a figure without idle decimals."""
    return str(value).removesuffix(".0")
