# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 2 · One authority's path
#
# **How did its judgements change, from inspection to inspection?**
#
# A path is the sequence of an authority's judgements on one theme, on a scale of four steps: inadequate, requires
# improvement, good, outstanding. Until 2013 the third step was called *adequate*. It stands on the same line, but it
# is another word under another bar: the chart marks where a path crosses from the old scale to the new, and a change
# across that line should be told with care. Focused and monitoring visits give no grade: where the tables hold their
# letters, they are marked below the path.
#
# Run the notebook from top to bottom. Then pick another authority, theme or period: every chart follows. *Save the
# charts* writes what you see to files.

# %% tags=["parameters"]
tables = "data/processed"  # the folder of a build; data/processed/national ships with the project
nation = "data/processed/national"  # the country's judgements, to compare with
authority = "Brent"  # a name in full or a GSS code
# overall, help_and_protection, children_in_care, care_leavers, leadership, adoption, safeguarding_board
theme = "overall"
since, until = "", ""  # a year or a date each; empty for all there is
out = "outputs/02-one-authoritys-path"  # where charts and workbooks go

# %%
from analysis import charts, notebook, paths

page = notebook.start(
    tables, nation=nation, authority=authority, theme=theme, since=since, until=until, out=out
)

# %% [markdown]
# ## The path

# %%
page.picker("authority", "theme", "period")

# %%
page.show(
    lambda pick: charts.authority_path(
        paths.path(pick.grades, pick.authority, pick.theme),
        visits=paths.visits(pick.documents, pick.authority),
    ),
    "{authority}-{theme}-path",
)

# %% [markdown]
# The same path as a table. `direction` and `years` compare an inspection with the one before it. They are blank where
# nothing can be said: for a judgement that another one contradicts, and for the first of an authority that was made
# out of others.

# %%
page.show(
    lambda pick: paths.path(pick.grades, pick.authority, pick.theme)[
        ["authority", "inspection_end", "framework", "grade", "direction", "years", "page"]
    ]
)

# %% [markdown]
# ## Area by area
#
# Overall effectiveness hides what moved. These are the areas that can be followed from framework to framework. From
# 2018 to 2022 one judgement spoke for children in care and care leavers together; it is shown in both places and
# marked.

# %%
page.show(lambda pick: charts.heatmap(pick.grades, pick.authority), "{authority}-areas")

# %%
page.show(lambda pick: charts.area_paths(pick.grades, pick.authority), "{authority}-area-paths")

# %% [markdown]
# ## Between the last two inspections

# %%
page.show(lambda pick: charts.dumbbell(pick.grades, pick.authority), "{authority}-last-two")

# %% [markdown]
# ## Beside others
#
# Where the authority stood on the last day of each of its inspections, beside its statistical neighbours, its region
# and England. `good` is the share of the group that was good or outstanding on that day, `authorities` how many of
# its members (`of`) had a judgement by then: where that is few, the share says little.

# %%
page.show(
    lambda pick: paths.compare(pick.nation.grades, pick.authority, pick.theme)[
        ["on", "group", "name", "grade", "authorities", "of", "good"]
    ]
)

# %% [markdown]
# ## The idioms, for those who know pandas
#
# Judgements are rows: query them, pivot them, group them. These cells take the authority that was picked when they
# are run again.

# %%
grades = page.pick.grades
chosen = page.pick.authority
own = grades.query("authority == @chosen and source == 'stated' and theme.notna()")
sheet = own.pivot_table(
    index="theme", columns="inspection_end", values="grade", aggfunc="first", observed=True
)
sheet = sheet.astype(object).rename(columns="{:%B %Y}".format)
notebook.table(sheet.reset_index().rename_axis(columns=None))

# %%
runs = paths.spells(grades, theme).query("authority == @chosen")
notebook.table(
    runs[["grade", "first_seen", "last_seen", "next_seen", "years_at_least", "years_at_most"]]
)

# %% [markdown]
# A grade may change unseen between two inspections. A run of one grade is therefore known to have lasted at least
# from the first to the last inspection that found it, and at most from the inspection before to the one after.
#
# ## To take away

# %%
page.exported()
