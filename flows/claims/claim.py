"""The record a claim is read into."""

from dataclasses import dataclass

from flows.mentions.mention import Mention, Period, Quantity


@dataclass(frozen=True, slots=True)
class Change:
    """How the words around a number move it: the claim's kind, the sign, and where the deciding word stands."""

    kind: str
    sign: int = 1
    word: str = ""
    start: int = -1


@dataclass(frozen=True, slots=True)
class Basis:
    """What a change is measured against; `text` keeps the words of a stated one."""

    code: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantity asserted of something in the world. Part, field, module and column share a name."""

    mention: Mention
    sentence: str
    change: Change
    quantity: Quantity
    indicator: str | None
    subject: str | None
    place: str | None
    period: Period
    period_text: str | None
    basis: Basis | None
    modality: str
    attribution: str | None
    part_of: Mention | None = None
