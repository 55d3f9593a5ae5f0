"""Where one paragraph ends and the next begins, when the page gives few signs of it."""

from __future__ import annotations

from analysis.reading import clean
from analysis.reading.document import Line, Page
from analysis.reading.paragraphs import paragraphs
from analysis.reading.plain import read_plain


def _page(lines: list[tuple[float, str]], number: int = 1, weight: int = 400) -> Page:
    return Page(number, [Line(text, number, size=12, weight=weight, left=72, base=base) for base, text in lines])


def test_a_page_of_short_paragraphs_does_not_join_a_topic_to_the_item_above():
    page = _page(
        [
            (700, "1. Make sure that every child's plan has a date for its review and says who will lead on"),
            (685.5, "each of its actions."),
            (659, "2. Shorten the time that children wait for a permanent family home."),
            (632.5, "Missing children"),
            (606, "3. Offer each child who returns a conversation with somebody independent."),
            (579.5, "Performance"),
            (553, "4. Check the figures that managers rely on against the records of children, and tell the"),
            (538.5, "people who enter them what was found."),
        ]
    )
    found = paragraphs([page])
    assert [p.number for p in found] == ["1", "2", "", "3", "", "4"]
    assert found[1].text.endswith("home.")
    assert found[2].text == "Missing children"


def test_a_bold_line_on_the_next_page_is_no_end_of_a_short_line():
    order = "1. Make sure that every child's plan says who will lead on each of its actions."
    following = _page([(700, "Recommendations"), (670, order)], 2)
    following.lines[0].weight = 700
    pages = [_page([(100, "Signs of progress")]), following]
    assert [p.text for p in paragraphs(pages)][:2] == ["Signs of progress", "Recommendations"]


def test_a_number_may_touch_the_first_word():
    page = _page([(700, "1.Leaders know their services well."), (660, "2.Staff are well supported.")])
    assert [(p.number, p.text[:7]) for p in paragraphs([page])] == [("1", "Leaders"), ("2", "Staff a")]


def test_any_private_character_at_a_lines_start_is_a_bullet():
    assert clean.take_bullet("\uf0be in primary schools") == ("\uf0be", "in primary schools")
    assert clean.take_bullet("\u0336in secondary schools")[1] == "in secondary schools"


def test_a_plain_list_in_lower_case_stays_a_list():
    text = "Immediately:\n\n- make sure that visits are on time\n- write plans that families understand\n"
    _, found = read_plain(text.encode())
    assert [p.text for p in found if p.kind == "bullet"] == [
        "make sure that visits are on time",
        "write plans that families understand",
    ]


def test_a_plain_item_cut_in_two_is_joined():
    text = "Next:\n\n- Make sure that visits are on time and that\n- they are written up within a week.\n"
    _, found = read_plain(text.encode())
    assert [p.text for p in found if p.kind == "bullet"] == [
        "Make sure that visits are on time and that they are written up within a week."
    ]


def test_a_lower_case_item_that_cannot_end_there_is_joined():
    text = "Next:\n\n- make sure that plans show the view of the\n- child, and that families hear it\n- visit on time\n"
    _, found = read_plain(text.encode())
    assert [p.text for p in found if p.kind == "bullet"] == [
        "make sure that plans show the view of the child, and that families hear it",
        "visit on time",
    ]


def test_the_next_number_begins_a_paragraph_even_after_a_reference_in_brackets():
    page = _page(
        [
            (700, "1. Make sure that leaders measure what their plans change for children (paragraphs 4, 9)"),
            (670, "2. Make sure that the board hears from children (paragraph 3)."),
        ]
    )
    assert [p.number for p in paragraphs([page])] == ["1", "2"]


def test_a_symbol_fonts_minus_between_figures_is_a_dash_and_elsewhere_a_bullet():
    assert clean.characters("in 2016\uf02d17, ten") == "in 2016–17, ten"
    assert clean.take_bullet(clean.characters("\uf02d 17 children")) == ("\uf02d", "17 children")


def test_two_printed_lines_that_a_hyphen_joined_end_where_the_second_does():
    lines = [
        (700, "The share of children whose assessments were done in time rose in every team in the year"),
        (685.5, "and is better than the well-known average of similar authorities, which was 81% (31 March"),
        (656.5, "2016), but just below that of the country, and it is still on the rise in all the teams."),
        (642, "It rose in every month of the year, in each of the teams and for children of every age, as"),
        (627.5, "managers had hoped."),
        (598.5, "The next paragraph stands apart."),
    ]
    page = _page(lines)
    assert [p.text[:4] for p in paragraphs([page])] == ["The ", "2016", "The "]
    page.lines[1].foot = 671.0
    assert [p.text[:4] for p in paragraphs([page])] == ["The ", "The "]
