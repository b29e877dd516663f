"""The quantity in the setting: sign, detached hedges, per-units."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def quantity_of(mention: Mention, change: Change, setting: Setting) -> Quantity:
    assert mention.quantity is not None
    return mention.quantity
