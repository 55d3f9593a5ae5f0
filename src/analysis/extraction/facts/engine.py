"""The engine: a document's paragraphs, read one by one with the catalogue, give its facts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from analysis.extraction.facts import scan, sentences
from analysis.extraction.facts.catalogue import load
from analysis.extraction.facts.contradictions import contradictions
from analysis.extraction.facts.passage import Passage, Reading
from analysis.extraction.facts.scan import Part
from analysis.extraction.facts.vocabulary import Glance
from analysis.extraction.rows import Doubt, Fact, Header
from analysis.reading.document import Document, Paragraph

#: A line that goes on from words ending in a colon begins small, or with a number that is not its own.
_LINE: Final = re.compile(r"[a-z]|\d[\d,]* (?:\(|[a-z])")


def facts(document: Document, header: Header) -> tuple[list[Fact], list[Doubt]]:
    """Extract every figure of the catalogue from a document.

    Parameters
    ----------
    document : Document
    header : Header
        Its inspection dates give 'currently' and 'in the last 12 months' their days.

    Returns
    -------
    (list of Fact, list of Doubt)
        The facts in reading order, and the contradictions between them.
    """
    end = date.fromisoformat(header.inspection_end) if header.inspection_end else None
    reading = Reading(end, load())
    for paragraph in document.paragraphs:
        _paragraph(reading, paragraph)
    return reading.facts, contradictions(reading.facts)


def _paragraph(reading: Reading, paragraph: Paragraph) -> None:
    if paragraph.section != reading.section:
        reading.section = paragraph.section
        reading.last_count = None
        if "this area" not in paragraph.section:
            reading.section_date = reading.section_period = None
    if paragraph.kind == "footnote" or len(paragraph.text) < 6:
        return
    paragraph = _listed(reading, paragraph)
    if paragraph.kind == "heading":
        return
    vocabulary = reading.catalogue.vocabulary
    text = paragraph.text
    glance = vocabulary.glance(text.lower())
    if glance is Glance.NOTHING:
        return
    printed = text
    if "'" in text or "'" in paragraph.lead:
        text = sentences.curled(text)
        paragraph = replace(paragraph, text=text, lead=sentences.curled(paragraph.lead))
    if glance is Glance.WHOLE and not any(phrase.may_stand_in(text) for phrase in reading.catalogue.wholes):
        reading.last_count = None
        return
    parts = [Part(start, end, vocabulary.leads(text[start:end].lower())) for start, end in sentences.split(text)]
    measured = any(part.leads.measured for part in parts)
    counted = measured or any(part.leads.counted for part in parts)
    if not any(part.leads.may_hold_figure for part in parts):
        return
    lead = _introduction(paragraph) if paragraph.lead else ""
    leads = [part.leads for part in parts]
    if lead:
        leads.insert(0, vocabulary.leads(lead.lower()))
    metrics = dict.fromkeys(m for told in leads for m in told.led if not m.look_alike and (measured or m.counted))
    if metrics and (counted or any(scan.speaks_of_all(text[part.start : part.end], metrics) for part in parts)):
        # without a figure that has a unit, nothing is named that could have one
        speaking = [m for m in metrics if measured and (m.speaks is not None or m.may_speak is not None)]
        scan.read(Passage(reading, paragraph, lead, frozenset(metrics), speaking, printed), parts)
    else:
        reading.last_count = None


def _listed(reading: Reading, paragraph: Paragraph) -> Paragraph:
    """Take lines without bullet marks behind 'Of this number:' as the bullets that they are."""
    text = paragraph.text.rstrip()
    if paragraph.kind != "heading" and text.endswith(":"):
        reading.opening = text
    elif paragraph.kind == "paragraph" and not paragraph.lead and reading.opening and _LINE.match(text):
        paragraph = replace(paragraph, kind="bullet", lead=reading.opening)
    else:
        reading.opening = ""
    return paragraph


def _introduction(paragraph: Paragraph) -> str:
    """The last words of a bullet's lead-in, enough to hold its subject and its date."""
    parts = sentences.split(paragraph.lead)
    words = paragraph.lead[parts[-1][0] :]
    if len(words) < 60 and len(parts) > 1:
        words = paragraph.lead[parts[max(0, len(parts) - 3)][0] :]
    return words[-400:]
