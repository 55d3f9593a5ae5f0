"""What is wrong with a published file, said so that a person finds the place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that could not be taken as it stands; what it left out or assumed is in ``reason``.

    The same trouble in many rows is told once, at its first row, with the number of rows.
    """

    file: str
    #: Line of the file, from 1 (of a Parquet file, which has no lines, the row). None for the file as a whole.
    line: int | None
    column: str
    value: str
    reason: str
    rows: int = 1

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"{'row' if self.file.endswith('.parquet') else 'line'} {self.line}")
        if self.column:
            place.append(f"column {self.column!r}")
        what = f"{self.value!r} {self.reason}" if self.value else self.reason
        more = f" ({self.rows} rows)" if self.rows > 1 else ""
        return f"{', '.join(place)}: {what}{more}"
