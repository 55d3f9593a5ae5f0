"""What comes back: recommendations of one inspection after another that speak of the same matter."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis import authorities, tables
from analysis.paths import topics
from analysis.paths.likeness import Likeness, likeness, repeats

#: How alike the items of a thread are on average, at least; measured in docs/threads.md.
SIMILAR: Final = 0.2
_WORDS: Final = 3

_COLUMNS: Final = (
    *("thread", "topic", "authority", "inspection_end", "framework", "document", "part", "source", "body", "order"),
    *("number", "timescale", "text", "page", "similarity"),
)


def threads(
    recommendations: pd.DataFrame,
    authority: str | None = None,
    *,
    actions: pd.DataFrame | None = None,
    similar: float = SIMILAR,
) -> pd.DataFrame:
    """Bring together the recommendations of two inspections or more that speak of the same matter.

    Parameters
    ----------
    recommendations : DataFrame
        The recommendations table.
    authority : str, optional
        A name in full, or a GSS code; every authority when not given.
    actions : DataFrame, optional
        The actions table: what an action plan answers and no list holds (areas for development) is followed as well,
        dated by the inspection in whose pack it stands, or by the plan.
    similar : float
        How alike the items of a thread are on average, at least; more gives fewer and closer threads.

    Returns
    -------
    DataFrame
        One row an item, threads through most inspections first, oldest item first:

        - ``thread``: its number within the authority, from 1
        - ``topic``: the subjects that most of its items speak of, else their most telling common words
        - ``authority``, ``inspection_end``, ``framework``
        - ``document``, ``part``, ``page``: where it stands
        - ``source``: report, or plan
        - ``body``, ``order``, ``number``, ``timescale``, ``text``: as in the recommendations table
        - ``similarity``: how alike it is, on average, to the thread's items of other inspections, from 0 to 1

    Raises
    ------
    KeyError
        When the tables hold no recommendation of the authority.

    Notes
    -----
    That a matter came back does not say that the same weakness did: read the items. The tables that ship with the
    project hold no words of the reports, so there is nothing to bring together.
    """
    rows = _items(recommendations, actions)
    wanted = sorted(rows["authority"].unique()) if authority is None else [_named(authority, recommendations)]
    found = []
    for name in wanted:
        found += _of_one(rows[rows["authority"].eq(name)], similar)
    if not found:
        return _typed(rows.iloc[:0].assign(thread=0, topic="", similarity=0.0))
    return _typed(pd.concat(found, ignore_index=True))


def _named(authority: str, recommendations: pd.DataFrame) -> str:
    known = authorities.by_code(authority) or authorities.find(authority)
    names = set(recommendations["authority"])
    for name in (authority, known.name if known else ""):
        if name in names and name:
            return name
    raise KeyError(f"no recommendation of {known.name if known else authority} is in these tables")


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    types = {"thread": "Int64", "topic": "string", "source": "string", "similarity": "Float64"}
    return rows[list(_COLUMNS)].astype(types).reset_index(drop=True)


def _items(recommendations: pd.DataFrame, actions: pd.DataFrame | None) -> pd.DataFrame:
    """Return the items that have words and a date, each once."""
    rows = tables.conform("recommendations", recommendations).assign(source="report")
    if actions is not None and len(actions):
        answered = tables.conform("recommendations", _answered(recommendations, actions)).assign(source="plan")
        rows = pd.concat([rows, answered], ignore_index=True)
    rows = rows[rows["text"].ne("") & rows["inspection_end"].notna() & rows["authority"].ne("")]
    return rows.sort_values(
        ["authority", "inspection_end", "source", "document", "part", "body", "order"],
        ascending=[True, True, False, True, True, True, True],
        kind="stable",
    ).reset_index(drop=True)


def _answered(recommendations: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Return what action plans answer, one row an item, dated by the inspection of the same file or by the plan."""
    named = ["document", "part", "section", "number", "recommendation"]
    rows = actions[actions["recommendation"].ne("")].drop_duplicates(named)
    inspected = recommendations.drop_duplicates("document", keep="last").set_index("document")
    ended = rows["document"].map(inspected["inspection_end"])
    return pd.DataFrame(
        {
            **{name: rows[name] for name in ("document", "part", "authority", "number", "timescale", "page")},
            "inspection_end": ended.where(ended.notna(), rows["dated"]),
            "framework": rows["document"].map(inspected["framework"].astype("string")),
            "body": "authority",
            "order": rows.groupby(["document", "part"]).cumcount() + 1,
            # words that were lost where a table was flattened
            "text": rows["recommendation"].str.replace(r"\s*\[\.\.\.\]\s*", " ", regex=True).str.strip(),
        }
    )


def _of_one(rows: pd.DataFrame, similar: float) -> list[pd.DataFrame]:
    """Return the threads of one authority."""
    rows = rows.iloc[_told_once(rows)]
    if rows["inspection_end"].nunique() < 2:
        return []
    all_of_them = likeness(rows["text"].tolist())
    days = rows["inspection_end"].to_numpy()
    found = []
    for at in _groups(all_of_them.alike, similar):
        if len(set(days[at])) > 1:
            other = days[at][:, None] != days[at][None, :]
            close = (all_of_them.alike[np.ix_(at, at)] * other).sum(axis=1) / other.sum(axis=1)
            found.append(rows.iloc[at].assign(topic=_topic(all_of_them, at), similarity=close.round(3)))
    found.sort(key=lambda thread: (-thread["inspection_end"].nunique(), -thread["similarity"].mean()))
    return [thread.assign(thread=number) for number, thread in enumerate(found, start=1)]


def _told_once(rows: pd.DataFrame) -> list[int]:
    """Return the places of items that no other document of the same inspection has told before."""
    days, texts = rows["inspection_end"].tolist(), rows["text"].tolist()
    sources = list(zip(rows["document"], rows["part"], rows["source"], strict=True))
    kept: list[int] = []
    for at in range(len(rows)):
        others = [k for k in kept if days[k] == days[at] and sources[k] != sources[at]]
        if not any(repeats(texts[at], texts[k]) for k in others):
            kept.append(at)
    return kept


def _groups(alike: np.ndarray[Any, Any], similar: float) -> list[np.ndarray[Any, Any]]:
    """Cluster items by their average likeness; give each cluster's places."""
    from sklearn.cluster import AgglomerativeClustering

    distance = np.clip(1 - alike, 0, None)
    np.fill_diagonal(distance, 0)
    clustering = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - similar
    )
    labels = clustering.fit_predict(distance)
    return [np.flatnonzero(labels == label) for label in range(labels.max() + 1)]


def _topic(compared: Likeness, at: np.ndarray[Any, Any]) -> str:
    """Name a thread by the subjects of most of its items, else by the words that weigh most in two of them."""
    counts = Counter(name for place in at for name in topics.of(compared.texts[place]))
    shared = [name for name, count in counts.most_common() if count * 2 > len(at)]
    if shared:
        return "; ".join(shared[:2])
    weights = compared.by_word[at].toarray()
    common = weights.sum(axis=0) * ((weights > 0).sum(axis=0) > 1)
    return ", ".join(compared.names[place] for place in np.argsort(-common)[:_WORDS] if common[place] > 0)
