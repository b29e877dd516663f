"""Fact, target or forecast.

The last cue before the number in its sentence (`flows.claims.cues`) tells; without one, what stands behind it may
(`8%的目标`).
"""

import re
from bisect import bisect_right

from flows.claims.cues import WEATHER, Cue, cues_like, find_cues
from flows.claims.setting import Setting
from flows.claims.uses import STARTS
from flows.mentions.mention import Mention
from flows.mentions.spans import start_of
from flows.mentions.words import one_of, words_where

AIMED = re.compile(rf"(?:以上|左右)?的?[^，。；的\s]{{0,6}}?{cues_like('behind')}")
"""What stands behind a number that is aimed at: `增长5%左右的预期目标`."""

_CALLED = re.compile(  # 增长5%左右，是今年的预期目标
    rf"(?:以上|左右)?[，,]{one_of(words_where('topics', 'use', 'being'))}[^，。；\d]{{0,16}}?{cues_like('behind')}"
)
_KEPT = re.compile(cues_like("kept"))
_FROM = re.compile(r"[从由][^，。；到至为\d]{0,6}$")
_REMAINS = tuple(words_where("modalities", "use", "remains"))
_LEADS = re.compile(rf"[^，。；]{{0,12}}?{cues_like('leads')}")

_NEAR = 40


def modality_of(mention: Mention, setting: Setting) -> str:
    """What the last word before the number in its sentence that opens or closes a modality says.

    What a plan sets out from (`由30分钟缩短到5分钟`) is a fact.
    """
    cues = _cues_of(setting)
    at = bisect_right(cues, mention.start, key=start_of)
    while at and setting.text.endswith(STARTS, 0, cues[at - 1].start):
        at -= 1  # 将从现在的4小时缩短到1小时: now is where it sets out
    modality = cues[at - 1].modality if at else _gone_on(setting)
    if modality != "fact":
        return "fact" if _FROM.search(setting.left[-_NEAR:]) else modality
    if _is_foretold(mention, setting):
        return "forecast"
    return "target" if _is_aim(mention, setting) or _is_to_come(setting) else "fact"


def _is_foretold(mention: Mention, setting: Setting) -> bool:
    """Whether a number tells of the weather of a day to come: `明天多云，最低气温3℃`."""
    timeline, sentence, issue = setting.reading.timeline, setting.sentence, setting.reading.article.issue_date
    at = timeline.before(mention.start) - 1
    anchor = timeline.anchors[at] if at >= 0 else None
    if issue is None or anchor is None or anchor.start < sentence.start or anchor.period.start is None:
        return False
    ahead = anchor.use == "when" and anchor.period.start > issue
    return ahead and WEATHER.search(setting.text, anchor.end, mention.start) is not None


def _gone_on(setting: Setting) -> str:
    """What a sentence that begins with 其中 goes on with: `预计降雨30至50毫米。其中，山区可达80毫米。`."""
    claims = setting.reading.claims if setting.goes_on else []
    near = bool(claims) and setting.sentence.start - claims[-1].mention.end <= _NEAR
    return claims[-1].modality if near else "fact"


def _is_to_come(setting: Setting) -> bool:
    """`还有8所学校将开学`."""
    return setting.left.endswith(_REMAINS) and _LEADS.match(setting.right) is not None


def _is_aim(mention: Mention, setting: Setting) -> bool:
    """`5%左右的增长目标`; a number of targets hit and a year of jubilee are none."""
    if mention.unit in ("1", "a"):
        return False
    aimed = AIMED.match(setting.right) or _CALLED.match(setting.text, mention.end, setting.sentence.end)
    return aimed is not None and not _KEPT.search(setting.left[-_NEAR:])


def _cues_of(setting: Setting) -> list[Cue]:
    """The cues of the mention's sentence in reading order, found once."""
    sentence = setting.sentence
    if sentence.cues is None:
        issue = setting.reading.article.issue_date
        year = issue.year if issue else None
        sentence.cues = list(find_cues(setting.text, sentence.start, sentence.end, year))
    return sentence.cues
