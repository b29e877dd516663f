"""What the rules that look across tables look at: columns taken from other tables, put beside a frame's own."""

import polars as pl

_ARTICLE = ["at_path", "at_position"]
_SPAN = [*_ARTICLE, "start", "end"]


def beside_documents(articles: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Articles with `document_known`."""
    return articles.with_columns(document_known=pl.col("document_id").is_in(documents["document_id"].implode()))


def beside_articles(spans: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Mentions or claims with `printed`, what their article holds in the span.

    Sliced in Python: a slice of a `str` costs the same anywhere in a text, one of Polars as much as what precedes it.
    """
    texts = dict(zip(articles.select(_ARTICLE).iter_rows(), articles["text"], strict=True))
    printed = [
        text[start:end] if (text := texts.get((path, position))) is not None else None
        for path, position, start, end in spans.select(_SPAN).iter_rows()
    ]
    return spans.with_columns(pl.Series("printed", printed, pl.String))


def beside_mentions(claims: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Claims with `mention_role`, the role of the mention that has the same span of the same article."""
    roles = mentions.select(*_SPAN, pl.col("role").cast(pl.String).alias("mention_role"))
    return claims.join(
        roles.unique(_SPAN, keep="first", maintain_order=True), on=_SPAN, how="left", maintain_order="left"
    )


def beside_wholes(claims: pl.DataFrame) -> pl.DataFrame:
    """Claims with `whole_known`, whether the claim that they are a part of stands among them; null for the others."""
    return claims.with_columns(whole_known=pl.col("part_of").is_in(claims["claim_id"].implode()))


def beside_rows(documents: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Documents with the number of rows of each table that come from them, as `found_<table>`."""
    for name, frame in tables.items():
        found = frame.group_by("at_path").agg(pl.len().cast(pl.Int64).alias(f"found_{name}"))
        documents = documents.join(found, on="at_path", how="left", maintain_order="left")
    return documents.with_columns(pl.col(f"found_{name}").fill_null(0) for name in tables)
