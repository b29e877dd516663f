"""Workers of a build that is killed do not outlive it: they would put back the staging folder that has been cleared."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

BUILD = """
import sys
from multiprocessing import active_children
from pathlib import Path
from threading import Thread
from flows.shards import Shard, find_raw_files
from flows.workers import work_in

small, large = find_raw_files([Path(sys.argv[1])])
with work_in(2) as work:
    both = [Thread(target=work, args=(Path(sys.argv[2]), Shard(number, (small,)))) for number in (0, 1)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    Thread(target=work, args=(Path(sys.argv[2]), Shard(2, (large,)))).start()
    print(*(worker.pid for worker in active_children()), flush=True)
    sys.stdin.read()
"""
PATIENCE = 60.0  # seconds


def is_running(process: int) -> bool:
    """Whether a process is there and no zombie, which waits for nothing but to be counted."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.slow
def test_workers_die_with_a_build_that_is_killed_whether_they_wait_or_work(tmp_path: Path) -> None:
    raw, staging = tmp_path / "raw", tmp_path / "staging"
    raw.mkdir()
    record = json.dumps({"text": "全县小麦3.6万亩,比上年增加2000亩。" * 40}, ensure_ascii=False)
    (raw / "a.jsonl").write_text(record, encoding="utf-8")
    (raw / "b.jsonl").write_text("\n".join([record] * 2000), encoding="utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", BUILD, raw, staging], **pipes) as building:
        assert building.stdout
        workers = [int(worker) for worker in building.stdout.readline().split()]
        assert [is_running(worker) for worker in workers] == [True, True]
        building.kill()
    until = time.monotonic() + PATIENCE
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    left = [worker for worker in workers if is_running(worker)]
    for worker in left:
        os.kill(worker, 9)
    assert left == []
