"""Published yearly tables of the Department for Education -> rows of ``facts`` with ``source`` 'official'."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from analysis.official.loading import Collected, collect, load_official
    from analysis.official.problems import Problem

__all__ = ["Collected", "Problem", "collect", "load_official"]

#: Imported when first asked for, because the process that reads the files must not pay for pandas.
_HOMES: Final = dict.fromkeys(("Collected", "Problem", "collect", "load_official"), "analysis.official.loading")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
