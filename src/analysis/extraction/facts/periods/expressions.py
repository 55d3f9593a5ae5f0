"""How periods are written: one pattern a kind, tried only on texts that hold what it cannot do without."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from analysis.extraction import dates

_MONTH_NAMES: Final = "|".join(name.capitalize() for name in sorted(dates.MONTHS, key=len, reverse=True))
MONTH: Final = rf"(?:{_MONTH_NAMES})(?![a-z])\.?"
YEAR: Final = r"(?:19|20)\d\d"
DASH: Final = r"\s{0,2}[-–−—/‑]\s{0,2}"
#: A dash that joins two years even behind a month: 'March 2014–15'.
_TIGHT: Final = r"[-–−—/‑]"
DAY: Final = r"(?:[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
FINANCIAL: Final = rf"(?<![\d/]){YEAR}(?:{DASH}(?:(?:20)?\d\d|\d)| to 20\d\d)\b(?![\d%]|\.\d| ?per(?:cent)?\b)"
COUNT: Final = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty[- ]four)"
_QUARTER: Final = (
    r"(?:[Qq](?:uarter|tr)?\s?(?:[1-4]|one|two|three|four)\b|(?:first|second|third|fourth|last|final) quarter\b)"
)
_POINT: Final = rf"(?:{DAY} (?:of )?)?{MONTH}(?:,? (?:of )?{YEAR}\b)?"
_BETWEEN: Final = r"(?:(?<=\b[Bb]etween )|(?<=\b[Bb]etween the end of )|(?<=\b[Bb]etween the start of ))"
_IN_YEAR: Final = rf"(?:{FINANCIAL}|{YEAR}\b|(?:current |financial )?year|this (?:financial )?year)"
#: 'now below 10%': no comparison, but a figure.
_SHARE: Final = r"(?:\d|one in |a (?:fifth|quarter|third|half)\b|half\b|two thirds\b|three quarters\b)"
#: 'is now better than the national average, at 12%': the figure is today's.
_AT_FIGURE: Final = r"[^.;:()\d]{0,60}? at (?:just |around |about |only |over |under |below |above |nearly |almost )*\d"
_PAUSE: Final = r"(?=[,.;:)]|$| (?:and|but|when|while|which|to|from|was|were|is|at)\b)"
_INSPECTION: Final = r"(?:(?:the|this|our) (?:most recent )?)?(?:inspection|review)"

#: Kinds of expression, the more particular first; each finds its own words and a reader turns them into days.
_KINDS: Final = {
    "numeric": r"\b\d{1,2}/\d{1,2}/(?:20)?\d\d\b|\b\d{1,2}\.\d{1,2}\.20\d\d\b",
    "till_now": (
        rf"\b(?:{DAY} (?:of )?)?{MONTH},? (?:of )?{YEAR},? (?:(?:up )?(?:to|until|till)) (?:the )?"
        r"(?:present day|present|date|now|today"
        r"|(?:current |present )?(?:date|day|time|point|week|start) of (?:the|this|our) inspection"
        r"|(?:(?:this|our) )?inspection)\b"
    ),
    "span": (
        rf"\b{_POINT}(?:,? to | until | up to | through to |{DASH})(?:the end of )?{_POINT}(?:{_TIGHT}(?:20)?\d\d\b)?"
        rf"|{_BETWEEN}{_POINT} and (?:the end of )?{_POINT}(?:{_TIGHT}(?:20)?\d\d\b)?"
        rf"|(?<!, )\b{MONTH} and {MONTH},? (?:of )?{YEAR}\b"
    ),
    "day": (
        rf"\b{DAY} (?:of )?{MONTH}(?:,? {YEAR}\b| (?:of )?last year\b| \d\d\b(?!%| ?per|,| children))?"
        rf"|\b{MONTH} [0-3]?\d(?:st|nd|rd|th)?,? {YEAR}\b"
    ),
    "month_of": rf"\b{MONTH},? ?(?:of |in )?{YEAR}{_TIGHT}(?:20)?\d\d\b(?![\d%]|\.\d)",
    "month": rf"\b{MONTH},? ?(?:of |in )?{YEAR}\b",
    "estimate": (
        rf"\b[Mm]id[- ‑–]?{YEAR}\b(?=(?: [\w-]+){{0,3}} estimates?\b)"
        rf"|\b(?:{YEAR} )?[Mm]id[- ‑–][Yy]ear (?:population )?estimates?(?:,? (?:for |of |in )?\(?{YEAR}\b)?"
    ),
    "part": (
        rf"\b(?:first (?:{COUNT}) (?:quarters|months)|(?:first|second|latter|last|final) half(?:[- ]year)?)"
        rf" (?:of|in) (?:the )?(?:(?:financial )?year )?{_IN_YEAR}"
    ),
    "quarter": (
        rf"{FINANCIAL},? \(?{_QUARTER}"
        rf"|\b(?:the )?{_QUARTER}(?:,?\s(?:(?:of|in|for|data for|data|performance)\s)*\(?(?:the )?{_IN_YEAR}"
        rf"|\s?\((?:{FINANCIAL}|{YEAR})\))?"
    ),
    "between_years": rf"(?<=\b[Bb]etween ){FINANCIAL} and {FINANCIAL}",
    "financial": rf"{FINANCIAL}|(?<=\bIn ){YEAR} to \d\d(?=,)",
    "bare_month": (
        r"(?:\b(?:January|February|April|June|July|August|September|October|November|December)\b"
        r"|(?:(?<=\b[Ii]n )|(?<=\bto )|(?<=\b[Ss]ince )|(?<=\b[Bb]y )|(?<=\bof )|(?<=\b[Ff]or ))(?:March|May)\b"
        rf"|\b(?:March|May)\b(?=(?:,| and) {MONTH}))(?: (?:of )?last year\b)?(?!,? ?['‘’]\d)"
    ),
    "year_pair": rf"(?<=\b[Bb]etween ){YEAR} and {YEAR}\b|(?<=\b[Dd]uring ){YEAR} and {YEAR}\b",
    "rolling": (
        rf"(?<!last )(?<![Pp]roceedings )(?<![Cc]ases )(?<![Pp]lans )(?<![Aa]ssessments )"
        rf"\b(?:last|past|previous|preceding|most recent)\s{COUNT}[\s-](?:month|week|year|day)s?(?: period)?"
        rf"(?: (?:prior to|before) (?:the )?inspection)?\b"
        rf"|\b(?:(?:in|over|during|within) the|the) (?:last|past) year\b"
        rf"|\b{COUNT}[- ](?:month|week|year)s?(?: period)?,? (?:prior to|before|preceding|leading up to|up to) "
        rf"(?:(?:the|this|our) )?inspection\b|\byear (?:prior to|before|preceding) (?:the|this|our) inspection\b"
    ),
    "to_date": (
        r"\b(?:[Tt]he |[Ff]or the |in the )?(?:current )?[Yy]ear[- ]to[- ]date\b(?: (?:figures?"
        r"|performance|data|average))?(?: (?:for|of|in))?|\b(?:the"
        r"|this) (?:current )?financial year\b(?: to date)?|\bcurrent (?:financial )?year\b(?: to date)?"
        r"|\bthis year to date\b|\bso far this (?:financial )?year\b"
    ),
    "now": (
        rf"\b(?:[Aa]t|[Dd]uring|[Bb]y|[Oo]n|[Aa]s (?:at|of)) the (?:time|point|day|date) of {_INSPECTION}\b"
        r"|\b[Aa]t (?:the|this) inspection\b|\b[Cc]urrently\b|\b[Tt]oday\b(?!’s|'s)"
        r"|\bDuring (?:the (?:period|course|week|time) of )?(?:(?:the|this|our) )?inspection(?: period| week)?"
        r"(?! of\b)\b(?!,? [^.;\d]{0,60}?\b(?:inspectors|report|told|said|saw|found|identif|acknowledg|inform))"
        r"|\b[Cc]urrent(?= (?:\w+ ){0,2}?(?:figures?|rates?|averages?|performance|levels?|data|tracking|case-?loads?"
        r"|completion|position|three-year|in-year|timescales?|timeliness|number|proportion|percentage|use|usage|turnover"
        r"|plans?,|cohort|population|care leavers|looked[- ]after)\b| \d)(?! published)"
        r"|\b[Nn]ow\b(?! (?:better|below|above|close|closer|very close|similar|lower"
        rf"|higher|worse|much|considerably|well (?:below|above)|significantly|in line)\b(?! {_SHARE})(?!{_AT_FIGURE}))"
        r"|\b(?:at )?present(?:ly)?\b(?! (?:to|in|a|themselves))"
    ),
    "census": rf"\b{YEAR} [Cc]ensus\b",
    "year": (
        rf"(?<=\b[Ii]n ){YEAR}\b|(?<=\b[Dd]uring ){YEAR}\b|(?<=\b[Ff]or ){YEAR}\b|(?<=\b[Bb]y ){YEAR}\b"
        rf"|(?<=\b[Tt]hroughout ){YEAR}\b|(?<=\bcalendar year ){YEAR}\b"
        rf"|(?<=\b[Ss]ince ){YEAR}\b|(?<=\bof ){YEAR}\b|(?<=\(){YEAR}\b|\b{YEAR}\b(?= (?:figures?|national"
        rf"|average|data|England|calendar year))"
    ),
    "later": r"\ba year later\b|\b12 months later\b|\btwelve months later\b",
    "earlier": (
        rf"\b(?:the|a|one) year (?:before|earlier|previously){_PAUSE}"
        rf"|\b(?:12|twelve) months (?:before|earlier|previously){_PAUSE}"
    ),
    "same": (
        rf"\b(?:the|that) same (?:point|time|date|stage|period|year|month|quarter)"
        rf"(?:,? (?:(?:in|of|during|for) )?(?:{FINANCIAL}|{YEAR}\b|the (?:previous|preceding|following|next) year\b"
        rf"|last year\b|(?:a|one|the) year (?:before|earlier|later)\b))?"
    ),
    "three_years": r"\bthree[- ]year (?:rolling )?(?:average|figure|performance)\b",
    "loose": (
        r"\b(?:the )?(?:last|previous|preceding|prior|most recent) (?:[A-Z]\w+ |full |joint )?inspection\b"
        r"|\b(?:the )?(?:last|previous|preceding|prior) (?:financial |academic )?(?:year|month|quarter)(?:’s|'s)?\b"
        r"|\b(?:two|three|four|five) years ago\b|\b(?:last|this) (?:financial )?year\b|\ba year ago\b"
        r"|\b(?:the )?(?:latest|most recent)(?: \w+)? (?:figures?|data|quarter|month|performance)\b"
        r"|\blast (?:week|month)\b|\bthis (?:month|quarter)\b|\bearlier (?:in the|this) year\b"
    ),
}
#: What a kind cannot do without: a year (or a day in figures), a month's name, a plain word (below), or its own one.
_NEEDS: Final = {
    "y": ("numeric", "month_of", "month", "part", "financial", "between_years", "year_pair", "census", "year"),
    "m": ("till_now", "span", "day", "bare_month"),
    "w": ("part", "quarter", "rolling", "to_date", "now", "later", "earlier", "loose"),
    "e": ("estimate",),
    "s": ("same",),
    "t": ("three_years",),
}
_YEARISH: Final = re.compile(r"\d{4}|\d/\d")
_MONTHISH: Final = re.compile("|".join(sorted({name.capitalize()[:3] for name in dates.MONTHS})))
_PLAIN: Final = re.compile(
    r"[Qq](?:uarter|[1-4])|[Cc]urrent|[Nn]ow\b|[Tt]oday|present|inspection|last|past|previous|preceding|recent|prior"
    r"|[Yy]ear|late[rs]|this month|months|of the review"
)


def expressions(text: str) -> re.Pattern[str] | None:
    """The kinds that a text can hold, as one pattern: the fewer, the faster the search."""
    needs = "y" if _YEARISH.search(text) else ""
    needs += "m" if _MONTHISH.search(text) else ""
    needs += "w" if _PLAIN.search(text) else ""
    needs += "s" if " same " in text else ""
    needs += "e" if "id" in text and "stimate" in text else ""
    needs += "t" if "hree" in text and "year" in text else ""
    return _expressions(needs) if needs else None


@cache
def _expressions(needs: str) -> re.Pattern[str]:
    wanted = {kind for need in needs for kind in _NEEDS[need]}
    kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items() if kind in wanted)
    return re.compile(rf"(?:\b|(?<=[A-Za-z])(?=\d))(?:{kinds})")


#: The words before an expression that belong to it, and what they make of it.
BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?P<ending>(?<!for )(?<!than )(?<!least )(?<!lasted )(?<!lasting )(?<!over )"
    rf"(?:(?:[Ii]n|[Ff]or|[Oo]ver|[Dd]uring) (?:the |a )?)?"
    rf"(?:(?P<count>{COUNT})[- ](?P<unit>months?|years?)(?: period| average)?|(?P<one>year"
    rf"|12-month period|12-month figure|quarter))"
    r",?\s(?:ending|ended|up to and including|up to|up until|to|until|end|at)\s(?:the )?(?:end of |year end of "
    r"|month of )?(?:the year )?)"
    rf"|(?P<onward>(?:(?:[Ii]n|[Ff]or|[Oo]ver|[Dd]uring) (?:the |a )?)?(?:first )?(?P<months>{COUNT})[- ]months?"
    r"(?: period)?,? (?:from|since|after|starting(?: in| on| from)?|beginning(?: in| on)?) )"
    r"|(?P<term>(?:(?:[Ii]n|[Dd]uring|[Ff]or|[Oo]f|[Bb]y|[Ss]ince|[Ff]rom|[Tt]o) )?(?:the )?"
    r"(?:[Aa]utumn|[Ss]pring|[Ss]ummer|[Ww]inter|[Aa]cademic|[Ss]chool|[Cc]hristmas|[Ee]aster)"
    r"(?:[ -](?:half[- ])?(?:terms?|years?|holidays?|period|months))?,? (?:of |in |for )?\(?)"
    r"|(?P<since>(?:[Ss]ince|[Ff]rom)\s(?:the (?:(?:end|beginning|start) of )?"
    r"|(?:the|its|our|an?) (?:\w+ )?inspection (?:in|of|on) )?)"
    r"|(?P<in_year>(?:[Ii]n[- ]year|[Yy]ear[- ]to[- ]date|[Yy]TD)\b[\w’' ]{0,30}?\s(?:to|at"
    r"|up to)\s(?:the )?(?:end of )?)"
    r"|(?P<end>(?:[Aa]s at |[Aa]t |[Bb]y |[Ff]rom |[Uu]ntil |to )?(?:(?:the )?(?:year[- ])?end of|year[- ]end) "
    r"(?:the )?)"
    r"|(?P<begin>(?:at |from |by |since )?the (?:start|beginning) of (?:the )?)"
    r"|(?P<mid>(?:in )?mid[- ]|(?:in )?(?:early|late) )"
    r"|(?P<plain>(?:[Aa]s (?:at|of|on)|[Aa]t|[Ii]n|[Oo]n|[Bb]y|[Dd]uring|[Ff]or|[Bb]etween|[Ff]rom|[Oo]ver"
    r"|[Ww]ithin|[Uu]ntil|[Tt]o|[Dd]uring the|[Ii]n the|[Ff]or the|[Oo]ver the|[Ww]ithin the)(?: the (?:period"
    r"|year|months?|whole of|three[- ]year period|period from|end)| the)?(?: (?:from|between|in))?\s))$"
)
