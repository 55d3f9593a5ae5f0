"""The national tables: built from real reports, checked, and put in place all at once or not at all."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pandera.pandas as pa

from analysis import commit, tables
from analysis.build import build
from analysis.tables import TABLES, Tables
from analysis.tables.neutral import harmless
from scripts.release import card, checks, conventions, package, readme, wording
from scripts.release.checks import RefusedError

#: Columns that tell the rows of a table apart, for those where a few do.
_KEYS: Final[dict[str, dict[str, Any]]] = {
    "documents": {"primaryKey": ["document", "part"]},
    "recommendations": {"primaryKey": ["document", "part", "body", "order"]},
}
_JOINED: Final = {
    "foreignKeys": [
        {
            "fields": ["document", "part"],
            "reference": {"resource": "documents", "fields": ["document", "part"]},
        }
    ]
}


@dataclass(frozen=True, slots=True)
class Released:
    """What a release wrote, and what it holds."""

    files: list[Path]
    counts: pd.DataFrame
    card: pd.DataFrame | None
    misses: pd.DataFrame | None


def release(reports: Path, out: Path, *, version: str, labels: Path | None = None) -> Released:
    """Build, check and write the national tables; with labels, measure how accurate they are too.

    Parameters
    ----------
    reports : Path
        The folder of the reports.
    out : Path
        The folder of the national tables.
    version : str
        The suite's version, for the description.
    labels : Path, optional
        The folder that holds ``score.py``, ``gold`` and ``seeds``.

    Raises
    ------
    RefusedError
        When a check fails; nothing was written then.
    """
    with tempfile.TemporaryDirectory() as name:
        built = Path(name) / "built"
        found = build(reports, built).tables
        shipped = without_words(found)
        problems = [*checks.every_file_told(found, reports), *checks.every_authority_held(shipped, reports)]
        problems += checks.all_problems(shipped)
        figures: dict[str, pd.DataFrame] = {}
        if labels is not None:
            problems += checks.labels_held(shipped, labels / "gold", reports)
        if problems:
            raise RefusedError(problems)
        if labels is not None:
            # the labels speak of a few documents more; what was read a moment ago is kept
            build([reports, *(folder for folder in [labels / "seeds"] if folder.is_dir())], built)
            figures["accuracy"], figures["misses"] = card.measured(built, labels)
        made = Path(name) / "made"
        written = _write(shipped, figures, made, version, left_out=len(found.documents) - len(shipped.documents))
        _read_back(shipped, made)
        _put(made, out)
    files = [out / file.name for file in written]
    return Released(files, checks.counts(shipped), figures.get("accuracy"), figures.get("misses"))


def without_words(found: Tables) -> Tables:
    """Return the tables as they ship: no quotes, no action plans, and only documents that are reports, each once."""
    reports = found.documents[found.documents["status"].isin(["read", "partly read"])]
    # a file that stands there twice has its rows once, and a line in the documents for each copy
    reports = reports.drop_duplicates(["document", "part"])
    blank = {
        name: getattr(found, name).assign(**{column: _blank(getattr(found, name)) for column in columns})
        for name, columns in wording.WITHHELD.items()
    }
    # an action plan's rows are nothing but words
    return replace(found, **blank, documents=reports.reset_index(drop=True), actions=tables.empty("actions"))


def _blank(data: pd.DataFrame) -> pd.Series[Any]:
    return pd.Series("", index=data.index, dtype="string")


def _write(
    shipped: Tables, figures: dict[str, pd.DataFrame], folder: Path, version: str, *, left_out: int
) -> list[Path]:
    """Write every file of the release into a folder of its own."""
    folder.mkdir()
    described: list[dict[str, Any]] = []
    for table in fields(shipped):
        data = tables.check(table.name, getattr(shipped, table.name))
        # a table without a row would be a file of headings
        if len(data):
            data.to_parquet(folder / f"{table.name}.parquet", index=False)
            described.append(_data_file(table.name, data, shipped.documents, folder))
    for name, data in figures.items():
        schema = card.ACCURACY if name == "accuracy" else card.MISSES
        file = _csv(data, folder / f"{name}.csv")
        described.append(package.resource(file, str(schema.description), schema.columns, {}))
    span = _span(shipped.documents)
    _text(folder / "datapackage.json", package.descriptor(described, version, span))
    _text(folder / "README.md", readme.text(described, checks.counts(shipped), version, span, left_out))
    return sorted(folder.iterdir())


def _data_file(name: str, data: pd.DataFrame, documents: pd.DataFrame, folder: Path) -> dict[str, Any]:
    """Write a table as the department would, with the file that tells its columns, and describe it."""
    shown = conventions.as_department(name, data, documents)
    columns = [str(column) for column in shown.columns]
    file = _csv(shown, folder / f"{name}.csv")
    _csv(conventions.meta(name, columns), folder / f"{name}.meta.csv")
    stated: dict[str, pa.Column] = conventions.statement(name, columns)
    keys = _KEYS.get(name, {}) | ({} if name == "documents" else _JOINED)
    return package.resource(file, str(TABLES[name].description), stated, keys)


def _csv(data: pd.DataFrame, file: Path) -> Path:
    """Write a frame as CSV: dates as ISO, figures without binary dust or idle decimals, no text that is a formula."""
    plain = data.assign(
        **{
            str(name): column.map(lambda value: format(float(value), ".10g"), na_action="ignore").astype("string")
            for name, column in data.items()
            if pd.api.types.is_float_dtype(column.dtype)
        }
    )
    texts = harmless(plain[[name for name in plain if name not in data.select_dtypes("Float64").columns]])
    shown = plain.assign(**{str(name): texts[name] for name in texts})
    shown.to_csv(file, index=False, date_format="%Y-%m-%d", lineterminator="\n", encoding="utf-8")
    return file


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _span(documents: pd.DataFrame) -> str:
    first, last = documents["inspection_end"].min(), documents["inspection_end"].max()
    return f"from {first:%B %Y} to {last:%B %Y}"


def _read_back(shipped: Tables, folder: Path) -> None:
    """Hold what was written to what was meant: it must come back as it is from Parquet, and from CSV alone."""
    alone = folder.parent / "csv"
    alone.mkdir()
    for file in folder.glob("*.csv"):
        shutil.copyfile(file, alone / file.name)
    for place in (folder, alone):
        again = tables.load(place)
        for name in TABLES:
            if not getattr(again, name).equals(getattr(shipped, name)):
                raise RefusedError([f"{name}: does not come back from disk as it went"])


def _put(made: Path, out: Path) -> None:
    """Put the files in place all at once; a table's that a former release left, and this one has not, goes."""
    out.mkdir(parents=True, exist_ok=True)
    with commit.together(out) as new:
        for file in made.iterdir():
            shutil.copyfile(file, new / file.name)
    for name in TABLES:
        for ending in (".csv", ".meta.csv", ".parquet"):
            if not (made / f"{name}{ending}").exists():
                (out / f"{name}{ending}").unlink(missing_ok=True)
