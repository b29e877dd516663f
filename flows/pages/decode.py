"""Bytes become text: UTF-8 with or without a mark, UTF-16 with one, GB18030 else."""

import codecs
import re

from flows.pages.page import PageError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROL = "\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
_CONTROL = re.compile(f"[{CONTROL}]")
_LINE_END = re.compile("\r\n?")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LIKELY = re.compile("[\\s!-~\u4e00-\u9fff\u2010-\u2027\u2030-\u203b\u3000-\u303f\uff01-\uff5e·×°±÷ⅠⅡⅢⅣⅤⅥ℃■□◆◇●○◎▲△★☆]")


def decode(raw: bytes) -> str:
    """The text of a file with `\\n` line ends; raises PageError where the bytes are no text."""
    text = _LINE_END.sub("\n", _decoded(raw))
    broken = find_control(text)
    if broken is not None:
        raise PageError(f"not a text file (control character {broken}); save the page as UTF-8 text")
    return text


def find_control(text: str) -> str | None:
    """The first character that no printed page holds with its place, as `U+0000 at character 3`."""
    match = _CONTROL.search(text)
    return f"U+{ord(match.group()):04X} at character {match.start() + 1}" if match else None


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return _decoded_utf16(raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return _decoded_gb18030(raw, wrong.start)


def _decoded_utf16(raw: bytes) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as wrong:
        raise PageError(f"broken UTF-16 at byte {wrong.start}; save the page as UTF-8 text") from wrong


def _decoded_gb18030(raw: bytes, wrong_at: int) -> str:
    """GB18030 takes almost any bytes: refuse what is UTF-8 with a flaw, and what does not look like Chinese print."""
    lenient = raw.decode("utf-8", errors="replace")
    if len(_CHINESE.findall(lenient)) > 4 * lenient.count("\ufffd"):
        raise PageError(f"broken UTF-8 at byte {wrong_at}; fetch the page again or save it as UTF-8 text")
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as wrong:
        raise PageError(
            f"neither UTF-8 (byte {wrong_at}) nor GB18030 (byte {wrong.start}) text; save it as UTF-8"
        ) from wrong
    if len(_LIKELY.findall(text)) < 0.9 * len(text):
        raise PageError(f"neither UTF-8 (byte {wrong_at}) nor Chinese in GB18030; save the page as UTF-8 text")
    return text
