"""A slip of 万 or 亿 is told by the figures right before and after it, also where they grow or one of them slipped."""

import pytest

from tests.facts.press import Piece, facts_of

GROWING = [f"{3 * 1.3**year:.1f}万吨" for year in range(14)]
"""From 30 thousand to 910 thousand tons: the median of the whole is far from its ends."""
STEADY = ["3.1亿吨", "3.2亿吨", "3.1亿吨", "3.3亿吨", "3.2亿吨", "3.5亿吨", "3.4亿吨"]


def slips(amounts: list[str]) -> list[str]:
    """The figures that are found to be slips in a city's freight, a year each."""
    pieces = [
        Piece(f"{2010 + at}年临沂市货运量达到{amount}。", f"{2011 + at}-01-20", home="371300")
        for at, amount in enumerate(amounts)
    ]
    findings = facts_of(*pieces)["findings"]
    assert set(findings["check"]) <= {"slip_of_magnitude"}
    return sorted(said.partition(" ")[0] for said in findings["arithmetic"])


def printed(amounts: list[str], *slipped: int) -> list[str]:
    """The amounts with the unit of some slipped."""
    other = {"万": "亿", "亿": "万"}
    return [
        amount.translate({ord(one): two for one, two in other.items()}) if at in slipped else amount
        for at, amount in enumerate(amounts)
    ]


@pytest.mark.parametrize("amounts", [GROWING, STEADY])
@pytest.mark.parametrize("slipped", [(), (0,), (4,), (-1,), (1, 3)])
def test_each_slip_is_found_and_nothing_else(amounts: list[str], slipped: tuple[int, ...]) -> None:
    at = tuple(place % len(amounts) for place in slipped)
    said = printed(amounts, *at)
    assert slips(said) == sorted(said[place] for place in at)


def test_a_measure_that_changed_for_good_is_no_slip() -> None:
    assert slips([*STEADY[:4], "3.2万吨", "3.5万吨", "3.4万吨", "3.6万吨"]) == []


def test_what_scatters_has_no_history() -> None:
    assert slips(["3.1亿吨", "3.2万吨", "310吨", "7.7亿吨", "3.4万吨"]) == []
