"""An authority's page: what is read off it, and the error when it is another page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.fetch import OFSTED, PageShapeError
from analysis.fetch.page import kind_of, publications_of
from tests.fetch.server import day, page

URL = OFSTED.page_of("80489")
FILE = "https://files.ofsted.gov.uk/v1/file/"


def read(*days: str, url: str = URL):
    return publications_of(page(*days).body.decode(), url, OFSTED)


def test_publications_are_listed_newest_first_with_date_and_kind():
    found = read(
        day(f"{FILE}1", "Children's services inspection", "22 June 2018"),
        day(f"{FILE}2", "Children&#039;s services focused visit", "07 November 2023"),
        day(f"{FILE}3", "Monitoring visit", "31 December 2021"),
        day(f"{FILE}4", "Area SEND full inspection", "12 July 2024"),
    )
    assert [(one.kind, one.published) for one in found] == [
        ("", date(2024, 7, 12)),
        ("focused visit", date(2023, 11, 7)),
        ("monitoring visit", date(2021, 12, 31)),
        ("inspection", date(2018, 6, 22)),
    ]
    assert {one.held for one in found} == {date(2018, 5, 18)}
    assert found[1].title == "Children's services focused visit"
    assert found[3].url == f"{FILE}1"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Children’s services inspection", "inspection"),
        ("Inspection of safeguarding and looked after children services", "inspection"),
        ("Review of the Local Safeguarding Children Board", "board review"),
        ("Inspection of help and protection, and review of the Local Safeguarding Children Board", "inspection"),
        ("Re-inspection of children's services", "re-inspection"),
        ("Children's services: monitoring visit of the sendmarsh office", "monitoring visit"),
        ("Joint area child protection inspection", ""),
        ("Something that nobody has thought of", ""),
    ],
)
def test_kinds_are_told_by_title(title, kind):
    assert kind_of(title) == kind


def test_a_day_may_date_its_file_by_the_inspection_alone():
    html = f'<li class="x timeline__day"><time>3 May 2012</time><p><a href="{FILE}7">Protection of children</a></li>'
    (one,) = publications_of(html, URL, OFSTED)
    assert (one.held, one.published, one.day) == (date(2012, 5, 3), None, date(2012, 5, 3))


def test_days_that_nobody_closed_are_told_apart():
    items = "".join(
        f'<li class="timeline__day"><time>{n} May 2012</time><a href="{FILE}{n}">Protection of children'
        for n in (1, 2, 3)
    )
    assert [one.held.day for one in publications_of(f"<ul>{items}</ul>", URL, OFSTED)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("html", "expected", "found"),
    [
        ("<html><head><title>Page not found</title></head></html>", "timeline__day", "Page not found"),
        ("", "timeline__day", "none"),
        (f'<ul class="timeline"><li class="event"><a href="{FILE}1">x</a></li></ul>', "timeline__day", "none"),
        (
            f'<li class="timeline__day"></li><div><a href="{FILE}1">Monitoring visit</a></div>',
            "every link to a file inside a day",
            f"{FILE}1",
        ),
        (f'<li class="timeline__day"><a href="{FILE}1">Monitoring visit</a></li>', "a date for", "''"),
        (f'<li class="timeline__day"><time>soon</time><a href="{FILE}1">Visit</a></li>', "a date for", "''"),
        (f'<li class="timeline__day"><time>1 May 2012</time><a href="{FILE}1"><img></a></li>', "words in", FILE),
        (
            '<link rel="canonical" href="/provider/44/99999"><li class="timeline__day"></li>',
            "the page of the provider 80489",
            "99999",
        ),
        ("<div>" * 5000, "a web page", "markup"),
    ],
)
def test_a_page_of_another_shape_is_a_loud_error_that_says_what_was_expected(html, expected, found):
    with pytest.raises(PageShapeError) as caught:
        publications_of(html, URL, OFSTED)
    told = str(caught.value)
    assert expected in told.split("Expected: ")[1].split("Found: ")[0]
    assert found in told.split("Found: ")[1]
    assert URL in told and "shape.py" in told


@given(st.text(alphabet=st.sampled_from("<>/=\"! aliptmed'&;-_[]?"), max_size=300))
def test_no_page_whatever_ends_in_anything_but_publications_or_that_error(text):
    try:
        found = publications_of(f'<li class="timeline__day">{text}', URL, OFSTED)
    except PageShapeError:
        return
    assert isinstance(found, list)
