"""Who says so: the speaker of the stretch of text (`flows.claims.speech`) that a number stands in."""

from flows.claims.setting import Setting
from flows.mentions.mention import Mention


def attribution_of(mention: Mention, setting: Setting) -> str | None:
    """The speaker or source as printed (`公司总经理刘现运`, `数据显示`); None where the paper itself says it."""
    return setting.reading.speeches.at(mention.start)
