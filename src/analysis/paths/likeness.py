"""How alike two recommendations are: by their words (TF-IDF) and by the subjects of ``topics.toml`` that they speak of.

How telling a word is, is learnt once from the recommendations of 107 authorities and kept in ``thread_words.csv``
(``scripts/thread_words.py``), so that it does not depend on which reports happen to be at hand. How this was chosen
is told in docs/threads.md.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from analysis.paths import topics

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

#: What shared subjects count beside shared words.
SUBJECTS: Final = 0.3
#: One text repeats another when it holds so much of its words, and there are enough of them to tell.
_REPEATED: Final = 0.85
_ENOUGH: Final = 5
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Some texts, and how alike they are."""

    texts: list[str]
    #: A row of weights a text, one for each name.
    by_word: csr_matrix
    names: list[str]
    #: From 0 to 1, each text with each.
    alike: np.ndarray[Any, Any]


def likeness(texts: list[str]) -> Likeness:
    """Compare texts, each with each."""
    words, subjects = _vectorizers()
    by_word, by_subject = words.transform(texts), subjects.transform(texts)
    alike = (1 - SUBJECTS) * (by_word @ by_word.T).toarray() + SUBJECTS * (by_subject @ by_subject.T).toarray()
    return Likeness(texts, by_word, list(words.get_feature_names_out()), np.clip(alike, 0, 1))


def repeats(text: str, before: str) -> bool:
    """Tell whether a text says what one before it says in the same words, however its table or its file broke them."""
    first, second = set(_WORD.findall(before.lower())), set(_WORD.findall(text.lower()))
    fewer = min(len(first), len(second))
    return first == second or (fewer >= _ENOUGH and len(first & second) >= _REPEATED * fewer)


@cache
def _vectorizers() -> tuple[TfidfVectorizer, TfidfVectorizer]:
    # half a second and more that nothing else needs
    from sklearn.feature_extraction.text import TfidfVectorizer

    counted = resources.files(__package__).joinpath("thread_words.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(counted.splitlines()))
    every = next(int(row["items"]) for row in rows if row["kind"] == "all")
    made = []
    choices: tuple[tuple[str, dict[str, Any]], ...] = (
        ("word", {"sublinear_tf": True}),
        ("subject", {"analyzer": topics.of}),
    )
    for kind, options in choices:
        counts = {row["name"]: int(row["items"]) for row in rows if row["kind"] == kind}
        vectorizer = TfidfVectorizer(vocabulary=list(counts), **options)
        vectorizer.idf_ = np.log((1 + every) / (1 + np.array(list(counts.values())))) + 1
        made.append(vectorizer)
    return made[0], made[1]
