"""Frames -> longitudinal answers: steps, transitions, time to good, the national picture."""

from analysis.paths.agreement import agreement
from analysis.paths.beside import panel, panel_counts
from analysis.paths.changes import transitions
from analysis.paths.comparators import comparators
from analysis.paths.comparison import compare
from analysis.paths.duration import TimeTo, time_to
from analysis.paths.judgements import judgements
from analysis.paths.neighbours import neighbours
from analysis.paths.picture import standing, standing_over_time
from analysis.paths.series import series
from analysis.paths.stays import spells
from analysis.paths.steps import path
from analysis.paths.threads import threads
from analysis.paths.visits import visits

__all__ = [
    "TimeTo",
    "agreement",
    "comparators",
    "compare",
    "judgements",
    "neighbours",
    "panel",
    "panel_counts",
    "path",
    "series",
    "spells",
    "standing",
    "standing_over_time",
    "threads",
    "time_to",
    "transitions",
    "visits",
]
