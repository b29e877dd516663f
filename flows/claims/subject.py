"""Whom or what it is said of."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def subject_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    return None
