"""Ages as people write them, in one form: 'aged 19 to 21', 'aged under 16', 'aged 16 and over'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from analysis.extraction.facts.numbers import TENS, UNITS, value_of

_WORD: Final = "|".join((r"twenty[- ](?:one|two|three|four|five)", *sorted((*UNITS, *TENS), key=len, reverse=True)))
_ONE: Final = rf"(?:\d{{1,2}}(?![\d%]|[.,]\d)|(?:{_WORD})(?![a-z]))"
#: One age, or several: '16', '16- and 17', '18, 19 and 20', '0–19', '19 to 21'.
_SEVERAL: Final = (
    rf"(?:{_ONE}(?:,\s?{_ONE}){{1,2}},? (?:and|or) {_ONE}"
    rf"|{_ONE}[-–−\s]*(?:/|to|and|or|[-–−])[-–−\s]*(?:and |or |to )?{_ONE}|{_ONE})"
)
_BOUND: Final = r"(?:under|below|over|above|up to|at least|less than|younger than|older than)"
_YEARS: Final = r"[-–\s]{1,2}years?\b"
_OLD: Final = r"[-–\s]{1,2}(?:olds?|of age)\b"
_MORE: Final = r"(?:,? (?:and|or) (?:over|above|older|upwards|under|below|younger)\b|\+)?"
_AGE: Final = re.compile(
    # 'aged 19 to 21', 'under the age of 16', '(aged between 16 and 18)'
    rf"(?:\b{_BOUND} (?:the )?)?\b(?:aged|ages?)(?: of)? (?:from |between |and )*(?:{_BOUND} )?(?:the age of )?"
    rf"{_SEVERAL}(?:{_YEARS})?(?:{_OLD})?{_MORE}"
    # '16- and 17-year-olds', 'over 21 years of age'
    rf"|(?:\b{_BOUND} )?(?<![\w.,/£]){_SEVERAL}{_YEARS}{_OLD}{_MORE}"
    # 'over fives', 'under-18s'
    rf"|\b(?:under|over)[- ](?:\d{{1,2}}|{_WORD})s\b"
    # 'care leavers over 18', 'those who are under five'
    r"|\b(?:children|people|care[- ]leavers?|adults|those)(?: who (?:are|were))? "
    rf"(?P<bare>(?:under|over|below|above) {_ONE}(?:{_YEARS})?)(?! ?(?:%|per\b|miles|days|weeks|months|hours))"
    # 'care leavers (18–21)', 'young people (19 to 21 years)'
    rf"|\b(?:children|people|leavers?|adults|those) \((?P<years>\d\d?(?: ?[-–+/]| to | and )(?:\d\d?)?)(?: years?)?\)",
    re.IGNORECASE,
)
_AGED: Final = re.compile(
    r"\bage|\bold|years? of|\b(?:under|over|below|above)\b|s \(\d\d? ?(?:[-–+/]|to|and)", re.IGNORECASE
)
#: The age at which something happens, or one person's.
_EVENT: Final = re.compile(
    r"\b(?:after|until|till|before|reach\w*|turn\w*|by|since|past|beyond|attain\w*|from the|at the|becom\w*) "
    r"(?:the |their )*$|\b(?:an?|one|each|every|who is|who was) $",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(rf"\d{{1,2}}|(?:{_WORD})(?=s?\b)", re.IGNORECASE)
_OLDEST: Final = 25


@dataclass(frozen=True, slots=True)
class Part:
    """A group that a text names: its place, and how it is written."""

    start: int
    end: int
    label: str
    #: What tells it: 'age', 'time' (in care) or a 'part' of the catalogue's.
    sort: str = "age"


def find(text: str) -> list[Part]:
    """Find the groups that a text tells by their age, in order."""
    if _AGED.search(text) is None:
        return []
    found = []
    for match in _AGE.finditer(text):
        inner = "bare" if match["bare"] else "years" if match["years"] else 0
        start = match.start(inner)
        label = _label(text[start : match.end(inner)].lower())
        if label and not _EVENT.search(text, max(0, start - 24), start):
            found.append(Part(start, match.end(), label))
    return found


def _label(words: str) -> str:
    """An age in its one form; nothing for numbers that can be none."""
    values = [value_of(number) for number in _NUMBER.findall(words)]
    ages = [int(value) for value in values if value is not None and value <= _OLDEST]
    if not ages or len(ages) < len(values) or ages != sorted(set(ages)):
        return ""
    if len(ages) > 1:
        return f"aged {ages[0]} to {ages[-1]}"
    if re.search(r"(?:and|or) (?:over|above|older|upwards)$|\+$|at least", words):
        return f"aged {ages[0]} and over"
    if re.search(r"(?:and|or) (?:under|below|younger)$|up to", words):
        return f"aged up to {ages[0]}"
    if re.search(r"\b(?:under|below|less|younger)\b", words):
        return f"aged under {ages[0]}"
    if re.search(r"\b(?:over|above|older)\b", words):
        return f"aged over {ages[0]}"
    return f"aged {ages[0]}"
