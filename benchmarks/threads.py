"""Which likeness brings together recommendations that speak of the same matter: judged pairs against each measure.

    python benchmarks/threads.py PAIRS

PAIRS is a CSV file with the columns ``first``, ``second`` (two recommendations), ``same`` (1 or 0, as a careful reader
judged) and ``weight`` (how many pairs of the whole the judged one stands for). Reports' words are not kept in this
repository, so neither are the pairs; docs/threads.md says how ours were drawn and what came out. rapidfuzz, which the
project does not need, is compared where it is installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score, precision_recall_curve

from analysis.paths.likeness import likeness

Measure = Callable[[list[str], list[str]], "np.ndarray"]


def fuzzy(scorer: str) -> Measure:
    from rapidfuzz import fuzz

    score = getattr(fuzz, scorer)
    return lambda first, second: np.array([score(a.lower(), b.lower()) for a, b in zip(first, second, strict=True)])


def tfidf(**options: object) -> Measure:
    def measure(first: list[str], second: list[str]) -> np.ndarray:
        vectorizer = TfidfVectorizer(sublinear_tf=True, **options).fit([*first, *second])
        return np.asarray(vectorizer.transform(first).multiply(vectorizer.transform(second)).sum(axis=1)).ravel()

    return measure


def ours(first: list[str], second: list[str]) -> np.ndarray:
    return np.array([likeness([a, b]).alike[0, 1] for a, b in zip(first, second, strict=True)])


def main() -> None:
    """Print each measure's average precision, and its precision and recall where their balance is best."""
    pairs = pd.read_csv(Path(sys.argv[1]))
    first, second = pairs["first"].tolist(), pairs["second"].tolist()
    measures: dict[str, Measure] = {
        "TF-IDF, words": tfidf(stop_words="english"),
        "TF-IDF, words and pairs of words": tfidf(stop_words="english", ngram_range=(1, 2)),
        "TF-IDF, 4 to 6 characters": tfidf(analyzer="char_wb", ngram_range=(4, 6)),
        "ours: words and subjects": ours,
    }
    if find_spec("rapidfuzz"):
        for name in ("ratio", "token_sort_ratio", "token_set_ratio", "WRatio"):
            measures[f"rapidfuzz {name}"] = fuzzy(name)
    for name, measure in measures.items():
        score = measure(first, second)
        average = average_precision_score(pairs["same"], score, sample_weight=pairs["weight"])
        precision, recall, _ = precision_recall_curve(pairs["same"], score, sample_weight=pairs["weight"])
        best = np.argmax(2 * precision * recall / np.maximum(precision + recall, 1e-9))
        print(
            f"{name:34s} average precision {average:.2f}, best: {precision[best]:.2f} right, {recall[best]:.2f} found"
        )


if __name__ == "__main__":
    main()
