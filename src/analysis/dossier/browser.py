"""The page as a PDF, by a browser that is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

_NAMES: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
#: The browser reads one local file and talks to nobody.
_QUIET: Final = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-pdf-header-footer",
)  # fmt: skip
_SECONDS: Final = 90

MISSING: Final = "no Chromium, Chrome or Edge is on the path"


def found() -> str | None:
    """Return the browser that prints, or nothing where none is on the path."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def print_to(page: Path, target: Path) -> str:
    """Print a page to a PDF file; return why it could not be done, or nothing."""
    browser = found()
    if browser is None:
        return MISSING
    with tempfile.TemporaryDirectory(prefix="dossier-", ignore_cleanup_errors=True) as folder:
        printed = Path(folder) / "page.pdf"
        command = [browser, *_QUIET, f"--user-data-dir={folder}/browser", f"--print-to-pdf={printed}"]
        if getattr(os, "geteuid", lambda: 1)() == 0:
            command.append("--no-sandbox")  # the sandbox refuses the superuser
        try:
            done = subprocess.run([*command, page.resolve().as_uri()], capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"{Path(browser).name} did not print the page: {error}"
        if not printed.is_file():
            return f"{Path(browser).name} did not print the page (it ended with {done.returncode})"
        shutil.move(printed, target)
    return ""
