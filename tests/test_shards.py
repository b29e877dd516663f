"""Raw files in canonical order, under names that no machine shows in; shards; files that cannot be read."""

from pathlib import Path

import pytest

from flows import shards
from flows.pages.page import Article, Page
from flows.shards import RawError, RawFile, cut_shards, find_raw_files, read_document

NAMES = ["scan.png", "晨报.jsonl", "河湾日报/2025-06-04/01.md", "河湾日报/2025-06-05/01.md"]


def names(files: list[RawFile]) -> list[str]:
    return [file.name for file in files]


def test_files_are_listed_in_canonical_order_whatever_the_order_asked(raw: Path) -> None:
    assert names(find_raw_files([raw])) == NAMES
    assert names(find_raw_files([raw / NAMES[3], raw / NAMES[1], raw, raw])) == NAMES


@pytest.mark.parametrize("below", ["", "河湾日报", "河湾日报/2025-06-05", "河湾日报/2025-06-05/01.md"])
def test_a_page_has_one_name_however_deep_one_asks_for_it(raw: Path, below: str) -> None:
    assert "河湾日报/2025-06-05/01.md" in names(find_raw_files([raw / below]))


def test_hidden_files_and_the_output_are_no_raw_files(tmp_path: Path) -> None:
    for name in ("a.md", ".hidden.md", ".git/b.md", "output/1.0.0/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("三家企业。")
    assert names(find_raw_files([tmp_path], tmp_path / "output")) == ["a.md"]


def test_what_cannot_be_built_is_said_in_one_line(tmp_path: Path, raw: Path) -> None:
    with pytest.raises(RawError, match="does not exist"):
        find_raw_files([tmp_path / "absent"])
    with pytest.raises(RawError, match="no raw files"):
        find_raw_files([tmp_path])
    (tmp_path / "scan.png").touch()
    with pytest.raises(RawError, match=r"would both be scan\.png"):
        find_raw_files([raw, tmp_path])


def test_shards_hold_every_file_once_and_in_order(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = find_raw_files([raw])
    for size in (1, 500, 10**6):
        monkeypatch.setattr(shards, "SHARD_BYTES", size)
        cut = cut_shards(files)
        assert [file for shard in cut for file in shard.files] == files
        assert [shard.number for shard in cut] == list(range(len(cut)))
    assert cut[0].name == "scan.png … 河湾日报 2025-06"


def test_an_archive_is_cut_into_a_bounded_number_of_shards() -> None:
    root = Path("/raw")
    files = [RawFile(root / f"{number:06}.md", root, 3_000_000) for number in range(20_000)]
    assert len(cut_shards(files)) <= 1.1 * shards.MOST_SHARDS


def test_a_file_that_is_no_page_carries_its_reason_and_no_path_of_the_machine(raw: Path) -> None:
    document = read_document(find_raw_files([raw / "scan.png"])[0])
    assert document.page is None
    assert document.size == 6
    assert document.error
    assert "no reader for .png" in document.error
    assert str(raw) not in document.error


def test_a_page_that_breaks_a_part_does_not_stop_the_others(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(article: Article, mentions: object) -> Page:
        raise IndexError("one too far")

    monkeypatch.setattr(shards, "make_claims", stumble)
    document = read_document(find_raw_files([raw / NAMES[2]])[0])
    assert document.error
    assert document.error.startswith("IndexError: one too far, in article 0, at test_shards.py:")
    assert document.articles == ()
