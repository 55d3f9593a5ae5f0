"""Figures told in one row, and whose each of them is: 'compared with 65% and 67% for similar councils and England'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from analysis.extraction.facts import cues
from analysis.extraction.facts.cues import Cue
from analysis.extraction.facts.found import Sentence
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period
from analysis.extraction.facts.roles import LEADS_TO, LED_BY, SAYS_AT

#: What stands between two figures of one row.
_NEXT: Final = re.compile(
    r"(?:,|,? (?:and|or)|,? &) (?:(?:about|around|approximately|just|only|nearly|almost|over|under|the) )*"
)
#: What stands between two names that share a row, or one figure: 'statistical neighbours and all-England averages'.
_LINK: Final = re.compile(
    r"(?:’s?)?(?: (?:averages?|figures?|rates?|levels?|performance|group|authorit\w+|councils?|boroughs?|comparators?"
    r"|as a whole|local|data))*(?:,|,? (?:and|or|as well as)|/| &)"
    r"(?: (?:both|also|for|in|within|across|among|amongst|by|of|to|with|than|the|those|that|all|other|its|our|their"
    r"|local|wider|latest|whole))*[ -]?(?:all-)?",
    re.IGNORECASE,
)
#: Between two words for the same authorities: 'the England (national) average', 'the local target'.
_SAME_NAME: Final = re.compile(r"[^\d;,:]{0,12}(?<! and)(?<! or)(?<!\()[ (]")
#: What stands between a row and the names behind it.
_TO_NAMES: Final = re.compile(
    r"[\s)]{0,2},?\s?(?:(?:respectively,?|both|either|for|in|by|of|among|amongst|across|within|from|reported|recorded"
    r"|achieved|seen|the|its|all|other|their|our|local|on average|averages?|rates?|figures?|children|care leavers"
    r"|young people)\s)*"
)
_RESPECTIVELY: Final = re.compile(r"\)?,? respective")
#: What ends a statement behind a row.
_CLOSES: Final = re.compile(
    r",? respectively|\s?[.,;:)]|$|,? (?:in|for|at|during) (?:the )?(?:\w+ )?(?:\d|same|previous)"
)
_BOTH: Final = re.compile(r"\bboth (?:the |that of |those of )?$")
#: 'the England and statistical neighbour average of 11%': names that say whose average one figure is.
_ONE_AVERAGE: Final = re.compile(r" (?:averages?|figures?|rates?|levels?),? (?:of |which |(?:is|was|are|were|at) |\()")
_NO_PLURAL: Final = re.compile(r"(?:neighbours|authorities|councils|boroughs|comparators|ly)(?:’s?)?$")
#: What sets a row against the figure before it.
_SET: Final = (
    r"(?:compar(?:ed|ing|es|able) (?:with|to)|as (?:opposed|compared) to|in comparison (?:with|to)|against|versus|vs\.?"
    r"|(?:higher|lower|better|worse|greater|smaller|longer|shorter|larger|poorer) than)"
    r"(?: (?:about|around|approximately|just|only|the|an?|averages of|rates of|figures of|average|that of))* "
)
_OPENED: Final = re.compile(rf"\b{_SET}$")
#: Between the authority's own figure and the one it is set against.
_SET_APART: Final = re.compile(rf"(?:\s?%|\s?per cent|\s?weeks?|\s?days?| cases)?,? (?:when )?{_SET}")
#: 'higher than in …': what a name is that the authority's own figure is compared with.
_COMPARED: Final = re.compile(
    r"\b(?:above|below|than|with|to|line with|exceeds?|exceeded|exceeding|of|outside|beyond|unlike)\s"
    r"(?:(?:both|either|the|those|that|our|its|in|for|of|across|average|rate|figure|proportion|performance|local|all|other"
    r"|seen|found|reported|wider|levels?|by|position|latest)\s)*$",
    re.IGNORECASE,
)
#: 'lower than nationally (12% and 15% respectively)': the own figure begins anew, unlike 'averages of 18% and 15%'.
_BY_ITSELF: Final = re.compile(r"(?: (?:averages?|levels?|rates?|figures?))?(?: \(|[,:] (?:at |with )?)")
#: From the names to the own figure, if nothing new is told between: 'than the national average had moved (13% …'.
_TOLD_ANEW: Final = re.compile(
    r"[.;]|\b(?:and|but|while|whereas|although|however|ris(?:es?|en|ing)|rose|fall(?:s|en|ing)?|fell|increas\w+|decreas\w+"
    r"|reduc\w+|improv\w+|declin\w+|deterior\w+|dropp\w+)\b"
)
#: 'than in similar authorities (113 compared to 96 at 31 March)': two figures of one day.
_RIGHT_BEHIND: Final = re.compile(r"(?: levels?| averages?| rates?| figures?)? \(")
#: 'compared with 14% a year earlier': another time's figure, though its day is not told.
_EARLIER: Final = re.compile(
    r"\)?,? (?:(?:an?|one|two|three|six|twelve|12) (?:years?|months) (?:earlier|before|previously|ago)"
    r"|(?:(?:in|for|at|during) )?(?:the )?(?:previous|preceding|prior|last) |(?:in )?the year before\b|previously\b"
    r"|earlier\b|(?:in|for|during|within) the (?:[\w’-]+ ){1,4}?(?:term|quarter|teams?|service)\b)"
)
_OTHERS: Final = frozenset({"england", "similar", "region"})
#: How far behind a figure a time makes it one of that time.
_DATED: Final = 25


def row_of(number: Number, numbers: Sequence[Number], text: str) -> list[Number]:
    """The figures that are told in one row with this one: '9%, 12% and 14%'; one without its unit may be among them."""
    at = next((i for i, n in enumerate(numbers) if n.start == number.start), None)
    if at is None:
        return [number]
    row = [number]
    for other in reversed(numbers[:at]):
        if not _alike(other, number) or not _NEXT.fullmatch(text, other.end, row[0].start):
            break
        row.insert(0, other)
    for other in numbers[at + 1 :]:
        if not _alike(other, number) or not _NEXT.fullmatch(text, row[-1].end, other.start):
            break
        row.append(other)
    # 'between 12% and 15%' is a range
    return [number] if text.endswith("between ", 0, row[0].start) else row


def _alike(one: Number, other: Number) -> bool:
    return one.kind == other.kind or (one.kind == "count" and other.kind in ("rate", "weeks", "days", "percent"))


def whose(number: Number, sentence: Sentence) -> tuple[str, ...] | None:
    """Tell whose a figure is where it is told in a row, or beside the one that it is set against.

    Returns
    -------
    tuple of str or None
        The roles, more than one where it is the figure of several; none where nobody is named whose it is;
        ``None`` where the row does not tell.
    """
    text, numbers = sentence.text, sentence.numbers
    row = row_of(number, numbers, text)
    at = next(i for i, n in enumerate(row) if n.start == number.start)
    own = [n for n in numbers if n.kind == number.kind and n.end <= row[0].start]
    chains = _chains(text, sentence.cues)
    ahead, behind = _ahead(row, chains, text), _behind(row, chains, text, numbers)
    if len(row) == 1:
        if len(behind) > 1:
            return tuple(cue.role for cue in behind)
        if len(ahead) > 1 and _of_all(ahead, number, text, own):
            return tuple(cue.role for cue in ahead)
        if behind:
            return None
    else:
        told = _in_turn(row, ahead, behind, own, sentence)
        if told is not None:
            return told[at]
    return _set_against(number, row, chains, sentence, named=bool(ahead or behind))


def _in_turn(
    row: list[Number], ahead: list[Cue], behind: list[Cue], own: list[Number], sentence: Sentence
) -> list[tuple[str, ...]] | None:
    """The roles of a row's figures, by the names before or behind it."""
    text = sentence.text
    many = len(row)
    for names in (behind, ahead):
        if len(names) == many:
            return [(cue.role,) for cue in names]
    in_turn = _RESPECTIVELY.match(text, row[-1].end) is not None
    if len(ahead) == many - 1 and in_turn and not own and _BY_ITSELF.fullmatch(text, ahead[-1].end, row[0].start):
        spoken = {metric.id for m in sentence.mentions for metric in m.metrics if m.kind == row[-1].kind}
        if len(spoken) < many and _COMPARED.search(text, 0, ahead[0].start):
            return [("actual",), *((cue.role,) for cue in ahead)]
    if many == 2 and len(ahead) == len(behind) == 1:
        return [(ahead[0].role,), (behind[0].role,)]
    if len(behind) == 1 and not ahead:
        opened = _OPENED.search(text, 0, row[0].start) is not None
        if len(own) >= many and (opened or text[: row[0].start].endswith("(")):
            return [(behind[0].role,)] * many
        return [()] * many if opened and in_turn else None
    if len(ahead) == 1 and not behind and _CLOSES.match(text, row[-1].end):
        alike = in_turn or len(own) >= many or ahead[0].role == "target"
        if alike:
            return [(ahead[0].role,)] * many
        return [(ahead[0].role,) if own else (), *([()] * (many - 1))]
    return None


def _set_against(
    number: Number, row: list[Number], chains: list[list[Cue]], sentence: Sentence, *, named: bool
) -> tuple[str, ...] | None:
    """'higher than the national average (13% compared with 11%)', '73% compared with 65% and 67% respectively'."""
    text, numbers = sentence.text, sentence.numbers
    at = next(i for i, n in enumerate(row) if n.start == number.start)
    if len(row) == 1:
        other = next((n for n in numbers if n.start >= number.end), None)
        if other is not None and _SET_APART.fullmatch(text, number.bare_end, other.start):
            return ("actual",) if _compared_with(number, chains, numbers, text) else None
    if named or not _OPENED.search(text, 0, row[0].start):
        return None
    own = next((n for n in reversed(numbers) if n.end <= row[0].start), None)
    dated = is_dated(row, text, sentence.dates)
    if own is not None and own.kind == number.kind and _SET_APART.fullmatch(text, own.bare_end, row[0].start):
        names = _compared_with(own, chains, numbers, text)
        one_day = _RIGHT_BEHIND.fullmatch(text, names[-1].end, own.start) if names else None
        if len(names) == len(row) and (not dated or (one_day and not _EARLIER.match(text, row[-1].end))):
            return (names[at].role,)
    if dated or len(row) == 1:
        return None
    if _RESPECTIVELY.match(text, row[-1].end):
        names = [cue for cue in cues.find(sentence.said) if cue.role in _OTHERS]
        if len(names) == len(row) == len({cue.role for cue in names}):
            return (names[at].role,)
    return ()


def is_dated(row: list[Number], text: str, dates: Sequence[Period]) -> bool:
    """Whether a time stands right behind figures that are told in one row."""
    end = row[-1].end
    return any(-1 <= p.start - end <= _DATED for p in dates) or _EARLIER.match(text, end) is not None


def _compared_with(own: Number, chains: list[list[Cue]], numbers: Sequence[Number], text: str) -> list[Cue]:
    """The names that the authority's own figure was compared with before it was told."""
    names = next((chain for chain in reversed(chains) if chain[-1].end <= own.start), [])
    if not names or not _COMPARED.search(text, 0, names[0].start):
        return []
    if any(names[-1].end <= n.start < own.start and n.kind == own.kind for n in numbers):
        return []
    between = text[names[-1].end : own.start]
    if between.endswith(" of ") and LEADS_TO.match(between):
        return []
    return [] if _TOLD_ANEW.search(between) else names


def _of_all(names: list[Cue], number: Number, text: str, own: list[Number]) -> bool:
    """Whether one figure is that of all who are named before it: 'both nationally and regionally at 11%'."""
    if number.in_range or (SAYS_AT.search(text, 0, number.start) and not own):
        return False
    if _BOTH.search(text, 0, names[0].start):
        return True
    adjectives = not any(_NO_PLURAL.search(text, cue.start, cue.end) for cue in names)
    linked = all(text[a.end : b.start] in (" and ", " and the ", ", ") for a, b in pairwise(names))
    return adjectives and linked and _ONE_AVERAGE.match(text, names[-1].end) is not None


def _chains(text: str, cues: Sequence[Cue]) -> list[list[Cue]]:
    """Names that stand in one row: 'statistical neighbours, the region and England'."""
    chains: list[list[Cue]] = []
    for cue in cues:
        if cue.role == "limit":
            continue
        last = chains[-1][-1] if chains else None
        if last is not None and _LINK.fullmatch(text, last.end, cue.start) and last.role != cue.role:
            chains[-1].append(cue)
        elif last is not None and _SAME_NAME.fullmatch(text, last.end, cue.start):
            role = "target" if cue.role == "target" else last.role
            chains[-1][-1] = Cue(last.start, cue.end, role)
        else:
            chains.append([cue])
    return chains


def _ahead(row: list[Number], chains: list[list[Cue]], text: str) -> list[Cue]:
    """The names that lead to a row."""
    for chain in reversed(chains):
        if chain[-1].end <= row[0].start:
            return chain if LEADS_TO.match(text[chain[-1].end : row[0].start]) else []
    return []


def _behind(row: list[Number], chains: list[list[Cue]], text: str, numbers: Sequence[Number]) -> list[Cue]:
    """The names right behind a row, but for those that have a figure of their own."""
    names = next((chain for chain in chains if chain[0].start >= row[-1].bare_end), [])
    if not names:
        return []
    gap = text[row[-1].end : names[0].start] if names[0].start >= row[-1].end else ""
    if not _TO_NAMES.fullmatch(gap) and not LED_BY.match(gap):
        return []
    if any(row[-1].end <= n.start < names[0].start and n.kind == row[-1].kind for n in numbers):
        return []
    following = next((n for n in numbers if n.start >= names[-1].end and n.kind == row[-1].kind), None)
    if following is not None and not text.startswith((",", ";", ")", " and ", " respectively"), names[-1].end):
        between = text[names[-1].end : following.start]
        if LEADS_TO.match(between):
            return names[:-1]
    return names
