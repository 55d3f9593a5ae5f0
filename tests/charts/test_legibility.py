"""Every chart, at every width, on easy data and on hard: legible, without a warning, and the settings untouched."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from functools import cache

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import charts, paths
from analysis.charts.export import resize
from tests.charts import samples
from tests.charts.legible import assert_legible

mpl.use("Agg")

ENGLAND = samples.england()
DAYS = pd.date_range("2016-03-31", "2024-12-31", freq="2QE")

#: What takes a while is asked once.
standing = cache(lambda group=None: paths.standing_over_time(ENGLAND, DAYS, group=group))


def _against() -> Axes:
    rng = np.random.default_rng(5)
    grades = [
        word for word in ("outstanding", "good", "adequate", "requires_improvement", "inadequate") for _ in range(9)
    ]
    values = [*rng.normal(15, 6, len(grades) - 1).clip(0), None]
    return charts.figure_against_grade(
        pd.DataFrame({"grade": grades, "value": values}), "cla_out_of_area_pct", unit="percent"
    )


def _facts(data: pd.DataFrame) -> Axes:
    series = paths.series(data, "agency_staff_pct", "Brent")
    others = {
        name: series[series["source"].eq("official")].assign(value=lambda rows, k=k: rows["value"] * k)
        for name, k in (("England", 0.8), ("Yorkshire and the Humber", 0.83), ("Statistical neighbours", 0.79))
    }
    return charts.facts_over_time(series, others)


CASES: dict[str, Callable[[], Axes | Figure]] = {
    "path": lambda: charts.authority_path(paths.path(samples.brent(), "Brent")),
    "path of one inspection": lambda: charts.authority_path(paths.path(samples.one_inspection(), samples.BCP)),
    "path, two in one month": lambda: charts.authority_path(paths.path(samples.two_in_one_month(), "Medway")),
    "path without an overall grade": lambda: charts.authority_path(paths.path(samples.without_overall(), "Kent")),
    "path with a lineage": lambda: charts.authority_path(paths.path(samples.with_lineage(), samples.BCP)),
    "path with a cited grade": lambda: charts.authority_path(paths.path(samples.cited_only(), "Slough", cited=True)),
    "path of a combined theme": lambda: charts.authority_path(paths.path(samples.brent(), "Brent", "care_leavers")),
    "path with many visits": lambda: charts.authority_path(
        paths.path(samples.troubled(), "Bradford"), visits=paths.visits(samples.many_visits(), "Bradford")
    ),
    "path with a lineage and visits": lambda: charts.authority_path(
        paths.path(samples.with_lineage(), samples.BCP),
        visits=paths.visits(samples.visited("Poole", focused=["2018-11-07"]), samples.BCP),
    ),
    "path without an overall grade, with visits": lambda: charts.authority_path(
        paths.path(samples.without_overall(), "Kent"),
        visits=paths.visits(samples.visited("Kent", focused=["2024-11-07"], monitoring=["2025-05-20"]), "Kent"),
    ),
    "visits alone": lambda: charts.authority_path(
        paths.path(samples.brent(), "Brent").head(0),
        visits=paths.visits(samples.visited("Brent", focused=["2020-02-05"]), "Brent"),
    ),
    "path of nothing": lambda: charts.authority_path(paths.path(samples.brent(), "Brent").head(0)),
    "sheet": lambda: charts.heatmap(samples.brent(), "Brent"),
    "sheet of one inspection": lambda: charts.heatmap(samples.one_inspection()),
    "sheet, two in one month": lambda: charts.heatmap(samples.two_in_one_month()),
    "sheet without an overall grade": lambda: charts.heatmap(samples.without_overall()),
    "sheet of twelve areas": lambda: charts.heatmap(samples.twelve_areas(), areas="all"),
    "sheet of nothing": lambda: charts.heatmap(samples.brent(), "Leeds"),
    "areas": lambda: charts.area_paths(samples.brent(), "Brent"),
    "dashboard": lambda: charts.dashboard(samples.brent(), samples.agency(), "Brent"),
    "dashboard of one inspection": lambda: charts.dashboard(samples.one_inspection(), samples.agency(), samples.BCP),
    "facts": lambda: _facts(samples.agency()),
    "facts alone": lambda: charts.facts_over_time(paths.series(samples.agency(), "caseload_avg", "Brent")),
    "one fact": lambda: charts.facts_over_time(paths.series(samples.agency(), "caseload_avg", "Brent").head(1)),
    "no fact": lambda: charts.facts_over_time(paths.series(samples.agency(), "agency_staff_pct", "Brent").head(0)),
    "dumbbell": lambda: charts.dumbbell(samples.with_lineage(), samples.BCP),
    "dumbbell of one inspection": lambda: charts.dumbbell(samples.one_inspection()),
    "tiles": lambda: charts.tile_map(paths.standing(ENGLAND, "2024-12-31", rows=True)),
    "tiles of few": lambda: charts.tile_map(paths.standing(samples.brent(), "2012-12-31", rows=True)),
    "standing": lambda: charts.standing_over_time(
        standing(), published=pd.DataFrame({"on": DAYS[8:12], "share": 0.5})
    ),
    "standing on one day": lambda: charts.standing_over_time(paths.standing_over_time(ENGLAND, DAYS[:1])),
    "regions": lambda: charts.standing_by_region(
        standing("region"), standing()
    ),
    "transitions": lambda: charts.transition_matrix(paths.transitions(ENGLAND)),
    "transitions with adequate": lambda: charts.transition_matrix(
        paths.transitions(pd.concat([ENGLAND, samples.brent()], ignore_index=True))
    ),
    "flow": lambda: charts.flow(charts.cycles(paths.judgements(ENGLAND))),
    "time": lambda: charts.time_to_grade(samples.time_to()),
    "time by first grade": lambda: charts.time_to_grade(samples.time_to("first_grade")),
    "time by region": lambda: charts.time_to_grade(samples.time_to("region")),
    "against grade": _against,
}  # fmt: skip

#: A slide that holds a whole page is read from near.
CROWDED = {"dashboard": 6.5, "sheet of twelve areas": 6.5, "areas": 6.5}


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.mark.parametrize("case", list(CASES))
def test_every_chart_is_legible_at_every_width(case: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = CASES[case]()
        for width in ("full", "half", "slide"):
            figure = resize(drawn, width)  # type: ignore[arg-type]
            figure.set_dpi(72)
            assert_legible(figure, width, CROWDED.get(case, 9.0))


SETTINGS = ("path", "sheet", "facts", "dumbbell", "tiles", "standing", "transitions", "flow", "time", "against grade")


@pytest.mark.parametrize("case", SETTINGS)
def test_no_chart_changes_the_readers_settings_or_follows_them(case: str) -> None:
    plain = CASES[case]()
    figure = plain if isinstance(plain, Figure) else plain.figure
    with plt.style.context("dark_background"), mpl.rc_context({"font.size": 20, "axes.grid": True}):
        before = dict(mpl.rcParams)
        again = CASES[case]()
        assert dict(mpl.rcParams) == before
        other = again if isinstance(again, Figure) else again.figure
        assert other.get_size_inches() == pytest.approx(figure.get_size_inches())
        looks = [
            {(t.get_text(), t.get_fontsize(), t.get_color()) for ax in f.axes for t in ax.texts}
            for f in (figure, other)
        ]
        assert looks[0] == looks[1]
