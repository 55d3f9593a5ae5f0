"""What can be known without a browser of how the pages serve those who do not see, hear or point as others do."""

from __future__ import annotations

import itertools
import re

import pytest

from analysis.charts import style
from analysis.dossier import dossier, dossiers
from tests.charts import samples
from tests.charts.seen import contrast
from tests.dossier import made

#: Contrast of text on its ground, and of what is not text: WCAG 2.2, level AA.
TEXT, THING = 4.5, 3.0
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """An authority's page with all its sections, one that is nearly empty, and the list of both."""
    folder = tmp_path_factory.mktemp("pages")
    letters = samples.visited("Brent", focused=["2020-02-05"], monitoring=["2016-05-12"]).to_dict("records")
    tables = made.brent()
    tables.documents = made.made(tables.grades, tables.facts, documents=letters).documents
    found = {"full": dossier(tables, "Brent", folder / "one", full=False)}
    found["bare"] = dossier(made.made(facts=samples.agency("Kent")), "Kent", folder / "one", full=False)
    found["list"] = dossiers(made.made(samples.two_in_one_month()), folder / "many", workers=1).index
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


@pytest.fixture(params=["full", "bare", "list"])
def page(request, pages):
    return made.page(pages[request.param])


def test_a_page_names_its_language_and_itself(page):
    assert page.all("html")[0].attributes["lang"] == "en-GB"
    assert page.all("title")[0].text.strip()
    (view,) = [node for node in page.all("meta") if node.attributes.get("name") == "viewport"]
    assert "user-scalable" not in view.attributes["content"] and "maximum-scale" not in view.attributes["content"]


def test_headings_begin_at_one_say_something_and_skip_no_level(page):
    heads = page.all("h1", "h2", "h3", "h4", "h5", "h6")
    levels = [int(node.tag[1]) for node in heads]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert all(node.text.strip() for node in heads)


def test_there_is_one_main_part_and_every_region_has_a_name(page):
    assert len(page.all("main")) == 1
    assert all(node.attributes.get("aria-label", "").strip() for node in page.all("nav"))
    regions = [node for node in page.elements if node.attributes.get("role") in ("region", "group")]
    assert all(node.attributes.get("aria-label", "").strip() for node in regions)
    assert {id(node) for node in page.elements if node.attributes.get("class") == "wide"} <= set(map(id, regions))
    # what can be moved sideways can be reached by keys
    assert all(node.attributes.get("tabindex") == "0" for node in regions)
    assert not [node for node in page.elements if int(node.attributes.get("tabindex", "0")) > 0]


def test_links_and_buttons_say_where_they_lead(page):
    for node in page.all("a", "button", "summary"):
        assert node.text.strip() or node.attributes.get("aria-label", "").strip(), node


def test_tables_have_a_caption_and_headers_with_their_scope(page):
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(node.text.strip() for node in page.all("caption"))
    for node in page.all("th"):
        assert node.attributes.get("scope") in ("col", "row", "colgroup", "rowgroup"), node
        assert node.text.strip(), "a header without a word"
    if page.all("table"):
        assert page.all("thead")


def test_pictures_are_told_in_words(page):
    for node in page.all("img"):
        assert node.attributes.get("alt", "").strip()
    words = {node.attributes["id"]: node.text for node in page.all("title", "desc") if "id" in node.attributes}
    for node in page.all("svg"):
        assert node.attributes["role"] == "img"
        assert words[node.attributes["aria-labelledby"]].strip() and words[node.attributes["aria-describedby"]].strip()


def test_every_field_has_a_label(page):
    named = {node.attributes.get("for") for node in page.all("label")}
    for node in page.all("input", "select", "textarea"):
        assert node.attributes.get("aria-label") or node.attributes.get("id") in named


def test_what_points_to_a_name_finds_it(page):
    for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
        for node in page.elements:
            assert set(node.attributes.get(key, "").split()) <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)


def rules(css: str) -> list[tuple[str, dict[str, str]]]:
    """The rules of a style sheet, those for the screen's width and for print too."""
    css = re.sub(r"/\*.*?\*/|@(?:media|page)[^{]*\{", "", css, flags=re.DOTALL)
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        parts = (part.split(":", 1) for part in body.split(";") if ":" in part)
        found.append((selector.strip(), {name.strip(): value.strip() for name, value in parts}))
    return found


def colours(value: str, variables: dict[str, str]) -> list[str]:
    value = re.sub(r"var\((--[\w-]+)\)", lambda match: variables[match[1]], value)
    return ["#" + "".join(c * 2 for c in one[1:]) if len(one) == 4 else one for one in COLOUR.findall(value)]


def test_words_stand_out_from_their_ground_and_marks_from_the_paper(pages):
    for text in (pages["full"], pages["list"]):
        found = rules("".join(node.text for node in made.page(text).all("style")))
        variables = next(body for selector, body in found if selector == ":root")
        grounds = {style.PAPER, *colours(variables["--shade"], variables)}
        grounds |= {
            c for _, body in found if "color" not in body for c in colours(body.get("background", ""), variables)
        }
        inks = {c for _, body in found if "background" not in body for c in colours(body.get("color", ""), variables)}
        inks.add(variables["--ink"])
        assert len(inks) >= 3 and len(grounds) >= 2
        for ink, ground in itertools.product(inks, grounds):
            assert contrast(ink, ground) >= TEXT, (ink, ground)
        both = [(s, body) for s, body in found if "background" in body and "color" in body]
        assert len(both) >= 5 or text is not pages["full"], "the grades' colours"
        for selector, body in both:
            (ink,), (ground,) = colours(body["color"], variables), colours(body["background"], variables)
            assert contrast(ink, ground) >= TEXT, selector
        outlines = [c for _, body in found for c in colours(body.get("outline", ""), variables)]
        assert outlines and all(contrast(c, style.PAPER) >= THING for c in outlines)


def test_nothing_is_said_by_colour_alone(pages):
    page = made.page(pages["full"])
    grades = [node for node in page.all("span") if node.attributes.get("class", "").startswith("grade")]
    assert grades and all(node.text.strip() for node in grades)
    links = [body for selector, body in rules("".join(n.text for n in page.all("style"))) if selector == "a"]
    assert "none" not in links[0].get("text-decoration", ""), "links in a text are told by their line"


def test_visits_are_in_the_picture_and_its_words(pages):
    (told,) = [node.text for node in made.page(pages["full"]).all("desc") if "overall effectiveness" in node.text]
    assert "Without a grade: 1 focused visit, in February 2020; 1 monitoring visit, in May 2016." in told
