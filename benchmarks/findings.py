"""What the checks find in pages as they are, and of faults planted into them: python -m benchmarks.findings RAW ...

For each check up to `--faults` of the places where its fault can be made are drawn with `--seed`; each fault is planted
alone, and all claims are gathered with it. What is found then and was not before is right where it rests on the planted
figure. `--shown N` prints N findings drawn from all, to be read by a careful reader.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from benchmarks.faults import FAULTS, Fault, Pages
from flows.claims.make import make_claims
from flows.facts.gather import gather_facts
from flows.facts.identify import identify
from flows.identity import digest_of
from flows.mentions.find import find_mentions
from flows.pages.page import Article, Page
from flows.shards import find_raw_files, read_document
from flows.tables import ReadArticle, ReadDocument, tabulate

Tables = dict[str, pl.DataFrame]
KEYS = {"claims": "claim_id", "articles": "article_id"}
COLUMNS = ("planted", "fired", "silent", "also", "beside", "sound")
"""Faults planted; those that their own check found, or did not; findings of other checks that rest on the planted
figure; those that do not; and findings where the same pages come without the fault."""


@dataclass(frozen=True)
class Read:
    """The tables of the pages as they are, what each claim's indicator is `named` among facts, and what is found."""

    pages: Pages
    tables: Tables
    named: pl.Series
    findings: pl.DataFrame

    def findings_with(self, articles: Sequence[Article], gone: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
        """What is found that was not found before, with some articles in place of others; and the claims that came.

        No check compares claims of different indicators but in one article, so only kin is gathered with what came.
        """
        come = tabulate([_document(number, article) for number, article in enumerate(articles)])
        kin = self.named.is_in(identify(come["claims"])["indicator"].unique().implode())
        near = self.tables | {"claims": self.tables["claims"].filter(kin)}
        stay = {name: frame.filter(~pl.col("article_id").is_in(list(gone))) for name, frame in near.items()}
        tables = {
            name: pl.concat([stay[name], come[name]]).unique(key, keep="first", maintain_order=True)
            for name, key in KEYS.items()
        }
        found = gather_facts(tables["claims"], tables["articles"])["findings"]
        return found.filter(~pl.col("finding_id").is_in(self.findings["finding_id"].implode())), come["claims"]


def read_pages(raws: list[Path]) -> Read:
    documents = [read_document(file) for file in find_raw_files(raws)]
    tables = {name: frame for name, frame in tabulate(documents).items() if name in KEYS}
    printed = {read.article.text: read.article for document in documents for read in document.articles}
    articles = {
        row["article_id"]: replace(
            printed[row["text"]], publication=row["publication"], issue_date=row["issue_date"], issue_date_source="path"
        )
        for row in tables["articles"].iter_rows(named=True)
        if row["issue_date"]
    }
    claims = tables["claims"].filter(pl.col("article_id").is_in(list(articles)))
    findings = gather_facts(tables["claims"], tables["articles"])["findings"]
    return Read(Pages(articles, claims), tables, identify(tables["claims"])["indicator"], findings)


def plant(read: Read, fault: Fault) -> tuple[Counter[str], list[str]]:
    """What became of a fault, and each finding as a line with its verdict."""
    found, come = read.findings_with(fault.faulty, fault.gone)
    planted = come.filter(pl.col("quote").is_in(fault.figures))["claim_id"]
    rests = pl.col("claim_ids").list.eval(pl.element().is_in(planted.implode())).list.any()
    own = pl.col("check") == fault.check
    verdict = pl.when(~rests).then(pl.lit("beside")).when(own).then(pl.lit("fired")).otherwise(pl.lit("also"))
    judged = found.with_columns(verdict=verdict)
    sound = read.findings_with(fault.sound, fault.gone)[0].height if fault.sound else 0
    verdicts: Counter[str] = Counter(judged["verdict"].to_list())
    fired = int(verdicts.pop("fired", 0) > 0)
    lines = ["{} | {check} | {verdict} | {arithmetic}".format(fault.check, **row) for row in judged.to_dicts()]
    return verdicts + Counter(planted=1, fired=fired, silent=1 - fired, sound=sound), lines


def _document(number: int, article: Article) -> ReadDocument:
    mentions = find_mentions(article.text, article.issue_date)
    read = ReadArticle(article, mentions, make_claims(article, mentions))
    page = Page("text/markdown", (article,), article.publication, article.issue_date)
    digest = digest_of(f"{number}{article.text}".encode())
    return ReadDocument(f"planted/{number}.md", digest, len(article.text), page, (read,))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="*", type=Path, default=[Path("raw")])
    parser.add_argument("--faults", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=0)
    asked = parser.parse_args()
    read, drawn, lines = read_pages(asked.raw), random.Random(asked.seed), list[str]()
    print(f"{len(read.pages.articles):,} articles, {read.pages.claims.height:,} claims as they are:")
    print(f"{read.findings.height} findings\n")
    for row in read.findings.iter_rows(named=True):
        print(f"  {row['check']} {row['certainty']} {row['arithmetic']}")
    print(f"{'':<24}{'places':>8}" + "".join(f"{name:>9}" for name in COLUMNS))
    for faults in FAULTS:
        places = list(faults(read.pages))
        counts: Counter[str] = Counter()
        for fault in drawn.sample(places, min(asked.faults, len(places))):
            became, said = plant(read, fault)
            counts, lines = counts + became, lines + said
        print(f"{faults.__name__:<24}{len(places):>8}" + "".join(f"{counts[name]:>9}" for name in COLUMNS), flush=True)
    beside = sum("| beside |" in line for line in lines)
    print(f"\n{len(lines)} findings of planted faults, {beside} of them beside the planted figure")
    print("\n".join(drawn.sample(lines, min(asked.shown, len(lines)))))


if __name__ == "__main__":
    main()
