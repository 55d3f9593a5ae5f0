"""Plain text as a picture: the paragraph that holds the words, the words marked, the figure boxed."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from analysis.reading.document import Document
from analysis.receipts.picture import FRAME, PAPER, highlight

_INK: Final = (20, 20, 20)
_FAINT: Final = (110, 110, 110)
_WIDTH: Final = 560.0
_SIZE: Final = 11.0
_MARGIN: Final = 18.0
_LEADING: Final = 1.45


def text_picture(
    document: Document, quote: str, figure: tuple[int, int] | None, scale: float
) -> tuple[Image.Image, int, bool]:
    """Draw the paragraph that holds the quote, between its neighbours.

    Returns
    -------
    tuple
        The picture, how many lines of it are marked, and whether the figure is boxed.
    """
    texts = [paragraph.text for paragraph in document.paragraphs]
    whole = _span(" ".join(texts), quote)
    if whole is not None:
        first, last, start = _paragraphs(texts, whole)
        text = " ".join(texts[first : last + 1])
        span = (whole[0] - start, whole[1] - start)
        box = _inside(text, span, quote, figure) if figure else None
        before, after = (texts[first - 1] if first else ""), (texts[last + 1] if last + 1 < len(texts) else "")
        return _draw(before, text, after, span, box, scale)
    raise LookupError


def _paragraphs(texts: list[str], span: tuple[int, int]) -> tuple[int, int, int]:
    """The first and the last of the paragraphs, joined by a space, that a span touches, and where the first begins."""
    first = last = begin = at = 0
    for place, text in enumerate(texts):
        if at <= span[0]:
            first, begin = place, at
        if at < span[1]:
            last = place
        at += len(text) + 1
    return first, last, begin


def _pattern(words: str) -> str:
    """Letters and digits in order, whatever stands between them."""
    return r"[\W_]*".join(map(re.escape, re.findall(r"[^\W_]", words)))


def _span(text: str, quote: str) -> tuple[int, int] | None:
    pattern = _pattern(quote)
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return found.span() if found else None


def _inside(text: str, span: tuple[int, int], quote: str, figure: tuple[int, int]) -> tuple[int, int] | None:
    """Where the figure's words stand in the paragraph: after as many letters as precede them in the quote."""
    before, words = _pattern(quote[: figure[0]]), _pattern(quote[figure[0] : figure[1]])
    found = re.compile(rf"({before})[\W_]*({words}%?)", re.IGNORECASE).match(text, span[0])
    return found.span(2) if found else None


@lru_cache(maxsize=8)
def font(size: float) -> ImageFont.FreeTypeFont:
    """The font that comes with matplotlib: it knows the dashes, bullets and quotes of reports."""
    # found and not imported, which would take longer than the picture and as much memory as a large report
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None
    return ImageFont.truetype(str(Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"), size)


def wrapped(text: str, width: float, letters: ImageFont.FreeTypeFont) -> list[tuple[int, int]]:
    """Fill lines: the start and end of each in the text."""
    lines: list[tuple[int, int]] = []
    start = end = 0
    for word in re.finditer(r"\S+", text):
        if end > start and letters.getlength(text[start : word.end()]) > width:
            lines.append((start, end))
            start = word.start()
        end = word.end()
    return [*lines, (start, end)] if text else []


def _draw(
    before: str, text: str, after: str, span: tuple[int, int], figure: tuple[int, int] | None, scale: float
) -> tuple[Image.Image, int, bool]:
    letters, height, margin = font(_SIZE * scale), _SIZE * _LEADING * scale, _MARGIN * scale
    room = (_WIDTH - 2 * _MARGIN) * scale
    lines = wrapped(text, room, letters)
    above, below = wrapped(before, room, letters)[-2:], wrapped(after, room, letters)[:2]
    count = len(above) + len(lines) + len(below) + 1
    image = Image.new("RGB", (round(_WIDTH * scale), round(2 * margin + height * count)), PAPER)
    draw = ImageDraw.Draw(image)
    marks, frames = [], []
    top = margin
    for source, rows, colour in ((before, above, _FAINT), (text, lines, _INK), (after, below, _FAINT)):
        for start, end in rows:
            draw.text((margin, top), source[start:end], font=letters, fill=colour)
            if source is text and colour == _INK:
                marks += _part(text, (start, end), span, (margin, top), height, letters)
                frames += _part(text, (start, end), figure, (margin, top), height, letters) if figure else []
            top += height
        top += height / 2
    image = highlight(image, marks)
    draw = ImageDraw.Draw(image)
    for frame in frames:
        draw.rectangle(
            (frame[0] - scale, frame[1], frame[2] + scale, frame[3]), outline=FRAME, width=max(2, round(scale))
        )
    return image, len(marks), bool(frames)


def _part(
    text: str,
    line: tuple[int, int],
    span: tuple[int, int],
    origin: tuple[float, float],
    height: float,
    letters: ImageFont.FreeTypeFont,
) -> list[tuple[float, float, float, float]]:
    start, end = max(line[0], span[0]), min(line[1], span[1])
    if start >= end:
        return []
    left = origin[0] + letters.getlength(text[line[0] : start])
    right = origin[0] + letters.getlength(text[line[0] : end])
    return [(left, origin[1] - 0.1 * height, right, origin[1] + 0.9 * height)]
