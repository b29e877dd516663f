"""What an edition more costs: python -m benchmarks.increments CORPUS [--articles N] [--days N] [--daily N] [--single]

CORPUS is a JSON Lines file of articles. It is read once, and its articles stand again and again under other ids and
days until there are as many as asked, `--daily` in a file a day, or each in a file of its own (`--single`); the release
made of them is the base. (Their claims are those of the first reading, and each time that the corpus comes round again
their periods are a year later, for an archive states a fact a few times and not once a round: rows as many and as large
as real ones, made in minutes and not in hours.) Then editions of a day more arrive, and each is read and published as
the flow does it, Prefect's own start left out. Seconds, also of the processors alone (a busy machine moves these less),
and bytes on the disk, are printed for each.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.identity import digest_of
from flows.mentions.mention import Period
from flows.pages.page import Page
from flows.releases.plan import Plan, plan_build
from flows.releases.staging import stage_shard
from flows.releases.standing import stand_newest
from flows.releases.store import open_store
from flows.releases.write import write_release
from flows.shards import cut_shards, digest_of_raws, find_raw_files, read_document, work_shard
from flows.tables import ReadArticle, ReadDocument, tabulate

FIRST = date(2015, 1, 1)
PAPER = "晨报"
SHARD = 2000
Edition = list[tuple[dict[str, str], ReadArticle]]


def read_corpus(corpus: Path) -> Edition:
    """Each record of the corpus beside what was read of it."""
    records = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    by_id = {read.article.source_id: read for read in read_document(find_raw_files([corpus])[0]).articles}
    return [(record, by_id[record["id"]]) for record in records if record["id"] in by_id]


def make_edition(corpus: Edition, day: int, daily: int) -> Edition:
    """The articles of one day under ids and dates of their own."""
    issued = FIRST + timedelta(days=day)
    edition = []
    for number in range(day * daily, (day + 1) * daily):
        record, read = corpus[number % len(corpus)]
        fresh = renew(record, number, issued)
        article = replace(read.article, source_id=fresh["id"], publication=PAPER, issue_date=issued)
        later = timedelta(days=365 * (number // len(corpus)))
        claims = [replace(claim, period=shift(claim.period, later)) for claim in read.claims]
        edition.append((fresh, replace(read, article=article, claims=claims)))
    return edition


def shift(period: Period, later: timedelta) -> Period:
    """A period that is so much later."""
    return Period(period.start and period.start + later, period.end and period.end + later)


def renew(record: dict[str, str], number: int, issued: date) -> dict[str, str]:
    """A record under an id and a day of its own."""
    return record | {"id": f"a-{number}", "publication": PAPER, "issue_date": issued.isoformat()}


def write_edition(raw: Path, edition: Edition, *, single: bool) -> Iterator[ReadDocument]:
    """The files of an edition, and the documents that reading them would give."""
    for part in [[one] for one in edition] if single else [edition]:
        record, read = part[0]
        path = Path(PAPER, record["issue_date"], f"{record['id']}.jsonl")
        content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record, _ in part).encode()
        (raw / path).parent.mkdir(parents=True, exist_ok=True)
        (raw / path).write_bytes(content)
        articles = tuple(
            replace(one, article=replace(one.article, page=path.stem, position=position))
            for position, (_, one) in enumerate(part)
        )
        page = Page("application/jsonl", tuple(one.article for one in articles), PAPER, read.article.issue_date)
        yield ReadDocument(path.as_posix(), digest_of(content), len(content), page, articles)


def publish_base(documents: Iterator[ReadDocument], output: Path) -> None:
    """A release of documents that are read already."""
    store = open_store(output)
    with store.open_staging() as staging:
        ahead: list[ReadDocument] = []
        number = held = 0
        for document in documents:
            ahead.append(document)
            held += len(document.articles)
            if held >= SHARD:
                stage_shard(staging, number, tabulate(ahead))
                ahead, number, held = [], number + 1, 0
        if ahead:
            stage_shard(staging, number, tabulate(ahead))
        write_release(staging, store, Plan(None))


def build(raw: Path, output: Path) -> dict[str, float]:
    """What the flow does, without Prefect: seconds by step."""
    marks = [("", time.perf_counter())]

    def mark(step: str) -> None:
        marks.append((step, time.perf_counter()))

    files = {file.name: file for file in find_raw_files([raw], output)}
    mark("list")
    store = open_store(output)
    with store.open_staging() as staging:
        plan = plan_build(stand_newest(store), files, digest_of_raws(files))
        mark("plan")
        for shard in cut_shards([files[name] for name in files if name in plan.fresh]):
            work_shard(staging, shard)
        mark("read")
        write_release(staging, store, plan)
        mark("publish")
    return {step: at - before for (_, before), (step, at) in pairwise(marks)}


def bytes_on_disk(output: Path) -> int:
    """The bytes of all releases, a file that several of them share counted once."""
    status = [path.stat() for path in output.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum({one.st_ino: one.st_size for one in status}.values())


def bytes_of(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--days", type=int, default=50)
    parser.add_argument("--daily", type=int, default=50)
    parser.add_argument("--single", action="store_true")
    asked = parser.parse_args(arguments)
    corpus, first = read_corpus(asked.corpus), asked.articles // asked.daily
    with TemporaryDirectory() as folder:
        raw, output = Path(folder, "raw"), Path(folder, "output")
        editions = (make_edition(corpus, day, asked.daily) for day in range(first))
        documents = (one for edition in editions for one in write_edition(raw, edition, single=asked.single))
        started = time.perf_counter()
        publish_base(documents, output)
        size, text = bytes_on_disk(output), bytes_of(raw)
        print(
            f"base: {first * asked.daily:,} articles, {text:,} bytes of raw files, {size:,} bytes of release, ", end=""
        )
        print(f"{time.perf_counter() - started:.0f} s")
        for day in range(first, first + asked.days):
            documents = write_edition(raw, make_edition(corpus, day, asked.daily), single=asked.single)
            arrived = sum(document.size for document in documents)
            processor = time.process_time()
            spent = build(raw, output)
            processor = time.process_time() - processor
            grown, size = bytes_on_disk(output) - size, bytes_on_disk(output)
            steps = "  ".join(f"{step} {seconds:.2f}" for step, seconds in spent.items())
            said = f"{sum(spent.values()):6.2f} s, {processor:.2f} s of processors ({steps})"
            print(f"{day - first + 1:>4} {said} {arrived:>9,} arrived {grown:>9,} grown", flush=True)
        newest = output / "latest"
        print(f"all releases {size:,} bytes, the newest alone {bytes_of(newest.resolve()):,}")


if __name__ == "__main__":
    main()
