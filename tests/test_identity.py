"""Ids are hashes of content: equal content has equal ids, other content other ones."""

from datetime import date
from pathlib import Path
from typing import Any

from flows.identity import article_id, claim_id, digest_of, digest_of_file, document_id, mention_id

ARTICLE: dict[str, Any] = {
    "publication": "晨报",
    "issue_date": date(2025, 7, 31),
    "page": "a",
    "source_id": None,
    "text": "来了9家。",
}


def test_an_id_is_the_same_on_any_machine_and_in_any_release() -> None:
    """Written down, so that a change of the hash, which would break every reader's joins, cannot pass unseen."""
    assert document_id("晨报/2025-07-31/a.md", "0" * 64) == "2ee7dc46d1196fbde5392fee"
    assert article_id(**ARTICLE) == "c07e80398297b6431ce60264"
    assert mention_id("0" * 24, 2, 4) == "c37948f909389b92c029c9da"
    assert claim_id("0" * 24, 2, 4) == "d019edd28283b109f4e7f432"


def test_whatever_the_source_states_of_an_article_is_in_its_id() -> None:
    changes: list[dict[str, Any]] = [
        {"text": "来了8家。"},
        {"publication": "晚报"},
        {"publication": None},
        {"issue_date": date(2025, 8, 1)},
        {"issue_date": None},
        {"page": "b"},
        {"source_id": "7"},
        {"twin": 1},
    ]
    assert len({article_id(**ARTICLE | change) for change in [{}, *changes]}) == len(changes) + 1


def test_parts_of_an_id_do_not_run_into_each_other() -> None:
    apart, together = {"page": "a", "source_id": "b"}, {"page": "ab", "source_id": ""}
    assert article_id(**ARTICLE | apart) != article_id(**ARTICLE | together)
    assert mention_id("a", 1, 12) != mention_id("a", 11, 2)
    assert mention_id("a", 1, 2) != claim_id("a", 1, 2)


def test_a_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert digest_of_file(tmp_path / "a") == digest_of(b"abc")
    assert digest_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
