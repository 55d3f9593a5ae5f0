"""Numbers as people write them: digits, words, fractions, 'one in five', ranges, and the unit that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

UNITS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_PARTS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "tenth": 10, "tenths": 10,
}  # fmt: skip

_UNIT: Final = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN: Final = "|".join(TENS)
#: A number in words, up to 'nine hundred and ninety nine'.
WORDS: Final = (
    rf"(?:(?:{_UNIT}|a) hundred(?: and (?:(?:{_TEN})(?:[ -]{{1,2}}(?:{_UNIT}))?|{_UNIT}))?"
    rf"|(?:{_TEN})(?:[ -]{{1,2}}(?:{_UNIT}))?|{_UNIT})"
)
#: '1 234': thousands set apart by a space, where nothing else makes two numbers of them.
_SPACED: Final = r"(?<![\d–/-])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?! ?[%\d]|[\w,.–-]\d| ?per ?cent|[a-zA-Z/])"
#: A number in digits; a comma only where three digits follow it.
DIGITS: Final = rf"{_SPACED}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?"
#: A whole number, for patterns that hold a count.
COUNT: Final = (
    rf"(?:(?<![\w£.,/–-])(?:{_SPACED}|\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\d%]|\.\d|,\d{{3}}| ?per ?cent|[a-zA-Z/])"
    rf"|\b(?:{WORDS})\b(?![ -]per[ -]?cent))"
)

_SUFFIX: Final = (
    r"(?P<percent>\s?%{1,2}|[\s-]per\s?cents?\b|\s?percent\b)(?P<point>[\s-]points?)?"
    r"|(?P<rate>(?:\s(?:children|and|young|people|looked|after|being))*\s?(?:per|in every"
    r"|for every)\s(?:every )?10[,.]?\s?000\b)"
    r"|(?P<weeks>[\s–-]{0,3}weeks?\b)"
    r"|(?P<days>[\s–-]{0,3}(?:working |calendar )?days?\b)"
    r"|(?P<other>[\s–-]{0,3}(?:(?:percentage points?|months?|years?|yrs|hours?|minutes?|miles|times|week|pm|am)\b"
    r"|(?:st|nd|rd|th)\b|[kK]\b|m\b|million\b)|[+°])"
)
#: A look at the first letter spares the alternatives at most places of a text.
_TOKEN: Final = re.compile(
    rf"(?<!\w)(?:(?<![£.,/\[])(?P<digits>{DIGITS})(?!\.\d)|(?=[aefnostz])(?P<words>{WORDS})\b)(?:{_SUFFIX})?",
    re.IGNORECASE,
)
_FRACTION: Final = re.compile(
    r"\b(?=[afhnot])(?:(?P<many>an?|one|two|three|four|nine)[ -](?P<part>thirds?|quarters?|fifths?|sixth|tenths?)"
    r"|(?P<half>half))\b(?![- ]?(?:a|an|term|time|year|day|hour|way|sib|broth|sist|of 20\d\d)\b)",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(
    rf"\b(?=[\defnostz])(?P<some>{_UNIT}|\d{{1,2}}) (?:in|out of)(?: every)? (?P<all>{_UNIT}|\d{{1,2}})\b"
    r"(?! (?:months|years|weeks|days))",
    re.IGNORECASE,
)
_FROM_TO: Final = re.compile(r"^(?: to | and |[\s]?[-–—−][\s]?)$")

#: Numbers that name something instead of counting it: what stands before (ages, laws, forms, stages, money), …
_NAME_BEFORE: Final = re.compile(
    r"(?:(?<![’'])\b(?:[Ss]ections?|[Ss]\.?|[Rr]egulations?|[Pp]aragraphs?|[Pp]arts?|[Ss]chedule|[Ss]tandards?"
    r"|[Ff]orm|[Kk]ey [Ss]tages?|[Ll]evels?"
    r"|(?<!ast )(?<!his )(?<!ach )(?<!very )(?<!ious )[Yy]ears?"
    r"|[Cc]hapter|[Aa]rticle|[Pp]riority|[Tt]iers?|[Ss]tages?|[Pp]hases?|[Bb]ands?|[Tt]ables?|[Ff]igures?"
    r"|[Pp]ages?|[Aa]nnex(?:es)?|[Aa]ppendi(?:x|ces)"
    r"|[Cc]atch|[Cc]lass|[Gg]rades?|NI|PEP)"
    r"[ -]?|£\s?|\b(?:per|(?:in|for) every) "
    r"|\b(?:[Aa]ged?|ages|the age of|between the ages of|aged (?:under|over|between)|turn(?:ed|ing)?|reach(?:ed"
    r"|ing)?(?: the age of)?) (?:under |over |between )?)"
    rf"(?:(?:\d{{1,4}}|{_UNIT})(?:\.\d+)*(?: ?[-–−/,&] ?| to | and | or ))?$"
)
#: 'in Quarters 2 and 3': numbers of quarters.
_QUARTERS: Final = re.compile(r"\b[Qq]uarters (?:(?:[1-4]|one|two|three|four)(?:, | and | to | ?[-–&] ?))*$")
#: A year or an edition behind what it names; a word there is a count: 'submitted to Ofsted, one review …'.
_NAMED_BEFORE: Final = re.compile(
    r"\b(?:Act|Together|Ofsted|Census|London),? (?:\d{4}(?: ?[-–−/,&] ?| to | and | or ))?$"
)
#: … and what stands after.
_NAME_AFTER: Final = re.compile(
    rf"(?:(?:[- ]*(?:and|to|or|[–−-])[- ]*(?:\d{{1,2}}|{_UNIT}))?[- ]+years?[- ]+olds?\b|[- ]year[- ]old[- ]|s\b"
    rf"|(?: ?[-–] ?| to )\d\d(?:s\b| service)|\+|[.:]\d\d ?(?:am|pm)\b|/7\b)"
)
#: 'by March this had reached 190': too large for an age.
_REACHED: Final = re.compile(r"\breach(?:ed|ing) $")
_UNDER: Final = re.compile(r"\b(?:under|over|below|above)[ -]$", re.IGNORECASE)
_AGE_AFTER: Final = re.compile(r"(?:s\b| years?(?: of age| old)?\b)")
_SPAN: Final = re.compile(r"\d ?(?:to|[-–]) ?$")
_TEAM: Final = re.compile(r" (?:service|team|pathway|age)")
_YOUTH: Final = re.compile(r"\b1[6-9] ?[-–] ?(?:1[7-9]|2[0-5])\b(?! (?:cases|children|families|young))")


#: Kinds of figures that carry a unit of their own.
MEASURED: Final = frozenset({"percent", "rate", "weeks", "days"})


@dataclass(slots=True)
class Number:
    """A number in a text: its place with its unit, its value, and the kind of its unit."""

    start: int
    end: int
    value: float
    #: percent, rate, weeks, days, count, fraction, or other (hours, months and what else no metric is measured in).
    kind: str
    #: Its partner in a range or a change ('between 15 and 18', 'from 41 to 34 weeks') was given the same unit.
    in_range: bool = False
    #: Place where the bare number ends, before its unit.
    bare_end: int = 0


def value_of(text: str) -> float | None:
    """Tell the value of a number alone, in digits or words; ``None`` where the text is no number."""
    text = text.strip().lower()
    if not text:
        return None
    if text[0].isdigit():
        try:
            return float(text.replace(",", "").replace(" ", ""))
        except ValueError:
            return None
    total = 0
    for word in re.split(r"[ -]+", text.replace(" and ", " ")):
        if word in UNITS:
            total += UNITS[word]
        elif word in TENS:
            total += TENS[word]
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word == "a":
            total = max(total, 1)
        else:
            return None
    return float(total)


def is_name(text: str, start: int, end: int) -> bool:
    """Tell whether the number at a place names something: an age, a section of a law, a sum of money."""
    before = text[max(0, start - 36) : start]
    if end - start in (1, 3, 4, 5) and _QUARTERS.search(before) is not None:
        return True
    if _NAME_AFTER.match(text, end) is not None:
        return True
    if _NAME_BEFORE.search(before) is not None and not (
        text[start:end].isdigit() and end - start > 2 and _REACHED.search(before)
    ):
        return True
    if text[start].isdigit() and _NAMED_BEFORE.search(before) is not None:
        return True
    if _TEAM.match(text, end) is not None and _SPAN.search(before) is not None:
        return True
    if _UNDER.search(before) is not None and _AGE_AFTER.match(text, end) is not None:
        return True
    return any(m.start() <= start < m.end() for m in _YOUTH.finditer(text, max(0, start - 5), end + 6))


def find(text: str, taken: list[tuple[int, int]] | None = None) -> list[Number]:
    """Find the numbers of a text, in order.

    Parameters
    ----------
    text : str
    taken : list of (start, end), optional
        Places that hold no number of their own (dates).
    """
    blocked = list(taken or [])
    found: list[Number] = []
    for match in _RATIO.finditer(text):
        some, every = value_of(match["some"]), value_of(match["all"])
        if some is None or not every or some >= every or every > 20 or _inside(match.start(), match.end(), blocked):
            continue
        blocked.append(match.span())
        found.append(_share(match, 100 * some / every))
    for match in _FRACTION.finditer(text):
        if _inside(match.start(), match.end(), blocked):
            continue
        part = _PARTS[(match["half"] or match["part"]).lower()]
        many = value_of(match["many"]) if (match["many"] or "a").lower() not in ("a", "an") else 1
        blocked.append(match.span())
        found.append(_share(match, 100 * (many or 1) / part))
    for match in _TOKEN.finditer(text):
        if _inside(match.start(), match.end(), blocked):
            continue
        number = _number(match)
        # a figure with a unit of its own is no name: 'last year 82%' is not Year 82
        if number is not None and (number.kind in MEASURED or not is_name(text, number.start, number.bare_end)):
            found.append(number)
    found.sort(key=lambda n: n.start)
    _share_units(text, found)
    return found


def _share(match: re.Match[str], value: float) -> Number:
    return Number(match.start(), match.end(), round(value, 1), "fraction", bare_end=match.end())


def _number(match: re.Match[str]) -> Number | None:
    digits = match["digits"]
    value = value_of(digits or match["words"])
    if value is None:
        return None
    kind = match.lastgroup
    if kind == "point":
        kind = "other"
    bare_end = match.end("digits") if digits else match.end("words")
    if kind in ("digits", "words"):
        return Number(match.start(), match.end(), value, "count", bare_end=bare_end)
    return Number(match.start(), match.end(), value, kind or "count", bare_end=bare_end)


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)


def _share_units(text: str, numbers: list[Number]) -> None:
    """Give the first number of 'between 15 and 18 weeks', 'from 41 to 34 weeks' its partner's unit."""
    for first, second in pairwise(numbers):
        if first.kind != "count" or not _FROM_TO.match(text[first.end : second.start]):
            continue
        before = text[max(0, first.start - 9) : first.start].lower()
        joined = text[first.end : second.start]
        change = before.endswith(("from ", "by "))
        if "and" in joined and not (
            before.endswith("between ") or (second.kind in ("weeks", "days") and before.endswith("at "))
        ):
            continue
        if second.kind in ("percent", "weeks", "days", "rate", "other"):
            first.kind = second.kind
        first.in_range = second.in_range = not (change or before.endswith("at "))
