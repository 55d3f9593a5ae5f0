"""The authorities that run children's services in England, and those they replaced.

The table is ``authorities.csv``, in this folder. A name as a report prints it becomes an authority with
:func:`find`, which answers ``None`` where the words do not settle which one is meant.
"""

from __future__ import annotations

from analysis.authorities.naming import find, plain
from analysis.authorities.table import Authority, by_code, by_dfe_code, current, every, frame

__all__ = ["Authority", "by_code", "by_dfe_code", "current", "every", "find", "frame", "plain"]
