"""A notebook's page: what it asks, the charts on it, and the files that they became."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import tables as disk
from analysis.charts import export, export_workbook
from analysis.charts.export import Width
from analysis.charts.measures import measure_name, mid_sentence
from analysis.charts.style import theme_label
from analysis.notebook import pick as picks
from analysis.notebook.pick import Pick
from analysis.notebook.place import at, told
from analysis.notebook.screen import Handle, prose, put
from analysis.notebook.shown import close, empty, on_page
from analysis.tables import Tables

Draw = Callable[[Pick], Any]


@dataclass(slots=True)
class _Shown:
    """Something on the page that follows the pickers."""

    draw: Draw
    #: The pattern of its files' name; '' for what is only looked at.
    name: str
    widths: Sequence[Width]
    #: What stands there where there is nothing to show; '' for a sentence about the choice.
    otherwise: str
    handle: Handle


@dataclass(slots=True)
class Page:
    """A notebook's tables, its choice, and all that it has shown and exported."""

    tables: Tables
    pick: Pick
    out: Path
    _asked: tuple[str, ...] = ()
    _shown: list[_Shown] = field(default_factory=list)
    _files: dict[Path, None] = field(default_factory=dict)

    def show(self, draw: Draw, name: str = "", widths: Sequence[Width] = ("full",), *, otherwise: str = "") -> None:
        """Show what a function makes of the choice, write a chart to files, and draw anew when the choice changes.

        Parameters
        ----------
        draw : callable
            Takes the ``Pick``, returns a chart, a frame, a receipt or a sentence.
        name : str
            The pattern of the files' name, such as ``"{authority}-{theme}-path"``; without it nothing is written.
        widths : sequence of {'full', 'half', 'slide'}
            The sizes in which a chart is written.
        otherwise : str
            A sentence for where the tables hold nothing to show; without it, one about the choice.
        """
        made = draw(self.pick)
        shown = _Shown(draw, name, widths, otherwise, put(self._told(made, otherwise)))
        self._write(made, shown)
        close(made)
        self._shown.append(shown)

    def picker(self, *ask: str) -> None:
        """Show lists to pick from, and a button that writes what is then on the page to files.

        Parameters
        ----------
        ask : str
            'authority', 'theme', 'metric', 'period'; all but the metric without any.
        """
        from analysis.notebook.picker import picker

        self._asked = ask or ("authority", "theme", "period")
        put(picker(self, self._asked))

    def change(self, **changes: Any) -> None:
        """Choose anew, and draw everything on the page again."""
        self.pick = self.pick.other(**changes)
        for shown in self._shown:
            made = self._redrawn(shown.draw)
            shown.handle.update(self._told(made, shown.otherwise))
            close(made)

    def save(self) -> list[Path]:
        """Write what is on the page now to files, and return them."""
        written: list[Path] = []
        for shown in self._shown:
            made = shown.draw(self.pick)
            written += self._write(made, shown)
            close(made)
        return written

    def workbook(self, tables: Mapping[str, pd.DataFrame] | Tables, name: str, *, notes: Sequence[str] = ()) -> None:
        """Write tables as a workbook beside the charts."""
        file = self.out / f"{self.pick.name(name)}.xlsx"
        title = f"{self.pick.authority}: {name.format(authority='', theme='', metric='').strip('-').replace('-', ' ')}"
        self._files[export_workbook(tables, file, title=title, notes=notes)] = None

    def exported(self) -> Any:
        """List the files that this notebook has written."""
        stems: dict[Path, list[str]] = {}
        for file in self._files:
            stems.setdefault(file.with_suffix(""), []).append(file.suffix)
        lines = [f"- `{told(stem)}` {' '.join(endings)}" for stem, endings in stems.items()]
        return prose("\n".join(lines) or "Nothing was exported.")

    def _redrawn(self, draw: Draw) -> Any:
        try:
            return draw(self.pick)
        except Exception as problem:
            # an error in a widget goes to a log that nobody reads, and would leave the chart of the choice before
            return f"**This could not be drawn for {self.pick.authority}:** {problem}"

    def _told(self, made: Any, otherwise: str) -> Any:
        return on_page(made, f"*{otherwise or self._nothing()}*")

    def _nothing(self) -> str:
        """Say of which choice the tables hold nothing, in the words of the pickers."""
        pick = self.pick
        words = {
            "authority": pick.authority,
            "theme": theme_label(pick.theme).lower(),
            "metric": mid_sentence(measure_name(pick.metric)),
            "period": f"{pick.since.year} to {pick.until.year}",
        }
        chosen = ", ".join(words[what] for what in words if what in self._asked)
        return "These tables hold nothing to show here" + (f": {chosen}." if chosen else ".")

    def _write(self, made: Any, shown: _Shown) -> list[Path]:
        if not shown.name or not isinstance(made, (Figure, Axes)) or empty(made):
            return []
        name = self.pick.name(shown.name)
        names = {width: name if width == "full" else f"{name}-{width}" for width in shown.widths}
        files = [file for width, stem in names.items() for file in export(made, stem, self.out, width)]
        self._files.update(dict.fromkeys(files))
        return files


def start(
    tables: str | Path = "data/processed",
    *,
    nation: str | Path = "",
    out: str | Path = "outputs",
    authority: str = "",
    theme: str = "overall",
    metric: str = "",
    since: str = "",
    until: str = "",
) -> Page:
    """Open a build's tables for a notebook, and say what they hold.

    Parameters
    ----------
    tables : path
        The folder of a build, from the project's folder.
    nation : path
        The folder of the country's tables, to compare with; the same folder where empty.
    out : path
        Where charts and workbooks are written, from the project's folder.
    authority : str
        A name in full or a GSS code; the one with the most judgements where these tables do not hold it.
    theme : str
        A theme of ``words.THEMES``.
    metric : str
        A metric's id.
    since, until : str
        Years or dates: the period; all of it where empty.

    Returns
    -------
    Page
    """
    found = disk.load(at(tables))
    country = disk.load(at(nation)) if nation else found
    pick, note = picks.opening(found, country, authority, theme, metric, since, until)
    counts = {name: len(getattr(found, name)) for name in ("documents", "grades", "facts", "recommendations")}
    put(prose(f"`{told(at(tables))}` holds {_and([f'{count:,} {name}' for name, count in counts.items()])}."))
    if note:
        put(prose(f"**{note}**"))
    return Page(found, pick, at(out))


def _and(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1]
