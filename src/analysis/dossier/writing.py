"""``dossier``: one authority's page, workbook and charts as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import charts
from analysis.charts.measures import measure_name
from analysis.charts.page import root
from analysis.dossier import beside, browser, figures, improvements, judged, wording
from analysis.dossier.drawing import Drawing, drawn
from analysis.dossier.ledger import Cited, Ledger
from analysis.dossier.rendering import rendered
from analysis.dossier.subject import Subject, everybody, subject
from analysis.tables import Tables, load

_NOTES = (
    "Each row names the document that it comes from by the first 12 digits of its SHA-256, and the page.",
    "Grades and figures were read by a program from published reports: look at the page before you rely on one.",
    "Figures of reports, council papers and official tables are told apart in the column 'source'.",
)


def dossier(
    tables: Tables | str | Path,
    authority: str,
    out: str | Path,
    *,
    raw: str | Path | None = None,
    full: bool = True,
) -> Path:
    """Write everything that the tables hold about one authority: a page, a workbook and charts.

    Parameters
    ----------
    tables : Tables or path
        A build's tables, or their folder.
    authority : str
        A name, or a GSS code.
    out : str or Path
        The folder to write to; a folder with the authority's name is made in it.
    raw : str or Path, optional
        The folder that was built: with it, receipts show the page with the words marked.
    full : bool
        Make the pictures of receipts, the charts as files and a PDF (where a browser is on the path); without it
        only the page and the workbook, which takes a fraction of the time.

    Returns
    -------
    Path
        The page. It stands alone: nothing is loaded from elsewhere, and it can be sent by itself.

    Raises
    ------
    KeyError
        When the tables hold nothing about the authority.

    Examples
    --------
    >>> dossier("data/processed", "Brent", "outputs/dossiers", raw="data/raw")  # doctest: +SKIP
    """
    whom = subject(tables if isinstance(tables, Tables) else load(tables), authority)
    name = wording.folder(whom.name, everybody(whom.every).values())
    folder = Path(out) / name
    folder.mkdir(parents=True, exist_ok=True)
    workbook = _workbook(whom, folder / f"{name}-tables.xlsx")
    pictures = Path(raw) if full and raw is not None and Path(raw).exists() else None
    ledger = Ledger(whom.every.documents, pictures)
    sections = _text(whom, ledger)
    ledger.draw()
    files = {"All tables": [workbook.name]}
    if full:
        files |= _exported(whom, sections["path"], folder)
    page, printed = folder / f"{name}-dossier.html", folder / f"{name}-dossier.pdf"
    receipts = ledger.settled()
    values = sections | {
        "path_chart": _path_chart(whom, sections["path"], full),
        "figure_charts": _figure_charts(whom),
        "receipts": receipts,
        "pictures": _pictures(receipts, raw, full) if receipts else "",
        "files": files,
    }
    page.write_text(rendered("page.html.jinja", **values), encoding="utf-8", newline="\n")
    printed.unlink(missing_ok=True)
    if full:
        browser.print_to(page, printed)
    return page


def _pictures(receipts: list[Cited], raw: str | Path | None, full: bool) -> str:
    """Say why receipts have no pictures; nothing where they have."""
    if not any(entry.quote for cited in receipts for entry in cited.entries):
        return (
            "These tables hold no words of the documents, so a receipt is the page's number. Build your own to see it."
        )
    if not full:
        return (
            "Pictures of the pages were left out, as they are when many dossiers are made at once (--full makes them)."
        )
    if raw is None or not Path(raw).exists():
        return "The documents themselves were not at hand, so there are no pictures of their pages."
    return ""


def _workbook(whom: Subject, path: Path) -> Path:
    return charts.export_workbook(whom.own, path, title=whom.name, notes=_NOTES)


def _text(whom: Subject, ledger: Ledger) -> dict[str, Any]:
    """Return all sections of the page but its charts; the ledger fills on the way."""
    steps = judged.path(whom, ledger)
    sheet = judged.sheet(whom, ledger)
    told = figures.collect(whom, ledger)
    wanted = improvements.collect(whom, ledger)
    plans = improvements.plans(whom, ledger)
    near = beside.collect(whom, ledger)
    return {
        "path": steps,
        "sheet": sheet,
        "figures": told,
        "improvements": wanted,
        "plans": plans,
        "beside": near,
        "doubts": _doubts(whom, ledger),
        "documents": list(_documents(whom, ledger)),
        "whom": whom,
        "many": wording.many,
    }


def _path_chart(whom: Subject, steps: judged.Path, full: bool) -> list[Drawing]:
    """Draw the path, for a narrow screen too where there is time; not at all where there is none."""
    if steps.rows.empty:
        return []
    chart = charts.authority_path(steps.rows, visits=steps.events)
    return drawn(chart, "path", f"The path of {whom.name}", ("full", "half") if full else ("full",))


def _figure_charts(whom: Subject) -> list[Drawing]:
    found = []
    for metric, series, behind in figures.drawn(whom):
        chart = charts.facts_over_time(series, behind)
        found += drawn(chart, metric.replace("_", "-"), f"{measure_name(metric)}, {whom.name}")
    return found


def _doubts(whom: Subject, ledger: Ledger) -> list[tuple[str, str, str, Any]]:
    return [
        (
            wording.month(row["inspection_end"]) or "no date",
            measure_name(str(row["subject"])).replace("_", " "),
            str(row["reason"]),
            ledger.cite(row, f"in doubt: {str(row['subject']).replace('_', ' ')}"),
        )
        for row in wording.rows_of(whom.own.doubts)
    ]


def _documents(whom: Subject, ledger: Ledger) -> Iterator[dict[str, str]]:
    for row in wording.rows_of(whom.own.documents.sort_values(["inspection_end", "path", "part"], na_position="last")):
        part = f", part {row['part']}" if row["part"] else ""
        yield {
            "title": ledger.title(str(row["document"]), int(row["part"])),
            "printed": str(row["title"]),
            "file": f"{Path(str(row['path'])).name}{part}",
            "ended": wording.day(row["inspection_end"]),
            "published": wording.day(row["published"]),
            "pages": "" if row["pages"] is None or row["pages"] != row["pages"] else str(row["pages"]),
            "status": str(row["status"]) + (f": {row['reason']}" if row["reason"] else ""),
        }


def _exported(whom: Subject, steps: judged.Path, folder: Path) -> dict[str, list[str]]:
    """Write the charts for a report, and return their files by what they show."""
    written = {}
    for name, chart in _charts(whom, steps):
        files = charts.export(chart, name, folder / "charts")
        plt.close(chart if isinstance(chart, Figure) else root(chart))
        written[f"Chart: {name.replace('-', ' ')}"] = [f"charts/{file.name}" for file in files]
    return written


def _charts(whom: Subject, steps: judged.Path) -> Iterator[tuple[str, Axes | Figure]]:
    own = whom.own.grades
    if len(steps.rows):
        yield "path", charts.authority_path(steps.rows, visits=steps.events)
        yield "at-a-glance", charts.dashboard(whom.every.grades, whom.every.facts, whom.code)
    stated = own[own["source"].eq("stated") & own["inspection_end"].notna()]
    if len(stated):
        yield "areas", charts.heatmap(own)
        yield "area-paths", charts.area_paths(whom.every.grades, whom.code)
    if stated["inspection_end"].nunique() > 1:
        yield "two-inspections", charts.dumbbell(own)
    for metric, series, behind in figures.drawn(whom):
        yield metric.replace("_", "-"), charts.facts_over_time(series, behind)
