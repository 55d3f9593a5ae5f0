"""The table of authorities: what each is called, its codes, its span and its neighbours."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority, in the span of years in which it answers for its children's services.

    An authority that changed its form or its code but neither its area nor its DfE code (a county that became a
    unitary council) is one authority, and its further GSS codes are ``other_codes``.
    """

    name: str
    #: GSS code, such as E09000005.
    code: str
    #: The education department's three digits.
    dfe_code: str
    #: Ofsted's number; '' where it is not known.
    urn: str
    region: str
    type: str
    #: GSS codes of the ten statistical neighbours, nearest first.
    neighbours: tuple[str, ...]
    #: First and last day; None where there is none (or none that is known).
    start: date | None
    end: date | None
    #: GSS codes of the authorities that it replaced, wholly or in part, and of those that replaced it.
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    #: Other names that print: short forms, inverted forms, the trusts that run the services.
    other_names: tuple[str, ...]
    #: GSS codes of the same authority before or after its code was changed.
    other_codes: tuple[str, ...] = ()
    #: The words of rank that may stand with the name ('county', 'city', 'borough', 'royal', …).
    styles: frozenset[str] = frozenset()

    def existed(self, on: date) -> bool:
        """Tell whether the authority ran services on that day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@cache
def every() -> tuple[Authority, ...]:
    """Return all authorities of the table, former ones included, by name."""
    text = resources.files(__package__).joinpath("authorities.csv").read_text(encoding="utf-8")
    return tuple(_authority(row) for row in csv.DictReader(text.splitlines()))


@cache
def current() -> tuple[Authority, ...]:
    """Return the authorities that run children's services now, by name."""
    return tuple(authority for authority in every() if authority.end is None)


@cache
def _codes() -> dict[str, Authority]:
    codes = {code: authority for authority in every() for code in authority.other_codes}
    return codes | {authority.code: authority for authority in every()}


@cache
def _dfe_codes() -> dict[str, Authority]:
    return {authority.dfe_code: authority for authority in every()}


def by_code(code: str) -> Authority | None:
    """Return the authority with this GSS code, one that it had before or has since included."""
    return _codes().get(code)


def by_dfe_code(code: str | int) -> Authority | None:
    """Return the authority with this three-digit code of the education department."""
    return _dfe_codes().get(str(code))


def frame() -> pd.DataFrame:
    """Return the table as a frame, one authority a row; lists of codes and names stay tuples."""
    import pandas as pd

    rows = [asdict(authority) | {"styles": tuple(sorted(authority.styles))} for authority in every()]
    table = pd.DataFrame(rows)
    text = ["name", "code", "dfe_code", "urn", "region", "type"]
    return table.astype(dict.fromkeys(text, "string")).assign(
        start=pd.to_datetime(table["start"]), end=pd.to_datetime(table["end"])
    )


def _authority(row: dict[str, str]) -> Authority:
    def words(column: str, separator: str | None = None) -> tuple[str, ...]:
        return tuple(part.strip() for part in row[column].split(separator) if part.strip())

    def day(column: str) -> date | None:
        return date.fromisoformat(row[column]) if row[column] else None

    return Authority(
        name=row["name"],
        code=row["code"],
        dfe_code=row["dfe_code"],
        urn=row["urn"],
        region=row["region"],
        type=row["type"],
        neighbours=words("neighbours"),
        start=day("start"),
        end=day("end"),
        predecessors=words("predecessors"),
        successors=words("successors"),
        other_names=words("other_names", ";"),
        other_codes=words("other_codes"),
        styles=frozenset(words("styles")),
    )
