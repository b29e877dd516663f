"""When: the days a claim speaks of."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def period_of(mention: Mention, change: Change, setting: Setting) -> tuple[Period, str | None]:
    return Period(None, None), None
