"""The authorities' table: complete, consistent, and found under every name it prints."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import authorities
from analysis.authorities import Authority, find
from analysis.authorities.mentions import mentions

#: Where the table rightly differs from the reference: three unitary councils that it calls counties.
UNITARY = {"Cumberland", "Westmorland and Furness", "North Yorkshire"}


def a_day_of(authority: Authority) -> date:
    """A day on which the authority ran services."""
    return authority.end or date(2024, 6, 1)


def test_there_are_153_authorities_now_and_the_former_ones_have_ended() -> None:
    assert len(authorities.current()) == 153
    former = {authority.code: authority for authority in authorities.every() if authority.end}
    assert {"E10000021", "E10000006", "E06000028", "E06000029", "E10000009"} <= set(former)
    assert all(authority.successors for authority in former.values())


def test_codes_are_unique_and_lead_back() -> None:
    for authority in authorities.every():
        assert authorities.by_code(authority.code) is authority
        assert authorities.by_dfe_code(authority.dfe_code) is authority
        assert all(authorities.by_code(code) is authority for code in authority.other_codes)
    assert authorities.by_code("E99999999") is None
    assert authorities.by_dfe_code("000") is None


def test_neighbours_predecessors_and_successors_are_authorities_and_mirror_each_other() -> None:
    for authority in authorities.every():
        assert len(authority.neighbours) == (0 if authority.end else 10)
        assert authority.code not in authority.neighbours
        for code in authority.neighbours:
            neighbour = authorities.by_code(code)
            assert neighbour is not None
            assert neighbour.end is None
        for code in authority.successors:
            successor = authorities.by_code(code)
            assert successor is not None
            assert authority.code in successor.predecessors
            assert authority.end is not None
            assert successor.start is not None
            assert (successor.start - authority.end).days == 1


@pytest.mark.parametrize("authority", authorities.every(), ids=lambda authority: f"{authority.name} {authority.code}")
def test_every_name_finds_exactly_its_own_authority(authority: Authority) -> None:
    on = a_day_of(authority)
    for name in (authority.name, *authority.other_names):
        for written in (name, name.upper(), name.lower(), f" {name} ", name.replace(" and ", " & "), f"the {name}"):
            assert find(written, on) is authority, written


@given(
    authority=st.sampled_from(authorities.every()),
    form=st.sampled_from(
        ["{} Council", "{} council’s", "{} local authority", "{} children's services", "Council of {}"]
    ),
    join=st.sampled_from([" & ", " and ", " AND "]),
    shape=st.sampled_from([str.upper, str.lower, str.title, lambda name: name.replace("-", " "), str.strip]),
)
def test_words_around_a_name_make_no_difference(authority: Authority, form: str, join: str, shape: object) -> None:
    name = shape(authority.name.replace(" and ", join))  # type: ignore[operator]
    assert find(form.format(name), a_day_of(authority)) is authority


@pytest.mark.parametrize("authority", authorities.every(), ids=lambda authority: authority.code)
def test_the_formal_name_of_its_rank_is_found(authority: Authority) -> None:
    forms = {
        "county": "{} County Council",
        "city": "{} City Council",
        "royal": "Royal Borough of {}",
        "london": "London Borough of {}",
        "metropolitan": "{} Metropolitan Borough Council",
        "borough": "Borough of {}",
    }
    for rank in authority.styles & set(forms):
        assert find(forms[rank].format(authority.name), a_day_of(authority)) is authority


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("London Borough of Brent", "E09000005"),
        ("Bristol, City of", "E06000023"),
        ("The City of Bristol Council", "E06000023"),
        ("City of York Council", "E06000014"),
        ("Hull City Council", "E06000010"),
        ("Kingston Upon Hull, City of", "E06000010"),
        ("Royal Borough of Kingston upon Thames", "E09000021"),
        ("Kingston–upon–Thames", "E09000021"),
        ("ST. HELENS METROPOLITAN BOROUGH COUNCIL", "E08000013"),
        ("Bournemouth, Christchurch & Poole", "E06000058"),
        ("BCP Council", "E06000058"),
        ("County Durham", "E06000047"),
        ("Durham County Council", "E06000047"),
        ("Herefordshire, County of", "E06000019"),
        ("Medway Council", "E06000035"),
        ("Telford & Wrekin Council", "E06000020"),
        ("Council of the Isles of Scilly", "E06000053"),
        ("Stockton on Tees Borough Council", "E06000004"),
        ("Bedford Borough Council", "E06000055"),
        ("City of London Corporation", "E09000001"),
        ("Westminster City Council", "E09000033"),
        ("Rotherham MBC", "E08000018"),
        ("LB Brent", "E09000005"),
        ("Slough Children First", "E06000039"),
        ("Doncaster Children’s Services Trust", "E08000017"),
        ("Dorset County Council", "E10000009"),
        ("Dorset Council", "E06000059"),
        ("Northamptonshire County Council", "E10000021"),
        ("Poole", "E06000029"),
    ],
)
def test_names_as_reports_print_them(printed: str, code: str) -> None:
    found = find(printed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "London",
        "the council",
        "City Council",
        "Yorkshire",
        "Kingston",
        "Leicester County Council",
        "Hampshire City Council",
        "Gloucester City Council",
        "Christchurch",
        "Northampton Borough Council",
        "Durham City Council",
        "Achieving for Children",
        "Brent and Harrow",
        "Brentwood",
        "x" * 500,
    ],
)
def test_what_is_not_certain_is_not_found(printed: str) -> None:
    assert find(printed) is None


@pytest.mark.parametrize(
    ("printed", "on", "code"),
    [
        ("Dorset", date(2019, 3, 31), "E10000009"),
        ("Dorset", date(2019, 4, 1), "E06000059"),
        ("Bournemouth", date(2014, 5, 1), "E06000028"),
        ("Bournemouth", date(2021, 12, 6), None),
        ("Northamptonshire", date(2020, 10, 1), "E10000021"),
        ("Northamptonshire", date(2022, 10, 1), None),
        ("Cumberland", date(2020, 1, 1), None),
        ("Buckinghamshire County Council", date(2014, 6, 1), "E06000060"),
    ],
)
def test_before_and_after_a_reorganisation(printed: str, on: date, code: str | None) -> None:
    found = find(printed, on)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Slough Borough Council\nImprovement plan", "E06000039"),
        ("The plan of North East Lincolnshire Council", "E06000012"),
        ("write to someone@sthelens.gov.uk", "E08000013"),
        ("see www.dorsetcouncil.gov.uk", "E06000059"),
        ("the London Borough of Richmond upon Thames", "E09000027"),
        ("the Council of the Isles of Scilly", "E06000053"),
        ("Stoke-on-Trent City Council", "E06000021"),
    ],
)
def test_a_council_named_in_running_text_weighs_more_than_a_place(text: str, code: str) -> None:
    [(authority, weight)] = mentions(text).items()
    assert (authority.code, weight) == (code, 3)


def test_places_and_words_weigh_little_or_nothing() -> None:
    assert not mentions("reading a book, to bury the past, at northampton.gov.uk, near Brentwood")
    assert list(mentions("a house in Torbay").values()) == [1]
    assert not mentions("Bournemouth Council", date(2022, 1, 1))
    assert {authority.name for authority in mentions("York and North Yorkshire")} == {"York", "North Yorkshire"}


def test_the_table_as_a_frame_is_one_row_an_authority() -> None:
    table = authorities.frame()
    assert len(table) == len(authorities.every())
    assert table["code"].is_unique
    assert table.query("name == 'Dorset'")["start"].dt.year.tolist() == [2019, 1974]


def test_pandas_is_not_loaded_until_a_frame_is_asked_for() -> None:
    program = "import sys, analysis.authorities as a; a.find('Brent'); print('pandas' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.shared
def test_the_table_agrees_with_the_reference(shared: Path) -> None:
    with (shared / "reference" / "authorities.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["dfe_code"] for row in rows if row["gss_code"]} == {a.dfe_code for a in authorities.current()}
    for row in rows:
        authority = authorities.by_dfe_code(row["dfe_code"])
        assert authority is not None
        assert find(row["name"], a_day_of(authority)) is authority
        assert row["gss_code"] in ("", authority.code)
        assert (authority.urn, authority.region) == (row["ofsted_urn"], row["region"])
        assert authority.type == row["type"] or not row["type"] or authority.name in UNITARY
        neighbours = [authorities.by_code(code) for code in authority.neighbours]
        assert [n.dfe_code for n in neighbours if n] == row["statistical_neighbours_dfe_codes"].split()
