"""Releases in an object store: the bytes of a folder, one winner of a race, nothing half to be seen after a kill."""

import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.identity import digest_of
from flows.publication import publish, work_here
from flows.releases.bucket import Bucket
from flows.releases.diff import diff_releases
from flows.releases.folder import Folder
from flows.releases.objects import Objects
from flows.releases.plan import Plan
from flows.releases.staging import stage_shard
from flows.releases.standing import stand, stand_at, stand_newest
from flows.releases.store import ReleaseError, Store, VersionTaken, open_store
from flows.releases.verify import verify_release
from flows.releases.write import Release, write_release
from flows.shards import Outcome, RawError, Shard, digest_of_raws, find_raw_files, read_document
from flows.tables import ReadDocument, tabulate
from tests.records import make_edition
from tests.releases.archives import bytes_of
from tests.releases.s3 import serve, serve_s3, settings_for

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with serve_s3() as endpoint, pytest.MonkeyPatch.context() as patch:
        for name, value in settings_for(endpoint).items():
            patch.setenv(name, value)
        yield endpoint


@pytest.fixture
def bucket(endpoint: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """A place of its own, with Chinese in its address."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return Bucket(f"s3://bucket/发布/{digest_of(request.node.name.encode())[:8]}")


def build(store: Store, documents: Sequence[ReadDocument]) -> Release:
    with store.open_staging() as staging:
        stage_shard(staging, 0, tabulate(documents))
        return write_release(staging, store, Plan(stand_newest(store)))


def files_of(bucket: Bucket, version: str) -> dict[str, bytes]:
    """What a reader finds under a version."""
    objects = Objects(bucket.describe(version))
    return {key: objects.read(key) for key in objects.sizes() if not key.startswith(".")}


def check_whole(bucket: Bucket) -> None:
    """Every release that can be seen is whole: each file, hash, count, key and quote."""
    for version in bucket.versions():
        assert list(verify_release(stand(bucket, version))) == []


def test_a_release_has_the_bytes_of_one_in_a_folder(bucket: Bucket, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "output")
    for edition in (make_edition()[:4], make_edition()):
        here, there = build(folder, edition), build(bucket, edition)
        assert there.path == f"{bucket.url}/{here.version}"
        local = bytes_of(here.path)
        assert files_of(bucket, there.version) == local
        assert bucket.files(there.version) == sorted(local)
    assert (Objects(bucket.url).read("latest"), bucket.latest()) == (b"1.1.1\n", "1.1.1")


@pytest.mark.slow
def test_files_that_did_not_change_do_not_travel_again(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    build(bucket, make_edition()[:5])
    sent: list[str] = []
    write = Objects.write
    monkeypatch.setattr(Objects, "write", lambda self, key, content: (sent.append(key), write(self, key, content)))
    build(bucket, make_edition())
    assert sent
    assert not [key for key in sent if "claims" in key]
    check_whole(bucket)


def test_polars_reads_a_release_where_it_stands(bucket: Bucket, endpoint: str) -> None:
    release = build(bucket, make_edition())
    options = {"aws_endpoint_url": endpoint, "aws_allow_http": "true"}
    claims = pl.scan_parquet(f"{release.path}/claims/", hive_partitioning=True, storage_options=options)
    assert claims.filter(pl.col("issue_month") == "2025-06").select("quote").collect()["quote"].to_list() == ["70只"]
    assert stand(bucket, release.version).scan("claims").collect().height == 11


def test_a_build_that_changes_nothing_publishes_nothing(bucket: Bucket) -> None:
    build(bucket, make_edition())
    assert not build(bucket, make_edition()).published
    assert bucket.versions() == ["1.1.0"]


def test_the_pointer_never_goes_back(bucket: Bucket) -> None:
    for version in ("1.1.9", "1.1.10", "1.1.2"):
        bucket.point_to(version)
    assert Objects(bucket.url).read("latest") == b"1.1.10\n"


def test_verify_finds_a_flipped_byte_and_diff_the_new_document(bucket: Bucket) -> None:
    old, new = (build(bucket, edition) for edition in (make_edition()[:4], make_edition()))
    assert list(verify_release(stand_at(f"{bucket.url}/latest"))) == []
    changes = diff_releases(stand_at(old.path), stand_at(new.path)).rows
    added = changes.filter(pl.col("table") == "documents", pl.col("change") == "added")
    assert added["id"].to_list() == ["坏页/x.md", "散页/无日期.md"]
    file = "claims/issue_month=2025-06/part-000.parquet"
    content = bytearray(bucket.read("1.1.1", file))
    content[len(content) // 2] ^= 1
    Objects(new.path).write(file, bytes(content))
    assert [(found.where, found.what) for found in verify_release(stand_at(new.path))] == [
        (file, "has other bytes than the manifest says")
    ]


def test_an_address_without_a_release_is_named(bucket: Bucket) -> None:
    for name in ("latest", "1.1.0"):
        with pytest.raises(ReleaseError, match=f"{name} is no release; name its address"):
            stand_at(f"{bucket.url}/{name}")


def test_raw_pages_in_a_bucket_are_the_documents_that_they_are_in_a_folder(bucket: Bucket, raw: Path) -> None:
    for path in raw.rglob("*"):
        if path.is_file():
            Objects(bucket.url).write(f"raw/{path.relative_to(raw).as_posix()}", path)
    Objects(bucket.url).write("raw/.hidden/a.md", b"#")
    local = [read_document(file) for file in find_raw_files([raw])]
    assert [read_document(file) for file in find_raw_files([f"{bucket.url}/raw"])] == local
    found = {file.name: file for file in find_raw_files([f"{bucket.url}/raw"])}
    assert [digest_of_raws(found)(name) for name in sorted(found)] == [document.sha256 for document in local]
    day = find_raw_files([f"{bucket.url}/raw/河湾日报/2025-06-04"])
    assert [file.name for file in day] == ["河湾日报/2025-06-04/01.md"]
    assert [file.name for file in find_raw_files([f"{bucket.url}/raw/晨报.jsonl"])] == ["晨报.jsonl"]
    with pytest.raises(RawError, match="no raw files in"):
        find_raw_files([f"{bucket.url}/empty"])
    with pytest.raises(RawError, match="lies in"):
        find_raw_files([f"{bucket.url}/raw"], bucket.url)


def test_a_removed_release_is_out_of_sight_and_its_number_is_not_given_again(bucket: Bucket) -> None:
    build(bucket, make_edition()[:4])
    build(bucket, make_edition())
    files = files_of(bucket, "1.1.0")
    assert bucket.remove("1.1.0") == sum(len(content) for path, content in files.items() if path != "manifest.json")
    assert bucket.versions() == ["1.1.1"]
    assert files_of(bucket, "1.1.0") == {"manifest.json": b""}
    assert not bucket.take("1.1.0")


def _publish_together(url: str, own: Path, barrier: Barrier, edition: int, told: Any) -> None:
    """A publisher on a machine of its own, which knows of no other when it begins."""
    os.environ["TMPDIR"] = str(own)
    store = Bucket(url)
    with store.open_staging() as staging:
        stage_shard(staging, 0, tabulate(make_edition()[:edition]))
        plan = Plan(stand_newest(store))
        barrier.wait(60)
        try:
            told.put((edition, write_release(staging, store, plan).version))
        except VersionTaken as refused:
            told.put((edition, str(refused)))


@pytest.mark.slow
def test_of_two_publishers_one_wins_and_the_other_is_told(bucket: Bucket, tmp_path: Path) -> None:
    barrier, told = SPAWN.Barrier(2), SPAWN.Queue()
    racers = []
    for edition in (4, 6):
        own = tmp_path / str(edition)
        own.mkdir()
        racers.append(SPAWN.Process(target=_publish_together, args=(bucket.url, own, barrier, edition, told)))
        racers[-1].start()
    ends = dict(told.get(timeout=90) for _ in racers)
    for racer in racers:
        racer.join(60)
    won = [edition for edition, end in ends.items() if end in bucket.versions()]
    assert len(won) == len(bucket.versions()) == 1, ends
    assert "build again" in ends[({4, 6} - set(won)).pop()]
    check_whole(bucket)
    assert Objects(bucket.url).read("latest").decode().strip() == ends[won[0]]
    documents = stand(bucket, ends[won[0]]).scan("documents").collect()
    assert documents.height == won[0]


@pytest.mark.slow
def test_who_was_overtaken_builds_again_upon_what_the_other_published(
    bucket: Bucket, raw: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()

    def work_too_long(shards: list[Shard], staging: Path) -> list[Outcome]:
        if not bucket.versions():
            with pytest.MonkeyPatch.context() as other_machine:
                other_machine.setattr(tempfile, "tempdir", str(tmp_path / "elsewhere"))
                publish([raw / "河湾日报"], bucket.url)
        return work_here(shards, staging)

    built = publish([raw], bucket.url, work_too_long)
    assert (built.release.version, built.fresh) == ("1.1.1", 2)
    assert bucket.versions() == ["1.1.0", "1.1.1"]
    check_whole(bucket)


def test_who_comes_back_from_the_dead_is_refused_and_leaves_nothing(bucket: Bucket, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    (slow / "claims").mkdir(parents=True)
    (slow / "claims" / "part-000.parquet").write_bytes(b"PAR1")
    (slow / "manifest.json").write_text("{}")
    assert bucket.take("1.1.0")
    Objects(bucket.url).write("1.1.0/claims/part-000.parquet", b"PAR1")
    assert build(bucket, make_edition()).version == "1.1.1"
    assert files_of(bucket, "1.1.0") == {"manifest.json": b""}
    with pytest.raises(VersionTaken, match=r"1\.1\.0; build again"):
        bucket.publish("1.1.0", slow, {}, None)
    assert files_of(bucket, "1.1.0") == {"manifest.json": b""}
    assert bucket.versions() == ["1.1.1"]
    check_whole(bucket)


@pytest.mark.slow
def test_what_a_refused_publisher_left_when_it_died_is_cleared_by_the_next_run(bucket: Bucket) -> None:
    """Its number is void, and older than the newest release, so that no build comes to it again."""
    assert bucket.take("1.1.0")
    assert build(bucket, make_edition()[:4]).version == "1.1.1"
    Objects(bucket.url).write("1.1.0/claims/part-000.parquet", b"PAR1")
    build(bucket, make_edition())
    assert files_of(bucket, "1.1.0") == {"manifest.json": b""}
    check_whole(bucket)


def test_a_note_beside_the_releases_is_kept_and_seen_by_no_reader(bucket: Bucket) -> None:
    build(bucket, make_edition()[:4])
    assert bucket.remembered() == b""
    bucket.remember(b"one")
    bucket.remember(b"two")
    assert (bucket.remembered(), bucket.versions()) == (b"two", ["1.1.0"])


def _publish_and_hang(url: str, own: Path, after: int) -> None:
    """A publisher that stops for ever before one of its requests."""
    os.environ["TMPDIR"] = str(own)
    left = iter(range(after))
    write = Objects.write

    def write_some(self: Objects, key: str, content: bytes | Path) -> None:
        if next(left, None) is None:
            time.sleep(600)
        write(self, key, content)

    Objects.write = write_some  # type: ignore[method-assign]
    build(Bucket(url), make_edition())


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 7, 12])
def test_a_publisher_killed_midway_is_not_seen_and_the_next_run_clears_what_it_left(
    bucket: Bucket, tmp_path: Path, after: int
) -> None:
    victim = SPAWN.Process(target=_publish_and_hang, args=(bucket.url, tmp_path, after))
    victim.start()
    objects, until = Objects(bucket.url), time.monotonic() + 60
    while len(objects.sizes()) < after + 1:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert victim.pid
    os.kill(victim.pid, signal.SIGKILL)
    victim.join()
    assert bucket.versions() == []
    assert "latest" not in objects.sizes()
    release = build(bucket, make_edition())
    assert bucket.versions() == [release.version]
    assert files_of(bucket, "1.1.0") == {"manifest.json": b""}
    check_whole(bucket)
    assert not list(tmp_path.glob("newsclaims-*/.staging-*"))


def test_a_bucket_that_is_not_there_is_named(endpoint: str) -> None:
    with pytest.raises(OSError, match=r"^s3://absent/x: there is no such bucket; create it, or mend the address$"):
        Bucket("s3://absent/x").versions()


def test_refused_rights_are_told_in_a_line(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_environ: object, respond: Any) -> list[bytes]:
        respond("403 Forbidden", [("Content-Type", "application/xml")])
        return [b"<Error><Code>AccessDenied</Code><Message>no</Message></Error>"]

    with serve(refuse) as refusing:
        monkeypatch.setenv("AWS_ENDPOINT_URL", refusing)
        for ask in (Bucket("s3://bucket/x").versions, lambda: Objects("s3://bucket/x").write("a", b"")):
            with pytest.raises(OSError, match=r"^s3://bucket/x(/a)?: access was refused; check AWS_[^\n]*$"):
                ask()


def test_a_server_that_is_not_there_is_told_in_a_line(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(
        OSError, match=r"^s3://bucket/x: http://127\.0\.0\.1:9 cannot be reached; check AWS_ENDPOINT_URL$"
    ):
        Bucket("s3://bucket/x").versions()


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(ReleaseError, match=r"pip install 'newsclaims\[s3\]'"):
        open_store("s3://bucket/x").versions()
