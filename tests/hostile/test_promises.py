"""What SECURITY.md promises, as far as it can be seen in the code, and a document that tries to be more than paper."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.build import build
from tests.conftest import REPOSITORY
from tests.fetch.server import Server

SOURCES = sorted((REPOSITORY / "src").rglob("*.py"))
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "subprocess.getoutput"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "commands"}
#: What may speak to a network, and where.
NETWORK = {
    "httpx": "fetch",
    "requests": None,
    "urllib.request": None,
    "http.client": None,
    "ftplib": None,
    "smtplib": None,
    "socket": None,
    "aiohttp": None,
    "distributed": "build",
    "dask": "build",
}


def name_of(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(REPOSITORY / "src").as_posix())
def test_nothing_is_evaluated_and_no_shell_is_asked(file: Path):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            assert name_of(node.func) not in FORBIDDEN_CALLS, f"line {node.lineno}"
            shell = [word.value for word in node.keywords if word.arg == "shell"]
            assert not shell, f"line {node.lineno}"
    assert not {name.split(".")[0] for name in imported(tree)} & FORBIDDEN_MODULES


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(REPOSITORY / "src").as_posix())
def test_the_network_is_spoken_to_in_two_places_only(file: Path):
    part = file.relative_to(REPOSITORY / "src" / "analysis").parts[0]
    for name in imported(ast.parse(file.read_text(encoding="utf-8"))):
        for module, home in NETWORK.items():
            assert not (name == module or name.startswith(f"{module}.")) or part == home, name


def living_pdf(address: str) -> bytes:
    """A PDF that wants to run a script, start a program and call home when it is opened."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AA<</WC 7 0 R>>/Names<</JavaScript<</Names[(a)6 0 R]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[8 0 R 9 0 R]/AA<</O 7 0 R>>"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length 88>>\nstream\nBT /F1 12 Tf 40 700 Td (Brent. Inspection of children's social care services.) Tj ET"
        "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</S/JavaScript/JS(app.launchURL\\('{address}/script'\\);)>>",
        "<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>",
        f"<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI({address}/link)>>>>",
        f"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/A<</S/SubmitForm/F({address}/form)>>>>",
    ]
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, start=1))
    return f"%PDF-1.7\n{body}trailer<</Root 1 0 R/Size 10>>\n%%EOF\n".encode()


def test_no_link_script_or_program_of_a_document_is_followed(tmp_path):
    server = Server()
    address = f"http://{server.host}"
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "living.pdf").write_bytes(living_pdf(address))
    (raw / "living.md").write_text(f"# Brent\n\n![picture]({address}/picture)\n\n<img src='{address}/image'>\n")
    (raw / "living.txt").write_text(f"<!ENTITY x SYSTEM '{address}/entity'> $(touch {tmp_path}/touched) &x;\n")
    documents = build(raw, tmp_path / "out", workers=1).tables.documents
    server.close()
    assert len(documents) == 3
    assert documents.set_index("path").loc["living.pdf", "pages"] == 1
    assert server.asked == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "raw"]


def test_what_is_promised_is_written_down():
    text = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
    for promise in ("own process", "formula", "https", "robots.txt", "report"):
        assert promise in text
