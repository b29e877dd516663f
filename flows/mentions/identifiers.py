"""Codes, standards, telephone numbers, roads, models, versions, addresses on the web."""

import re
from datetime import date

from flows.mentions.companions import companions
from flows.mentions.mention import Mention
from flows.mentions.units import unit_at
from flows.mentions.words import one_of

_LATIN = "A-Za-zА-я"
_TOKEN = re.compile(rf"[0-9{_LATIN}+][0-9{_LATIN}]*|[〔［\[]")
_JOINTS = frozenset("-‐–—－/.·@+＋×✕* :")
"""What may join a run of digits to the rest of an identifier."""
_WEB = (
    r"(?:https?://|www\.)[!-~]+|[\w.-]{1,64}@[A-Za-z0-9.-]{1,64}"
    r"|(?:[A-Za-z0-9-]{1,40}\.){1,5}(?:com|cn|net|org|gov|edu)(?![A-Za-z])(?:/[!-~]*)?"
)
_TELEPHONE = (
    r"(?:\+?86[- ]?)?1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}[-—－][0-9]{7,8}(?![0-9])"
    r"|[48]00[-—－ ]?[0-9]{3}[-—－ ]?[0-9]{4}(?![0-9])"
)
_NAME = r"[0-9]+(?:[+＋][0-9N]+)+|[0-9]+[×✕xX*][0-9]+(?:米|公里)"
_DAY = r"(?:19|20)[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}(?![.0-9])"
"""A date in figures, no version."""
_VERSION = (
    rf"[0-9]+-[0-9]+(?={one_of(companions('model'))})|(?!{_DAY})[0-9]+(?:\.[0-9]+){{2,}}|[0-9]+\.[0-9]+(?=版(?!权|面))"
)
_CODE = rf"[{_LATIN}]{{1,20}}[-‐–—－·./]?[0-9]+(?:[.][0-9]+)*(?:[-‐–—－/]?[A-Za-z0-9]+)*"
_MODEL = rf"[0-9]+(?:[.][0-9]+)? ?(?P<letters>[{_LATIN}]+)[0-9A-Za-z-]*(?<!-)(?: [0-9]+(?![0-9.,:%％万亿]))?"
_DOCUMENT = r"[〔［\[](?:19|20)[0-9]{2}[〕］\]]第?[0-9]+号"
_IDENTIFIER = re.compile(
    rf"(?P<web>{_WEB})|(?P<name>{_NAME})|(?P<telephone>{_TELEPHONE})|(?P<version>{_VERSION})"
    rf"|(?P<code>{_CODE})|(?P<model>{_MODEL})|(?P<document>{_DOCUMENT})",
    re.ASCII,
)
_ISSUER = re.compile("[\u4e00-\u9fff]{1,5}$")
_DIGIT = re.compile("[0-9]")
_GRADE = re.compile("[1-5]A")
_MEASURED = re.compile(r"[0-9.]+(?:[%％‰万亿]|个百分点)")
_CONNECTIVES = (*companions("connective"), "《", "》")


def find_identifiers(text: str, issue_date: date | None) -> list[Mention]:
    """Identifiers that hold a digit: https://…, 0635-8421234, G331, 国发〔2016〕6号; sums and relays are names."""
    found: list[Mention] = []
    token = _TOKEN.search(text)
    while token is not None:
        after = token.end()
        if not token[0].isdigit() or text[after : after + 1] in _JOINTS or len(token[0]) > 10:
            match = _IDENTIFIER.match(text, token.start())
            if match is not None and _names_something(text, match):
                start, after = _name_start(text, match), match.end()
                found.append(Mention(start, after, text[start:after], "name" if match["name"] else "identifier"))
        token = _TOKEN.search(text, after)
    return found


def _name_start(text: str, match: re.Match[str]) -> int:
    """Where an identifier starts: a document number at the words of its issuer, 国发 of 国发〔2016〕6号."""
    at = match.start()
    if not match["document"]:
        return at
    issuer = _ISSUER.search(text, max(0, at - 5), at)
    words = issuer[0] if issuer else ""
    return at - len(words) + max(map(words.rfind, _CONNECTIVES)) + 1


def _names_something(text: str, match: re.Match[str]) -> bool:
    """Not an address without a digit, not a measure (GDP5.3%, 30km)."""
    if match["model"]:
        if _GRADE.fullmatch(match["model"]):
            return False
        found = unit_at(text, match.start("letters"), len(text))
        return found is None or found[0].word in ("A", "A级")
    digit = _DIGIT.search(match[0])
    if match["code"] and digit:
        return _MEASURED.match(text, match.start() + digit.start()) is None
    return digit is not None
