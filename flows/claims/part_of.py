"""The claim this one is a part of."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def part_of(mention: Mention, setting: Setting) -> Mention | None:
    return None
