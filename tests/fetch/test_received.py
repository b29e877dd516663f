"""What is on the disk when a fetch was killed, and when a source sends its pages packed."""

import gzip
import signal
import subprocess
import sys
from pathlib import Path

from flows.fetch.edition import fetch_edition
from tests.fetch.served import DAY, EDITION, FOLDER, PAPER, Served, files_in, plainly

ARTICLE = f"{FOLDER}/content_2.htm"
FETCH = """
import sys
from datetime import date
from pathlib import Path
from flows.fetch.edition import fetch_edition
from flows.fetch.sources import Source
source = Source.model_validate_json(sys.argv[1], strict=False)
fetch_edition(source, date.fromisoformat(sys.argv[2]), Path(sys.argv[3]))
"""


def test_a_process_that_is_killed_leaves_no_half_and_the_next_takes_the_rest(served: Served, tmp_path: Path) -> None:
    source = served.source(timeout=60.0)
    arguments = [source.model_dump_json(), DAY.isoformat(), str(tmp_path)]
    process = subprocess.Popen([sys.executable, "-c", FETCH, *arguments])
    served.odd[ARTICLE] = [lambda _: process.kill(), plainly]
    assert process.wait(60) == -signal.SIGKILL
    before = files_in(tmp_path)
    (tmp_path / PAPER / DAY.isoformat() / ".part-half").write_bytes(b"<p>")
    fetched = fetch_edition(source, DAY, tmp_path)
    assert (fetched.count("unchanged"), fetched.count("new")) == (len(before), 5 - len(before))
    assert 0 < len(before) < 5
    assert files_in(tmp_path) == EDITION
    assert list(tmp_path.rglob(".part-*")) == []


def test_a_page_that_is_sent_packed_is_kept_as_the_page_and_a_bomb_is_not_unpacked(
    served: Served, tmp_path: Path
) -> None:
    packed = {"Content_Encoding": "gzip", "Content_Type": "text/html"}
    bomb = gzip.compress(bytes(20_000_000))
    served.odd[ARTICLE] = [lambda handler: handler.send(200, gzip.compress(EDITION["content_2.htm"]), **packed)]
    served.odd[f"{FOLDER}/content_3.htm"] = [lambda handler: handler.send(200, bomb, **packed)]
    (failure,) = fetch_edition(served.source(largest=300_000), DAY, tmp_path).failures
    assert "content_3.htm: larger than 300,000 bytes" in failure
    assert files_in(tmp_path)["content_2.htm"] == EDITION["content_2.htm"]
