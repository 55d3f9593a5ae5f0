"""The picture of a row, drawn in a process apart: a page or a paragraph, its words marked, its figure boxed.

What comes from a file is opened here and nowhere else in this part: the caller gets a PNG and the places of the words.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from analysis.apart.protocol import Reply
from analysis.reading import boxes as places
from analysis.reading.reader import NotReadableError, read_bytes
from analysis.receipts.picture import PAPER, page_picture, stack
from analysis.receipts.text_picture import font, text_picture

_CAPTION_SIZE: Final = 9.0


class _CannotError(Exception):
    """A picture cannot be drawn; the message says why, for a person."""


def reply(request: Mapping[str, Any]) -> Reply:
    """Draw what is asked for.

    Parameters
    ----------
    request : mapping
        ``path`` of the file, ``page`` from 1, ``quote`` (the row's words), ``span`` (the figure's start and end in
        them, or None) and ``scale`` (pixels a point).

    Returns
    -------
    Reply
        A line of JSON and a PNG: the line holds the places of the words, or under ``problem`` why there is no picture.
    """
    path = Path(request["path"])
    try:
        data = path.read_bytes()
    except OSError as error:
        return Reply("", _body({"problem": f"{path.name} cannot be opened: {error.strerror or error}"}))
    span = tuple(request["span"]) if request["span"] else None
    draw = _of_page if b"%PDF-" in data[:1024] else _of_text
    try:
        body = draw(data, path.name, request["page"], request["quote"], span, request["scale"])
    except _CannotError as problem:
        body = _body({"problem": str(problem)})
    except MemoryError:
        # what is left of this process is not to be trusted: it ends, and the supervisor says why
        raise
    except Exception as error:
        # a page that cannot be drawn must not end the process; the sentence names the failure for whoever mends it
        why = f"drawing failed inside the suite ({type(error).__name__}): please report this file"
        body = _body({"problem": f"page {request['page']} of {path.name} cannot be drawn: {why}"})
    return Reply(hashlib.sha256(data).hexdigest()[:12], body)


def _of_page(data: bytes, name: str, page: int, quote: str, span: tuple[int, int] | None, scale: float) -> bytes:
    try:
        found = places.find(data, page, quote)
        marks = found.boxes() if found else []
        figure = found.boxes(*span) if found and span else []
        numbers = sorted({box.page for box in marks}) or [page]
        images = [page_picture(data, number, marks, figure, scale) for number in numbers]
    except (pdfium.PdfiumError, IndexError) as error:
        raise _CannotError(f"page {page} of {name} cannot be drawn: {error}") from None
    image = _captioned(stack(images, round(10 * scale)), _caption(name, numbers, bool(marks)), scale)
    told = {"boxes": [astuple(box) for box in marks], "figure": [astuple(box) for box in figure]}
    return _body({**told, "marked": bool(marks), "boxed": bool(figure)}, image)


def _of_text(data: bytes, name: str, page: int, quote: str, span: tuple[int, int] | None, scale: float) -> bytes:
    try:
        image, lines, boxed = text_picture(read_bytes(data, Path(name).suffix), quote, span, scale)
    except (NotReadableError, LookupError):
        raise _CannotError(f"the row's words are not in {name}") from None
    told = {"boxes": [], "figure": [], "marked": lines > 0, "boxed": boxed}
    return _body(told, _captioned(image, name, scale))


def _body(told: Mapping[str, Any], image: Image.Image | None = None) -> bytes:
    buffer = io.BytesIO()
    buffer.write(json.dumps(told).encode() + b"\n")
    if image is not None:
        image.save(buffer, "PNG")
    return buffer.getvalue()


def _caption(name: str, pages: list[int], marked: bool) -> str:
    where = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} and {pages[-1]}"
    return f"{name}, {where}" + ("" if marked else " (the row's words could not be found on it)")


def _captioned(image: Image.Image, words: str, scale: float) -> Image.Image:
    strip = round(2 * _CAPTION_SIZE * scale)
    whole = Image.new("RGB", (image.width, image.height + strip), PAPER)
    whole.paste(image, (0, strip))
    letters = font(_CAPTION_SIZE * scale)
    ImageDraw.Draw(whole).text((round(8 * scale), round(4 * scale)), words, font=letters, fill=(90, 90, 90))
    return whole
