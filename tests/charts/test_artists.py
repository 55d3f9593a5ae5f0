"""The right points at the right places, and the words that say what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis import charts, paths
from analysis.charts import labels, style
from analysis.charts.export import resize
from analysis.charts.page import told
from tests.charts import samples


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words_on(ax: Axes) -> list[str]:
    return [text.get_text() for text in (*ax.texts, *ax.figure.texts) if text.get_visible() and text.get_text()]


def marks(ax: Axes, start: str) -> list[tuple[str, float, float]]:
    found = [line for line in ax.lines if str(line.get_gid()).startswith(start)]
    return [(str(line.get_gid()), float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in found]


def lines(ax: Axes, gid: str) -> list[Any]:
    return [line for line in ax.lines if line.get_gid() == gid]


def test_a_path_has_each_inspection_at_its_day_and_its_step() -> None:
    steps = paths.path(samples.brent(), "Brent")
    ax = charts.authority_path(steps)
    assert marks(ax, "grade:") == [
        ("grade:adequate", labels.number("2011-10-14"), 2.0),
        ("grade:adequate", labels.number("2012-10-18"), 2.0),
        ("grade:requires_improvement", labels.number("2015-10-08"), 2.0),
        ("grade:good", labels.number("2018-05-25"), 3.0),
        ("grade:outstanding", labels.number("2023-02-24"), 4.0),
    ]
    (line,) = lines(ax, "line")
    assert line.get_drawstyle() == "steps-post"
    assert list(line.get_ydata()) == [2, 2, 2, 3, 4]
    words = words_on(ax)
    assert "Brent: from adequate in 2011 to outstanding in 2023" in words
    assert {"May 2018", "Feb 2023", "Adequate\nOct 2011", "SLAC", "AP", "SIF", "ILACS"} <= set(words)


def test_a_path_marks_where_the_bar_was_raised() -> None:
    ax = charts.authority_path(paths.path(samples.brent(), "Brent"))
    (raised,) = lines(ax, "bar raised")
    assert labels.number("2013-06-01") < raised.get_xdata()[0] < labels.number("2014-01-01")
    assert any("the bar was raised" in word for word in words_on(ax))
    assert not lines(charts.authority_path(paths.path(samples.with_lineage(), samples.BCP)), "bar raised")


def test_visits_are_marked_below_the_steps_each_kind_on_a_line_that_names_it() -> None:
    letters = samples.visited("Brent", focused=["2020-02-05"], monitoring=["2016-05-12", "2025-06-10"])
    ax = charts.authority_path(paths.path(samples.brent(), "Brent"), visits=paths.visits(letters, "Brent"))
    found = marks(ax, "visit:")
    assert [(name, day) for name, day, _ in found] == [
        ("visit:monitoring visit", labels.number("2016-05-12")),
        ("visit:focused visit", labels.number("2020-02-05")),
        ("visit:monitoring visit", labels.number("2025-06-10")),
    ]
    named = {tick.get_text(): height for tick, height in zip(ax.get_yticklabels(), ax.get_yticks(), strict=True)}
    heights = {name: height for name, _, height in found}
    assert named["Focused visits"] == heights["visit:focused visit"] < 1
    assert named["Monitoring visits"] == heights["visit:monitoring visit"] < named["Focused visits"]
    low, high = ax.get_xlim()
    assert low < labels.number("2011-10-14") and labels.number("2025-06-10") < high
    shapes = {line.get_marker() for line in ax.lines if str(line.get_gid()).startswith("visit:")}
    assert shapes == {"|"} and not shapes & set(style.GRADE_MARKERS.values())
    account = told(ax)
    assert account is not None
    assert account.words.endswith(
        "Without a grade: 1 focused visit, in February 2020; 2 monitoring visits, in May 2016 and June 2025."
    )
    assert len(account.data) == 5


def test_a_path_without_visits_is_drawn_as_ever() -> None:
    steps = paths.path(samples.brent(), "Brent")
    bare = charts.authority_path(steps)
    none = charts.authority_path(steps, visits=paths.visits(samples.visited("Brent"), "Brent"))
    assert bare.get_ylim() == none.get_ylim() and bare.get_xlim() == none.get_xlim()
    assert "Focused visits" not in [tick.get_text() for tick in none.get_yticklabels()]
    assert words_on(bare) == words_on(none)


def test_visits_to_an_authority_before_are_grey_and_told() -> None:
    letters = samples.visited("Poole", focused=["2018-11-07"])
    ax = charts.authority_path(
        paths.path(samples.with_lineage(), samples.BCP), visits=paths.visits(letters, samples.BCP)
    )
    (mark,) = [line for line in ax.lines if line.get_gid() == "visit:focused visit"]
    assert mark.get_markeredgecolor() == style.QUIET
    assert any("Visits in grey" in word for word in words_on(ax))


def test_a_path_does_not_join_an_authority_to_the_one_it_replaced() -> None:
    ax = charts.authority_path(paths.path(samples.with_lineage(), samples.BCP))
    drawn = {tuple(line.get_xdata()): line.get_linestyle() for line in lines(ax, "line")}
    assert drawn == {
        (labels.number("2015-03-12"),): "--",
        (labels.number("2021-12-17"), labels.number("2024-12-06")): "-",
    }
    assert any(word.startswith("Poole,") for word in words_on(ax))


def test_a_path_shows_an_inspection_without_a_grade_beneath_the_scale() -> None:
    ax = charts.authority_path(paths.path(samples.without_overall(), "Kent"))
    assert marks(ax, "grade:none") == [("grade:none", labels.number("2026-06-19"), 0.0)]
    assert [tick.get_text() for tick in ax.get_yticklabels()][-1].startswith("No overall")


def test_a_path_tells_cited_and_combined_judgements_apart() -> None:
    ax = charts.authority_path(paths.path(samples.cited_only(), "Slough", cited=True))
    faces = [line.get_markerfacecolor() for line in ax.lines if str(line.get_gid()).startswith("grade:")]
    assert faces == ["#FFFFFF", "#F2B84B"]
    combined = charts.authority_path(paths.path(samples.brent(), "Brent", "care_leavers"))
    assert "May 2018*" in words_on(combined)
    notes = " ".join(words_on(combined)).replace("\n", " ")
    assert "* One judgement that speaks for two areas together." in notes


def test_two_inspections_in_one_month_are_two_marks_with_two_words() -> None:
    ax = charts.authority_path(paths.path(samples.two_in_one_month(), "Medway"))
    assert len(marks(ax, "grade:")) == 2
    assert words_on(ax).count("Jun 2015") == 2


def test_a_sheet_has_a_cell_for_every_judgement() -> None:
    ax = charts.heatmap(samples.brent(), "Brent")
    names = [tick.get_text().replace("\n", " ") for tick in ax.get_yticklabels()]
    assert names == ["Overall effectiveness", "Help and protection", "Children in care", "Care leavers", "Leadership",
                     "Adoption", "Safeguarding board"]  # fmt: skip
    cells = Counter(patch.get_gid() for patch in ax.patches)
    assert cells == {"grade:adequate": 5, "grade:requires_improvement": 7, "grade:good": 4, "grade:outstanding": 5}


def test_a_sheet_joins_the_rows_that_one_judgement_speaks_for() -> None:
    ax = charts.heatmap(samples.brent(), "Brent")
    ax.figure.canvas.draw()
    middles = list(ax.get_yticks())
    tall = [p for p in ax.patches if p.get_x() == 3 and p.get_y() < middles[2] < p.get_y() + p.get_height()]
    assert len(tall) == 1
    assert tall[0].get_y() < middles[3] < tall[0].get_y() + tall[0].get_height()


def test_a_sheet_writes_words_where_they_fit_and_letters_where_not() -> None:
    ax = charts.heatmap(samples.brent(), "Brent")
    resize(ax, "full").canvas.draw()
    assert "Requires\nimprovement" in words_on(ax)
    resize(ax, "half").canvas.draw()
    assert "RI" in words_on(ax)
    assert "Requires\nimprovement" not in words_on(ax)


def test_a_sheet_sets_contradicting_judgements_side_by_side() -> None:
    rows = samples.grades(
        samples.inspection("Leeds", "ILACS", "2022-03-04", "good", ("overall",)),
        samples.inspection("Leeds", "ILACS", "2022-03-04", "outstanding", ("overall",)),
    )
    ax = charts.heatmap(rows)
    assert {(p.get_gid(), p.get_x(), p.get_width()) for p in ax.patches} == {
        ("grade:good", 0.0, 0.5),
        ("grade:outstanding", 0.5, 0.5),
    }


def test_a_sheet_of_several_authorities_asks_which() -> None:
    with pytest.raises(ValueError, match="say which"):
        charts.heatmap(samples.with_lineage())


def test_a_sheet_of_all_areas_has_every_one() -> None:
    ax = charts.heatmap(samples.twelve_areas(), areas="all")
    names = [tick.get_text().replace("\n", " ") for tick in ax.get_yticklabels()]
    assert "Looked after: being healthy" in names
    assert len(names) == len(set(names)) >= 12


def test_facts_stand_at_their_day_with_their_sources_mark() -> None:
    series = paths.series(samples.agency(), "agency_staff_pct", "Brent")
    ax = charts.facts_over_time(series)
    assert ("report", labels.number("2018-05-25"), 21.0) in marks(ax, "report")
    assert ("paper", labels.number("2022-03-31"), 16.0) in marks(ax, "paper")
    kinds = {kind: {line.get_marker() for line in lines(ax, kind)} for kind in ("official", "report", "paper")}
    assert kinds == {"official": {"o"}, "report": {"D"}, "paper": {"^"}}
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    assert key == ["Official 14.2%", "Inspection report 21%", "Council paper 16%"]
    assert "Brent: agency staff 14.2% in 2022, down from 22% in 2014" in words_on(ax)


def test_a_line_of_facts_breaks_where_a_year_is_missing() -> None:
    ax = charts.facts_over_time(paths.series(samples.agency(), "agency_staff_pct", "Brent"))
    (line,) = lines(ax, "official line")
    gaps = np.isnan(np.asarray(line.get_ydata(), dtype=float))
    assert gaps.sum() == 2  # 2017 is missing, 2020 withheld
    assert any("Withheld at the source: 1." in word for word in words_on(ax))


def test_loose_and_contradicting_figures_are_marked() -> None:
    ax = charts.facts_over_time(paths.series(samples.agency(), "agency_staff_pct", "Brent"))
    hollow = [line for line in lines(ax, "report") if line.get_markerfacecolor() == "#FFFFFF"]
    assert [float(line.get_ydata()[0]) for line in hollow] == [29.0]
    assert sorted(float(line.get_ydata()[0]) for line in lines(ax, "conflict")) == [18.0, 21.0]


def test_comparators_stand_behind_and_are_named_at_their_end() -> None:
    series = paths.series(samples.agency(), "caseload_avg", "Brent")
    ax = charts.facts_over_time(series, {"England": series.assign(value=[17.0, 16.5])})
    (england,) = lines(ax, "England")
    assert list(england.get_ydata()) == [17.0, 16.5]
    assert england.get_zorder() < lines(ax, "report")[0].get_zorder()
    assert "England 16.5" in words_on(ax)


def test_standing_stacks_the_shares_to_one() -> None:
    data = paths.standing_over_time(samples.england(), ["2018-12-31", "2024-12-31"])
    ax = charts.standing_over_time(data, published=pd.DataFrame({"on": ["2024-12-31"], "share": [0.61]}))
    last = data[data["on"].eq(pd.Timestamp("2024-12-31"))].set_index("grade")["share"]
    (line,) = lines(ax, "good or outstanding")
    assert line.get_ydata()[-1] == pytest.approx(last["outstanding"] + last["good"])
    tops = [poly.get_paths()[0].vertices[:, 1].max() for poly in ax.collections]
    assert tops[-1] == pytest.approx(1.0)
    assert [poly.get_gid() for poly in ax.collections] == [
        "grade:outstanding", "grade:good", "grade:requires_improvement", "grade:inadequate"]  # fmt: skip
    (point,) = lines(ax, "published")
    assert point.get_ydata()[0] == 0.61


def test_days_that_count_a_handful_are_no_full_bars() -> None:
    days = ["2014-06-30", "2014-12-31", "2016-12-31", "2018-12-31", "2024-12-31"]
    data = paths.standing_over_time(samples.england(), days)
    data["authorities"] = data["on"].map(dict(zip(pd.to_datetime(days), [1, 40, 120, 3, 153], strict=True)))
    ax = charts.standing_over_time(data)
    (line,) = lines(ax, "good or outstanding")
    assert pd.isna(line.get_ydata()).tolist() == [False, False, True, False]
    assert [patch.get_gid() for patch in ax.patches] == ["too few", "too few"]
    said = " ".join(words_on(ax)).replace("\n", " ")
    assert "Before December 2014 fewer than 39 authorities are counted." in said
    assert "40 to 153 authorities" in said
    every = charts.standing_over_time(data, fewest=1)
    assert len(lines(every, "good or outstanding")[0].get_ydata()) == 5


def test_a_picture_ends_where_the_counting_does() -> None:
    days = ["2016-12-31", "2018-12-31", "2024-12-31"]
    data = paths.standing_over_time(samples.england(), days)
    data["authorities"] = data["on"].map(dict(zip(pd.to_datetime(days), [120, 153, 3], strict=True)))
    said = " ".join(words_on(charts.standing_over_time(data))).replace("\n", " ")
    assert "After December 2018 fewer than 39 authorities are counted." in said
    assert "were good or outstanding on 31 December 2018" in said and "nan" not in said


@pytest.mark.parametrize(("values", "highest"), [([88.0, 99.0, 100.0], 100.0), ([96.0, 104.0, 131.0], 140.0)])
def test_a_share_of_all_is_the_highest_mark_of_an_axis(values: list[float], highest: float) -> None:
    dated = [samples.fact("Brent", "agency_staff_pct", f"20{18 + i}-03-31", value) for i, value in enumerate(values)]
    ax = charts.facts_over_time(paths.series(samples.facts(*dated), "agency_staff_pct", "Brent"))
    assert max(ax.get_yticks()) <= highest
    assert max(ax.get_yticks()) >= min(max(values), 100.0) - 5
    data = pd.DataFrame({"grade": ["good"] * 3, "value": values})
    beside = charts.figure_against_grade(data, "agency_staff_pct", unit="percent")
    assert max(beside.get_xticks()) <= highest


def test_each_region_has_a_panel_with_england_behind() -> None:
    days = ["2018-12-31", "2021-12-31", "2024-12-31"]
    data = paths.standing_over_time(samples.england(), days, group="region")
    figure = charts.standing_by_region(data, paths.standing_over_time(samples.england(), days))
    assert len(figure.axes) == 9
    for ax in figure.axes:
        england, region = ax.lines[:2] if ax.lines[0].get_gid() == "England" else [
            line for line in ax.lines if line.get_gid()][:2]  # fmt: skip
        rows = data[data["region"].eq(region.get_gid()) & data["grade"].isin(["good", "outstanding"])]
        assert list(region.get_ydata()) == pytest.approx(list(rows.groupby("on")["share"].sum()))
        assert england.get_gid() == "England"


def test_transitions_write_each_count_and_share() -> None:
    data = paths.transitions(samples.brent())
    ax = charts.transition_matrix(data)
    assert Counter(p.get_gid() for p in ax.patches)["cell:1"] == len(data)
    assert "Of 4 re-inspections, 2 found a higher grade and 0 a lower one" in words_on(ax)


def test_flows_add_up_from_cycle_to_cycle() -> None:
    ax = charts.flow(charts.cycles(paths.judgements(samples.england())))
    bars = [p.get_gid() for p in ax.patches if p.get_gid() and ">" not in p.get_gid()]
    ribbons = [p.get_gid() for p in ax.patches if p.get_gid() and ">" in p.get_gid()]
    total = sum(int(gid.split(":")[1]) for gid in ribbons)
    columns = sum(int(gid.split(":")[1]) for gid in bars)
    assert columns * 2 == total * 3  # three cycles, two flows between them
    heads = [word.replace("\n", " ") for word in words_on(ax)]
    assert {"SIF", "ILACS, first", "ILACS, second"} <= set(heads)


def test_a_dumbbell_has_both_grades_of_each_theme_and_an_arrow_where_they_differ() -> None:
    rows = samples.grades(
        samples.inspection("Leeds", "SIF", "2015-01-30", "good"),
        samples.inspection("Leeds", "SIF", "2017-01-30", "", {"overall": "outstanding", "leadership": "good"}),
    )
    ax = charts.dumbbell(rows)
    assert ("after:outstanding", 4.0, 0.0) in marks(ax, "after")
    assert ("before:good", 3.0, 0.0) in marks(ax, "before")
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    assert [(arrow.xyann[0], arrow.xy[0]) for arrow in arrows] == [(3, 4)]
    assert "Leeds: 1 of 2 areas judged both times up, 0 down, 1 unchanged" in words_on(ax)


def test_time_to_a_grade_draws_its_curve_and_counts_who_is_at_risk() -> None:
    answer = samples.time_to()
    ax = charts.time_to_grade(answer)
    (curve,) = lines(ax, "curve:all")
    known = answer.curve.dropna(subset=["share"])
    assert list(curve.get_ydata()) == pytest.approx(list(known["share"].astype(float)))
    assert str(int(known["at_risk"].iloc[0])) in words_on(ax)
    assert "At risk" in words_on(ax)
    assert [poly.get_gid() for poly in ax.collections] == ["band:all"]


def test_no_more_than_four_groups_and_none_without_a_curve() -> None:
    ax = charts.time_to_grade(samples.time_to("region"))
    curves = [line for line in ax.lines if str(line.get_gid()).startswith("curve:")]
    assert 2 < len(curves) <= 4
    assert any("Not drawn: " in word for word in words_on(ax))
    assert not ax.collections


def test_figures_against_grade_mark_the_median_where_there_are_enough() -> None:
    data = pd.DataFrame({"grade": ["good"] * 5 + ["inadequate"] * 6 + ["outstanding"],
                         "value": [10.0, 12, 14, 16, 18, 20, 22, 24, 26, 28, None, 5]})  # fmt: skip
    ax = charts.figure_against_grade(data, "agency_staff_pct", unit="percent")
    assert len(marks(ax, "grade:good")) == 5
    assert [gid for gid, _, _ in marks(ax, "median:")] == ["median:good", "median:inadequate"]
    assert marks(ax, "median:")[0][1] == 14.0
    assert "Agency staff: median 14% before good, 24% before inadequate" in words_on(ax)
    assert any("1 of 12 inspections have no figure." in word for word in words_on(ax))


def test_a_dashboard_has_the_path_the_sheet_and_four_measures() -> None:
    figure = charts.dashboard(samples.brent(), samples.agency(), "Brent")
    titles = {word for ax in figure.axes for word in words_on(ax)}
    assert len(figure.axes) == 6
    assert {"Overall effectiveness", "Judgements by area", "Agency staff", "Children in care", "Average caseload",
            "Brent at a glance"} <= titles  # fmt: skip


def test_panels_of_areas_share_one_scale_of_time() -> None:
    figure = charts.area_paths(samples.brent(), "Brent")
    assert len({ax.get_xlim() for ax in figure.axes}) == 1
    assert len(figure.axes) >= 4


def test_a_chart_on_axes_of_ones_own_leaves_the_figure_alone() -> None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    assert charts.authority_path(paths.path(samples.brent(), "Brent"), ax=left) is left
    assert charts.heatmap(samples.brent(), "Brent", ax=right) is right
    assert figure.get_layout_engine() is None
    assert tuple(figure.get_size_inches()) == (9, 3)
    assert not figure.texts
    assert any(text.get_text().startswith("Brent:") for text in left.texts)
