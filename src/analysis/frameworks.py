"""The inspection frameworks: when each was in use, on which scale, and what it judges.

Data only. A new framework is one more entry of ``FRAMEWORKS``: nothing else needs to change for a path to
be followed through it, whether or not it gives an overall grade.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

#: The bar was raised in 2013: 'adequate' gave way to 'requires improvement'.
TO_2013: Final = "to 2013"
SINCE_2013: Final = "since 2013"


@dataclass(frozen=True, slots=True)
class Area:
    """A judgement area: its name in the grades table and the theme that it is followed under.

    ``also`` names further themes that the one judgement speaks for: a path of such a theme shows it as combined.
    """

    name: str
    theme: str = ""
    also: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class NotGiven:
    """A theme that a framework gives no judgement of from a day on, and how to say so."""

    theme: str
    since: date
    words: str


@dataclass(frozen=True, slots=True)
class Framework:
    """One inspection framework.

    ``first`` and ``last`` are inspection dates. ``full`` says whether it inspects the whole of an authority's
    services, so that its overall grade is what the authority stands at. ``days_to_publish`` is the usual time
    from the last day of the inspection to publication, for reports that print no date.
    """

    name: str
    title: str
    first: date
    last: date | None
    scale: str
    areas: tuple[Area, ...]
    not_given: tuple[NotGiven, ...] = ()
    full: bool = True
    days_to_publish: int = 42

    def gives_overall(self, on: date) -> bool:
        """Say whether an inspection that ended on a day has an overall grade."""
        withheld = any(gap.theme == "overall" and on >= gap.since for gap in self.not_given)
        return not withheld and any("overall" in (area.theme, *area.also) for area in self.areas)


_SLAC_SHARED = (
    "ambition_and_prioritisation",
    "equality_and_diversity",
    "performance_management_and_quality_assurance",
    "quality_of_provision",
    "capacity_for_improvement",
)

SLAC: Final = Framework(
    name="SLAC",
    title="Safeguarding and looked after children services",
    first=date(2009, 6, 1),
    last=date(2012, 7, 31),
    scale=TO_2013,
    areas=(
        # There is no one grade for everything: the effectiveness of safeguarding is what later overall grades follow.
        Area("safeguarding.overall", "overall", also=("help_and_protection",)),
        Area("safeguarding.leadership_and_management", "leadership"),
        Area("safeguarding.children_and_young_people_are_safe_and_feel_safe"),
        Area("safeguarding.partnership_working"),
        Area("safeguarding.the_contribution_of_health_agencies_to_keeping_children_and_young_people_safe"),
        *(Area(f"safeguarding.{name}") for name in _SLAC_SHARED),
        Area("looked_after.overall", "children_in_care", also=("care_leavers",)),
        Area("looked_after.leadership_and_management"),
        Area("looked_after.being_healthy"),
        Area("looked_after.staying_safe"),
        Area("looked_after.enjoying_and_achieving"),
        Area("looked_after.making_a_positive_contribution_including_user_engagement"),
        Area("looked_after.economic_well_being"),
        *(Area(f"looked_after.{name}") for name in _SLAC_SHARED),
    ),
    days_to_publish=35,
)

AP: Final = Framework(
    name="AP",
    title="Arrangements for the protection of children",
    first=date(2012, 5, 1),
    last=date(2013, 7, 31),
    scale=TO_2013,
    areas=(
        Area("overall", "overall"),
        Area("help_and_protection", "help_and_protection"),
        Area("quality_of_practice"),
        Area("leadership", "leadership"),
    ),
    days_to_publish=35,
)

LAC: Final = Framework(
    name="LAC",
    title="Services for looked after children",
    first=date(2013, 6, 1),
    last=date(2013, 8, 31),
    scale=TO_2013,
    areas=(
        # 'Overall' is the overall effectiveness of services for children in care alone.
        Area("overall", "children_in_care", also=("care_leavers",)),
        Area("looked_after.outcomes_for_looked_after_children_and_young_people"),
        Area("looked_after.quality_of_provision"),
        Area("looked_after.leadership_and_management"),
        Area("looked_after.capacity_to_improve"),
    ),
    full=False,
    days_to_publish=35,
)

SIF: Final = Framework(
    name="SIF",
    title="Single inspection framework",
    first=date(2013, 11, 1),
    last=date(2018, 7, 31),
    scale=SINCE_2013,
    areas=(
        Area("overall", "overall"),
        Area("help_and_protection", "help_and_protection"),
        Area("children_in_care", "children_in_care"),
        Area("adoption", "adoption"),
        Area("care_leavers", "care_leavers"),
        Area("leadership", "leadership"),
        Area("lscb", "safeguarding_board"),
    ),
    days_to_publish=50,
)

LSCB: Final = Framework(
    name="LSCB",
    title="Review of the local safeguarding children board",
    first=date(2013, 11, 1),
    last=date(2018, 3, 31),
    scale=SINCE_2013,
    areas=(Area("lscb", "safeguarding_board"),),
    full=False,
    days_to_publish=47,
)

ILACS: Final = Framework(
    name="ILACS",
    title="Inspection of local authority children's services",
    first=date(2018, 1, 1),
    last=None,
    scale=SINCE_2013,
    areas=(
        Area("overall", "overall", last=date(2026, 3, 31)),
        Area("leadership", "leadership"),
        Area("help_and_protection", "help_and_protection"),
        Area("care_and_care_leavers", "children_in_care", also=("care_leavers",), last=date(2022, 12, 31)),
        Area("children_in_care", "children_in_care", first=date(2023, 1, 1)),
        Area("care_leavers", "care_leavers", first=date(2023, 1, 1)),
    ),
    not_given=(
        NotGiven(
            "overall",
            date(2026, 4, 1),
            "Overall effectiveness is no longer given for inspections from April 2026",
        ),
    ),
)

FRAMEWORKS: Final[dict[str, Framework]] = {framework.name: framework for framework in (SLAC, AP, LAC, SIF, LSCB, ILACS)}
