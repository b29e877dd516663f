"""An example is an indicator, a subject of the country, or what stands before a growth."""

import polars as pl

from flows.claims.divisions import COUNTRY
from flows.facts.indicator import affixes, indicator_of
from flows.facts.prices import at_prices
from flows.facts.subject import subject_of


def read(example: str) -> str:
    if example in affixes("country") + affixes("publisher"):
        return subject_of(example, COUNTRY, is_term=True) or ""
    prices = next((word for word in affixes("nominal") + affixes("real") if example.endswith(word)), None)
    if prices:
        return grown(example.removesuffix(prices), example)
    if example.endswith(affixes("pace")):
        return "pace"
    found = indicator_of(example, "level", "%")
    if found is None:
        return ""
    if found.is_growth:
        return f"{found.name} growth"
    return f"{found.name} percentage" if found.name.endswith(affixes("percentage")) else found.name


def grown(indicator: str, before: str) -> str:
    """The indicator as the fact of a growth behind these words names it."""
    claim = {"indicator": indicator, "is_known": True, "sentence": f"{before}5%", "quote": "5%"}
    return str(pl.DataFrame([claim]).select(at_prices()).item())
