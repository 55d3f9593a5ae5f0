"""The heads of an action plan's columns, by which its tables are known and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

#: What a column holds, by its whole head; tried in order.
HEADS: Final = {
    "number": r"(?:(?:action|rec(?:ommendation)?)\.? )?(?:no|nr|ref|number|reference)\.?(?: (?:no|number))?|rec|item|#",
    "rag": r"(?:b?rag|r/a/g)(?: (?:rating|status))?(?: .{0,30})?|rating",
    "progress": r"(?:evidence of |current |latest )?(?:progress|update|status|position|comments?|commentary)\b.{0,50}"
    r"|evidence(?: of completion)?",
    "outcome": r"(?:required |desired |intended |expected |planned )?(?:outcomes?|impacts?)\b.{0,50}"
    r"|(?:success (?:criteria|measures?)|(?:measures? of|measuring) (?:success|impact)|what will success look like)"
    r".{0,30}|evidence of (?:success|impact).{0,30}|how will we know.{0,40}|what difference .{0,40}|kpis?",
    "lead": r"(?:strategic |operational |named |action )?"
    r"(?:leads?|owners?|responsib(?:le|ility)|accountab(?:le|ility))\b.{0,40}"
    r"|(?:by )?who\b.{0,40}|by whom|(?:person|officer|agency|manager)s? responsible",
    "by_when": r"(?:by )?when\b.{0,40}|by|(?:due|target|completion|end|review) ?dates?.{0,20}|deadlines?|dates?"
    r"|date (?:for|of) completion|complet(?:e|ed|ion) by",
    "timescale": r"time ?(?:scale|frame|line|table)s?\b.{0,30}",
    "recommendation": r"(?:ofsted |inspection |inspectors[’']? |cqc )*(?:recommendations?|findings?|areas? (?:for|of) "
    r"(?:development|improvement|priority action)|improvement areas?|issues?(?: identified)?)\b.{0,60}"
    r"|what (?:needs to (?:improve|change)|(?:ofsted|the inspectors?) (?:said|says|found|told us))\b.{0,40}",
    "action": r"(?:(?:key |required |planned |agreed |specific )?(?:actions?|tasks?|activit(?:y|ies))"
    r"|what (?:we )?will (?:we |be )?do(?:ne)?|(?:what are|how will) we (?:going to )?(?:do|achieve|get))\b.{0,50}",
}
_HEADS: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in HEADS.items()}
#: One word or two for each kind, to be found anywhere in a line that may be a row of heads run together.
_WORDS: Final = {
    "rag": r"\bB?RAG\b",
    "progress": r"\b(?:Progress|Update|Status)\b",
    "outcome": r"\b(?:Outcomes?|Impact|Success)\b",
    "lead": r"\b(?:Leads?|Owner|Responsible|Responsibility|Who)\b",
    "by_when": r"\b(?:When|Deadline|Due|Target [Dd]ate|Date)\b",
    "timescale": r"\bTime ?(?:scale|frame)s?\b",
    "recommendation": r"\b(?:Recommendations?|Findings?|Areas? for)\b",
    "action": r"\b(?:Actions?|Tasks?|Activit(?:y|ies))\b",
}
_IN_LINE: Final = {kind: re.compile(pattern) for kind, pattern in _WORDS.items()}
_ENOUGH: Final = 3
_LONGEST_HEAD: Final = 70
_LONGEST_ROW: Final = 220
#: Heads set in cells of their own come as lines of their own, some of them broken in two.
_WINDOW: Final = 10
#: Words without which no line holds the head of a column of actions.
_ACTION: Final = ("Action", "Task", "Activit", "What we ", "What will ", "What are we ", "How will we ")
_QUALIFIED: Final = ("Key a", "Key t", "Required a", "Planned a", "Agreed a", "Specific a")


def column(head: str) -> str | None:
    """Tell what a column holds by its head; ``None`` for words that are no head."""
    words = " ".join(head.split()).strip(" :*.")
    if not words or len(words) > _LONGEST_HEAD or words[-1] == ";":
        return None
    return next((kind for kind, pattern in _HEADS.items() if pattern.fullmatch(words)), None)


def columns(cells: Iterable[str | None]) -> dict[int, str]:
    """Tell which place of a row of heads holds what; nothing when the row is no row of heads."""
    found: dict[int, str] = {}
    others = 0
    for place, cell in enumerate(cells):
        if not cell:
            continue
        kind = column(cell)
        if kind is None:
            others += 1
        elif kind not in found.values():
            found[place] = kind
    enough = len(found) >= _ENOUGH and "action" in found.values() and others < len(found)
    return found if enough else {}


def announced(lines: Sequence[str]) -> bool:
    """Tell whether a page's lines hold a row of heads, in one line or in cells that follow each other."""
    if not _may_hold_actions("\n".join(lines)):
        # nearly every page of a report ends here, at the cost of one look
        return False
    return any(_in_line(line) or _in_cells(lines, at) for at, line in enumerate(lines) if _may_hold_actions(line))


def _may_hold_actions(text: str) -> bool:
    return any(words in text for words in _ACTION + _QUALIFIED)


def _in_line(line: str) -> bool:
    kinds = {kind for kind, word in _IN_LINE.items() if word.search(line)} if len(line) <= _LONGEST_ROW else set()
    # a line that ends as a sentence does must name more columns than chance would
    return _enough(kinds) and len(kinds) > _ENOUGH - (not line.endswith("."))


def _in_cells(lines: Sequence[str], at: int) -> bool:
    if column(lines[at]) != "action":
        return False
    near = lines[max(0, at - _WINDOW // 2) : at + _WINDOW // 2]
    return _enough({kind for line in near if line[:1].isupper() and (kind := column(line))})


def _enough(kinds: set[str]) -> bool:
    return "action" in kinds and len(kinds) >= _ENOUGH
