# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 6 · An export pack for a report
#
# **What goes into the report to committee?**
#
# One run writes an authority's charts in the width of a page and of a slide, each as SVG, PNG and PDF with its data
# and its words, and one workbook of its tables. Every headline is made from the data; every chart names its source.
# Pick another authority and press *Save the charts* for its pack.

# %% tags=["parameters"]
tables = "data/processed"  # the folder of a build; data/processed/national ships with the project
nation = "data/processed/national"  # the country's judgements, to compare with
authority = "Brent"  # a name in full or a GSS code
# overall, help_and_protection, children_in_care, care_leavers, leadership, adoption, safeguarding_board
theme = "overall"
since, until = "", ""  # a year or a date each; empty for all there is
out = "outputs/06-export-pack"  # where charts and workbooks go

# %%
from analysis import charts, notebook, paths

page = notebook.start(
    tables, nation=nation, authority=authority, theme=theme, since=since, until=until, out=out
)

# %% [markdown]
# ## The authority on one page

# %%
page.picker("authority", "theme", "period")

# %%
page.show(
    lambda pick: charts.dashboard(pick.grades, pick.facts, pick.authority),
    "{authority}-on-a-page",
    widths=("full", "slide"),
)

# %% [markdown]
# ## Its path, for the text and for a slide

# %%
page.show(
    lambda pick: charts.authority_path(paths.path(pick.grades, pick.authority, pick.theme)),
    "{authority}-{theme}-path",
    widths=("full", "slide"),
)

# %% [markdown]
# ## Its areas

# %%
page.show(
    lambda pick: charts.heatmap(pick.grades, pick.authority),
    "{authority}-areas",
    widths=("full", "slide"),
)

# %% [markdown]
# ## What it was asked to do
#
# The latest inspection's list of what should improve. The text is in tables that you build yourself; those that ship
# with the project hold the pages only.

# %%
page.show(
    lambda pick: pick.own(pick.recommendations)[
        lambda rows: rows["inspection_end"].eq(rows["inspection_end"].max())
    ][["body", "order", "number", "timescale", "text", "page"]]
)

# %% [markdown]
# ## The workbook
#
# The authority's rows of every table, its path, and where it stands beside its neighbours, its region and England.

# %%
pick = page.pick
own = pick.tables()
page.workbook(
    {
        "path": paths.path(pick.grades, pick.authority, pick.theme),
        "beside_others": paths.compare(pick.nation.grades, pick.authority, pick.theme),
        "grades": own.grades,
        "facts": own.facts,
        "recommendations": own.recommendations,
        "documents": own.documents,
        "doubts": own.doubts,
    },
    "{authority}-tables",
    notes=[
        "Every row names its document and page.",
        "'Adequate' (to 2013) and 'requires improvement' (since) are the same step on another scale.",
    ],
)

# %% [markdown]
# ## The idioms, for those who know pandas
#
# A sentence for the report, out of the table: nothing typed by hand, so nothing to mistype.

# %%
steps = paths.path(pick.grades, pick.authority, pick.theme, lineage=False).dropna(subset="grade")
for row in steps.tail(2).itertuples():
    print(
        f"{row.inspection_end:%B %Y} ({row.framework}): {row.grade.replace('_', ' ')}, page {row.page}"
    )

# %% [markdown]
# ## The pack

# %%
page.exported()
