"""Kept records."""

from __future__ import annotations

from analysis.build.store import Store


def test_a_record_is_found_again_by_content_and_code(tmp_path):
    with Store(tmp_path, "code1") as store:
        assert store.is_empty()
        store.put("abc", b"body")
        assert store.has("abc") and store.get("abc") == b"body"
    with Store(tmp_path, "code2") as store:
        assert store.is_empty() and not store.has("abc") and store.get("abc") is None


def test_a_finished_build_lets_other_codes_records_go(tmp_path):
    with Store(tmp_path, "code1") as store:
        store.put("abc", b"old")
    with Store(tmp_path, "code2") as store:
        store.put("abc", b"new")
        store.finish([("a.pdf", 3, 4, "abc")])
        assert store.digests() == {"a.pdf": (3, 4, "abc")}
    with Store(tmp_path, "code1") as store:
        assert store.is_empty()


def test_a_damaged_store_is_made_anew(tmp_path):
    (tmp_path / ".records.sqlite").write_bytes(b"this is no database" * 100)
    with Store(tmp_path, "code") as store:
        store.put("abc", b"body")
        assert store.get("abc") == b"body"
