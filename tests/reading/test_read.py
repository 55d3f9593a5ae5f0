"""Reading a file: what becomes a Document, and what a file that cannot says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import NotReadableError, read
from analysis.reading.reader import PAGE_LIMIT, read_bytes
from tests.typeset import Raised, line, typeset


def texts(document, kind=None):
    return [p.text for p in document.paragraphs if kind is None or p.kind == kind]


def test_lines_of_a_paragraph_are_joined(make_pdf):
    full = "Social workers see children often enough to know what matters to each"
    document = read(make_pdf([[full, "of them, and they write it down."]]))
    assert texts(document) == [f"{full} of them, and they write it down."]


def test_a_paragraph_goes_on_over_a_page_break_and_knows_its_pages(make_pdf):
    pages = [["1. The first sentence is here and the second one begins near the page's very end and"], ["runs on."]]
    document = read(make_pdf(pages))
    (paragraph,) = document.paragraphs
    assert paragraph.number == "1"
    assert paragraph.text.endswith("very end and runs on.")
    assert paragraph.page_at(0) == 1
    assert paragraph.page_at(len(paragraph.text) - 1) == 2


def test_a_raised_digit_is_no_part_of_a_figure_or_a_word(make_pdf):
    document = read(make_pdf([[line("There are 42,616", Raised("3"), " children in schools", Raised("12"), " here.")]]))
    assert texts(document) == ["There are 42,616 children in schools here."]


def test_figures_set_in_one_size_stay_whole(make_pdf):
    document = read(make_pdf([["There were 1,934 referrals in 2014 and KS2 results rose."]]))
    assert texts(document) == ["There were 1,934 referrals in 2014 and KS2 results rose."]


def test_bullets_carry_their_introduction(make_pdf):
    page = [
        line("Children in this area", size=16, style="B"),
        line(chr(149) + " The share of pupils who have free meals:", left=20, gap=4),
        line("- in primary schools is 16%", left=30),
        line("- in secondary schools is 12%.", left=30),
        line(chr(149) + " Another item stands alone.", left=20),
    ]
    bullets = [p for p in read(make_pdf([page])).paragraphs if p.kind == "bullet"]
    assert [b.text for b in bullets][1:] == [
        "in primary schools is 16%",
        "in secondary schools is 12%.",
        "Another item stands alone.",
    ]
    assert bullets[1].lead == bullets[2].lead == "The share of pupils who have free meals:"
    assert bullets[3].lead == ""
    assert {b.section for b in bullets} == {"Children in this area"}


def test_running_lines_and_page_numbers_are_furniture(make_pdf):
    body = ["The council knows its services and its leaders act on what they know."] * 4
    pages = [[line("Inspection of a county", size=9), *body, line(str(n), gap=20)] for n in range(1, 5)]
    document = read(make_pdf(pages))
    assert not any("Inspection of a county" in text for text in texts(document))
    assert {li.kind for page in document.pages for li in page.lines if li.text in "1234"} == {"footer"}


def test_footnotes_stand_apart_from_the_sentence_they_interrupt(make_pdf):
    first = [
        "Leaders have a plan",
        "for every child who has been waiting too long for a place of their own and who",
        line("1 This is a note that explains something.", size=8, gap=30),
    ]
    document = read(make_pdf([first, ["needs one now."]]))
    assert texts(document, "footnote") == ["1 This is a note that explains something."]
    assert texts(document, "paragraph")[-1].endswith("and who needs one now.")


def test_paragraph_numbers_follow_one_another(make_pdf):
    page = [
        "1. The first paragraph speaks of young people who are under the age of",
        "18. It goes on in the same paragraph although a line begins with a number.",
        line("2. The second paragraph follows.", gap=6),
    ]
    document = read(make_pdf([page]))
    assert [p.number for p in document.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    ("data", "suffix", "status", "words"),
    [
        (b"", ".pdf", "unreadable", "empty"),
        (b"   \n", ".txt", "unreadable", "empty"),
        (b"<!DOCTYPE html><html><body>Page not found</body></html>", ".pdf", "not a report", "web page"),
        (b"PK\x03\x04 and more", ".docx", "not a report", "Office"),
        (b"%PDF-1.7\n garbage", ".pdf", "unreadable", "damaged"),
        (b"plain words", ".pdf", "unreadable", "not a PDF"),
        (bytes(range(256)) * 20, ".bin", "not a report", "neither"),
    ],
)
def test_what_cannot_be_read_says_why(data, suffix, status, words):
    with pytest.raises(NotReadableError) as caught:
        read_bytes(data, suffix)
    assert caught.value.status == status
    assert words in caught.value.reason


def test_a_pdf_locked_with_a_password_says_so():
    with pytest.raises(NotReadableError, match="password"):
        read_bytes(typeset([["secret"]], password="open sesame"))


def test_a_pdf_locked_with_an_empty_password_is_read():
    document = read_bytes(typeset([["Anybody may read this sentence."]], password=""))
    assert texts(document) == ["Anybody may read this sentence."]


def test_a_cut_off_pdf_is_read_or_refused_but_never_fails_otherwise():
    data = typeset([["A sentence stands here."]] * 3)
    for end in range(8, len(data), 97):
        try:
            read_bytes(data[:end], ".pdf")
        except NotReadableError as error:
            assert error.reason


def test_only_so_many_pages_are_read(monkeypatch):
    monkeypatch.setattr("analysis.reading.reader.PAGE_LIMIT", 2)
    document = read_bytes(typeset([["One."], ["Two."], ["Three."]]))
    assert PAGE_LIMIT > 2
    assert (len(document.pages), document.page_count) == (2, 3)


def test_an_empty_page_is_read_and_a_picture_of_a_page_is_not(tmp_path):
    from fpdf import FPDF
    from PIL import Image

    pdf = FPDF()
    pdf.add_page()
    pdf.add_page()
    pdf.image(Image.new("L", (40, 40), 120), 10, 10, 100)
    assert read_bytes(bytes(pdf.output())).unread == [2]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".pdf", ".txt", ""]))
def test_any_bytes_become_a_document_or_a_reason(data, suffix):
    try:
        document = read_bytes(data, suffix)
    except NotReadableError as error:
        assert error.status in ("unreadable", "not a report")
        assert error.reason
    else:
        assert document.page_count == 1
