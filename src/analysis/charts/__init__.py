"""Frames -> figures, and their export.

Every chart is ``chart(data, ..., ax=None) -> Axes`` in a module of its own; those that need several panels return
the ``Figure``. None leaves a trace in matplotlib's settings.
"""

from analysis.charts.against_grade import figure_against_grade
from analysis.charts.authority_path import authority_path
from analysis.charts.dashboard import area_paths, dashboard
from analysis.charts.dumbbell import dumbbell
from analysis.charts.export import export
from analysis.charts.facts_over_time import facts_over_time
from analysis.charts.flow import cycles, flow
from analysis.charts.heatmap import heatmap
from analysis.charts.standing import standing_by_region, standing_over_time
from analysis.charts.tile_map import tile_map
from analysis.charts.time_to_grade import time_to_grade
from analysis.charts.transition_matrix import transition_matrix
from analysis.charts.workbook import export_workbook

__all__ = [
    "area_paths",
    "authority_path",
    "cycles",
    "dashboard",
    "dumbbell",
    "export",
    "export_workbook",
    "facts_over_time",
    "figure_against_grade",
    "flow",
    "heatmap",
    "standing_by_region",
    "standing_over_time",
    "tile_map",
    "time_to_grade",
    "transition_matrix",
]
