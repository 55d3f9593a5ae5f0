# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 1 · From reports to tables
#
# **What was read, what was not, and why?**
#
# A build reads every file of a folder, whatever it is, and writes six tables. Each file that was tried has a row in
# `documents`, also one that could not be read; a pack of committee papers has a row for each part inside it. Nothing
# is dropped in silence.
#
# To read reports of your own, put them into `data/raw` and run `python run.py`, or say
# `python -m analysis build FOLDER --out TABLES` and change `tables` below. Then run this notebook from top to bottom.

# %% tags=["parameters"]
tables = "data/processed"  # the folder of a build; data/processed/national ships with the project
authority = "Brent"  # a name in full or a GSS code
theme = "overall"  # a theme that can be followed from framework to framework
since, until = "", ""  # a year or a date each; empty for all there is
report = "data/raw/brent-2018-ilacs.pdf"  # any one file, read on the spot further down
out = "outputs/01-from-reports-to-tables"  # where workbooks and charts go

# %%
import analysis
from analysis import notebook

page = notebook.start(tables, authority=authority, theme=theme, since=since, until=until, out=out)

# %% [markdown]
# ## How the reading went
#
# *Read* means that the text could be read throughout. *Partly read* means that pages are missing or without text, as
# in a scan. *Not a report* is a file of another kind, such as a web page that was saved under the name of a PDF.

# %%
documents = page.tables.documents
kinds = documents.groupby(["status", "kind"], observed=True, dropna=False).size()
notebook.table(kinds.to_frame("documents").reset_index())

# %% [markdown]
# ## What was not read, and why
#
# `reason` says it in a sentence. Where a document was read and still has a reason, it contradicts itself: the
# judgement or figure in question was left blank or told twice, never guessed, and notebook 5 shows it.

# %%
not_read = documents.query("status != 'read'")
notebook.table(not_read[["path", "status", "reason"]])

# %%
notebook.table(
    documents.query("status == 'read' and reason != ''")[
        ["path", "authority", "inspection_end", "reason"]
    ]
)

# %% [markdown]
# ## One authority's documents
#
# Pick an authority and a period; the table follows.

# %%
page.picker("authority", "period")

# %%
page.show(
    lambda pick: pick.own(pick.documents)[
        ["title", "kind", "framework", "inspection_end", "published", "pages", "status"]
    ]
)

# %% [markdown]
# ## What came out of each document
#
# Every row of every table names its document and page. To count what a document gave is to group by it.

# %%
rows = {
    name: getattr(page.tables, name).groupby(["document", "part"]).size()
    for name in ("grades", "facts", "recommendations", "actions", "doubts")
}
counts = documents.set_index(["document", "part"])[["path", "authority"]].assign(**rows)
counts = counts.fillna(0).astype(dict.fromkeys(rows, int))
notebook.table(counts.query("authority == @page.pick.authority").reset_index(drop=True))

# %% [markdown]
# ## One file on the spot
#
# `read_report` reads a single file without a build and returns the same tables. Give it any PDF or text file.

# %%
one = analysis.read_report(notebook.at(report))
one

# %%
notebook.table(one.grades[["area", "theme", "grade", "source", "page", "quote"]])

# %% [markdown]
# ## The idioms, for those who know pandas
#
# The tables are plain data frames: one observation a row, one variable a column. A grade is an ordered categorical,
# so it compares as people mean it; a date is a date; what is missing is missing. Say `observed=True` when you group
# by a categorical, and only what occurs is counted.

# %%
grades = page.tables.grades
better = grades.query("grade >= 'good' and source == 'stated'")
notebook.table(
    better.groupby(["framework", "theme"], observed=True)
    .size()
    .to_frame("good or better")
    .reset_index()
)

# %% [markdown]
# ## To take away
#
# A workbook of what was read and what was not, with a sheet that says what each column holds.

# %%
page.workbook(
    {"documents": documents, "not_read": not_read, "counts": counts.reset_index()},
    "what-was-read",
    notes=["One row for each file that was tried, and one for each part of a pack."],
)
page.exported()
