"""Pictures are drawn apart: a process that dies, hangs or grows ends with a sentence, and the next picture is drawn."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

import analysis
from analysis.apart import kept, process
from analysis.apart.kept import Kept
from analysis.apart.process import Limits
from analysis.receipts import EvidenceError, drawing

Maker = Callable[..., Path]
SENTENCE = "There are 42 children with a plan, 10% more than before."

#: A process that does what the file's name says, and draws what has no such name.
PRETENDER = """
    import json, os, sys, time
    from pathlib import Path
    from analysis.apart.protocol import HEAD
    from analysis.build.worker import answer
    for line in sys.stdin.buffer:
        request = json.loads(line)
        name = Path(request["path"]).name
        seen = Path(request["path"]).with_suffix(".seen")
        if name.startswith("hang"):
            time.sleep(60)
        if name.startswith("crash") or (name.startswith("once") and not seen.exists()):
            seen.touch()
            os._exit(11)
        if name.startswith("grow"):
            kept = bytearray(os.urandom(1024)) * (400 * 1024)
            time.sleep(60)
        digest, body = answer(request)
        if name.startswith("changed"):
            digest = "0" * 12
        sys.stdout.buffer.write(HEAD.pack(digest.encode(), len(body)) + body)
        sys.stdout.buffer.flush()
"""


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Kept], Kept]]:
    """Let ``evidence`` draw with a process of the test's own."""
    made: list[Kept] = []

    def chosen(one: Kept) -> Kept:
        made.append(one)
        monkeypatch.setitem(kept._kept, (os.getpid(), "picture"), one)
        return one

    yield chosen
    for one in made:
        one.close()


@pytest.fixture
def pretender(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "pretender.py"
    script.write_text(textwrap.dedent(PRETENDER))
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, str(script)))


@pytest.fixture
def named(make_pdf: Maker, tmp_path: Path) -> Callable[[str], Path]:
    """Make a document under a name."""
    return lambda name: make_pdf([["A line above.", SENTENCE]]).rename(tmp_path / name)


def _row(path: Path) -> dict[str, object]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return {"document": digest, "page": 1, "quote": SENTENCE, "value": 42.0, "unit": "children"}


def _show(path: Path) -> analysis.receipts.Receipt:
    return analysis.evidence(_row(path), path)


def _alive(number: int | None) -> bool:
    return number is not None and psutil.pid_exists(number)


def test_one_process_draws_picture_after_picture(named, use):
    used = use(Kept())
    assert used.process is None
    path = named("fine.pdf")
    _show(path)
    first = used.process
    _show(path)
    assert used.process == first and first not in (None, os.getpid())


def test_a_file_that_kills_its_process_is_told_and_the_next_is_drawn(pretender, named, use):
    use(Kept())
    with pytest.raises(EvidenceError, match=r"page 1 of crash\.pdf cannot be drawn: .* did not survive"):
        _show(named("crash.pdf"))
    assert _show(named("fine.pdf")).marked


def test_a_process_that_somebody_killed_is_started_again(pretender, named, use):
    used = use(Kept())
    assert _show(named("once.pdf")).marked
    running = psutil.Process(used.process)
    running.kill()
    assert _show(named("fine.pdf")).marked
    assert used.process != running.pid


def test_a_file_that_takes_too_long_is_stopped(pretender, named, use):
    use(Kept(Limits(seconds=3)))
    with pytest.raises(EvidenceError, match=r"hang\.pdf cannot be drawn: .* longer than 3 seconds"):
        _show(named("hang.pdf"))
    assert _show(named("fine.pdf")).marked


def test_a_file_that_takes_too_much_memory_is_stopped(pretender, named, use):
    use(Kept(Limits(memory=200 * 1024 * 1024)))
    with pytest.raises(EvidenceError, match=r"grow\.pdf cannot be drawn: .* more than 200 MB"):
        _show(named("grow.pdf"))
    assert _show(named("fine.pdf")).marked


def test_a_file_that_changed_while_it_was_drawn_is_no_evidence(pretender, named, use):
    use(Kept())
    with pytest.raises(EvidenceError, match="has changed since"):
        _show(named("changed.pdf"))


def test_a_process_that_nobody_asks_ends(named, use):
    used = use(Kept(idle=0.05))
    path = named("fine.pdf")
    _show(path)
    for _ in range(200):
        if used.process is None:
            break
        time.sleep(0.05)
    assert used.process is None
    assert _show(path).marked


def test_an_interrupted_picture_is_not_taken_for_the_next_one(named, use, monkeypatch):
    used = use(Kept())
    path = named("fine.pdf")
    expected = _show(path).png

    def interrupted(process, request):
        process.stdin.write(b'{"work": "picture", "path": "elsewhere.pdf"}\n')
        process.stdin.flush()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(process.Reader, "_exchange", lambda self, *asked: interrupted(*asked))
        with pytest.raises(KeyboardInterrupt):
            _show(path)
    assert used.process is None
    assert _show(path).png == expected


def test_threads_get_their_own_pictures(named, use):
    use(Kept())
    paths = [named(f"file{at}.pdf") for at in range(4)]
    found: dict[Path, Path] = {}
    asking = [threading.Thread(target=lambda path=path: found.update({path: _show(path).path})) for path in paths]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert found == {path: path for path in paths}


def test_the_process_ends_with_the_session(named):
    path = named("fine.pdf")
    script = (
        "import sys, analysis\n"
        "from analysis.apart.kept import of_session\n"
        f"analysis.evidence({_row(path)!r}, {str(path)!r})\n"
        "assert not {'PIL', 'matplotlib'} & set(sys.modules), 'drawn here'\n"
        "print(of_session('picture').process)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert int(done.stdout) > 0 and not _alive(int(done.stdout))


def test_a_relative_path_is_found_after_the_folder_changed(named, use, tmp_path, monkeypatch):
    use(Kept())
    assert _show(named("fine.pdf")).marked
    (tmp_path / "inner").mkdir()
    named("there.pdf").rename(tmp_path / "inner" / "there.pdf")
    monkeypatch.chdir(tmp_path / "inner")
    receipt = _show(Path("there.pdf"))
    assert receipt.marked and receipt.path == Path("there.pdf")


@pytest.mark.parametrize(
    ("content", "page", "why"),
    [
        (b"%PDF-1.4\nnothing of a document", 1, "page 1 of damaged.pdf cannot be drawn"),
        (None, 9, "page 9 of damaged.pdf cannot be drawn"),
        (b"Words of another kind.", 1, "the row's words are not in damaged.pdf"),
    ],
)
def test_what_cannot_be_drawn_is_told(named, content, page, why):
    path = named("damaged.pdf")
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EvidenceError, match=why) as caught:
        analysis.evidence({**_row(path), "page": page}, path)
    assert str(path.parent) not in str(caught.value)


def test_a_file_that_went_away_is_told(tmp_path):
    digest, body = drawing.reply({"path": str(tmp_path / "gone.pdf")})
    assert digest == "" and b"gone.pdf cannot be opened" in body
