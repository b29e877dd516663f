"""Where: the division a claim is about."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def place_of(mention: Mention, subject: str | None, setting: Setting) -> str | None:
    return setting.reading.home
