"""What the words before a number make of the noun behind it."""

import re

from flows.claims.sides import PEOPLE
from flows.claims.words import Words, is_action

FRONTED = ("将", "把")
"""Words that bring a noun to the front."""

_PERSONS = tuple(PEOPLE)
_PERCENT = "%"


def is_fronted(words: Words, start: int, at: int) -> bool:
    """Whether 将 or 把 brings the noun before the number to the front: `将嫌疑人12人押解`, not `将建百余所敬老院`."""
    if len(words.texts[at - 1]) == 1:
        return False
    fronted = (words.texts[word] in FRONTED and words.sorts[word + 1] in "ngp" for word in range(start, at - 1))
    return words.sorts[at - 1] == "n" and not is_action(words.texts[at - 1]) and any(fronted)


def is_done_for(words: Words, verb: re.Match[str] | None, at: int) -> bool:
    """Whether something is done for so many people: `解决农村20万人的饮水问题`, not `总人口3万人的镇`."""
    return verb is not None and words.texts[at].endswith(_PERSONS)


def is_reached(words: Words, sorts: str, end: int, at: int) -> bool:
    """Whether a measure alone reaches the amount: `面积达5000亩的水域`, not 长 of `长达3米的金龙`."""
    if words.sorts[end:at] not in ("l", "dl") or _PERCENT in words.texts[at]:
        return False
    return len(words.texts[end - 1]) > 1 and not sorts.strip("ngr")
