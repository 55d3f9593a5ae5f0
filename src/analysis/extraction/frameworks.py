"""How each framework prints its judgements: the titles of its rows, the openings of its sentences, its grade words.

Data only. What a framework judges, and when it was in use, is declared once in ``analysis.frameworks``; here stands how
those judgements look on a page. A new framework is one more entry of ``PRINTED``.

Titles are compared by their words alone: case, punctuation, a number before them and the article 'the' do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis import frameworks as inspected
from analysis.frameworks import Framework

#: The grades of each scale; ``none`` is 'not judged'.
SCALES: Final = {
    inspected.TO_2013: ("outstanding", "good", "adequate", "inadequate", "none"),
    inspected.SINCE_2013: ("outstanding", "good", "requires_improvement", "inadequate", "none"),
}


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """One judgement area as it is printed.

    ``titles`` name its row in a table and its heading. ``sentences`` are regular expressions for the words that a
    statement begins with, up to its verb; ``cues`` are words in lower case of which one stands in such a statement's
    first line. An area that is not ``expected`` may be absent without a word.
    """

    area: str
    titles: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Printed:
    """One framework's furniture.

    ``groups`` are headings that say whose rows follow, with the prefix of their areas; ``ungraded`` are headings
    inside a table that carry no grade. A ``record`` is a table at the report's end, otherwise it is on the cover.
    """

    framework: Framework
    areas: tuple[PrintedArea, ...]
    groups: tuple[tuple[str, str], ...] = ()
    ungraded: tuple[str, ...] = ()
    record: bool = False

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades that the framework gives."""
        return SCALES[self.framework.scale]

    def expected(self, on: date) -> list[str]:
        """Return the areas of which every report on an inspection that ended on a day gives a grade."""
        windows = {area.name: area for area in self.framework.areas}
        prefixes = [f"{group}." for group in dict.fromkeys(prefix for _, prefix in self.groups)] or [""]
        names = [prefix + area.area for prefix in prefixes for area in self.areas if area.expected]
        return [
            name
            for name in names
            if (first := windows[name].first) is None or first <= on
            if (last := windows[name].last) is None or on <= last
        ]


#: The name of an authority or an area, which makes the difference between a judgement and a remark: its words are
#: written large, but for these.
_NAME: Final = (
    r"(?-i:\W+(?:[A-Z][\w’'.&-]*|the|of|and|upon|on|with|under|le|in|area|authority|council|borough|city|county|"
    r"local|metropolitan|district|royal|unitary|this|by|s)"
    r"(?![\w’'])){1,14}?"
)

_SERVICES: Final = (
    rf"the overall judge?ment(?: (?:for|on|of){_NAME})?(?: is that children[’']?s[’']? services?)?",
    r"(?:overall,? )?children(?: and young people)?[’']?s[’']? (?:social care )?services?"
    rf"(?: (?:in|for|at|across|provided by){_NAME})?",
    r"this local authority",
    r"the local authority",
)

#: Whose board: 'The effectiveness of the Kirklees', 'The Royal Borough of Kingston upon Thames Local'.
_WHOSE: Final = (
    r"(?:the )?(?:overall )?(?:effectiveness of )?(?:the )?"
    r"(?-i:(?:[A-Z][\w’'.&-]* (?:(?:and|upon|on|with|in|under|le|of) )?){0,8}?)"
)
_WHERE: Final = rf"(?: in{_NAME})?"
_BOARD: Final = (
    rf"{_WHOSE}(?:local )?safeguarding children[’']?s?[’']? board(?: \([\w ’']+\))?{_WHERE}",
    rf"(?:the )?(?:overall )?(?:effectiveness of )?(?:the )?[a-z&]{{0,6}}scb{_WHERE}",
    r"the overall judge?ment (?:of|for|on) the (?:effectiveness of the )?"
    r"(?:lscb|(?:local )?safeguarding children board)",
)

_BOARD_CUES: Final = ("safeguarding", "scb")

_LSCB: Final = PrintedArea(
    "lscb",
    ("The Local Safeguarding Children Board", "The effectiveness of the LSCB"),
    _BOARD,
    _BOARD_CUES,
    expected=False,
)

SLAC: Final = Printed(
    inspected.SLAC,
    areas=(
        PrintedArea("overall", ("Overall effectiveness",)),
        PrintedArea("capacity_for_improvement", ("Capacity for improvement", "Capacity to improve")),
        PrintedArea(
            "children_and_young_people_are_safe_and_feel_safe",
            (
                "Children and young people are safe and feel safe",
                "The effectiveness of services in taking reasonable steps to ensure that children and young people "
                "are safe and feel safe",
            ),
            expected=False,
        ),
        # … which some of the first reports (2009 and 2010) print as two rows.
        PrintedArea(
            "children_and_young_people_are_safe",
            (
                "Children and young people are safe",
                "The effectiveness of services in taking reasonable steps to ensure that children and young people "
                "are safe",
            ),
            expected=False,
        ),
        PrintedArea(
            "children_and_young_people_feel_safe",
            (
                "Children and young people feel safe",
                "The effectiveness of services in taking reasonable steps to ensure that children and young people "
                "feel safe",
            ),
            expected=False,
        ),
        PrintedArea("quality_of_provision", ("Quality of provision",), expected=False),
        PrintedArea(
            "the_contribution_of_health_agencies_to_keeping_children_and_young_people_safe",
            ("The contribution of health agencies to keeping children and young people safe",),
            expected=False,
        ),
        PrintedArea("ambition_and_prioritisation", ("Ambition and prioritisation",), expected=False),
        PrintedArea("leadership_and_management", ("Leadership and management",), expected=False),
        PrintedArea(
            "performance_management_and_quality_assurance",
            ("Performance management and quality assurance",),
            expected=False,
        ),
        PrintedArea("partnership_working", ("Partnership working",), expected=False),
        PrintedArea("equality_and_diversity", ("Equality and diversity",), expected=False),
        PrintedArea("being_healthy", ("Being healthy",), expected=False),
        PrintedArea("staying_safe", ("Staying safe",), expected=False),
        PrintedArea("enjoying_and_achieving", ("Enjoying and achieving",), expected=False),
        PrintedArea(
            "making_a_positive_contribution_including_user_engagement",
            ("Making a positive contribution, including user engagement",),
            expected=False,
        ),
        PrintedArea("making_a_positive_contribution", ("Making a positive contribution",), expected=False),
        PrintedArea(
            "economic_well_being",
            ("Economic well-being", "Economic well being", "Achieving economic well-being"),
            expected=False,
        ),
        # The rows that only the first reports (2009 and 2010) have.
        PrintedArea(
            "service_responsiveness_including_complaints",
            ("Service responsiveness including complaints",),
            expected=False,
        ),
        PrintedArea("service_responsiveness", ("Service responsiveness",), expected=False),
        PrintedArea(
            "assessment_and_direct_work_with_children_and_families",
            ("Assessment and direct work with children and families",),
            expected=False,
        ),
        PrintedArea(
            "case_planning_review_and_recording",
            ("Case planning, review and recording", "Case planning, reviews and recording"),
            expected=False,
        ),
        PrintedArea(
            "evaluation_including_performance_management_quality_assurance_and_workforce_development",
            ("Evaluation, including performance management, quality assurance and workforce development",),
            expected=False,
        ),
        PrintedArea("user_engagement", ("User engagement",), expected=False),
        PrintedArea("partnerships", ("Partnerships",), expected=False),
        PrintedArea("value_for_money", ("Value for money",), expected=False),
    ),
    groups=(
        ("Safeguarding services", "safeguarding"),
        ("Safeguarding", "safeguarding"),
        ("The inspection outcomes: safeguarding services", "safeguarding"),
        ("Services for looked after children", "looked_after"),
        ("Services for looked after children and young people", "looked_after"),
        ("Looked after children services", "looked_after"),
        ("The inspection outcomes: services for looked after children", "looked_after"),
    ),
    ungraded=(
        "Safeguarding outcomes for children and young people",
        "Outcomes for children and young people",
        "How good are outcomes for looked after children and care leavers?",
        "Outcomes for looked after children and care leavers",
    ),
    record=True,
)

AP: Final = Printed(
    inspected.AP,
    areas=(
        PrintedArea(
            "overall",
            ("Overall effectiveness",),
            (
                r"the overall effectiveness of (?:the )?(?:local authority )?arrangements "
                rf"(?:to protect|for the protection of) children(?: in{_NAME})?",
                r"overall effectiveness",
            ),
            ("overall effectiveness",),
        ),
        PrintedArea(
            "help_and_protection",
            (
                "The effectiveness of the help and protection provided to children, young people, families and carers",
                "The effectiveness of the help and protection provided to children, young people and their families "
                "and carers",
            ),
            (r"the effectiveness of (?:the )?help and protection (?:that is )?provided to children[\w, ’']{0,60}?",),
            ("help and protection",),
        ),
        PrintedArea(
            "quality_of_practice", ("The quality of practice",), (r"the quality of practice",), ("quality of practice",)
        ),
        PrintedArea("leadership", ("Leadership and governance",), (r"leadership and governance",), ("leadership and",)),
    ),
    ungraded=("Local authority arrangements for the protection of children",),
    record=True,
)

LAC: Final = Printed(
    inspected.LAC,
    areas=(
        PrintedArea(
            "overall",
            (
                "Overall effectiveness",
                "Overall effectiveness of services for looked after children and young people",
                "Overall effectiveness of services for looked after children",
            ),
        ),
        PrintedArea("looked_after.capacity_to_improve", ("Capacity to improve", "Capacity for improvement")),
        PrintedArea(
            "looked_after.outcomes_for_looked_after_children_and_young_people",
            (
                "Outcomes for looked after children and young people",
                "Outcomes for looked after children and care leavers",
                "Outcomes for looked after children",
            ),
        ),
        PrintedArea("looked_after.quality_of_provision", ("Quality of provision",)),
        PrintedArea("looked_after.leadership_and_management", ("Leadership and management",)),
    ),
    ungraded=("Services for looked after children", "Looked after children services"),
    record=True,
)

SIF: Final = Printed(
    inspected.SIF,
    areas=(
        PrintedArea("overall", ("Overall effectiveness",), _SERVICES, ("services", "overall judg", "local authority")),
        PrintedArea(
            "help_and_protection",
            (
                "Children who need help and protection",
                "The experiences and progress of children who need help and protection",
                "The experience and progress of children who need help and protection",
            ),
        ),
        PrintedArea(
            "children_in_care",
            (
                "Children looked after and achieving permanence",
                "The experiences and progress of children looked after and achieving permanence",
                "The experience and progress of children looked after and achieving permanence",
            ),
        ),
        PrintedArea(
            "adoption",
            ("Adoption performance",),
            (r"the graded judge?ment (?:for|about|of|on) (?:the )?adoption(?: performance| services?)?",),
            ("graded judg",),
        ),
        PrintedArea(
            "care_leavers",
            ("Experiences and progress of care leavers", "Experience and progress of care leavers"),
            (r"the graded judge?ment (?:for|about|of|on) (?:the )?(?:experiences? and progress of )?care leavers",),
            ("graded judg",),
        ),
        PrintedArea("leadership", ("Leadership, management and governance",)),
        _LSCB,
    ),
)

LSCB: Final = Printed(
    inspected.LSCB,
    areas=(PrintedArea("lscb", _LSCB.titles, _BOARD, _BOARD_CUES),),
)

ILACS: Final = Printed(
    inspected.ILACS,
    areas=(
        PrintedArea("overall", ("Overall effectiveness",)),
        PrintedArea("leadership", ("The impact of leaders on social work practice with children and families",)),
        PrintedArea(
            "help_and_protection",
            (
                "The experiences and progress of children who need help and protection",
                "The experience and progress of children who need help and protection",
                "The experiences and progress of children in need of help and protection",
            ),
        ),
        PrintedArea(
            "care_and_care_leavers",
            (
                "The experiences and progress of children in care and care leavers",
                "The experience and progress of children in care and care leavers",
            ),
        ),
        PrintedArea(
            "children_in_care",
            (
                "The experiences and progress of children in care",
                "The experience and progress of children in care",
            ),
        ),
        PrintedArea(
            "care_leavers",
            ("The experiences and progress of care leavers", "The experience and progress of care leavers"),
        ),
    ),
)

PRINTED: Final[dict[str, Printed]] = {printed.framework.name: printed for printed in (SLAC, AP, LAC, SIF, LSCB, ILACS)}
