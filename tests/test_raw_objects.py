"""Raw files in a bucket are the files of a folder: what stands beside them is heeded, and as much of them refused."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from flows.identity import digest_of
from flows.pages.bounds import most_bytes
from flows.releases.objects import Objects
from flows.shards import RawFile, digest_of_raw, find_raw_files, read_document
from flows.tables import ReadDocument
from tests.releases.s3 import serve_s3, settings_for

RAW = "s3://bucket/raw"
DUMP = '[{"headline": "春耕", "body": "全县备好种子1200吨。"}]'
FILES = {
    "columns.toml": 'title = "headline"\ntext = "body"\n[constant]\npublication = "石桥日报"\n',
    "站点/dump.json": DUMP,
    "站点/other.json": DUMP.replace("body", "lead"),
    "站点/other.columns.toml": 'text = "lead"\n',
    "沂湾晨刊/.source.toml": 'home = "371300"\n',
    "沂湾晨刊/2025-06-04/01.md": "# 春耕\n\n全县备好种子1200吨。",
    "沂湾晨刊/2025-06-04/.received.jsonl": "{}",
}


@pytest.fixture(scope="module", autouse=True)
def bucket() -> Iterator[Objects]:
    """The files in a bucket of a real server of the protocol."""
    with serve_s3() as endpoint, pytest.MonkeyPatch.context() as patch:
        for name, value in settings_for(endpoint).items():
            patch.setenv(name, value)
        for folder in ("", "沂湾晨刊/", "沂湾晨刊/2025-06-04/"):  # as consoles make them
            urlopen(Request(f"{endpoint}/bucket/raw/{quote(folder)}", b"", method="PUT")).close()
        objects = Objects(RAW)
        for key, content in FILES.items():
            objects.write(key, content.encode())
        yield objects


def test_an_object_that_went_is_a_row_without_a_clock_in_it(bucket: Objects) -> None:
    bucket.write("走.md", b"x")
    file = next(file for file in find_raw_files([RAW]) if file.name == "走.md")
    bucket.delete(["走.md"])
    assert read_document(file).error == "there is no such object"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same files on the disk."""
    for key, content in FILES.items():
        (tmp_path / key).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / key).write_text(content, encoding="utf-8")
    return tmp_path


def told(files: list[RawFile]) -> list[tuple[ReadDocument, str]]:
    """Each document as it was read, and what says whether it has to be read anew."""
    return [(read_document(file), digest_of_raw(file)) for file in files]


@pytest.mark.parametrize("below", ["", "/沂湾晨刊", "/沂湾晨刊/2025-06-04", "/沂湾晨刊/2025-06-04/01.md"])
def test_a_bucket_gives_the_documents_of_a_folder(below: str, folder: Path) -> None:
    there, here = told(find_raw_files([RAW + below])), told(find_raw_files([Path(f"{folder}{below}")]))
    assert there == here
    homes = {article.home for document, _ in there if document.page for article in document.page.articles}
    assert homes >= {"371300"}


def test_the_nearest_mapping_in_a_bucket_holds_and_is_no_page() -> None:
    documents = [document for document, _ in told(find_raw_files([RAW]))]
    assert [document.path for document in documents] == [
        *("沂湾晨刊/2025-06-04/01.md", "站点/dump.json", "站点/other.json"),
    ]
    dump, other = (document.page.articles[0] for document in documents[1:] if document.page)
    assert (dump.title, dump.publication, other.title, other.text) == ("春耕", "石桥日报", None, "全县备好种子1200吨。")


def test_a_mapping_that_changes_asks_for_its_dumps_again(bucket: Objects) -> None:
    before = {file.name: digest_of_raw(file) for file in find_raw_files([RAW])}
    bucket.write("columns.toml", b'title = "headline"\n')
    try:
        changed = [file.name for file in find_raw_files([RAW]) if digest_of_raw(file) != before[file.name]]
    finally:
        bucket.write("columns.toml", FILES["columns.toml"].encode())
    assert changed == ["站点/dump.json"]


def test_an_object_larger_than_a_page_may_be_is_told_with_its_digest(bucket: Objects) -> None:
    content = bytes(most_bytes(Path("01.md")) + 1)
    bucket.write("large/01.md", content)
    try:
        (document,) = map(read_document, find_raw_files([f"{RAW}/large"]))
    finally:
        bucket.delete(["large/01.md"])
    assert "8,000,001 bytes, more than the 8,000,000" in str(document.error)
    assert (document.size, document.sha256) == (len(content), digest_of(content))
