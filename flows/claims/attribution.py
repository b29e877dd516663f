"""Who says so."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def attribution_of(mention: Mention, setting: Setting) -> str | None:
    return None
