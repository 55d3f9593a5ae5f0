"""Sentences and headings that give a judgement in words: 'Children's services in … are good'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from analysis.extraction.frameworks import PRINTED
from analysis.extraction.judgements.claims import Claim
from analysis.extraction.judgements.grade_words import GRADE, grade_of
from analysis.reading.document import Line

#: A statement is short; what is longer is prose about something else.
_LINES: Final = 4
_LENGTH: Final = 320
#: Lines of one sentence stand closer than this many times their size.
_LEADING: Final = 1.4
_SIZE: Final = 0.5
#: A sentence that has not come to its grade.
_OPEN: Final = re.compile(r"\b(?:is|are|to|be|that|as)$")
#: The heading over the descriptions of the grades, and how many lines they take at most on a page and in plain text;
#: its line in a list of contents ends with a number.
_MEANING: Final = re.compile(r"judge?ments mean\b.*\D$|judge?ments mean$|and what they mean$")
_MEANING_LINES: Final = 45
_MEANING_ITEMS: Final = 12
_NUMBER: Final = re.compile(r"\d{1,3}\.?\s+")

_VERB: Final = (
    r"\W+(?:overall,?\W+)?(?:(?:is|are)\W+(?:that\W+)?(?:(?:it|they)\W+)?(?:(?:is|are)\W+)?)?"
    r"(?:(?:judged|graded)\W+)?(?:(?:to be|as)\W+)?(?:overall\W+)?[‘'\"]?"
)
#: A grade needs its verb, or it stands in a column of its own; 'requires improvement' is one.
_IS: Final = re.compile(r"\b(?:is|are)\b", re.IGNORECASE)
#: What may follow a grade that the statement ends with.
_END: Final = r"[’'\"]?(?=\s*$|\s*[.:;]|,? because\b| and is not yet good| due to\b|, as\b)"


@cache
def statements(framework: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each area's statement pattern."""
    return tuple(
        (area.area, re.compile(rf"(?:{'|'.join(area.sentences)}){_VERB}(?P<grade>{GRADE}){_END}", re.IGNORECASE))
        for area in PRINTED[framework].areas
        if area.sentences
    )


@cache
def cues(framework: str) -> tuple[str, ...]:
    """Return the words of which one stands in every statement's first line, cheap enough to look for on every line."""
    return tuple(dict.fromkeys(cue for area in PRINTED[framework].areas for cue in area.cues))


def claims(lines: list[Line], framework: str) -> Iterator[Claim]:
    """Find the statements that begin a line."""
    patterns = statements(framework)
    if not patterns:
        return
    known = cues(framework)
    scale = PRINTED[framework].grades
    passed = 0
    for index, line in enumerate(lines):
        if index < passed:
            continue
        # most lines go on with a sentence, and most of the others begin with other words
        if line.text[0].islower():
            continue
        low = line.text.lower()
        if "judg" in low and _MEANING.search(low):
            passed = index + (_MEANING_LINES if line.size else _MEANING_ITEMS)
            continue
        if not any(cue in low for cue in known) or _mid_sentence(lines, index):
            continue
        text = _window(lines, index)
        for area, pattern in patterns:
            match = pattern.match(text)
            if match is None:
                continue
            grade = grade_of(match["grade"], scale)
            if grade == "requires_improvement" or (grade and _IS.search(text, 0, match.start("grade"))):
                shown = " ".join(match["grade"].split())
                yield Claim(area, grade, shown, line.page, " ".join(match.group().split()), "sentence")


def _mid_sentence(lines: list[Line], index: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before."""
    line = lines[index]
    if index == 0 or line.bullet or not line.size:
        return False
    before = lines[index - 1]
    return before.text[-1] not in ".:;!?" and not _apart(before, line)


def _apart(before: Line, line: Line) -> bool:
    """Tell whether two lines that follow each other belong to different pieces of text, by type and by distance.

    In plain text, which has neither, they do.
    """
    if (
        not line.size
        or before.page != line.page
        or abs(before.size - line.size) > _SIZE
        or before.weight != line.weight
    ):
        return True
    return not 0 < before.base - line.base < _LEADING * line.size


def _window(lines: list[Line], index: int) -> str:
    """Join the lines that one statement can take, without its number."""
    first = before = lines[index]
    text = _NUMBER.sub("", first.text, count=1) if first.text[0].isdigit() else first.text
    for line in lines[index + 1 : index + _LINES]:
        if line.page != first.page or line.bullet or len(text) > _LENGTH:
            break
        # a grade may be set bold in its sentence, so a line that plainly goes on does whatever its type
        if _apart(before, line) and not line.text[0].islower() and not _OPEN.search(text):
            break
        text += " " + line.text
        before = line
    return text
