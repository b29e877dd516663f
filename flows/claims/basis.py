"""What a change is measured against."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def basis_of(mention: Mention, change: Change, setting: Setting) -> Basis | None:
    return None
