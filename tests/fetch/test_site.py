"""Where the suite goes, and under which names it keeps what it brings."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.fetch import OFSTED, FetchError, Site
from analysis.fetch.client import Client
from analysis.fetch.names import inside, safe_name

FILE = "https://files.ofsted.gov.uk/v1/file/50000000"


@pytest.mark.parametrize(
    "url",
    [
        "http://files.ofsted.gov.uk/v1/file/1",
        "https://files.ofsted.gov.uk.example.org/v1/file/1",
        "https://example.org/https://files.ofsted.gov.uk/v1/file/1",
        "https://files.ofsted.gov.uk@example.org/v1/file/1",
        "https://someone@files.ofsted.gov.uk/v1/file/1",
        "https://files.ofsted.gov.uk:8443/v1/file/1",
        "https://example.org\\@files.ofsted.gov.uk/v1/file/1",
        "//example.org/v1/file/1",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "https://[files.ofsted.gov.uk/",
        "https://127.0.0.1/",
        "",
        "https://",
    ],
)
def test_only_two_hosts_are_asked_and_only_over_https(url):
    with pytest.raises(FetchError):
        OFSTED.checked(url, FILE if url.startswith("//") else "")


def test_addresses_on_the_two_hosts_are_asked():
    assert str(OFSTED.checked(f"{FILE}#page=2")) == FILE
    assert str(OFSTED.checked("/v1/file/2", FILE)) == "https://files.ofsted.gov.uk/v1/file/2"
    assert OFSTED.page_of("80489") == "https://reports.ofsted.gov.uk/provider/44/80489"
    assert OFSTED.is_file(FILE) and not OFSTED.is_file(OFSTED.page_of("80489"))


@pytest.mark.parametrize("urn", ["../44", "", "80489/../../x", "８０"])
def test_a_urn_is_digits(urn):
    with pytest.raises(ValueError, match="no URN"):
        OFSTED.page_of(urn)


def test_no_site_but_one_on_this_machine_goes_without_encryption():
    with pytest.raises(ValueError, match="https"):
        Site("http", "reports.ofsted.gov.uk", "127.0.0.1:80")
    assert Site("http", "localhost:1", "127.0.0.1:2")


def test_the_contact_cannot_carry_a_header_of_its_own():
    with pytest.raises(ValueError, match="plain characters"):
        Client(OFSTED, contact="me\r\nCookie: x")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../x.pdf", "x.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("/etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("CON", "_con"),
        ("nul.txt", "_nul.txt"),
        ("com1.", "_com1"),
        ("LPT9 .pdf", "_lpt9.pdf"),
        ("Kingston upon Thames", "kingston-upon-thames"),
        ("St. Helens", "st.helens"),
        ("King's Lynn", "kings-lynn"),
        ("Brontë", "bronte"),
        ("   ", "file"),
        ("…", "file"),
        ("a\x00b", "a-b"),
    ],
)
def test_names_are_made_safe(text, name):
    assert safe_name(text) == name


@given(st.text())
def test_any_text_becomes_one_name(text):
    name = safe_name(text)
    assert 0 < len(name) <= 81
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-._")
    assert name[0] != "." and name[-1] not in "-." and ".." not in name
    assert name.split(".")[0] not in ("con", "nul", "aux", "prn", "com1", "lpt1")
    assert safe_name(name) == name


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_path_that_leads_out_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    try:
        (tmp_path / "in" / "brent").symlink_to(tmp_path / "out", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    for parts in (("brent", "x.pdf"), ("..", "x.pdf"), ("a", "..", "..", "x.pdf"), (str(tmp_path / "out"), "x.pdf")):
        with pytest.raises(ValueError, match="outside"):
            inside(tmp_path / "in", *parts)
    assert inside(tmp_path / "in", "bromley", "x.pdf") == (tmp_path / "in").resolve() / "bromley" / "x.pdf"
