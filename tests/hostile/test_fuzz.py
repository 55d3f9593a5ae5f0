"""A small run of the attack in benchmarks/fuzz.py; the large one is run by hand."""

from __future__ import annotations

from benchmarks.fuzz import attack


def test_damaged_and_hostile_files_are_all_accounted_for(tmp_path, capsys):
    assert attack(tmp_path, pdfs=48, texts=12, seed=11) == 0, capsys.readouterr().out
