"""What changed between two builds: reports, and every grade and figure that differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis.tables.disk import Tables, load

Row = dict[str, str]

#: Why a row differs, most telling first.
REASONS: Final = ("new report", "withdrawn report", "replaced report", "read differently", "official figures")

_COLUMNS: Final = (
    *("change", "table", "why", "authority", "authority_code", "framework", "inspection_end", "subject"),
    *("old", "new", "old_document", "new_document", "part", "page"),
)
#: What is said of a document that is the same file in both builds, when it is read in another way.
_HEADER: Final = ("status", "authority", "framework", "kind", "inspection_start", "inspection_end", "published")


@dataclass(frozen=True, slots=True)
class _Compared:
    """A table: what tells its rows apart, more and less closely, and the words that may differ."""

    name: str
    #: Columns that say what a row is about; rows that agree in them are the same judgement or figure.
    closely: tuple[str, ...]
    #: Fewer of them, where one row on each side is left: a figure whose date was corrected is the same figure.
    loosely: tuple[str, ...]
    subject: str


_GRADES: Final = _Compared(
    "grades", ("area", "source", "cited_inspection"), ("area", "source", "cited_inspection"), "area"
)
_FIGURE: Final = ("source", "metric", "role", "population")
_FACTS: Final = _Compared("facts", (*_FIGURE, "as_of", "period_start", "period_end"), _FIGURE, "metric")
_OFFICIAL: Final = _Compared("facts", _FACTS.closely, _FACTS.closely, "metric")


def changes(old: Tables | str | Path, new: Tables | str | Path) -> pd.DataFrame:
    """Return what differs between two builds, one row each.

    Parameters
    ----------
    old, new : Tables or path
        Two builds, or their folders.

    Returns
    -------
    DataFrame
        - ``change``: of a report 'new', 'withdrawn', 'replaced' (the same authority, framework, kind and last day, or
          the same path, but another file); of a row 'added', 'removed', 'changed'
        - ``table``: documents, grades, facts
        - ``why``: 'new report', 'withdrawn report', 'replaced report', 'read differently' (the same file, other words
          or dates made of it), 'official figures'
        - ``authority``, ``authority_code``, ``framework``, ``inspection_end``
        - ``subject``: the kind of report, the header's column, the judgement area or the metric
        - ``old``, ``new``: a path, a grade, or a figure with its unit and date; empty where there is none
        - ``old_document``, ``new_document``, ``part``, ``page``

    Examples
    --------
    >>> found = changes("last-month", "data/processed")  # doctest: +SKIP
    >>> found.query("table == 'grades' and why != 'new report'")  # doctest: +SKIP
    """
    before = old if isinstance(old, Tables) else load(old)
    after = new if isinstance(new, Tables) else load(new)
    files = _Files(before.documents, after.documents)
    rows = [*files.rows(), *_headers(before.documents, after.documents)]
    rows += _rows(_GRADES, before.grades, after.grades, files)
    for compared, official in ((_FACTS, False), (_OFFICIAL, True)):
        one, other = (facts[facts["source"].eq("official").eq(official)] for facts in (before.facts, after.facts))
        rows += _rows(compared, one, other, files)
    return _framed(rows)


def _framed(rows: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), dtype="string").fillna("")
    order = {"documents": 0, "grades": 1, "facts": 2}
    frame = frame.assign(at=frame["table"].map(order)).sort_values(
        ["at", "authority", "inspection_end", "subject", "old", "new"], kind="stable", ignore_index=True
    )
    dates, part, page = (frame[name].mask(frame[name].eq("")) for name in ("inspection_end", "part", "page"))
    return frame.assign(
        inspection_end=pd.to_datetime(dates, format="ISO8601").astype("datetime64[ns]"),
        part=pd.to_numeric(part).astype("Int64"),
        page=pd.to_numeric(page).astype("Int64"),
    )[list(_COLUMNS)]


class _Files:
    """Which files are in one build, in the other, or in both, and which took another's place."""

    def __init__(self, old: pd.DataFrame, new: pd.DataFrame) -> None:
        self._old, self._new = _by_file(old), _by_file(new)
        gone = [name for name in self._old if name not in self._new]
        come = [name for name in self._new if name not in self._old]
        #: Old file -> the one that took its place.
        self.replaced: dict[str, str] = {}
        for sign in (_inspections, _path):
            waiting: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
            taken = set(self.replaced.values())
            for name in come:
                if name not in taken:
                    waiting[sign(self._new[name])].append(name)
            for name in gone:
                key = sign(self._old[name])
                if key and name not in self.replaced and waiting.get(key):
                    self.replaced[name] = waiting[key].pop(0)
        self.withdrawn = {name for name in gone if name not in self.replaced}
        self._replacing = set(self.replaced.values())
        self.added = set(come) - self._replacing

    def rows(self) -> Iterator[Row]:
        """Yield a row for each report that came, went or was replaced."""
        for name in self.added:
            yield _report("new", "new report", None, self._new[name])
        for name in self.withdrawn:
            yield _report("withdrawn", "withdrawn report", self._old[name], None)
        for name, other in self.replaced.items():
            yield _report("replaced", "replaced report", self._old[name], self._new[other])

    def why(self, row: Row) -> str:
        """Say why a row of a table differs."""
        if row.get("source") == "official":
            return "official figures"
        document = row["document"]
        if document in self.added:
            return "new report"
        if document in self.withdrawn:
            return "withdrawn report"
        return "replaced report" if document in self.replaced or document in self._replacing else REASONS[3]


def _by_file(documents: pd.DataFrame) -> dict[str, list[Row]]:
    """Return each file's rows, its parts; one that could not be opened has no name and is told by its path."""
    files: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _texts(documents):
        same = "the same file as" in row["reason"]
        if not same or row["document"] not in files:
            files[row["document"] or row["path"]].append(row)
    return dict(files)


def _inspections(parts: list[Row]) -> tuple[str, ...]:
    told = [
        "|".join((row["authority_code"] or row["authority"], row["framework"], row["kind"], row["inspection_end"]))
        for row in parts
        if row["authority"] and row["framework"] and row["inspection_end"]
    ]
    return tuple(sorted(told))


def _path(parts: list[Row]) -> tuple[str, ...]:
    return (parts[0]["path"],)


def _report(change: str, why: str, old: list[Row] | None, new: list[Row] | None) -> Row:
    parts = new or old or []
    # a pack's own row says nothing of an inspection; its first part that does speaks for it
    shown = next((row for row in parts if row["authority"] and row["inspection_end"]), parts[0])
    return {
        **_whose(shown),
        "change": change,
        "table": "documents",
        "why": why,
        "subject": shown["kind"],
        "old": old[0]["path"] if old else "",
        "new": new[0]["path"] if new else "",
        "old_document": old[0]["document"] if old else "",
        "new_document": new[0]["document"] if new else "",
    }


def _whose(row: Row) -> Row:
    return {name: row[name] for name in ("authority", "authority_code", "framework", "inspection_end")}


def _headers(old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Row]:
    """Yield what is read differently of the same file."""
    before = {(row["document"], row["part"], row["path"]): row for row in _texts(old)}
    for row in _texts(new):
        last = before.get((row["document"], row["part"], row["path"]))
        if last is None or not row["document"]:
            continue
        for column in _HEADER:
            if last[column] != row[column]:
                documents = {"old_document": row["document"], "new_document": row["document"], "part": row["part"]}
                said = {"change": "changed", "table": "documents", "why": REASONS[3], "subject": column}
                yield {**_whose(row), **said, **documents, "old": last[column], "new": row[column]}


def _rows(compared: _Compared, old: pd.DataFrame, new: pd.DataFrame, files: _Files) -> Iterator[Row]:
    """Yield the rows of one table that differ."""
    before = _told(compared, old, files.replaced)
    after = _told(compared, new, {})
    gone = [row for key, row in before.items() if key not in after]
    come = [row for key, row in after.items() if key not in before]
    for columns, alone in ((compared.closely, False), (compared.loosely, True)):
        pairs, gone, come = _paired(gone, come, columns, alone)
        for one, other in pairs:
            yield _difference(compared, "changed", one, other, files)
    for row in gone:
        yield _difference(compared, "removed", row, None, files)
    for row in come:
        yield _difference(compared, "added", None, row, files)


def _told(compared: _Compared, data: pd.DataFrame, replaced: Mapping[str, str]) -> dict[tuple[str, ...], Row]:
    """Return a table's rows by all that is compared of them; what a document says twice is one row."""
    rows: dict[tuple[str, ...], Row] = {}
    for row in _texts(data):
        # a file that took another's place is compared with it; official figures are, whatever file they come in
        row["home"] = "" if row["source"] == "official" else replaced.get(row["document"], row["document"])
        row["part"] = "" if row["source"] == "official" else row["part"]
        row["told"] = row["grade"] if compared.name == "grades" else _figure(row)
        rows.setdefault((*_identity(row, compared.closely), row["told"]), row)
    return rows


def _identity(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    whose = row["authority_code"] if row["source"] == "official" else ""
    return (row["home"], row["part"], whose, *(row[column] for column in columns))


def _paired(
    gone: list[Row], come: list[Row], columns: tuple[str, ...], alone: bool
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pair the rows that speak of the same thing; return the pairs and what is left over."""
    left: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    right: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for rows, side in ((gone, left), (come, right)):
        for row in rows:
            side[_identity(row, columns)].append(row)
    pairs: list[tuple[Row, Row]] = []
    for key in left.keys() & right.keys():
        if not alone or len(left[key]) == len(right[key]) == 1:
            count = min(len(left[key]), len(right[key]))
            pairs += zip(left[key][:count], right[key][:count], strict=True)
            del left[key][:count], right[key][:count]
    return pairs, [row for rows in left.values() for row in rows], [row for rows in right.values() for row in rows]


def _difference(compared: _Compared, change: str, old: Row | None, new: Row | None, files: _Files) -> Row:
    shown = new or old
    assert shown is not None
    return {
        **_whose(shown),
        "change": change,
        "table": compared.name,
        "why": files.why(shown),
        "subject": shown[compared.subject],
        "old": old["told"] if old else "",
        "new": new["told"] if new else "",
        "old_document": old["document"] if old else "",
        "new_document": new["document"] if new else "",
        "part": shown["part"],
        "page": shown["page"],
    }


def _figure(row: Row) -> str:
    """Say a figure with its unit and its date."""
    exactly = "" if row["qualifier"] == "exact" else f"{row['qualifier']} "
    value = f"{exactly}{row['value']} {row['unit']}".rstrip() if row["value"] else "blank"
    span = " to ".join(day for day in (row["period_start"], row["period_end"]) if day)
    dates = ", ".join(part for part in (row["as_of"], span) if part)
    return f"{value} ({dates})" if dates else value


def _texts(data: pd.DataFrame) -> list[Row]:
    """Return a frame's rows with every value as text, '' where it is missing."""
    columns = {}
    for name, column in data.items():
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            values: Any = column.dt.strftime("%Y-%m-%d")
        elif pd.api.types.is_float_dtype(column.dtype):
            values = column.map(lambda value: format(float(value), ".15g"), na_action="ignore")
        else:
            values = column
        columns[str(name)] = ["" if missing else str(v) for v, missing in zip(values, column.isna(), strict=True)]
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
