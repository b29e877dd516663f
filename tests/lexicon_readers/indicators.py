"""An example is an indicator; it reads as its name, and `growth` where the word means that only of a growth."""

from flows.facts.indicator import indicator_of


def read(example: str) -> str:
    level = indicator_of(example, "level", "CNY")
    if level and level.is_known:
        return level.name
    growth = indicator_of(example, "growth", "%")
    return f"{growth.name} growth" if growth and growth.is_known else ""
