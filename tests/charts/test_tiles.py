"""The grid of tiles: every authority once, no cell twice, and neighbours near."""

from __future__ import annotations

from collections import Counter

import matplotlib.pyplot as plt
import pandas as pd

from analysis import authorities, paths
from analysis.charts import tile_map
from analysis.charts.tile_map import tiles
from tests.charts import samples

BY_NAME = {tile.authority: tile for tile in tiles()}


def test_every_current_authority_has_one_tile_and_no_cell_two() -> None:
    assert Counter(tile.authority_code for tile in tiles()) == Counter(a.code for a in authorities.current())
    assert len({(tile.column, tile.row) for tile in tiles()}) == len(tiles()) == 153
    assert len({tile.short for tile in tiles()}) == len(tiles())
    assert all(tile.authority == authorities.by_code(tile.authority_code).name for tile in tiles())  # type: ignore[union-attr]


def test_each_region_is_one_piece_and_london_a_block() -> None:
    """Islands aside: the Isle of Wight and the Isles of Scilly stand in the sea."""
    for region in {a.region for a in authorities.current()}:
        cells = {
            (t.column, t.row)
            for t in tiles()
            if authorities.by_code(t.authority_code).region == region and not t.authority.startswith("Isle")  # type: ignore[union-attr]
        }
        waiting, reached = [min(cells)], set()
        while waiting:
            x, y = waiting.pop()
            reached.add((x, y))
            around = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
            waiting += list((around & cells) - reached - set(waiting))
        assert reached == cells, region
    london = [t for t in tiles() if t.authority_code.startswith("E09")]
    wide = max(t.column for t in london) - min(t.column for t in london) + 1
    tall = max(t.row for t in london) - min(t.row for t in london) + 1
    assert len(london) == 33
    assert 33 / (wide * tall) > 0.75


def test_the_grid_keeps_the_points_of_the_compass() -> None:
    order = ["Northumberland", "Durham", "Leeds", "Sheffield", "Derby", "Leicester", "Oxfordshire", "Isle of Wight"]
    assert [BY_NAME[name].row for name in order] == sorted(BY_NAME[name].row for name in order)
    across = ["Cornwall", "Devon", "Dorset", "Hampshire", "West Sussex", "East Sussex", "Kent"]
    assert [BY_NAME[name].column for name in across] == sorted(BY_NAME[name].column for name in across)
    west = ["Liverpool", "Manchester", "Leeds", "North Lincolnshire"]
    assert [BY_NAME[name].column for name in west] == sorted(BY_NAME[name].column for name in west)


def test_each_tile_has_the_colour_and_the_letters_of_its_grade() -> None:
    standing = paths.standing(samples.england(), "2024-12-31", rows=True)
    ax = tile_map(standing)
    grade = dict(zip(standing["authority_code"], standing["grade"].astype(str), strict=True))
    drawn = {patch.get_xy(): patch.get_gid() for patch in ax.patches}
    for tile in tiles():
        assert drawn[(tile.column + 0.03, tile.row + 0.03)] == f"grade:{grade.get(tile.authority_code, 'none')}"
    letters = Counter(text.get_text() for text in ax.texts)
    counts = pd.Series(grade).value_counts()
    assert letters["G"] == counts["good"]
    assert letters["RI"] == counts["requires_improvement"]
    plt.close("all")


def test_an_authority_without_a_grade_is_a_white_tile_and_is_not_counted() -> None:
    ax = tile_map(paths.standing(samples.brent(), "2020-12-31", rows=True))
    assert sum(patch.get_gid() == "grade:none" for patch in ax.patches) == 152 + 1  # and its place in the legend
    assert any(text.get_text() == "1 of 1 authorities good or outstanding" for text in ax.figure.texts)
    plt.close("all")
