"""Headers of every framework and kind, for every authority, in every form that covers take."""

from __future__ import annotations

import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import authorities
from analysis.authorities import Authority
from analysis.extraction.header import header
from analysis.extraction.parts import part_headers, parts
from analysis.reading import Document, Line, NotReadableError, Page, Paragraph, read


def made(*pages: str) -> Document:
    """A document with these pages, one paragraph a line."""
    leaves = [
        Page(number, [Line(text.strip(), number) for text in page.strip().splitlines() if text.strip()])
        for number, page in enumerate(pages, start=1)
    ]
    paragraphs = [Paragraph(line.text, page.number) for page in leaves for line in page.lines]
    return Document("0" * 12, leaves, paragraphs, page_count=len(leaves))


SLAC = """
Inspection of safeguarding and looked after children services
{name}
Inspection dates: 3 – 14 October 2011
Reporting inspector: Ann Example HMI
Age group: All
Published: 18 November 2011
"""
AP = """
Inspection of local authority arrangements for
the protection of children
{name}
Inspection dates: 22 October to 31 October 2012
Lead inspector Ann Example
Age group: All
"""
LAC = """
Inspection of looked after children
services
{name}
Inspection dates: 8 – 12 July 2013
Reporting inspector Ann Example HMI
Age group: All
Published: 16 August 2013
"""
SIF = """
1
{name}
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection date: 14 September 2015 – 8 October 2015
Report published: 30 November 2015
Children’s services in the area require improvement to be good
1. Children who need help and protection Requires improvement
"""
AGAIN = """
{name}
Re-inspection of services for children in need of help and
protection, children looked after and care leavers
Inspection dates: 9–24 November 2017
Report published: 19 January 2018
1. Children who need help and protection Good
"""
LSCB = """
{name} Safeguarding Children Board
Review of the effectiveness of the Local Safeguarding Children
Board
Inspection date: 15 June 2015 – 17 June 2015
Report published: 3 August 2015
"""
ILACS_2018 = """
{name}
Inspection of children’s social care services
Inspection dates: 14 May 2018 to 25 May 2018
Lead inspector: Ann Example
Her Majesty’s Inspector
Judgement Grade
"""
ILACS_2023 = """
Inspection of {name} local authority
children’s services
Inspection dates: 20 to 24 February 2023
Lead inspector: Ann Example, His Majesty’s Inspector
Judgement Grade
"""
FOCUSED = """
Ofsted
Piccadilly Gate
Store Street
Manchester M1 2WD
T 0300 123 1231
5 March 2019
Ms Jo Director
Director of Children’s Services
{name}
Dear Ms Director
Focused visit to {name} children’s services
Here is what inspectors found on the focused visit to {name} children’s services
on 12 and 13 February 2019. The inspectors were Ann Example HMI and Bo Example HMI.
"""
FOCUSED_2023 = """
Focused visit to {name} local authority
children’s services
Visit dates: 12 to 13 July 2023
Lead inspector: Ann Example, His Majesty’s Inspector
"""
MONITORING = """
Piccadilly Gate
Store Street
Manchester
24 October 2016
Mr Sam Director
Director of Children’s Services
{name}
Dear Mr Director
Monitoring visit of {name} children’s services
These are the findings of the monitoring visit to {name} children’s services on
4 and 5 October 2016. It was the first such visit since services were judged inadequate in May 2016.
"""

#: Cover, framework, kind, first and last day, published, lead inspector.
COVERS = {
    "SLAC": (SLAC, "SLAC", "inspection", "2011-10-03", "2011-10-14", "2011-11-18", "Ann Example"),
    "AP": (AP, "AP", "inspection", "2012-10-22", "2012-10-31", None, "Ann Example"),
    "LAC": (LAC, "LAC", "inspection", "2013-07-08", "2013-07-12", "2013-08-16", "Ann Example"),
    "SIF": (SIF, "SIF", "inspection", "2015-09-14", "2015-10-08", "2015-11-30", ""),
    "SIF again": (AGAIN, "SIF", "re-inspection", "2017-11-09", "2017-11-24", "2018-01-19", ""),
    "LSCB": (LSCB, "LSCB", "board review", "2015-06-15", "2015-06-17", "2015-08-03", ""),
    "ILACS 2018": (ILACS_2018, "ILACS", "inspection", "2018-05-14", "2018-05-25", None, "Ann Example"),
    "ILACS 2023": (ILACS_2023, "ILACS", "inspection", "2023-02-20", "2023-02-24", None, "Ann Example"),
    "focused visit": (FOCUSED, "ILACS", "focused visit", "2019-02-12", "2019-02-13", None, ""),
    "focused visit 2023": (FOCUSED_2023, "ILACS", "focused visit", "2023-07-12", "2023-07-13", None, "Ann Example"),
    "monitoring visit": (MONITORING, "SIF", "monitoring visit", "2016-10-04", "2016-10-05", None, ""),
}


@pytest.mark.parametrize("cover", sorted(COVERS))
def test_each_framework_and_kind(cover: str) -> None:
    text, framework, kind, start, end, published, lead = COVERS[cover]
    found = header(made(text.format(name="Brent")))
    assert (found.framework, found.kind) == (framework, kind)
    assert (found.inspection_start, found.inspection_end) == (start, end)
    assert found.published == published
    assert found.lead_inspector == lead
    assert (found.authority, found.authority_code) == ("Brent", "E09000005")
    assert "Inspector" not in found.title
    assert "Board1" not in found.title


def written(authority: Authority) -> list[str]:
    """The ways in which a cover writes an authority."""
    forms = {
        "county": "{} County Council",
        "city": "{} City Council",
        "royal": "Royal Borough of {}",
        "london": "London Borough of {}",
        "metropolitan": "{} Metropolitan Borough Council",
        "borough": "{} Borough Council",
    }
    return [authority.name, *(form.format(authority.name) for rank, form in forms.items() if rank in authority.styles)]


@given(authority=st.sampled_from(authorities.every()), cover=st.sampled_from(sorted(COVERS)), data=st.data())
def test_every_authority_is_found_on_every_cover(authority: Authority, cover: str, data: st.DataObject) -> None:
    text, framework, _, _, end, _, _ = COVERS[cover]
    name = data.draw(st.sampled_from(written(authority)))
    found = header(made(text.format(name=name)))
    assert found.framework == framework
    if authority.existed(date.fromisoformat(end)):
        assert found.authority_code == authority.code
    else:
        # another authority of the same name (Dorset), or nobody: never one that did not exist
        assert found.authority_code != authority.code


def test_a_long_name_may_break_over_lines() -> None:
    text = SIF.replace("{name}", "City of Bradford Metropolitan District\nCouncil")
    assert header(made(text)).authority == "Bradford"
    text = ILACS_2023.replace("{name} local authority", "Westmorland and\nFurness local authority")
    found = header(made(text.replace("2023", "2024")))
    assert found.authority == "Westmorland and Furness"
    assert found.title == "Inspection of Westmorland and Furness local authority children’s services"


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("Inspection dates: 16 September – 8 October 2014", "2014-09-16", "2014-10-08"),
        ("Inspection date: 1/06/2015 – 25/06/2015", "2015-06-01", "2015-06-25"),
        ("Inspection dates: 19 November-11 December 2013 and 28 – 30\nJanuary 2014", "2013-11-19", "2014-01-30"),
        ("Inspection dates:\n2 to 6 December 2024", "2024-12-02", "2024-12-06"),
        ("Inspection dates: 2 to\n6 December 2024", "2024-12-02", "2024-12-06"),
        ("INSPECTION DATES: 9 – 20 MAY 2022", "2022-05-09", "2022-05-20"),
        ("Dates of inspection: 8 to 12 July 2019 and 7 to 8 August 2019", "2019-07-08", "2019-08-08"),
        ("Inspection dates: 22 January to 2 February 2024\n1", "2024-01-22", "2024-02-02"),
        ("Inspection dates: 3 – 14 October 2011 Reporting inspector: Ann Example", "2011-10-03", "2011-10-14"),
        ("Inspection date: 31 November 2015", None, None),
        ("Inspection dates: to be confirmed", None, None),
    ],
)
def test_dates_as_covers_print_them(written: str, start: str | None, end: str | None) -> None:
    found = header(made(f"Brent\nInspection of children’s social care services\n{written}\nOfsted\nJudgement Grade"))
    assert found.kind == "inspection"
    assert (found.inspection_start, found.inspection_end) == (start, end)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Report published: 7 July 2017", "2017-07-07"),
        ("Published: 03/08/2015", "2015-08-03"),
        ("Report published:\n7 July 2017", "2017-07-07"),
        ("Date of publication: 7 July 2017", "2017-07-07"),
        ("Published 7 July 2017", "2017-07-07"),
        ("An earlier plan was published in July 2012.", None),
        ("", None),
    ],
)
def test_only_the_reports_own_word_is_a_date_of_publication(line: str, published: str | None) -> None:
    text = SIF.format(name="Brent").replace("Report published: 30 November 2015", line)
    assert header(made(text)).published == published


def test_a_deputy_or_team_inspector_is_not_the_lead() -> None:
    end = (
        "The inspection team\nDeputy lead inspector: Not Her\nTeam inspectors: Nor Him\nLead inspector: Cy Example HMI"
    )
    assert header(made(SIF.format(name="Brent"), "2", "3", "4", end)).lead_inspector == "Cy Example"
    without = "The inspection team\nDeputy lead inspector: Not Her\nTeam inspectors: Nor Him"
    assert header(made(SIF.format(name="Brent"), "2", "3", "4", without)).lead_inspector == ""


@pytest.mark.parametrize("cover", sorted(name for name in COVERS if "visit" not in name))
def test_a_cover_whose_line_ends_are_lost(cover: str) -> None:
    text, framework, kind, start, end, published, lead = COVERS[cover]
    found = header(made(" ".join(text.format(name="London Borough of Brent").split())))
    assert (found.framework, found.kind) == (framework, kind)
    assert (found.inspection_start, found.inspection_end) == (start, end)
    assert found.published == published
    assert found.lead_inspector == lead
    assert found.authority == "Brent"


def test_a_running_header_above_the_cover_is_not_the_title() -> None:
    text = "Inspection of Plymouth City Council children’s services\n22 January 2024 1\n" + ILACS_2023
    found = header(made(text.format(name="Plymouth City Council")))
    assert found.title == "Inspection of Plymouth City Council local authority children’s services"
    assert found.inspection_start == "2023-02-20"


@pytest.mark.parametrize(
    "cover", ["Inspection dates: 20 to 24 February 2023\nLead inspector: Ann Example", "A picture"]
)
def test_a_lost_cover_is_made_up_for_by_what_runs_along_the_pages(cover: str) -> None:
    page = "Inspection of Torbay local authority children’s services\n20 to 24 February 2023 {}\nText of the report."
    found = header(made(cover, page.format(2), page.format(3)))
    assert (found.framework, found.kind, found.authority) == ("ILACS", "inspection", "Torbay")
    assert (found.inspection_start, found.inspection_end) == ("2023-02-20", "2023-02-24")


@pytest.mark.shared
def test_real_covers_agree_with_the_labels(shared: Path) -> None:
    with (shared / "gold" / "grades.csv").open(encoding="utf-8") as file:
        labels = {row["sha12"]: row for row in csv.DictReader(file)}
    files = sorted((shared / "corpus").rglob("*.pdf"))[::7] + sorted((shared / "seeds").glob("*.txt"))
    files += [file for file in (shared / "corpus").rglob("*.pdf") if "hull" in file.parent.name]
    seen = 0
    for file in files:
        try:
            document = read(file)
        except NotReadableError:
            continue
        label = labels.get(document.digest)
        if label is None:
            continue
        headers = [found for _, found in part_headers(document)]
        found = next((each for each in headers if each.framework == label["framework"]), headers[0])
        assert found.framework == label["framework"], file
        assert (found.inspection_start, found.inspection_end) == (label["inspection_start"], label["inspection_end"])
        assert authorities.find(label["authority"], date.fromisoformat(label["inspection_end"])) is authorities.by_code(
            found.authority_code
        )
        assert (found.published or "") == label["published"], file
        seen += 1
    assert seen > 40


PAPER = """
Children and Families Overview and Scrutiny Committee
27 March 2019
Report of the Strategic Director, Children and Young People
Inspection of Local Authority Children's Services: what comes next
Wards affected: All
Contact officer: Jo Officer, jo.officer@brent.gov.uk
1.0 Purpose of the report
1.1 To tell the committee of the inspection that was published on 2 July 2018.
"""
PLAN = """
Brent Children and Families
Action plan in response to the inspection of safeguarding
Recommendation
Required outcome | Actions | Lead | By when | Progress | RAG
"""
AGENDA = """
Public Document Pack
Children and Young People Overview and Scrutiny Committee
Thursday 29 March 2012 at 7.00 pm
Membership: Councillors Aye (Chair), Bee and See
The press and public are welcome
Agenda
1 Apologies for absence
For information: www.brent.gov.uk
"""


def test_a_council_paper_is_not_the_inspection_it_speaks_of() -> None:
    found = header(made(PAPER))
    assert (found.kind, found.framework, found.authority) == ("council paper", "", "Brent")
    assert found.title == "Inspection of Local Authority Children's Services: what comes next"
    assert (found.inspection_start, found.inspection_end, found.published) == (None, None, None)


def test_a_paper_may_print_the_inspections_dates() -> None:
    text = PAPER.replace("Wards affected", "Inspection dates: 14 to 25 May 2018\nWards affected")
    assert header(made(text)).kind == "council paper"
    assert header(made(text)).inspection_start is None


@pytest.mark.parametrize(
    ("text", "title", "authority", "published"),
    [
        (
            "CABINET – 15 MARCH 2022\nOFSTED INSPECTION OF CHILDREN'S SERVICES\n"
            "Report by Director of Children's Services\nRECOMMENDATION\n1. Cabinet is RECOMMENDED to note this.\n"
            "Oxfordshire County Council was inspected.",
            "OFSTED INSPECTION OF CHILDREN'S SERVICES",
            "Oxfordshire",
            None,
        ),
        (
            "Report to: Children and Young People Scrutiny Committee\nDate: 12 March 2019\n"
            "Subject: Outcome of the inspection\nReport of: Director of Children's Services, Leeds City Council",
            "Outcome of the inspection",
            "Leeds",
            None,
        ),
        (
            "London Borough of Bexley\nReport Title Focused visit outcome\nMeeting Cabinet\n"
            "Report author Head of Quality\nWards affected All\nPublished 25 May 2019\n"
            "The visit to Bexley took place on 12 and 13 February 2019.",
            "Focused visit outcome",
            "Bexley",
            "2019-05-25",
        ),
        (
            "Public Document Pack\nChildren's Services Scrutiny Panel\nCivic Centre, Sandwell\nAgenda\n"
            "1 Apologies for absence\nDate published: 25 November 2019",
            "Children's Services Scrutiny Panel",
            "Sandwell",
            "2019-11-25",
        ),
        (
            "Children's Social Care Performance Report\nMarch 2022\nBrent Council\nChildren with a plan: 12",
            "Children's Social Care Performance Report",
            "Brent",
            None,
        ),
    ],
)
def test_council_papers_of_many_shapes(text: str, title: str, authority: str, published: str | None) -> None:
    found = header(made(text))
    assert (found.kind, found.framework) == ("council paper", "")
    assert (found.title, found.authority, found.published) == (title, authority, published)
    assert found.inspection_start is None


def test_an_inspection_under_a_framework_yet_to_come() -> None:
    dated = "Inspection dates: 3 to 14 May 2027\nLead inspector: Ann Example"
    found = header(made(f"Evaluation of Brent Council’s work with children\n{dated}"))
    assert (found.kind, found.framework, found.authority) == ("inspection", "", "Brent")
    assert (found.inspection_start, found.inspection_end) == ("2027-05-03", "2027-05-14")


def test_the_inspectorates_own_address_is_not_the_authority() -> None:
    text = FOCUSED.replace(
        "Focused visit to {name} children’s services", "Unannounced inspection of contact arrangements"
    )
    found = header(made(text.replace("{name}", "Brent")))
    assert found.authority == "Brent"


def test_an_action_plan() -> None:
    found = header(made(PLAN))
    assert (found.kind, found.framework, found.authority) == ("action plan", "", "Brent")
    assert found.title == "Action plan in response to the inspection of safeguarding"


@pytest.mark.parametrize(
    "text", ["", "Minutes of the allotment society\nPresent: all", "A novel\nChapter one\nIt rained."]
)
def test_anything_else_is_blank(text: str) -> None:
    found = header(made(text))
    assert (found.kind, found.framework, found.authority, found.inspection_start) == ("", "", "", None)


def test_a_document_without_pages_is_blank() -> None:
    assert header(Document("", [], [])).kind == ""
    assert parts(Document("", [], [])) == []


def test_a_title_of_the_same_words_before_2018_is_no_ilacs() -> None:
    text = ILACS_2018.replace("2018", "2008").format(name="Brent")
    found = header(made(text))
    assert (found.kind, found.framework) == ("inspection", "")


def test_joint_inspections_belong_to_no_framework_of_ours() -> None:
    text = "Joint targeted area inspection of the response to neglect in Brent\nInspection dates: 4 to 8 March 2019"
    found = header(made(text))
    assert (found.kind, found.framework, found.inspection_end) == ("inspection", "", "2019-03-08")


def test_a_report_is_one_document() -> None:
    cover = ILACS_2023.format(name="Brent")
    body = "Inspection of Brent local authority children’s services\n20 to 24 February 2023 2\n1. Children are safe."
    assert parts(made(cover, body, body)) == []
    # a second cover inside the first (a title page that is repeated) is the same report
    assert parts(made(cover, cover, body)) == []


def test_two_reports_in_one_file() -> None:
    body = "1. Text of the report."
    document = made(SIF.format(name="Brent"), body, LSCB.format(name="Brent"), body)
    (whole, first), (one, sif), (two, lscb) = part_headers(document)
    assert whole is document
    assert (first.framework, sif.framework, lscb.framework) == ("SIF", "SIF", "LSCB")
    assert (lscb.kind, lscb.authority, lscb.published) == ("board review", "Brent", "2015-08-03")
    assert [(p.part, [page.number for page in p.pages], p.page_count) for p in (one, two)] == [
        (1, [1, 2], 2),
        (2, [3, 4], 2),
    ]
    assert two.paragraphs[0].text == "Brent Safeguarding Children Board"
    assert len(one.paragraphs) + len(two.paragraphs) == len(document.paragraphs)


@pytest.mark.parametrize("separately", [True, False], ids=["pages", "plain text"])
def test_a_committees_pack(separately: bool) -> None:
    body = "1. Text of the report.\nThis page is intentionally left blank"
    pages = [AGENDA, SLAC.format(name="London Borough of Brent"), body, PLAN, "1 | Do it | Jo | May 2012"]
    document = made(*pages) if separately else made("\n".join(pages))
    (_, whole), (report, slac), (plan, actions) = part_headers(document)
    assert (whole.kind, whole.framework, whole.published) == ("council paper", "", None)
    assert (slac.framework, slac.authority, slac.published) == ("SLAC", "Brent", "2011-11-18")
    assert (actions.kind, actions.authority) == ("action plan", "Brent")
    assert report.paragraphs[0].text == "Inspection of safeguarding and looked after children services"
    assert plan.paragraphs[0].text == "Brent Children and Families"
    assert plan.paragraphs[-1].text.startswith("1 | Do it")


def test_a_paper_with_a_report_behind_it_is_a_part_of_its_own() -> None:
    long = "\n".join(
        f"{n}. " + "The committee heard how services have changed since the inspection. " * 4 for n in range(6)
    )
    document = made(PAPER, long, ILACS_2018.format(name="Brent"), "1. Text of the report.")
    kinds = [(part.part, found.kind, found.framework) for part, found in part_headers(document)]
    assert kinds == [(0, "council paper", ""), (1, "council paper", ""), (2, "inspection", "ILACS")]


def test_a_letter_inside_a_pack_is_a_part() -> None:
    document = made(AGENDA, FOCUSED.format(name="Brent"), "Text of the letter.", MONITORING.format(name="Brent"))
    found = [(part.part, own.kind, own.inspection_end) for part, own in part_headers(document)[1:]]
    assert found == [(1, "focused visit", "2019-02-13"), (2, "monitoring visit", "2016-10-05")]


@given(st.lists(st.text(max_size=60), max_size=30))
def test_no_text_makes_it_fail(lines: list[str]) -> None:
    for _, found in part_headers(made("\n".join(lines), "\n".join(lines))):
        assert found.framework == "" or found.kind


@pytest.mark.parametrize(
    "text",
    [
        "ofsted " * 20_000,
        "monitoring " * 20_000,
        "inspection of " * 20_000,
        "inspection of the " + "a " * 20_000 + "children",
        "report of the " + "a, " * 20_000,
        "Inspection dates: " + "1 to " * 20_000,
        "Lead inspector: " + "A " * 20_000,
        "the " * 20_000 + "council of " * 20_000,
        "visit " * 10_000 + "on " * 10_000,
        "plan " * 20_000,
        "x" * 1_000_000,
        "\n".join(["Inspection dates: 1 May 2019", "Dear all", "This page is intentionally left blank"] * 3_000),
    ],
    ids=lambda text: text[:20],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    part_headers(made(text))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("days", "published", "start", "end"),
    [
        ("13-24 September", "22 October 2010", "2010-09-13", "2010-09-24"),
        ("27 September – 8 October", "12 November 2010", "2010-09-27", "2010-10-08"),
        ("6 to 17 December", "21 January 2011", "2010-12-06", "2010-12-17"),
        ("13-24 September 2009", "22 October 2010", "2009-09-13", "2009-09-24"),
    ],
)
def test_a_year_that_the_dates_leave_out_is_that_of_publication(days: str, published: str, start: str, end: str):
    page = SLAC.format(name="Torbay").replace("3 – 14 October 2011", days).replace("18 November 2011", published)
    found = header(made(page))
    assert (found.inspection_start, found.inspection_end) == (start, end)


@pytest.mark.parametrize("published", ["14 September 2010", "30 June 2010", ""])
def test_a_year_that_publication_does_not_settle_stays_open(published: str):
    page = (
        SLAC.format(name="Torbay")
        .replace("3 – 14 October 2011", "13-24 September")
        .replace("18 November 2011", published)
    )
    assert header(made(page)).inspection_end is None
