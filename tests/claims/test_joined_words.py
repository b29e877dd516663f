"""Words of the lexicons, numerals and marks joined at random, as no newspaper prints them, still read."""

import csv
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import schemas.lexicon
from flows.claims.claim import Claim
from flows.claims.tabled import with_tables
from flows.mentions.find import find_mentions
from flows.mentions.mention import Period, Quantity
from flows.pages.page import Article

_FOLDER = Path(schemas.lexicon.__file__).parent
_LONGEST = 8  # characters; longer words hold shorter ones


def _words(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["word"] for row in rows if 0 < len(row["word"]) <= _LONGEST]


_LEXICONS = [words for path in sorted(_FOLDER.glob("*.tsv")) if (words := _words(path))]
_WORD = st.sampled_from(_LEXICONS).flatmap(st.sampled_from)
_NUMERAL = st.text("0123456789０９.,一二三四五六七八九十百千万亿零〇两半几数多余", min_size=1, max_size=4)
_SIGN = st.sampled_from(
    [*"年月日时点分个天周世纪季度旬%‰：:，。；、（）()“”《》—－-~～/至到前后上下第近约超共增降\t\n"]
)
_JOINED = st.lists(st.one_of(_WORD, _NUMERAL, _SIGN), min_size=1, max_size=12).map("".join)
_ISSUE = st.sampled_from([None, date(2024, 2, 29), date(1949, 1, 1), date(9998, 12, 31), date(1, 1, 1)])


@settings(max_examples=300)
@given(_JOINED, _ISSUE)
def test_joined_words_give_mentions_in_bounds_and_claims_in_order(text: str, issue: date | None) -> None:
    mentions, claims = with_tables(Article(text=text, issue_date=issue), find_mentions(text, issue))
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.quote
        assert _is_in_order(mention.period)
        assert _is_bounded(mention.quantity)
        end = mention.end
    assert all(_is_sound(claim) for claim in claims)
    assert [claim.mention for claim in claims] == [mention for mention in mentions if mention.role == "claim"]


def _is_sound(claim: Claim) -> bool:
    return _is_in_order(claim.period) and _is_bounded(claim.quantity)


def _is_in_order(period: Period | None) -> bool:
    return period is None or period.start is None or period.end is None or period.start <= period.end


def _is_bounded(quantity: Quantity | None) -> bool:
    if quantity is None or quantity.lower is None or quantity.upper is None:
        return True
    return quantity.lower <= quantity.upper
