"""Time to a grade: the share that have reached it by each year, with those still at risk counted beneath."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from analysis.charts import labels, style
from analysis.charts.page import Account, begin, finish, settle
from analysis.paths import TimeTo

_MOST = len(style.SERIES)

#: With more curves than this, their bands would hide one another.
_BANDS = 2


@style.unaffected
def time_to_grade(
    answer: TimeTo, *, title: str | None = None, source: str = style.SOURCE, ax: Axes | None = None
) -> Axes:
    """Draw the share of authorities that have reached a grade, by years since they were first found below it.

    Parameters
    ----------
    answer : TimeTo
        As ``paths.time_to`` returns it; at most four groups, the largest first, are drawn.
    title, source : str
        The headline (the median, if not given) and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.

    Returns
    -------
    Axes
        The shaded band is the 95% interval; the numbers beneath are the authorities still watched and not yet found
        to have reached the grade.
    """
    order = answer.medians.sort_values("waits", ascending=False, kind="stable")["group"].astype(str)
    curves = {group: answer.curve[answer.curve["group"].eq(group)] for group in order}
    drawn = {group: rows.dropna(subset=["share"]) for group, rows in curves.items() if rows["share"].notna().any()}
    drawn = dict(list(drawn.items())[:_MOST])
    ax = begin(ax, 2.7 + 0.18 * len(drawn), 2.0 + 0.16 * len(drawn), spines=("bottom",))
    ends = [_curve(ax, group, rows, i, of=len(drawn)) for i, (group, rows) in enumerate(drawn.items())]
    _axes(ax, drawn)
    labels.beside(ax, ends)
    _at_risk(ax, drawn)
    told = Account(_words(answer), answer.curve)
    band = "Band: 95% interval." if len(drawn) <= _BANDS else "95% intervals are in the data."
    foot = " ".join([*_left_out(answer, list(drawn)), band, "At risk: still watched and not yet there.", source])
    headline = _headline(answer, list(drawn)) if title is None else title
    return finish(ax, headline, _subtitle(answer), foot.strip(), told)


def _curve(ax: Axes, group: str, rows: pd.DataFrame, nth: int, *, of: int) -> Annotation:
    colour, dash = style.SERIES[nth]["color"], style.SERIES[nth]["linestyle"]
    years = rows["years"].astype(float)
    if of <= _BANDS:
        band = rows.dropna(subset=["lower", "upper"])
        ax.fill_between(band["years"].astype(float), band["lower"].astype(float), band["upper"].astype(float),
                        color=colour, alpha=0.14, linewidth=0, gid=f"band:{group}")  # fmt: skip
    ax.plot(years, rows["share"].astype(float), color=colour, linestyle=dash, linewidth=2.0, gid=f"curve:{group}")
    last = float(rows["share"].iloc[-1])
    word = f"{last:.0%}" if of == 1 else f"{group_name(group)} {last:.0%}"
    return labels.aside(ax, last, word, color=style.INKS[colour])


def group_name(group: str) -> str:
    """Write a group as a reader says it; a first grade is a grade."""
    return style.grade_word(group).capitalize() if group in style.GRADES else "All" if group == "all" else group


def _axes(ax: Axes, drawn: dict[str, pd.DataFrame]) -> None:
    longest = max((float(rows["years"].max()) for rows in drawn.values()), default=1.0)
    ax.set_xlim(0, longest)
    ax.set_ylim(0, 1.02)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1.0], ["0%", "25%", "50%", "75%", "100%"])
    for level in (0.25, 0.5, 0.75, 1.0):
        ax.axhline(level, color=style.RULE, linewidth=1.0 if level == 0.5 else 0.5, zorder=0.5)


def _at_risk(ax: Axes, drawn: dict[str, pd.DataFrame]) -> None:
    """Write under each year that is marked how many authorities are still at risk."""
    notes: list[Annotation] = []
    edge = ("axes fraction", "axes fraction")
    colours = [style.INKS[str(style.SERIES[i]["color"])] for i in range(len(drawn))]
    names = [labels.note(ax, 0, 0, "", ha="right", size=style.SMALL, color=ink, xycoords=edge) for ink in colours]

    def written() -> None:
        for old in notes:
            old.remove()
        notes.clear()
        years = _years_shown(ax)
        ax.set_xticks(years, [f"{year}" if year else "0 years" for year in years])
        for i, (group, rows) in enumerate(drawn.items()):
            names[i].set_text("At risk" if len(drawn) == 1 else group_name(group).replace(" ", "\n"))
            names[i].xyann = (-24.0, _depth(i))
            for year in years:
                count = _count_at(rows, year)
                note = labels.note(
                    ax, year, 0, count, (0, _depth(i)), size=style.SMALL, xycoords=("data", "axes fraction")
                )
                notes.append(note)

    settle(ax, written)


def _depth(row: int) -> float:
    return -27.0 - 20.0 * row


def _years_shown(ax: Axes) -> list[int]:
    longest = ax.get_xlim()[1]
    room = ax.get_window_extent().width * 72 / float(ax.figure.dpi) / 46
    every = next((n for n in (1, 2, 3, 5, 10) if longest / n <= room), 20)
    return [year for year in range(int(longest) + 1) if year % every == 0]


def _count_at(rows: pd.DataFrame, year: float) -> str:
    upto = rows[rows["years"].astype(float).le(year + 1e-9)]
    row = upto.iloc[-1] if len(upto) else rows.iloc[0]
    return f"{int(row['at_risk']):,}"


def _left_out(answer: TimeTo, drawn: list[str]) -> list[str]:
    rest = [group_name(str(group)) for group in answer.medians["group"] if str(group) not in drawn]
    return [f"Not drawn: {labels.joined(rest)} (too few, or no curve fits)."] if rest else []


def _goal(answer: TimeTo) -> str:
    return style.grade_word(answer.target) + (" or better" if answer.target != "outstanding" else "")


def _medians(answer: TimeTo) -> list[str]:
    said = []
    for row in labels.rows_of(answer.medians):
        name = group_name(str(row.group))
        if pd.isna(row.median):
            said.append(f"{name}: no median ({row.note})")
        else:
            upper = "more than was observed" if pd.isna(row.upper) else f"{row.upper:.1f}"
            said.append(f"{name}: {row.median:.1f} years, from {row.lower:.1f} to {upper}, of {row.waits} waits")
    return said


def _headline(answer: TimeTo, drawn: list[str]) -> str:
    known = (
        answer.medians[answer.medians["group"].isin(drawn)]
        .dropna(subset=["median"])
        .sort_values("median", kind="stable")
    )
    if len(answer.medians) == 1 and len(known) == 1:
        years = f"{known['median'].iloc[0]:.1f} years"
        return f"Half of the authorities below {style.grade_word(answer.target)} get there in {years}"
    if len(known) > 1:
        ends = [f"{_from(str(r.group))} {r.median:.1f} years" for r in labels.rows_of(known.iloc[[0, -1]])]
        return f"Time to {_goal(answer)}: {', '.join(ends)}"
    return f"Time to {_goal(answer)}"


def _from(group: str) -> str:
    return f"from {style.grade_word(group)}" if group in style.GRADES else group


def _subtitle(answer: TimeTo) -> str:
    theme = style.theme_label(answer.theme)
    began = answer.waits["began"] if "began" in answer.waits and len(answer.waits) else None
    span = f", waits that began {began.min().year} to {began.max().year}" if began is not None else ""
    return f"{theme}: share now {_goal(answer)}, by years since found below it, England{span}"


def _words(answer: TimeTo) -> str:
    medians = "; ".join(_medians(answer))
    return f"Curves of the share of authorities that have reached {_goal(answer)}, by years. Median time: {medians}."
