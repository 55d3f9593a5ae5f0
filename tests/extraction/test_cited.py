"""Judgements of other inspections: found with their date and area, never among the report's own."""

from __future__ import annotations

import pytest

from analysis.extraction.judgements import cited, judgements
from analysis.extraction.rows import Grade, Header
from analysis.reading import Document, Page, Paragraph
from tests.extraction.furniture import header, lines

OWN = Header(authority="Brent", framework="ILACS", kind="inspection", inspection_end="2023-02-24")


def mentions(*texts: str, head: Header = OWN) -> list[Grade]:
    return cited(Document("0" * 12, [Page(1)], [Paragraph(text, 1) for text in texts]), head)


def told(*texts: str, head: Header = OWN) -> set[tuple[str, str, str]]:
    return {(row.cited_inspection, row.area, row.grade) for row in mentions(*texts, head=head)}


SIF = Header(authority="Brent", framework="SIF", kind="inspection", inspection_end="2015-10-08")
PAPER = Header(authority="Brent", kind="council paper")
SINGLE = "Single inspection framework"
LATER = "Inspection of local authority children's services"
EARLY = "Safeguarding and looked after children services"
PROTECTION = "Arrangements for the protection of children"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            (
                "Since the last inspection in 2016, when children’s services were judged to be inadequate, "
                "leaders have moved fast."
            ),
            (f"{SINGLE}, 2016", "overall", "inadequate"),
        ),
        (
            "The pace has quickened since the single inspection of November 2015, which judged services as inadequate.",
            (f"{SINGLE}, November 2015", "overall", "inadequate"),
        ),
        (
            "In 2019, all services were judged as requiring improvement to be good.",
            (f"{LATER}, 2019", "overall", "requires_improvement"),
        ),
        (
            "The impact of leaders was judged to be good at the time of the last inspection, in 2019.",
            (f"{LATER}, 2019", "leadership", "good"),
        ),
        (
            "Services have improved since the single inspection in 2014, when they required improvement to be good.",
            (f"{SINGLE}, 2014", "overall", "requires_improvement"),
        ),
        (
            (
                "At the last inspection in 2019, the experiences of children who need help and protection were "
                "judged ‘inadequate’."
            ),
            (f"{LATER}, 2019", "help_and_protection", "inadequate"),
        ),
        (
            "Support for care leavers was judged to be outstanding at the inspection in 2016.",
            (f"{SINGLE}, 2016", "care_leavers", "outstanding"),
        ),
        (
            "Services for care leavers were judged to be good at the last inspection in 2019.",
            (f"{LATER}, 2019", "care_and_care_leavers", "good"),
        ),
        (
            "Since the last inspection, when the authority was judged to be good, much has changed.",
            ("last inspection", "overall", "good"),
        ),
        (
            (
                "Following a judgement of inadequate for overall effectiveness at the last inspection in 2019, "
                "a plan was made."
            ),
            (f"{LATER}, 2019", "overall", "inadequate"),
        ),
        (
            (
                "The year 2018 saw two frameworks: since the inspection in 2018, when services were judged to "
                "be good, all is well."
            ),
            ("inspection, 2018", "overall", "good"),
        ),
    ],
)
def test_one_sentence(sentence: str, expected: tuple[str, str, str]):
    assert told(sentence) == {expected}


def test_a_council_paper_cites_the_inspection_before():
    rows = mentions(
        "Brent will follow the second pathway, because the previous Single Inspection Framework "
        "judgement of November 2015 "
        "that the authority requires improvement to be judged good still stands.",
        head=PAPER,
    )
    [row] = rows
    assert (row.cited_inspection, row.area, row.theme, row.grade) == (
        f"{SINGLE}, November 2015",
        "overall",
        "overall",
        "requires_improvement",
    )
    assert row.source == "cited"
    assert row.grade_text == "requires improvement to be judged good"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The previous inspection of the local authority’s safeguarding arrangements was in November 2011. "
            "The local authority was judged to be good.",
            (f"{EARLY}, November 2011", "safeguarding.overall", "good"),
        ),
        (
            "The previous inspection of the local authority’s services for looked after children was in November 2011. "
            "The local authority was judged to be adequate.",
            (f"{EARLY}, November 2011", "looked_after.overall", "adequate"),
        ),
        (
            (
                "The last inspection of Brent’s arrangements for the protection of children was in October "
                "2012. It was judged adequate."
            ),
            (f"{PROTECTION}, October 2012", "overall", "adequate"),
        ),
        (
            "The last inspection of the local authority’s services for looked after children was in July 2013. "
            "The local authority was judged to be inadequate.",
            ("Services for looked after children, July 2013", "overall", "inadequate"),
        ),
        (
            "The previous inspection of the local authority’s fostering service was in March 2011. "
            "The service was judged to be outstanding.",
            ("fostering services, March 2011", "fostering.overall", "outstanding"),
        ),
        (
            "The local authority’s adoption service was inspected in June 2011 and was judged to be good.",
            ("adoption services, June 2011", "adoption.overall", "good"),
        ),
    ],
)
def test_lists_under_previous_inspections(text: str, expected: tuple[str, str, str]):
    assert told(text, head=SIF) == {expected}
    # the words that it rests on hold the inspection and the grade
    assert text.startswith(mentions(text, head=SIF)[0].quote)


def test_two_services_in_one_breath():
    text = (
        "An inspection of safeguarding and looked after children in March 2012 judged services for "
        "looked after children as "
        "adequate and safeguarding as inadequate."
    )
    assert told(text, head=SIF) == {
        (f"{EARLY}, March 2012", "looked_after.overall", "adequate"),
        (f"{EARLY}, March 2012", "safeguarding.overall", "inadequate"),
    }
    text = (
        "The previous inspection of safeguarding and looked after children’s services was in March "
        "2012. The local authority "
        "was judged to be adequate for children looked after and inadequate for safeguarding."
    )
    assert told(text, head=SIF) == {
        (f"{EARLY}, March 2012", "looked_after.overall", "adequate"),
        (f"{EARLY}, March 2012", "safeguarding.overall", "inadequate"),
    }
    text = "The inspection of October 2010 found both safeguarding and looked after children’s services to be good."
    assert {(area, grade) for _, area, grade in told(text, head=SIF)} == {
        ("safeguarding.overall", "good"),
        ("looked_after.overall", "good"),
    }


def test_services_named_after_the_grade():
    text = (
        "The last inspection of children’s services was in July 2015. The local authority was judged "
        "inadequate in respect of "
        "care leavers and overall effectiveness."
    )
    later = Header(authority="Brent", framework="SIF", kind="re-inspection", inspection_end="2017-11-24")
    assert told(text, head=later) == {
        (f"{SINGLE}, July 2015", "care_leavers", "inadequate"),
        (f"{SINGLE}, July 2015", "overall", "inadequate"),
    }


def test_outcomes_of_a_single_service():
    text = (
        "The most recent inspection of fostering services in October 2009 found overall care to be good "
        "and staying safe to be good."
    )
    assert told(text, head=SIF) == {
        ("fostering services, October 2009", "fostering.overall", "good"),
        ("fostering services, October 2009", "fostering.staying_safe", "good"),
    }


LIST = [
    "The last inspection report for the local authority’s children’s services was published in July "
    "2015. The judgements for "
    "the local authority were:",
    "Overall effectiveness: inadequate",
    "Children who need help and protection: requires improvement",
    "adoption performance: Good",
    "Experiences and progress of care leavers: Outstanding",
    "Leadership, management and governance: Inadequate.",
    "Local leadership",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The single inspection of 2015 had found that services required improvement to be good.",
            {(f"{SINGLE}, 2015", "overall", "requires_improvement")},
        ),
        (
            "This follows from the Single Inspection Framework judgement of November 2015, which was that the "
            "authority requires improvement to be good.",
            {(f"{SINGLE}, November 2015", "overall", "requires_improvement")},
        ),
        (
            "When fostering services were last inspected, care was found to be good overall and ‘Enjoying and "
            "Achieving’ to be outstanding.",
            {
                ("fostering services", "fostering.overall", "good"),
                ("fostering services", "fostering.enjoying_and_achieving", "outstanding"),
            },
        ),
        (
            "Fostering services were found in October 2009 to be good overall and good at staying safe.",
            {
                ("fostering services, October 2009", "fostering.overall", "good"),
                ("fostering services, October 2009", "fostering.staying_safe", "good"),
            },
        ),
        (
            "Services were judged inadequate in 2012. Since then much was done. Inspectors judged them to be good.",
            {("inspection, 2012", "overall", "inadequate")},
        ),
        (
            "Ofsted inspected children’s services in 2013. Inspectors judged services for children to be inadequate.",
            {("inspection, 2013", "overall", "inadequate")},
        ),
    ],
)
def test_other_ways_to_say_it(text: str, expected: set[tuple[str, str, str]]):
    assert told(text) == expected


def test_safeguarding_arrangements_are_the_framework_s_of_their_time():
    def inspected(services: str, when: str) -> str:
        return f"The last inspection of Brent’s {services} was in {when}. The local authority was judged to be good."

    early = inspected("safeguarding arrangements", "May 2012")
    alone = {("last inspection, May 2012", "help_and_protection", "good")}
    # in the months when one framework followed the other the words alone do not tell
    assert told(early, head=SIF) == alone
    assert told(early, inspected("services for children looked after", "May 2010"), head=SIF) > alone
    assert told(early, inspected("services for children looked after", "May 2012"), head=SIF) == {
        (f"{EARLY}, May 2012", "safeguarding.overall", "good"),
        (f"{EARLY}, May 2012", "looked_after.overall", "good"),
    }
    for month in ("October 2012", "March 2013"):
        assert told(inspected("safeguarding arrangements", month), head=SIF) == {
            (f"{PROTECTION}, {month}", "overall", "good")
        }
    both = inspected("safeguarding arrangements/arrangements for the protection of children", "June 2012")
    assert told(both, head=SIF) == {("last inspection, June 2012", "help_and_protection", "good")}


def test_a_list_of_the_previous_judgements():
    later = Header(authority="Brent", framework="SIF", kind="re-inspection", inspection_end="2018-05-18")
    expected = {
        (f"{SINGLE}, July 2015", "overall", "inadequate"),
        (f"{SINGLE}, July 2015", "help_and_protection", "requires_improvement"),
        (f"{SINGLE}, July 2015", "adoption", "good"),
        (f"{SINGLE}, July 2015", "care_leavers", "outstanding"),
        (f"{SINGLE}, July 2015", "leadership", "inadequate"),
    }
    assert told(*LIST, head=later) == expected
    assert told(" ".join(LIST[:-1]), head=later) == expected


def test_cited_grades_are_never_stated_and_stated_ones_never_cited():
    document = lines(*LIST)
    assert judgements(document, header("SIF", end="2018-05-18", kind="re-inspection"))[0] == []
    document = lines("Children’s services in Brent are good", "1. Children who need help and protection Good")
    assert cited(document, header("SIF")) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "The local authority operates five children’s homes. Four were judged to be good in their most "
            "recent Ofsted inspection."
        ),
        (
            "The local authority operates one children’s home, which was judged to be outstanding in its "
            "most recent inspection."
        ),
        "Nine in ten children attend schools that were judged good or better at their last inspection in 2019.",
        "At this inspection, all services were judged to be good.",
        "Since the last inspection in 2019, services are no longer judged to be inadequate.",
        "Audits from 2021 found half of the cases to be inadequate.",
        "Following the inspection in 2019, managers judged that plans were inadequate.",
        "Leaders judged the risk to be inadequate in 2019.",
        "Services in the predecessor authority were judged inadequate in 2019.",
        "Good Town Council was judged to be outstanding at its last inspection in 2019 and helps Brent.",
        "In 2023, services were judged to be good.",
        "Services for children are good.",
        "Two inspections, in 2016 and 2019, were read by leaders, and services were judged to be good.",
    ],
)
def test_what_is_no_earlier_judgement(text: str):
    assert told(text) == set()


def test_the_authority_is_known_by_its_name_and_another_council_is_not_it():
    north = Header(authority="North Tyneside", framework="ILACS", kind="inspection", inspection_end="2023-02-24")
    text = "{} was judged to be good at its last inspection in 2019."
    wanted = {(f"{LATER}, 2019", "overall", "good")}
    assert told(text.format("North Tyneside"), head=north) == wanted
    assert told(text.format("North Tyneside Council"), head=north) == wanted
    assert told(text.format("The Council"), head=north) == wanted
    assert told(text.format("The council"), head=Header(kind="council paper")) == wanted
    assert told(text.format("South Tyneside Council"), head=north) == set()
    assert told(text.format("North Somewhere"), head=north) == set()


def test_the_date_beside_the_grade_is_the_judgement_s():
    text = "Despite much work since 2018, progress has been slow since services were first judged inadequate in 2015."
    assert told(text) == {(f"{SINGLE}, 2015", "overall", "inadequate")}


def test_a_mention_is_told_once_with_its_first_page():
    text = "At the last inspection in 2019, services were judged to be good."
    document = Document("0" * 12, [Page(1), Page(2)], [Paragraph(text, 1), Paragraph(text, 2)])
    assert [row.page for row in cited(document, OWN)] == [1]
