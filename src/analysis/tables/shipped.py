"""Where the tables are that ship with the project: known by name, from any folder, in a checkout or installed."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import Final

#: Names that ``load`` knows without a folder, and what they hold.
SHIPPED: Final = {"national": "the judgements and figures of published inspection reports, without their words"}

#: The education department's names for columns of ours, which the CSV files that ship bear.
DEPARTMENT: Final = {"authority": "la_name", "authority_code": "new_la_code"}


def shipped(name: str) -> Path:
    """Return the folder of tables that ship under a name.

    Raises
    ------
    FileNotFoundError
        When this installation came without them.
    """
    for folder in (_checkout() / "data" / "processed", Path(sysconfig.get_path("data")) / "share" / "paths-to-good"):
        if (folder / name).is_dir():
            return folder / name
    raise FileNotFoundError(f"the {name} tables did not come with this installation: load their folder instead")


def _checkout() -> Path:
    """Return the project's folder, as this file stands in one: src/analysis/tables/shipped.py."""
    return Path(__file__).resolve().parents[3]
