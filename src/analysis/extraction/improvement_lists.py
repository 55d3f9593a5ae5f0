"""The words by which a list of what should improve is known: its headings, its introductions, its instructions.

Everything here follows from how inspectorates write: a list stands under a heading of its own, an item is an
instruction ('Ensure …', 'The board should …'), and another heading ends the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from analysis.reading.document import Paragraph


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that has to do with a list of what should improve."""

    pattern: re.Pattern[str]
    #: Whether it opens a list of its own, or only parts one that is open.
    opens: bool = True
    #: Whether its words are the items' timescale (a time or a priority).
    timescale: bool = False


def _heading(pattern: str, *, opens: bool = True, timescale: bool = False) -> Heading:
    return Heading(re.compile(pattern, re.IGNORECASE), opens, timescale)


_MONTHS: Final = r"(?:\d+|one|two|three|four|five|six|nine|ten|twelve|eighteen) (?:days?|weeks?|months?|years?)"
_SUBJECT: Final = r"(?:need|priority|immediate|urgent|early)"

#: Tried in order against a heading without its number and its closing mark.
HEADINGS: Final = (
    _heading(r"what (?:does|do|must|should|will) .{2,70} (?:need to|have to )?\s*improve"),
    _heading(r"what (?:now )?needs? to (?:be )?improved?(?: .{2,60})?"),
    _heading(r"(?:key |main |summary of |our |the )?recommendations?(?:\(s\))?(?: (?:for|to) .{2,70})?"),
    _heading(r"areas? (?:for|of|requiring|that require|in need of) (?:further )?improvement", timescale=True),
    _heading(rf"(?:areas? (?:for|of|requiring) )?{_SUBJECT}(?: (?:and|or) {_SUBJECT})? actions?", timescale=True),
    _heading(r"immediate(?:ly)?", opens=False, timescale=True),
    _heading(rf"(?:with)?in (?:the next )?{_MONTHS}(?: of .{{2,60}})?", opens=False, timescale=True),
)

_LONGEST_HEADING: Final = 100
_NOTHING: Final = re.compile(
    r"(?:the )?inspect(?:ion|ors) (?:did not|has not|have not|found no)|there (?:are|were) no\b|none\b|"
    r"no (?:areas?|priority|immediate|recommendations?)\b|not applicable",
    re.IGNORECASE,
)
_INTRODUCTION: Final = re.compile(
    r"(?:should|must|needs? to|are to|is to) (?:now )?(?:take|undertake|carry out|address|act on) (?:the|these)"
    r"|the following (?:actions?|areas?|recommendations?|improvements?)|(?:should|must|needs? to|recommends? that)\s*:$"
    r"|^in order to .{0,250}:$|recommendations? (?:are|is|were|have been) (?:made|those|listed|set)",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(
    r"\(?\s*\b(?:see )?(?:pages? \d[\d ,–-]*)?(?:paragraphs?|paras?)\b\.?\s*:?\s*"
    r"(\d[\d\s,;.&–-]*(?:(?:and|to)\s+\d[\d\s,;.&–-]*)*)\s*\)?|\((throughout)\)",
    re.IGNORECASE,
)
#: Headings of what follows a list: what was found and what goes well, in numbered paragraphs too.
_FINDINGS: Final = re.compile(r"strength|finding|judgement|summary|information|progress|because|well\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[.?!;]['’”\")]*$")
#: Verbs that tell somebody what to do when a sentence begins with their plain form.
_ORDERS: Final = (
    r"accelerate|achieve|act|address|adopt|agree|align|analyse|analyze|apply|appoint|arrange|"
    r"articulate|assess|assure|audit|begin|bring|broaden|build|carry|challenge|check|clarify|clear|"
    r"co-ordinate|collate|collect|commission|communicate|complete|conduct|confirm|consider|consolidate|"
    r"consult|continue|coordinate|create|deliver|demonstrate|deploy|design|determine|develop|devise|do|"
    r"draw|drive|eliminate|embed|enable|encourage|enforce|engage|enhance|ensure|establish|evaluate|"
    r"evidence|examine|expand|expedite|explore|extend|facilitate|finalise|finalize|focus|follow|"
    r"formalise|formulate|further|gain|gather|give|guarantee|help|hold|identify|implement|improve|"
    r"include|increase|inform|initiate|insist|integrate|introduce|investigate|invite|involve|issue|"
    r"keep|launch|learn|maintain|make|manage|maximise|measure|meet|minimise|monitor|move|offer|"
    r"oversee|place|plan|prepare|prioritise|prioritize|produce|progress|promote|provide|publish|pursue|"
    r"put|raise|re-establish|reach|recruit|rectify|reduce|refine|refresh|reinforce|remedy|remind|"
    r"remove|renew|report|request|require|resolve|respond|restore|review|revise|revisit|revitalise|"
    r"scrutinise|scrutinize|secure|seek|set|share|sharpen|simplify|speed|stabilise|standardise|start|"
    r"step|stop|streamline|strengthen|support|sustain|tackle|take|target|test|tighten|track|train|"
    r"transform|undertake|update|upgrade|use|utilise|widen|work"
)
_ORDER: Final = re.compile(_ORDERS)
_DUTY: Final = re.compile(rf"\b(?:should|must|needs? to|is to|are to|ought to|to (?:{_ORDERS}))\b", re.IGNORECASE)
_PURPOSE: Final = re.compile(r"(?:[a-z][\w ]{0,40}, )?to [a-z]+ ")
_BOARD: Final = re.compile(r"safeguarding children(?:['’]?s)? board|(?:\b|[A-Z])SCB\b", re.IGNORECASE)
_AUTHORITY: Final = re.compile(
    r"local authority|children['’]?s services|council\b|(?:living|protection|looked after) in this area|"
    r"children who need help|information about this area",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^(?:section |part )?\d{1,3}[.):]?\s+")


def list_heading(paragraph: Paragraph) -> tuple[Heading, str] | None:
    """Tell whether a paragraph is one of the headings, and give its words as printed, without the colon."""
    text = paragraph.text
    if paragraph.kind == "bullet" or len(text) > _LONGEST_HEADING:
        return None
    words = _LABEL.sub("", text).rstrip(" :?.–-")
    for heading in HEADINGS:
        if heading.pattern.fullmatch(words):
            # a sentence or an item that happens to hold the words ends as a sentence does
            if paragraph.kind != "heading" and text.endswith("."):
                return None
            return heading, words
    return None


def side(heading: str) -> str | None:
    """Tell whose part of the report a heading opens: the board's, the authority's, or neither."""
    if _BOARD.search(heading):
        return "lscb"
    if _AUTHORITY.search(heading):
        return "authority"
    return None


def ends_lists(heading: str) -> bool:
    """Tell whether a heading opens what was found, so that no list goes on after it."""
    return bool(_FINDINGS.search(heading))


def is_nothing(text: str) -> bool:
    """Tell whether the words say that there is no such item."""
    return bool(_NOTHING.match(text))


def is_introduction(text: str) -> bool:
    """Tell whether the words introduce a list instead of being its item."""
    return bool(_INTRODUCTION.search(text)) and not is_order(text)


def is_order(text: str) -> bool:
    """Tell whether the sentence begins as an order does: a plain verb, perhaps after an adverb or two."""
    for word in text.split()[:3]:
        word = word.strip(",.:;()‘’'").lower()
        if _ORDER.fullmatch(word):
            return True
        if not word.endswith("ly") or word == "early":
            return False
    return False


def is_instruction(text: str) -> bool:
    """Tell whether the sentence says what is to be done: an order, or what somebody should do."""
    return is_order(text) or bool(_DUTY.search(text[:160]))


def is_purpose(text: str) -> bool:
    """Tell whether the words only complete a sentence: 'to tell families', 'where it helps, to tell families'."""
    return bool(_PURPOSE.match(text))


def is_closed(text: str) -> bool:
    """Tell whether the words end as a sentence does, whatever reference follows it."""
    return bool(_CLOSED.search(text)) or text.endswith(")")


def take_references(text: str) -> tuple[str, str]:
    """Part an item from the paragraph numbers that it refers to: '… in time (paragraphs 18, 62).'."""
    matches = list(_REFERENCE.finditer(text))
    if not matches:
        return text, ""
    found = [(match.group(1) or match.group(2)).strip(" ,;.–-") for match in matches]
    last = matches[-1]
    if not text[last.end() :].strip(" .;,)"):
        text = text[: last.start()].rstrip(" (.,;")
    return text, ", ".join(found)
