"""The Frictionless description of the national tables, and their README: both from the statements and the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pandera.pandas as pa

LICENCE: Final = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
SOURCE: Final = {
    "title": "Ofsted, inspection reports of local authority children's services (Crown copyright)",
    "path": "https://reports.ofsted.gov.uk/",
}
_TYPES: Final = {"Int64": "integer", "Float64": "number", "datetime64[ns]": "date", "bool": "boolean"}


def resource(file: Path, description: str, columns: Mapping[str, pa.Column], keys: Mapping[str, Any]) -> dict[str, Any]:
    """Describe one CSV file: what it is, its bytes, and each of its fields as stated."""
    data = file.read_bytes()
    return {
        "name": file.stem,
        "path": file.name,
        "type": "table",
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "fields": [field(name, column) for name, column in columns.items()],
            "missingValues": [""],
            **keys,
        },
    }


def field(name: str, column: pa.Column) -> dict[str, Any]:
    """Describe one column by its statement: its type, its words, whether a value must be there."""
    dtype = column.dtype.type
    described: dict[str, Any] = {"name": name, "type": _TYPES.get(str(column.dtype), "string")}
    described["description"] = str(column.description).partition(" One of:")[0]
    constraints: dict[str, Any] = {}
    if hasattr(dtype, "categories"):
        constraints["enum"] = list(dtype.categories)
        if dtype.ordered:
            described |= {"categories": list(dtype.categories), "categoriesOrdered": True}
    # an absent text is an empty cell
    if not column.nullable and not str(column.dtype).startswith("string"):
        constraints["required"] = True
    return described | ({"constraints": constraints} if constraints else {})


def descriptor(resources: list[dict[str, Any]], version: str, span: str) -> str:
    """Return ``datapackage.json`` for the files described."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "paths-to-good-national",
        "title": "Judgements and figures of children's services inspection reports, England",
        "description": f"Read from published reports of inspections that ended {span}; no sentence of a report.",
        "version": version,
        "licenses": [LICENCE],
        "sources": [SOURCE],
        "resources": resources,
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"
