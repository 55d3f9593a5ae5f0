"""Plain text and Markdown (reports that somebody turned into text): one page, blank lines part the paragraphs."""

from __future__ import annotations

import re
from typing import Final

from analysis.reading import clean
from analysis.reading.document import Line, Page, Paragraph

_HTML: Final = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml)", re.IGNORECASE | re.DOTALL)
_KNOWN: Final = {
    b"PK\x03\x04": "a zip or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"{\\rtf": "a rich text file",
    b"\x1f\x8b": "a compressed file",
}
_HEADING: Final = re.compile(r"#{1,6}\s+(.*)")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_ITEM: Final = re.compile(r"(\s*)([-*•]|\d{1,3}[.)])\s+")
_NUMBER: Final = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[A-Z‘“'\"])")

#: Words and marks that a sentence cannot end with.
_DANGLING: Final = re.compile(
    r"(?:[,–-]|\b(?:an?|the|and|or|of|to|for|in|on|at|by|from|with|within|into|about|as|than|that|which|who|whose"
    r"|their|its|his|her|our|this|these|those|is|are|was|were|be|been|being|has|have|had|will|not))$",
    re.IGNORECASE,
)


def refusal(data: bytes, suffix: str) -> tuple[str, str] | None:
    """Say why the bytes are no text to read: (status, reason); ``None`` when they are."""
    named = f" although its name ends in {suffix}" if suffix else ""
    if _HTML.match(data[:2048]):
        return "not a report", f"the file is a web page{named}, such as a site's 'page not found'"
    for magic, kind in _KNOWN.items():
        if data.startswith(magic):
            return "not a report", f"the file is {kind}{named}"
    if suffix.lower() == ".pdf":
        return "unreadable", "the file is not a PDF although its name ends in .pdf, or its beginning is lost"
    if b"\x00" in data[:4096] or _share_of_text(data[:4096]) < 0.9:
        return "not a report", "the file is neither a PDF nor text"
    return None


def _share_of_text(data: bytes) -> float:
    text = data.decode("utf-8", errors="replace")
    return sum(c.isprintable() or c.isspace() for c in text if c != "\ufffd") / max(1, len(text))


def read_plain(data: bytes) -> tuple[list[Page], list[Paragraph]]:
    """Read text as one page of lines and its paragraphs."""
    text = data.decode("utf-8-sig", errors="replace")
    lines: list[Line] = []
    found: list[Paragraph] = []
    state = _PlainJoiner(found)
    for raw in text.splitlines():
        state.line(raw)
        shown = plain_words(raw)
        if shown:
            bullet, rest = clean.take_bullet(shown)
            lines.append(Line(rest, 1, bullet=bullet, cells=_cells(raw)))
    return [Page(1, lines)], found


def _cells(raw: str) -> tuple[str, ...]:
    """Part a table's row at its tabs; nothing for a line without cells."""
    return tuple(clean.spaces(clean.characters(cell)) for cell in raw.split("\t")) if "\t" in raw else ()


def plain_words(raw: str) -> str:
    """A line without Markdown's marks, a table's cells one after the other."""
    raw = raw.replace("\t", "  ")
    heading = _HEADING.match(raw.strip())
    text = heading.group(1) if heading else raw
    text = _BOLD.sub(lambda m: m.group(1) or m.group(2), text)
    return clean.spaces(clean.characters(text.replace("**", "")))


class _PlainJoiner:
    """Keeps what the lines before have opened: the list, its introduction, the section."""

    def __init__(self, found: list[Paragraph]) -> None:
        self._found = found
        self._section = ""
        self._lead: list[tuple[int, Paragraph]] = []
        self._introduction: Paragraph | None = None

    def line(self, raw: str) -> None:
        if not raw.strip():
            return
        item = _ITEM.match(raw)
        text = plain_words(raw[item.end() :] if item else raw)
        if not text:
            return
        if item and not (item.group(2)[0].isdigit() or _NUMBER.match(text)):
            self._bullet(text, len(item.group(1).expandtabs(4)))
        else:
            number = item.group(2)[:-1] if item and item.group(2)[0].isdigit() else ""
            self._plain(raw, text, number)

    def _bullet(self, text: str, indent: int) -> None:
        if text[0].islower() and self._open_sentence() and self._goes_on(self._found[-1].text):
            # a page break inside an item is written as a second item that begins in mid sentence
            self._found[-1].text = clean.join(self._found[-1].text, text)
            return
        while self._lead and self._lead[-1][0] >= indent:
            self._lead.pop()
        above = self._lead[-1][1] if self._lead else self._introduction
        lead = "" if above is None else clean.join(above.lead if above.kind == "bullet" else "", above.text)
        paragraph = Paragraph(text, 1, "bullet", lead=lead, section=self._section)
        self._lead.append((indent, paragraph))
        self._found.append(paragraph)

    @staticmethod
    def _goes_on(before: str) -> bool:
        """Where a list is written in lower case throughout, only words that cannot end an item go on."""
        return not before[0].islower() or bool(_DANGLING.search(before))

    def _open_sentence(self) -> bool:
        return bool(self._found) and self._found[-1].kind != "heading" and self._found[-1].text[-1] not in ".?!:;"

    def _plain(self, raw: str, text: str, number: str) -> None:
        self._lead.clear()
        if not number and (match := _NUMBER.match(text)):
            number, text = match.group(1), text[match.end() :]
        # a tab parts the cells of a table's row: no heading, however short
        bare = not number and "\t" not in raw.strip() and len(text) < 110 and text[-1] not in ".,;:"
        heading = raw.lstrip().startswith("#") or bare
        if not number and not heading and text[0].islower() and self._open_sentence():
            self._found[-1].text = clean.join(self._found[-1].text, text)
            return
        if heading:
            self._section = text
        paragraph = Paragraph(text, 1, "heading" if heading else "paragraph", number=number, section=self._section)
        self._introduction = paragraph if not heading and not text.endswith((".", "!", "?")) else None
        self._found.append(paragraph)
