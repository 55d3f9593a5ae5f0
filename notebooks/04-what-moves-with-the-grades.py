# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 4 · What moves with the grades
#
# **Which figures stand beside which judgements, and do they change together?**
#
# Reports, council papers and official tables hold figures: children in care, protection plans, agency staff,
# assessments in time. Beside each inspection this notebook puts the figure nearest before its last day. What it shows
# is association and no more: inspectors read these figures too, authorities differ in much else, and counts grow with
# an authority's size, so compare rates and shares, not counts.

# %% tags=["parameters"]
tables = "data/processed"  # the folder of a build; data/processed/national ships with the project
nation = "data/processed/national"  # many authorities, to compare grades across
authority = "Brent"  # a name in full or a GSS code
# overall, help_and_protection, children_in_care, care_leavers, leadership, adoption, safeguarding_board
theme = "overall"
metric = "cla_rate_per_10k"  # children in care per 10,000; the list below has the others
since, until = "", ""  # a year or a date each; empty for all there is
out = "outputs/04-what-moves-with-the-grades"  # where charts and workbooks go

# %%
from analysis import charts, notebook, paths, tables as disk

page = notebook.start(
    tables, nation=nation, authority=authority, theme=theme, metric=metric, since=since, until=until, out=out
)

# %% [markdown]
# ## One authority's figures over the years
#
# Marks tell the sources apart; a ring marks figures of one day that contradict each other. England, the region and
# the median of the statistical neighbours stand behind, where official tables for them are in the build.

# %%
page.picker("authority", "metric", "theme", "period")

# %%
page.show(
    lambda pick: charts.facts_over_time(
        paths.series(pick.facts, pick.metric, pick.authority),
        paths.comparators(pick.facts, pick.metric, pick.authority),
    ),
    "{authority}-{metric}",
)

# %%
page.show(
    lambda pick: charts.authority_path(paths.path(pick.grades, pick.authority, pick.theme)),
    "{authority}-{theme}-path",
)

# %% [markdown]
# ## Figures and grades, inspection by inspection
#
# The figure nearest before each inspection, no older than two years. `age` is how old it was, in years; `missing`
# says why there is none.

# %%
page.show(
    lambda pick: pick.own(paths.panel(pick.grades, pick.facts, pick.theme, [pick.metric]))[
        [
            "inspection_end", "framework", "grade", "direction", "value", "unit", "date",
            "source", "age", "change", "missing",
        ]
    ]
)

# %% [markdown]
# ## Across authorities
#
# Each point is an inspection. A median is marked where there are five figures or more; the notes under the chart
# count the inspections without one. Most figures stand in the reports of 2013 to 2018: newer reports print next to
# none, so add the official series to your own build to go on from there.

# %%
page.show(
    lambda pick: charts.figure_against_grade(
        paths.panel(pick.nation.grades, pick.nation.facts, pick.theme, [pick.metric]), pick.metric
    ),
    "{metric}-by-{theme}-grade",
)

# %%
page.show(
    lambda pick: paths.panel_counts(
        paths.panel(pick.nation.grades, pick.nation.facts, pick.theme, [pick.metric])
    )
)

# %% [markdown]
# ## The idioms, for those who know pandas
#
# `panel` is a tidy frame: one row an inspection and metric. Whether a figure moves with the grade is then a pivot.
# Metrics with fewer than fifty inspections are left out.

# %%
pick = page.pick
panel = paths.panel(pick.nation.grades, pick.nation.facts, pick.theme)
there = panel.query("missing == ''")
medians = there.pivot_table(
    index="metric", columns="grade", values="value", aggfunc="median", observed=True
)
many = there.groupby("metric").size()
medians = medians.loc[many[many >= 50].index].assign(inspections=many)
notebook.table(medians.reset_index().rename_axis(columns=None), rows=30)

# %% [markdown]
# The latest figure of each metric. A report says many a figure more than once; `distinct=True` folds what is the
# same. `population` is empty where a figure speaks of all whom the metric is about.

# %%
facts = disk.facts(page.tables.facts, distinct=True)
facts = facts.query("authority == @pick.authority and role == 'actual' and population == ''")
latest = (
    facts.assign(date=facts["as_of"].fillna(facts["period_end"]))
    .dropna(subset="date")
    .sort_values("date")
)
latest = latest.groupby("metric").tail(1).sort_values(["group", "metric"])
notebook.table(latest[["group", "metric", "value", "unit", "date", "source", "page"]], rows=60)

# %% [markdown]
# ## To take away

# %%
page.workbook(
    {"panel": there, "medians": medians.reset_index(), "latest": latest},
    "{authority}-figures-and-grades",
    notes=[
        "Beside each inspection stands the figure nearest before its last day, no older than two years."
    ],
)
page.exported()
