"""Codes, standards, telephone numbers, roads, models, versions, addresses on the web."""

import re
from datetime import date

from flows.mentions.mention import Mention
from flows.mentions.names import SERIES
from flows.mentions.units import UNITS

_WEB = r"(?:https?://|www\.)[!-~]+|[\w.-]+@[A-Za-z0-9.-]+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|gov|edu)(?:/[!-~]*)?"
_DOCUMENT = r"[\u4e00-\u9fff]{0,5}[〔［\[（(](?:19|20)[0-9]{2}[〕］\]）)]第?[0-9]+号"
_TELEPHONE = r"(?:\+?86[- ]?)?1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}[-—－][0-9]{7,8}(?![0-9])|[48]00[-—－ ]?[0-9]{3}[-—－ ]?[0-9]{4}(?![0-9])"
_CODE = r"[A-Za-zА-я]+[-‐–—－·./]?[0-9]+(?:[.][0-9]+)*(?:[-‐–—－/]?[A-Za-z0-9]+)*"
_MODEL = r"[0-9]+(?:[.][0-9]+)? ?(?P<letters>[A-Za-z]+)[0-9A-Za-z-]*(?<![-])(?: [0-9]+(?![0-9.,:%％万亿]))?"
_SUM = r"[0-9]+(?:[+＋][0-9N]+)+|[0-9]+[×✕xX*][0-9]+(?:米|公里)"
_VERSION = r"[0-9]+-[0-9]+(?=油田|气田|型|客机|井)|[0-9]+(?:\.[0-9]+){2,}|[0-9]+\.[0-9]+(?=版(?![权面]))"
_IDENTIFIER = re.compile(
    rf"(?<![0-9A-Za-z.])(?:(?P<web>{_WEB})|(?P<name>{_SUM})|(?P<telephone>{_TELEPHONE})|(?P<version>{_VERSION})|(?P<code>{_CODE})|(?P<model>{_MODEL}))|(?P<document>{_DOCUMENT})"
)
_DIGIT = re.compile("[0-9]")
_GRADE = re.compile("[1-5]A")
_HYPHENS = ("-", "－", "–", "—", "‐")
_MEASURED = re.compile(r"[0-9.]+(?:[%％‰万亿]|个百分点)")


def find_identifiers(text: str, issue_date: date | None) -> list[Mention]:
    """Identifiers that hold a digit: https://…, 0635-8421234, G331, 737MAX, 国发〔2016〕6号."""
    found = []
    for match in _IDENTIFIER.finditer(text):
        if _names_something(text, match):
            start = _name_start(text, match.start())
            found.append(Mention(start, match.end(), text[start : match.end()], "name" if match["name"] else "identifier"))
    return found


def _name_start(text: str, at: int) -> int:
    """Where the name starts that a code after a hyphen completes: 歼 of 歼-15T."""
    if not text.startswith(_HYPHENS, max(0, at - 1)):
        return at
    series = SERIES.ending(text, at - 1, 0)
    return at if series is None else at - 1 - len(series.word)


def _names_something(text: str, match: re.Match[str]) -> bool:
    """Not an address without a digit, not a measure (GDP5.3%, 30km)."""
    if match["model"]:
        if _GRADE.fullmatch(match["model"]):
            return False
        entry = UNITS.starting(text, match.start("letters"), len(text))
        return entry is None or entry.word in ("A", "A级")
    if match["code"]:
        return _MEASURED.match(text, _DIGIT.search(text, match.start()).start()) is None  # type: ignore[union-attr]
    return bool(_DIGIT.search(match[0]))
