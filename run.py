#!/usr/bin/env python3
"""Two commands for a newcomer with nothing but Python 3.11 or later.

    python run.py            make the environment, build data/raw into data/processed, run the notebooks
    python run.py test       format, lint and type checks, and the whole test suite
    python run.py lab        open JupyterLab on the notebooks
    python run.py bench      the benchmarks
    python run.py release REPORTS    what ships with the project, made anew from real reports: national tables, accuracy
                             card, dictionary, agreement, gallery

Only the standard library is used here, and only what Pythons since 3.7 can parse, so that one that is too old gets a
sentence instead of a syntax error.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

OLDEST = (3, 11)
ROOM_NEEDED = 2 * 1024**3  # bytes: the environment takes about 1.3 GB

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "paths-to-good.stamp"
LOCK = ROOT / "requirements.lock"
OUTPUTS = ROOT / "outputs"


class CannotGoOnError(Exception):
    """Something that a person has to put right; the message says what."""


def main(arguments: list[str]) -> int:
    """Run one of the commands and return the exit code."""
    commands = {"": main_job, "test": test, "lab": lab, "bench": bench, "release": release}
    name = arguments[0] if arguments else ""
    if name not in commands or (name in ("", "test", "lab") and len(arguments) > 1):
        print(__doc__)
        return 0 if name in ("-h", "--help", "help") else 2
    try:
        check_python()
        make_environment()
        return commands[name](*arguments[1:])
    except CannotGoOnError as problem:
        print("\n" + str(problem), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


def check_python() -> None:
    """Refuse a Python that is too old, in words."""
    if sys.version_info < OLDEST:
        have = "%d.%d" % sys.version_info[:2]
        need = "%d.%d" % OLDEST
        raise CannotGoOnError(
            "This is Python %s; Paths to Good needs Python %s or later.\n"
            "Install a newer one, or use conda: conda env create -f environment.yml" % (have, need)
        )


# the environment


def make_environment() -> None:
    """Make .venv from requirements.lock; when nothing has changed since, do nothing."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and python().exists():
        return
    check_room()
    if not python().exists():
        say("Making the environment in .venv")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)])
        if made.returncode:
            raise CannotGoOnError(
                "Python's 'venv' module could not make an environment in %s.\n"
                "On Debian and Ubuntu it comes in a package of its own: apt install python3-venv" % VENV
            )
    say("Installing what requirements.lock names (a few minutes the first time)")
    install(["-r", str(LOCK)])
    install(["--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What the environment is made from: another lock, project file or Python makes it stale."""
    digest = hashlib.sha256(sys.version.encode())
    for file in (LOCK, ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    # an editable install points to this folder: a copied or moved one is installed anew
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def check_room() -> None:
    """Say before, not after, that the disk is too full."""
    free = shutil.disk_usage(str(ROOT)).free
    if free < ROOM_NEEDED:
        raise CannotGoOnError(
            "The disk has %.1f GB free; the environment needs about %d GB.\nMake room and run the same command again."
            % (free / 1024**3, ROOM_NEEDED // 1024**3)
        )


def install(what: list[str]) -> None:
    """Install with pip, and turn its usual failures into a sentence."""
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode == 0:
        return
    said = done.stdout or ""
    if "No space left" in said or "Errno 28" in said:
        raise CannotGoOnError("The disk is full. Make room (about 2 GB) and run the same command again.")
    if any(
        sign in said for sign in ("ConnectionError", "NewConnectionError", "name resolution", "ProxyError", "timed out")
    ):
        raise CannotGoOnError(
            "The packages could not be fetched: there seems to be no network, or a proxy stands in the way.\n"
            "Connect and run the same command again. Behind a proxy, set HTTPS_PROXY first."
        )
    raise CannotGoOnError(
        "pip could not install the packages. What it said last:\n\n" + "\n".join(said.splitlines()[-15:])
    )


def python() -> Path:
    """The environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


# the commands


def main_job() -> int:
    """Build the tables, run the notebooks, and say where everything is."""
    say("Building data/raw into data/processed")
    if call(["-m", "analysis", "build", "data/raw", "--out", "data/processed"]):
        raise CannotGoOnError("The build did not finish; the words above say why.")
    failed = run_notebooks()
    list_results()
    if failed:
        raise CannotGoOnError("These notebooks did not finish: " + ", ".join(failed))
    return 0


def run_notebooks() -> list[str]:
    """Execute every notebook into outputs/notebooks, and return the names of those that failed."""
    say("Running the notebooks")
    (OUTPUTS / "notebooks").mkdir(parents=True, exist_ok=True)
    notebooks = sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    failed = []
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        for notebook, done in zip(notebooks, pool.map(run_notebook, notebooks), strict=True):
            print("%-40s %s" % (notebook.name, "failed" if done.returncode else "done"), flush=True)
            if done.returncode:
                failed.append(notebook.name)
                print("\n".join(done.stdout.splitlines()[-20:]), file=sys.stderr)
    return failed


def run_notebook(notebook: Path) -> subprocess.CompletedProcess[str]:
    """Execute one notebook; what its kernel says of itself is kept for the case that it fails."""
    executed = OUTPUTS / "notebooks" / notebook.name
    command = ["-m", "papermill", "--no-progress-bar", "--log-level", "ERROR", "--cwd", "notebooks"]
    return subprocess.run(
        [str(python()), *command, str(notebook.relative_to(ROOT)), str(executed.relative_to(ROOT))],
        cwd=str(ROOT), env=surroundings(""), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8", errors="replace",
    )  # fmt: skip


def list_results() -> None:
    """Name what was made; the endings of one chart's files stand on one line."""
    print("\nTables    data/processed")
    for table in sorted((ROOT / "data" / "processed").glob("*.csv")):
        print("          " + table.name)
    made = sorted(file for file in OUTPUTS.rglob("*") if file.is_file())
    endings: dict[str, list[str]] = {}
    for file in made:
        endings.setdefault(file.relative_to(OUTPUTS).with_suffix("").as_posix(), []).append(file.suffix)
    if endings:
        print("Results   outputs")
        for name, kinds in endings.items():
            print("          " + name + " " + " ".join(kinds))
    print("\nOpen the notebooks with: python run.py lab")


def test() -> int:
    """Run every check and the whole test suite; all of them, even when one fails."""
    checks = [
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("lint", ["-m", "ruff", "check", "."]),
        ("types", ["-m", "mypy"]),
        ("tests", ["-m", "pytest", "-n", str(min(4, os.cpu_count() or 1))]),
    ]
    results = []
    for name, command in checks:
        say(name)
        started = time.monotonic()
        code = call(command)
        results.append((name, code, time.monotonic() - started))
    print()
    for name, code, seconds in results:
        print("%-8s %-6s %5.0f s" % (name, "failed" if code else "passed", seconds))
    return 1 if any(code for _, code, _ in results) else 0


def lab() -> int:
    """Open JupyterLab."""
    return call(["-m", "jupyter", "lab", "notebooks"], charts="")


def bench(*names: str) -> int:
    """Run the benchmarks, or those that are named."""
    scripts = sorted((ROOT / "benchmarks").glob("*.py"))
    known = [script.stem for script in scripts]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CannotGoOnError("No benchmark is called %s. There are: %s" % (", ".join(unknown), ", ".join(known)))
    codes = []
    for script in scripts:
        if not names or script.stem in names:
            say(script.stem)
            codes.append(call([str(script.relative_to(ROOT))]))
    return max(codes, default=0)


def release(*arguments: str) -> int:
    """Make anew what ships with the project; the tables are checked, and nothing is written when a check fails."""
    return call(["-m", "scripts.release", *arguments])


def call(command: list[str], *, charts: str = "agg") -> int:
    """Run the environment's Python on something, in the project's folder."""
    return subprocess.run([str(python()), *command], cwd=str(ROOT), env=surroundings(charts)).returncode


def surroundings(charts: str) -> dict[str, str]:
    """Return the environment's variables; without a way to draw charts, a notebook shows them on its page."""
    variables = dict(os.environ, PYTHONUTF8="1")
    if charts:
        variables.setdefault("MPLBACKEND", charts)
    return variables


def say(what: str) -> None:
    """Tell what happens now, before its own output."""
    print("\n== " + what, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
