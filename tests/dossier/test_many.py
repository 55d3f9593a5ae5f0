"""All authorities at once: listed, in parallel, and one failure stops no other."""

from __future__ import annotations

import os
import signal

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import tables as tables_on_disk
from analysis.cli import app
from analysis.dossier import dossiers, many
from tests.charts import samples
from tests.dossier import made


@pytest.fixture(scope="module")
def two():
    grades = pd.concat([samples.one_inspection(), samples.two_in_one_month()], ignore_index=True)
    return made.made(grades, facts=samples.facts(samples.fact("Kent", "cla_count", "2020-03-31", 9.0)))


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_every_authority_has_a_page_and_the_list_leads_to_it(two, tmp_path):
    seen = []
    done = dossiers(two, tmp_path, workers=1, progress=lambda *step: seen.append(step))
    assert list(done.pages) == [samples.BCP, "Kent", "Medway"]
    assert not done.failed
    assert seen[-1][:2] == (3, 3)
    links = [node.attributes["href"] for node in made.page(done.index.read_text(encoding="utf-8")).all("a")]
    assert len(links) == 3 and all((tmp_path / link).is_file() for link in links)


def test_england_and_its_regions_have_none(tmp_path):
    england = {"authority": "England", "authority_code": "E92000001"}
    facts = samples.facts(samples.fact("Kent", "cla_count", "2020-03-31", 9.0) | england)
    done = dossiers(made.made(facts=facts), tmp_path, workers=1)
    assert not done.pages
    assert "hold no authority" in done.index.read_text(encoding="utf-8")


def test_one_that_fails_is_told_and_stops_no_other(two, tmp_path, monkeypatch):
    real = many.dossier

    def fails(tables, code, *args, **more):
        if code == "E06000035":
            raise ValueError("a strange table")
        return real(tables, code, *args, **more)

    monkeypatch.setattr(many, "dossier", fails)
    done = dossiers(two, tmp_path, workers=1)
    assert done.failed == {"Medway": "ValueError: a strange table"}
    assert list(done.pages) == [samples.BCP, "Kent"]


def test_processes_make_the_same_pages(two, tmp_path):
    alone, together = (dossiers(two, tmp_path / str(count), workers=count) for count in (1, 2))
    assert {name: page.read_bytes() for name, page in alone.pages.items()} == {
        name: page.read_bytes() for name, page in together.pages.items()
    }


class Deadly(many._Job):
    """A job whose process dies over one authority."""

    def make(self, code):
        if code == "E06000035":
            os.kill(os.getpid(), signal.SIGTERM)
        return code, self.out / code, ""


def test_a_process_that_dies_costs_its_own_authority_alone(two, tmp_path):
    job = Deadly(two, tmp_path, None, False)
    made_now = {
        code: (page, why) for code, page, why in many._in_parallel(job, ["E06000058", "E06000035", "E10000016"], 2)
    }
    assert made_now["E06000035"] == (None, "the process that wrote it died")
    assert made_now["E06000058"][0] and made_now["E10000016"][0]


def test_the_command_writes_one_and_all(two, tmp_path):
    tables_on_disk.save(two, tmp_path / "tables")
    words = ["--tables", tmp_path / "tables", "--out", tmp_path / "out", "--raw", tmp_path / "none"]
    one = run("dossier", "--authority", "Medway", "--lean", *words)
    assert one.exit_code == 0, one.output
    assert one.stdout.strip().endswith("medway/medway-dossier.html")
    every = run("dossier", "--all", "--workers", 1, *words)
    assert every.exit_code == 0, every.output
    assert "3 dossiers" in every.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [((), "--authority"), (("--all", "--authority", "Kent"), "--authority"), (("Atlantis",), "Atlantis")],
)
def test_the_command_says_what_is_missing(two, tmp_path, words, told):
    tables_on_disk.save(two, tmp_path / "tables")
    done = run("dossier", *words, "--tables", tmp_path / "tables", "--out", tmp_path)
    assert done.exit_code == 2
    assert told in done.output and "Traceback" not in done.output


def test_two_whose_names_differ_in_signs_alone_keep_their_own_folders(tmp_path):
    rows = [
        {"document": digest * 12, "part": 0, "authority": name, "status": "read", "title": f"Report on {name}"}
        for digest, name in (("a", "Sample-on-Sea"), ("b", "Sample on Sea"), ("c", "Øst"), ("d", "Æst"))
    ]
    done = dossiers(made.made(documents=rows), tmp_path, workers=1)
    assert len(set(done.pages.values())) == 4
    for name, page in done.pages.items():
        assert f"Report on {name}" in page.read_text(encoding="utf-8")
