"""The closed vocabularies of the suite: every word that a column may hold, in its order.

Nothing here imports anything: reading, extraction, tables, paths and charts all speak these words.
"""

from __future__ import annotations

from typing import Final

#: Grades, best first; ``none`` is "the report says that no judgement is made".
GRADES: Final = ("outstanding", "good", "requires_improvement", "adequate", "inadequate", "none")

#: The step on a path, 4 (best) to 1. 'adequate' (to 2013) and 'requires_improvement' (since) share a step
#: but stay two labels, because the bar was raised in 2013.
STEP: Final = {"outstanding": 4, "good": 3, "requires_improvement": 2, "adequate": 2, "inadequate": 1}

GRADE_LABELS: Final = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
    "none": "Not judged",
}

FRAMEWORKS: Final = ("SLAC", "AP", "LAC", "SIF", "LSCB", "ILACS")

THEMES: Final = (
    "overall",
    "help_and_protection",
    "children_in_care",
    "care_leavers",
    "leadership",
    "adoption",
    "safeguarding_board",
)

KINDS: Final = (
    "inspection",
    "re-inspection",
    "focused visit",
    "monitoring visit",
    "board review",
    "council paper",
    "action plan",
)

STATUSES: Final = ("read", "partly read", "unreadable", "not a report")

#: Whose judgement a grade is: the report's own, or another inspection's that the document mentions.
GRADE_SOURCES: Final = ("stated", "cited")

FACT_SOURCES: Final = ("report", "paper", "official")

ROLES: Final = ("actual", "target", "england", "similar", "region")

QUALIFIERS: Final = ("exact", "approx", "below", "above")

GROUPS: Final = ("workforce", "child protection", "timeliness", "demand", "children in care", "care leavers", "area")

BODIES: Final = ("authority", "lscb")
