"""The national picture over time: the share of authorities at each grade, and the regions side by side."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import words
from analysis.charts import labels, style
from analysis.charts.page import Account, begin, finish, new_page, panel_title, tell

#: From the ground up, so that 'good or outstanding' is read off the scale.
_STACK = ("outstanding", "good", "requires_improvement", "inadequate")

#: A day counts where it has this part of the authorities that the fullest day has: shares of a handful are no picture.
_ENOUGH = 0.25

#: A region has few authorities to begin with.
_ENOUGH_OF_A_REGION = 0.5


@style.unaffected
def standing_over_time(
    data: pd.DataFrame,
    *,
    published: pd.DataFrame | None = None,
    fewest: int | None = None,
    title: str | None = None,
    source: str = style.SOURCE,
    ax: Axes | None = None,
) -> Axes:
    """Draw the share of authorities at each grade, day by day, best at the ground.

    Parameters
    ----------
    data : DataFrame
        As ``paths.standing_over_time`` returns it without a group. 'Adequate' is drawn with 'requires improvement'.
    published : DataFrame, optional
        Shares good or outstanding that somebody else published: ``on`` and ``share`` (0 to 1), drawn as points.
    fewest : int, optional
        How many authorities a day must count to be drawn; a quarter of those that the fullest day counts if not given.
    title, source : str
        The headline (made from the last day if not given) and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.
    """
    least = _least(data) if fewest is None else fewest
    shares = _shares(_drawn(data, least))
    ax = begin(ax, 3.3, 2.2, spines=("bottom",))
    days = [labels.number(day) for day in shares.index]
    levels = np.cumsum(shares.to_numpy(dtype=float), axis=1) if len(shares) else np.zeros((0, len(_STACK)))
    below = np.zeros(len(days))
    for i, grade in enumerate(_STACK):
        ax.fill_between(days, below, levels[:, i], facecolor=style.GRADE_COLOURS[grade], edgecolor=style.PAPER,
                        linewidth=1.0, step="post", gid=f"grade:{grade}")  # fmt: skip
        below = levels[:, i]
    high = levels[:, 1]
    ax.plot(days, high, drawstyle="steps-post", color=style.INK, linewidth=1.8, gid="good or outstanding")
    if published is not None:
        ax.plot([labels.number(day) for day in published["on"]], published["share"].astype(float), gid="published",
                linestyle="none", marker="D", markersize=6, markerfacecolor=style.PAPER,
                markeredgecolor=style.INK, markeredgewidth=1.2, zorder=4)  # fmt: skip
    _axes(ax, days)
    gaps = shares.index[shares["good"].isna()]
    _hatch_gaps(ax, shares, days)
    _end_labels(ax, shares, levels)
    told = Account(_words(shares, high), data)
    marks = "Diamonds: as Ofsted published. " if published is not None else ""
    line = "The line parts good or outstanding from the rest. 'Adequate' (to 2013) counts with 'requires improvement'."
    hatched = f"Hatched: fewer than {least} authorities are counted. " if len(gaps) else ""
    headline = _headline(shares, high) if title is None else title
    foot = f"{marks}{hatched}{_left_out(data, shares, least)}{line} {source}".strip()
    return finish(ax, headline, _subtitle(_drawn(data, least).dropna(subset=["share"])), foot, told)


@style.unaffected
def standing_by_region(
    data: pd.DataFrame, england: pd.DataFrame, *, title: str | None = None, source: str = style.SOURCE
) -> Figure:
    """Draw the share good or outstanding over time in each region, England behind it, one small panel a region.

    Parameters
    ----------
    data : DataFrame
        As ``paths.standing_over_time(..., group="region")`` returns it.
    england : DataFrame
        The same without a group.
    title, source : str
        The headline (made from the last day if not given) and the source line.
    """
    regions = sorted(region for region in data["region"].dropna().unique() if region)
    nation = _good(_drawn(england, _least(england)))
    last = {}
    for region in regions:
        own = data[data["region"].eq(region)]
        last[region] = _good(_drawn(own, _least(own, _ENOUGH_OF_A_REGION)))
    regions.sort(key=lambda region: -(last[region].iloc[-1] if len(last[region]) else 0))
    across = 3
    down = max(-(-len(regions) // across), 1)
    figure, page = new_page(lambda width: (1.25 if width > 5 else 1.5) * down, 0.95 * down)
    days = [labels.number(day) for day in nation.index]
    for i, region in enumerate(regions):
        ax = style.dress(figure.add_subplot(down, across, i + 1), spines=("bottom",))
        ax.plot(days, nation.to_numpy(dtype=float), color="#8C8C8C", linewidth=1.4, linestyle="--", gid="England")
        at = [labels.number(day) for day in last[region].index]
        ax.plot(at, last[region].to_numpy(dtype=float), color=style.NAVY, linewidth=2.0, gid=region)
        _panel(ax, region, days, last[region], first=i % across == 0)
    told = Account(_region_words(last, nation), data)
    foot = f"Dashed: England. {_counted_line(data)} A line begins with half of them. {source}"
    shown = data[data["on"].ge(nation.index.min())] if len(nation) else data
    page.write(figure, _region_headline(last) if title is None else title, _subtitle(shown), foot)
    page.fit(figure, style.FULL)
    tell(figure, told)
    return figure


def _panel(ax: Axes, region: str, days: list[float], share: pd.Series[float], *, first: bool) -> None:
    ax.set_ylim(0, 1.0)
    ax.set_yticks([0, 0.5, 1.0], ["0%", "50%", "100%"] if first else ["", "", ""])
    ax.axhline(0.5, color=style.RULE, linewidth=0.5, zorder=0.5)
    ax.axhline(1.0, color=style.RULE, linewidth=0.5, zorder=0.5)
    if days:
        ax.set_xlim(days[0], days[-1])
    labels.years(ax)
    if len(share):
        labels.aside(ax, float(share.iloc[-1]), f"{share.iloc[-1]:.0%}", color=style.NAVY)
    panel_title(ax, region)


def _least(data: pd.DataFrame, enough: float = _ENOUGH) -> int:
    """Return how many authorities a day must count for its shares to be drawn."""
    return max(math.ceil(enough * int(data["authorities"].max())), 1) if len(data) else 1


def _drawn(data: pd.DataFrame, least: int) -> pd.DataFrame:
    """Return the days from the first to the last that count enough authorities; a day between may have no share."""
    enough = data["authorities"].ge(least)
    days = data.loc[enough, "on"]
    shown = data[data["on"].between(days.min(), days.max())]
    return shown.assign(share=shown["share"].where(enough[shown.index]))


def _left_out(data: pd.DataFrame, shares: pd.DataFrame, least: int) -> str:
    """Say before which day, and after which, there is no picture, where there are days."""
    ends = []
    if len(shares) and data["on"].min() < shares.index[0]:
        ends.append(f"before {style.long_month(shares.index[0])}")
    if len(shares) and data["on"].max() > shares.index[-1]:
        ends.append(f"after {style.long_month(shares.index[-1])}")
    when = " and ".join(ends)
    return f"{when[0].upper()}{when[1:]} fewer than {least} authorities are counted. " if ends else ""


def _hatch_gaps(ax: Axes, shares: pd.DataFrame, days: list[float]) -> None:
    """Hatch the time for which too few authorities are counted."""
    known = shares["good"].notna().tolist()
    for i, (day, after) in enumerate(itertools.pairwise(days)):
        if not (known[i] and known[i + 1]):
            ax.axvspan(day, after, facecolor=style.PAPER, edgecolor=style.RULE, hatch="///", linewidth=0, zorder=3,
                       gid="too few")  # fmt: skip


def _shares(data: pd.DataFrame) -> pd.DataFrame:
    """Return one row a day and one column a grade, the two labels of the third step together."""
    merged = data.assign(grade=data["grade"].astype(str).replace("adequate", "requires_improvement"))
    table = merged.pivot_table(index="on", columns="grade", values="share", aggfunc="sum", observed=True)
    table = table.reindex(columns=list(_STACK), fill_value=0.0).astype(float).fillna(0.0)
    return table.where(table.sum(axis=1).gt(0))


def _good(data: pd.DataFrame) -> pd.Series[float]:
    return _shares(data)[["outstanding", "good"]].sum(axis=1, skipna=False)


def _axes(ax: Axes, days: list[float]) -> None:
    ax.set_ylim(0, 1)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1.0], ["0%", "25%", "50%", "75%", "100%"])
    if days:
        ax.set_xlim(days[0], days[-1] if days[-1] > days[0] else days[0] + 365)
    labels.years(ax)


def _end_labels(ax: Axes, shares: pd.DataFrame, levels: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    """Name each band at its right end, with its last share."""
    if shares.empty:
        return
    lower = np.concatenate([[0.0], levels[-1][:-1]])
    notes = []
    for i, grade in enumerate(_STACK):
        middle = (lower[i] + levels[-1][i]) / 2
        word = f"{words.GRADE_LABELS[grade].replace(' ', chr(10))} {shares.iloc[-1, i]:.0%}"
        notes.append(labels.aside(ax, middle, word))
    labels.beside(ax, notes)


def _counted_line(data: pd.DataFrame) -> str:
    last = data.loc[data["on"].eq(data["on"].max()), "authorities"]
    return f"Authorities counted at the end: {int(last.min())} to {int(last.max())} a region." if len(last) else ""


def _headline(shares: pd.DataFrame, high: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    if not len(high):
        return "No grade is known"
    last = shares.index[-1]
    return f"{high[-1]:.0%} of authorities were good or outstanding on {last.day} {last:%B %Y}"


def _subtitle(data: pd.DataFrame) -> str:
    if data.empty:
        return ""
    total = data.groupby("on")["authorities"].max() if "region" not in data else None
    span = f"England, {style.long_month(data['on'].min())} to {style.long_month(data['on'].max())}"
    many = f", {int(total.min())} to {int(total.max())} authorities" if total is not None else ""
    what = "Share good or outstanding by region" if total is None else "Overall grade at the latest full inspection"
    return f"{what}, {span}{many}"


def _words(shares: pd.DataFrame, high: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    if shares.empty:
        return "Stacked areas without a day."
    first, last = shares.index[0], shares.index[-1]
    now = [f"{shares.iloc[-1, i]:.0%} {style.grade_word(grade)}" for i, grade in enumerate(_STACK)]
    return (
        f"Stacked areas of the share of authorities at each grade, {style.long_month(first)} to "
        f"{style.long_month(last)}. Good or outstanding: {high[0]:.0%} at the beginning, {high[-1]:.0%} at the end. "
        f"At the end: {labels.joined(now)}."
    )


def _region_headline(last: dict[str, pd.Series[float]]) -> str:
    ends = {region: share.iloc[-1] for region, share in last.items() if len(share)}
    if not ends:
        return "No grade is known"
    top, low = max(ends, key=lambda r: ends[r]), min(ends, key=lambda r: ends[r])
    return f"Good or outstanding: from {ends[low]:.0%} in {low} to {ends[top]:.0%} in {top}"


def _region_words(last: dict[str, pd.Series[float]], nation: pd.Series[float]) -> str:
    said = [f"{region} {share.iloc[-1]:.0%}" for region, share in last.items() if len(share)]
    england = f"England {nation.iloc[-1]:.0%}" if len(nation) else "England unknown"
    what = "Small panels of the share good or outstanding over time, one a region"
    return f"{what}. At the end: {england}; {'; '.join(said)}."
