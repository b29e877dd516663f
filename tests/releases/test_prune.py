"""Pruning takes old releases and nothing of any other."""

import multiprocessing
import time
from pathlib import Path

import pytest

from flows.cli import main
from flows.releases.folder import REMOVED, Folder
from flows.releases.prune import prune_releases
from flows.releases.standing import stand_at
from flows.releases.verify import verify_release
from tests.releases.archives import build, bytes_of, copy_releases

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("output")
    for last in range(1, 5):
        build({"a.md": [1, 2], "b.md": [4, 8], "c.md": [last + 8]}, output)
    return output


@pytest.fixture
def output(published: Path, tmp_path: Path) -> Path:
    return copy_releases(published, tmp_path)


def test_the_newest_stay_whole_and_the_others_go(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {version: bytes_of(output / version) for version in ("1.1.2", "1.1.3")}
    assert main(["prune", str(output), "--keep-last", "2", "--dry-run"]) == 0
    assert "would remove 1.1.0, 1.1.1" in capsys.readouterr().out
    assert main(["prune", str(output), "--keep-last", "2"]) == 0
    assert "removed 1.1.0, 1.1.1" in capsys.readouterr().out
    assert Folder(output).versions() == ["1.1.2", "1.1.3"]
    assert {version: bytes_of(output / version) for version in before} == before
    assert not list(verify_release(stand_at(output / "latest")))


def test_only_bytes_that_no_other_release_shares_are_said_to_be_free(output: Path) -> None:
    sizes = {path.stat().st_ino: path.stat() for path in (output / "1.1.0").rglob("*") if path.is_file()}
    alone = sum(status.st_size for status in sizes.values() if status.st_nlink == 1)
    assert 0 < alone < sum(status.st_size for status in sizes.values())
    assert prune_releases(Folder(output), 3).freed == alone


def test_what_latest_leads_to_stays_and_one_release_always_does(output: Path) -> None:
    (output / "latest").unlink()
    (output / "latest").symlink_to("1.1.1")
    assert prune_releases(Folder(output), 1).left == ("1.1.1", "1.1.3")
    assert main(["prune", str(output), "--keep-last", "0"]) == 2


def test_numbers_go_on_after_the_last_one(output: Path) -> None:
    prune_releases(Folder(output), 1)
    assert build({"a.md": [1]}, output).version == "1.1.4"


def test_what_a_dead_prune_left_is_cleared(output: Path) -> None:
    aside = output / f"{REMOVED}dead"
    aside.mkdir()
    (output / "1.1.0").rename(aside / "1.1.0")
    assert prune_releases(Folder(output), 3).removed == ()
    assert not aside.exists()
    assert not list(verify_release(stand_at(output / "latest")))


def test_pruning_waits_for_a_build(output: Path) -> None:
    pruning = SPAWN.Process(target=prune_releases, args=(Folder(output), 1))
    with Folder(output).open_staging():
        pruning.start()
        time.sleep(1.5)
        assert len(Folder(output).versions()) == 4
    pruning.join(60)
    assert Folder(output).versions() == ["1.1.3"]
