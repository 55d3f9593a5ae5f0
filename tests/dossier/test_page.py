"""The page: what it says, that it stands alone, and that nothing from a document becomes part of it."""

from __future__ import annotations

import itertools
import re

import pytest

from analysis.dossier import dossier
from tests.charts import samples
from tests.dossier import made


def written(tables, authority, folder, **more):
    path = dossier(tables, authority, folder, **({"full": False} | more))
    return made.page(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def brent_file(tmp_path_factory):
    return dossier(made.brent(), "Brent", tmp_path_factory.mktemp("brent"), full=False)


@pytest.fixture(scope="module")
def brent(brent_file):
    return made.page(brent_file.read_text(encoding="utf-8"))


def section(page, name):
    """The text from one heading of the second level to the next."""
    parts = re.split(r"\s{2,}|\n", page.text)
    text = "\n".join(part for part in parts if part)
    heads = [node.text for node in page.all("h2")]
    start = text.index(f"\n{name}\n") + 1
    after = heads.index(name) + 1
    return text[start : text.index(f"\n{heads[after]}\n", start)] if after < len(heads) else text[start:]


def test_what_is_opened_is_closed_and_no_id_is_used_twice(brent):
    assert not brent.unclosed and not brent.stray
    assert len(set(brent.ids)) == len(brent.ids)


def test_no_link_is_dead(brent):
    inside = [node.attributes["href"] for node in brent.all("a", "use") if node.attributes["href"].startswith("#")]
    assert len(inside) > 50
    assert {link[1:] for link in inside} <= set(brent.ids)


def test_it_loads_nothing_and_runs_nothing(brent):
    assert not brent.all("script", "link", "iframe", "object", "embed", "form")
    for node in brent.elements:
        assert not [name for name in node.attributes if name.startswith("on")]
        for name in ("src", "href"):
            assert not re.match(r"(?i)\s*(https?:|//|javascript:|file:)", node.attributes.get(name, ""))
    policy = next(node for node in brent.all("meta") if node.attributes.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy.attributes["content"]
    assert "script" not in policy.attributes["content"]
    styles = "".join(node.text for node in brent.all("style"))
    assert "@import" not in styles and "url(" not in styles


def test_hostile_words_stay_words(brent):
    assert brent.text.count(made.HOSTILE) >= 5
    assert not brent.all("script", "img", "b[onerror]")


def test_headings_do_not_skip_a_level(brent):
    levels = [int(node.tag[1]) for node in brent.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_tables_have_captions_and_their_headers_a_scope(brent):
    assert len(brent.all("caption")) == len(brent.all("table")) > 5
    assert all(node.attributes.get("scope") for node in brent.all("th"))
    assert brent.all("html")[0].attributes["lang"] == "en-GB"
    assert brent.all("a")[0].attributes == {"class": "skip", "href": "#content"}


def test_charts_are_told_to_those_who_cannot_see_them(brent):
    pictures = brent.all("svg")
    assert len(pictures) >= 3
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        assert picture.attributes["aria-labelledby"] in brent.ids
        assert picture.attributes["aria-describedby"] in brent.ids
    assert any("adequate in October 2011" in node.text for node in brent.all("desc"))
    assert not brent.all("metadata")


def test_the_path_is_told_step_by_step(brent):
    told = section(brent, "The path")
    for words in ("14 October 2011", "SLAC", "Adequate", "Requires improvement", "Outstanding", "Up"):
        assert words in told


def test_areas_stand_by_inspections(brent):
    told = section(brent, "Areas by inspections")
    assert "SLAC, October 2011" in told and "ILACS, February 2023" in told
    assert "Good*" in told  # care and care leavers, one judgement


def test_figures_tell_their_sources_apart(brent):
    kinds = {node.attributes["class"] for node in brent.all("span") if node.attributes.get("class", "").startswith("k")}
    assert {"kind report", "kind paper", "kind official"} <= kinds
    told = section(brent, "Figures")
    assert "about 29%" in told
    assert "withheld" in told


def test_a_subject_of_two_inspections_came_back_and_the_boards_item_does_not_count(brent):
    told = section(brent, "What came back")
    assert "Supervision of social workers" in told
    assert re.search(r"Supervision of social workers1: R\d+, p\. 61: R\d+, p\. 6", told)


def test_every_grade_and_figure_has_a_receipt(brent):
    told = section(brent, "Receipts")
    assert "SIF inspection, October 2015" in told
    assert "Agency staff, Brent: about 29%" in told
    cited = {node.attributes["href"] for node in brent.all("a") if node.attributes.get("class") == "cite"}
    receipts = {f"#{name}" for name in brent.ids if name.startswith("receipt-")}
    assert cited == receipts


def test_receipts_show_the_page_when_the_documents_are_at_hand(tmp_path):
    from analysis.build import build
    from analysis.tables import load
    from tests.build import pile

    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "good.pdf").write_bytes(pile.report())
    build(tmp_path / "raw", tmp_path / "tables", workers=1)
    tables = load(tmp_path / "tables")
    page = written(tables, "Brent", tmp_path, raw=tmp_path / "raw", full=True)
    pictures = page.all("img")
    assert pictures
    assert all(node.attributes["src"].startswith("data:image/png;base64,iVBOR") for node in pictures)
    assert any("with the words marked" in node.attributes["alt"] for node in pictures)
    folder = tmp_path / "brent"
    assert (folder / "brent-tables.xlsx").is_file()
    linked = [node.attributes["href"] for node in page.all("a") if "/" in node.attributes["href"]]
    assert {link.rsplit(".")[-1] for link in linked} == {"svg", "png", "pdf", "csv", "txt"}
    assert all((folder / link).is_file() for link in linked)


EMPTY = {
    "Figures": "could be read",
    "What should improve": "No list of what should improve",
    "What came back": "There is no list to follow",
    "Action plans": "No action plan",
    "Doubts": "No contradiction",
}


def test_every_empty_section_says_why(tmp_path):
    page = written(made.made(samples.one_inspection()), samples.BCP, tmp_path)
    for name, why in EMPTY.items():
        assert why in section(page, name)
    assert "formed on 1 April 2019 from" in section(page, "The path")
    assert "no report in these tables" in section(page, "Beside its neighbours")


def test_an_authority_with_official_figures_alone_has_a_page(tmp_path):
    page = written(made.made(facts=samples.agency("Kent")), "Kent", tmp_path)
    assert "There is no report about Kent among these tables" in section(page, "The path")
    assert "There is no document about this authority" in section(page, "Documents")
    assert "by year" in section(page, "Figures")


@pytest.mark.parametrize(
    ("grades", "authority"),
    [
        (samples.with_lineage, samples.BCP),
        (samples.with_lineage, "Poole"),
        (samples.without_overall, "Kent"),
        (samples.two_in_one_month, "Medway"),
        (samples.cited_only, "Slough"),
        (samples.twelve_areas, "Bath and North East Somerset"),
    ],
)
def test_unlike_histories_have_sensible_pages(tmp_path, grades, authority):
    page = written(made.made(grades()), authority, tmp_path)
    assert not page.unclosed and not page.stray
    assert len(set(page.ids)) == len(page.ids)
    assert "nan" not in re.findall(r"\w+", page.text.lower())
    assert "<NA>" not in page.text and "NaT" not in page.text


def test_a_predecessors_judgements_are_shown_under_its_name(tmp_path):
    page = written(made.made(samples.with_lineage()), samples.BCP, tmp_path)
    assert "Poole" in section(page, "The path")
    assert "2015" not in section(page, "Areas by inspections")


def test_items_without_words_are_counted_and_their_pages_told(tmp_path):
    tables = made.made(samples.brent(), recommendations=[made.item("E090000052015-10-08", "2015-10-08", "")])
    page = written(tables, "Brent", tmp_path)
    assert "the words" in section(page, "What should improve")
    assert "SIF inspection, October 2015: 1 item" in section(page, "What should improve")
    assert "left out of the tables that ship" in section(page, "What came back")


def test_an_unknown_authority_and_one_without_rows_are_told(tmp_path):
    with pytest.raises(KeyError, match="Nowhere"):
        dossier(made.brent(), "Nowhere at all", tmp_path)
    with pytest.raises(KeyError, match="the tables hold nothing about Kent"):
        dossier(made.brent(), "Kent", tmp_path)


def test_a_browser_prints_it_with_hostile_words_as_words(brent_file, tmp_path):
    from analysis.dossier import browser

    if browser.found() is None:
        pytest.skip(browser.MISSING)
    import pypdfium2

    assert browser.print_to(brent_file, tmp_path / "printed.pdf") == ""
    pdf = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    words = " ".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))
    pdf.close()
    assert "<script>alert('x')</script>" in re.sub(r"\s+", " ", words)


def test_without_a_browser_there_is_no_pdf_and_a_reason(monkeypatch, tmp_path):
    from analysis.dossier import browser

    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    assert browser.print_to(tmp_path / "page.html", tmp_path / "page.pdf") == browser.MISSING
