"""At which prices something grew, where its words say another than usual: `名义增长4.6%，实际增长5.2%` are two facts.

Growth of what official statistics measure at constant prices (`real` in `indicators.tsv`) is real unless it is called
nominal; of anything else, growth is as printed unless it is called real. What is said stands right before the figure
(uses `nominal` and `real` of `affixes.tsv`).
"""

import polars as pl

from flows.facts.indicator import affixes, terms
from flows.facts.wording import before_quote

READ = ("sentence", "quote")
"""The columns of a claim in which its prices are said."""

_NOMINAL, _REAL = "名义", "实际"
_BEFORE = 14  # code points: 扣除价格因素后，比上年增长


def at_prices() -> pl.Expr:
    """The `indicator` of growth, `is_known` or not, named by its prices where they are not the usual ones."""
    nominal, real = affixes("nominal"), affixes("real")
    before = before_quote().str.tail(_BEFORE)
    said = before.str.extract(rf"^.*({'|'.join((*nominal, *real))})")
    is_real = pl.col("is_known") & pl.col("indicator").is_in([t.name for t in terms().values() if t.growth == "real"])
    other = pl.when(is_real & said.is_in(nominal)).then(pl.lit(_NOMINAL)).when(~is_real & said.is_in(real))
    return pl.concat_str(other.then(pl.lit(_REAL)).otherwise(pl.lit("")), "indicator")
