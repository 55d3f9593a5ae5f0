"""Days, figures and names as a dossier writes them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.dossier import wording


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((74000.0, "children", "approx"), "about 74,000 children"),
        ((1.0, "children", "exact"), "1 child"),
        ((1.0, "reviews", "exact"), "1 review"),
        ((13.6, "percent", "exact"), "13.6%"),
        ((45.0, "per 10k", "above"), "over 45 per 10,000"),
        ((9.0, "", "below"), "under 9"),
    ],
)
def test_figures(figure, words):
    assert wording.figure(*figure) == words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"as_of": "2015-03-31"}, "31 March 2015"),
        ({"period_start": "2014-04-01", "period_end": "2015-03-31"}, "1 April 2014 to 31 March 2015"),
        ({"period_end": "2015-03-31"}, "to 31 March 2015"),
        ({"period_text": "currently"}, "no date ('currently')"),
        ({}, "no date"),
    ],
)
def test_when_a_figure_speaks_of(dates, words):
    days = {name: pd.Timestamp(dates.get(name)) for name in ("as_of", "period_start", "period_end")}
    assert wording.when(days | {"period_text": dates.get("period_text", "")}) == words


@pytest.mark.parametrize(("step", "words"), [(3.0, "good"), (2.5, "between requires improvement and good"), (None, "")])
def test_places_on_the_scale(step, words):
    assert wording.step(step) == words


def test_names_become_folders():
    assert wording.slug("Bournemouth, Christchurch and Poole") == "bournemouth-christchurch-and-poole"
    assert wording.slug("../…") == "authority"
