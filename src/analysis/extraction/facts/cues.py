"""Words that tell whose a figure is: a target's, England's, similar authorities', the region's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from analysis.extraction.facts.places import A_REGION, REGION, REGIONAL

_CUES: Final = {
    "target": (
        r"\btargets?\b|\bthresholds?\b|\bbenchmarks?\b(?! (?:group|authorit))"
        r"|\baspiration\w*\b|\bguidelines?\b|\brequirements?\b"
        r"|\b(?:required|expected|statutory|recommended|prescribed|national"
        r"|government(?:’s)?)(?: (?:minimum|average|court))? (?:time-?\s?scales?|time-?\s?frames?"
        r"|time limit|limit|standard|maximum|deadline)\b|\b(?:statutory|required|expected|recommended"
        r"|prescribed|permitted)"
        r"(?= (?:maximum of |limit of |average of )?\d\d?[- ]week)"
        r"|\b(?:required|set|prescribed|laid down) (?:by|in) (?:law|statute|legislation|the (?:family )?courts?)\b"
        r"|\brecommended (?:levels?|average|number)\b"
        r"|\brequires?\b|\brecommend(?:ed|s|ation)\b|\bexpected to (?:conclude|be completed) within\b"
        r"|\bstriving for\b|\bpromise to reduce\b|\b(?:further reducing|to further reduce|aim\w* to reduc\w+"
        r"|plan\w* to reduc\w+|intend\w* to reduc\w+)"
    ),
    "limit": r"\b(?:time-?\s?(?:scale|frame|limit)s?|limits?|deadlines?)\b",
    "england": (
        r"\bnational(?:ly)?\b(?! (?:adoption )?(?:scorecard|threshold|target|requirement|time|guid|minimum"
        r"|standard|statutory|deadline|limit|law|expect|indicator|data))|\bEngland\b"
        r"|(?<!not )(?<!than )(?<!speak )(?<!where )\bEnglish\b"
        r"(?! as an?| (?:language|is not|lessons|speak|and maths|GCSE))"
        r"|\bthe country as a whole\b|\b(?:across|in|throughout) the (?:whole )?country\b(?! (?:parks?|town|house))"
        r"|\bnationwide\b"
    ),
    "similar": (
        r"\bstatistical(?:ly)?[- ](?:similar )?neighbou?rs?(?:’s?)?\b|\b(?:statistically )?(?:similar|comparator"
        r"|comparable|comparative|neighbouring|like|peer)(?: local)? (?:authorit\w+|councils?|boroughs?|areas|group)\b"
        r"|\b(?:authorities|councils|areas|boroughs) (?:of|with) (?:an? )?(?:similar|comparable)(?: \w+)?\b"
        r"|\b(?-i:SNs?)\b|\bfamily group(?! (?:neighbou|conf|meet|deci))|\bbenchmark(?:ing)? group\b|\b(?:its"
        r"|statistical) peers\b"
        r"|\bcomparators?\b|\bsimilar local\b|\b(?:nearest|family group) neighbou?rs?\b"
        r"|\bother similar\b|\b(?:that of )?[A-Z]\w+’s? (?:statistical )?neighbou?rs\b"
    ),
    "region": (
        rf"\bregional (?:comparators?|neighbou?rs)\b|\bin {A_REGION}(?=, (?:where|whose)\b)"
        rf"|\bregional(?:ly)?\b(?! adoption| agenc)|\b{REGIONAL}|\(LLR\)"
        rf"|\b{A_REGION}’s(?= (?:\d|average|figure|rate|level))"
        r"|\b(?:(?:averages?|figures?|rates?|levels?|that|those|performance|proportion|percentage) (?:for|in|of|across)"
        r"|above|below|than|(?:compar\w+|line) with|(?:compar\w+|similar|close) to|against|across|throughout)"
        r"(?: in| for| across)?"
        rf" {A_REGION}\b"
        rf"|(?<=[(;,\s])(?<!\b(?:in|to) )(?:region|{REGION})"
        r"(?=:? (?:at |was |is )?\d[\d.]*(?: ?%| per| weeks| days|\)))"
    ),
    #: Others of whom it is not told who they are.
    "unsure": (
        r"\b(?:than|with|to|against|above|below)(?: (?:in|for|that of|those of|the|averages? (?:of|for)"
        r"|figures? (?:for|in)))*"
        r" (?:other|most|many|all) (?:local )?(?:authorities|councils)\b"
    ),
    #: '68 in the North East', 'for England and the region' tell of the region only where the sentence compares.
    "place": (
        rf"\b(?:in|for) {A_REGION}\b(?! ?\(| (?:average|borough|authorit|figure|rate|level))"
        rf"|(?:(?<=, )|(?<=and )|(?<=or )){A_REGION}\b"
        r"(?=,? respectively\b|,? and\b|[,.;:)]|$| \(\d| (?:at|were|was|is|are|averages?)\b)"
    ),
}
#: One of these stands wherever a cue does, or a region's: a look at the letters alone spares most patterns.
_STEMS: Final = (
    "target", "threshold", "benchmark", "aspiration", "guideline", "requir", "expected", "statutory", "recommend",
    "prescribed", "permitted", "set by", "set in", "laid down", "limit", "deadline", "nation", "government", "striving",
    "promise", "reduc", "time", "england", "english", "country",
    "neighbo", "similar", "compara", "like ", "peer", "authorities", "councils", "family group", "sn",
)  # fmt: skip
_PLACES: Final = ("region", "london", "midlands", "north", "south", "east", "yorkshire", "llr")
_OF_PLACES: Final = ("region", "place")
_COMPARES: Final = re.compile(r"\b(?:compar\w+|against|than|above|below|nationally|England)\b")
#: 'timescale' tells of a target only right behind its figure: 'the 26-week timescale'.
_LIMIT: Final = re.compile(r"\d[- ]{1,2}(?:weeks?|days?) (?:\w+ ){0,2}$")


def _pattern(roles: Iterable[str]) -> re.Pattern[str]:
    """The cues of some roles, where a word begins or a bracket: at all other places none is tried."""
    named = "|".join(f"(?P<{role}>{_CUES[role]})" for role in roles)
    return re.compile(rf"(?:\b|(?=\())(?:{named})", re.IGNORECASE)


_ANY: Final = _pattern(_CUES)
_PLACELESS: Final = _pattern(role for role in _CUES if role not in _OF_PLACES)


@dataclass(slots=True)
class Cue:
    """Words that tell whose figure is meant."""

    start: int
    end: int
    role: str


def find(text: str) -> list[Cue]:
    """Find the cues of a sentence, in order."""
    found: list[Cue] = []
    lowered = text.lower()
    placed = any(place in lowered for place in _PLACES)
    if not placed and not any(stem in lowered for stem in _STEMS):
        return found
    for match in (_ANY if placed else _PLACELESS).finditer(text):
        role = match.lastgroup or ""
        if role == "limit" and not _LIMIT.search(text, 0, match.start()):
            continue
        if role == "place":
            if not _COMPARES.search(text, 0, match.start()):
                continue
            role = "region"
        found.append(Cue(match.start(), match.end(), role))
    return found
