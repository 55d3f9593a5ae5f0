"""A pile of files as people keep them: reports, and everything that can be wrong with one."""

from __future__ import annotations

import random
from pathlib import Path

from fpdf import FPDF
from PIL import Image

from tests.typeset import line, typeset


def report(authority: str = "Brent", year: int = 2019, grade: str = "Good", pages: int = 2) -> bytes:
    """A short report in the furniture of the 2018 framework, in words of our own."""
    cover: list[object] = [
        line(authority, size=20, style="B"),
        line("Inspection of children's social care services", size=16, gap=4),
        line(f"Inspection dates: 4 March {year} to 8 March {year}", gap=6),
        line("Lead inspector: A Person, Her Majesty's Inspector", gap=2),
        line("Judgement", style="B", gap=6),
        line("Grade", style="B", left=150, gap=-5.04),
    ]
    for area in (
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care and care leavers",
        "Overall effectiveness",
    ):
        cover += [line(area, size=10, gap=3), line(grade, size=10, left=150, gap=-4.2)]
    cover += [line("Children in this area are helped well, and leaders know their services.", gap=8)]
    rest = [
        [f"{page}. At 31 March {year - 1}, {100 + page} children were the subject of a child protection plan."]
        for page in range(1, pages)
    ]
    return typeset([cover, *rest], title=f"{authority} {year}")


def picture_only() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("L", (60, 60), 90), 10, 10, 150)
    return bytes(pdf.output())


def nested(depth: int = 20_000) -> bytes:
    """A PDF whose page tree is brackets inside brackets."""
    return b"%PDF-1.4\n1 0 obj\n" + b"[" * depth + b"]" * depth + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def damaged(data: bytes, chance: random.Random, hits: int = 200) -> bytes:
    spoiled = bytearray(data)
    for _ in range(hits):
        spoiled[chance.randrange(20, len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def make(folder: Path) -> dict[str, str]:
    """Fill a folder; returns name -> the status that its row must have, '' where more than one is right."""
    good = report()
    files: dict[str, tuple[bytes, str]] = {
        "good.pdf": (good, "read"),
        "deep/er/bromley 2023.pdf": (report("London Borough of Bromley", 2023, "Outstanding"), "read"),
        "copy of good.pdf": (good, "read"),
        "notes.txt": (b"Buy milk.\n\nRing the dentist about Tuesday.\n", "not a report"),
        "error page.pdf": (b"<!DOCTYPE html><html><body><h1>Page not found</h1></body></html>", "not a report"),
        "empty.pdf": (b"", "unreadable"),
        "cut.pdf": (good[: len(good) // 3], ""),
        "locked.pdf": (typeset([["Secret."]], password="open sesame"), "unreadable"),
        "open.pdf": (typeset([["Brent", "Inspection of children's social care services"]], password=""), ""),
        "picture.pdf": (picture_only(), "unreadable"),
        "nested.pdf": (nested(), "unreadable"),
        "word.docx": (b"PK\x03\x04" + bytes(100), "not a report"),
        "damaged.pdf": (damaged(good, random.Random(5)), ""),
    }
    for name, (data, _) in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {name: status for name, (_, status) in files.items()}
