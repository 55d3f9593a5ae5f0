# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 3 · The national picture
#
# **Where do authorities stand, where did they come from, and how long does it take to get to good?**
#
# Each authority counts with the grade of its latest full inspection on a day. The tables that ship with the project
# hold the judgements of the reports that were at hand, not of every report there is: the number of authorities that
# are counted stands with each share.

# %% tags=["parameters"]
tables = "data/processed/national"  # the folder of a build that holds many authorities
authority = "Brent"  # its region is told apart below
# overall, help_and_protection, children_in_care, care_leavers, leadership, adoption, safeguarding_board
theme = "overall"
since, until = "", ""  # a year or a date each; empty for all there is
out = "outputs/03-the-national-picture"  # where charts and workbooks go

# %%
from analysis import authorities, charts, notebook, paths

page = notebook.start(tables, authority=authority, theme=theme, since=since, until=until, out=out)

# %% [markdown]
# ## Standing over the years
#
# From November 2013 only grades on the scale of that year count. A country's standing is known once many authorities
# have been inspected on it: a quarter that counts fewer than a quarter of the authorities is not drawn, and the line
# under the headline says how many are counted.

# %%
page.picker("theme", "period")

# %%
page.show(
    lambda pick: charts.standing_over_time(
        paths.standing_over_time(page.tables.grades, pick.quarters, pick.theme)
    ),
    "{theme}-standing",
)

# %%
page.show(
    lambda pick: charts.tile_map(
        paths.standing(page.tables.grades, pick.until, pick.theme, rows=True)
    ),
    "{theme}-map",
)

# %% [markdown]
# ## Region by region

# %%
page.show(
    lambda pick: charts.standing_by_region(
        paths.standing_over_time(page.tables.grades, pick.quarters, pick.theme, group="region"),
        paths.standing_over_time(page.tables.grades, pick.quarters, pick.theme),
    ),
    "{theme}-regions",
)

# %% [markdown]
# ## From one inspection to the next
#
# Each row of the square is a grade, each column what the next inspection of the same authority found. Inspections
# choose whom they visit and when: an authority found inadequate is seen again sooner, and these shares are those of
# inspections, not of years.

# %%
page.show(
    lambda pick: charts.transition_matrix(paths.transitions(pick.grades, pick.theme)),
    "{theme}-next",
)

# %%
page.show(
    lambda pick: charts.flow(charts.cycles(paths.judgements(pick.grades, pick.theme))),
    "{theme}-flow",
)

# %% [markdown]
# ## How long it takes to get to good
#
# Nobody sees the day on which an authority becomes good: only that one inspection found it below and a later one did
# not. The estimate takes this into account, and those who are not there yet too; `docs/time_to.md` says how. The band
# is the 95% interval. Where too few have reached good, there is no estimate.

# %%
page.show(
    lambda pick: charts.time_to_grade(paths.time_to(pick.grades, "good", pick.theme)),
    "{theme}-time-to-good",
)

# %%
page.show(lambda pick: paths.time_to(pick.grades, "good", pick.theme, group="first_grade").medians)

# %% [markdown]
# ## The idioms, for those who know pandas
#
# `standing(..., rows=True)` is one row an authority, with its region and type, so a share is a mean. A table of your
# own joins it by `authority_code`.

# %%
standing = paths.standing(page.tables.grades, page.pick.until, page.pick.theme, rows=True)
by_region = (
    standing.assign(good=standing["grade"] >= "good")
    .groupby("region", observed=True)
    .agg(
        authorities=("good", "size"),
        good=("good", "sum"),
        share=("good", "mean"),
        oldest=("inspection_end", "min"),
    )
    .sort_values("share", ascending=False)
    .reset_index()
)
notebook.table(by_region)

# %%
known = authorities.find(page.pick.authority)
region = known.region if known else ""
near = standing.query("region == @region").sort_values(["grade", "authority"])
notebook.table(near[["authority", "grade", "inspection_end", "framework", "published"]], rows=40)

# %% [markdown]
# ## To take away

# %%
page.workbook(
    {
        "standing": standing,
        "regions": by_region,
        "steps": paths.transitions(page.pick.grades, page.pick.theme, rows=True),
    },
    "national-picture-{theme}",
    notes=["Each authority counts with the grade of its latest full inspection by the day."],
)
page.exported()
