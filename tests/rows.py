"""One good row of every table, and frames of three, for tests that poison them."""

from datetime import date
from typing import Any

import polars as pl

from schemas.articles import PlacedArticles
from schemas.claims import PlacedClaims
from schemas.documents import CountedDocuments
from schemas.facts import Facts
from schemas.findings import PlacedFindings
from schemas.mentions import PlacedMentions
from schemas.rejected import Rejected
from schemas.rules import Table

DAY = date(2025, 7, 31)
IDS = [f"{n:024x}" for n in range(9)]

DOCUMENT = {
    "document_id": IDS[0],
    "path": "晨报/2025-07-31/a.md",
    "media_type": "text/markdown",
    "bytes": 120,
    "sha256": "a" * 64,
    "publication": "晨报",
    "issue_date": DAY,
    "articles": 1,
    "mentions": 2,
    "claims": 1,
    "status": "read",
    "error": None,
    "found_articles": 1,
    "found_mentions": 2,
    "found_claims": 1,
}
ARTICLE = {
    "article_id": IDS[0],
    "document_id": IDS[1],
    "source_id": None,
    "publication": "晨报",
    "home": "371500",
    "issue_date": DAY,
    "issue_date_source": "path",
    "page": "a",
    "position": 0,
    "genre": "report",
    "kicker": "引题",
    "title": "标题",
    "subtitle": None,
    "byline": [{"name": "王某某", "role": "reporter"}],
    "text": "引题\n标题\n市区新增8家店。",
    "document_known": True,
}
QUANTITY = {"value": 8.0, "lower": 8.0, "upper": 8.0, "qualifier": "exact", "unit": "1", "stated_unit": "家"}
PERIOD = {"period_start": date(2025, 1, 1), "period_end": DAY}
SPAN = {"article_id": IDS[0], "issue_date": DAY, "start": 4, "end": 6, "quote": "8家", "printed": "8家"}
MENTION = {"mention_id": IDS[0], "role": "claim", **SPAN, **QUANTITY, **PERIOD}
CLAIM = {
    "claim_id": IDS[0],
    "publication": "晨报",
    "sentence": "市区新增8家店。",
    "kind": "level",
    "dimension": "count",
    "indicator": "店",
    "subject": "市区",
    "place": "371500",
    "period_text": "今年",
    "basis": None,
    "basis_text": None,
    "modality": "fact",
    "attribution": None,
    "part_of": IDS[7],
    "fact_id": IDS[8],
    "mention_role": "claim",
    "whole_known": True,
    **SPAN,
    **QUANTITY,
    **PERIOD,
}
REJECTED = {
    "table": "claims",
    "row_id": IDS[0],
    "rule": "bounds_in_order",
    "reason": "lower is above upper",
    "row": "{}",
    "path": "a.md",
    "issue_date": DAY,
}
FACT = {
    "fact_id": IDS[0],
    "indicator": "国内生产总值",
    "code": "NY.GDP.MKTP.CN",
    "codelist": "WDI",
    "subject": "中国",
    "place": "100000",
    "frequency": "A",
    "kind": "level",
    "counted": None,
    "basis": None,
    "basis_text": None,
    "modality": "fact",
    "status": "agreed",
    "claims": 4,
    "articles": 3,
    "publications": 2,
    "first_issue_date": DAY,
    "last_issue_date": DAY,
    **QUANTITY,
    **PERIOD,
}
FINDING = {
    "finding_id": IDS[0],
    "check": "disputed_fact",
    "certainty": "likely",
    "issue_date": DAY,
    "article_id": IDS[0],
    "fact_id": IDS[8],
    "claim_ids": [IDS[6], IDS[7]],
    "arithmetic": "8家 ≠ 9家",
    "fact_known": True,
    "claims_known": True,
}
GOOD: dict[type[Table], dict[str, Any]] = {
    CountedDocuments: DOCUMENT,
    PlacedArticles: ARTICLE,
    PlacedMentions: MENTION,
    PlacedClaims: CLAIM,
    Facts: FACT,
    PlacedFindings: FINDING,
    Rejected: REJECTED,
}


def rows_of(model: type[Table]) -> list[dict[str, Any]]:
    """Three good rows of a model, each with an id of its own, in articles of their own."""
    own = "row_id" if model is Rejected else model.empty().columns[0]
    rows = [{**GOOD[model], own: IDS[n + 1]} for n in range(3)]
    return [row | {"article_id": row[own]} for row in rows] if "article_id" in GOOD[model] else rows


def frame_of(model: type[Table], rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=model.empty().schema)
