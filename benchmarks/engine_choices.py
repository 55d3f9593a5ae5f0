"""How well and how fast numbers and periods are read: our own readers beside packages that do it.

    python benchmarks/engine_choices.py [--shared ../shared]

The words come from the labels (``gold/facts.csv``): a quote and its value, a period’s words and its days. The packages
(quantulum3, text2num, spaCy, dateparser, ctparse) are not among the project’s own; each is measured where it is there.
What was measured and what follows from it stands in ``docs/engine-choices.md``.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import re
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.extraction.facts import numbers, periods

Quote = tuple[str, float]
#: Words, the inspection's last day, and the days: as of, first, last.
Words = tuple[str, str, str, str, str]


def load(shared: Path) -> tuple[list[Quote], list[Words]]:
    with (shared / "gold" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (shared / "gold" / "grades.csv").open(encoding="utf-8", newline="") as file:
        ends = {row["sha12"]: row["inspection_end"] for row in csv.DictReader(file)}
    quotes = [(r["quote"], float(r["value"])) for r in rows if r["quote"] and r["optional"] != "1"]
    words = {
        (r["period_text"], ends.get(r["sha12"], ""), r["as_of"], r["period_start"], r["period_end"])
        for r in rows
        if r["period_text"] and (r["as_of"] or r["period_end"])
    }
    return quotes, sorted(words)


def measure(name: str, read: Callable[[Any], Any], items: Sequence[Any], right: Callable[[Any, Any], bool]) -> None:
    start = time.process_time()
    hits = sum(right(item, read(item)) for item in items)
    each = 1000 * (time.process_time() - start) / len(items)
    print(f"{name:<34} right {hits / len(items):.3f} of {len(items):<5} {each:8.3f} ms each")


def has_value(item: Quote, values: Iterable[float]) -> bool:
    return any(abs(v - item[1]) <= max(0.05, 0.0005 * abs(item[1])) for v in values)


def has_days(item: Words, found: Iterable[tuple[str, str, str]]) -> bool:
    return item[2:] in list(found)


def has_all_days(item: Words, found: Iterable[str]) -> bool:
    days = set(found)
    return {day for day in item[2:] if day} <= days


def base(item: Words) -> dt.datetime:
    return dt.datetime.fromisoformat(item[1]) if item[1] else dt.datetime(2016, 1, 1)


def ours(quotes: list[Quote], words: list[Words]) -> None:
    def days(item: Words) -> list[tuple[str, str, str]]:
        found = periods.find(item[0], periods.When(base(item).date() if item[1] else None))
        return [(str(p.as_of or ""), str(p.first or ""), str(p.last or "")) for p in found]

    measure("numbers.py", lambda item: [n.value for n in numbers.find(item[0])], quotes, has_value)
    measure("periods.py", days, words, has_days)


def with_quantulum(quotes: list[Quote], words: list[Words]) -> None:
    from quantulum3 import parser

    measure("quantulum3", lambda item: [q.value for q in parser.parse(item[0])], quotes[::4], has_value)


def with_text2num(quotes: list[Quote], words: list[Words]) -> None:
    from text_to_num import alpha2digit

    def values(item: Quote) -> list[float]:
        found = re.findall(r"\d[\d,]*(?:\.\d+)?", alpha2digit(item[0], "en"))
        return [float(n.replace(",", "")) for n in found]

    measure("text2num, then digits", values, quotes, has_value)


def with_spacy(quotes: list[Quote], words: list[Words]) -> None:
    import spacy
    from spacy.matcher import Matcher

    pipeline = spacy.blank("en")
    matcher = Matcher(pipeline.vocab)
    matcher.add("number", [[{"LIKE_NUM": True}]])

    def values(item: Quote) -> list[float]:
        doc = pipeline(item[0])
        found = (doc[start:end].text.replace(",", "") for _, start, end in matcher(doc))
        return [float(n) for n in found if re.fullmatch(r"\d+(?:\.\d+)?", n)]

    measure("spaCy blank pipeline, Matcher", values, quotes, has_value)


def with_dateparser(quotes: list[Quote], words: list[Words]) -> None:
    from dateparser.search import search_dates

    def days(item: Words) -> list[str]:
        settings = {
            "RELATIVE_BASE": base(item),
            "PREFER_DAY_OF_MONTH": "last",
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
        }
        found = search_dates(item[0], languages=["en"], settings=settings) or []
        return [day.date().isoformat() for _, day in found]

    measure("dateparser, all words", days, words[::8], has_all_days)
    measure("dateparser, single days only", days, [w for w in words if w[2]][::6], has_all_days)


def with_ctparse(quotes: list[Quote], words: list[Words]) -> None:
    from ctparse import ctparse
    from ctparse.types import Interval, Time

    def days(item: Words) -> list[tuple[str, str, str]]:
        found = ctparse(item[0], ts=base(item), timeout=1.0)
        meant = found.resolution if found else None
        if isinstance(meant, Time):
            return [(meant.dt.date().isoformat(), "", "")]
        if isinstance(meant, Interval):
            return [("", meant.start.dt.date().isoformat(), meant.end.dt.date().isoformat())]
        return []

    measure("ctparse", days, words[::20], has_days)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    quotes, words = load(parser.parse_args().shared)
    ours(quotes, words)
    warnings.filterwarnings("ignore")
    for other in (with_quantulum, with_text2num, with_spacy, with_dateparser, with_ctparse):
        try:
            other(quotes, words)
        except ImportError as error:
            print(f"{error.name} is not installed")


if __name__ == "__main__":
    main()
