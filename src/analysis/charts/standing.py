"""The national picture over time: the share of authorities at each grade, and the regions side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import words
from analysis.charts import labels, style
from analysis.charts.page import Account, begin, finish, new_page, panel_title, tell

#: From the ground up, so that 'good or outstanding' is read off the scale.
_STACK = ("outstanding", "good", "requires_improvement", "inadequate")


@style.unaffected
def standing_over_time(
    data: pd.DataFrame,
    *,
    published: pd.DataFrame | None = None,
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
    title, source : str
        The headline (made from the last day if not given) and the source line.
    ax : Axes, optional
        Axes to draw on; without them, a page of its own.
    """
    shares = _shares(data)
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
    _end_labels(ax, shares, levels)
    told = Account(_words(data, shares, high), data)
    marks = "Diamonds: as Ofsted published. " if published is not None else ""
    line = "The line parts good or outstanding from the rest. 'Adequate' (to 2013) counts with 'requires improvement'."
    headline = _headline(data, high) if title is None else title
    return finish(ax, headline, _subtitle(data), f"{marks}{line} {source}".strip(), told)


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
    nation = _good(england)
    last = {region: _good(data[data["region"].eq(region)]) for region in regions}
    regions.sort(key=lambda region: -(last[region].iloc[-1] if len(last[region]) else 0))
    across = 3
    down = max(-(-len(regions) // across), 1)
    figure, page = new_page(lambda width: (1.25 if width > 5 else 1.5) * down, 0.95 * down)
    days = [labels.number(day) for day in nation.index]
    for i, region in enumerate(regions):
        ax = style.dress(figure.add_subplot(down, across, i + 1), spines=("bottom",))
        ax.plot(days, nation.to_numpy(dtype=float), color="#8C8C8C", linewidth=1.4, linestyle="--", gid="England")
        own = [labels.number(day) for day in last[region].index]
        ax.plot(own, last[region].to_numpy(dtype=float), color=style.NAVY, linewidth=2.0, gid=region)
        _panel(ax, region, days, last[region], first=i % across == 0)
    told = Account(_region_words(last, nation), data)
    line = f"Dashed: England. {_counted_line(data)}"
    page.write(figure, _region_headline(last) if title is None else title, _subtitle(data), f"{line} {source}")
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


def _shares(data: pd.DataFrame) -> pd.DataFrame:
    """Return one row a day and one column a grade, the two labels of the third step together."""
    merged = data.assign(grade=data["grade"].astype(str).replace("adequate", "requires_improvement"))
    table = merged.pivot_table(index="on", columns="grade", values="share", aggfunc="sum", observed=True)
    return table.reindex(columns=list(_STACK), fill_value=0.0).astype(float).fillna(0.0)


def _good(data: pd.DataFrame) -> pd.Series[float]:
    return _shares(data)[["outstanding", "good"]].sum(axis=1)


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
    counts = data.groupby("on")["authorities"].max()
    return f"Authorities counted: {int(counts.iloc[0])} to {int(counts.iloc[-1])} a panel." if len(counts) else ""


def _headline(data: pd.DataFrame, high: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    if not len(high):
        return "No grade is known"
    last = data["on"].max()
    return f"{high[-1]:.0%} of authorities were good or outstanding on {last.day} {last:%B %Y}"


def _subtitle(data: pd.DataFrame) -> str:
    if data.empty:
        return ""
    total = data.groupby("on")["authorities"].max() if "region" not in data else None
    span = f"England, {style.long_month(data['on'].min())} to {style.long_month(data['on'].max())}"
    many = f", {int(total.iloc[0])} to {int(total.iloc[-1])} authorities" if total is not None else ""
    what = "Share good or outstanding by region" if total is None else "Overall grade at the latest full inspection"
    return f"{what}, {span}{many}"


def _words(data: pd.DataFrame, shares: pd.DataFrame, high: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
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
