from __future__ import annotations

import pytest

from analysis import authorities
from analysis.official.areas import any_area, comparator, comparators, local


def test_every_authority_comes_back_from_its_code_number_and_name() -> None:
    current = authorities.current()
    assert len(current) == 153
    for authority in current:
        for reading in (
            local(authority.code, authority.dfe_code, authority.name),
            local(code=authority.code),
            local(number=authority.dfe_code),
            any_area(authority.dfe_code, authority.name),
        ):
            assert reading.area is not None
            assert reading.area.code == authority.code
            assert reading.reason == ""


def test_cumberland_and_westmorland_have_codes_of_their_own() -> None:
    found = [any_area("942", "Cumberland").area, any_area("943", "Westmorland and Furness").area]
    assert [area.code for area in found if area] == ["E06000063", "E06000064"]


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        ("835", "Dorset (Pre LG)", "E10000009"),
        ("838", "Dorset", "E06000059"),
        ("836", "Poole (Pre LG)", "E06000029"),
        ("837", "Bournemouth (Pre LG)", "E06000028"),
        ("928", "Northamptonshire", "E10000021"),
        ("909", "Cumbria", "E10000006"),
    ],
)
def test_an_authority_before_reorganisation_is_not_the_one_after(number: str, name: str, code: str) -> None:
    for reading in (any_area(number, name), any_area("", name)):
        assert reading.area is not None
        assert reading.area.code == code


def test_an_authority_whose_code_changed_stays_one() -> None:
    assert local("E08000038", "370", "Barnsley") == local("E08000016", "370", "Barnsley")
    assert local("E10000023", "815", "North Yorkshire") == local("E06000065", "815", "North Yorkshire")


@pytest.mark.parametrize(
    ("code", "number", "name", "column"),
    [
        ("E09000005", "305", "Brent", "code"),
        ("E06000064", "942", "Cumberland", "code"),
        ("E09000005", "304", "Bromley", "name"),
        ("E09999999", "", "", "code"),
        ("E09999999", "304", "", "code"),
        ("E06000061 / E06000062", "940 / 941", "North / West", "number"),
        ("", "", "Nowhere", "name"),
        ("", "", "", "name"),
    ],
)
def test_what_contradicts_itself_or_is_unknown_settles_nothing(code: str, number: str, name: str, column: str) -> None:
    reading = local(code, number, name)
    assert reading.area is None
    assert reading.reason
    assert reading.column == column


def test_an_unknown_code_is_passed_over_when_number_and_name_agree_and_told() -> None:
    reading = local("E09999999", "304", "Brent")
    assert reading.area is not None
    assert reading.area.code == "E09000005"
    assert "no authority's code" in reading.reason


def test_england_and_the_regions_keep_their_names_and_codes() -> None:
    roles = {area.name: area.role for area, _, _ in comparators()}
    assert len(roles) == 12
    assert roles["England"] == "england"
    assert set(roles.values()) == {"england", "region"}
    assert any_area("988", "London (Outer)").area == comparator("E13000002", "", "Outer London").area
    reading = comparator("E12000003", "", "Yorkshire and The Humber")
    assert reading.area is not None
    assert reading.area.name == "Yorkshire and the Humber"
    assert comparator("E12000003", "", "London").area is None
    assert comparator().area is None
