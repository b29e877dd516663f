"""From a web server to a release: an edition is fetched, built by the command, and its articles' claims are rows."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from flows.fetch.edition import fetch_edition
from tests.fetch.served import DAY, EDITION, FOLDER, PAPER, plainly, serve

TRY_TWICE = """
import sys
from datetime import date
from pathlib import Path
from flows.schedule import fetch_day, flow
from flows.fetch.sources import Source
source, day, raw = Source.model_validate_json(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3])
flow(fetch_day.with_options(retry_delay_seconds=0), name="once")(source, day, raw)
"""


@pytest.mark.slow
def test_an_edition_on_a_server_becomes_the_claims_of_its_articles(tmp_path: Path) -> None:
    with serve() as served:
        assert fetch_edition(served.source(), DAY, tmp_path / "raw").failures == []
    command = [sys.executable, "-c", "import sys; from flows.cli import main; sys.exit(main())"]
    arguments = ["build", str(tmp_path / "raw"), "--output", str(tmp_path / "output"), "--strict"]
    settings = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    built = subprocess.run([*command, *arguments], env=settings, capture_output=True, text=True, timeout=300)
    assert built.returncode == 0, built.stderr

    def table(name: str) -> pl.DataFrame:
        return pl.read_parquet(tmp_path / "output" / "latest" / name / "**" / "*.parquet")

    documents, articles, claims = table("documents"), table("articles"), table("claims")
    assert documents["path"].to_list() == sorted(f"{PAPER}/{DAY}/{name}" for name in EDITION)
    assert set(articles["title"]) == {"沂湾港前8个月吞吐量增长9.4%", "城东三座泵站投用", "夜校开出27门课"}
    assert set(articles.select("publication", "issue_date", "home").rows()) == {(PAPER, DAY, "371300")}
    grown = claims.filter(pl.col("quote") == "9.4%", pl.col("start") > 20).row(0, named=True)
    assert (grown["kind"], grown["value"], grown["basis"], grown["place"]) == ("growth", 9.4, "yoy", "371300")
    assert (grown["period_start"], grown["period_end"]) == (date(2025, 1, 1), date(2025, 8, 31))
    (sum_,) = claims.filter(pl.col("quote") == "1.36亿元").rows(named=True)
    assert (sum_["value"], sum_["unit"]) == (136_000_000, "CNY")


@pytest.mark.slow
def test_a_fetch_that_is_tried_again_asks_only_for_what_did_not_come(tmp_path: Path) -> None:
    with serve() as served:
        served.odd[f"{FOLDER}/content_2.htm"] = [lambda handler: handler.send(403), plainly]
        arguments = [served.source().model_dump_json(), DAY.isoformat(), str(tmp_path / "raw")]
        settings = os.environ | {"PREFECT_HOME": str(tmp_path / "home")}
        subprocess.run([sys.executable, "-c", TRY_TWICE, *arguments], env=settings, check=True, timeout=300)
    assert served.times() == {"robots.txt": 2, **dict.fromkeys(EDITION, 1), "content_2.htm": 2}
