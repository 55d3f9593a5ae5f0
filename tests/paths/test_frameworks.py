from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from analysis import words
from analysis.frameworks import FRAMEWORKS, Framework


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=list(FRAMEWORKS))
def test_a_declaration_speaks_the_vocabularies_and_says_nothing_twice(framework: Framework) -> None:
    names = [area.name for area in framework.areas]
    assert len(names) == len(set(names))
    themes = [theme for area in framework.areas for theme in (area.theme, *area.also) if theme]
    assert set(themes) <= set(words.THEMES)
    assert framework.last is None or framework.first < framework.last
    assert framework.scale in ("to 2013", "since 2013")
    assert framework.scale == ("to 2013" if framework.first < date(2013, 11, 1) else "since 2013")


def test_frameworks_are_those_of_the_vocabulary() -> None:
    assert tuple(FRAMEWORKS) == words.FRAMEWORKS


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=list(FRAMEWORKS))
def test_no_theme_is_judged_twice_in_one_inspection(framework: Framework) -> None:
    for day in {framework.first, framework.last or date(2026, 3, 1), date(2023, 1, 1)}:
        judged = [a for a in framework.areas if (not a.first or a.first <= day) and (not a.last or day <= a.last)]
        themes = [theme for area in judged for theme in (area.theme, *area.also) if theme]
        assert len(themes) == len(set(themes))


def test_overall_ends_in_ilacs_in_april_2026() -> None:
    ilacs = FRAMEWORKS["ILACS"]
    assert ilacs.gives_overall(date(2026, 3, 31))
    assert not ilacs.gives_overall(date(2026, 4, 1))
    assert not FRAMEWORKS["LSCB"].gives_overall(date(2015, 6, 17))


def test_the_declarations_need_nothing_but_the_standard_library() -> None:
    heavy = "{'numpy', 'pandas', 'pandera', 'matplotlib'}"
    code = f"import sys, analysis.frameworks; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.shared
def test_every_labelled_area_is_declared_and_lies_in_its_frameworks_years(shared: Path) -> None:
    with (shared / "gold" / "grades.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    declared = {(f.name, area.name): area for f in FRAMEWORKS.values() for area in f.areas}
    assert {(row["framework"], row["area"]) for row in rows} <= set(declared)
    for row in rows:
        day, framework = date.fromisoformat(row["inspection_end"]), FRAMEWORKS[row["framework"]]
        assert framework.first <= day <= (framework.last or day)
        area = declared[row["framework"], row["area"]]
        assert (area.first or day) <= day <= (area.last or day)
