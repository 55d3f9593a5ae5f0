"""A record: everything that reading and extraction know of one file, as plain rows.

A record is a pure function of the file's bytes (and of this code), which is what lets the build keep it, skip the
file next time, and make it anywhere: here, in a worker process or on a cluster.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

#: The tables that rows of a part go to; documents come first and the rest points to them by ``part``.
ROW_TABLES: Final = ("grades", "facts", "recommendations", "actions", "doubts")

Row = dict[str, Any]


@dataclass(slots=True)
class Record:
    """The rows of one file, by table; every row carries its ``part``."""

    document: str
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Serialise; the same record always gives the same bytes."""
        return json.dumps({"document": self.document, "rows": self.rows}, ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Record:
        """Read back what ``to_json`` wrote."""
        loaded = json.loads(data)
        return cls(loaded["document"], loaded["rows"])


def refused(digest: str, status: str, reason: str) -> Record:
    """Make the record of a file that gave nothing."""
    rows: dict[str, list[Row]] = {table: [] for table in ROW_TABLES}
    return Record(digest, {"documents": [{"part": 0, "status": status, "reason": reason, "pages": None}], **rows})
