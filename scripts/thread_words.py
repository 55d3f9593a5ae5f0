"""Count in how many recommendations each word and subject stands: what ``paths.threads`` weighs them by.

    python scripts/thread_words.py TABLES

TABLES is the folder of a build of many authorities' reports. Only counts are kept, and only words that the reports of
two authorities use.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis import tables
from analysis.paths import topics

OUT = Path(__file__).resolve().parent.parent / "src" / "analysis" / "paths" / "thread_words.csv"
#: Rarer words are names and slips; commoner ones ('ensure', 'children') tell nothing.
LEAST = 3
LEAST_AUTHORITIES = 2
MOST = 0.05


def main() -> None:
    """Write the counts."""
    found = tables.load(Path(sys.argv[1])).recommendations
    found = found[found["text"].ne("")].drop_duplicates(["authority", "inspection_end", "text"])
    words_of = TfidfVectorizer(stop_words="english").build_analyzer()
    items: Counter[str] = Counter()
    where: defaultdict[str, set[str]] = defaultdict(set)
    subjects: Counter[str] = Counter()
    for text, authority in zip(found["text"], found["authority"], strict=True):
        subjects.update(topics.of(text))
        for word in set(words_of(text)):
            items[word] += 1
            where[word].add(authority)
    kept = {
        word: count
        for word, count in items.items()
        if count >= LEAST and len(where[word]) >= LEAST_AUTHORITIES and count <= MOST * len(found)
    }
    rows = [("all", "", len(found))]
    rows += [("word", word, count) for word, count in sorted(kept.items()) if word.isalpha()]
    rows += [("subject", name, subjects[name]) for name in topics.names()]
    pd.DataFrame(rows, columns=["kind", "name", "items"]).to_csv(OUT, index=False, lineterminator="\n")
    print(f"{len(rows)} rows in {OUT.name}")


if __name__ == "__main__":
    main()
