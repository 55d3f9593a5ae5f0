"""Whom a dossier is about, and the rows of the tables that are theirs."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd

from analysis import authorities
from analysis.authorities import Authority
from analysis.paths import lineage
from analysis.tables import Tables


@dataclass(frozen=True, slots=True)
class Subject:
    """An authority, its own rows, and everybody's."""

    name: str
    #: The GSS code, or the name where there is no code.
    code: str
    known: Authority | None
    own: Tables
    every: Tables


def subject(tables: Tables, authority: str) -> Subject:
    """Find an authority in the tables.

    Raises
    ------
    KeyError
        When nobody is called that, or the tables hold nothing about them.
    """
    named = _named(tables)
    code = lineage.resolve(authority, named)
    known = authorities.by_code(code)
    theirs = set(named.loc[lineage.key(named).eq(code), "authority"])
    if not theirs:
        raise KeyError(f"the tables hold nothing about {known.name if known else authority}")
    name = known.name if known is not None else min(theirs)
    own = {field.name: _own(getattr(tables, field.name), code, theirs) for field in fields(tables)}
    return Subject(name, code, known, Tables(**own), tables)


def everybody(tables: Tables) -> dict[str, str]:
    """Return the names of all authorities in the tables by their codes; England and its regions are none."""
    named = _named(tables)
    keys = lineage.key(named)
    found = {}
    for code, name, inspected in zip(keys, named["authority"], named["inspected"], strict=True):
        known = authorities.by_code(code)
        if known is not None or inspected:
            found[str(code)] = known.name if known is not None else str(name)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _named(tables: Tables) -> pd.DataFrame:
    """Return every name and code that the tables hold, and whether a document is theirs."""
    columns = ["authority", "authority_code"]
    parts = [tables.documents[columns].assign(inspected=True)]
    parts += [frame[columns].assign(inspected=False) for frame in (tables.grades, tables.facts)]
    named = pd.concat(parts).sort_values("inspected", ascending=False, kind="stable").drop_duplicates(columns)
    return named[named["authority"].ne("")].reset_index(drop=True)


def _own(frame: pd.DataFrame, code: str, names: set[str]) -> pd.DataFrame:
    if "authority_code" in frame:
        return frame[lineage.key(frame).eq(code)].reset_index(drop=True)
    return frame[frame["authority"].isin(list(names))].reset_index(drop=True)
