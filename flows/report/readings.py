"""How a number was read, field by field, as a page shows it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from flows.claims.divisions import name_of
from flows.report.labels import both
from flows.terminal.claims import bounds_of, figure_of, span_of

Row = Mapping[str, Any]


class Said(NamedTuple):
    """One field of a reading: the key of its label, what it says, and where a link leads."""

    key: str
    text: Any
    link: str | None = None


def reading_of(mention: Row, claim: Row | None) -> list[Said]:
    """What there is to say of a number: of a claim every field that the text gives, else its role and quantity."""
    if claim is None:
        return [Said("role", both(f"roles.{mention['role']}")), *_quantity(mention), *_period(mention)]
    return [
        Said("kind", both(f"kinds.{claim['kind']}")),
        *_quantity(claim),
        *_printed(claim, "indicator", "subject"),
        *_place(claim),
        *_period(claim),
        *_basis(claim),
        Said("modality", both(f"modalities.{claim['modality']}")),
        *_printed(claim, "attribution"),
        *_whole(claim),
        *_fact(claim),
    ]


def amount_of(row: Row) -> str:
    """A value with its unit, or its bounds where it has none: `8.3 %`, `20..99`."""
    unit = "" if row["unit"] in (None, "1") else f" {row['unit']}"
    return f"{figure_of(row)}{unit}"


def place_name(code: str | None) -> str:
    """The name of a division, or its code where the name is not known."""
    return "" if code is None else name_of(code) or code


def _quantity(row: Row) -> Iterator[Said]:
    if row["qualifier"] is None:
        return
    yield Said("value", amount_of(row))
    yield Said("qualifier", both(f"qualifiers.{row['qualifier']}"))
    if row["value"] is not None and (row["lower"], row["upper"]) != (row["value"], row["value"]):
        bounds = bounds_of(row)
        yield from [Said("bounds", bounds)] if bounds else []
    yield from _printed(row, "stated_unit")


def _period(row: Row) -> Iterator[Said]:
    span = span_of(row["period_start"], row["period_end"])
    if span:
        yield Said("period", span)
    yield from _printed(row, "period_text")


def _place(claim: Row) -> Iterator[Said]:
    if claim["place"] is not None:
        yield Said("place", f"{place_name(claim['place'])} {claim['place']}")


def _basis(claim: Row) -> Iterator[Said]:
    if claim["basis"] is not None:
        yield Said("basis", both(f"bases.{claim['basis']}"))
    yield from _printed(claim, "basis_text")


def _whole(claim: Row) -> Iterator[Said]:
    if claim["part_of"] is not None:
        yield Said("part_of", both("whole"), f"#{claim['part_of']}")


def _fact(claim: Row) -> Iterator[Said]:
    """The fact that the claim states, for releases that have facts."""
    if claim.get("fact_id") is not None:
        yield Said("fact", both("fact_row"), f"../facts.html#id={claim['fact_id']}")


def _printed(row: Row, *fields: str) -> Iterator[Said]:
    yield from (Said(field, row[field]) for field in fields if row.get(field) is not None)
