"""Judgements: a Document -> its own grades, the grades of other inspections that it mentions, and contradictions."""

from analysis.extraction.judgements.cited import cited
from analysis.extraction.judgements.stated import judgements

__all__ = ["cited", "judgements"]
