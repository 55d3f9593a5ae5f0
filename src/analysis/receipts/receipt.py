"""``evidence``: a row of facts, grades or recommendations to its receipt."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageDraw

from analysis.reading import boxes as places
from analysis.reading.boxes import Box
from analysis.reading.reader import NotReadableError, read
from analysis.receipts import files
from analysis.receipts.figure import figure_span
from analysis.receipts.files import EvidenceError
from analysis.receipts.picture import PAPER, page_picture, stack
from analysis.receipts.text_picture import font, text_picture

if TYPE_CHECKING:
    import pandas as pd

_CAPTION_SIZE: Final = 9.0
#: The columns that hold a source's words, in whichever table the row stands.
_WORDS: Final = ("quote", "text", "action", "recommendation")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The page that a row rests on; a notebook shows it as a picture."""

    #: The file, and the page on which the row stands.
    path: Path
    page: int
    #: The lines of the row's words, and of its figure or grade within them. Empty for plain text, which has no page,
    #: and for words that could not be found on their page: then the picture is the whole page.
    boxes: list[Box]
    figure: list[Box]
    #: Whether the words are marked, and the figure boxed, in the picture.
    marked: bool
    boxed: bool
    image: Image.Image = field(repr=False)

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.image.save(buffer, "PNG")
        return buffer.getvalue()

    def save(self, path: str | Path) -> Path:
        """Write the picture as a PNG file, and say where."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._repr_png_())
        return target


def evidence(
    row: Any,
    raw: str | Path = "data/raw",
    *,
    documents: pd.DataFrame | None = None,
    scale: float = 2.0,
) -> Receipt:
    """Show the page that a row rests on, with the row's words marked and its figure boxed.

    Parameters
    ----------
    row : Series, mapping, named tuple or object
        A row of ``facts``, ``grades``, ``recommendations`` or ``actions``.
    raw : str or Path
        The folder that was built, or the row's own file.
    documents : DataFrame, optional
        The documents table: with it the file is found at once, without it by its content.
    scale : float
        Pixels a point; 2 is good on a screen and in print.

    Returns
    -------
    Receipt
        A notebook shows it; ``save`` writes it.

    Raises
    ------
    EvidenceError
        When the file is missing, has changed, or the row has no words to look for.

    Examples
    --------
    >>> evidence(facts.iloc[0])  # doctest: +SKIP
    """
    fields = _fields(row)
    document = str(fields.get("document") or fields.get("sha12") or "")
    quote = next((str(fields[name]) for name in _WORDS if fields.get(name)), "")
    if not document:
        raise EvidenceError("the row does not say which document it comes from")
    if not quote:
        raise EvidenceError(
            "the row holds no words of its source, as in the tables that ship with the project: build your own tables"
        )
    path = files.locate(document, raw, _paths(documents))
    page = _page(fields.get("page"))
    fields["quote"] = quote
    if path.read_bytes()[:1024].find(b"%PDF-") < 0:
        receipt = _of_text(path, page, quote, figure_span(fields), scale)
    else:
        receipt = _of_page(path, page, quote, figure_span(fields), scale)
    return receipt


def _of_page(path: Path, page: int, quote: str, span: tuple[int, int] | None, scale: float) -> Receipt:
    found = places.find(path, page, quote)
    marks = found.boxes() if found else []
    figure = found.boxes(*span) if found and span else []
    numbers = sorted({box.page for box in marks}) or [page]
    images = [page_picture(path, number, marks, figure, scale) for number in numbers]
    image = _captioned(stack(images, round(10 * scale)), _caption(path, numbers, bool(marks)), scale)
    return Receipt(path, page, marks, figure, bool(marks), bool(figure), image)


def _of_text(path: Path, page: int, quote: str, span: tuple[int, int] | None, scale: float) -> Receipt:
    try:
        image, lines, boxed = text_picture(read(path), quote, span, scale)
    except (NotReadableError, LookupError):
        raise EvidenceError(f"the row's words are not in {path}") from None
    return Receipt(path, page, [], [], lines > 0, boxed, _captioned(image, path.name, scale))


def _caption(path: Path, pages: list[int], marked: bool) -> str:
    where = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} and {pages[-1]}"
    return f"{path.name}, {where}" + ("" if marked else " (the row's words could not be found on it)")


def _captioned(image: Image.Image, words: str, scale: float) -> Image.Image:
    strip = round(2 * _CAPTION_SIZE * scale)
    whole = Image.new("RGB", (image.width, image.height + strip), PAPER)
    whole.paste(image, (0, strip))
    letters = font(_CAPTION_SIZE * scale)
    ImageDraw.Draw(whole).text((round(8 * scale), round(4 * scale)), words, font=letters, fill=(90, 90, 90))
    return whole


def _fields(row: Any) -> dict[str, Any]:
    """The row as a dictionary, whatever it came as."""
    if isinstance(row, Mapping):
        return dict(row)
    for method in ("to_dict", "_asdict"):
        if hasattr(row, method):
            return dict(getattr(row, method)())
    names = getattr(row, "__slots__", None) or vars(row)
    return {name: getattr(row, name) for name in names}


def _page(value: Any) -> int:
    try:
        return max(1, int(value))
    except (TypeError, ValueError):
        raise EvidenceError("the row does not say on which page it stands: it comes from an official series") from None


def _paths(documents: pd.DataFrame | None) -> dict[str, str]:
    if documents is None:
        return {}
    return dict(zip(documents["document"].astype(str), documents["path"].astype(str), strict=True))
