"""Statements inside one sentence: a figure with a subject and a verb of its own takes no phrase from before."""

from __future__ import annotations

import re
from typing import Final

from analysis.extraction.facts import aims, linking
from analysis.extraction.facts.found import Found, Sentence
from analysis.extraction.facts.mentions import Mention, loose
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.passage import Passage

#: What leads to the figure that begins a statement: '…, and only 30% of parents attended'.
_BEGINS: Final = re.compile(
    r"(?:[;,]|\b(?:and|but|while|whilst|whereas|although|though|with))"
    r"(?: (?:only|just|nearly|almost|over|under|about|around|approximately|some|also|that|a|the"
    r"|there (?:is|are|was|were)|more than|less than|fewer than|at least|all|in))* ?\(?$"
)
#: Whom the share is of, told right behind it; 'of these' and 'of all cases' are those that were spoken of.
_OF: Final = re.compile(
    r"\)?,?(?: \([^()]*\))?,? (?:of (?!(?:the |all |such )*(?:these|those|them|which|whom|this|that|it|cases?"
    r"|occasions|time)\b)|(?=who\b))"
)
#: A statement whose subject is what was spoken of.
_PRONOUN: Final = re.compile(r"(?<!\bin )\b(?:it|this|these|those|they|both|its|their)\b", re.IGNORECASE)
#: A share's group ends where a verb follows, or with its statement.
_LOOKED_AFTER: Final = re.compile(r"\b(?:looked[- ]after|cared[- ]for)\b")
_VERB: Final = re.compile(
    r"\b(?:have|has|had|are|were|is|was|do|did|does|be|been|left|leave|live|took|take|met|meet|said|say|felt|feel|smoke"
    r"|go|went|come|came|achieve|receive|get|got|know|knew|stay|remain|attend|report|experience|(?!need)\w{2,}ed"
    r"|(?!dur)\w{2,}ing|chose|became|become|spoke|speak|gave|give)\b"
)
_END: Final = re.compile(r"[;:.](?!\d)|, (?!who\b)|\b(?:and|but|while|whilst|whereas|although|compared)\b")
#: The stems of a phrase that are its own: no group's, and not every sentence's.
_STEM: Final = re.compile(r"[a-z]{5,}")
_STEM_LENGTH: Final = 6
_COMMON: Final = frozenset(
    {"child", "childr", "young", "people", "social", "worker", "staff", "practi", "manage", "posts", "leaver"}
    | {"number", "percen", "propor", "within"}
)


def begins(
    number: Number, before: list[Mention], rows: list[Found], sentence: Sentence, passage: Passage
) -> int | None:
    """Tell where the statement of a share begins, when it is of its own subject.

    Parameters
    ----------
    number : Number
    before : list of Mention
        The phrases of its kind before it in the sentence.
    rows : list of Found
        The figures that were bound before it.
    sentence : Sentence
    passage : Passage

    Returns
    -------
    int or None
        What stands before belongs to another statement; ``None`` where the figure may go on from it.
    """
    text = sentence.text
    if number.kind not in ("percent", "fraction") or not before:
        return None
    apart = text.rfind(";", before[-1].end, number.start)
    if apart >= 0 and not _goes_on_behind(apart + 1, number, before[-1], sentence, passage):
        return apart + 1
    own = [r for r in rows if r.metric.kind == "percent" and r.number.end <= number.start]
    if not own or own[-1].metric not in before[-1].metrics or own[-1].number.end < before[-1].start - 120:
        return None
    if _BEGINS.search(text, max(own[-1].number.end, number.start - 40), number.start) is None:
        return None
    return number.start if _has_own_subject(number, before[-1], sentence, passage) else None


def _goes_on_behind(start: int, number: Number, said: Mention, sentence: Sentence, passage: Passage) -> bool:
    """Whether what follows a semicolon goes on about what stands before it, as the next sentence would."""
    text = sentence.text
    body = text[start:].lstrip()
    at = len(text) - len(body)
    if _PRONOUN.search(text, at, number.start) or any(at <= cue.start <= at + 15 for cue in sentence.cues):
        return True
    if aims.is_aim(text, number.start, number.end):
        return True
    if _OF.match(text, number.end) is None and not _VERB.search(text, at, number.start) and number.start - at < 25:
        end = _END.search(text, number.end)
        if not _VERB.search(text, number.end, end.start() if end else len(text)):
            return True
    meaning = [m for m in loose(body, passage.speaking) if m.kind == "percent"]
    if any(m.metrics[0] in said.metrics for m in meaning):
        return True
    moved = Number(number.start - at, number.end - at, number.value, number.kind, bare_end=number.bare_end - at)
    return linking.goes_on(moved, "percent", body, meaning, said.words, passage.when())


def _has_own_subject(number: Number, before: Mention, sentence: Sentence, passage: Passage) -> bool:
    """Whether a share is of a group and with a verb that the phrase before has no word of."""
    text = sentence.text
    of = _OF.match(text, number.end)
    if of is None:
        return False
    end = _END.search(text, of.end())
    last = end.start() if end else len(text)
    if any(number.end <= cue.start < last for cue in sentence.cues):
        return False
    said = _LOOKED_AFTER.sub("", text[of.end() : last].lower())
    if not _VERB.search(said):
        return False
    stems = {stem[:_STEM_LENGTH] for stem in _STEM.findall(before.words)} - _COMMON
    if any(stem in said for stem in stems):
        return False
    return not any(m.metrics[0] in before.metrics and of.end() <= m.start < last for m in loose(text, passage.speaking))
