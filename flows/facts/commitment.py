"""How far the words of a claim commit it: the numbers that it would not contradict.

A number that is printed to some place was rounded there, or cut off: `56.8万亿元` is 56.75万亿 to 56.9万亿. Of the
figures of one fact the finest stand as printed, so that 5.2% and 5.3% differ while `56.8万亿元` and `568845亿元` agree.
`about` allows ABOUT of the value on either side. Every other hedge commits to the bounds of the claim; open sides are
infinite. So is the far side of a mark that was passed: `80万亿元的台阶` is 80万亿 and more.
"""

import polars as pl

from flows.facts.wording import after_quote
from flows.mentions.words import words_where

ABOUT = 0.05
_HAIR = 1e-9  # doubles of equal numbers in other units
_BEHIND = 3  # code points between a figure and the word that makes it a mark: 的新
_PRINTED = r"(\d[\d,]*)(?:\.(\d+))?"
_WHOLE, _DECIMALS = 1, 2


def resolution_of(quote: str, value: str) -> pl.Expr:
    """The worth of the last printed digit, in the unit of `value`: 10**10 for `56.8万亿元` that reads as 5.68e13.

    Without digits (`八成`) it is the worth of the last place that is not zero.
    """
    folded = pl.col(quote).str.replace_all("，|,", "").str.normalize("NFKC")
    whole = folded.str.extract(_PRINTED, _WHOLE)
    decimals = folded.str.extract(_PRINTED, _DECIMALS).fill_null("")
    printed = (whole + pl.lit(".") + decimals + pl.lit("0")).cast(pl.Float64, strict=False)
    step = pl.lit(10.0).pow(-decimals.str.len_chars().cast(pl.Float64))
    worth = pl.col(value).abs() / printed * step
    return pl.when(printed > 0).then(worth).otherwise(_last_place(pl.col(value).abs()))


def _last_place(value: pl.Expr) -> pl.Expr:
    """Ten to the number of zeros at a whole number's end; a thousandth of any other."""
    steps = [pl.lit(10.0**power) for power in range(15, -1, -1)]
    whole = [pl.when((value % step == 0) & (value > 0)).then(step) for step in steps]
    return pl.coalesce(*whole, value / 1000)


def is_mark() -> pl.Expr:
    """Whether the sentence of a claim calls its bare figure a mark that was passed: 大关, 台阶, 关口."""
    words = "|".join(words_where("sorts", "sort", "position"))
    behind = after_quote().str.contains(rf"^[^，。；、,;]{{0,{_BEHIND}}}(?:{words})").fill_null(False)
    return (pl.col("qualifier") == "exact") & behind


def with_commitment(claims: pl.DataFrame, *group: str) -> pl.DataFrame:
    """The claims with `resolution`, `least` and `most`: what each allows beside the others of its group."""
    is_exact = (pl.col("qualifier") == "exact") & ~pl.col("is_mark")
    finest = pl.col("resolution").filter(is_exact).min().over(group).fill_null(0.0)
    is_coarse = pl.col("resolution") > finest * (1 + _HAIR)
    loose = pl.max_horizontal("resolution", pl.col("value").abs() * ABOUT)
    is_about = pl.col("qualifier") == "about"
    below = pl.when(is_exact & is_coarse).then(pl.col("resolution") / 2).when(is_about).then(loose).otherwise(0.0)
    above = pl.when(is_exact & is_coarse).then("resolution").when(is_about).then(loose).otherwise(0.0)
    is_negative = pl.col("value") < 0  # what is cut off such a number makes it greater
    below, above = pl.when(is_negative).then(above).otherwise(below), pl.when(is_negative).then(below).otherwise(above)
    stated = pl.col("value").is_not_null() & (is_exact | is_about)
    least = pl.when(stated).then(pl.col("value") - below).otherwise(pl.col("lower").fill_null(float("-inf")))
    upper = pl.when(~pl.col("is_mark")).then("upper")
    most = pl.when(stated).then(pl.col("value") + above).otherwise(upper.fill_null(float("inf")))
    hair = pl.max_horizontal(least.abs(), most.abs(), pl.lit(0.0)).replace(float("inf"), 0.0) * _HAIR
    read = claims.with_columns(resolution=resolution_of("quote", "value"), is_mark=is_mark())
    return read.with_columns(least=least - hair, most=most + hair)
