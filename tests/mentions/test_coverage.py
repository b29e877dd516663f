"""No number is dropped: the coverage promise on odd text, and its price in time."""

import gc
import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.mentions.find import find_mentions

_DIGITS = re.compile("[0-9０-９]+")
_ODD = st.text(
    alphabet="0123456789０８一二三两十百千万亿零半几数多余第年月日号元个名家%.,，、-—－~:：/（）()“”A级类V近约超过以上不到至从"
    "点分之倍番成 \n项位届次期㎡②Ⅲ今去前后的",
    max_size=60,
)


@settings(max_examples=1000)
@given(_ODD)
def test_each_run_of_digits_lies_in_exactly_one_mention(text: str) -> None:
    mentions = find_mentions(text, None)
    ends = [0, *(mention.end for mention in mentions)]
    assert all(mention.start >= end for mention, end in zip(mentions, ends, strict=False))
    assert all(text[mention.start : mention.end] == mention.quote != "" for mention in mentions)
    for run in _DIGITS.finditer(text):
        touching = [mention for mention in mentions if mention.start < run.end() and run.start() < mention.end]
        assert len(touching) == 1, (text, run[0], touching)
        assert touching[0].start <= run.start()
        assert run.end() <= touching[0].end


@settings(max_examples=200)
@given(_ODD)
def test_a_claim_has_a_quantity_whose_bounds_are_in_order(text: str) -> None:
    for mention in find_mentions(text, None):
        quantity = mention.quantity
        assert (mention.role == "claim") == (quantity is not None)
        if quantity is not None and quantity.lower is not None and quantity.upper is not None:
            assert quantity.lower <= quantity.upper


_LONG = (
    "1",
    "一",
    ",",
    "第",
    ".",
    "，",
    "万",
    "-",
    "1,",
    "1.",
    "1-",
    "一、",
    "第一",
    "（1）",
    "“1",
    "近",
    "两百",
    "1年",
    "A1",
    "半",
    "几",
    "数十",
    "/1",
    "零",
    ":1",
    "1:1、",
    "1、",
    "-1~",
    "●1.",
    "一一村",
    "1元/1克",
)


@pytest.fixture
def collector_rests() -> Iterator[None]:
    """No sweep of all that other tests hold falls into what is measured; `timeit` does so too."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.slow
@pytest.mark.usefixtures("collector_rests")
@pytest.mark.parametrize("piece", _LONG)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (10_000, 80_000))
    find_mentions(short, None)
    begin = time.process_time()
    find_mentions(short, None)
    middle = time.process_time()
    find_mentions(long, None)
    end = time.process_time()
    assert end - middle < 24 * max(middle - begin, 0.03)
