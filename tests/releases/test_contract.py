"""A schema does not change without its version; and by rule it is said what a change means to a reader."""

import copy
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from flows.releases import contract
from flows.releases.contract import (
    compare_contracts,
    contract_of_today,
    known_contracts,
    needed_version,
    read_contract,
    record_contract,
)
from flows.releases.store import ReleaseError, numbers_of
from schemas import CONTRACT_VERSION
from tests.releases.archives import build


def test_the_schemas_are_those_that_are_recorded_for_their_version() -> None:
    """Where this fails a schema changed: raise CONTRACT_VERSION and run `newsclaims schema --record`."""
    found = compare_contracts(read_contract(CONTRACT_VERSION), contract_of_today())
    assert [difference.what for difference in found] == []


def test_every_recorded_version_is_raised_as_far_as_its_changes_demand() -> None:
    for old, new in pairwise(map(read_contract, known_contracts())):
        assert numbers_of(new["version"]) >= numbers_of(needed_version(old, new))
    assert known_contracts()[-1] == CONTRACT_VERSION


Change = Callable[[dict[str, Any]], object]
CHANGES: list[tuple[Change, bool, str]] = [
    (lambda tables: tables.pop("rejected"), True, "table rejected is gone"),
    (lambda tables: tables["claims"]["columns"].pop("place"), True, "claims: column place is gone"),
    (lambda tables: tables["claims"]["columns"]["value"].update(type="String"), True, "claims.value is String and was"),
    (lambda tables: tables["claims"]["columns"]["kind"]["words"].pop(), True, "gone from its list"),
    (lambda tables: tables["claims"]["columns"]["unit"].update(nullable=True), True, "may be null and never was"),
    (lambda tables: tables["claims"]["rules"].pop("number_stated"), True, "claims: rule number_stated is gone"),
    (lambda tables: tables["articles"]["columns"]["text"]["checks"].clear(), True, "is not checked by str_length"),
    (lambda tables: tables.update(series={"columns": {}}), False, "table series is new"),
    (lambda tables: tables["claims"]["columns"].update(odds={"type": "String"}), False, "claims: column odds is new"),
    (lambda tables: tables["claims"]["columns"]["kind"]["words"].append("odds"), False, "may be odds, which is new"),
    (lambda tables: tables["claims"]["columns"]["place"].update(nullable=False), False, "is never null any more"),
    (lambda tables: tables["claims"]["columns"]["place"].update(description="where"), False, "is described otherwise"),
    (lambda tables: tables["claims"]["rules"].update(number_stated="so"), False, "is worded otherwise"),
    (
        lambda tables: tables["claims"]["columns"].update(claim_id=tables["claims"]["columns"].pop("claim_id")),
        False,
        "the columns stand in another order",
    ),
]


@pytest.mark.parametrize(("change", "breaks", "said"), CHANGES, ids=[said for _, _, said in CHANGES])
def test_what_a_change_means_is_told_by_rule(change: Change, breaks: bool, said: str) -> None:
    old = contract_of_today()
    new = copy.deepcopy(old)
    change(new["tables"])
    (found,) = compare_contracts(old, new)
    assert (found.breaks, said in found.what) == (breaks, True), found
    major, minor = numbers_of(CONTRACT_VERSION)
    assert needed_version(old, new) == (f"{major + 1}.0" if breaks else f"{major}.{minor + 1}")


def test_a_contract_that_is_out_is_not_recorded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "RECORDS", tmp_path)
    assert record_contract() == record_contract()
    other = copy.deepcopy(contract_of_today())
    other["tables"]["claims"]["columns"].pop("place")
    monkeypatch.setattr(contract, "contract_of_today", lambda: other)
    with pytest.raises(ReleaseError, match=r"recorded otherwise; raise CONTRACT_VERSION .* to 2\.0"):
        record_contract()


def test_a_release_of_the_same_contract_is_compatible(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = build({"a.md": [1]}, tmp_path).path
    assert main(["schema", "--check", release]) == 0
    assert capsys.readouterr().out == "the schemas are those of 1.1.0\n"


def test_a_release_whose_readers_would_break_is_told_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    release = build({"a.md": [1]}, tmp_path).path
    other = contract_of_today()
    del other["tables"]["claims"]["columns"]["place"]
    monkeypatch.setattr(contract, "contract_of_today", lambda: other)
    assert main(["schema", "--check", release]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "break: claims: column place is gone" in out
    assert "the contract is 2.0" in out


def test_a_contract_that_is_not_known_here_is_named() -> None:
    with pytest.raises(ReleaseError, match=r"contract 9\.9 is not known here .*use a newer newsclaims"):
        read_contract("9.9")


def test_every_column_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    out = capsys.readouterr().out
    for table in contract_of_today()["tables"].values():
        assert all(column in out for column in table["columns"])
