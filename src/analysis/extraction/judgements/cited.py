"""Judgements of other inspections that a document mentions: kept apart from its own, dated as far as it says.

A sentence gives such a judgement when it speaks in the past tense of services that frameworks judge, with a grade, and
when it, or the sentence before it, says which inspection that was. Homes, schools and other providers are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from analysis.extraction.frameworks import PRINTED
from analysis.extraction.judgements import phrases
from analysis.extraction.judgements.grade_words import GRADE, grade_of
from analysis.extraction.judgements.inspections import Inspection, dates_of, mentioned, named
from analysis.extraction.rows import Grade, Header
from analysis.frameworks import FRAMEWORKS, Area
from analysis.reading.document import Document, Paragraph
from analysis.words import GRADES

#: A list of judgements has at most so many lines.
_LIST_LENGTH: Final = 9
#: What is longer is no sentence but a table, or a text without stops.
_LONGEST: Final = 1_200
_AREA_OF_THEME: Final = {"safeguarding_board": "lscb"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One grade of another inspection, with the sentence that gives it."""

    inspection: Inspection
    area: str
    theme: str
    grade: str
    text: str
    offset: int
    quote: str


def cited(document: Document, header: Header) -> list[Grade]:
    """Read the judgements of other inspections that a document mentions.

    Parameters
    ----------
    document : Document
    header : Header
        What the document is: its own inspection's judgements are not cited ones.

    Returns
    -------
    list of Grade
        ``cited_inspection`` says which inspection, as far as the document does.
    """
    found: dict[tuple[str, str, str], Grade] = {}
    listing: Inspection | None = None
    left = 0
    together = _inspected_together(document)
    for paragraph in document.paragraphs:
        text = paragraph.text
        if left:
            rows = list(_listed(text, listing, 0))
            left = left - 1 if rows else 0
            _keep(rows, paragraph, found)
        if not _worth_reading(paragraph):
            continue
        _keep(_mentions(text, header, together), paragraph, found)
        intro = phrases.LISTED.search(text)
        if intro is not None:
            listing = mentioned(text[: intro.end()])
            if listing is not None and not _own(listing, header):
                _keep(_listed(text[intro.end() :], listing, intro.end()), paragraph, found)
                left = _LIST_LENGTH
    return list(found.values())


def _inspected_together(document: Document) -> frozenset[tuple[str, int]]:
    """Return the months in which a document says that looked after children's services were inspected to 2012.

    'Safeguarding arrangements' were inspected with them then, and on their own a little later: their month tells.
    """
    found = set()
    for paragraph in document.paragraphs:
        if "nspect" in paragraph.text and "2012" in paragraph.text:
            for sentence in phrases.SENTENCE.split(paragraph.text):
                spoken = mentioned(sentence)
                if spoken is not None and spoken.framework == "SLAC" and spoken.about == "children_in_care":
                    found.add((spoken.month, spoken.year))
    return frozenset(found)


def _worth_reading(paragraph: Paragraph) -> bool:
    """Tell, cheaply, whether a paragraph can speak of an earlier inspection's judgement."""
    text = paragraph.text
    if paragraph.kind in ("heading", "footnote") or (
        "judg" not in text and "nspect" not in text and "found in " not in text
    ):
        return False
    if "20" not in text and "last " not in text and "revious" not in text and "recent" not in text:
        return False
    return phrases.GRADED.search(text) is not None


def _keep(said: Iterable[Mention], paragraph: Paragraph, found: dict[tuple[str, str, str], Grade]) -> None:
    for mention in said:
        label = mention.inspection.label
        key = (label, mention.area, mention.grade)
        if key not in found:
            page = paragraph.page_at(mention.offset)
            found[key] = Grade(
                mention.area, mention.theme, mention.grade, mention.text, "cited", label, page, mention.quote
            )


def _mentions(text: str, header: Header, together: frozenset[tuple[str, int]]) -> Iterator[Mention]:
    """Find the mentions of a paragraph, sentence by sentence; an inspection once named goes on until the next is."""
    spoken: Inspection | None = None
    since = offset = 0
    providers = False
    for sentence in phrases.SENTENCE.split(text):
        offset = text.find(sentence, offset)
        dates = dates_of(sentence)
        own = mentioned(sentence)
        if (own is not None and (own.year or spoken is None)) or len(dates) > 1:
            spoken, since = own, offset
            if own is not None and not own.framework and own.about and (own.month, own.year) in together:
                spoken = replace(own, framework="SLAC")
        elif phrases.NOW.search(sentence):
            spoken = None
        goes_on = phrases.PRONOUN.match(sentence) is not None or not (dates or (own is not None and own.service))
        passed_over = providers and goes_on
        providers = passed_over or phrases.PROVIDERS.search(sentence) is not None
        if (
            len(sentence) > _LONGEST
            or passed_over
            or phrases.THIS.search(sentence)
            or not phrases.GRADED.search(sentence)
        ):
            continue
        for subject, shown, end in _graded(sentence):
            inspection = _dated(sentence, end, dates) or spoken
            if inspection is not None and not _own(inspection, header):
                quote = text[since : offset + len(sentence)].strip()
                yield from _rows(subject, shown, inspection, header, offset, quote)


def _dated(sentence: str, end: int, dates: set[tuple[str, int]]) -> Inspection | None:
    """Return the inspection of the date that stands right after a grade, where a sentence names several."""
    after = phrases.WHEN.match(sentence, end) if len(dates) > 1 else None
    near = dates_of(after.group()) if after is not None else set()
    if len(near) != 1:
        return None
    month, year = near.pop()
    return named(sentence, month, year, last=False)


def _graded(sentence: str) -> Iterator[tuple[str, str, int]]:
    """Find what a sentence says was judged, how, and where the grade ends."""
    taken: set[int] = set()
    for shape in phrases.SHAPES:
        match = shape.search(sentence)
        if match is None or match.end("grade") in taken:
            continue
        if sentence[: match.start("grade")].endswith("improvement to be "):
            continue
        if phrases.NOT_SAID.search(match.group().replace(match["subject"], "")):
            continue
        end = match.end("grade")
        taken.add(end)
        listed = list(phrases.FOR.finditer(sentence, match.start("grade")))
        if listed and listed[0].start() == match.start("grade"):
            for part in listed:
                taken.add(part.end("grade"))
                for service in phrases.PARTED.split(part["services"]):
                    yield service, part["grade"], part.end("grade")
            continue
        yield match["subject"], match["grade"], end
        second = phrases.SECOND.match(sentence, end) or phrases.SECOND_AT.match(sentence, end)
        if second is not None and second.end("grade") not in taken:
            taken.add(second.end("grade"))
            yield second["subject"], second["grade"], second.end("grade")


def _rows(
    subject: str, shown: str, inspection: Inspection, header: Header, offset: int, quote: str
) -> Iterator[Mention]:
    grade = grade_of(shown, GRADES)
    if grade in ("", "none"):
        return
    for theme in _themes(subject, header):
        area, known = _area(theme, inspection)
        if area:
            yield Mention(inspection, area, known, grade, " ".join(shown.split()), offset, quote)


def _themes(subject: str, header: Header) -> list[str]:
    """Tell what a sentence's subject is: themes, a single service's area, or nothing when it is none of them."""
    subject = subject.rstrip(" ,")
    if subject.endswith(("which", "that", "who")):
        # what 'which' stands for is right before it
        clauses = [subject[-60:]]
    else:
        clauses = [clause for clause in phrases.CLAUSE.split(subject) if clause.strip(" ,")]
    for words in reversed(clauses):
        if phrases.STANDS_FOR.fullmatch(words.strip()) and words != subject:
            words = subject
        if phrases.PROVIDERS.search(words) or phrases.NOT_SERVICES.search(words) or _elsewhere(words, header):
            return []
        found = [theme for pattern, theme in phrases.SUBJECTS if pattern.search(words)]
        if phrases.TWO_SERVICES.issubset(found):
            return sorted(phrases.TWO_SERVICES)
        if found:
            return found[:1]
        if _is_named(header.authority, words):
            return ["overall"]
    return []


def _is_named(authority: str, words: str) -> bool:
    """Tell whether the words name the authority, whose name may be cut short to what tells it from others."""
    name = authority.split()
    short = " ".join(name[:2] if name and name[0] in phrases.SHARED else name[:1])
    return bool(short) and re.search(rf"\b{re.escape(short)}\b", words) is not None


def _elsewhere(words: str, header: Header) -> bool:
    """Tell whether a subject is another council."""
    own = {*header.authority.split(), *phrases.KINDS}
    return any(not own.issuperset(match.group(1).split()) for match in phrases.COUNCIL.finditer(words))


def _area(theme: str, inspection: Inspection) -> tuple[str, str]:
    """Return the area and the theme as the inspection's framework has them."""
    service, _, part = theme.rpartition(".")
    if service or inspection.service:
        service = service or inspection.service
        return f"{service.replace(' ', '_')}.{part if part in phrases.OUTCOMES else 'overall'}", ""
    if part in phrases.OUTCOMES:
        return "", ""
    if theme == "overall" and inspection.about and inspection.framework != "AP":
        # 'the local authority' was judged for the services that were inspected
        theme = inspection.about
    elif theme == "overall" and inspection.framework in ("SLAC", "LAC"):
        return "", ""
    if inspection.framework == "AP" and theme == "help_and_protection":
        # the arrangements as a whole; its row of that name is never what a later document means
        theme = "overall"
    if not inspection.framework:
        return _AREA_OF_THEME.get(theme, theme), theme
    areas = [area for area in FRAMEWORKS[inspection.framework].areas if _given(area, inspection.year)]
    fits = [area for area in areas if area.theme == theme] or [area for area in areas if theme in area.also]
    return (fits[0].name, fits[0].theme) if fits else ("", "")


def _given(area: Area, year: int) -> bool:
    """Tell whether a framework judged an area in a year."""
    return (area.first is None or area.first.year <= year) and (area.last is None or year <= area.last.year)


def _own(inspection: Inspection, header: Header) -> bool:
    """Tell whether it is the document's own inspection, or one that cannot be told from it by its date."""
    if not inspection.year:
        return not inspection.last
    own = header.inspection_end or ""
    return bool(own) and (inspection.year > int(own[:4]) or (inspection.year == int(own[:4]) and not inspection.last))


def _listed(text: str, inspection: Inspection | None, offset: int) -> Iterator[Mention]:
    """Read a list of titles with their grades: 'Overall effectiveness: inadequate'."""
    if inspection is None or not inspection.framework:
        return
    printed = PRINTED[inspection.framework]
    themes = {area.name: area.theme for area in printed.framework.areas}
    for area in printed.areas:
        for title in sorted(area.titles, key=len, reverse=True):
            match = re.search(rf"\b{re.escape(title)}\W{{1,4}}(?:was |were )?(?P<grade>{GRADE})", text, re.IGNORECASE)
            grade = grade_of(match["grade"], printed.grades) if match is not None else ""
            if match is not None and grade:
                yield Mention(
                    inspection,
                    area.area,
                    themes[area.area],
                    grade,
                    match["grade"],
                    offset + match.start(),
                    match.group(),
                )
                break
