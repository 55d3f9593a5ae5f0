# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 5 · Receipts and doubts
#
# **Can these tables be trusted, row by row?**
#
# Three ways to find out. A *receipt* shows the page that a row rests on, with its sentence marked and its figure
# boxed. *Doubts* list what contradicts itself inside a document: it was left blank or told twice, never settled by a
# guess. *Accuracy* holds what was read against what a careful reader found.

# %% tags=["parameters"]
tables = "data/processed"  # the folder of a build; data/processed/national ships with the project, without quotes
raw = "data/raw"  # the folder that was built
answers = "tests/samples/expected"  # what a careful reader found in the samples
card = "data/processed/national"  # the accuracy that was measured on labelled reports ships here
authority = "Brent"  # a name in full or a GSS code
# overall, help_and_protection, children_in_care, care_leavers, leadership, adoption, safeguarding_board
theme = "overall"
metric = "cp_plan_count"  # children on a protection plan; the list below has the others
since, until = "", ""  # a year or a date each; empty for all there is
out = "outputs/05-receipts-and-doubts"  # where workbooks go

# %%
from analysis import notebook, paths

page = notebook.start(
    tables, authority=authority, theme=theme, metric=metric, since=since, until=until, out=out
)

# %% [markdown]
# ## A figure's receipt
#
# The first figure of the chosen metric that a report or paper gives. Any row has a receipt: `analysis.evidence(row,
# raw)`. The tables that ship with the project hold page numbers and no quotes; for them the answer is a sentence
# instead of a page.

# %%
page.picker("authority", "metric", "theme", "period")

# %%
page.show(
    lambda pick: notebook.receipt(
        pick.own(pick.facts).query("metric == @pick.metric and source != 'official'"),
        raw,
        pick.documents,
    )
)

# %% [markdown]
# ## A judgement's receipt

# %%
page.show(
    lambda pick: notebook.receipt(
        pick.own(pick.grades).query("theme == @pick.theme and source == 'stated'"),
        raw,
        pick.documents,
    )
)

# %% [markdown]
# ## Doubts
#
# What documents say twice, differently. Each row names the page.

# %%
page.show(
    lambda pick: pick.own(pick.doubts)[["inspection_end", "table", "subject", "reason", "page"]],
    otherwise="No document of this authority and period contradicts itself.",
)

# %%
doubts = page.tables.doubts
subjects = doubts.groupby(["table", "subject"]).size().sort_values(ascending=False)
notebook.table(subjects.to_frame("doubts").reset_index(), rows=15)

# %% [markdown]
# ## Reports beside official tables
#
# The figures of reports and papers beside the official ones of the nearest date, worst agreement first. A difference
# is not always an error: official counts are of one day a year and are rounded, and definitions differ. `note` says
# where they are known to. There is no row where the build holds no official tables.

# %%
page.show(
    lambda pick: pick.own(paths.agreement(pick.facts))[
        [
            "metric", "source", "date", "value", "official", "official_date", "percent",
            "agrees", "note", "page",
        ]
    ],
    otherwise="There is no figure of this authority with an official one beside it.",
)

# %% [markdown]
# ## Accuracy
#
# The samples in `data/raw` come with an answer sheet, written from their own words. A row is right
# when all that is compared is the same. *Precision* is the share of rows that are right, *recall* the share of
# what is there that was found: where in doubt, the suite leaves a figure out.

# %%
page.show(
    lambda pick: notebook.accuracy(page.tables, answers),
    otherwise="None of the samples is in these tables.",
)

# %% [markdown]
# And every row of them that is not right. A figure with the right value and another date is there twice: as missed,
# and as extra.

# %%
wrong = notebook.differences(page.tables, answers)
notebook.table(wrong, rows=60)

# %% [markdown]
# ## The accuracy card
#
# How the suite fares on real reports that careful readers labelled by hand. In brackets stands the 95% interval: of few
# figures little is known. These reports were also read while the rules were written; `docs/accuracy.md` says what to
# expect of others, and how a row was counted as right.

# %%
notebook.table(notebook.measured(card, "framework"), rows=40)

# %%
notebook.table(notebook.measured(card, "group"))

# %%
notebook.table(notebook.measured(card, "field"), rows=40)

# %% [markdown]
# What is known to be wrong, ours beside the reader's label: nothing beside a label was missed, nothing beside ours
# should not be there.

# %%
misses = notebook.known_misses(card)
notebook.table(misses, rows=15)

# %% [markdown]
# ## The idioms, for those who know pandas
#
# Doubts, facts and documents share `document` and `part`: join them, and each doubt has its inspection and its file.

# %%
joined = doubts.merge(
    page.tables.documents[["document", "part", "framework", "kind", "path"]],
    on=["document", "part"],
)
figures = page.tables.facts.query("source != 'official'").groupby("framework", observed=True).size()
doubted = joined.query("table == 'facts'").groupby("framework", observed=True).size()
per_hundred = (100 * doubted / figures).dropna().round(1)
notebook.table(per_hundred.rename("doubts per 100 figures").to_frame().reset_index())

# %% [markdown]
# ## To take away

# %%
page.workbook(
    {
        "doubts": joined,
        "agreement": paths.agreement(page.tables.facts),
        "accuracy": notebook.accuracy(page.tables, answers),
        "not_right": wrong,
        "accuracy_card": notebook.measured(card, "group"),
        "known_misses": misses,
    },
    "receipts-and-doubts",
    notes=[
        "A doubt is a contradiction inside a document. It was left blank or told twice, never guessed."
    ],
)
page.exported()
