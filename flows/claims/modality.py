"""Fact, target or forecast."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def modality_of(mention: Mention, setting: Setting) -> str:
    return "fact"
