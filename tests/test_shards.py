"""Raw files in canonical order, under names that no machine shows in; shards; files that cannot be read."""

import os
import re
from contextlib import chdir
from pathlib import Path

import pytest

from flows import shards
from flows.claims import make
from flows.claims.setting import Setting
from flows.mentions.mention import Mention
from flows.pages.beside import Beside
from flows.shards import RawError, RawFile, cut_shards, digest_of_raw, failures_of, find_raw_files, read_document
from flows.tables import tabulate

NAMES = ["scan.png", "晨报.jsonl", "河湾日报/2025-06-04/01.md", "河湾日报/2025-06-05/01.md"]


def names(files: list[RawFile]) -> list[str]:
    return [file.name for file in files]


def test_files_are_listed_in_canonical_order_whatever_the_order_asked(raw: Path) -> None:
    assert names(find_raw_files([raw])) == NAMES
    assert names(find_raw_files([raw / NAMES[3], raw / NAMES[1], raw, raw])) == NAMES


@pytest.mark.parametrize("below", ["", "河湾日报", "河湾日报/2025-06-05", "河湾日报/2025-06-05/01.md"])
def test_a_page_has_one_name_however_deep_one_asks_for_it(raw: Path, below: str) -> None:
    assert "河湾日报/2025-06-05/01.md" in names(find_raw_files([raw / below]))


@pytest.mark.parametrize("below", ["", "河湾日报", "河湾日报/2025-06", "河湾日报/2025-06/05"])
def test_a_day_of_folders_within_each_other_is_one_day(below: str, tmp_path: Path) -> None:
    for day in ("05", "06"):
        (tmp_path / f"河湾日报/2025-06/{day}").mkdir(parents=True)
        (tmp_path / f"河湾日报/2025-06/{day}/01.md").write_text("三家企业。", encoding="utf-8")
    files = find_raw_files([tmp_path / below])
    assert "河湾日报/2025-06/05/01.md" in names(files)
    assert [shard.name for shard in cut_shards(files)] == ["河湾日报 2025-06"]


def test_what_stands_on_this_disk_says_nothing_of_a_page_in_a_bucket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "河湾日报" / "2025-06-05" / "01.jsonl"
    page.parent.mkdir(parents=True)
    (tmp_path / "columns.toml").write_text('title = "headline"\n')
    (tmp_path / "河湾日报" / ".source.toml").write_text('home = "371500"\n')
    monkeypatch.setattr(shards, "take_raw", lambda *_: b'{"title": "a", "headline": "b", "text": "c"}')
    read = read_document(RawFile(page, tmp_path, 44, Beside()))
    assert read.page is not None
    assert [(article.title, article.home) for article in read.page.articles] == [("a", None)]


def test_a_mapping_alone_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "columns.toml").write_text('title = "headline"\n')
    (document,) = map(read_document, find_raw_files([tmp_path / "columns.toml"]))
    assert document.error == "it is a column mapping and no page; name the dump that it stands beside"


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


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    """Here because its path is too long for the system, which holds for root as well."""
    with chdir(tmp_path):
        for _ in range(20):
            Path("深" * 80).mkdir()
            os.chdir("深" * 80)
    with pytest.raises(RawError, match="cannot be looked at: File name too long; mend it"):
        find_raw_files([tmp_path])


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
    assert "no picture that can be opened" in document.error
    assert str(raw) not in document.error


@pytest.fixture
def stumbling(monkeypatch: pytest.MonkeyPatch) -> None:
    """One part of a claim fails wherever a text speaks of bookshops."""

    def stumble(mention: Mention, setting: Setting) -> str:
        if "书屋" in setting.text:
            raise IndexError("one\ntoo far")
        return "fact"

    monkeypatch.setattr(make, "modality_of", stumble)


@pytest.mark.usefixtures("stumbling")
def test_an_article_that_stumbles_stays_with_its_mentions_and_costs_no_other(raw: Path) -> None:
    document = read_document(find_raw_files([raw / NAMES[1]])[0])
    assert document.page
    (error,) = document.page.errors
    assert re.fullmatch(r"article r-2: IndexError: one too far, at test_shards\.py:\d+", error)
    whole, stumbled = document.articles
    assert len(whole.claims) > 0
    assert [mention.quote for mention in stumbled.mentions] == ["30家"]
    assert stumbled.claims == []


@pytest.mark.usefixtures("stumbling")
def test_a_document_with_an_article_that_stumbled_is_partial_and_its_counts_balance(raw: Path) -> None:
    files = find_raw_files([raw / NAMES[1]])
    tables = tabulate([read_document(file) for file in files])
    row = tables["documents"].row(0, named=True)
    assert (row["status"], row["articles"]) == ("partial", 2)
    assert "article r-2: IndexError" in row["error"]
    assert (row["mentions"], row["claims"]) == (tables["mentions"].height, tables["claims"].height)
    assert tables["rejected"].is_empty()


def test_an_article_whose_mentions_cannot_be_found_is_still_a_row(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(text: str, issue_date: object) -> list[Mention]:
        raise RecursionError("too deep")

    monkeypatch.setattr(shards, "find_mentions", stumble)
    document = read_document(find_raw_files([raw / NAMES[2]])[0])
    assert [(len(read.mentions), len(read.claims)) for read in document.articles] == [(0, 0)]
    assert failures_of(document)[0].startswith(f"{NAMES[2]}, article at position 0: RecursionError: too deep, at ")


def test_a_raw_file_has_the_digest_of_its_document(tmp_path: Path) -> None:
    """By it a build tells what it need not read; one that cannot be had has that of no bytes, in both."""
    (tmp_path / "a.md").write_text("三家企业。", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("nowhere.md")
    os.mkfifo(tmp_path / "pipe.md")
    for file in find_raw_files([tmp_path]):
        assert digest_of_raw(file) == read_document(file).sha256


def test_a_page_keeps_its_name_below_a_folder_that_is_a_day_without_dashes(tmp_path: Path) -> None:
    """Else the name of the paper would come from a folder that the name does not hold."""
    (tmp_path / "晨报" / "20250604").mkdir(parents=True)
    (tmp_path / "晨报" / "20250604" / "01.md").write_text("三家企业。", encoding="utf-8")
    for below in ("", "晨报", "晨报/20250604"):
        assert names(find_raw_files([tmp_path / below])) == ["晨报/20250604/01.md"]


def test_a_broken_line_is_told_and_the_lines_beside_it_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "三家企业。"\n{"text": "四家企业。"}\n', encoding="utf-8")
    document = read_document(find_raw_files([tmp_path])[0])
    assert len(document.articles) == 1
    assert [failure.split(":")[0] for failure in failures_of(document)] == ["a.jsonl, line 1"]


def test_a_file_name_that_is_not_utf_8_is_a_row_that_says_so(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("啊".encode("gb18030")) / "2025-06-04"
    try:
        folder.mkdir(parents=True)
    except OSError:
        pytest.skip("this file system only takes names that are UTF-8")
    (folder / "01.md").write_text("三家企业。", encoding="utf-8")
    (file,) = find_raw_files([tmp_path])
    tables = tabulate([read_document(file)])
    row = tables["documents"].row(0, named=True)
    assert (row["path"], row["status"]) == ("%B0%A1/2025-06-04/01.md", "failed")
    assert row["error"] == "its name is not UTF-8; rename it"


def test_links_that_lead_nowhere_and_pipes_are_rows_that_say_so(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("nowhere.md")
    os.mkfifo(tmp_path / "pipe.md")
    failures = [failures_of(read_document(file)) for file in find_raw_files([tmp_path])]
    assert failures == [
        ("link.md could not be read: No such file or directory",),
        ("pipe.md could not be read: it is no regular file; put the page itself here",),
    ]


@pytest.mark.parametrize("below", ["", "河湾日报"])
def test_raw_files_and_releases_are_kept_apart(raw: Path, below: str) -> None:
    with pytest.raises(RawError, match="keep raw files and releases apart"):
        find_raw_files([raw / below], raw)
