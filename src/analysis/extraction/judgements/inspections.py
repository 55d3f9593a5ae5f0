"""Which inspection a sentence speaks of: its framework, as far as the words and the date tell, and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from analysis.frameworks import FRAMEWORKS, Framework

_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
#: 'November 2015', '20 March 2015', '2016'; not a financial year and not a range of years.
DATE: Final = re.compile(rf"\b(?:(?P<month>{_MONTHS})\s+)?(?P<year>20[012]\d)\b(?!\s*[–/-]\s*\d)")
#: Words that say that the inspection is not this one.
EARLIER: Final = re.compile(
    r"\b(?:(?:previous|last|most recent|earlier|prior)\b.{0,60}?"
    r"\b(?:inspections?|judge?ments?|re-?inspection|report)|last inspected"
    r"|previously (?:been )?(?:judged|inspected|graded|rated))\b",
    re.IGNORECASE | re.DOTALL,
)

#: Words for an inspection, and the frameworks that they can mean, the likeliest first.
_NAMED: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), frameworks)
    for pattern, frameworks in (
        (r"\bsingle inspection\b|\bSIF\b", ("SIF",)),
        (r"\bILACS\b", ("ILACS",)),
        (r"\bsafeguarding and (?:services for |arrangements for )?(?:children )?looked[ -]after\b", ("SLAC",)),
        (r"\b(?:arrangements|services) for the protection of children\b|\bchild protection\b", ("AP", "SLAC", "SIF")),
        (r"\bsafeguarding (?:arrangements|services)\b|\b[’']s safeguarding\b", ("SLAC", "AP", "SIF")),
        (
            r"\b(?:children|children and young people) looked after\b|\blooked[ -]after children\b",
            ("SLAC", "LAC", "SIF"),
        ),
    )
)
#: What only the earlier framework inspected together.
_TOGETHER: Final = re.compile(r"\blooked[ -]after\b", re.IGNORECASE)
_EITHER: Final = re.compile(r"\bsafeguarding arrangements\b", re.IGNORECASE)
#: Inspections of single services: no framework of this suite.
_SERVICE: Final = re.compile(r"\b(private fostering|fostering|adoption)\b", re.IGNORECASE)
_OF_SERVICE: Final = re.compile(
    rf"\binspections? of\b[^.;,]{{0,60}}?{_SERVICE.pattern}"
    rf"|{_SERVICE.pattern} (?:services?|arrangements) (?:was|were) (?:last |also |previously )?inspected",
    re.IGNORECASE,
)
_SAFEGUARDING: Final = re.compile(r"\bsafeguarding\b|\bprotection\b", re.IGNORECASE)
_LOOKED_AFTER: Final = re.compile(r"\blooked[ -]after\b|\bin care\b", re.IGNORECASE)
#: A report follows its inspection within months, and documents date inspections by either.
_UNTIL_REPORTED: Final = 60
#: The last year in which the services of an authority were inspected one by one.
_ONE_BY_ONE: Final = 2014


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection that a document mentions: what is known of it."""

    framework: str = ""
    #: 'fostering', 'private fostering' or 'adoption', when it inspected that service alone.
    service: str = ""
    #: The theme of the services that it inspected, when it is said and is one.
    about: str = ""
    month: str = ""
    year: int = 0
    last: bool = False

    @property
    def label(self) -> str:
        """The inspection in words: 'Single inspection framework, November 2015', 'last inspection, 2016'."""
        if self.framework:
            name = FRAMEWORKS[self.framework].title
        elif self.service:
            name = f"{self.service} services"
        else:
            name = "last inspection" if self.last else "inspection"
        when = f"{self.month} {self.year}".strip() if self.year else ""
        return f"{name}, {when}" if when else name


def mentioned(text: str) -> Inspection | None:
    """Return the inspection that a text names or dates; ``None`` where it does neither, or dates several.

    Examples
    --------
    >>> mentioned("The previous inspection of safeguarding arrangements was in November 2011").label
    'Safeguarding and looked after children services, November 2011'
    """
    dates = dates_of(text)
    last = EARLIER.search(text) is not None
    if len(dates) > 1 or not (dates or last):
        return None
    month, year = dates.pop() if dates else ("", 0)
    return named(text, month, year, last=last)


def named(text: str, month: str, year: int, *, last: bool) -> Inspection:
    """Return the inspection of a date that a text's words tell more of."""
    service = _OF_SERVICE.search(text) or (_SERVICE.search(text) if 0 < year < _ONE_BY_ONE else None)
    if service is not None:
        name = next(group for group in service.groups() if group)
        return Inspection("", name.lower(), "", month, year, last)
    safeguarding, looked_after = _SAFEGUARDING.search(text), _LOOKED_AFTER.search(text)
    about = ""
    if 0 < year <= _ONE_BY_ONE and bool(safeguarding) != bool(looked_after):
        about = "help_and_protection" if safeguarding else "children_in_care"
    return Inspection(_framework(text, month, year), "", about, month, year, last)


def dates_of(text: str) -> set[tuple[str, int]]:
    """Return the months ('' for a year alone) that a text names."""
    return {(match["month"] or "", int(match["year"])) for match in DATE.finditer(text)}


def _framework(text: str, month: str, year: int) -> str:
    if not year:
        return ""
    for pattern, candidates in _NAMED:
        if pattern.search(text):
            running = [name for name in candidates if in_use(FRAMEWORKS[name], month, year)]
            return running[0] if running and (len(running) == 1 or _likeliest(running, text)) else ""
    # an inspection that is not named is known where one framework was in use, and was one of all services
    running = [name for name in ("SLAC", "AP", "LAC", "SIF", "ILACS") if in_use(FRAMEWORKS[name], month, year)]
    return running[0] if running in (["SIF"], ["ILACS"]) else ""


def _likeliest(running: list[str], text: str) -> bool:
    """Tell whether, of two frameworks that followed each other, the words mean the first."""
    if running == ["SLAC", "AP"]:
        return _TOGETHER.search(text) is not None
    return running == ["AP", "SLAC"] and _EITHER.search(text) is None


def in_use(framework: Framework, month: str, year: int) -> bool:
    """Tell whether a framework's reports can be dated by a month, or by a year alone."""
    months = _MONTHS.split("|")
    first = date(year, months.index(month) + 1 if month else 1, 1)
    last = date(year, months.index(month) + 1 if month else 12, 28)
    ended = framework.last is not None and (first - framework.last).days > _UNTIL_REPORTED
    return last >= framework.first and not ended
