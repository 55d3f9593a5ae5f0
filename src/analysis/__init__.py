"""Paths to Good: children's social care inspections in England as tidy, traceable tables and charts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from analysis.receipts import evidence
    from analysis.report import Report, read_report
    from analysis.tables import load

__all__ = ["Report", "evidence", "load", "read_report"]

#: Where the names live that are called most. They are imported when first asked for, because a worker process that
#: reads reports must not pay for pandas.
_HOMES: Final = {
    "Report": "analysis.report",
    "evidence": "analysis.receipts",
    "load": "analysis.tables",
    "read_report": "analysis.report",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
