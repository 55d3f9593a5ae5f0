"""Positions that move apart, and words that are wrapped and joined."""

from __future__ import annotations

from itertools import pairwise

import matplotlib.pyplot as plt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import labels
from analysis.charts.page import extent, wrap

places = st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 8)), min_size=1, max_size=9)


@given(places)
def test_spread_leaves_no_two_overlapping_and_keeps_the_order(wanted: list[tuple[float, float]]) -> None:
    middles, sizes = [m for m, _ in wanted], [s for _, s in wanted]
    found = labels.spread(middles, sizes, 0.0, 100.0)
    order = sorted(range(len(found)), key=lambda i: found[i])
    for i, j in pairwise(order):
        assert found[j] - found[i] >= (sizes[i] + sizes[j]) / 2 - 1e-6
    for i in range(len(found)):
        for j in range(len(found)):
            if middles[i] < middles[j]:
                assert found[i] < found[j]
    assert min(f - s / 2 for f, s in zip(found, sizes, strict=True)) >= -1e-6
    assert max(f + s / 2 for f, s in zip(found, sizes, strict=True)) <= 100 + 1e-6


def test_spread_leaves_alone_what_does_not_overlap() -> None:
    assert labels.spread([10.0, 50.0, 90.0], [5.0, 5.0, 5.0], 0.0, 100.0) == [10.0, 50.0, 90.0]


def test_spread_that_does_not_fit_still_keeps_labels_apart() -> None:
    found = labels.spread([1.0, 1.0, 1.0], [4.0, 4.0, 4.0], 0.0, 6.0)
    assert found == [2.0, 6.0, 10.0]


@pytest.mark.parametrize("words", ["one", "", "several words that need more than one line", "a\nb c"])
def test_wrapped_words_are_all_there_and_no_wider_than_the_longest(words: str) -> None:
    figure = plt.figure()
    text = figure.text(0, 0, "")
    wrap(text, words, 90.0)
    assert text.get_text().split() == words.split()
    if len(words) > 1:
        widest = max((word for word in words.split()), key=len)
        probe = figure.text(0, 0, widest)
        assert extent(text).width <= max(90.0, extent(probe).width)
    plt.close(figure)


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_a_sentence_joins_them(parts: list[str], said: str) -> None:
    assert labels.joined(parts) == said
