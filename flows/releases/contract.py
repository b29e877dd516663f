"""The contract as data: what every column of every table is, written down once for each MAJOR.MINOR.

`schemas/contracts/<version>.json` is such a record. Two of them are compared by rule:

- **break** (a new MAJOR): a table or column is gone; its type is another; it may be null and never was; a closed list
  lost a word; a row rule is gone. What a reader could rely on no longer holds.
- **addition** (a new MINOR): a table, a column, a word of a closed list, a row rule; a column that is never null any
  more; another order of columns; other words in a description or a rule or other bounds of a check, which only a
  person can tell from a new meaning: who finds one raises MAJOR. What a reader could rely on still holds.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from flows.releases.store import ReleaseError, numbers_of
from schemas import CONTRACT_VERSION, TABLES
from schemas.rules import Table

Contract = dict[str, Any]
RECORDS = Path(__file__).parents[2] / "schemas" / "contracts"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two contracts say differently, and whether a reader of the older one can still rely on it."""

    what: str
    breaks: bool


def contract_of_today() -> Contract:
    """What the schemas declare."""
    return {"version": CONTRACT_VERSION, "tables": {name: _table(model) for name, model in TABLES.items()}}


def read_contract(version: str) -> Contract:
    """The record of a contract. Raises ReleaseError where this newsclaims has none of it."""
    try:
        contract: Contract = json.loads((RECORDS / f"{version}.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        known = ", ".join(known_contracts())
        raise ReleaseError(f"contract {version} is not known here (known: {known}); use a newer newsclaims") from error
    return contract


def known_contracts() -> list[str]:
    """The versions that are recorded, the oldest first."""
    return sorted((record.stem for record in RECORDS.glob("*.json")), key=numbers_of)


def record_contract() -> Path:
    """Writes down what the schemas declare, under their version. Raises ReleaseError where that says otherwise already.

    A version that is out is never recorded again: readers hold releases of it.
    """
    record, today = RECORDS / f"{CONTRACT_VERSION}.json", contract_of_today()
    if record.exists() and read_contract(CONTRACT_VERSION) != today:
        raise ReleaseError(
            f"contract {CONTRACT_VERSION} is recorded otherwise; raise CONTRACT_VERSION in schemas/__init__.py to "
            f"{needed_version(read_contract(CONTRACT_VERSION), today)} and record again"
        )
    RECORDS.mkdir(exist_ok=True)
    record.write_text(json.dumps(today, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return record


def needed_version(old: Contract, new: Contract) -> str:
    """The version that `new` must carry, being what came of `old`."""
    major, minor = numbers_of(old["version"])
    found = compare_contracts(old, new)
    if any(difference.breaks for difference in found):
        return f"{major + 1}.0"
    return f"{major}.{minor + 1}" if found else old["version"]


def compare_contracts(old: Contract, new: Contract) -> list[Difference]:
    """Everything that `new` says otherwise than `old`, breaks first."""
    found = [*_compare_keys("table", old["tables"], new["tables"])]
    for name in old["tables"].keys() & new["tables"].keys():
        found += _compare_tables(name, old["tables"][name], new["tables"][name])
    return sorted(found, key=lambda difference: (not difference.breaks, difference.what))


def _compare_tables(name: str, old: Contract, new: Contract) -> Iterator[Difference]:
    yield from _compare_keys(f"{name}: column", old["columns"], new["columns"])
    yield from _compare_keys(f"{name}: rule", old["rules"], new["rules"])
    shared = [column for column in old["columns"] if column in new["columns"]]
    if shared != [column for column in new["columns"] if column in old["columns"]]:
        yield Difference(f"{name}: the columns stand in another order", False)
    for column in shared:
        was, now = old["columns"][column], new["columns"][column]
        yield from (Difference(f"{name}.{column} {what}", breaks) for what, breaks in _compare_columns(was, now))
    for rule in old["rules"].keys() & new["rules"].keys():
        if old["rules"][rule] != new["rules"][rule]:
            yield Difference(f"{name}: rule {rule} is worded otherwise", False)


def _compare_columns(was: Contract, now: Contract) -> Iterator[tuple[str, bool]]:
    if was["type"] != now["type"]:
        yield f"is {now['type']} and was {was['type']}", True
    for word in was["words"]:
        if word not in now["words"]:
            yield f"is never {word} any more, which is gone from its list", True
    for word in now["words"]:
        if word not in was["words"]:
            yield f"may be {word}, which is new in its list", False
    if now["nullable"] and not was["nullable"]:
        yield "may be null and never was", True
    if was["nullable"] and not now["nullable"]:
        yield "is never null any more", False
    if was["description"] != now["description"]:
        yield f"is described otherwise: {now['description']}", False
    yield from _compare_checks(was["checks"], now["checks"])


def _compare_checks(was: list[str], now: list[str]) -> Iterator[tuple[str, bool]]:
    """A check is known by its kind; whether other bounds of one are tighter or looser only a person can tell."""
    for check in (check for check in was if check not in now):
        same = [other for other in now if other.partition("(")[0] == check.partition("(")[0]]
        yield (f"is checked by {same[0]} and was by {check}", False) if same else (f"is not checked by {check}", True)
    kinds = {check.partition("(")[0] for check in was}
    yield from ((f"is checked by {check} too", False) for check in now if check.partition("(")[0] not in kinds)


def _compare_keys(what: str, old: Contract, new: Contract) -> Iterator[Difference]:
    yield from (Difference(f"{what} {key} is gone", True) for key in old if key not in new)
    yield from (Difference(f"{what} {key} is new", False) for key in new if key not in old)


def _table(model: type[Table]) -> Contract:
    schema = model.to_schema()
    return {
        "description": (model.__doc__ or "").splitlines()[0],
        "columns": {name: _column(column) for name, column in schema.columns.items()},
        "rules": {str(check.name): check.description for check in schema.checks},
    }


def _column(column: Any) -> Contract:
    dtype: pl.DataType = column.dtype.type
    return {
        "type": type_in_words(dtype),
        "words": list(dtype.categories) if isinstance(dtype, pl.Enum) else [],
        "nullable": column.nullable,
        "description": column.description,
        "checks": [str(check.error) for check in column.checks],
    }


def type_in_words(dtype: Any) -> str:
    """The type in words; the words of a closed list stand apart where it is the column's own."""
    if isinstance(dtype, pl.Enum):
        return "Enum"
    return str(dtype)
