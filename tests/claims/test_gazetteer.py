"""Codes, names, what lies in what, and which places a text names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.claims.divisions import at_level, codes, holds, level_of, line_of, name_of, parent_of, smallest_common
from flows.claims.gazetteer import code_of, find_places, short_name


def _found(text: str, home: str | None = "100000") -> list[tuple[str, str | None]]:
    return [(text[place.start : place.end], place.code) for place in find_places(text, home)]


def test_a_code_has_a_name_and_a_parent() -> None:
    assert [name_of(code) for code in ("371500", "370000", "100000", "710000")] == [
        "聊城市",
        "山东省",
        "中国",
        "台湾省",
    ]
    assert parent_of("371581") == "371500"
    assert parent_of("100000") is None
    assert name_of("999999") is None


def test_a_division_lies_in_a_line_that_ends_at_the_country() -> None:
    assert line_of("371581") == ("371581", "371500", "370000", "100000")
    assert line_of("110108") == ("110108", "110000", "100000")
    assert all(line_of(code)[-1] == "100000" for code in codes())


def test_levels_follow_the_code() -> None:
    assert [level_of(code) for code in line_of("371581")] == ["county", "prefecture", "province", "country"]
    assert at_level("371581", "province") == "370000"
    assert at_level("370000", "county") is None


def test_two_divisions_have_a_smallest_common_one() -> None:
    assert smallest_common("211421", "211100") == "210000"
    assert smallest_common("330000", "320000") == "100000"
    assert holds("370000", "371581")
    assert not holds("371581", "370000")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("聊城市", "聊城"),
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区", "内蒙古"),
        ("冠县", "冠县"),
        ("浦东新区", "浦东"),
    ],
)
def test_a_name_loses_its_rank(full: str, short: str) -> None:
    assert short_name(full) == short


def test_names_have_codes() -> None:
    assert [code_of(name) for name in ("聊城", "来宾", "山东省", "吉林", "朝阳区")] == [
        "371500",
        "451300",
        "370000",
        "220000",
        None,
    ]
    assert code_of("朝阳区", "110000") == "110105"


def test_names_that_follow_each_other_narrow_down() -> None:
    assert _found("湖南常德石门县")[-1] == ("石门县", "430726")
    assert _found("北京朝阳一处写字楼")[-1] == ("朝阳", "110105")
    assert _found("吉林长春朝阳区一处写字楼")[-1] == ("朝阳区", "220104")


def test_a_short_county_name_needs_bounds() -> None:
    assert _found("资源县的葡萄熟了") == [("资源县", "450329")]
    assert _found("资源循环利用") == []
    assert _found("双方合作，互助互利") == []
    assert _found("安徽歙县的茶，歙县的笋")[-1] == ("歙县", "341021")


def test_a_full_name_bounds_the_short_one_after_it() -> None:
    assert _found("永嘉县的桥，永嘉的船") == [("永嘉县", "330324"), ("永嘉", "330324")]


def test_the_home_area_decides_between_namesakes() -> None:
    assert _found("鼓楼区修桥", "320100") == [("鼓楼区", "320106")]
    assert _found("鼓楼区修桥", "350100") == [("鼓楼区", "350102")]
    assert _found("鼓楼区修桥") == []


def test_towns_are_known_in_their_home_area_only() -> None:
    assert _found("金郝庄镇修桥", "371500") == [("金郝庄镇", "371581")]
    assert _found("金郝庄镇修桥") == []


def test_words_that_point_are_resolved() -> None:
    assert _found("我市修桥", "371500") == [("我市", "371500")]
    assert _found("我省修桥", "371500") == [("我省", "370000")]
    assert _found("冠县的梨，该县的桥", "371500")[-1] == ("该县", "371525")
    assert _found("义乌的船，全市的桥")[-1] == ("全市", "330782")
    assert _found("全区修桥", "450000") == [("全区", "450000")]
    assert _found("该县修桥") == []


def test_words_that_only_look_like_places_are_none() -> None:
    for text in ("重大连片工程", "今天津贴发放", "长江西岸", "经济南移", "北京时间", "推广西红柿", "美丽江堤"):
        assert _found(text) == []


def test_a_company_has_its_place_in_its_name() -> None:
    assert [place.body for place in find_places("山东晨星纸品有限公司", "100000")] == [True]
    assert [place.body for place in find_places("临清市的山东晨星纸品有限公司", "371500")] == [False, True]


@given(st.text(alphabet="山东聊城市冠县我该全国省美1，。\n", max_size=50))
def test_places_are_in_order_and_apart(text: str) -> None:
    places = find_places(text, "371500")
    assert all(first.end <= second.start for first, second in pairwise(places))
    assert all(0 <= place.start < place.end <= len(text) for place in places)
