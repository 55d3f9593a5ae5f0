"""Documents that are no report of the inspectorate: a council's papers and action plans."""

from __future__ import annotations

import re
from typing import Final

from analysis.authorities.mentions import mentions
from analysis.extraction import recognise
from analysis.extraction.cover import Cover
from analysis.extraction.owner import mentioned, only
from analysis.extraction.rows import Header

_TOP: Final = 12
_MARKS: Final = 2
_COLUMNS: Final = 2
_LONGEST_TITLE: Final = 150

_LABEL: Final = re.compile(r"(?:(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:|report title\b)\s*")
_FROM: Final = re.compile(r"(?:joint )?report (?:from|of|by)\b")
_NO_TITLE: Final = re.compile(
    r"public document pack|agenda|wards?\b|date\b|meeting\b|to:|for (?:action|decision|information)|appendix|page \d"
    r"|recommendations?$|purpose|(?:executive )?summary|introduction|background|report\b|\d+[. ]|contact|classification"
    r"|(?:open|public|part \w+|not protectively marked)$|\W*$"
)


def paper(cover: Cover) -> Header:
    """Make the header of a council's paper or an action plan; blank where nothing shows that it is one."""
    found = Header()
    text = cover.text()
    plan = _plan_line(cover)
    marks = recognise.council_marks(text)
    opens = marks >= _MARKS and recognise.PAPER_OPENS.search(cover.text(0, _TOP))
    if plan is not None and recognise.plan_columns(text) >= _COLUMNS and not opens:
        found.kind, found.title = "action plan", cover.printed[plan]
    elif marks >= _MARKS or _is_headed_by_a_council(cover, text):
        found.kind, found.title = "council paper", _title(cover)
    else:
        return found
    # what stands from a report's title on is that report's, not the paper's
    titles = cover.titles(0, len(cover.even))
    found.published = cover.published(titles[0][0] if titles else None)
    authority = mentioned(cover) or only(mentions("\n".join(cover.printed)))
    if authority:
        found.authority, found.authority_code = authority.name, authority.code
    return found


def _is_headed_by_a_council(cover: Cover, text: str) -> bool:
    """Tell a paper on children's services without a committee's marks: a council's name stands at its head."""
    head = mentions("\n".join(cover.printed[:_TOP]))
    authority = only(head)
    return authority is not None and head[authority] > 1 and "children" in text and "inspector" not in text


def _plan_line(cover: Cover) -> int | None:
    for at, line in enumerate(cover.even[:_TOP]):
        if len(line) < _LONGEST_TITLE and recognise.PLAN_TITLE.match(line) and cover.printed[at][:1].isupper():
            return at
    return None


def _title(cover: Cover) -> str:
    """Find a paper's title: labelled, beside 'Report of …', or its first line."""
    for at, line in enumerate(cover.even[:40]):
        label = _LABEL.match(line)
        if label:
            rest = cover.printed[at][label.end() :].strip()
            return rest or (cover.printed[at + 1] if at + 1 < len(cover.printed) else "")
    for at, line in enumerate(cover.even[:25]):
        if _FROM.match(line):
            for beside in (at + 1, at - 1):
                if 0 <= beside < len(cover.even) and _may_be_title(cover.even[beside]):
                    return cover.printed[beside]
    return next((cover.printed[at] for at, line in enumerate(cover.even[:8]) if _may_be_title(line)), "")


def _may_be_title(line: str) -> bool:
    return len(line) < _LONGEST_TITLE and not _NO_TITLE.match(line)
