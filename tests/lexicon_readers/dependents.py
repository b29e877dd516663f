"""A dependent word reads as the indicator that it makes with 客流量, the indicator before it."""

from flows.claims.dependents import complete


def read(example: str) -> str:
    return complete(example, "客流量")
