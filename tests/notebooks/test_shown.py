"""Tables as a reader sees them."""

from __future__ import annotations

import pandas as pd

from analysis import notebook
from analysis.notebook.screen import Picture


def test_hostile_words_stay_words() -> None:
    html = notebook.table(pd.DataFrame({"quote": ["<script>alert(1)</script>"]})).to_html()
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_dates_are_dates_and_blanks_are_blank() -> None:
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2018-05-25", None]),
            "value": pd.array([1234.5, None], dtype="Float64"),
            "count": pd.array([3, None], dtype="Int64"),
        }
    )
    html = notebook.table(frame).to_html()
    assert "2018-05-25" in html and "1,234.5" in html
    shown = set(html.replace("<", " ").replace(">", " ").split())
    assert not {"NaT", "NaN", "nan", "&lt;NA&gt;", "00:00:00"} & shown


def test_it_says_how_many_rows_are_left_out() -> None:
    frame = pd.DataFrame({"n": range(2000)})
    assert "The first 20 of 2,000 rows." in notebook.table(frame).to_html()
    assert "The first" not in notebook.table(frame, rows=2000).to_html()
    assert "No row." in notebook.table(frame.iloc[:0]).to_html()


def test_a_picture_carries_its_words() -> None:
    shown = Picture(b"png", 690, 'Brent is "good" & <up>')._repr_mimebundle_()
    assert 'alt="Brent is &quot;good&quot; &amp; &lt;up&gt;"' in shown["text/html"]
    assert shown["image/png"] == "cG5n"
