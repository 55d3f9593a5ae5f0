"""What a reader asks for: an authority, a theme, a metric and a period, and the tables of that period."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from analysis import authorities, words
from analysis.tables import Tables


@dataclass(frozen=True, slots=True)
class Pick:
    """One choice, and the tables as far as they fall into its period."""

    #: The tables with all their years.
    every: Tables
    #: Those of the country, to compare with.
    country: Tables
    authority: str
    theme: str
    metric: str
    since: pd.Timestamp
    until: pd.Timestamp

    @property
    def documents(self) -> pd.DataFrame:
        """The documents of the period; those without a date of inspection too."""
        return self._within("documents")

    @property
    def grades(self) -> pd.DataFrame:
        """The judgements of the period."""
        return self._within("grades")

    @property
    def facts(self) -> pd.DataFrame:
        """The figures of the period, by the day that they speak of, or else that of the inspection."""
        return self._within("facts")

    @property
    def recommendations(self) -> pd.DataFrame:
        """What should improve, of the period's inspections."""
        return self._within("recommendations")

    @property
    def doubts(self) -> pd.DataFrame:
        """The doubts about the period's documents."""
        return self._within("doubts")

    @property
    def nation(self) -> Pick:
        """The same choice from the country's tables."""
        return replace(self, every=self.country)

    @property
    def quarters(self) -> list[pd.Timestamp]:
        """The last day of each quarter in which the tables hold judgements, within the period."""
        days = self.every.grades["inspection_end"].dropna()
        if days.empty:
            return []
        first, last = max(days.min(), self.since), min(days.max(), self.until)
        return list(pd.date_range(first, last + pd.offsets.QuarterEnd(0), freq="QE"))

    def own(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the authority's rows of a table."""
        return frame[frame["authority"].eq(self.authority)].reset_index(drop=True)

    def tables(self) -> Tables:
        """Return all of the authority's rows of the period, table by table."""
        return Tables(**{field.name: self.own(self._within(field.name)) for field in fields(Tables)})

    def name(self, pattern: str) -> str:
        """Fill in a file's name, as in ``"{authority}-path"``, with nothing in it that a file system minds."""
        filled = pattern.format(authority=self.authority, theme=self.theme, metric=self.metric)
        return re.sub(r"[^a-z0-9]+", "-", filled.lower()).strip("-")

    def other(self, **changes: Any) -> Pick:
        """Return the same choice but for what is named."""
        return replace(self, **changes)

    def _within(self, table: str) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(self.every, table)
        if "inspection_end" not in frame:
            return frame
        day = frame["inspection_end"]
        if table == "facts":
            day = frame["as_of"].fillna(frame["period_end"]).fillna(day)
        return frame[day.isna() | day.between(self.since, self.until)].reset_index(drop=True)


def opening(
    tables: Tables, country: Tables, authority: str, theme: str, metric: str, since: str, until: str
) -> tuple[Pick, str]:
    """Return a notebook's first choice, and a sentence where it could not be as asked.

    An authority may be given by name or GSS code, a day as a year or as a date; what is empty is taken from the
    tables.
    """
    if theme not in words.THEMES:
        raise ValueError(f"there is no theme {theme!r}: it is one of {', '.join(words.THEMES)}")
    known = authorities.by_code(authority) or authorities.find(authority)
    asked = known.name if known is not None else authority
    there = names(tables)
    note, chosen = "", asked
    if asked not in there:
        chosen = _most_inspected(tables) or asked
        if asked and chosen != asked:
            note = f"These tables hold nothing of {asked}: {chosen}, which has the most judgements, is shown instead."
        elif chosen == asked:
            note = "These tables hold no judgement."
    first, last = span(tables)
    return Pick(tables, country, chosen, theme, metric, _day(since, first), _day(until, last, end=True)), note


def names(tables: Tables) -> list[str]:
    """Return the authorities of which the tables hold a judgement, by name."""
    return sorted(name for name in tables.grades["authority"].unique() if name)


def metrics(tables: Tables) -> list[str]:
    """Return the metrics that the tables hold figures of, by id."""
    return sorted(tables.facts.loc[tables.facts["value"].notna(), "metric"].unique())


def _most_inspected(tables: Tables) -> str:
    counts = tables.grades.loc[tables.grades["authority"].ne(""), "authority"].value_counts()
    return str(counts.index[0]) if len(counts) else ""


def span(tables: Tables) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day of whole years that hold everything dated."""
    days = pd.concat([tables.grades["inspection_end"], tables.facts["as_of"], tables.facts["period_end"]]).dropna()
    years = (days.min().year, days.max().year) if len(days) else (2009, 2009)
    return pd.Timestamp(years[0], 1, 1), pd.Timestamp(years[1], 12, 31)


def _day(text: str, otherwise: pd.Timestamp, *, end: bool = False) -> pd.Timestamp:
    text = str(text).strip()
    if not text:
        return otherwise
    if re.fullmatch(r"\d{4}", text):
        return pd.Timestamp(int(text), 12, 31) if end else pd.Timestamp(int(text), 1, 1)
    return pd.Timestamp(text)
