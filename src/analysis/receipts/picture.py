"""A page of a PDF as a picture: cropped to reading size around the words, the words marked, the figure boxed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from analysis.reading.boxes import Box

MARK: Final = (255, 236, 139)
FRAME: Final = (176, 16, 48)
PAPER: Final = (255, 255, 255)
EDGE: Final = (140, 140, 140)
#: Points of the page that stay visible above and below the marked words.
_AROUND: Final = 54.0
_PAD: Final = 1.5


def page_picture(data: bytes, number: int, marks: Sequence[Box], figure: Sequence[Box], scale: float) -> Image.Image:
    """Draw one page, or as much of it as its marks need.

    Parameters
    ----------
    data : bytes
        A PDF.
    number : int
        Page number, from 1.
    marks, figure : sequence of Box
        The sentence's lines and the figure's; those of other pages are left alone.
    scale : float
        Pixels a point.
    """
    pdf = pdfium.PdfDocument(data)
    try:
        page = pdf[number - 1]
        bitmap = page.render(scale=scale)
        place = bitmap.get_posconv(page)
        image = bitmap.to_pil().convert("RGB")
        here = [_pixels(place, box, _PAD * scale) for box in marks if box.page == number]
        framed = [_pixels(place, box, 2 * _PAD * scale) for box in figure if box.page == number]
    finally:
        pdf.close()
    image = highlight(image, here)
    draw = ImageDraw.Draw(image)
    for box in framed:
        draw.rectangle(box, outline=FRAME, width=max(2, round(scale)))
    return _crop(image, here + framed, _AROUND * scale)


def highlight(image: Image.Image, areas: Sequence[tuple[float, float, float, float]]) -> Image.Image:
    """Colour areas as a highlighter would: what is printed stays readable."""
    ink = Image.new("RGB", image.size, PAPER)
    draw = ImageDraw.Draw(ink)
    for area in areas:
        draw.rectangle(area, fill=MARK)
    return ImageChops.multiply(image, ink)


def stack(images: Sequence[Image.Image], gap: int) -> Image.Image:
    """Put pictures under each other, with a line between them."""
    width = max(image.width for image in images)
    height = sum(image.height for image in images) + gap * (len(images) - 1)
    whole = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(whole)
    top = 0
    for image in images:
        if top:
            draw.line((0, top - gap // 2, width, top - gap // 2), fill=EDGE, width=2)
        whole.paste(image, (0, top))
        top += image.height + gap
    return whole


def _pixels(place: Any, box: Box, pad: float) -> tuple[float, float, float, float]:
    corners = [place.to_bitmap(box.left, box.bottom), place.to_bitmap(box.right, box.top)]
    across, down = zip(*corners, strict=True)
    return min(across) - pad, min(down) - pad, max(across) + pad, max(down) + pad


def _crop(image: Image.Image, areas: Sequence[tuple[float, float, float, float]], around: float) -> Image.Image:
    if not areas:
        return image
    top = max(0, round(min(area[1] for area in areas) - around))
    bottom = min(image.height, round(max(area[3] for area in areas) + around))
    return image.crop((0, top, image.width, bottom))
