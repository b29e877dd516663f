"""Pages spoilt as transmission, software and malice spoil them. Everything comes from the generator that is given."""

from collections.abc import Callable, Sequence
from random import Random

BYTES = (
    *(b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xa1\xa1", b"\x81", b"\xed\xa0\x80", b"\x1b[31m"),
    *(b"stream\n", b"endobj", b"obj<<", b"PAR1", b"PK\x03\x04", b"%PDF-1.7"),
)
MARKUP = (
    *(b"<", b">", b"</p>", b"<p>", b"<td>", b"<table><tr><td>", b"<!--", b"]]>", b"<script>", b"&#0;", b"&#8203;"),
    *(b"&#x202e;", b"&amp;" * 9, b'"', b"\\", b"{", b"}", b"[" * 99, b'{"a":' * 99, b"\\u0000", b"\\ud800", b"null"),
    *(b"1e999", b"-0", b",", b";", b"\t", b"\r", b"\n", b"\n\n\n", b"---\n", b"# ", b"![](", b"](", b"**", b"../../"),
    b"=cmd|' /C calc'!A0",
)
PRINT = tuple(
    word.encode()
    for word in (
        *(
            "\u200b",
            "\u202e",
            "\u0336",
            "\ufeff",
            "１２",
            "〇",
            "亿",
            "万",
            "%",
            "个百分点",
            "同比",
            "增长",
            "下降",
            "记者",
        ),
        *(
            "2025年13月45日",
            "9" * 400,
            "一" * 50,
            "0.",
            "1:",
            "三分之",
            "至",
            "、",
            "第",
            "余",
            "其中",
            "(",
            "“",
            "。",
            "：",
            "—",
        ),
        *(
            "近",
            "元",
            "倍",
            "今年",
            "前8个月",
            "我市",
            "每",
            "公斤",
            "-",
            "±",
            "１",
            "Ⅲ",
            "①",
            "½",
            "٣",
            "𝟗",
            "🈶",
            "\u3000",
            "\x85",
        ),
    )
)
TOKENS = (BYTES, MARKUP, MARKUP, PRINT, PRINT, PRINT, PRINT)

Change = Callable[[bytearray, Random, Sequence[bytes]], None]


def mutate(page: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The page after one to eight changes; `others` are pages that pieces may come from."""
    changed = bytearray(page)
    for _ in range(random.choice((1, 2, 3, 8))):
        random.choice(CHANGES)(changed, random, others)
    return bytes(changed)


def _flip(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    if page:
        page[random.randrange(len(page))] ^= 1 << random.randrange(8)


def _cut_off(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    del page[_at(page, random) :]


def _drop(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    start, end = _span(page, random)
    del page[start:end]


def _repeat(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    start, end = _span(page, random)
    page[start:start] = page[start:end] * random.choice((1, 2, 30))


def _swap(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    start, end = _span(page, random)
    piece = page[start:end]
    del page[start:end]
    at = _at(page, random)
    page[at:at] = piece


def _insert(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    at = _at(page, random)
    page[at:at] = random.choice(random.choice(TOKENS))


def _splice(page: bytearray, random: Random, others: Sequence[bytes]) -> None:
    other = bytearray(random.choice(others))
    start, end = _span(other, random)
    at = _at(page, random)
    page[at:at] = other[start:end]


def _recode(page: bytearray, random: Random, _others: Sequence[bytes]) -> None:
    text = page.decode("utf-8", "replace")
    page[:] = text.encode(random.choice(("gb18030", "utf-16", "utf-16-be", "big5", "utf-8")), "replace")


def _span(page: bytearray, random: Random) -> tuple[int, int]:
    """A piece of a page, short more often than long."""
    start = _at(page, random)
    return start, _settle(page, min(len(page), start + random.choice((1, 3, 20, 200))))


def _at(page: bytearray, random: Random) -> int:
    """A place in a page, between two characters nine times in ten: most bytes that are torn are refused at the door."""
    at = random.randint(0, len(page))
    return _settle(page, at) if random.random() < 0.9 else at


def _settle(page: bytearray, at: int) -> int:
    while at < len(page) and page[at] & 0xC0 == 0x80:
        at += 1
    return at


CHANGES: tuple[Change, ...] = (
    *(_flip, _cut_off, _recode, _drop, _drop, _repeat, _repeat, _swap, _swap, _splice, _splice),
    *([_insert] * 6),
)
