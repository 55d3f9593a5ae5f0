"""Grades and figures made up for the charts' tests: real authorities, invented judgements."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from analysis import authorities, paths, tables
from analysis.frameworks import FRAMEWORKS

BCP = "Bournemouth, Christchurch and Poole"

_THEME = {(f.name, area.name): area.theme for f in FRAMEWORKS.values() for area in f.areas}

SIF_AREAS = ("overall", "help_and_protection", "children_in_care", "adoption", "care_leavers", "leadership", "lscb")
ILACS_AREAS = ("overall", "leadership", "help_and_protection", "care_and_care_leavers")
SPLIT_AREAS = ("overall", "leadership", "help_and_protection", "children_in_care", "care_leavers")
TWELVE = (
    "safeguarding.overall", "safeguarding.leadership_and_management", "safeguarding.partnership_working",
    "safeguarding.equality_and_diversity", "safeguarding.quality_of_provision",
    "safeguarding.the_contribution_of_health_agencies_to_keeping_children_and_young_people_safe",
    "looked_after.overall", "looked_after.being_healthy", "looked_after.staying_safe",
    "looked_after.enjoying_and_achieving", "looked_after.economic_well_being",
    "looked_after.making_a_positive_contribution_including_user_engagement",
)  # fmt: skip


def inspection(
    authority: str, framework: str, day: str, grade: str, areas: Any = None, **more: Any
) -> list[dict[str, Any]]:
    """One inspection's judgements, every area alike unless ``areas`` says which grade it has."""
    known = authorities.find(authority)
    assert known is not None
    default = {"SIF": SIF_AREAS, "ILACS": ILACS_AREAS}.get(framework, ("overall",))
    each = areas if isinstance(areas, dict) else dict.fromkeys(areas or default, grade)
    whole = {
        "document": f"{known.code}{day}", "part": 0, "authority": known.name, "authority_code": known.code,
        "framework": framework, "inspection_end": day, "source": "stated", "page": 1, **more,
    }  # fmt: skip
    return [
        whole | {"area": area, "theme": _THEME.get((framework, area), ""), "grade": word, "grade_text": word}
        for area, word in each.items()
    ]


def grades(*inspections: list[dict[str, Any]]) -> pd.DataFrame:
    return tables.frame("grades", [row for rows in inspections for row in rows])


def fact(
    authority: str, metric: str, day: str, value: float | None, source: str = "official", **more: Any
) -> dict[str, Any]:
    known = authorities.find(authority)
    assert known is not None
    return {
        "document": "", "part": 0, "authority": known.name, "authority_code": known.code, "metric": metric,
        "source": source, "role": "actual", "value": value, "unit": "percent", "qualifier": "exact", "as_of": day,
    } | more  # fmt: skip


def facts(*rows: dict[str, Any]) -> pd.DataFrame:
    return tables.frame("facts", rows)


@cache
def england() -> pd.DataFrame:
    """Three cycles of inspections of every authority there is now, graded by a fixed pattern."""
    scale = ("inadequate", "requires_improvement", "requires_improvement", "good", "good", "good", "outstanding")
    found = []
    for i, authority in enumerate(authorities.current()):
        start = (i * 5) % 7
        found.append(inspection(authority.name, "SIF", f"201{4 + i % 4}-0{1 + i % 9}-12", scale[max(start - 1, 0)]))
        found.append(inspection(authority.name, "ILACS", f"20{18 + i % 4}-0{1 + i % 9}-20", scale[(start + i) % 7]))
        if i % 3:
            day = f"20{22 + i % 3}-0{1 + i % 9}-20"
            found.append(inspection(authority.name, "ILACS", day, scale[min(start + i % 3, 6)], SPLIT_AREAS))
    return grades(*found)


@cache
def time_to(group: Any = None) -> paths.TimeTo:
    """Asked once: the answer takes a while."""
    return paths.time_to(england(), group=group)


def brent() -> pd.DataFrame:
    """A path over five frameworks, the change of scale among them."""
    return grades(
        inspection("Brent", "SLAC", "2011-10-14", "adequate", ("safeguarding.overall", "looked_after.overall")),
        inspection("Brent", "AP", "2012-10-18", "adequate", ("overall", "help_and_protection", "leadership")),
        inspection("Brent", "SIF", "2015-10-08", "requires_improvement"),
        inspection("Brent", "ILACS", "2018-05-25", "good"),
        inspection("Brent", "ILACS", "2023-02-24", "outstanding", SPLIT_AREAS),
    )


def one_inspection() -> pd.DataFrame:
    return grades(inspection(BCP, "ILACS", "2021-12-17", "inadequate"))


def two_in_one_month() -> pd.DataFrame:
    return grades(
        inspection("Medway", "SIF", "2015-06-03", "inadequate"),
        inspection("Medway", "SIF", "2015-06-26", "requires_improvement"),
    )


def without_overall() -> pd.DataFrame:
    """The second inspection is of a time when no overall grade is given any more."""
    return grades(
        inspection("Kent", "ILACS", "2022-05-20", "outstanding"),
        inspection("Kent", "ILACS", "2026-06-19", "good", SPLIT_AREAS[1:]),
    )


def with_lineage() -> pd.DataFrame:
    return grades(
        inspection("Poole", "SIF", "2015-03-12", "requires_improvement"),
        inspection(BCP, "ILACS", "2021-12-17", "inadequate"),
        inspection(BCP, "ILACS", "2024-12-06", "good", SPLIT_AREAS),
    )


def twelve_areas() -> pd.DataFrame:
    words = ("good", "adequate", "outstanding", "inadequate")
    each = {area: words[i % 4] for i, area in enumerate(TWELVE)}
    return grades(
        inspection("Bath and North East Somerset", "SLAC", "2010-11-05", "adequate", each),
        inspection("Bath and North East Somerset", "SIF", "2014-06-05", "good"),
    )


def cited_only() -> pd.DataFrame:
    rows = inspection("Slough", "ILACS", "2023-01-27", "requires_improvement")
    cited = inspection("Slough", "SIF", "2023-01-27", "inadequate", ("overall",), source="cited",
                       cited_inspection="single inspection framework, November 2015")  # fmt: skip
    return grades(rows, cited)


def troubled() -> pd.DataFrame:
    return grades(
        inspection("Bradford", "SIF", "2014-03-12", "requires_improvement"),
        inspection("Bradford", "ILACS", "2018-09-21", "inadequate"),
        inspection("Bradford", "ILACS", "2022-12-02", "inadequate"),
    )


def visited(authority: str, **days: Any) -> pd.DataFrame:
    """Letters of visits on some days, as documents."""
    known = authorities.find(authority)
    assert known is not None
    kinds = {"focused": "focused visit", "monitoring": "monitoring visit"}
    rows = [
        {
            "document": f"{kind}{day:%Y%m%d}", "part": 0, "authority": known.name, "authority_code": known.code,
            "kind": kinds[kind], "inspection_end": f"{day:%Y-%m-%d}", "status": "read",
        }
        for kind in kinds for day in pd.to_datetime(list(days.get(kind, ())))
    ]  # fmt: skip
    return tables.frame("documents", rows)


def many_visits() -> pd.DataFrame:
    """A visit in every season for years, after an inadequate judgement and after the next."""
    seasons = [
        *pd.date_range("2019-02-20", "2022-09-30", freq="95D"),
        *pd.date_range("2023-06-20", periods=9, freq="90D"),
    ]
    return visited("Bradford", focused=["2018-03-01", "2018-03-20"], monitoring=seasons)


def agency(authority: str = "Brent") -> pd.DataFrame:
    """Official figures with a year missing and one withheld, and what a report and a paper say."""
    official = {2014: 22.0, 2015: 25.5, 2016: 24.0, 2018: 19.0, 2019: 17.5, 2020: None, 2021: 15.0, 2022: 14.2}
    return facts(
        *(fact(authority, "agency_staff_pct", f"{year}-09-30", value) for year, value in official.items()),
        fact(authority, "agency_staff_pct", "2015-10-08", 29.0, "report", qualifier="approx"),
        fact(authority, "agency_staff_pct", "2018-05-25", 21.0, "report"),
        fact(authority, "agency_staff_pct", "2018-05-25", 18.0, "paper"),
        fact(authority, "agency_staff_pct", "2022-03-31", 16.0, "paper"),
        *(fact(authority, "cla_count", f"{y}-03-31", 9.0 * y - 17826, unit="children") for y in range(2014, 2023)),
        *(fact(authority, "cp_plan_count", f"{y}-03-31", 10310 - 5.0 * y, unit="children") for y in range(2014, 2023)),
        fact(authority, "cla_count", "2015-10-08", 320.0, "report", unit="children"),
        fact(authority, "caseload_avg", "2015-10-08", 18.0, "report", unit="cases"),
        fact(authority, "caseload_avg", "2018-05-25", 15.5, "report", unit="cases"),
    )  # fmt: skip
