"""What the tests of fetching look at."""

from __future__ import annotations

import json
from pathlib import Path

from analysis.build.files import sources
from analysis.fetch import Fetched


def files(folder: Path) -> list[str]:
    """What a build would read: not the manifest, and nothing that is only half there."""
    return [source.name for source in sources([folder])]


def told(done: Fetched) -> str:
    (problem,) = done.problems
    return problem.reason


def entries(folder: Path) -> dict[str, dict]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
