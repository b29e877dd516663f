"""Bytes become text: UTF-8 or UTF-16, each with a mark or without, GB18030 or Big5 else."""

import codecs
import re
from contextlib import suppress
from functools import cache

from flows.pages.page import PageError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD = 4096  # bytes in which a page declares its charset
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
CONTROL = "\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
_CONTROL = re.compile(f"[{CONTROL}]")
# soft hyphen, zero-width spaces and joiners, marks and embeddings from left to right, invisible operators, byte order
# marks, presentation selectors, tags
INVISIBLE = (
    "\u00ad\u034f\u17b4\u17b5\u180b-\u180e\u200b-\u200e\u202a\u202c\u2060-\u2064\u2066\u2068-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
)
_BESIDE_PRINT = re.compile(f"[{INVISIBLE}]")
_COMMON = {"gb18030": ("gb2312", range(0xB0, 0xD8)), "big5hkscs": ("big5", range(0xA4, 0xC7))}
"""Encodings of Chinese, with the stricter one that lists the characters in daily use first, and their first bytes."""
_LIKELY_MARK = re.compile("[，。、；：？！“”（）《》　「」—…％]")
_LINE_END = re.compile("\r\n?")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LIKELY = re.compile("[\\s!-~\u4e00-\u9fff\u2010-\u2027\u2030-\u203b\u3000-\u303f\uff01-\uff5e·×°±÷ⅠⅡⅢⅣⅤⅥ℃■□◆◇●○◎▲△★☆]")

_LEAST_LIKELY = 0.9  # of the characters of a page


def decode(raw: bytes) -> str:
    """The text of a file with `\\n` line ends; raises PageError where the bytes are no text."""
    text = without_invisible(_LINE_END.sub("\n", _decoded(raw)))
    broken = find_control(text)
    if broken is not None:
        raise PageError(f"not a text file (control character {broken}); save the page as UTF-8 text")
    return text


def without_invisible(text: str) -> str:
    """The text without the characters that print nothing."""
    return _BESIDE_PRINT.sub("", text)


def decode_html(raw: bytes) -> str:
    """The text of an HTML file: as `decode` has it, and where that leaves a choice, by the charset that it declares."""
    declared = _CHARSET.search(raw, 0, _HEAD)
    if declared and not raw.startswith(_UTF16) and not _is_utf8(raw):
        encoding = _DECLARED.get(declared[1].decode("ascii").lower())
        if encoding:
            with suppress(UnicodeDecodeError):
                return decode(raw.decode(encoding).encode("utf-8"))
    return decode(raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def find_control(text: str) -> str | None:
    """The first character that no printed page holds with its place, as `U+0000 at character 3`."""
    match = _CONTROL.search(text)
    return f"U+{ord(match.group()):04X} at character {match.start() + 1}" if match else None


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return _decoded_utf16(raw)
    if b"\0" in raw and (text := _unmarked_utf16(raw)):
        return text
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return _decoded_chinese(raw, wrong.start)


def _decoded_utf16(raw: bytes) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as wrong:
        raise PageError(f"broken UTF-16 at byte {wrong.start}; save the page as UTF-8 text") from wrong


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 that no mark opens: every digit and line end of it has a NUL for its other half; None for what is none."""
    low_first = raw[1::2].count(0) > raw[::2].count(0)
    text = _attempt(raw, "utf-16-le" if low_first else "utf-16-be")
    printed = text and _CHINESE.search(text) and len(_LIKELY.findall(text)) >= _LEAST_LIKELY * len(text)
    return text if printed else None


def _decoded_chinese(raw: bytes, wrong_at: int) -> str:
    """GB18030 or Big5, which both take almost any bytes: refuse what is UTF-8 with a flaw, choose the one whose
    characters in daily use the text is made of, and refuse what does not look like Chinese print even so."""
    lenient = raw.decode("utf-8", errors="replace")
    if len(_CHINESE.findall(lenient)) > 4 * lenient.count("\ufffd"):
        raise PageError(f"broken UTF-8 at byte {wrong_at}; fetch the page again or save it as UTF-8 text")
    texts = {encoding: text for encoding in _COMMON if (text := _attempt(raw, encoding)) is not None}
    text = texts.get(max(texts, key=lambda encoding: _likeness(texts[encoding], encoding), default=""))
    if text is None:
        raise PageError(f"neither UTF-8 (byte {wrong_at}) nor GB18030 nor Big5 text; save it as UTF-8")
    if len(_LIKELY.findall(text)) < _LEAST_LIKELY * len(text):
        raise PageError(f"neither UTF-8 (byte {wrong_at}) nor Chinese in GB18030 or Big5; save the page as UTF-8 text")
    return text


def _attempt(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str, encoding: str) -> float:
    """The share of characters in daily use among those beyond ASCII that a text reads as."""
    common = _common(encoding)
    beyond = [character for character in text if character > "\x7f"]
    return sum(character in common or bool(_LIKELY_MARK.match(character)) for character in beyond) / (len(beyond) or 1)


@cache
def _common(encoding: str) -> frozenset[str]:
    """The characters that an encoding puts first because they are in daily use: GB2312 3,755, Big5 5,401."""
    strict, leads = _COMMON[encoding]
    pairs = (bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFF))
    return frozenset(pair.decode(strict, errors="ignore") for pair in pairs)
