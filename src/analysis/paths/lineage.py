"""Which authority is asked for, and which came before and after it."""

from __future__ import annotations

import pandas as pd

from analysis import authorities


def key(rows: pd.DataFrame) -> pd.Series[str]:
    """Return what tells authorities apart: the GSS code, or the name where there is no code."""
    return rows["authority_code"].where(rows["authority_code"].ne(""), rows["authority"]).astype("string")


def resolve(authority: str, grades: pd.DataFrame) -> str:
    """Return the key of the authority that a name or GSS code means.

    Raises
    ------
    KeyError
        When neither the authority table nor the frame knows it.
    """
    known = authorities.by_code(authority) or authorities.find(authority)
    if known is not None and (
        known.code in set(grades["authority_code"]) or not grades["authority"].eq(authority).any()
    ):
        return known.code
    named = grades[grades["authority"].eq(authority) | grades["authority_code"].eq(authority)]
    if named.empty:
        raise KeyError(f"no authority {authority!r}: give a name in full or a GSS code")
    return str(key(named).iloc[0])


def related(code: str) -> dict[str, str]:
    """Return the codes of an authority's line, the authority itself included, and how each is related to it."""
    line = {code: ""}
    for relation in ("predecessor", "successor"):
        waiting = [code]
        while waiting:
            known = authorities.by_code(waiting.pop())
            codes = () if known is None else getattr(known, f"{relation}s")
            fresh = [other for other in codes if other not in line]
            line.update(dict.fromkeys(fresh, relation))
            waiting += fresh
    return line
