"""Several places of a report compared: agreement makes a row, a contradiction makes a blank and a doubt."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extraction.judgements.claims import Claim
from analysis.extraction.rows import Doubt


def agree(claims: Iterable[Claim]) -> tuple[dict[str, Claim], list[Doubt]]:
    """Return the claim that stands for each area, and the contradictions."""
    by_area: dict[str, list[Claim]] = {}
    for claim in claims:
        by_area.setdefault(claim.area, []).append(claim)
    agreed: dict[str, Claim] = {}
    doubts = []
    for area, said in by_area.items():
        if len({claim.grade for claim in said}) == 1:
            agreed[area] = min(said, key=lambda claim: (claim.place != "table", claim.page))
        else:
            doubts.append(_contradiction(area, said))
    return agreed, doubts


def _contradiction(area: str, said: list[Claim]) -> Doubt:
    places: dict[str, list[Claim]] = {}
    for claim in said:
        places.setdefault(claim.grade_text, []).append(claim)
    parts = [
        f"'{text}' ({', '.join(sorted({f'{claim.place} on page {claim.page}' for claim in found}))})"
        for text, found in places.items()
    ]
    quotes = " / ".join(dict.fromkeys(claim.quote for claim in said))
    return Doubt("grades", area, f"the report gives different grades: {' and '.join(parts)}", said[0].page, quotes)
