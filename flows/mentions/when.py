"""The record of a calendar expression."""

import re
from dataclasses import dataclass

from flows.mentions.date_words import choice
from flows.mentions.mention import Period

_AHEAD = re.compile(choice("ahead"))
_LED = re.compile(rf"{choice('ahead')}[^，。；：、\n]{{0,5}}$")


@dataclass(slots=True)
class When:
    """One calendar expression, with or without a numeral.

    `grain` says how coarse it is (`day`, `month`, `year`, `range`, `span`, `holiday`, `clock` …), `role` is `date` or
    `time`, `dated` tells whether its year was printed.
    """

    start: int
    end: int
    period: Period
    grain: str
    role: str = "date"
    dated: bool = False


def is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words around a date speak of what is to come (`将于8月5日`, `8月将`)."""
    return bool(_AHEAD.match(text, end) or _LED.search(text[max(0, start - 9) : start]))
