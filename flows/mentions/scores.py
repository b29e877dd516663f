"""Scores of a match: 25:23 and 23:25 beside 比分 or 获胜 are no clock times."""

import re
from datetime import date

from flows.mentions.companions import companions
from flows.mentions.mention import Mention
from flows.mentions.ranges import ratio_of
from flows.mentions.words import one_of

_SCORE = re.compile(r"(?<![0-9.:：∶－–-])(?P<left>[0-9]{1,3})[:：∶－–-](?P<right>[0-9]{1,3})(?![0-9.:：∶－–-])")
_SIGN = re.compile("[0-9][:：∶－–-][0-9]")
_LED = re.compile(rf"{one_of(companions('score'))}[^。；，\n0-9]{{0,6}}$")
_WON = re.compile(rf"[^。；，、\n0-9:：]{{0,6}}{one_of(companions('won'))}")
_LINK = re.compile("[、，和与及,]")
_REACH = 20


def find_scores(text: str, issue_date: date | None) -> list[Mention]:
    """The scores with a colon or a hyphen, one after the other (25:23、23:25和25:18获胜), as ratios."""
    if not _SIGN.search(text):
        return []
    return [_score(match) for series in _series(text) if _is_played(text, series) for match in series]


def _is_played(text: str, series: list[re.Match[str]]) -> bool:
    """Whether the words beside scores speak of a match."""
    start, end = series[0].start(), series[-1].end()
    return bool(_LED.search(text, max(0, start - _REACH), start) or _WON.match(text, end))


def _series(text: str) -> list[list[re.Match[str]]]:
    """The scores that nothing but a link parts, together."""
    series: list[list[re.Match[str]]] = []
    for match in _SCORE.finditer(text):
        if series and _LINK.fullmatch(text, series[-1][-1].end(), match.start()):
            series[-1].append(match)
        else:
            series.append([match])
    return series


def _score(match: re.Match[str]) -> Mention:
    quantity = ratio_of(match["left"], match["right"])
    return Mention(match.start(), match.end(), match[0], "claim" if quantity else "name", quantity)
