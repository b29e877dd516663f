"""Ranks, grades and ratios: the kinds that a number's own quote tells."""

import re

from flows.claims.moves import moves_like
from flows.claims.setting import Setting
from flows.mentions.mention import Mention

_RANK = re.compile(r"第|首[位名]|倒数第|前(?:.{1,4}[强位名]|[一二三四五六七八九十百\d]+)$")
_RATIO = re.compile(r"[\d一二三四五六七八九十][:：∶比][\d一二三四五六七八九十]")
_SCORE = re.compile(r"[0-9]{1,3}[－–-][0-9]{1,3}")
_GRADE = re.compile("[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]+类|[A级星]级?(?:（含）)?(?:及?以[上下])?$")
_LARGE = re.compile("[万亿千百两.]|[吨瓦米元标]级")
_QUAKE = re.compile("[地余]震")
_TIERS = re.compile(rf"(?:{moves_like('tier')}[级、和及（）()]*){{2,}}$")


def scale_of(mention: Mention, setting: Setting) -> str | None:
    """`rank`, `ratio` or `grade`; None where the number is none of them.

    A magnitude (`7.5级地震`), a size (`万吨级`) and tiers of offices (`省市县三级`) are no grades.
    """
    quote = mention.quote
    if _RANK.match(quote):
        return "rank"
    if _RATIO.search(quote) or (_SCORE.fullmatch(quote) and mention.quantity and mention.quantity.qualifier != "range"):
        return "ratio"
    if _GRADE.search(quote) and not (
        _LARGE.search(quote) or _QUAKE.match(setting.right) or _TIERS.search(setting.left[-24:])
    ):
        return "grade"
    return None
