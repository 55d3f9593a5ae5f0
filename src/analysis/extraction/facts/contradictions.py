"""Contradictions inside one document: two figures for the same thing at the same time."""

from __future__ import annotations

from itertools import groupby

from analysis.extraction.rows import Doubt, Fact


def contradictions(facts: list[Fact]) -> list[Doubt]:
    """Tell where a document gives two values for one metric, whose figure, population and date.

    Both rows stay; nothing is settled by a guess. Only exact figures with a date can contradict each other.
    """
    dated = [f for f in facts if f.qualifier == "exact" and (f.as_of or (f.period_start and f.period_end))]
    found = []
    for _, group in groupby(sorted(dated, key=_key), key=_key):
        rows = list(group)
        values = {f.value for f in rows}
        if len(values) < 2:
            continue
        first = rows[0]
        other = next(f for f in rows if f.value != first.value)
        when = first.as_of or f"{first.period_start} to {first.period_end}"
        found.append(
            Doubt(
                table="facts",
                subject=first.metric,
                reason=f"{first.value:g} on page {first.page} and {other.value:g} on page {other.page} for {when}",
                page=other.page,
                quote=other.quote,
            )
        )
    return found


def _key(fact: Fact) -> tuple[str, str, str, str, str, str]:
    return (
        fact.metric,
        fact.role,
        fact.population,
        fact.as_of or "",
        fact.period_start or "",
        fact.period_end or "",
    )
