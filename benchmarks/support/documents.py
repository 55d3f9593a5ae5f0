"""What the benchmarks read: the real reports when they are there, and generated ones otherwise."""

from __future__ import annotations

import random
from pathlib import Path

from fpdf import FPDF

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

_PHRASES = (
    "children and families",
    "social workers",
    "managers act early",
    "help is timely",
    "plans are reviewed",
    "visits are recorded",
    "leaders listen",
    "the council knows",
    "support meets need",
    "practice is stronger",
)


def documents(folder: Path, count: int = 300) -> tuple[list[Path], str]:
    """Return the files to read and a word for what they are."""
    real = sorted(file for file in CORPUS.rglob("*") if file.is_file()) if CORPUS.is_dir() else []
    if real:
        return real[:count] if count < len(real) else real, f"{min(count, len(real))} real files"
    return generated(folder, count), f"{count} generated reports"


def generated(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Typeset reports of some 15 pages in the furniture of the 2018 framework, in words that mean nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"generated-{number:05d}.pdf"
        if not path.exists():
            path.write_bytes(report(random.Random(seed * 1_000_003 + number)))
        paths.append(path)
    return paths


def report(chance: random.Random, pages: int = 15) -> bytes:
    """Typeset one report."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    start = chance.randint(1, 24)
    pdf.add_page()
    _cover(pdf, chance, start)
    number = 1
    for _ in range(pages - 1):
        pdf.add_page()
        for _ in range(6):
            text = " ".join(_sentence(chance) for _ in range(5))
            pdf.multi_cell(0, 5.5, f"{number}. {text}", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(2)
            number += 1
    return bytes(pdf.output())


def _cover(pdf: FPDF, chance: random.Random, start: int) -> None:
    grades = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
    pdf.cell(0, 10, "Brent", new_x="LMARGIN", new_y="NEXT")
    pdf.cell(0, 8, "Inspection of children's social care services", new_x="LMARGIN", new_y="NEXT")
    pdf.cell(0, 8, f"Inspection dates: {start} to {start + 4} March 2019", new_x="LMARGIN", new_y="NEXT")
    for area in (
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care and care leavers",
        "Overall effectiveness",
    ):
        pdf.cell(130, 12, area)
        pdf.cell(0, 12, chance.choice(grades), new_x="LMARGIN", new_y="NEXT")


def _sentence(chance: random.Random) -> str:
    phrases = [chance.choice(_PHRASES) for _ in range(chance.randint(3, 8))]
    if chance.random() < 0.15:
        phrases.insert(2, f"{chance.randint(2, 900)} children")
    return " ".join(phrases).capitalize() + "."
