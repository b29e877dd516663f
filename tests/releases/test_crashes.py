"""Whatever happens to a build, the last release stays whole and the next build goes on from it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.kills import kill_publications
from benchmarks.victims import Victim
from flows.cli import main
from flows.releases.folder import Folder
from flows.releases.standing import stand_at
from flows.releases.store import VersionTaken
from flows.releases.verify import verify_release
from tests.releases.archives import build, bytes_of, tables_of

ARCHIVE = {"a.md": [1, 2], "b.md": [3, 4, 5]}
SIZE = 600_000
LEFT = (0, 4_096, 20_000, 60_000)  # bytes: the disk is full at the first file, then later and later


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(tmp_path)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a file system needs Linux and its rights")
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def fill(disk: Path, left: int) -> Path:
    """A file that leaves so many bytes of the disk."""
    status = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"\0" * (status.f_bavail * status.f_frsize - left))
    return filler


@pytest.mark.slow
def test_builds_killed_at_random_moments_break_nothing_and_lose_nothing(tmp_path: Path) -> None:
    """`python -m benchmarks.kills` does it 300 times."""
    tally = kill_publications([Victim("publication", tmp_path / "output", 5)], 7, tmp_path)
    assert tally.wrong == []
    assert tally.met.total() == 5


@pytest.mark.slow
def test_on_a_full_disk_the_last_release_stays_and_the_next_build_goes_on(
    disk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = disk / "output"
    before = bytes_of(build(ARCHIVE, output).path)
    for left in LEFT:
        filler = fill(disk, left)
        with pytest.raises(OSError, match=r"No space left|see whether the disk is full"):
            build(ARCHIVE | {"c.md": [6, 7]}, output)
        filler.unlink()
        assert sorted(path.name for path in output.iterdir()) == [".lock", "1.1.0", "latest"]
        assert bytes_of(output / "1.1.0") == before
    after = build(ARCHIVE | {"c.md": [6, 7]}, output)
    scratch = build(ARCHIVE | {"c.md": [6, 7]}, tmp_path_factory.mktemp("scratch"))
    assert after.version == "1.1.1"
    assert tables_of(after.path) == tables_of(scratch.path)


@pytest.mark.slow
def test_a_read_only_folder_is_told_in_one_line_and_can_still_be_read(
    disk: Path, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = disk / "output"
    build(ARCHIVE, output)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert main(["build", str(raw), "--output", str(output)]) == 2
    assert capsys.readouterr().err == f"newsclaims: {output} cannot hold releases: Read-only file system\n"
    assert main(["prune", str(output), "--keep-last", "1"]) == 1
    assert main(["verify", str(output / "latest")]) == 0


def test_two_publications_under_one_number_are_one_publication(tmp_path: Path) -> None:
    """What the lock prevents, on a file system where it does not hold."""
    first = build(ARCHIVE, tmp_path)
    before = bytes_of(first.path)
    content = tmp_path / "content"
    content.mkdir()
    (content / "manifest.json").write_text("{}")
    with pytest.raises(VersionTaken, match=r"1\.1\.0 exists already; build again"):
        Folder(tmp_path).publish("1.1.0", content, {}, None)
    assert bytes_of(first.path) == before
    assert (content / "manifest.json").exists()


def test_where_there_are_no_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(old: object, new: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    build(ARCHIVE, tmp_path)
    monkeypatch.setattr(os, "link", refuse)
    second = build(ARCHIVE | {"c.md": [6]}, tmp_path)
    assert second.version == "1.1.1"
    assert not list(verify_release(stand_at(Path(second.path))))
