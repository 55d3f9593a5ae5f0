"""Data flows one way: no part imports from one that comes after it, and there is no circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "src" / "analysis"

#: The parts in the order in which data flows; those of one step do not import from each other.
ORDER = [
    {"words", "frameworks", "commit", "apart"},
    {"authorities"},
    {"reading", "fetch"},
    {"extraction"},
    {"tables"},
    {"official", "receipts"},
    {"paths"},
    {"charts"},
    {"notebook"},
]
STEP = {part: step for step, parts in enumerate(ORDER) for part in parts}
LIGHT = ["words", "frameworks", "authorities", "reading", "extraction", "build.one", "build.worker"]


def imports_of(file: Path) -> set[str]:
    """The package's own modules that a file imports, wherever in the file it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "analysis" else {node.module}
            )
    return {name.split(".", 1)[1] for name in found if name.startswith("analysis.")}


def parts() -> list[tuple[str, Path]]:
    return [(file.relative_to(PACKAGE).parts[0].removesuffix(".py"), file) for file in sorted(PACKAGE.rglob("*.py"))]


@pytest.mark.parametrize(("part", "file"), [pytest.param(p, f, id=str(f.relative_to(PACKAGE))) for p, f in parts()])
def test_no_part_imports_from_a_later_one(part, file):
    if part not in STEP:
        return
    for name in imports_of(file):
        other = name.split(".")[0]
        if other != part:
            assert other in STEP and STEP[other] < STEP[part], f"{part} imports {name}"


def module_name(file: Path) -> str:
    name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
    return name.removesuffix(".__init__")


def top_level_imports(file: Path, modules: set[str]) -> set[str]:
    """The modules that must have run before this one; a package's face counts where a name is taken from it."""
    found: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("analysis."):
            source = node.module.removeprefix("analysis.")
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                found.add(inner if inner in modules else source)
    return found & modules


def test_there_is_no_circle_of_modules():
    files = {module_name(file): file for file in PACKAGE.rglob("*.py")}
    graph = {name: top_level_imports(file, set(files)) for name, file in files.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name in done:
            return
        for other in graph[name]:
            # a package's face gathers its own modules: they may not import the face back
            visit(other, (*path, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_what_runs_in_a_reading_process_imports_no_pandas():
    script = (
        "import importlib, sys\n"
        f"for name in {LIGHT!r}: importlib.import_module('analysis.' + name)\n"
        "heavy = {'pandas', 'pandera', 'matplotlib', 'numpy', 'PIL', 'rich', 'typer'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_process_that_reads_published_tables_imports_no_pandas():
    script = "import sys, analysis.official.reading; assert not {'pandas', 'pandera', 'matplotlib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_build_with_nothing_to_do_imports_no_pandas():
    script = (
        "import sys, analysis.build.pipeline; assert 'pandas' not in sys.modules and 'pypdfium2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
