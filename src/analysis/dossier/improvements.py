"""What reports say should improve, what came back from one inspection to the next, and what plans answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from analysis import paths
from analysis.dossier import wording
from analysis.dossier.ledger import Entry, Ledger
from analysis.dossier.subject import Subject
from analysis.paths import topics

_WORDS: str = (
    "the items' words are left out of the tables that ship with the project. Build your own tables to have them"
)

#: Where an item stands: document, part, body and order.
_Place = tuple[str, int, str, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    number: str
    text: str
    body: str
    topics: list[str]
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Part:
    """The items that stand under one heading of a list."""

    timescale: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Listed:
    """The list of one report."""

    title: str
    count: int
    parts: list[Part]
    #: Where items stand whose words are not in the tables.
    pages: list[Entry]


@dataclass(frozen=True, slots=True)
class Thread:
    """A matter that lists of more than one inspection raise, with its items at each."""

    name: str
    items: list[list[Item]]


@dataclass(frozen=True, slots=True)
class Improvements:
    """The lists, oldest first, and the threads through them."""

    lists: list[Listed]
    columns: list[str]
    threads: list[Thread]
    wordless: bool
    empty: str
    no_threads: str


@dataclass(frozen=True, slots=True)
class Action:
    """One row of an action plan."""

    action: str
    outcome: str
    lead: str
    by_when: str
    progress: str
    rag: str
    receipt: Entry | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A recommendation and the actions that answer it."""

    number: str
    recommendation: str
    actions: list[Action]


@dataclass(frozen=True, slots=True)
class Plan:
    """One action plan."""

    title: str
    answers: list[Answer]


def collect(whom: Subject, ledger: Ledger) -> Improvements:
    """Return every list of what should improve, and the matters that came back."""
    rows = whom.own.recommendations.sort_values(
        ["inspection_end", "document", "part", "body", "order"], na_position="last"
    )
    lists: list[Listed] = []
    by_inspection: dict[str, dict[_Place, Item]] = {}
    for _, items in rows.groupby(["document", "part"], sort=False):
        title = _title(items, ledger)
        listed, own = _listed(items, title, ledger)
        lists.append(listed)
        if own:
            by_inspection.setdefault(title, {}).update(own)
    threads = _threads(rows.assign(authority=whom.name), list(by_inspection.values()))
    wordless = bool(len(rows)) and bool(rows["text"].eq("").all())
    empty = "" if lists else _no_lists(whom)
    return Improvements(
        lists, list(by_inspection), threads, wordless, empty, "" if threads else _no_threads(lists, by_inspection)
    )


def _listed(rows: pd.DataFrame, title: str, ledger: Ledger) -> tuple[Listed, dict[_Place, Item]]:
    """Return one list, and the items in it that have words, by where they stand."""
    parts, own, pages = [], {}, {}
    for timescale, group in groupby(wording.rows_of(rows), key=lambda row: str(row["timescale"])):
        items = []
        for row in group:
            text, board = str(row["text"]), row["body"] == "lscb"
            receipt = ledger.cite(row, f"{title}: item {row['number'] or row['order']}")
            if not text:
                pages[id(receipt)] = receipt
                continue
            found = [] if board else topics.of(text)
            item = Item(str(row["number"]), text, "Safeguarding board" if board else "", found, receipt)
            items.append(item)
            own[_place(row)] = item
        if items:
            parts.append(Part(timescale, items))
    return Listed(title, len(rows), parts, [page for page in pages.values() if page is not None]), own


def _place(row: dict[str, Any]) -> _Place:
    return str(row["document"]), int(row["part"]), str(row["body"]), int(row["order"])


def _threads(rows: pd.DataFrame, lists: list[dict[_Place, Item]]) -> list[Thread]:
    """Return what comes back to the authority, each thread's items under the list that they stand in."""
    found = []
    for _, items in paths.threads(rows[rows["body"].eq("authority")]).groupby("thread"):
        places = [_place(row) for row in wording.rows_of(items)]
        columns = [[own[place] for place in places if place in own] for own in lists]
        found.append(Thread(str(items["topic"].iloc[0]), columns))
    return found


def _no_lists(whom: Subject) -> str:
    if whom.own.documents.empty:
        return "There is no report about this authority among these tables."
    return "No list of what should improve could be read in the documents of these tables."


def _no_threads(lists: list[Listed], by_inspection: dict[str, dict[_Place, Item]]) -> str:
    if not lists:
        return "There is no list to follow."
    if not by_inspection:
        return f"Nothing can be followed: {_WORDS}."
    if len(by_inspection) < 2:
        return "Only one inspection's list is among these tables: nothing can have come back."
    return "Nothing in the lists of two inspections is alike enough to be the same matter."


def plans(whom: Subject, ledger: Ledger) -> list[Plan]:
    """Return the action plans, each recommendation with its actions."""
    found = []
    for _, rows in whom.own.actions.groupby(["document", "part"], sort=False):
        answers = []
        for (number, words), group in groupby(
            wording.rows_of(rows), key=lambda row: (str(row["number"]), str(row["recommendation"]))
        ):
            answers.append(Answer(number, words, [_action(row, ledger) for row in group]))
        found.append(Plan(_title(rows, ledger), answers))
    return found


def _action(row: dict[str, Any], ledger: Ledger) -> Action:
    told = {name: str(row[name]) for name in ("action", "outcome", "lead", "by_when", "progress", "rag")}
    says = f"action on recommendation {row['number']}" if row["number"] else "action"
    return Action(**told, receipt=ledger.cite(row, says))


def _title(rows: pd.DataFrame, ledger: Ledger) -> str:
    first = rows.iloc[0]
    return ledger.title(str(first["document"]), int(first["part"]))
