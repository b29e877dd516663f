"""Two thousand real broadcasts: nothing stumbles, no digit is left out, and one core is enough."""

import re
import time
from bisect import bisect_right

import pytest

from flows.claims.make import make_claims
from flows.mentions.find import find_mentions
from flows.mentions.mention import Mention
from flows.pages.read import read_page
from tests.acceptance import SHARED

CORPUS = SHARED / "corpus" / "broadcasts-2024.jsonl"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared")
DIGITS = re.compile(r"\d+")


def left_out(text: str, mentions: list[Mention]) -> list[str]:
    """The runs of digits that do not lie inside one mention."""
    starts = [mention.start for mention in mentions]
    places = ((run, bisect_right(starts, run.start()) - 1) for run in DIGITS.finditer(text))
    return [run.group() for run, place in places if place < 0 or run.end() > mentions[place].end]


@pytest.mark.slow
def test_every_digit_of_the_corpus_is_accounted_for_in_a_minute() -> None:
    started = time.monotonic()
    missing, claims = [], 0
    for article in read_page(CORPUS, CORPUS.parent).articles:
        mentions = find_mentions(article.text, article.issue_date)
        claims += len(make_claims(article, mentions))
        missing += [(article.source_id, run) for run in left_out(article.text, mentions)]
    assert missing == []
    assert claims > 2000
    assert time.monotonic() - started < 60
