"""Words -> boxes: where on its page a run of text stands that reading has cleaned and joined.

Reading drops footnote marks, joins what line ends and page ends part, and leaves furniture out; so words are matched
by their letters and digits alone, each of which remembers where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analysis.reading import clean
from analysis.reading.pdf import raised_digits

#: A piece of a text that was parted (by a page's furniture, say) must be this long to be looked for on its own.
_PIECE: Final = 8
#: Share of a text's letters and digits that must be found.
_SURE: Final = 0.97
_ENOUGH: Final = 0.8
#: Characters between two found ones that belong to the run too: spaces, marks, a footnote's digits.
_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A part of one line on a page, in points from the page's left and bottom edges."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Char:
    page: int
    index: int


@dataclass(slots=True)
class Found:
    """A text that was found in a document: every character of it that has a place knows its place."""

    text: str
    _chars: list[_Char | None]
    _shapes: dict[_Char, tuple[float, float, float, float]]

    def boxes(self, start: int = 0, end: int | None = None) -> list[Box]:
        """Return the boxes, line by line, of the text or of a part of it."""
        chars = [char for char in self._chars[start:end] if char is not None]
        return list(_lines(_filled(chars, self._shapes), self._shapes))


def boxes(path: str | Path, page: int, text: str) -> list[Box]:
    """Find where a text stands on a page; it may begin on the page before or run over to the next.

    Parameters
    ----------
    path : str or Path
        A PDF.
    page : int
        Page number, from 1.
    text : str

    Returns
    -------
    list of Box
        One for each line; empty when the text is not there.
    """
    found = find(path, page, text)
    return [] if found is None else found.boxes()


def find(source: str | Path | bytes, page: int, text: str) -> Found | None:
    """Find a text on a page or over its edges; ``None`` when it is not there."""
    target, offsets = _squash(text)
    if not target:
        return None
    pdf = pdfium.PdfDocument(source)
    try:
        streams = {number: _Stream(pdf, number) for number in (page - 1, page, page + 1) if 1 <= number <= len(pdf)}
        best: list[_Char | None] = []
        share = 0.0
        for numbers in ((page,), (page, page + 1), (page - 1, page), (page - 1, page, page + 1)):
            places = _align(target, [streams[number] for number in numbers if number in streams])
            placed = sum(place is not None for place in places) / len(target)
            if placed > share:
                best, share = places, placed
            if share >= _SURE:
                break
        if share < _ENOUGH:
            return None
        chars: list[_Char | None] = [None] * len(text)
        for offset, place in zip(offsets, best, strict=True):
            chars[offset] = chars[offset] or place
        _place_marks(text, chars, streams)
        shapes = {char: shape for stream in streams.values() for char, shape in stream.shapes(chars)}
        return Found(text, chars, shapes)
    finally:
        pdf.close()


def _squash(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in lower case, and where each of them stands."""
    letters, offsets = [], []
    for offset, character in enumerate(text):
        for letter in clean.characters(character).lower():
            if letter.isalnum():
                letters.append(letter)
                offsets.append(offset)
    return "".join(letters), offsets


def _place_marks(text: str, chars: list[_Char | None], streams: dict[int, _Stream]) -> None:
    """Place the marks ('%', a full stop) that follow a placed letter on the page as they do in the text."""
    for offset in range(1, len(text)):
        before = chars[offset - 1]
        if chars[offset] is None and before is not None and not text[offset].isspace():
            raw = streams[before.page].raw
            if raw[before.index + 1 : before.index + 2] == text[offset]:
                chars[offset] = _Char(before.page, before.index + 1)


class _Stream:
    """A page's letters and digits, without footnote marks."""

    def __init__(self, pdf: pdfium.PdfDocument, number: int) -> None:
        self.number = number
        self._page = pdf[number - 1]
        self._text = self._page.get_textpage()
        self.raw = raw = self._text.get_text_range()
        kept, indices = [], []
        at = 0
        for start, end in [*raised_digits(self._text.raw, raw), (len(raw), len(raw))]:
            letters, offsets = _squash(raw[at:start])
            kept.append(letters)
            indices += [at + offset for offset in offsets]
            at = end
        self.letters = "".join(kept)
        self.indices = indices

    def shapes(self, chars: Iterable[_Char | None]) -> Iterator[tuple[_Char, tuple[float, float, float, float]]]:
        """The outline (left, bottom, right, top) of the given characters that are this page's, and of those between."""
        mine = sorted({char.index for char in chars if char is not None and char.page == self.number})
        for index, following in zip(mine, [*mine[1:], mine[-1] + 1] if mine else [], strict=True):
            for at in range(index, following if following - index <= _GAP + 1 else index + 1):
                inner = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self._text.raw, at)
                left, bottom, right, top = self._text.get_charbox(max(0, inner), loose=True)
                if right > left and top > bottom:
                    yield _Char(self.number, at), (left, bottom, right, top)


def _align(target: str, streams: list[_Stream]) -> list[_Char | None]:
    """Place every letter of the target, piece after piece, where it cannot be placed in one."""
    letters = "".join(stream.letters for stream in streams)
    places = [_Char(stream.number, index) for stream in streams for index in stream.indices]
    found: list[_Char | None] = [None] * len(target)
    at = done = 0
    while at < len(target):
        length, start = _longest(target[at:], letters, done)
        if at + length < len(target):
            length -= _over_the_edge(places[start : start + length])
        if length >= min(_PIECE, len(target) - at):
            found[at : at + length] = places[start : start + length]
            at, done = at + length, start + length
        else:
            at += 1
    return found


def _over_the_edge(run: list[_Char]) -> int:
    """How many letters of a broken run stand on its last page, when they are too few to be more than chance.

    The next page's number can begin as the words do that go on there: '26' where '2014' is looked for.
    """
    over = sum(1 for char in run if char.page == run[-1].page) if run else 0
    return over if over < min(_PIECE, len(run)) else 0


def _longest(target: str, letters: str, start: int) -> tuple[int, int]:
    """The longest beginning of the target that stands in the letters: its length and place."""
    for origin in (start, 0):
        low, high, place = 0, len(target), -1
        if (whole := letters.find(target, origin)) >= 0:
            return len(target), whole
        while high - low > 1:
            middle = (low + high) // 2
            at = letters.find(target[:middle], origin)
            if at >= 0:
                low, place = middle, at
            else:
                high = middle
        if low >= _PIECE:
            return low, place
    return 0, -1


def _filled(chars: list[_Char], shapes: dict[_Char, tuple[float, float, float, float]]) -> Iterator[_Char]:
    """The characters with what stands between two that are close."""
    for char, following in zip(chars, [*chars[1:], None], strict=True):
        yield char
        if following is None or following.page != char.page or not 1 < following.index - char.index <= _GAP + 1:
            continue
        yield from (
            between for at in range(char.index + 1, following.index) if (between := _Char(char.page, at)) in shapes
        )


def _lines(chars: Iterable[_Char], shapes: dict[_Char, tuple[float, float, float, float]]) -> Iterator[Box]:
    """Join characters that stand on one line."""
    line: list[Any] = []
    for char in chars:
        shape = shapes.get(char)
        if shape is None:
            continue
        left, bottom, right, top = shape
        middle = (bottom + top) / 2
        if line and line[0] == char.page and line[2] < middle < line[4] and right >= line[1]:
            line[1:] = [min(line[1], left), min(line[2], bottom), max(line[3], right), max(line[4], top)]
        else:
            if line:
                yield Box(*line)
            line = [char.page, left, bottom, right, top]
    if line:
        yield Box(*line)
