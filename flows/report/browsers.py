"""What the reader can filter and sort: articles, claims, facts and findings, each with its columns."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from flows.releases.standing import scan_table
from flows.report.article import title_of
from flows.report.browser import Browser, Column
from flows.report.readings import amount_of, place_name
from flows.report.tables import Row, holds

MOST_LINKS = 6
"""So many claims of a fact or finding are linked to, the newest."""

_NAMED = ("claim_id", "article_id", "quote", "issue_date")


def browsers_of(release: Path) -> list[Browser]:
    """The browsers whose table the release has, in the order of the navigation."""
    return [browser for browser in BROWSERS if holds(release, browser.name)]


def _all(table: str) -> Callable[[Path], pl.DataFrame]:
    return lambda release: scan_table(release, table).collect()


def _facts(release: Path) -> pl.DataFrame:
    """The facts that most claims state first, each with the last of its claims."""
    claims = scan_table(release, "claims").filter(pl.col("fact_id").is_not_null()).select("fact_id", *_NAMED)
    linked = claims.group_by("fact_id").agg(_linked("issue_date", "claim_id"))
    facts = scan_table(release, "facts").join(linked, on="fact_id", how="left").collect()
    return facts.sort("claims", "last_issue_date", "fact_id", descending=[True, True, False], nulls_last=True)


def _findings(release: Path) -> pl.DataFrame:
    """The surest findings first, each with the claims it rests on."""
    findings = scan_table(release, "findings")
    rests = findings.select("finding_id", claim_id="claim_ids").explode("claim_id")
    claims = rests.join(scan_table(release, "claims").select(_NAMED), on="claim_id")
    linked = claims.group_by("finding_id").agg(_linked("issue_date", "claim_id"))
    rows = findings.join(linked, on="finding_id", how="left").collect()
    surest = pl.col("certainty").to_physical()
    return rows.sort(surest, "issue_date", "finding_id", descending=[False, True, False], nulls_last=True)


def _linked(*order: str) -> pl.Expr:
    return pl.struct(_NAMED).sort_by(*order).tail(MOST_LINKS).alias("linked")


def _told(field: str) -> Callable[[Row], str]:
    """A field as it stands, a day as text, nothing for null."""
    return lambda row: "" if row[field] is None else str(row[field])


def _word(of: str, field: str) -> Callable[[Row], str]:
    return lambda row: "" if row[field] is None else f"{of}.{row[field]}"


def _place(row: Row) -> str:
    return place_name(row["place"])


def _most(row: Row) -> float | None:
    return next((row[field] for field in ("value", "upper", "lower") if row[field] is not None), None)


def _of_article(row: Row) -> str:
    return f"articles/{row['article_id']}.html"


def _of_claim(row: Row) -> str:
    return f"{_of_article(row)}#{row['claim_id']}"


def _newest(row: Row) -> str:
    """Where the newest claim of a fact or finding stands."""
    return _of_claim(row["linked"][-1]) if row["linked"] else ""


def _links(row: Row) -> list[list[Any]]:
    return [
        [f"{claim['quote']} {claim['issue_date'] or ''}".strip(), _of_claim(claim)] for claim in row["linked"] or []
    ]


ARTICLES = Browser(
    name="articles",
    row_id="article_id",
    rows=_all("articles"),
    link=_of_article,
    columns=(
        Column("title", "text", title_of),
        Column("publication", "text", _told("publication")),
        Column("issue_date", "date", _told("issue_date")),
        Column("page", "text", _told("page")),
        Column("genre", "word", _word("genres", "genre")),
        Column("characters", "number", lambda row: len(row["text"])),
    ),
)
CLAIMS = Browser(
    name="claims",
    row_id="claim_id",
    rows=_all("claims"),
    link=_of_claim,
    columns=(
        Column("quote", "text", _told("quote")),
        Column("kind", "word", _word("kinds", "kind")),
        Column("amount", "amount", amount_of, _most),
        Column("indicator", "text", _told("indicator")),
        Column("subject", "text", _told("subject")),
        Column("place", "text", _place),
        Column("period_end", "date", _told("period_end")),
        Column("modality", "word", _word("modalities", "modality")),
        Column("issue_date", "date", _told("issue_date")),
    ),
)
FACTS = Browser(
    name="facts",
    row_id="fact_id",
    rows=_facts,
    link=_newest,
    columns=(
        Column("indicator", "text", _told("indicator")),
        Column("subject", "text", _told("subject")),
        Column("place", "text", _place),
        Column("period_end", "date", _told("period_end")),
        Column("kind", "word", _word("kinds", "kind")),
        Column("amount", "amount", amount_of, _most),
        Column("modality", "word", _word("modalities", "modality")),
        Column("status", "word", _word("fact_statuses", "status")),
        Column("claims", "number", lambda row: row["claims"]),
        Column("publications", "number", lambda row: row["publications"]),
        Column("stated", "links", _links, lambda row: row["last_issue_date"] and str(row["last_issue_date"])),
    ),
)
FINDINGS = Browser(
    name="findings",
    row_id="finding_id",
    rows=_findings,
    link=_newest,
    columns=(
        Column("arithmetic", "text", _told("arithmetic")),
        Column("check", "word", _word("finding_checks", "check")),
        Column("certainty", "word", _word("certainties", "certainty")),
        Column("issue_date", "date", _told("issue_date")),
        Column("rests_on", "links", _links, lambda row: len(row["claim_ids"])),
    ),
)

BROWSERS = (ARTICLES, CLAIMS, FACTS, FINDINGS)
