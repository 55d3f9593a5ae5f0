"""Write requirements.lock and environment.yml from pyproject.toml and what is installed.

    python scripts/lock.py

Run it in an environment whose packages were just brought up to date. The lock holds plain ``name==version`` lines
for everything the project needs, directly or not; the conda file names the direct ones with the same versions and
leaves the rest to conda. ``tests/house/test_dependencies.py`` holds the three files together.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
#: Names under which conda-forge keeps a package that PyPI calls otherwise.
CONDA_NAMES = {"duckdb": "python-duckdb", "distributed": "distributed"}

ENVIRONMENT = """\
# The same versions as requirements.lock, for conda. Written by scripts/lock.py.
#
#   conda env create -f environment.yml
#   conda activate paths-to-good
name: paths-to-good
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python>=3.11,<3.14
  - pip
"""


def main() -> None:
    """Write both files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = [Requirement(line) for line in project["dependencies"]]
    for extra in project.get("optional-dependencies", {}).values():
        direct += [Requirement(line) for line in extra]
    versions = closure(direct)
    lock = "".join(sorted(f"{name}=={version}\n" for name, version in versions.items()))
    (ROOT / "requirements.lock").write_text(lock, encoding="utf-8", newline="\n")
    names = sorted({canonicalize_name(requirement.name) for requirement in direct})
    conda = "".join(f"  - {CONDA_NAMES.get(name, name)}=={versions[name]}\n" for name in names)
    text = f"{ENVIRONMENT}{conda}  - pip:\n      - --no-deps\n      - -e .\n"
    (ROOT / "environment.yml").write_text(text, encoding="utf-8", newline="\n")


def closure(wanted: list[Requirement]) -> dict[str, str]:
    """Name and installed version of everything that the requirements need."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    todo = [(requirement, "") for requirement in wanted]
    while todo:
        requirement, extra = todo.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        installed = distribution(requirement.name)
        name = canonicalize_name(requirement.name)
        found[name] = installed.version
        for wanted_extra in ("", *requirement.extras):
            if (name, wanted_extra) not in seen:
                seen.add((name, wanted_extra))
                todo += [(Requirement(line), wanted_extra) for line in installed.requires or ()]
    return found


if __name__ == "__main__":
    main()
