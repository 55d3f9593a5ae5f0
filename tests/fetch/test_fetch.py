"""Fetching from a site of our own: every way in which it can go well, badly, or be meant badly."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from typer.testing import CliRunner

from analysis import authorities
from analysis.cli import app
from analysis.fetch import Fetched, FetchError, PageShapeError, Site, fetch, fetching, publications
from analysis.fetch.client import Client
from tests.fetch.helpers import entries, files, told
from tests.fetch.server import ERROR_PAGE, REPORT, Answer, day, first, kept


def test_what_is_new_is_downloaded_and_noted(reports, folder):
    reports.files.paths |= {"/v1/file/51": kept(REPORT), "/v1/file/52": kept(REPORT + b"%%EOF")}
    visit = day(reports.file("52"), "Children's services focused visit", "07 November 2023")
    reports.show(day(reports.file("51")), visit, day(reports.file("53"), "Area SEND full inspection"))
    done = fetch("Brent", folder, site=reports.site())
    assert not done.problems and done.kept == 0
    assert files(folder) == ["brent/2018-06-22-inspection-51.pdf", "brent/2023-11-07-focused-visit-52.pdf"]
    assert [path.read_bytes() for path in sorted(done.new)] == [REPORT, REPORT + b"%%EOF"]
    assert [(name, one.title) for name, one in done.left] == [("Brent", "Area SEND full inspection")]
    entry = entries(folder)[reports.file("51")]
    assert entry["path"] == "brent/2018-06-22-inspection-51.pdf"
    assert (entry["authority"], entry["authority_code"], entry["urn"]) == ("Brent", "E09000005", "80489")
    assert (entry["kind"], entry["held"], entry["published"]) == ("inspection", "2018-05-18", "2018-06-22")
    assert entry["bytes"] == len(REPORT) and len(entry["sha256"]) == 64 and entry["etag"]


def test_a_second_fetch_downloads_nothing(reports, folder):
    reports.offer("51", kept(REPORT))
    fetch("Brent", folder, site=reports.site())
    before = (folder / "manifest.json").read_bytes()
    done = fetch("Brent", folder, site=reports.site())
    assert (len(done.new), done.kept) == (0, 1)
    assert reports.files.times("/v1/file/51") == 1
    assert (folder / "manifest.json").read_bytes() == before


def test_a_recheck_asks_with_conditions_and_downloads_nothing_that_is_the_same(reports, folder):
    reports.offer("51", kept(REPORT))
    fetch("Brent", folder, site=reports.site())
    done = fetch("Brent", folder, recheck=True, site=reports.site())
    assert (len(done.new), len(done.replaced), done.kept) == (0, 0, 1)
    again = reports.files.asked[-1]
    assert again.headers["If-None-Match"] == entries(folder)[reports.file("51")]["etag"]


def test_a_server_without_versions_gives_the_same_file_again_and_it_is_told_by_its_content(reports, folder):
    reports.offer("51", Answer(REPORT))
    fetch("Brent", folder, site=reports.site())
    done = fetch("Brent", folder, recheck=True, site=reports.site())
    assert (len(done.replaced), done.kept) == (0, 1)


def test_a_report_that_was_silently_replaced_is_fetched_and_the_old_one_kept_aside(reports, folder):
    reports.offer("51", kept(REPORT))
    fetch("Brent", folder, site=reports.site())
    reports.offer("51", kept(REPORT + b"amended %%EOF"))
    (path,) = fetch("Brent", folder, recheck=True, site=reports.site()).replaced
    assert path.read_bytes().endswith(b"amended %%EOF")
    assert files(folder) == ["brent/2018-06-22-inspection-51.pdf"]
    (old,) = entries(folder)[reports.file("51")]["replaced"]
    assert (folder / old["path"]).read_bytes() == REPORT


def test_a_file_that_somebody_edited_or_removed_is_fetched_again_and_nothing_is_lost(reports, folder):
    reports.offer("51", kept(REPORT))
    (path,) = fetch("Brent", folder, site=reports.site()).new
    path.write_bytes(b"edited")
    fetch("Brent", folder, site=reports.site())
    assert path.read_bytes() == REPORT
    assert [aside.read_bytes() for aside in (folder / ".replaced").iterdir()] == [b"edited"]
    path.unlink()
    assert fetch("Brent", folder, site=reports.site()).new == [path]


def test_since_leaves_what_is_older(reports, folder):
    reports.files.paths["/v1/file/52"] = kept(REPORT)
    reports.show(day(reports.file("51")), day(reports.file("52"), published="1 January 2020"))
    done = fetch("Brent", folder, since=date(2020, 1, 1), site=reports.site())
    assert [path.name for path in done.new] == ["2020-01-01-inspection-52.pdf"]
    assert len(done.left) == 1


def test_other_matters_are_fetched_when_asked_for(reports, folder):
    reports.offer("51", kept(REPORT), title="Area SEND full inspection")
    done = fetch("Brent", folder, other=True, site=reports.site())
    assert [path.name for path in done.new] == ["2018-06-22-area-send-full-inspection-51.pdf"]


def test_a_listing_writes_nothing(reports, folder):
    reports.offer("51", kept(REPORT))
    done = fetch("Brent", folder, listing=True, site=reports.site())
    assert [one.url for _, one in done.offered] == [reports.file("51")]
    assert [one.url for one in publications("Brent", site=reports.site())] == [reports.file("51")]
    assert not folder.exists() and not reports.files.asked


def test_it_says_who_asks(reports, folder):
    reports.offer("51", kept(REPORT))
    fetch("Brent", folder, contact="someone@council.example", site=reports.site())
    for request in reports.pages.asked + reports.files.asked:
        assert request.headers["User-Agent"].startswith("paths-to-good/")
        assert "someone@council.example" in request.headers["User-Agent"]


def test_one_request_at_a_time_and_slowly(reports, folder, monkeypatch):
    reports.offer("51", kept(REPORT))
    reports.files.paths["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 7\n")
    pauses: list[float] = []
    real = fetching.Client
    monkeypatch.setattr(fetching, "Client", lambda *a, **k: real(*a, sleep=pauses.append, clock=lambda: 0.0, **k))
    fetch("Brent", folder, site=reports.site(delay=3.0))
    # robots, page, the other robots, whose wish is then kept to
    assert pauses == [3.0, 3.0, 7.0]


def test_robots_are_kept_to(reports, folder):
    reports.offer("51", kept(REPORT))
    reports.files.paths["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /v1/\n")
    assert "robots.txt" in told(fetch("Brent", folder, site=reports.site()))
    assert not reports.files.times("/v1/file/51")


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_host_without_robots_lets_everything_be_fetched(reports, folder, status):
    reports.offer("51", kept(REPORT))
    reports.files.paths["/robots.txt"] = Answer(b"none here", status)
    assert len(fetch("Brent", folder, site=reports.site()).new) == 1


def test_a_host_whose_robots_cannot_be_read_is_left_alone(reports, folder):
    reports.offer("51", kept(REPORT))
    reports.files.paths["/robots.txt"] = Answer(b"", 503)
    assert "answered 503" in told(fetch("Brent", folder, site=reports.site(tries=2)))
    assert not reports.files.times("/v1/file/51")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(reports, folder, status):
    reports.offer("51", first(Answer(b"", status), Answer(b"", status), then=kept(REPORT)))
    assert len(fetch("Brent", folder, site=reports.site()).new) == 1
    assert reports.files.times("/v1/file/51") == 3


def waits(reports, folder, monkeypatch, header: str, **options: float) -> tuple[list[float], Fetched]:
    reports.offer("51", first(Answer(b"", 429, {"Retry-After": header}), then=kept(REPORT)))
    pauses: list[float] = []
    real = fetching.Client
    monkeypatch.setattr(fetching, "Client", lambda *a, **k: real(*a, sleep=pauses.append, **k))
    return pauses, fetch("Brent", folder, site=reports.site(**options))


def test_it_waits_as_long_as_it_is_asked_to(reports, folder, monkeypatch):
    pauses, done = waits(reports, folder, monkeypatch, "17")
    assert pauses == [17.0] and len(done.new) == 1


def test_it_waits_until_the_hour_that_it_is_told(reports, folder, monkeypatch):
    pauses, done = waits(reports, folder, monkeypatch, format_datetime(datetime.now(UTC) + timedelta(seconds=60)))
    assert 55 < pauses[0] <= 60 and len(done.new) == 1


def test_it_does_not_wait_for_hours_but_says_so(reports, folder, monkeypatch):
    pauses, done = waits(reports, folder, monkeypatch, "86400")
    assert pauses == [] and "come back in 86400 seconds" in told(done)


def test_waits_grow(reports, folder, monkeypatch):
    reports.offer("51", Answer(b"", 503))
    pauses: list[float] = []
    real = fetching.Client
    monkeypatch.setattr(fetching, "Client", lambda *a, **k: real(*a, sleep=pauses.append, **k))
    assert "given up after 5 tries" in told(fetch("Brent", folder, site=reports.site(first_wait=1.0)))
    assert pauses == [1.0, 2.0, 4.0, 8.0]


def test_a_page_of_another_shape_is_a_loud_error(reports, folder):
    reports.pages.paths["/provider/44/80489"] = Answer(ERROR_PAGE)
    with pytest.raises(PageShapeError, match="Expected: a timeline"):
        fetch("Brent", folder, site=reports.site())


def test_one_page_of_another_shape_does_not_keep_the_others_from_being_fetched(reports, folder):
    reports.offer("51", kept(REPORT))
    reports.pages.paths["/provider/44/80490"] = Answer(ERROR_PAGE)
    done = fetch(["Brent", "E09000006"], folder, site=reports.site())
    assert len(done.new) == 1
    assert "Expected" in told(done)


def test_a_site_that_has_changed_is_not_asked_153_times(reports, folder):
    for number in range(80000, 81000):
        reports.pages.paths[f"/provider/44/{number}"] = Answer(ERROR_PAGE)
    with pytest.raises(PageShapeError):
        fetch(None, folder, site=reports.site())
    assert sum(request.path.startswith("/provider") for request in reports.pages.asked) == 3


def test_a_site_that_cannot_be_reached_is_said_so_at_once(reports, folder):
    reports.pages.close()
    with pytest.raises(FetchError, match="cannot be reached: is there a network"):
        fetch(None, folder, site=reports.site(tries=2))


def test_an_authority_that_nobody_knows_is_an_error(reports, folder):
    with pytest.raises(KeyError, match="no authority 'Ambridge'"):
        fetch("Ambridge", folder, site=reports.site())


def test_two_fetches_do_not_meet_in_one_folder(reports, folder):
    reports.offer("51", Answer(REPORT, before=0.6))
    other = threading.Thread(target=fetch, args=("Brent", folder), kwargs={"site": reports.site()})
    other.start()
    while not (folder / ".fetch" / "lock").exists():
        time.sleep(0.01)
    time.sleep(0.1)
    with pytest.raises(FetchError, match="another fetch"):
        fetch("Brent", folder, site=reports.site())
    other.join()
    assert len(files(folder)) == 1


@pytest.fixture
def command(reports, monkeypatch):
    """The command line, on a site of our own: no option of it leads there."""
    monkeypatch.setattr(fetching, "Client", lambda site, **options: Client(reports.site(), **options))
    return lambda *words: CliRunner().invoke(app, ["fetch", *words])


def test_the_command_fetches_and_says_so(reports, folder, command):
    reports.offer("51", kept(REPORT))
    done = command("--authority", "Brent", "--since", "2011", "--to", str(folder))
    assert done.exit_code == 0, done.output
    assert "1 new, 0 replaced, 0 here already, 0 left" in done.stdout
    reports.show(urn="80490")
    listed = command("--authority", "Brent", "Bromley", "--to", str(folder), "--list")
    assert "2018-06-22  inspection" in listed.stdout
    assert reports.pages.times("/provider/44/80490") == 1


def test_a_listing_by_the_command_fetches_nothing(reports, folder, command):
    reports.offer("51", kept(REPORT))
    done = command("--authority", "Brent", "--to", str(folder), "--list")
    assert done.exit_code == 0, done.output
    assert "2018-06-22  inspection" in done.stdout
    assert reports.files.times("/v1/file/51") == 0
    assert not folder.exists()


def test_the_command_looks_at_all_authorities_of_today_and_leaves_what_is_older(reports, folder, command):
    everyone = authorities.current()
    for number, one in enumerate(everyone):
        when = "22 June 2018" if number % 50 else "22 June 2024"
        reports.files.paths[f"/v1/file/{number}"] = kept(REPORT + f"%{number}".encode() + b"\n%%EOF")
        reports.show(day(reports.file(str(number)), published=when), urn=one.urn)
    done = command("--all", "--since", "2020", "--to", str(folder))
    assert done.exit_code == 0, done.output
    assert "4 new, 0 replaced, 0 here already, 149 left" in done.stdout
    assert len(files(folder)) == 4
    asked = [request.path for request in reports.pages.asked if request.path != "/robots.txt"]
    assert asked == [f"/provider/44/{one.urn}" for one in everyone]
    assert [request.path for request in reports.files.asked if "/file/" in request.path] == [
        f"/v1/file/{number}" for number in (0, 50, 100, 150)
    ]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "--all"),
        (("--all", "--authority", "Brent"), 2, "--all"),
        (("--authority", "Ambridge"), 2, "no authority 'Ambridge'"),
        (("--authority", "Brent", "--since", "last year"), 2, "--since takes a year"),
        (("--authority", "Brent", "--contact", "a\nb"), 2, "plain characters"),
        (("--authority", "Brent"), 1, "not fetched: Brent: "),
        (("--authority", "Bromley"), 1, "Expected: a timeline"),
    ],
)
def test_the_command_says_what_is_wrong_in_a_sentence(reports, folder, command, words, code, told):
    reports.offer("51", Answer(ERROR_PAGE))
    reports.pages.paths["/provider/44/80490"] = Answer(ERROR_PAGE)
    done = command(*words, "--to", str(folder))
    assert done.exit_code == code
    assert told in done.stderr
    assert "Traceback" not in done.output


def test_the_site_of_the_command_is_the_inspectorates():
    assert Site("https", "reports.ofsted.gov.uk", "files.ofsted.gov.uk") == fetching.OFSTED
