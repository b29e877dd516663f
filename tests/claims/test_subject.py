"""Whom it is said of: cases with the number marked."""

import pytest

from flows.claims.heads import head_of, is_bare, is_head, is_pointing
from flows.claims.make import make_claims
from flows.claims.subject import is_well_formed
from flows.mentions.find import find_mentions
from flows.pages.page import Article
from tests.claims.said import claim_in, read_cases


@pytest.mark.parametrize("case", read_cases("subject"), ids=lambda case: case["text"])
def test_a_claim_has_its_subject(case: dict[str, str]) -> None:
    assert (claim_in(case["text"], case["home"]).subject or "") == case["subject"]


def test_a_name_ends_in_its_head() -> None:
    assert head_of("东昌水务集团") == "集团"
    assert head_of("“深海一号”") is None


def test_a_head_of_one_character_needs_a_name_before_it() -> None:
    assert head_of("市图书馆") == "图书馆"
    assert head_of("场馆") is None


def test_a_bare_head_points_at_something_named_elsewhere() -> None:
    assert is_bare("该公司")
    assert is_bare("项目")
    assert not is_bare("城南净水厂项目")


def test_only_some_bare_heads_point() -> None:
    assert is_pointing("该公司")
    assert not is_pointing("项目")


def test_a_body_heads_a_phrase_only_where_it_stands_first() -> None:
    assert is_head("国家", first=True)
    assert not is_head("国家")


@pytest.mark.parametrize(
    "subject", ["“同样一吨钢", "卷成钢卷。薄板", "8亿元临河市", "本报讯（通讯员 某人）运动会", "12"]
)
def test_a_broken_phrase_is_no_subject(subject: str) -> None:
    assert not is_well_formed(subject)


@pytest.mark.parametrize("subject", ["“深海一号”气田", "3家企业", "临河锻件（二期）项目", "聊城市"])
def test_a_name_is_well_formed(subject: str) -> None:
    assert is_well_formed(subject)


def test_a_place_inside_a_longer_name_is_not_the_subject_of_what_the_name_counts() -> None:
    assert claim_in("临清市示范合作社【3家】。", "371500").subject == "临清市"


def test_the_name_of_a_series_in_brackets_is_no_part_of_the_headline() -> None:
    text = "【青春正当时】青山勘探队再获4块奖牌"
    (claim,) = make_claims(Article(text=text), find_mentions(text, None))
    assert claim.subject == "青山勘探队"
