"""Servers that are broken or mean harm, and a fetch that is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from analysis.apart import kept as kept_processes
from analysis.apart.kept import Kept
from analysis.apart.process import Limits
from analysis.apart.protocol import Reply
from analysis.fetch import FetchError, fetch, page
from tests.fetch.helpers import entries, files, told
from tests.fetch.server import ERROR_PAGE, REPORT, Answer, Request, day, first, kept


def test_a_silent_server_is_given_up(reports, folder):
    reports.offer("51", Answer(REPORT, before=1.0))
    assert "in time" in told(fetch("Brent", folder, site=reports.site(silence=0.1, tries=2)))
    assert files(folder) == []


def test_a_server_that_drips_is_given_up(reports, folder):
    reports.offer("51", Answer(REPORT, between=0.05))
    started = time.monotonic()
    assert "longer than 0.3 seconds" in told(fetch("Brent", folder, site=reports.site(deadline=0.3)))
    assert time.monotonic() - started < 3
    assert files(folder) == []


def test_a_file_that_breaks_off_is_gone_on_with(reports, folder):
    whole = kept(REPORT)

    def breaks_off(request: Request) -> Answer:
        answer = whole(request)
        if request.before < 2:
            answer.cut = len(answer.body) // 2
        return answer

    reports.offer("51", breaks_off)
    (path,) = fetch("Brent", folder, site=reports.site()).new
    assert path.read_bytes() == REPORT
    ranges = [request.headers.get("Range") for request in reports.files.asked if request.path != "/robots.txt"]
    assert ranges[0] is None and all(ranges[1:]) and len(ranges) == 3


def test_a_file_that_always_breaks_off_is_not_kept(reports, folder):
    reports.offer("51", Answer(REPORT, cut=1000))
    assert "given up" in told(fetch("Brent", folder, site=reports.site(tries=2)))
    assert files(folder) == []


def test_a_cut_file_whose_length_nobody_told_is_not_kept(reports, folder):
    reports.offer("51", Answer(REPORT, cut=1000, headers={"Content-Length": "", "Connection": "close"}))
    assert "breaks off" in told(fetch("Brent", folder, site=reports.site()))
    assert files(folder) == []


def test_a_file_that_changed_meanwhile_is_begun_anew(reports, folder):
    old, new = kept(REPORT), kept(b"%PDF-1.4 another\n" + REPORT)

    def changes(request: Request) -> Answer:
        if request.before:
            return new(request)
        answer = old(request)
        answer.cut = 5000
        return answer

    reports.offer("51", changes)
    (path,) = fetch("Brent", folder, site=reports.site()).new
    assert path.read_bytes() == b"%PDF-1.4 another\n" + REPORT


@pytest.mark.parametrize(
    "piece",
    [
        Answer(b"", 416),
        Answer(REPORT[7:], 206, {"Content-Range": f"bytes 7-{len(REPORT) - 1}/{len(REPORT)}"}),
        Answer(REPORT, 206, {}),
    ],
)
def test_a_wrong_piece_is_not_added(reports, folder, piece):
    begun = Answer(REPORT, cut=5000, headers={"ETag": '"v"'})
    reports.offer("51", first(begun, piece, then=Answer(REPORT, headers={"ETag": '"v"'})))
    (path,) = fetch("Brent", folder, site=reports.site()).new
    assert path.read_bytes() == REPORT


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(ERROR_PAGE), "web page"),
        (Answer(b"\xef\xbb\xbf\n" + ERROR_PAGE, headers={"Content-Type": "application/pdf"}), "web page"),
        (Answer(b"PK\x03\x04" + bytes(2000)), "not a PDF"),
        (Answer(b""), "not a PDF"),
        (Answer(ERROR_PAGE, 404), "answered 404"),
        (Answer(b"", 204), "answered 204"),
        (Answer(b"", 304), "answered 304"),
    ],
)
def test_what_is_no_report_is_not_kept(reports, folder, answer, words):
    reports.offer("51", answer)
    assert words in told(fetch("Brent", folder, site=reports.site()))
    assert files(folder) == [] and not list((folder / ".fetch").glob("*.part"))


def test_a_file_that_is_too_large_is_not_kept(reports, folder):
    small = reports.site(largest_file=50_000)
    reports.offer("51", kept(REPORT))
    assert "larger than" in told(fetch("Brent", folder, site=small))
    reports.offer("51", Answer(REPORT, headers={"Content-Length": "", "Connection": "close"}))
    assert "larger than" in told(fetch("Brent", folder, site=small))
    assert files(folder) == [] and not list((folder / ".fetch").glob("*.part"))


def test_a_page_that_is_too_large_is_not_read(reports, folder):
    reports.show(*[day(reports.file(str(n))) for n in range(100)])
    with pytest.raises(FetchError, match="larger than"):
        fetch("Brent", folder, site=reports.site(largest_page=10_000))


@pytest.fixture
def reader(monkeypatch):
    """Give the process that reads pages other bounds; it ends with the test."""
    made = []

    def bounded(limits: Limits) -> Kept:
        made.append(Kept(limits))
        monkeypatch.setitem(kept_processes._kept, (os.getpid(), "page"), made[-1])
        return made[-1]

    yield bounded
    for one in made:
        one.close()


@pytest.mark.parametrize("markup", ["<a b='", "<a b=c ", "<!--", "<a"])
def test_a_page_made_to_take_for_ever_is_given_up(reports, folder, reader, markup):
    reader(Limits(seconds=2))
    reports.pages.paths["/provider/44/80489"] = Answer(markup.encode() * (1_000_000 // len(markup)))
    with pytest.raises(FetchError, match=r"/provider/44/80489 is not read: reading it took longer than 2 seconds"):
        fetch("Brent", folder, site=reports.site())
    reader(Limits())
    reports.offer("51", kept(REPORT))
    assert len(fetch("Brent", folder, site=reports.site()).new) == 1


def test_pages_are_read_apart(reports, folder, reader, monkeypatch):
    used = reader(Limits())
    monkeypatch.setattr(page, "publications_of", None)
    reports.offer("51", kept(REPORT))
    assert len(fetch("Brent", folder, site=reports.site()).new) == 1
    assert used.process not in (None, os.getpid())


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", b'{"wrong": []}', b'{"publications": [["a", "b", "", "", "c"]]}', b"[" * 90_000,
     b'{"publications": [[1, 2, "2020-01-01", "", 3]]}', b'{"publications": [["a", "b", "soon", "", "c"]]}'],
)  # fmt: skip
def test_a_reader_that_lies_about_a_page_is_told(reports, folder, monkeypatch, answer):
    reports.offer("51", kept(REPORT))
    monkeypatch.setattr(Kept, "ask", lambda self, request: Reply("", answer))
    with pytest.raises(FetchError, match="its reader's answer is damaged"):
        fetch("Brent", folder, site=reports.site())


@pytest.mark.parametrize(
    "target",
    ["https://example.org/x.pdf", "http://127.0.0.1:1/x.pdf", "file:///etc/hosts", "//example.org/x", "ftp://x/y"],
)
def test_a_redirect_to_elsewhere_is_not_followed(reports, folder, target):
    reports.offer("51", Answer(b"", 302, {"Location": target}))
    assert "is not followed" in told(fetch("Brent", folder, site=reports.site()))
    assert files(folder) == []


def test_a_redirect_between_the_two_hosts_is_followed_and_robots_hold_there_too(reports, folder):
    reports.files.paths["/elsewhere/51.pdf"] = kept(REPORT)
    reports.offer("51", Answer(b"", 301, {"Location": "/elsewhere/51.pdf"}))
    assert len(fetch("Brent", folder, site=reports.site()).new) == 1
    reports.offer("52", Answer(b"", 301, {"Location": f"http://{reports.pages.host}/private/52.pdf"}))
    assert "robots.txt" in told(fetch("Brent", folder, site=reports.site()))
    assert not reports.pages.times("/private/52.pdf")


def test_redirects_end(reports, folder):
    reports.offer("51", Answer(b"", 302, {"Location": "/v1/file/51"}))
    assert "again and again" in told(fetch("Brent", folder, site=reports.site()))
    assert reports.files.times("/v1/file/51") == 6


def test_a_link_to_another_host_is_told_and_not_followed(reports, folder):
    reports.show(day("https://example.org/v1/file/51"))
    assert "example.org" in told(fetch("Brent", folder, site=reports.site()))


@pytest.mark.parametrize("name", ["../../x.pdf", "..%2F..%2Fx.pdf", "..\\..\\x.pdf", "con", "nul.pdf", "a?b=/../c"])
def test_no_name_leads_out_of_the_folder(reports, folder, name):
    disposition = {"Content-Disposition": 'attachment; filename="../../x.pdf"'}
    for server in (reports.pages, reports.files):
        for path in ("/x.pdf", "/v1/x.pdf", f"/v1/file/{name}", f"/v1/file/{name.replace(chr(92), '%5C')}"):
            server.paths[path] = Answer(REPORT, headers=disposition)
    reports.show(day(reports.file(name)))
    done = fetch("Brent", folder, site=reports.site())
    assert len(done.new) + len(done.problems) == 1
    for path in done.new:
        assert path.parent == folder / "brent" and path.name.startswith("2018-06-22-inspection-")
        assert path.stem.rsplit("-", 1)[-1] not in ("", "con", "nul")


def test_two_addresses_never_share_a_name(reports, folder):
    reports.files.paths |= {"/v1/file/51": kept(REPORT), "/v1/file/a/51": kept(REPORT + b"%%EOF")}
    reports.show(day(reports.file("51")), day(reports.file("a/51")))
    done = fetch("Brent", folder, site=reports.site())
    assert len(set(done.new)) == 2
    assert {path.read_bytes() for path in done.new} == {REPORT, REPORT + b"%%EOF"}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
@pytest.mark.parametrize("name", ["brent", ".fetch", ".replaced"])
def test_nothing_is_written_through_a_link_that_leads_out(reports, folder, name):
    folder.mkdir()
    try:
        (folder / name).symlink_to(folder.parent / "neighbour", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    reports.offer("51", kept(REPORT))
    try:
        fetch("Brent", folder, site=reports.site())
        reports.offer("51", kept(REPORT + b"%%EOF"))
        done = fetch("Brent", folder, recheck=True, site=reports.site())
        assert "is not kept" in done.problems[0].reason
    except FetchError as error:
        assert "link" in str(error)


def test_a_manifest_that_lies_or_is_damaged_harms_nobody(reports, folder):
    reports.offer("51", kept(REPORT))
    fetch("Brent", folder, site=reports.site())
    listed = entries(folder)
    listed[reports.file("51")]["path"] = "../neighbour/mine.txt"
    (folder / "manifest.json").write_text(json.dumps({"version": 1, "files": listed}))
    assert len(fetch("Brent", folder, site=reports.site()).new) == 1
    wrong = json.dumps({"files": {reports.file("51"): {**listed[reports.file("51")], "path": 7, "replaced": "x"}}})
    for text in ("", "[]", '{"files": [1]}', '{"files": {"u": {"path": 1}}}', "{" * 50, wrong):
        (folder / "manifest.json").write_text(text)
        assert len(fetch("Brent", folder, site=reports.site()).new) == 1


KILLED = """
import sys
from analysis.fetch import Site, fetch
fetch("Brent", sys.argv[1], site=Site("http", sys.argv[2], sys.argv[3], delay=0.0))
"""


@pytest.mark.skipif(os.name == "nt", reason="killed the POSIX way")
def test_a_fetch_that_is_killed_is_gone_on_with(reports, folder):
    whole = kept(REPORT)

    def slow(request: Request) -> Answer:
        answer = whole(request)
        if not request.before:
            answer.between = 0.05
        return answer

    reports.offer("51", slow)
    command = [sys.executable, "-c", KILLED, str(folder), reports.pages.host, reports.files.host]
    running = subprocess.Popen(command, env={**os.environ, "NO_PROXY": "*"})
    until = time.monotonic() + 20
    while not any(part.stat().st_size > 10_000 for part in folder.glob(".fetch/*.part")):
        assert time.monotonic() < until
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert files(folder) == []
    (path,) = fetch("Brent", folder, site=reports.site()).new
    assert path.read_bytes() == REPORT
    resumed = int(reports.files.asked[-1].headers["Range"].removeprefix("bytes=").rstrip("-"))
    assert 10_000 < resumed < len(REPORT)
