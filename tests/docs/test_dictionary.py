"""The data dictionary is what the tables say of themselves."""

from __future__ import annotations

from scripts import dictionary


def test_the_data_dictionary_is_current():
    written = dictionary.OUT.read_text(encoding="utf-8")
    assert written == dictionary.text(), "run: python scripts/dictionary.py"
