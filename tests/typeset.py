"""Typeset small PDFs for tests, in words of our own."""

from __future__ import annotations

from dataclasses import dataclass

from fpdf import FPDF


@dataclass(frozen=True)
class Raised:
    """A footnote mark: set small and raised, without a space before it."""

    text: str


@dataclass(frozen=True)
class Set:
    """A line set in its own way; ``runs`` may hold text and raised marks."""

    runs: tuple[str | Raised, ...]
    size: float = 12
    style: str = ""
    left: float = 20
    gap: float = 0


def line(*runs: str | Raised, size: float = 12, style: str = "", left: float = 20, gap: float = 0) -> Set:
    return Set(runs, size, style, left, gap)


def typeset(pages: list[list[object]], *, password: str | None = None, title: str = "") -> bytes:
    """Typeset pages of lines; a plain string is a 12 point line."""
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    if title:
        pdf.set_title(title)
    for page in pages:
        pdf.add_page()
        y = 20.0
        for item in page:
            one = item if isinstance(item, Set) else Set((str(item),))
            y += one.gap
            x = one.left
            for run in one.runs:
                raised = isinstance(run, Raised)
                text = run.text if isinstance(run, Raised) else run
                pdf.set_font("helvetica", style=one.style, size=one.size * (0.55 if raised else 1))
                pdf.text(x, y - (1.5 if raised else 0), text)
                x += pdf.get_string_width(text)
            y += one.size * 0.42
    if password is not None:
        pdf.set_encryption(owner_password="owner", user_password=password)
    return bytes(pdf.output())
