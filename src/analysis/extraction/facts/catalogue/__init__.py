"""The catalogue of metrics: one entry a metric, in the TOML files beside this module, one file a group.

An entry says what makes a sentence speak of the metric and what rules it out, and carries examples with the rows
that they must give. Adding a metric means adding an entry; its examples become its tests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Final

from analysis.extraction.facts.catalogue.phrases import Phrase
from analysis.extraction.facts.numbers import COUNT, WORDS
from analysis.extraction.facts.vocabulary import Vocabulary

#: The kind of number that a unit is measured in; every other unit is a plain count.
KIND_OF_UNIT: Final = {"percent": "percent", "per 10k": "rate", "weeks": "weeks", "days": "days", "cases": "cases"}

#: An entry's phrases that speak of a whole population, and the figure that each of them gives.
_WHOLES: Final = {"everyone": 100.0, "nobody": 0.0, "both": 2.0}
#: How a phrase begins that is only tried where a figure stands: with it, or with what may not stand before it.
_FIGURE_FIRST: Final = re.compile(r"(?:\(\?<![^()]*\))*\{(?:n|part)\}(?:\{of_all\})?")
#: A figure that is a part, and not the whole that another is a part of: the 12 of '12 of the 57', never the 57.
_PART: Final = r"(?<!\ball but )(?<!(?<!\btotal )(?<!\bmajority )of ){n}"
_PERCENT: Final = r"[\d.]+ ?(?:%|per ?cent)"
#: Words of every file: what may stand between a count and who is counted, its share and the whole that it is a part of.
_SHARED: Final = {
    "of_all": rf"\)?(?: \((?:or |about |around |approximately |nearly |over |under |just )*{_PERCENT}\))?"
    rf"(?:,? (?:out )?of (?:a total of |all |the |its |their |these |those |this |whom|which|them|current |total )*"
    rf"(?:(?:\d[\d,]*|{WORDS})(?![\w%]))?)?(?: \({_PERCENT}\))?,?",
}
#: What may stand in the figure's place: 'the number of children on plans' announces what '31 children on plans' counts.
_NUMBER_OF: Final = (
    r"\b(?:(?:numbers?|volumes?|totals?) of|(?:increase|reduction|decrease|rise|fall|growth|drop) in"
    r"|more|fewer) (?:the )?"
)

#: … and in that of a share: 'the proportion of children on plans is 25% (145 children)'.
_SHARE_OF: Final = r"\b(?:percentages?|proportions?|shares?) of (?:the |all |its |their |our )*"


@dataclass(frozen=True, slots=True)
class Example:
    """A text in our own words and the rows that it must give, as (metric, role, value)."""

    text: str
    rows: tuple[tuple[str, str, float], ...]
    lead: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """One kind of figure.

    Attributes
    ----------
    id, label, unit, group : str
    polarity : str
        Whether more is 'better', 'worse' or 'neither'.
    kind : str
        The kind of number: percent, rate, weeks, days, cases or count.
    cues : tuple of str
        Words (in lower case) of which one must stand in the text, before anything costlier is tried.
    """

    id: str
    label: str
    unit: str
    group: str
    polarity: str
    kind: str
    cues: tuple[str, ...]
    #: Phrases that name the metric; a number of its kind near by is its figure.
    speaks: Phrase | None
    #: Words that may mean the metric where the paragraph or its section is about it ('reviews', 'visits').
    may_speak: Phrase | None
    #: What that paragraph or section must hold.
    about: re.Pattern[str] | None
    #: Whole phrases of a count, the figure in the group ``n``: those that begin with it, and the others.
    counts_from: tuple[re.Pattern[str], ...]
    #: … those whose figure must be a part, and not the whole that another is a part of.
    parts_from: tuple[re.Pattern[str], ...]
    counts: tuple[Phrase, ...]
    #: Who a part is 'of', behind the figure of 'of the 57' and with what may follow.
    bases: re.Pattern[str] | None
    #: Phrases that announce a count (‘the number of children on plans’), which follows in brackets or after ‘to’.
    tallied: Phrase | None
    #: Phrases (not compiled) of the share that a count is, where it follows in brackets: 'the proportion of …'.
    in_shares: str
    #: Phrases that say that all, none or both of a population have it, and the figure that each of them gives.
    wholes: tuple[tuple[Phrase, float], ...]
    #: What the sentence, or its introduction, must hold as well.
    needs: re.Pattern[str] | None
    #: What must not stand in the figure's clause.
    rules_out: re.Pattern[str] | None
    #: What must not stand anywhere in the figure's sentence.
    never: re.Pattern[str] | None
    #: What 'such arrangements' point to, in the sentence before or earlier in their own.
    such: Phrase | None
    #: What those are called for short behind it, the figure first ('seven arrangements in place').
    short: re.Pattern[str] | None
    #: What makes a count's phrase speak of a part only, right behind it ('placed abroad', 'without a plan').
    narrowed: re.Pattern[str] | None
    #: Whether only the sentence that names it has its figures, or one that follows a figure.
    alone: bool
    #: Whether sentences tell the share of those who did not ('28% were late'), which is no figure of the metric.
    complement: bool
    #: The statutory standard, which many sentences name without giving a figure of the authority.
    standard: float | None
    least: float
    most: float
    #: For a count: whether it counts what happens in a span (adoptions), and not how many there are on a day.
    happens: bool
    #: For a count: the metric that is the same as a rate.
    rate: str
    #: Narrower groups and how they are written: (phrase, label).
    populations: tuple[tuple[Phrase, str], ...]
    examples: tuple[Example, ...] = field(repr=False, default=())

    @property
    def counted(self) -> bool:
        """Whether a plain number, or 'all' and 'none', can be its figure."""
        return bool(self.counts or self.counts_from or self.parts_from or self.bases or self.tallied or self.wholes)

    @property
    def look_alike(self) -> bool:
        """Whether it is none of the catalogue's own, and only takes figures away from them."""
        return not self.id


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every metric, and what leads to them and to the look-alikes that take figures away from them."""

    metrics: tuple[Metric, ...]
    by_id: dict[str, Metric]
    #: What the words of a text lead to, of both.
    vocabulary: Vocabulary[Metric]
    #: The phrases by which any metric's whole population is told.
    wholes: tuple[Phrase, ...]


@cache
def load() -> Catalogue:
    """Read the catalogue's files once."""
    metrics: list[Metric] = []
    others: list[Metric] = []
    folder = resources.files(__package__)
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        macros = {**data.get("words", {}), **_SHARED}
        shared = data.get("populations", {})
        for entry in data.get("metric", []):
            metrics.append(_metric({**entry, "populations": _populations(entry, shared)}, data["group"], macros))
        others += [_metric(entry, "", macros) for entry in data.get("other", [])]
    by_id = {m.id: m for m in metrics}
    vocabulary = Vocabulary([(m, m.cues) for m in (*metrics, *others)])
    wholes = tuple(phrase for metric in metrics for phrase, _ in metric.wholes)
    return Catalogue(tuple(metrics), by_id, vocabulary, wholes)


def catalogue() -> tuple[Metric, ...]:
    """Return every metric that can be extracted.

    Returns
    -------
    tuple of Metric
    """
    return load().metrics


def _metric(entry: dict[str, Any], group: str, macros: dict[str, str]) -> Metric:
    unit = entry["unit"]

    def either(name: str, *more: str) -> str:
        return "|".join(_filled(p, macros) for p in (*entry.get(name, []), *more))

    def compiled(name: str) -> re.Pattern[str] | None:
        words = either(name)
        if name in ("rules_out", "never"):
            words = rf"\b(?:{words})"
        return re.compile(words, re.IGNORECASE) if entry.get(name) else None

    def phrase(name: str, *more: str) -> Phrase | None:
        words = either(name, *more)
        return Phrase(words) if words else None

    def from_figure(wanted: Callable[[str], bool]) -> Iterator[re.Pattern[str]]:
        for pattern, first in opening:
            if first and wanted(pattern):
                yield re.compile(_filled(pattern, macros), re.IGNORECASE)

    opening = [(p, _FIGURE_FIRST.match(p)) for p in entry.get("counts", [])]
    behind = [p[first.end() + 1 :] for p, first in opening if first and p.startswith(" ", first.end())]
    announcing = [_NUMBER_OF + words for words in behind]
    return Metric(
        id=entry.get("id", ""),
        label=entry.get("label", ""),
        unit=unit,
        group=group,
        polarity=entry.get("polarity", "neither"),
        kind=KIND_OF_UNIT.get(unit, "count"),
        cues=tuple(entry["cues"]),
        speaks=phrase("speaks"),
        may_speak=phrase("may_speak"),
        about=compiled("about"),
        counts_from=tuple(from_figure(lambda p: "{part}" not in p)),
        parts_from=tuple(from_figure(lambda p: "{part}" in p)),
        counts=tuple(Phrase(_filled(p, macros)) for p, first in opening if not first),
        bases=compiled("bases"),
        tallied=phrase("tallied", *announcing),
        in_shares="|".join(_filled(_SHARE_OF + words, macros) for words in (*behind, *entry.get("shares", []))),
        wholes=tuple((pattern, value) for name, value in _WHOLES.items() if (pattern := phrase(name)) is not None),
        needs=compiled("needs"),
        rules_out=compiled("rules_out"),
        never=compiled("never"),
        narrowed=compiled("narrowed"),
        such=phrase("such"),
        short=compiled("short"),
        alone=entry.get("alone", False),
        complement=entry.get("complement", group == "timeliness"),
        standard=entry.get("standard"),
        least=entry.get("least", 0.0),
        most=entry.get("most", 100.0 if unit == "percent" else float("inf")),
        happens=entry.get("happens", False),
        rate=entry.get("rate", ""),
        populations=tuple((Phrase(_filled(p, macros)), label) for p, label in entry.get("populations", [])),
        examples=tuple(
            Example(e["text"], tuple((m, r, float(v)) for m, r, v in e["rows"]), e.get("lead", ""))
            for e in entry.get("examples", [])
        ),
    )


def _populations(entry: dict[str, Any], shared: dict[str, list[list[str]]]) -> list[list[str]]:
    """The groups of an entry: those it declares, and those of its file that it names."""
    found: list[list[str]] = []
    for group in entry.get("populations", []):
        found += shared[group] if isinstance(group, str) else [group]
    return found


def _filled(pattern: str, macros: dict[str, str]) -> str:
    """Put the file's own words and the number's group into a pattern."""
    for name, words in macros.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{words})")
    return pattern.replace("{part}", _PART).replace("{n}", f"(?P<n>{COUNT})")
