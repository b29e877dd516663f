"""Things counted by an amount again and again: `产值超亿元的企业有8家，超5000万元的有3家`."""

from flows.claims.claim import Claim
from flows.claims.setting import Setting
from flows.mentions.mention import Mention

_PAIR = 2


def counted_again(near: list[Claim], mention: Mention, setting: Setting) -> str | None:
    """The indicator of a further amount or count, None for any other number; `near` are the claims before, last first.

    The amount is of what the first was of (产值), the count is of the same things with the new amount.
    """
    if len(near) < _PAIR:
        return None
    words = setting.words
    if words.sorts.startswith("u", words.at(mention.start) + 1):
        count, amount = near[:_PAIR]
        again = is_alike(amount, mention) and amount.mention.quote in (count.indicator or "")
        return amount.indicator if again else None
    own, named = near[0].mention, near[1].indicator
    if len(near) == _PAIR or named is None or own.start != setting.clause.start or words.sorts[1:2] != "u":
        return None
    return named.replace(near[_PAIR].mention.quote, own.quote)


def is_alike(claim: Claim, mention: Mention) -> bool:
    """Whether both are counted in the same unit."""
    other = mention.quantity
    return other is not None and (claim.quantity.unit, claim.quantity.stated_unit) == (other.unit, other.stated_unit)
