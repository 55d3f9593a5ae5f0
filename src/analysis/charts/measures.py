"""What each metric is called on a chart: short enough for a headline, plain enough for a committee."""

from __future__ import annotations

from typing import Final

from matplotlib.ticker import MaxNLocator

from analysis.extraction.facts.catalogue import catalogue

MEASURES: Final = {
    "permanent_staff_pct": "Permanent staff",
    "agency_staff_pct": "Agency staff",
    "vacancy_rate_pct": "Vacant posts",
    "turnover_rate_pct": "Staff turnover",
    "caseload_avg": "Average caseload",
    "cp_plan_count": "Children on a protection plan",
    "cp_plan_rate_per_10k": "Protection plans per 10,000 children",
    "cp_plan_repeat_pct": "Second or later protection plans",
    "cp_plan_over_2_years_pct": "Protection plans of two years or more",
    "cp_category_neglect_pct": "Protection plans for neglect",
    "cp_category_emotional_pct": "Protection plans for emotional abuse",
    "cp_category_physical_pct": "Protection plans for physical abuse",
    "cp_category_sexual_pct": "Protection plans for sexual abuse",
    "icpc_timeliness_pct": "First protection conferences in time",
    "cp_review_timeliness_pct": "Protection reviews in time",
    "cp_visit_timeliness_pct": "Protection visits in time",
    "initial_assessment_timeliness_pct": "Initial assessments in time",
    "core_assessment_timeliness_pct": "Core assessments in time",
    "single_assessment_timeliness_pct": "Assessments in time",
    "referral_decision_timeliness_pct": "Referral decisions in time",
    "cla_review_timeliness_pct": "Reviews of children in care in time",
    "cla_visit_timeliness_pct": "Visits to children in care in time",
    "health_assessment_timeliness_pct": "Health assessments in time",
    "dental_check_pct": "Dental checks up to date",
    "pep_pct": "Personal education plans in place",
    "pathway_plan_pct": "Care leavers with a pathway plan",
    "rhi_completed_pct": "Return interviews completed",
    "care_proceedings_weeks": "Average weeks of care proceedings",
    "adoption_a1_days": "Days from care to adoptive family",
    "adoption_a2_days": "Days from placement order to match",
    "cin_count": "Children in need",
    "cin_plan_count": "Children on a child in need plan",
    "referral_count": "Referrals",
    "rereferral_pct": "Repeat referrals within a year",
    "early_help_count": "Early help assessments",
    "private_fostering_count": "Children privately fostered",
    "serious_incident_count": "Serious incident notifications",
    "scr_count": "Serious case reviews",
    "cla_count": "Children in care",
    "cla_rate_per_10k": "Children in care per 10,000",
    "cla_out_of_area_count": "Children in care living outside the area",
    "cla_out_of_area_pct": "Share in care living outside the area",
    "cla_residential_home_count": "Children in care in residential homes",
    "cla_residential_school_count": "Children in care in residential schools",
    "cla_foster_count": "Children in care in foster families",
    "cla_with_parents_count": "Children in care placed with parents",
    "uasc_count": "Unaccompanied children in care",
    "adoption_count": "Adoptions",
    "sgo_count": "Special guardianship orders",
    "cla_ceased_count": "Children who left care",
    "cla_returned_pct": "Share who came back into care",
    "independent_living_count": "Young people who left care to live on their own",
    "hmo_count": "Care leavers in shared houses",
    "placement_moves_3plus_pct": "Children in care with three or more placements",
    "placement_stability_long_pct": "Children in care in a lasting placement",
    "care_leaver_count": "Care leavers",
    "care_leaver_eet_pct": "Care leavers in education or work",
    "care_leaver_neet_pct": "Care leavers not in education or work",
    "care_leaver_suitable_accommodation_pct": "Care leavers in suitable homes",
    "care_leaver_in_touch_pct": "Care leavers in touch",
    "care_leaver_university_count": "Care leavers at university",
    "staying_put_pct": "Young people staying put after 18",
    "staying_put_count": "Young people staying put",
    "care_leaver_university_pct": "Share of care leavers at university",
    "cla_over_20_miles_count": "Children in care over 20 miles from home",
    "cla_over_20_miles_pct": "Share in care over 20 miles from home",
    "cla_returned_count": "Children who came back into care",
    "placed_for_adoption_count": "Children placed for adoption",
    "awaiting_adoption_count": "Children waiting for adoption",
    "adopters_approved_count": "Adopters approved",
    "foster_household_count": "Foster households",
    "missing_episode_count": "Missing episodes",
    "cme_count": "Children missing education",
    "ehe_count": "Children educated at home",
    "unregistered_placement_count": "Unregistered placements",
    "child_population": "Children in the area",
    "child_population_share_pct": "Children as a share of the population",
    "child_poverty_pct": "Children in poverty",
    "fsm_primary_pct": "Free meals in primary schools",
    "fsm_secondary_pct": "Free meals in secondary schools",
    "minority_ethnic_pct": "Children of minority ethnic groups",
    "eal_primary_pct": "English as an additional language, primary",
    "eal_secondary_pct": "English as an additional language, secondary",
}


def measure_name(metric: str) -> str:
    """Return what a metric is called: its name here, else its label in the catalogue, else its id."""
    if metric in MEASURES:
        return MEASURES[metric]
    return next((known.label for known in catalogue() if known.id == metric), metric)


def mid_sentence(name: str) -> str:
    """Write a measure's name inside a sentence: its first letter is small unless it is a name's."""
    return name if name.startswith("English") else name[:1].lower() + name[1:]


def with_unit(what: str, unit: str) -> str:
    """Return a measure's name with its unit behind it, unless the name tells the unit already."""
    told = not unit or (unit == "per 10k" and "10,000" in what)
    return what if told else f"{what} ({unit})"


def figure_words(value: float, unit: str) -> str:
    """Write a figure as a sentence does: '13.6%', '1,934', '24'."""
    number = f"{value:,.1f}".removesuffix(".0")
    return f"{number}%" if unit == "percent" else number


def value_ticks(low: float, high: float, most: int, unit: str, largest: float) -> list[float]:
    """Return up to so many round places on an axis; a percentage's end at 100, or at its largest figure beyond that."""
    end = min(high, max(largest, 100.0)) if unit == "percent" else high
    return [float(tick) for tick in MaxNLocator(nbins=most).tick_values(low, high) if low <= tick <= end]
