"""Counts what of the gold a release got right, and what it made up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from flows.releases.files import scan_parquet
from flows.releases.standing import scan_table
from flows.score.agree import FIELDS, USABLE, period_agrees, shown
from flows.score.gold import Gold, Row, find_article, find_span, read_gold

ORDER = (
    *("mention_found", "mention_precision", "span_exact", "role", "date_resolved"),
    *("claim_precision", "claim_recall", "claim_f1"),
    *FIELDS,
    *("part_of", "usable_of_found", "usable"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many; nothing of nothing is nothing."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / max(1, self.of)


@dataclass(slots=True)
class Tally:
    """Running counts by measure, and a line for each disagreement."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    of: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, measure: str, right: bool, note: str) -> None:
        self.right[measure] += right
        self.of[measure] += 1
        if not right:
            self.misses[measure].append(note)

    def scores(self) -> dict[str, Share]:
        """The measures in ORDER, without the fields that nothing was counted for."""
        found, false = self.right["mention_found"], len(self.misses["false_mention"])
        hits, usable = self.right["claim"], self.right["usable"]
        shares = {measure: Share(self.right[measure], of) for measure, of in self.of.items() if of} | {
            "mention_precision": Share(found, found + false),
            "claim_precision": Share(hits, self.of["claim_found"]),
            "claim_recall": Share(hits, self.of["claim"]),
            "claim_f1": Share(2 * hits, self.of["claim_found"] + self.of["claim"]),
        }
        if self.of["claim"]:
            shares["usable"] = Share(usable, self.of["claim"])
        return {measure: shares[measure] for measure in ORDER if measure in shares}


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a release as the measure walks them."""

    articles: list[Row]
    mentions: dict[str, list[Row]]
    claims: dict[tuple[str, int, int], Row]
    quotes: dict[str, str]


def score_release(release: Path, gold: Iterable[Path]) -> Tally:
    """The tally of a release folder (`output/latest`) against gold files. Raises GoldError, or ReleaseError."""
    tables, tally = _read_release(release), Tally()
    for (page, article), golds in read_gold(gold).items():
        row = find_article(tables.articles, page, article)
        if row is None:
            _count_absent(golds, f"{page} {article}", tally)
        else:
            _count_article(row, golds, tables, tally)
    return tally


def _read_release(release: Path) -> Tables:
    articles, mentions, claims = (_read_table(release, name) for name in ("articles", "mentions", "claims"))
    by_article: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        by_article[mention["article_id"]].append(mention)
    by_span = {(claim["article_id"], claim["start"], claim["end"]): claim for claim in claims}
    return Tables(articles, by_article, by_span, {claim["claim_id"]: claim["quote"] for claim in claims})


def _read_table(release: Path, name: str) -> list[Row]:
    """One table, a file (`claims.parquet`) or a folder of files split by month."""
    single = release / f"{name}.parquet"
    return (scan_parquet([single]) if single.exists() else scan_table(release, name)).collect().to_dicts()


def _count_absent(golds: list[Gold], article: str, tally: Tally) -> None:
    for gold in golds:
        if not gold.optional:
            tally.count("mention_found", False, f"{article}: no such article")
            tally.of["claim"] += gold.is_claim


def _count_article(article: Row, golds: list[Gold], tables: Tables, tally: Tally) -> None:
    mentions = tables.mentions[article["article_id"]]
    annotated: set[str] = set()
    wanted: set[str] = set()
    for gold in golds:
        span = find_span(article["text"], gold)
        hits = [mention for mention in mentions if span and mention["start"] < span[1] and span[0] < mention["end"]]
        ids = {mention["mention_id"] for mention in hits}
        annotated |= ids
        if not gold.optional:
            wanted |= ids
            _count_mention(gold, span, hits, tables, tally)
    for mention in mentions:
        alone = mention["mention_id"] not in annotated
        if alone:
            tally.misses["false_mention"].append(f"{golds[0].page} {mention['quote']} ({mention['role']})")
        tally.of["claim_found"] += mention["role"] == "claim" and (alone or mention["mention_id"] in wanted)


def _count_mention(gold: Gold, span: tuple[int, int] | None, hits: list[Row], tables: Tables, tally: Tally) -> None:
    here = f"{gold.page} {gold.quote}"
    tally.of["claim"] += gold.is_claim
    tally.count("mention_found", bool(hits), here)
    if span is None or not hits:
        return
    mention = max(hits, key=lambda hit: min(hit["end"], span[1]) - max(hit["start"], span[0]))
    role = mention["role"]
    tally.count("span_exact", (mention["start"], mention["end"]) == span, f"{here} != {mention['quote']}")
    tally.count("role", role in gold.roles, f"{here}: {role}, not {'/'.join(gold.roles)}")
    if role == "date" and "date" in gold.roles and "period_start" in gold.fields:
        note = f"{here}: {shown('period', mention)}, not {shown('period', gold.fields)}"
        tally.count("date_resolved", period_agrees("period", mention, gold), note)
    if role == "claim" and gold.is_claim:
        tally.right["claim"] += 1
        _count_claim(gold, tables.claims.get((mention["article_id"], mention["start"], mention["end"])), tables, tally)


def _count_claim(gold: Gold, claim: Row | None, tables: Tables, tally: Tally) -> None:
    here = f"{gold.page} {gold.quote}"
    if claim is None:
        tally.count("claim_row", False, here)
        return
    verdicts = {name: agrees(name, claim, gold) for name, agrees in FIELDS.items()}
    for name, verdict in verdicts.items():
        if verdict is not None:
            tally.count(name, verdict, f"{here}: {shown(name, claim)}, not {shown(name, gold.fields)}")
    usable = all(verdicts[name] is not False for name in USABLE)
    tally.count("usable_of_found", usable, here)
    tally.right["usable"] += usable
    if gold.fields.get("part_of"):
        tally.count("part_of", tables.quotes.get(claim["part_of"]) in gold.fields["part_of"], here)
