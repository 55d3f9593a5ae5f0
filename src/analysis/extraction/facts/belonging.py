"""Which times cannot be a figure's: another figure's own, the beginning of a change, the time of a comparison."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from analysis.extraction.dates import month_end
from analysis.extraction.facts.numbers import Number
from analysis.extraction.facts.periods import Period
from analysis.extraction.facts.periods.days import year_begun

#: Where one statement ends and another begins.
BREAK: Final = re.compile(
    r"[;:]|\s[–—]\s|\b(?:but|while|whereas|although|compared|which|and|against|than|to|from|now|when|with)\b"
)
BRACKETS: Final = re.compile(r"\([^()]*\)")
_ABOUT: Final = (
    r"(?:an? |just |only |about |around |approximately |over |under |nearly |almost |below |above |average |of )*"
)
#: How a change is told: 'from 72% … to 88%'.
_FROM: Final = re.compile(rf"\bfrom {_ABOUT}$")
_CURRENT: Final = r"(?:(?:the |its )?(?:current|present) (?:level|figure|rate|total|position) (?:of |at )?)?"
_TO: Final = re.compile(rf"\bto {_CURRENT}{_ABOUT}\(?$")
_CHANGE_WORDS: Final = (
    r"\b(?:increas\w+|reduc\w+|decreas\w+|declin\w+|risen|rose|ris(?:e|ing)|fall\w*|fell|drop\w*|grown|grew"
    r"|grow(?:th|ing)|improv\w+|deteriorat\w+|doubled|halved)\b"
)
_CHANGE: Final = re.compile(_CHANGE_WORDS, re.IGNORECASE)
#: 'has risen to 64% over the past year': where the change has led, at its end.
_LED_TO: Final = re.compile(rf"{_CHANGE_WORDS}[^.;]*? to {_ABOUT}$", re.IGNORECASE)
#: 'children adopted since April 2014': those of that time, not a change.
_COHORT: Final = re.compile(
    r"\b(?!(?:increased|reduced|decreased|declined|dropped|improved|doubled|halved) )\w+(?:ed|begun|born) $"
)
#: 'an improvement on 2013–14', 'a fall from the 2013–14 figure': words of the older figure, which follows.
_OLDER: Final = re.compile(
    r"(?:on|from) (?:the )?(?:19|20)\d\d|from (?:the )?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{4}$|(?:on|from|than) the previous"
)
#: 'the same as 2013–14', 'above the figure published for 2013–14': the time of what is compared with.
_THAN: Final = re.compile(
    r"\b(?:(?<!more )(?<!fewer )(?<!less )than|(?:more|fewer|less) than (?!\d|one|two|three|half|a )|above|below"
    r"|against|compar\w+ (?:with|to)|same as|in line with|similar to|improvement on|up on|down on"
    r"|(?:reversal of|contrast (?:to|with)|change from|unlike) (?:the )?(?:\w+ )?(?:position|situation|picture|case))\b"
)
#: 'completed or ongoing at the time of the inspection': the day is the second word's only.
_EITHER: Final = re.compile(
    r"\bcompleted,? (?:\w+ ){0,3}?(?:or|and) (?:\w+ ){0,3}?(?:on[- ]?going|under[- ]?way|in progress|open) $"
)
#: What ties a time to the figure behind it: 'in March 2015 (64%)', 'in 2014–15 was 64%', 'the 2014–15 target of 26'.
_TIES: Final = re.compile(
    rf"\s?(?:\(|(?:(?!and\b)\w+ ){{0,2}}(?:of|at|was|were|is|it was) {_ABOUT}|to {_ABOUT}|,? when\b[^.;,]*)$"
)
#: 'since March 2015 (266)', 'since 2013–14, when 48% …': the day that a figure is of.
_SINCE_WHEN: Final = re.compile(r"(?:\s?\(|,? when\b[^.;]*)$")
#: Two figures of one time: '15% and 16% in 2013–14', 'similar authorities (15%) and the England average of 16% in …'.
_TWINS: Final = re.compile(r"\W*(?:and|or|to|,)\W*")
_TWO_OTHERS: Final = re.compile(r"\W*and (?:the )?(?:[\w’]+ ){0,4}(?:of |at )?")
#: '…, it has now improved to 69%': a clause of its own about the same thing, at a later time.
_ANEW: Final = re.compile(r", (?:it|this|that|these|they|which|there) (?:has|have|is|are|stands?)\b")
_MOVED_ON: Final = re.compile(
    rf"(?:[,;]|[,;]? (?:and|but)) (?:it|this|that|these|they|which)(?: (?:figure|number|rate|total|proportion)s?)? "
    rf"(?:has|have) (?:now |since |subsequently |also |recently |further |again )?"
    rf"(?:\w+ly )?{_CHANGE_WORDS}",
    re.IGNORECASE,
)
#: 'Of the 705 children currently looked after, 61 …': the day of those that a figure is part of.
_OF_THE: Final = re.compile(
    r"(?:^\W*|[;:,.] )(?:[Aa]nd |[Bb]ut )?[Oo]f (?:the|all|its|their|our|these|those|all the|a total of) $"
)
_MAIN_CLAUSE: Final = re.compile(r"[^,;:()]*, (?:[\w’% -]+ )?")
_FRESH: Final = re.compile(r"[a-z0-9%)] (?:Between|In|At|As at|Since|By|During|From|Over|For|Currently)\b")
#: '31 children from 16 families are currently …': the same again, counted otherwise.
FAMILIES: Final = re.compile(r" (?:different |separate )?(?:famil(?:y|ies)|households|sibling groups)\b")
_NEAR: Final = 3
#: 'now', 'currently': words that stay in their own clause, unlike 'at the time of the inspection'.
_ADVERBS: Final = frozenset({"now", "currently", "current", "at present", "present", "presently"})
_NEXT_CLAUSE: Final = re.compile(
    r"[;:]|\b(?:but|while|whilst|whereas|although)\b|, (?:which|who|with)\b|\band (?:$|\d|(?:the|an?|this|that|these"
    r"|those|it|its|they|there|their|of|some|many|most|all|few|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
#: '…, and children now have more stable relationships': another subject, whose verb 'now' stands beside.
_AND_OTHERS: Final = re.compile(
    r", and (?:(?!(?:is|are|was|were|has|have|had|been|being|stands?|remains?|of)\b)[\w’-]+ ){1,4}$"
)
_HAVE: Final = re.compile(r" (?:ha(?:ve|s)|are|is|do|can|feel|get|benefit|receive|experience|enjoy|report)\b")
#: '…, which reflects the work of the past year': the span is what the clause speaks of.
_ASIDE: Final = re.compile(r", (?:and )?(?:which|who|this|these|that|it|they)\b")
#: 'held within 15 days in 2014–15': a limit has no time of its own.
_LIMIT: Final = re.compile(r"\bwithin (?:the )?(?:required |statutory |first )?$")
#: 'and the 2011–14 average of 652', 'the figure for 2010–13 (786 days)': the time of the figure that follows.
_TIED_NEXT: Final = re.compile(
    rf"\s(?!(?:to|against|versus|than|with|from|below|above|under|over)\b)"
    rf"(?:[\w’-]+ ){{0,2}}?(?:averages?|figures?|rates?|levels?|targets?|thresholds?|performance"
    rf"|outturn|totals?|proportion|percentage) (?:of|at|was|is|being) {_ABOUT}$"
)
#: 'two fewer than at 31 March 2015 (the same rate of 80 …)': the rate is today's.
_SAME: Final = re.compile(r"\bthe same (?:\w+ )?of $")
_THAN_AT: Final = re.compile(r"\b(?:than|as|to|with|on) $")
_OPENED: Final = re.compile(rf"\s?\({_ABOUT}$")
#: '(391, compared with 420 in 2015)': the time is the older figure's.
_AGAINST_OLDER: Final = re.compile(r"\b(?:compared (?:with|to)|from|than|against) (?:\w+ )?\d[\d,]* $")
_YEARS: Final = ("between_years", "year_pair")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def barred(number: Number, role: str, period: Period, same: list[Number], text: str) -> bool:
    """Tell whether a time cannot be a figure's, however near it stands.

    Parameters
    ----------
    number : Number
    role : str
        Whose figure it is: 'now' and a span up to now are the authority's own times.
    period : Period
    same : list of Number
        The sentence's figures of the same kind.
    text : str
        The sentence.
    """
    if role != "actual" and (period.now or period.kind == "rolling" or _is_since(period)):
        return True
    if period.now and _is_not_now(number, period, text):
        return True
    if _opens_bracket(period, same, text) and not _in_bracket_of(number, period, text):
        return True
    if _is_ends(number, period, same, text) or in_one_bracket(number, period, text):
        return False
    if period.end <= number.start:
        owner = _owner(period, same, text)
        if owner is not None and owner.start != number.start and not _is_part_of(owner, number, period, text):
            return True
        moved = _MOVED_ON.search(text, period.end, number.start)
        if moved is not None and any(period.end <= n.start and n.end <= moved.start() for n in same):
            return True
        vague = not period.known or period.kind == "loose"
        if vague and _OLDER.match(period.text) and not _TIES.match(text[period.end : number.start]):
            return True
        if _is_compared(number, period, same, text):
            return True
        if _SAME.search(text, 0, number.start) and _THAN_AT.search(text, 0, period.start):
            return True
    elif _stands_apart(number, role, period, same, text):
        return True
    if _is_since(period):
        return not is_from(number, text) and _tells_change(number, period, text)
    return _is_older(number, same, text) and not _is_its_own(number, period, same, text)


def turned(number: Number, period: Period, same: list[Number], text: str, *, happens: bool) -> Period:
    """Turn a span into the end of it that a figure of a change stands at, where it does."""
    if period.first is None or period.last is None:
        return period
    first = period.first
    if period.kind in ("month", "months"):
        first = month_end(first.year, first.month)
    if _is_ends(number, period, same, text):
        if period.kind in _YEARS:
            return _year_of(period, first if _is_older(number, same, text) else period.last)
        return _at(period, first if _is_older(number, same, text) else period.last)
    if period.kind in _YEARS and _LED_TO.search(text, 0, number.start):
        return _year_of(period, period.last)
    if _is_since(period):
        began = is_from(number, text) or _SINCE_WHEN.match(text[period.end : number.start]) is not None
        if period.kind in ("financial", "year"):
            # 'since 2013–14': that year is only the older figure's
            return period if began else replace(period, first=None, last=None)
        return _at(period, first) if began else period
    level = not happens and number.kind not in ("weeks", "days")
    if period.kind == "rolling" and level and _LED_TO.search(text, 0, number.start):
        return _at(period, period.last)
    return period


def bounds(number: Number, found: list[Period], text: str) -> tuple[int, int]:
    """Tell where what a figure's time can stand in begins and ends.

    Mostly that is its sentence; but a time that opens a bracket ('20% (in 2012–13, 25%)') is of the figures in there,
    and one that opens a sentence after a full stop left out ('… was 67% In 2014–15, 71% …') of those that follow it.
    """
    first, last = 0, len(text)
    for period in found:
        if period.start > 2 and _FRESH.match(text, period.start - 2):
            first, last = (period.start, last) if period.start < number.start else (first, min(last, period.start))
        elif text.endswith("(", 0, period.start) and period.end <= number.start:
            closed = text.find(")", period.end)
            if number.start < closed:
                return period.start, closed
    return first, last


def kin(number: Number, numbers: list[Number], text: str) -> list[Number]:
    """The figures of a figure's kind, and the one that it was before: 'from 215 in 2013–14 to 201 days'."""
    before = next((n for n in reversed(numbers) if n.end <= number.start), None)
    older = False
    if before is not None and "count" in (before.kind, number.kind) and is_to(number, text):
        # 'was 34 per 10,000 in March 2015 and has risen to 40'
        led = number.kind == "count" and _LED_TO.search(text, before.end, number.start) is not None
        older = led or is_from(before, text)
    return [n for n in numbers if alike(n, number) or (older and n is before)]


def is_from(number: Number, text: str) -> bool:
    """'from 72% …': where a change began."""
    return _FROM.search(text, 0, number.start) is not None


def is_to(number: Number, text: str) -> bool:
    """'… to 64%': where a change has led."""
    return _TO.search(text, 0, number.start) is not None


def in_one_bracket(number: Number, period: Period, text: str) -> bool:
    """'(23%, against 15% in similar areas and 16% in England in 2013–14)': the time that closes a bracket is of all."""
    if number.end > period.start or not text.startswith(")", period.end) or is_from(number, text):
        return False
    if number.kind == "count" and _AGAINST_OLDER.search(text, number.end, period.start):
        return False
    opened = text.rfind("(", 0, number.start)
    if opened < 0 or ")" in text[opened : period.start]:
        return False
    return _YEAR.search(text, opened, period.start) is None


def alike(one: Number, other: Number) -> bool:
    """Tell whether two figures are of one kind, so that a time is the one's or the other's."""
    shares = ("percent", "fraction")
    return one.kind == other.kind or (one.kind in shares and other.kind in shares)


def _owner(period: Period, same: list[Number], text: str) -> Number | None:
    """The figure that a time stands right behind: '37% in 2013–14' is that figure's time alone."""
    before = next((n for n in reversed(same) if n.end <= period.start), None)
    if before is not None and _LIMIT.search(text, 0, before.start):
        return None
    if before is None or _OLDER.match(period.text):
        return None
    if BREAK.search(text, before.end, period.start) or _THAN.search(text, before.end, period.start):
        return None
    if period.now and _ANEW.search(text, before.end, period.start):
        return None
    after = next((n for n in same if n.start >= period.end), None)
    if after is not None:
        gap = text[period.end : after.start]
        if is_from(before, text) and _TO.search(gap):
            return before
        if gap == " " or (period.start - before.end > _NEAR and _TIES.match(gap)):
            return None
    return before


def _is_part_of(owner: Number, number: Number, period: Period, text: str) -> bool:
    """'Of the 705 children looked after at 31 March, 61 …': whether a figure is of those that the first one counts."""
    if period.as_of is None or _OF_THE.search(text, 0, owner.start) is None:
        return False
    return _MAIN_CLAUSE.fullmatch(text, period.end, number.start) is not None


def _stands_apart(number: Number, role: str, period: Period, same: list[Number], text: str) -> bool:
    """Whether a time behind a figure is that of another figure, or of what the figure is compared with."""
    between = BRACKETS.sub("", text[number.end : period.start])
    if _OLDER.match(period.text) or _THAN.search(between) or ";" in between:
        return True
    if period.kind in ("rolling", "loose") and _ASIDE.search(between):
        return True
    following = next((n for n in same if n.start > period.end), None)
    if following is not None:
        gap = text[period.end : following.start]
        if gap == " " or _TIED_NEXT.match(gap):
            return True  # 'August 64%, September 77%'
    spans = [(number.end + m.start(), number.end + m.end()) for m in BRACKETS.finditer(text[number.end : period.start])]
    if text.endswith("(", 0, number.start) and _CHANGE.search(text, number.end, period.start):
        spans = []  # 'is 25% (145), rising to 28% (60) in 2013–14'
    passed = [
        n
        for n in same
        if number.end <= n.start
        and n.end <= period.start
        and not any(a <= n.start < b for a, b in spans)
        and not FAMILIES.match(text, n.end)
    ]
    if not passed:
        return False
    if is_from(number, text) and (_is_since(period) or _is_ends(number, period, same, text)):
        return re.search(r"\band\b|,", text[passed[-1].end : period.start]) is not None
    if len(passed) == 1 and not _is_older(number, same, text):
        gap = text[number.end : passed[0].start]
        return not (_TWINS.fullmatch(gap) or (role != "actual" and ")" not in gap and _TWO_OTHERS.fullmatch(gap)))
    return True


def _is_not_now(number: Number, period: Period, text: str) -> bool:
    """Whether 'now' is not a figure's: an older one's, one of two words' only, or one of the next clause."""
    if _EITHER.search(text, number.end, period.start) or is_from(number, text):
        return True
    if period.start < number.end or period.text.lower() not in _ADVERBS:
        return False
    between = BRACKETS.sub("", text[number.end : period.start])
    return _NEXT_CLAUSE.search(between) is not None or (
        _AND_OTHERS.search(between) is not None and _HAVE.match(text, period.end) is not None
    )


def _is_compared(number: Number, period: Period, same: list[Number], text: str) -> bool:
    """Whether a time before a figure is that of another, set in brackets: 'better than in 2010–13 (786 days), …'."""
    after = next((n for n in same if n.start >= period.end), None)
    if after is None or after.start == number.start or not _OPENED.match(text[period.end : after.start]):
        return False
    start = max(text.rfind(",", 0, period.start), text.rfind(";", 0, period.start), 0)
    return ")" in text[after.end : number.start] and _THAN.search(text, start, period.start) is not None


def _opens_bracket(period: Period, same: list[Number], text: str) -> bool:
    """'20% (in 2012–13, 25%)': whether a time that opens a bracket has a figure of its own in there."""
    if not text.endswith("(", 0, period.start):
        return False
    closed = text.find(")", period.end)
    return any(period.end <= n.start < closed for n in same)


def _in_bracket_of(number: Number, period: Period, text: str) -> bool:
    return period.end <= number.start and ")" not in text[period.end : number.start]


def _is_since(period: Period) -> bool:
    return period.text[:5].lower() == "since"


def _is_older(number: Number, same: list[Number], text: str) -> bool:
    """'from 72% … to 88%': the first of the two."""
    later = next((n for n in same if n.start >= number.end), None)
    return later is not None and is_from(number, text) and _TO.search(text, number.end, later.start) is not None


def _is_its_own(number: Number, period: Period, same: list[Number], text: str) -> bool:
    """Whether a time is the older figure's: 'from 72% in 2013–14 to …', 'from a 2013–14 figure of 72% to …'."""
    if period.start >= number.end:
        later = next(n for n in same if n.start >= number.end)
        return period.end <= later.start or _is_ends(number, period, same, text)
    return re.search(r"\bfrom\b", text[max(0, period.start - 15) : period.end]) is not None


def _is_ends(number: Number, period: Period, same: list[Number], text: str) -> bool:
    """'from 13% to 12% between September 2014 and September 2015': a change told by the two ends of its span."""
    if period.kind not in ("months", "days", *_YEARS) or period.text[:7].lower() != "between":
        return False
    pair = [n for n in same if n.end <= period.start][-2:]
    if number.start >= period.end:
        pair = [n for n in same if n.start >= period.end][:2]
    return len(pair) == 2 and any(n.start == number.start for n in pair) and _is_older(pair[0], same, text)


def _tells_change(number: Number, period: Period, text: str) -> bool:
    """'has increased to 64 since March 2015': what began then is the change, not the level."""
    if _COHORT.search(text, 0, period.start) or _SINCE_WHEN.match(text[period.end : number.start]):
        return False
    if period.end <= number.start:
        start = max(0, period.start - 40) if is_to(number, text) else period.end
        return _CHANGE.search(text, start, number.start) is not None
    return _CHANGE.search(text, max(0, number.start - 40), period.start) is not None


def _year_of(period: Period, day: date) -> Period:
    """The first or the last year of a span of years."""
    if period.kind == "year_pair":
        return replace(period, first=date(day.year, 1, 1), last=date(day.year, 12, 31))
    begun = year_begun(day)
    return replace(period, first=begun, last=begun.replace(year=begun.year + 1, month=3, day=31))


def _at(period: Period, day: date) -> Period:
    return replace(period, as_of=day, first=None, last=None)
