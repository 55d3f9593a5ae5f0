"""JupyterLab itself: notebook 2 is run, another authority is picked, and the chart is another one.

It needs Playwright for Python and a Chromium, which the project does not install: without them it is skipped. Set
``PATHS_TO_GOOD_SHOTS`` to a folder to keep what the browser saw.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import REPOSITORY

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOTEBOOK = "02-one-authoritys-path.ipynb"
MINUTE = 60_000  # milliseconds


@pytest.fixture
def project(tmp_path: Path, sample: Path) -> Path:
    """A copy of what the notebook needs, so that nothing in the work tree is saved over."""
    root = tmp_path / "project"
    shutil.copytree(REPOSITORY / "notebooks", root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(REPOSITORY / "data" / "processed" / "national", root / "data" / "processed" / "national")
    for table in sample.glob("*.parquet"):
        shutil.copy(table, root / "data" / "processed")
    (root / "run.py").touch()
    return root


@pytest.fixture
def lab(project: Path, tmp_path: Path) -> Iterator[str]:
    """A JupyterLab on the copied notebooks, and its address."""
    runtime = tmp_path / "runtime"
    environment = os.environ | {"JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    environment.pop("MPLBACKEND", None)
    command = [sys.executable, "-m", "jupyter", "lab", str(project / "notebooks"), "--no-browser", "--allow-root"]
    settings = ["--ServerApp.token=none", "--ServerApp.port_retries=50", "--LabApp.news_url="]
    server = subprocess.Popen(
        [*command, *settings], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield address(runtime)
    finally:
        server.terminate()
        server.wait(30)


def address(runtime: Path) -> str:
    """Wait for the server to say where it listens, and to answer there."""
    for _ in range(120):
        for file in runtime.glob("jpserver-*.json"):
            url = json.loads(file.read_text(encoding="utf-8"))["url"]
            try:
                urlopen(f"{url}api?token=none", timeout=2)
            except URLError:
                continue
            return str(url)
        time.sleep(0.5)
    raise TimeoutError("JupyterLab did not start")


def shot(page: object, name: str) -> None:
    """Keep what the browser shows, where somebody wants to look at it."""
    folder = os.environ.get("PATHS_TO_GOOD_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def test_another_authority_draws_another_chart(lab: str) -> None:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        page.goto(f"{lab}lab/tree/{NOTEBOOK}?token=none&reset", timeout=MINUTE)
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=MINUTE)
        page.locator("text=| Idle").wait_for(timeout=MINUTE)
        page.click("text=Run >> nth=0")
        page.click("text=Run All Cells >> nth=0")
        chart = page.locator(".jp-OutputArea img[alt*='Brent']").first
        chart.wait_for(timeout=2 * MINUTE)
        picker = page.locator(".jp-OutputArea select").first
        picker.scroll_into_view_if_needed()
        assert re.search("Step chart of Brent", chart.get_attribute("alt"))
        before = chart.get_attribute("src")
        # every cell below must have run before another choice can draw them all
        page.locator("text=brent-last-two").first.wait_for(timeout=2 * MINUTE)
        picker.scroll_into_view_if_needed()
        shot(page, "brent")
        picker.select_option("Bromley", timeout=MINUTE)
        other = page.locator(".jp-OutputArea img[alt*='Step chart of Bromley']").first
        other.wait_for(timeout=MINUTE)
        shot(page, "bromley")
        assert other.get_attribute("src") != before
        # the other charts follow, one after the other
        sync_api.expect(page.locator(".jp-OutputArea img[alt*='Brent']")).to_have_count(0, timeout=MINUTE)
        page.click("button:has-text('Save the charts')")
        page.locator("text=/[0-9]+ files in outputs/").wait_for(timeout=MINUTE)
        shot(page, "saved")
        assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
        browser.close()
