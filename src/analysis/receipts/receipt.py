"""``evidence``: a row of facts, grades or recommendations to its receipt."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from analysis.apart.kept import of_session
from analysis.apart.process import LostError
from analysis.reading.boxes import Box
from analysis.receipts import files
from analysis.receipts.figure import figure_span
from analysis.receipts.files import EvidenceError

if TYPE_CHECKING:
    import pandas as pd
    from PIL import Image

#: The columns that hold a source's words, in whichever table the row stands.
_WORDS: Final = ("quote", "text", "action", "recommendation")


@dataclass(frozen=True)
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
    #: The picture, as a PNG file's content.
    png: bytes = field(repr=False)

    @cached_property
    def image(self) -> Image.Image:
        """The picture, to work on."""
        from PIL import Image

        image = Image.open(io.BytesIO(self.png), formats=["PNG"])
        image.load()
        return image

    def _repr_png_(self) -> bytes:
        return self.png

    def save(self, path: str | Path) -> Path:
        """Write the picture as a PNG file, and say where."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.png)
        return target


def evidence(
    row: Any,
    raw: str | Path = "data/raw",
    *,
    documents: pd.DataFrame | None = None,
    scale: float = 2.0,
) -> Receipt:
    """Show the page that a row rests on, with the row's words marked and its figure boxed.

    The file is opened in a process apart, with a build's bounds on time and memory.

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
        When the file is missing, has changed or cannot be drawn, or the row has no words to look for.

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
    span = figure_span({**fields, "quote": quote})
    return _drawn(path, document, {"page": page, "quote": quote, "span": span, "scale": scale})


def _drawn(path: Path, document: str, asked: Mapping[str, Any]) -> Receipt:
    try:
        # the whole path: the process may have been started in another folder
        digest, body = of_session("picture").ask({"work": "picture", "path": str(path.absolute()), **asked})
    except LostError as lost:
        raise EvidenceError(f"page {asked['page']} of {path.name} cannot be drawn: {lost}") from None
    told, _, png = body.partition(b"\n")
    found = json.loads(told)
    if "problem" in found:
        raise EvidenceError(found["problem"])
    if digest != document:
        raise EvidenceError(f"{path} has changed since this row was made from it: build the tables again")
    marks, figure = ([Box(*box) for box in found[name]] for name in ("boxes", "figure"))
    return Receipt(path, asked["page"], marks, figure, found["marked"], found["boxed"], png)


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
