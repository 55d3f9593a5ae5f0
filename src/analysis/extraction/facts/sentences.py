"""How a text is built: its sentences, and the clause around a figure."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.?!](?:[’”\"')\]]*\s+(?=[A-Z0-9‘“\"'(\[])|(?<=[a-z)%]\.)(?=[A-Z][a-z]+ ))")
_SHORT: Final = re.compile(r"\b(?:e\.g|i\.e|etc|approx|St|Dr|Mr|Mrs|Ms|vs|[Nn]o|cf|[Pp]ara)\.$|\b[A-Z]\.$")
_LONGEST_SHORT: Final = len("approx.")
#: A note behind the full stop that says where the sentence's figures come from.
_SOURCE: Final = re.compile(
    r"\((?=[^()%]{0,40}(?:data|[Ss]ource|figures|estimates|[Cc]ensus|[Aa]s at)\b)[^()%]{0,100}\)\.?$"
)
#: A straight mark that opens a quotation; every other one is an apostrophe, or closes one.
_OPENING: Final = re.compile(r"(?<![\w.,;:?!)’])'(?=\w)")
_CLAUSE: Final = re.compile(
    r"[;:]|\s[–—]\s|,? \b(?:but|while|whilst|whereas|although|though|however)\b|, (?:and|which|with|compared"
    r"|of whom|of which)\b|\.\s"
)


def curled(text: str) -> str:
    """Put printers’ quotation marks for typewriters’, of one letter each, so that rules need to know one of them."""
    return _OPENING.sub("‘", text).replace("'", "’") if "'" in text else text


def split(text: str) -> list[tuple[int, int]]:
    """Cut a paragraph into sentences, as (start, end)."""
    found = []
    start = 0
    for match in _END.finditer(text):
        stop = match.start() + 1
        if _SHORT.search(text, max(start, stop - _LONGEST_SHORT), stop) or _SOURCE.match(text, match.end()):
            continue
        end = match.start() + len(match.group().rstrip())
        found.append((start, end))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Tell where the statement around ``text[start:end]`` begins and ends."""
    first = 0
    for match in _CLAUSE.finditer(text, 0, start):
        first = match.end()
    after = _CLAUSE.search(text, end)
    return first, after.start() if after else len(text)
