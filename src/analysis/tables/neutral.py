"""Text that a spreadsheet would take for a formula: made harmless in CSV, and put right when it is read again.

Excel and LibreOffice run a cell that begins with ``=``, ``+``, ``-`` or ``@``, quoted or not. Such a text gets an
apostrophe before it in CSV. A text that begins with apostrophes and then such a sign gets one more, so that taking one
away always gives the text back. Numbers are no text, and stay as they are.
"""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

#: The wide forms too, which some spreadsheets read as the narrow ones.
_LIVE: Final = re.compile(r"'*\s*[=+\-@＝＋－＠]")
_HARMLESS: Final = re.compile(r"''*\s*[=+\-@＝＋－＠]")


def harmless(data: pd.DataFrame) -> pd.DataFrame:
    """Return a frame for CSV: no text in it is a formula."""
    return _changed(data, _LIVE, lambda text: f"'{text}")


def as_meant(data: pd.DataFrame) -> pd.DataFrame:
    """Return a frame that was read from CSV with its texts as they were before ``harmless``."""
    return _changed(data, _HARMLESS, lambda text: text[1:])


def _changed(data: pd.DataFrame, sign: re.Pattern[str], change: Any) -> pd.DataFrame:
    texts: dict[str, pd.Series[Any]] = {}
    for name, column in data.items():
        if not (pd.api.types.is_string_dtype(column.dtype) or pd.api.types.is_object_dtype(column.dtype)):
            continue
        live = {text for text in {value for value in column if isinstance(value, str)} if sign.match(text)}
        if live:
            values = [change(value) if isinstance(value, str) and value in live else value for value in column]
            texts[str(name)] = pd.Series(values, index=column.index, dtype=column.dtype)
    return data.assign(**texts) if texts else data
