"""A build from a bucket into a bucket, as a user starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.releases.bucket import Bucket
from flows.releases.folder import Folder
from flows.releases.objects import Objects
from flows.releases.plan import Plan
from flows.releases.write import write_release
from flows.shards import cut_shards, find_raw_files, work_shard
from tests.releases.archives import bytes_of
from tests.releases.s3 import serve_s3, settings_for

pytestmark = pytest.mark.slow


_CLI = "import sys; from flows.cli import main; sys.exit(main())"
_WATCH = """
from flows.offline import ready_home
from flows.server import own_server
ready_home()
with own_server():
    from flows.schedule import watch
    print(watch("s3://bucket/raw", "s3://bucket/out", return_state=True).message)
"""


def run_python(code: str, home: Path, endpoint: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = {"HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(Path(__file__).parents[1])}
    settings = {"PATH": os.environ["PATH"], **paths, **settings_for(endpoint)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=home, env=settings, capture_output=True, text=True, timeout=300, check=False)


def newsclaims(home: Path, endpoint: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_python(_CLI, home, endpoint, *arguments)


def test_from_bucket_to_bucket_by_two_workers_gives_the_bytes_of_a_folder(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = Folder(tmp_path / "output")
    with local.open_staging() as staging:
        for shard in cut_shards(find_raw_files([raw])):
            work_shard(staging, shard)
        here = Path(write_release(staging, local, Plan(None)).path)
    with serve_s3() as endpoint:
        for name, value in settings_for(endpoint).items():
            monkeypatch.setenv(name, value)
        for path in raw.rglob("*"):
            if path.is_file():
                Objects("s3://bucket/raw").write(path.relative_to(raw).as_posix(), path)
        asked = ("build", "s3://bucket/raw", "--output", "s3://bucket/out", "--workers", "2")
        built = newsclaims(tmp_path, endpoint, *asked)
        assert built.returncode == 0, built.stderr
        assert "published 1.1.0" in built.stdout
        there = Bucket("s3://bucket/out")
        found = {path: there.read("1.1.0", path) for path in there.files("1.1.0")}
        assert found == bytes_of(here)
        watched = run_python(_WATCH, tmp_path, endpoint)
        assert "nothing changed; 1.1.0" in watched.stdout, watched.stderr
        assert not (tmp_path / "s3:").exists()
        wrong = newsclaims(tmp_path, endpoint, "build", "s3://bucket/raw", "--output", "s3://absent/out")
        assert (wrong.returncode, wrong.stdout) == (2, "")
        assert wrong.stderr == "newsclaims: s3://absent/out: there is no such bucket; create it, or mend the address\n"
