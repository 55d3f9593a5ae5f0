"""What running headers and footers tell of a report whose cover cannot be read, such as a picture of a page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from analysis.extraction import dates, recognise
from analysis.extraction.recognise import TitleRule
from analysis.reading.document import Document

_PAGES: Final = 8
#: How many lines at each end of a page are looked at, and on how many pages the same words have to stand.
_DEPTH: Final = 3
_TWICE: Final = 2
_TITLE: Final = re.compile(r"(?:re-?\s?)?inspection of|focus+ed visit|monitoring visit")
_PAGE_NUMBER: Final = re.compile(r"\s+(?:page )?\d{1,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Running:
    """A title that runs along the pages: its words, its rule, and the name and the dates beside it."""

    title: str
    rule: TitleRule
    name: str
    window: dates.Period | None


def running(document: Document) -> Running | None:
    """Find the title and the dates that run along a report's first pages."""
    titles: Counter[str] = Counter()
    windows: Counter[tuple[str, str]] = Counter()
    periods: dict[tuple[str, str], dates.Period] = {}
    for page in document.pages[:_PAGES]:
        for line in {line.text: line for line in (*page.lines[:_DEPTH], *page.lines[-_DEPTH:])}.values():
            text = _PAGE_NUMBER.sub("", line.text)
            if _TITLE.search(recognise.even(text)):
                titles[text] += 1
            elif text[:1].isdigit() and len(text) < 60:
                found = dates.window(text)
                if found and found.start < found.end and (found.at, found.until) == (0, len(text)):
                    key = (found.start.isoformat(), found.end.isoformat())
                    windows[key] += 1
                    periods[key] = found
    for text, count in titles.most_common():
        begin = _TITLE.search(recognise.even(text))
        title = recognise.title_of([recognise.even(text)[begin.start() :]], 0) if begin else None
        if count >= _TWICE and begin and title:
            rule, match = title
            name = match.groupdict().get("name") or text[: begin.start()].strip()
            window = next((periods[key] for key, times in windows.most_common(1) if times >= _TWICE), None)
            return Running(text[begin.start() :], rule, name, window)
    return None
