"""The words of a claim's sentence around its quote; where the sentence holds the quote twice, around the first."""

import polars as pl


def before_quote() -> pl.Expr:
    """What the sentence says up to the quote."""
    return _parted("field_0")


def after_quote() -> pl.Expr:
    """What the sentence says from the quote on."""
    return _parted("field_1")


def _parted(side: str) -> pl.Expr:
    return pl.col("sentence").str.splitn(pl.col("quote"), 2).struct.field(side)
