"""What kind of metric a number can be a figure of: by its unit, or by the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.extraction.facts.found import Sentence
from analysis.extraction.facts.numbers import Number

_NO_CASES_AFTER: Final = re.compile(
    r"\s?(?:social|staff|workers?|practitioners|months?|years?|weeks?|days?|hours?|teams?|foster|posts|IROs?"
    r"|officers?|per ?cent|managers?|newly|extra|additional|new\b|more posts|inspect|members|agency|%)",
    re.IGNORECASE,
)
_CASES_BEFORE: Final = re.compile(
    r"(?:\b(?:averag\w*(?: of)?|at|of|to|from|between|is|are|was|were|have|has|hold(?:ing|s)?|around|about"
    r"|approximately|than|and|exceed(?:s|ing)?|stands?|stood|over|under|below|above|now|managing"
    r"|carry(?:ing)?|high|manageable|reasonable|or|for) ?\(?|[(–-])$",
    re.IGNORECASE,
)
_DAYS_BEFORE: Final = re.compile(
    r"\b(?:at|to|from|of|is|was|as|average|between|stood at|for|with|averaged|England|taken|target|neighbours"
    r"|days) ?[( ]$|, $",
    re.IGNORECASE,
)
_NO_DAYS_AFTER: Final = re.compile(r"\s(?:children|adopt|famil|cases|young|enquir|people|assess)")


def kind_of(number: Number, sentence: Sentence, topics: Iterable[str], paragraph: str) -> str | None:
    """The kind of metric that a number can be a figure of, by its unit or by its place."""
    text = sentence.text
    if number.kind in ("percent", "rate", "weeks", "days"):
        return number.kind
    if number.kind == "fraction":
        rest = text[number.end :]
        restated = re.match(r"[^.,;]{0,60}?(?:\(|, )\d[\d.]* ?(?:%| per)", rest)
        stands = re.match(r"\s(?:of|are|were|have|had|do|did|take|took|receive|is|the|being)\b", rest)
        return "percent" if stands and not restated else None
    if number.kind != "count":
        return None
    spoken = {m.kind for m in sentence.mentions} | set(topics)
    before, after = text[: number.start], text[number.end :]
    if "cases" in spoken and not _NO_CASES_AFTER.match(after) and _CASES_BEFORE.search(before):
        return "cases"
    if "days" in spoken and " day" in paragraph and 50 <= number.value <= 1500 and not _NO_DAYS_AFTER.match(after):
        return "days" if _DAYS_BEFORE.search(before) else None
    if "rate" in spoken and number.value <= 300 and re.search(r"\brates?\b|per 10", paragraph):
        return "rate" if re.search(r"(?:rates? of|from|to|and|of|at|England) \(?$", before) else None
    return None
