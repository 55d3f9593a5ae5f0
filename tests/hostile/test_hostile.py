"""Files that are large, deep, circular or lying about themselves: each ends as a row, in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.apart.process import Limits
from analysis.build import build

WORDS = b"BT /F1 12 Tf 40 700 Td (Brent. Inspection of children's social care services.) Tj ET"


def pdf(kids: str, pages: int, objects: str = "", count: int | None = None) -> bytes:
    """A PDF written by hand, its pages sharing one stream; readers rebuild the missing table of contents."""
    tree = f"<</Type/Pages/Kids[{kids}]/Count {count or pages}>>"
    head = f"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n{tree}\nendobj\n"
    stream = f"3 0 obj\n<</Length {len(WORDS)}>>\nstream\n".encode() + WORDS + b"\nendstream\nendobj\n"
    font = b"4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
    return head.encode() + stream + font + objects.encode() + b"trailer<</Root 1 0 R/Size 9999>>\n%%EOF\n"


def page(number: int) -> str:
    resources = "/Resources<</Font<</F1 4 0 R>>>>/MediaBox[0 0 595 842]"
    return f"{number} 0 obj\n<</Type/Page/Parent 2 0 R/Contents 3 0 R{resources}>>\nendobj\n"


def many(pages: int) -> bytes:
    numbers = range(10, 10 + pages)
    return pdf(" ".join(f"{n} 0 R" for n in numbers), pages, "".join(page(n) for n in numbers))


def built(tmp_path: Path, name: str, data: bytes, limits: Limits | None = None):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / name).write_bytes(data)
    (raw / "small.txt").write_text("Brent\n\nInspection of children's social care services\n")
    documents = build(raw, tmp_path / "out", workers=2, limits=limits).tables.documents
    assert set(documents["path"]) == {name, "small.txt"}
    return documents.set_index("path").loc[name]


def test_a_file_of_five_thousand_pages_is_read_as_far_as_the_bound_goes(tmp_path):
    row = built(tmp_path, "long.pdf", many(5000))
    assert row["status"] == "partly read"
    assert "only the first 1500 of 5000 pages were read" in row["reason"]
    assert row["pages"] == 5000


def test_pages_that_are_their_own_parents_end_as_a_row(tmp_path):
    row = built(tmp_path, "circle.pdf", pdf("2 0 R 2 0 R 10 0 R", 3, page(10)))
    assert row["status"] in ("read", "partly read", "unreadable", "not a report")


@pytest.mark.parametrize("count", [-5, 2**31 - 1, 10**12])
def test_a_count_that_lies_ends_as_a_row(tmp_path, count):
    row = built(tmp_path, "liar.pdf", pdf("10 0 R", 1, page(10), count=count), Limits(seconds=20))
    assert row["status"] in ("read", "partly read", "unreadable", "not a report")
    assert row["status"] == "read" or row["reason"]


def test_brackets_in_brackets_end_as_a_row(tmp_path):
    deep = "10 0 obj\n" + "[" * 50_000 + "]" * 50_000 + "\nendobj\n"
    row = built(tmp_path, "deep.pdf", pdf("10 0 R", 1, deep))
    assert row["status"] == "unreadable"


def test_one_line_of_a_million_letters_ends_as_a_row_in_time(tmp_path):
    row = built(tmp_path, "line.txt", b"children 12% " * 80_000, Limits(seconds=60))
    assert "longer than" not in row["reason"]
