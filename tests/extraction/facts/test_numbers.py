"""Numbers as people write them, on paper and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.facts import numbers
from analysis.extraction.facts.numbers import TENS, UNITS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,934 children", [(1934, "count")]),
        ("62 100 children", [(62100, "count")]),
        ("eight children", [(8, "count")]),
        ("tables 5.2.1 and 5.2.2", []),
        ("in March 2014 200 children", [(2014, "count"), (200, "count")]),
        ("twenty-three children", [(23, "count")]),
        ("a hundred and twelve families", [(112, "count")]),
        ("83.5% of plans", [(83.5, "percent")]),
        ("13.6%% of plans", [(13.6, "percent")]),
        ("Sixty three per cent", [(63, "percent")]),
        ("Ninety- eight per cent", [(98, "percent")]),
        ("two thirds of children", [(66.7, "fraction")]),
        ("a quarter of staff", [(25, "fraction")]),
        ("one in five", [(20, "fraction")]),
        ("four out of 10", [(40, "fraction")]),
        ("a rate of 39.8 per 10,000", [(39.8, "rate")]),
        ("42 per 10,000 children", [(42, "rate")]),
        ("the 26- week target", [(26, "weeks")]),
        ("547 days", [(547, "days")]),
        ("15 working days", [(15, "days")]),
        ("within 72 hours", [(72, "other")]),
        ("3 percentage points", [(3, "other")]),
        ("from 41 to 34 weeks", [(41, "weeks"), (34, "weeks")]),
        ("between 15 and 18 cases", [(15, "count"), (18, "count")]),
        ("the council’s 96% target", [(96, "percent")]),
        ("Last year 82% were in time", [(82, "percent")]),
    ],
)
def test_values_and_kinds(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(n.value, n.kind) for n in numbers.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "children aged 16 to 18",
        "under the age of 18 years",
        "16- and 17-year-olds",
        "section 47 enquiries",
        "Regulation 33 visits",
        "Key Stage 2",
        "Year 11 pupils",
        "the 16+ team",
        "£250,000 was found",
        "Working Together 2013",
    ],
)
def test_names_are_no_numbers(text: str) -> None:
    assert numbers.find(text) == []


def test_a_range_is_marked_and_a_change_is_not() -> None:
    assert [n.in_range for n in numbers.find("between 60 and 70 children")] == [True, True]
    assert [n.in_range for n in numbers.find("50–70 cases")] == [True, True]
    assert [n.in_range for n in numbers.find("from 60 to 70 children")] == [False, False]


def test_taken_places_hold_no_number() -> None:
    text = "At 31 March 2015, 212 children"
    assert [n.value for n in numbers.find(text, [(0, 16)])] == [212]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_commas_are_read_back(value: int) -> None:
    found = numbers.find(f"there were {value:,} children")
    assert [n.value for n in found] == [value]


@given(st.floats(min_value=0, max_value=100, allow_nan=False).map(lambda x: round(x, 2)))
def test_percentages_are_read_back(value: float) -> None:
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    found = numbers.find(f"it was {written}% overall")
    assert [(n.value, n.kind) for n in found] == [(float(written), "percent")]


@given(
    st.sampled_from(sorted(TENS)), st.sampled_from([w for w, v in UNITS.items() if 0 < v < 10]), st.sampled_from("- ")
)
def test_words_are_read_back(ten: str, unit: str, sign: str) -> None:
    found = numbers.find(f"In all, {ten}{sign}{unit} children came")
    assert [n.value for n in found] == [TENS[ten] + UNITS[unit]]


@given(st.text(max_size=200))
def test_any_text_is_read_without_trouble(text: str) -> None:
    for number in numbers.find(text):
        assert 0 <= number.start < number.bare_end <= number.end <= len(text)
