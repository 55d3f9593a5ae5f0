"""Documents that are no report of the inspectorate: a council's papers and action plans."""

from __future__ import annotations

import re
from typing import Final

from analysis.authorities.mentions import mentions
from analysis.extraction import dates, recognise
from analysis.extraction.cover import Cover
from analysis.extraction.owner import mentioned, only
from analysis.extraction.paper_head import paper_head
from analysis.extraction.rows import Header

_TOP: Final = 12
_MARKS: Final = 2
_COLUMNS: Final = 2
_NEAR: Final = 10
_LONGEST_TITLE: Final = 150
#: 'Evidence of progress January 2012', 'Update (as at 31 May 2012)': the day of what a plan's column tells.
_PROGRESS: Final = re.compile(r"\b(?:progress|updated?|position|status)\b[^.\d]{0,20}?(?=\d|[A-Z])", re.IGNORECASE)


def paper(cover: Cover) -> Header:
    """Make the header of a council's paper or an action plan; blank where nothing shows that it is one."""
    found = Header()
    text, head = cover.text(), paper_head(cover)
    plan = _plan_line(cover)
    marks = recognise.council_marks(text)
    opens = marks >= _MARKS and recognise.PAPER_OPENS.search(cover.text(0, _TOP))
    if plan is not None and recognise.plan_columns(text) >= _COLUMNS and not opens:
        found.kind, found.title = "action plan", cover.printed[plan]
    elif marks >= _MARKS or _is_headed_by_a_council(cover, text):
        found.kind, found.title = "council paper", head.title
    else:
        return found
    found.committee, found.author = head.committee, head.author
    found.dated = (_progress_day(cover) if found.kind == "action plan" else None) or head.dated
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


def _progress_day(cover: Cover) -> str | None:
    """Find the day up to which a plan tells its progress, in the head of that column."""
    for text in cover.printed:
        for match in _PROGRESS.finditer(text):
            for period in dates.periods(text[match.end() :])[:1]:
                if period.grain in ("day", "month") and period.at <= _NEAR:
                    return period.end.isoformat()
    return None
