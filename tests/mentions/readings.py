"""Mentions as one line of text, for cases and lexicon examples."""

from decimal import Decimal
from fractions import Fraction

from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention, Quantity


def reading_of(text: str) -> str:
    """The mentions of `text`, one after the other: `claim 近600人 nearly 600 ..600 1 / name 两院`."""
    return " / ".join(map(_mention, find_mentions(text, None)))


def _mention(mention: Mention) -> str:
    words = [mention.role, mention.quote]
    return " ".join(words if mention.quantity is None else [*words, quantity_text(mention.quantity)])


def quantity_text(quantity: Quantity) -> str:
    """The qualifier unless exact, the value, the bounds unless exact, and the unit."""
    value, lower, upper = map(_number, (quantity.value, quantity.lower, quantity.upper))
    if quantity.qualifier == "exact":
        return f"{value} {quantity.unit}"
    return " ".join(filter(None, (quantity.qualifier, value, f"{lower}..{upper}", quantity.unit)))


def _number(number: Fraction | None) -> str:
    """An exact decimal where there is one of 12 places, else a fraction; empty for None."""
    if number is None:
        return ""
    scaled = number * 10**12
    if scaled.denominator != 1:
        return str(number)
    return format(Decimal(scaled.numerator).scaleb(-12).normalize(), "f")
