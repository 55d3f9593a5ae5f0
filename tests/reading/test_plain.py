"""Plain text and Markdown."""

from __future__ import annotations

from analysis.reading.reader import read_bytes

TEXT = """\
# **London Borough of Somewhere**

Lead inspector: A. Person

Judgement\tGrade
The impact of leaders\tGood

Leaders act on what they learn.

What needs to improve:

- The first thing that
- goes on after a page break.
- The second thing.

- 1. A numbered paragraph speaks of 42 children
who wait.

2. Another one follows.
"""


def test_paragraphs_headings_numbers_and_bullets():
    document = read_bytes(TEXT.encode(), ".txt")
    found = [(p.kind, p.number, p.text) for p in document.paragraphs]
    assert found[0] == ("heading", "", "London Borough of Somewhere")
    assert ("paragraph", "", "The impact of leaders Good") in found
    assert ("bullet", "", "The first thing that goes on after a page break.") in found
    assert ("paragraph", "1", "A numbered paragraph speaks of 42 children who wait.") in found
    assert ("paragraph", "2", "Another one follows.") in found
    bullet = next(p for p in document.paragraphs if p.text == "The second thing.")
    assert bullet.lead == "What needs to improve:"


def test_a_text_is_one_page_of_lines():
    document = read_bytes(TEXT.encode(), ".txt")
    assert [page.number for page in document.pages] == [1]
    assert "Lead inspector: A. Person" in [line.text for line in document.lines()]
