"""Each check fires on the fault planted for it, and on nothing else; without the fault nothing fires."""

import pytest

from flows.facts.findings import CHECKS
from schemas.vocabulary import FINDING_CHECKS
from tests.facts.press import Piece, facts_of, read_press

YEARS = [
    Piece(f"{year}年临沂市货运量达到{amount}。", f"{year + 1}-01-20", home="371300")
    for year, amount in ((2018, "3.1亿吨"), (2019, "3.3亿吨"), (2020, "3.2亿吨"), (2021, "3.5亿吨"))
]
SOUND: dict[str, list[list[Piece]]] = {
    "part_above_whole": [
        [Piece("基地现有专家40名，其中院士6名。")],
        [Piece("全村共有251户，其中1113人外出务工。")],
        [Piece("市里发放消费券6000万元，众多商户参与其中，带动消费15亿元。")],
        [Piece("前三季度，拖拉机进口30万台，出口402.7万台，增长26.4%，其中电动拖拉机出口88.6万台。")],
    ],
    "shares_above_whole": [
        [Piece("2023年，临沂市第一产业、第二产业、第三产业增加值占生产总值的比重分别为7.1%、38.3%和54.6%。")],
        [Piece("2023年，女性、党员占职工总数的比重分别为62%和57%。")],
    ],
    "growth_against_levels": [
        [
            Piece("2022年社会消费品零售总额400000亿元。", "2023-01-18"),
            Piece("2023年社会消费品零售总额428000亿元，比上年增长7.0%。", "2024-01-18"),
        ],
        [
            Piece("2022年国内生产总值1000000亿元。", "2023-01-18"),
            Piece("2023年国内生产总值1010000亿元，比上年增长5.2%。", "2024-01-18"),
        ],
        [
            Piece("2022年社会消费品零售总额约40万亿元。", "2023-01-18"),
            Piece("2023年社会消费品零售总额428000亿元，比上年增长7.4%。", "2024-01-18"),
        ],
    ],
    "percent_for_points": [
        [Piece("2023年，全市城镇化率提高1.2个百分点。", home="371300")],
        [Piece("2023年，全市生产效率提高12%。", home="371300")],
        [Piece("2023年，全市参保率同比增长40%。", home="371300")],
        [Piece("10月份，仓储业景气指数53.1%，比9月份回升0.9个百分点。")],
        [Piece("10月份，全市水果产量增速为5%，比9月份加快0.4个百分点。", home="371300")],
    ],
    "headline_differs": [
        [Piece("2023年，临沂市水果产量增长25%。", title="临沂市水果产量增长25%", home="371300")],
        [Piece("2023年，临沂市水果产量增长25.3%。", title="临沂市水果产量增长超25%", home="371300")],
        [Piece("2023年，临沂市水果产量增长25%，蔬菜产量增长20%。", title="临沂市蔬菜产量增长20%", home="371300")],
        [Piece("代表团再获2枚金牌。今天跳水队拿到3枚金牌，射击队拿到2枚金牌。", title="代表团再获2枚金牌")],
    ],
    "disputed_fact": [
        [
            Piece("2023年国内生产总值1260582亿元。", "2024-01-17"),
            Piece("2023年，我国国内生产总值126万亿元。", "2024-02-01", "晚报"),
        ],
        [
            Piece("2024年国内生产总值目标增长5%。", "2024-03-05"),
            Piece("2024年国内生产总值目标增长5.5%。", "2024-03-05", "晚报"),
        ],
    ],
    "slip_of_magnitude": [
        [*YEARS, Piece("2022年临沂市货运量达到3.4亿吨。", "2023-01-20", home="371300")],
        [*YEARS, Piece("2022年临沂市货运量达到9亿吨。", "2023-01-20", home="371300")],
        [*YEARS[:2], Piece("2022年临沂市货运量达到3.4万吨。", "2023-01-20", home="371300")],
    ],
    "corrected_later": [
        [
            Piece("2023年，临沂市水果产量增长25%。", "2024-03-01", home="371300"),
            Piece("更正：本报一版稿件署名有误。2023年，临沂市水果产量增长25%。", "2024-03-02", home="371300"),
        ],
    ],
}
PLANTED: dict[str, list[list[Piece]]] = {
    "part_above_whole": [
        [Piece("基地现有专家40名，其中院士60名。")],
        [Piece("前三季度，拖拉机产量88.6万台，同比增长26.4%，其中电动拖拉机产量402.7万台。")],
        [Piece("前三季度，拖拉机产量88.6万台，同比增长26.4%。其中，电动拖拉机产量402.7万台。")],
    ],
    "shares_above_whole": [
        [Piece("2023年，临沂市第一产业、第二产业、第三产业增加值占生产总值的比重分别为17.1%、38.3%和54.6%。")]
    ],
    "growth_against_levels": [
        [
            Piece("2022年社会消费品零售总额400000亿元。", "2023-01-18"),
            Piece("2023年社会消费品零售总额428000亿元，比上年增长17.0%。", "2024-01-18"),
        ]
    ],
    "percent_for_points": [
        [Piece("2023年，全市城镇化率提高1.2%。", home="371300")],
        [Piece("2023年，全市新生儿参保率提高3%。", home="371300")],
        [Piece("10月份，仓储业景气指数53.1%，比9月份回升0.9%。")],
        [Piece("10月份，全市完成固定资产投资50847万元，同比增长4.2%，增速比9月份加快0.4%。", home="371300")],
    ],
    "headline_differs": [
        [Piece("2023年，临沂市水果产量增长25%。", title="临沂市水果产量增长20%", home="371300")],
        [Piece("2023年，临沂市水果产量增长25%，蔬菜产量增长20%。", title="临沂市蔬菜产量增长25%", home="371300")],
        [Piece("国家主席今天同邻国总统通信，纪念两国建交60周年。", title="国家主席同邻国总统就建交65周年通信")],
    ],
    "disputed_fact": [
        [
            Piece("2023年国内生产总值1260582亿元。", "2024-01-17"),
            Piece("2023年，我国国内生产总值121万亿元。", "2024-02-01", "晚报"),
        ]
    ],
    "slip_of_magnitude": [[*YEARS, Piece("2022年临沂市货运量达到3.4万吨。", "2023-01-20", home="371300")]],
    "corrected_later": [
        [
            Piece("2021年国内生产总值1143670亿元。", "2022-01-17"),
            Piece("本报今日一版一文中数字写错，2021年国内生产总值是1243670亿元。", "2022-01-17", title="更正"),
        ],
        [
            Piece("2023年，临沂市水果产量增长25%。", "2024-03-01", home="371300"),
            Piece("更正：昨日本报一版有误，2023年，临沂市水果产量增长20%。", "2024-03-02", home="371300"),
        ],
    ],
}


def planted() -> list[tuple[str, list[Piece]]]:
    return [(check, press) for check, presses in PLANTED.items() for press in presses]


def test_every_check_is_listed_and_has_a_planted_fault_and_a_sound_twin() -> None:
    assert tuple(CHECKS) == FINDING_CHECKS
    assert set(PLANTED) == set(SOUND) == set(CHECKS)


@pytest.mark.parametrize(("check", "press"), planted())
def test_a_check_fires_on_its_planted_fault_alone(check: str, press: list[Piece]) -> None:
    findings = facts_of(*press)["findings"]
    assert findings["check"].to_list() == [check]
    claims = read_press(*press)["claims"]
    assert set(findings["claim_ids"][0]) <= set(claims["claim_id"])
    assert findings["arithmetic"][0]


@pytest.mark.parametrize("press", [press for presses in SOUND.values() for press in presses])
def test_nothing_fires_where_all_adds_up(press: list[Piece]) -> None:
    assert facts_of(*press)["findings"].select("check", "arithmetic").rows() == []


@pytest.mark.slow
def test_all_faults_at_once_are_each_found_once() -> None:
    """The papers of all faults in one release: what one check looks at does not reach another."""
    press = [piece for _, pieces in planted() for piece in pieces]
    alone = {finding for _, pieces in planted() for finding in facts_of(*pieces)["findings"]["arithmetic"]}
    assert alone <= set(facts_of(*press)["findings"]["arithmetic"])


def test_no_pages_have_no_facts_and_no_findings() -> None:
    assert {name: frame.height for name, frame in facts_of().items()} == {"facts": 0, "findings": 0}


def test_a_finding_says_when_and_where() -> None:
    (finding,) = facts_of(*PLANTED["headline_differs"][0])["findings"].to_dicts()
    assert (str(finding["issue_date"]), finding["article_id"] is None) == ("2024-03-01", False)
    assert finding["arithmetic"] == "headline 20%, body 25%"
