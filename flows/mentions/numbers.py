"""What no finder before took: quantities, ordinals, and numbers that name."""

import re
from collections.abc import Iterator

from flows.mentions.amounts import STARTS
from flows.mentions.mention import Mention, Quantity
from flows.mentions.numerals import ARABIC, SOME
from flows.mentions.quantities import Found, quantity_at
from flows.mentions.units import UNITS
from schemas.lexicon import read_lexicon

_START = re.compile(f"[{STARTS}第]")
_RUN = re.compile(f"[{STARTS}]+")
_ARABIC = re.compile(f"[{ARABIC}]")
_ORDINAL = re.compile(rf"第(?:[{ARABIC}]+(?:\.[{ARABIC}]+)?|[一二三四五六七八九十百千〇零两]+)")
_SEQUENCE = ("号", "期", "届")
_RANKED = re.compile(r"(?:居|位列|排名?|列|获|夺得|保持|升至|跃至|前进到|全国|全省|全市|全球|世界|国内|亚洲|国际|行业|同行|规模|总量)[^，。；]{0,6}$")


def find_numbers(text: str, start: int, end: int) -> Iterator[Mention]:
    """The mentions between `start` and `end`, in reading order."""
    floor = start
    while match := _START.search(text, start, end):
        mention, start = (_ordinal_at if match[0] == "第" else _number_at)(text, match.start(), floor, end)
        if mention is not None:
            floor = mention.end
            yield mention


def _number_at(text: str, at: int, floor: int, end: int) -> tuple[Mention | None, int]:
    """The mention whose numerals start at `at`, and where to go on."""
    found = quantity_at(text, at, floor, end)
    if found is None:
        return None, _RUN.match(text, at, end).end()  # type: ignore[union-attr]
    if _ARABIC.match(text, at):
        return _arabic(text, found), found.end
    mention = _chinese(text, at, found)
    return mention, found.end if mention is None else mention.end


def _arabic(text: str, found: Found) -> Mention:
    quote = text[found.start : found.end]
    if found.quantity is None:
        return Mention(found.start, found.end, quote, "identifier")
    if found.amount.unit is None and text.startswith(_SEQUENCE, found.end):
        return Mention(found.start, found.end + 1, quote + text[found.end], "identifier")
    return Mention(found.start, found.end, quote, "claim", found.quantity)


def _chinese(text: str, at: int, found: Found) -> Mention | None:
    if found.quantity is None:
        return None
    amount = found.amount
    quote = text[found.start : found.end]
    claim = Mention(found.start, found.end, quote, "claim", found.quantity)
    if amount.unit is not None or amount.of:
        is_article = quote == "一" + (amount.unit.word if amount.unit else "") and amount.unit and amount.unit.code == "1"
        return None if is_article else claim
    if text.startswith(_SEQUENCE, found.end):
        return Mention(found.start, found.end + 1, quote + text[found.end], "identifier")
    if len(amount.numerals) > 1 and amount.numerals[0] not in SOME:
        return claim
    if amount.numerals in tuple("二两三四五六七八九十"):
        return Mention(found.start, found.end, quote, "name")
    return None


def _ordinal_at(text: str, at: int, floor: int, end: int) -> tuple[Mention | None, int]:
    match = _ORDINAL.match(text, at, end)
    if match is None:
        return None, at + 1
    entry = UNITS.starting(text, match.end(), end)
    after = match.end() + len(entry.word) if entry else match.end()
    if entry is None and text.startswith(("届", "号", "代", "卷"), after):
        after += 1
    return Mention(at, after, text[at:after], "ordinal"), after
