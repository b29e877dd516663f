"""Kind and sign: how the words around a number move it."""

from flows.claims.claim import Basis, Change
from flows.claims.setting import Setting
from flows.mentions.mention import Mention, Period, Quantity


def change_of(mention: Mention, setting: Setting) -> Change:
    return Change("level")
