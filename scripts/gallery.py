"""Draw docs/gallery from the data that ships with the project.

python scripts/gallery.py
python scripts/gallery.py --eyes FOLDER    also as seen in grey and by colour-blind eyes, for looking at

Grades and report figures are those of data/processed/national; the path over five frameworks and the official series
are those of the samples in data/raw.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import charts, paths, tables
from analysis.build import build
from analysis.charts.export import resize
from analysis.charts.page import root, told

REPOSITORY = Path(__file__).resolve().parent.parent
NATIONAL = REPOSITORY / "data" / "processed" / "national"
SAMPLES = REPOSITORY / "data" / "raw"
OUT = REPOSITORY / "docs" / "gallery"
DPI = 150

#: What Ofsted published as good or outstanding in its yearly summaries.
PUBLISHED = pd.DataFrame(
    {
        "on": pd.to_datetime(["2017-10-31", "2018-09-30", "2019-08-31", "2020-03-31", "2022-03-31", "2024-03-31"]),
        "share": [0.36, 0.43, 0.49, 0.50, 0.53, 0.60],
    }
)
SHIPPED = "Source: Ofsted inspection reports of 107 authorities, read by Paths to Good."

INTRODUCTION = """\
# Gallery

Every chart, drawn by `scripts/gallery.py` from data that ships with the project: the grades and the reports' figures of
107 authorities in `data/processed/national`, and the samples of Brent and Bromley in `data/raw`. One picture is made
up, and says so: none of these hold the letter of a visit. The words under each picture are the alternative text that
`charts.export` writes beside it.

Each chart is legible at the full width of a page, in one of its columns and on a slide; in colour, in grey, and to
readers who do not see red, green or blue as others do. Nothing is said by colour alone.

"""


@dataclass(frozen=True)
class Picture:
    """One chart of the gallery: its file's name, its title, the call that draws it, and how."""

    name: str
    title: str
    call: str
    draw: Callable[[], Axes | Figure]


def pictures(national: tables.Tables, samples: tables.Tables) -> Iterator[Picture]:
    """Yield the gallery, one chart a time."""
    grades, facts = national.grades, national.facts
    days = pd.date_range("2015-06-30", "2025-03-31", freq="QE")
    last = days[-1]
    yield Picture(
        "authority_path", "An authority's path", 'charts.authority_path(paths.path(grades, "Brent"))',
        lambda: charts.authority_path(paths.path(samples.grades, "Brent")),
    )  # fmt: skip
    grades_there, letters = exampleshire()
    yield Picture(
        "authority_path_visits", "A path with the visits between inspections",
        'charts.authority_path(paths.path(grades, "Exampleshire"), visits=paths.visits(documents, "Exampleshire"))',
        lambda: charts.authority_path(
            paths.path(grades_there, "Exampleshire"), visits=paths.visits(letters, "Exampleshire"),
            source="Made up, to show how visits are drawn: there is no such authority.",
        ),
    )  # fmt: skip
    yield Picture(
        "heatmap", "Areas by inspections", 'charts.heatmap(grades, "Brent")',
        lambda: charts.heatmap(samples.grades, "Brent"),
    )  # fmt: skip
    yield Picture(
        "area_paths", "The path of each area", 'charts.area_paths(grades, "Leicester")',
        lambda: charts.area_paths(grades, "Leicester"),
    )  # fmt: skip
    yield Picture(
        "dumbbell", "Two inspections side by side", 'charts.dumbbell(grades, "Medway")',
        lambda: charts.dumbbell(grades, "Medway"),
    )  # fmt: skip
    others = {name: paths.series(samples.facts, "agency_staff_pct", name) for name in ("England", "London")}
    yield Picture(
        "facts_over_time", "Figures over time",
        'charts.facts_over_time(paths.series(facts, "agency_staff_pct", "Brent"), {"England": …, "London": …})',
        lambda: charts.facts_over_time(paths.series(samples.facts, "agency_staff_pct", "Brent"), others),
    )  # fmt: skip
    yield Picture(
        "dashboard", "An authority on one page", 'charts.dashboard(grades, facts, "Brent")',
        lambda: charts.dashboard(
            samples.grades, samples.facts, "Brent",
            metrics=["agency_staff_pct", "caseload_avg", "cp_plan_rate_per_10k", "cla_rate_per_10k"],
        ),
    )  # fmt: skip
    yield Picture(
        "tile_map", "Every authority on a map of tiles", 'charts.tile_map(paths.standing(grades, day, rows=True))',
        lambda: charts.tile_map(paths.standing(grades, last, rows=True), source=SHIPPED),
    )  # fmt: skip
    yield Picture(
        "standing_over_time", "The national picture over time",
        "charts.standing_over_time(paths.standing_over_time(grades, days), published=…)",
        lambda: charts.standing_over_time(
            paths.standing_over_time(grades, days, by="published", documents=national.documents),
            published=PUBLISHED, source=SHIPPED,
        ),
    )  # fmt: skip
    yield Picture(
        "standing_by_region", "The regions side by side",
        'charts.standing_by_region(paths.standing_over_time(grades, days, group="region"), england)',
        lambda: charts.standing_by_region(
            paths.standing_over_time(grades, days, group="region"), paths.standing_over_time(grades, days),
            source=SHIPPED,
        ),
    )  # fmt: skip
    yield Picture(
        "flow", "From cycle to cycle", "charts.flow(charts.cycles(paths.judgements(grades)))",
        lambda: charts.flow(charts.cycles(paths.judgements(grades)), source=SHIPPED),
    )  # fmt: skip
    yield Picture(
        "transition_matrix", "From one inspection to the next", "charts.transition_matrix(paths.transitions(grades))",
        lambda: charts.transition_matrix(
            paths.transitions(grades), source=SHIPPED,
            subtitle="Overall grade at one inspection (rows) and at the next (columns), England, 2013 to 2025",
        ),
    )  # fmt: skip
    yield Picture(
        "time_to_grade", "Time to good", 'charts.time_to_grade(paths.time_to(grades, "good"))',
        lambda: charts.time_to_grade(paths.time_to(grades, "good"), source=SHIPPED),
    )  # fmt: skip
    yield Picture(
        "time_by_first_grade", "Time to good, by the grade that it began with",
        'charts.time_to_grade(paths.time_to(grades, "good", group="first_grade"))',
        lambda: charts.time_to_grade(paths.time_to(grades, "good", group="first_grade"), source=SHIPPED),
    )  # fmt: skip
    metric = "cla_rate_per_10k"
    yield Picture(
        "figure_against_grade", "A figure against the grade that followed",
        f'charts.figure_against_grade(paths.panel(grades, facts, metrics=["{metric}"]), "{metric}", unit="per 10k")',
        lambda: charts.figure_against_grade(
            paths.panel(grades, facts, metrics=[metric]), metric, unit="per 10k", source=SHIPPED
        ),
    )  # fmt: skip


def exampleshire() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make up the grades of an authority that does not exist, and letters of visits: the shipped reports hold none."""
    whose = {"authority": "Exampleshire", "part": 0, "page": 1}
    judged = (("2015-02-13", "SIF", "inadequate"), ("2018-10-19", "ILACS", "requires_improvement"),
              ("2022-03-25", "ILACS", "good"))  # fmt: skip
    grades = [
        {**whose, "document": day, "inspection_end": day, "framework": framework, "grade": grade, "source": "stated",
         "area": "overall", "theme": "overall"}
        for day, framework, grade in judged
    ]  # fmt: skip
    visited = {
        "monitoring visit": pd.date_range("2016-01-20", periods=9, freq="105D"),
        "focused visit": pd.to_datetime(["2020-02-05", "2024-06-12"]),
    }
    letters = [
        {**whose, "document": f"{day}", "inspection_end": f"{day:%Y-%m-%d}", "kind": kind, "status": "read"}
        for kind, days in visited.items()
        for day in days
    ]
    return tables.frame("grades", grades), tables.frame("documents", letters)


def main(arguments: list[str] | None = None) -> None:
    """Draw every picture, and write the page that shows them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eyes", type=Path, help="a folder for the pictures as other eyes see them")
    chosen = parser.parse_args(arguments)
    mpl.use("Agg")
    national = tables.load(NATIONAL)
    with tempfile.TemporaryDirectory() as folder:
        build(SAMPLES, Path(folder) / "out")
        samples = tables.load(Path(folder) / "out")
    OUT.mkdir(parents=True, exist_ok=True)
    text = INTRODUCTION
    for picture in pictures(national, samples):
        drawn = picture.draw()
        figure = drawn if isinstance(drawn, Figure) else root(drawn)
        resize(figure, "full").savefig(OUT / f"{picture.name}.png", dpi=DPI, metadata={"Software": None})
        account = told(figure) or told(drawn)
        words = account.words.replace("\n", " ") if account else ""
        text += f"## {picture.title}\n\n```python\n{picture.call}\n```\n\n![{picture.title}]({picture.name}.png)\n\n"
        text += f"{words}\n\n"
        if chosen.eyes:
            as_others_see(drawn, picture.name, chosen.eyes)
        plt.close(figure)
        print(picture.name)
    (OUT / "README.md").write_text(text.rstrip() + "\n", encoding="utf-8", newline="\n")


def as_others_see(drawn: Axes | Figure, name: str, folder: Path) -> None:
    """Write a picture at every width, and in grey and as colour-blind eyes see it."""
    sys.path.insert(0, str(REPOSITORY))
    from tests.charts.seen import BLINDNESS, in_grey, seen_by

    folder.mkdir(parents=True, exist_ok=True)
    for width in ("half", "slide", "full"):
        figure = resize(drawn, width)
        figure.savefig(folder / f"{name}-{width}.png", dpi=DPI)
    plain = plt.imread(folder / f"{name}-full.png")[..., :3]
    plt.imsave(folder / f"{name}-grey.png", np.clip(in_grey(plain), 0, 1))
    for blindness in BLINDNESS:
        plt.imsave(folder / f"{name}-{blindness}.png", np.clip(seen_by(plain, blindness), 0, 1))


if __name__ == "__main__":
    main()
