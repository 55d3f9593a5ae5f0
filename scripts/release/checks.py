"""What must hold before anything is written: each check returns the rows that break it, in words."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis import authorities
from analysis.build.files import digest_of, sources
from analysis.tables import TABLES, Tables
from analysis.words import KINDS
from scripts.release import wording

#: What tells inspections apart.
_INSPECTION: Final = ["authority_code", "framework", "inspection_end", "kind"]

#: Kinds of documents that have a last day; papers have none.
_INSPECTIONS: Final = frozenset(KINDS) - {"council paper", "action plan"}


class RefusedError(Exception):
    """Nothing was written; the message lists why, row by row."""

    def __init__(self, problems: list[str]) -> None:
        shown = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"Nothing was written: {len(problems)} rows break a rule.\n{shown}")
        self.problems = problems


def all_problems(tables: Tables) -> list[str]:
    """Return everything that is wrong with the tables themselves."""
    found = [*one_valid_code(tables), *no_inspection_twice(tables), *grades_have_pages(tables)]
    for name in TABLES:
        found += wording.problems(name, getattr(tables, name))
    return found


def one_valid_code(tables: Tables) -> Iterator[str]:
    """Every authority has the one code of the authority table, which was in force when the inspection ended."""
    for name in ("documents", "grades", "facts"):
        data = getattr(tables, name)
        for row in _rows(data.drop_duplicates(["document", "part", "authority", "authority_code", "inspection_end"])):
            wrong = _code_problem(row["authority"], row["authority_code"], row["inspection_end"])
            if not wrong and row.get("kind") in _INSPECTIONS and pd.isna(row["inspection_end"]):
                wrong = "the inspection's last day is not known"
            if wrong:
                yield f"{name}, {wording.told(row)}: {wrong}"


def _code_problem(name: str, code: str, ended: Any) -> str:
    known = authorities.by_code(code) if code else None
    if not name or known is None:
        return f"{name!r} has no code of the authority table ({code!r})"
    if (known.name, known.code) != (name, code):
        return f"{code} is {known.name} ({known.code}), not {name}"
    if pd.notna(ended) and not known.existed(ended.date()):
        return f"{name} ({code}) did not run services on {ended.date()}"
    return ""


def no_inspection_twice(tables: Tables) -> Iterator[str]:
    """No inspection stands in two documents, and no judgement twice in one part of a document."""
    known = tables.documents[tables.documents["inspection_end"].notna()]
    inspections = known.drop_duplicates(["document", *_INSPECTION])
    for _, same in inspections[inspections.duplicated(_INSPECTION, keep=False)].groupby(_INSPECTION, observed=True):
        row = same.iloc[0]
        which = f"{row['authority']}, {row['framework']} {row['kind']} that ended {row['inspection_end'].date()}"
        yield f"documents, {which}: stands in {' and '.join(sorted(same['document']))}"
    stated = tables.grades[tables.grades["source"].eq("stated")]
    for _, row in stated[stated.duplicated(["document", "part", "area"])].iterrows():
        yield f"grades, {wording.told(row)}: {row['area']} is judged twice"


def grades_have_pages(tables: Tables) -> Iterator[str]:
    """Every judgement has a page, and its document has that page."""
    pages = tables.documents.groupby("document")["pages"].max()
    last = tables.grades["document"].map(pages).astype("Int64")
    page = tables.grades["page"]
    for _, row in tables.grades[~(page.ge(1) & page.le(last)).fillna(False).astype(bool)].iterrows():
        yield f"grades, {wording.told(row)}: {row['area']} has no page of its document"


def every_file_told(found: Tables, reports: Path) -> Iterator[str]:
    """Every file has its row, and what is a report was read to its end."""
    documents = found.documents
    told = set(documents["document"])
    for file in sources([reports]):
        if digest_of(file.path) not in told:
            yield f"documents: nothing is said of {file.name}"
    for row in _rows(documents[documents["status"].isin(["unreadable", "partly read"])]):
        yield f"documents, {wording.told(row)}: {row['path']} is {row['status']}: {row['reason']}"


def every_authority_held(tables: Tables, reports: Path) -> Iterator[str]:
    """Every authority that the reports' folders name has an inspection.

    A folder's name begins with Ofsted's number of the authority, as in ``80426_barnsley``.
    """
    numbers = {authority.urn: authority for authority in authorities.every() if authority.urn}
    held = set(tables.documents.loc[tables.documents["inspection_end"].notna(), "authority_code"])
    for folder in sorted(folder for folder in reports.iterdir() if folder.is_dir()):
        number = folder.name.partition("_")[0]
        if number.isdigit() and (number not in numbers or numbers[number].code not in held):
            yield f"documents: no inspection of {folder.name}"


def labels_held(tables: Tables, labels: Path, reports: Path) -> Iterator[str]:
    """Every inspection that a reader labelled is there, with its framework, last day and judged areas."""
    here = {digest_of(file.path) for file in sources([reports])}
    with (labels / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["sha12"] in here]
    stated = tables.grades[tables.grades["source"].eq("stated")]
    judged = set(zip(stated["document"], _days(stated), stated["area"], strict=True))
    known = tables.documents
    inspected = set(zip(known["document"], known["framework"].astype(str), _days(known), strict=True))
    for row in rows:
        which = f"{row['framework']} inspection that ended {row['inspection_end']}"
        if (row["sha12"], row["framework"], row["inspection_end"]) not in inspected:
            yield f"documents, {row['sha12']}: no {which}"
        # a pack's parts have frameworks of their own
        elif (row["sha12"], row["inspection_end"], row["area"]) not in judged:
            yield f"grades, {row['sha12']}: {which} lacks {row['area']}"


def _days(data: pd.DataFrame) -> pd.Series[str]:
    days: pd.Series[str] = data["inspection_end"].dt.strftime("%Y-%m-%d").fillna("")
    return days


def counts(tables: Tables) -> pd.DataFrame:
    """Count what there is by framework: inspections, authorities, judgements, figures."""
    dated = tables.documents[tables.documents["inspection_end"].notna()]
    by = dated.drop_duplicates(["document", *_INSPECTION]).groupby("framework", observed=True)
    found = pd.DataFrame({"inspections": by.size(), "authorities": by["authority_code"].nunique()})
    for name in ("grades", "facts"):
        size = getattr(tables, name).groupby("framework", observed=True).size()
        found[name] = size.reindex(found.index, fill_value=0)
    found.index = found.index.astype(str)
    whole = found.sum()
    whole["authorities"] = dated["authority_code"].nunique()
    return pd.concat([found, whole.to_frame("all").T]).astype(int)


def _rows(data: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in data.to_dict("records")]
