"""Facts: every figure of a document, with its meaning, its date and its sentence."""

from __future__ import annotations

from analysis.extraction.facts.catalogue import Metric, catalogue
from analysis.extraction.facts.engine import facts

__all__ = ["Metric", "catalogue", "facts"]
