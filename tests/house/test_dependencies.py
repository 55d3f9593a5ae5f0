"""pyproject.toml, requirements.lock and environment.yml say the same."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import REPOSITORY

LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8").splitlines()
CONDA = (REPOSITORY / "environment.yml").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DIRECT = [Requirement(line) for line in PROJECT["dependencies"]] + [
    Requirement(line) for extra in PROJECT["optional-dependencies"].values() for line in extra
]
LOCKED = dict(line.split("==") for line in LOCK)


def test_the_lock_is_plain_lines_and_names_no_host():
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*==[0-9][A-Za-z0-9.+!]*", line) for line in LOCK)
    assert sorted(LOCK) == LOCK
    assert "://" not in CONDA


def test_every_direct_dependency_is_locked_at_a_version_that_the_project_allows():
    for requirement in DIRECT:
        assert LOCKED[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_conda_installs_the_locked_versions():
    named = dict(re.findall(r"^  - ([a-z0-9-]+)==(\S+)$", CONDA, re.MULTILINE))
    named = {name.removeprefix("python-") if name == "python-duckdb" else name: v for name, v in named.items()}
    assert named == {n: LOCKED[n] for n in {canonicalize_name(r.name) for r in DIRECT}}


def test_conda_comes_from_the_community_channel_by_name():
    channels = re.search(r"^channels:\n((?:  - .*\n)+)", CONDA, re.MULTILINE)
    assert channels is not None
    assert "conda-forge" in channels.group(1)
    assert f"name: {PROJECT['name']}" in CONDA
