"""What shows of which kind a document is: titles, labels and the marks of council papers, declared once.

Each rule is a pattern with the framework and the kind that it stands for. Patterns are matched against text made
even by :func:`even`: lower case, straight apostrophes, single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


def even(text: str) -> str:
    """Make a text even, one character for one, for matching: lower case and straight apostrophes."""
    if not text.isascii():
        text = text.replace("’", "'").replace("‘", "'").replace("`", "'")
    return text.lower()


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A form of title: its pattern, the framework ('' for none of ours) and the kind of document."""

    pattern: re.Pattern[str]
    framework: str
    kind: str


def _rule(pattern: str, framework: str, kind: str = "inspection") -> TitleRule:
    return TitleRule(re.compile(pattern), framework, kind)


#: An authority's name inside a title; titles run over few lines.
_NAME: Final = r"(?:(?:the )?(?P<name>[a-z][^;:]{1,90}?)\s+)??"
_SERVICES: Final = r"(?:local authority(?:'s)? )?children(?:'s|s'?) (?:social (?:care|work) )?services"
_VISITED: Final = rf"(?:(?:to|of|in|at|for)\s+)?{_NAME}(?:{_SERVICES}|children services|local authority\b)"

#: First match wins, so the narrower titles stand first.
TITLES: Final[tuple[TitleRule, ...]] = (
    _rule(r"re-?\s?inspection of (?:the )?services for children in need of help", "SIF", "re-inspection"),
    _rule(r"inspection of (?:the )?services for children in need of help", "SIF"),
    _rule(r"inspection of (?:the )?(?:local authority )?arrangements for the protection of children", "AP"),
    _rule(r"inspection of (?:the )?safeguarding and (?:services for )?looked[ -]after", "SLAC"),
    _rule(r"inspection of (?:the )?(?:local authority )?(?:services for )?looked[ -]after children", "LAC"),
    _rule(
        r"(?:review|inspection) of the effectiveness of the [a-z' ]{0,60}safeguarding children", "LSCB", "board review"
    ),
    _rule(rf"(?:(?:ilacs|ofsted):? ){{0,3}}focus+ed visit\b:? {_VISITED}", "ILACS", "focused visit"),
    _rule(rf"(?:[a-z]+:? ){{0,4}}monitoring visit\b:? {_VISITED}", "", "monitoring visit"),
    _rule(r"joint (?:targeted )?(?:local )?(?:area )?(?:send )?inspection\b|area send inspection", ""),
    _rule(r"(?:annual )?unannounced inspection of", ""),
    _rule(rf"re-?\s?inspection of {_NAME}{_SERVICES}", "ILACS", "re-inspection"),
    _rule(rf"inspection of {_NAME}{_SERVICES}", "ILACS"),
)

#: The words with which a line of a title begins; all else is passed over without a pattern.
TITLE_WORDS: Final = (
    "inspection of",
    "re-inspection",
    "re inspection",
    "reinspection",
    "review of the eff",
    "focused visit",
    "focussed visit",
    "ilacs",
    "ofsted",
    "monitoring visit",
    "first monitoring",
    "second monitoring",
    "third monitoring",
    "fourth monitoring",
    "fifth monitoring",
    "sixth monitoring",
    "final monitoring",
    "joint ",
    "area send",
    "annual unannounced",
    "unannounced inspection",
)

_EVENT: Final = r"(?:re-?\s?)?(?:inspection|(?:focus+ed |monitoring )?visit|review|fieldwork|on-?site)"
#: 'Inspection dates:' and its like at a line's beginning; what follows is the window.
DATES_LABEL: Final = re.compile(
    rf"{_EVENT}\s+(?:dates?|period)(?:\(s\))?\s*:?\s*(?!of\b)|dates?(?:\(s\))? of (?:the |this )?{_EVENT}\s*:?\s*|"
    rf"(?:inspected|visited)(?: on| between)?:?\s+(?=\d)"
)
#: The first letters of all such labels, as printed: a look at them spares the pattern nearly every line.
DATES_STARTS: Final = frozenset(
    form(start)
    for start in ("insp", "date", "re-i", "re i", "rein", "visi", "revi", "fiel", "focu", "moni", "on-s", "onsi")
    for form in (str.lower, str.capitalize, str.upper)
)

#: 'Report published:' and its like; without a colon only where a line begins with it and a date follows.
PUBLISHED_LABEL: Final = re.compile(
    r"(?:^|(?<=\s))(?:(?:report |date |first )?published(?: on)?\s*:\s*"
    r"|(?:date of publication|publication date)\s*:?\s*)"
    r"|^(?:this )?(?:report |date )?(?:was )?published(?: on)?\s+(?=\d)"
)

LEAD_LABEL: Final = re.compile(r"(?:lead|reporting) inspectors?\b\s*:?\s*")
#: What follows a lead inspector's name on the same line.
AFTER_NAME: Final = re.compile(
    r"\s*[,(–-]?\s*\b(?:s?hmi|hmci|her majesty|his majesty|majesty's|ofsted|senior|regulatory|social care|age group|"
    r"judge?ment|inspection dates?|published|inspector)\b.*$"
)

#: 'the monitoring visit to Norfolk … on 5 and 6 October 2016': the sentence that opens a letter.
VISITED: Final = re.compile(
    r"\b(?:visit|inspection)\b[^.]{0,160}?\b(?:on|between|from|took place(?: on| between| from)?"
    r"|carried out(?: on| between| from)?)\s+(?=(?:the |\w+day )?\d)"
)
#: Marks of a letter from the inspectorate.
LETTER: Final = re.compile(r"\bdear\b|piccadilly gate|aviation house|this letter summarises|royal exchange buildings")
#: Marks that make a title without dates a report all the same.
INSPECTORATE: Final = re.compile(r"ofsted|majesty's inspector|\bhmi\b|(?:lead|reporting) inspector|judge?ment grade")

#: Lines that end a title, beside labels and names.
AFTER_TITLE: Final = re.compile(
    r"age group|the overall judge?ment|children's services in\b|judge?ments? grade|judge?ment$|contents$|dear\b"
    r"|about this inspection|the local safeguarding children board\b|this letter|page \d|between \d"
    r"|(?:lead|reporting|deputy) inspector"
)

_OFFICER: Final = r"(?:director|chief|head|cabinet|lead member|portfolio|corporate|executive|assistant|service|interim)"
_BODY: Final = r"(?:committee|cabinet|board|members?|council|panel|executive|commission)"
#: What shows that a page belongs to a council's paper: each mark, in any of its forms, counts once.
_MARKS: Final[tuple[tuple[str, ...], ...]] = (
    ("public document pack", "supplementary (?:pack|agenda)", r"agenda (?:item|no\b|pack|frontsheet)", r"^agenda\b"),
    ("wards? affected", r"ward\(s\)", "^wards?:", "electoral divisions?", "divisions? affected"),
    (rf"report (?:from|of|by|to)\b:? (?:the )?(?:[a-z',&]+ ){{0,8}}?{_OFFICER}",),
    (
        "contact (?:officer|for (?:further )?information|details)",
        "report author",
        "(?:lead|reporting) officer",
        "^author:",
    ),
    ("key (?:or non-key )?decision", "non-key decision", "forward plan"),
    (r"background papers?\b",),
    (
        "(?:scrutiny|select|advisory) (?:committee|panel|commission|board|sub-?committee)",
        "health (?:and|&) wellbeing board",
        "corporate parenting (?:board|panel|committee)",
        r"^(?:report to |meeting of (?:the )?)?(?:the )?cabinet\b",
        "full council",
        "county council meeting",
        "executive (?:board|committee)",
        r"(?:children|audit|policy|improvement)[a-z ,'&]{0,50} (?:committee|board)\b",
    ),
    (
        "purpose of (?:the |this )?(?:report|paper|briefing)",
        "reason for (?:the )?report",
        r"^[\d. ]*(?:executive )?summary$",
    ),
    (
        "(?:financial|legal|equalit(?:y|ies)|diversity|risk|resource|human resources?|staffing|property)"
        " (?:and [a-z]+ )?implications",
    ),
    (
        f"{_BODY} (?:is|are|be) (?:asked|recommended|invited|requested) to",
        f"that (?:the )?{_BODY} (?:note|consider|agree|approve|endorse|comment)",
    ),
    (
        "minutes of (?:the )?(?:last|previous)",
        "apologies for absence",
        "declarations? of (?:interest|pecuniary|disclosable)",
    ),
    ("press and public", "open or part", r"part (?:1|i)\b.{0,12}(?:public|open)", "exempt (?:information|item)"),
    ("^membership:", r"^councillors?\b.{0,60}\(chair\)", "democratic services"),
)
COUNCIL_MARKS: Final = tuple(re.compile("|".join(forms), re.MULTILINE) for forms in _MARKS)
#: The mark that opens a paper inside a pack.
PAPER_OPENS: Final = re.compile(
    r"^(?:joint )?report (?:from|of|by|to)\b|^agenda item|^wards? affected|^(?:report )?(?:title|subject)\s*:",
    re.MULTILINE,
)

_PLAN: Final = r"(?:action|improvement|implementation|delivery|recovery)\s+plan"
PLAN_TITLE: Final = re.compile(rf"(?:[^.]{{0,90}}\b)?{_PLAN}\b[^.]{{0,140}}$")
#: What heads the columns of an action plan.
PLAN_COLUMNS: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile(rf"\b(?:{column})\b")
    for column in (
        r"by when|timescales?|target dates?|deadlines?|due dates?|completion dates?|when\?",
        r"leads?|lead officers?|responsib(?:le|ility)|owners?|accountable|by who\w*|who\?",
        r"rag|status|blue|progress|evidence of progress|update",
        r"actions?(?: required| to be taken)?|what we will do|tasks?",
        r"outcomes?|success (?:measures?|criteria)|impact|milestones?|measures?",
        r"recommendations?|areas? for (?:improvement|development)|objectives?|priorit(?:y|ies)",
    )
)
DIVIDER: Final = re.compile(r"(?:this )?page (?:is )?(?:intentionally|deliberately) (?:left )?blank")


def title_of(lines: Sequence[str], at: int) -> tuple[TitleRule, re.Match[str]] | None:
    """Match the titles against the text that begins with an (even) line and may run over the next three."""
    if not lines[at].startswith(TITLE_WORDS):
        return None
    text = " ".join(lines[at : at + 4])
    for rule in TITLES:
        match = rule.pattern.match(text)
        if match:
            return rule, match
    return None


def council_marks(text: str) -> int:
    """Count the different marks of a council's paper in an even text."""
    return sum(mark.search(text) is not None for mark in COUNCIL_MARKS)


def plan_columns(text: str) -> int:
    """Count the different columns of an action plan that an even text names."""
    return sum(column.search(text) is not None for column in PLAN_COLUMNS)
