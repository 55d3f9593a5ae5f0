"""Which files a build reads."""

from __future__ import annotations

import os

import pytest

from analysis.build.files import NoSuchPathError, digest_of, official_folders, sources


@pytest.fixture
def pile(tmp_path):
    for name in ("b.pdf", "a.txt", "deep/er/c.pdf", ".hidden", "README.md", "official/cla.csv", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_every_file_is_listed_by_name_but_not_what_nobody_means(pile):
    assert [source.name for source in sources([pile])] == ["a.txt", "b.pdf", "deep/er/c.pdf"]


def test_a_file_may_be_named_itself_and_is_listed_once(pile):
    assert [source.name for source in sources([pile / "b.pdf", pile / "b.pdf"])] == ["b.pdf"]


def test_a_path_that_does_not_exist_is_an_error(pile):
    with pytest.raises(NoSuchPathError, match="no file or folder"):
        sources([pile / "nowhere"])


def test_official_tables_have_their_own_reader(pile):
    assert official_folders([pile, pile / "deep"]) == [pile / "official"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_link_that_leads_nowhere_is_listed_and_one_to_its_own_folder_is_not_followed(pile):
    try:
        (pile / "lost.pdf").symlink_to(pile / "gone.pdf")
        (pile / "loop").symlink_to(pile, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    names = [source.name for source in sources([pile])]
    assert names == ["a.txt", "b.pdf", "deep/er/c.pdf", "lost.pdf"]
    assert digest_of(pile / "lost.pdf") == ""
