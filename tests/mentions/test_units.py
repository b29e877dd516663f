"""The unit table against an independent library, and per-units."""

from fractions import Fraction
from typing import Any

import pint
import pytest

from flows.mentions.mention import Quantity
from flows.mentions.units import dimension_of, per_quantity
from schemas.lexicon import read_lexicon

_PINT: Any = pint.UnitRegistry(non_int_type=Fraction)
_CODES = {
    "m": "meter", "m2": "meter ** 2", "m3": "meter ** 3", "kg": "kilogram", "kWh": "kilowatt_hour", "kW": "kilowatt",
    "a": "year", "mo": "month", "wk": "week", "d": "day", "h": "hour", "min": "minute", "s": "second", "V": "volt",
    "Hz": "hertz", "Pa": "pascal", "By": "byte", "bit": "bit", "N": "newton", "km/h": "kilometer / hour",
}  # fmt: skip
_SYMBOLS = {
    "km2": "kilometer ** 2", "m2": "meter ** 2", "ha": "hectare", "dm2": "decimeter ** 2", "cm2": "centimeter ** 2",
    "mm2": "millimeter ** 2", "mi2": "mile ** 2", "ft2": "foot ** 2",
    "nmi2": "nautical_mile ** 2", "nmi": "nautical_mile", "mi": "mile", "in": "inch", "ly": "light_year",
    "m3": "meter ** 3", "cm3": "centimeter ** 3", "km3": "kilometer ** 3", "ft3": "foot ** 3", "gal": "gallon",
    "ug": "microgram", "um": "micrometer", "us": "microsecond", "t": "metric_ton", "mL": "milliliter", "ct": "carat",
    "kcal": "kilocalorie", "hp": "metric_horsepower", "atm": "standard_atmosphere", "W": "watt", "J": "joule",
    "KB": "kilobyte", "kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
    "EB": "exabyte", "B": "byte", "kbit": "kilobit", "Mbit": "megabit", "lb": "pound", "oz": "ounce", "ft": "foot",
}  # fmt: skip
_DEFINED = {
    "mu": (Fraction(2000, 3), "meter ** 2"),
    "acre": (Fraction("4046.8564224"), "meter ** 2"),
    "jin": (Fraction(1, 2), "kilogram"),
}
"""Pint has no mu and no jin, and the acre of American surveys."""
_DURATIONS = ("a", "mo", "wk", "d", "h")
"""As stated: 世纪 and 季度 are multiples of them, not of seconds."""


def _measures() -> list[dict[str, str]]:
    return [line for line in read_lexicon("units") if line["unit"] in _CODES and line["symbol"] not in _DURATIONS]


@pytest.mark.parametrize("line", _measures(), ids=lambda line: line["word"])
def test_a_unit_is_as_many_of_its_code_as_pint_says(line: dict[str, str]) -> None:
    plain = _SYMBOLS.get(line["symbol"], _CODES.get(line["symbol"], line["symbol"]))
    size, symbol = _DEFINED.get(line["symbol"], (Fraction(1), plain))
    stated = _PINT.Quantity(Fraction(line["scale"]) * size, symbol)
    assert float(stated.to(_CODES[line["unit"]]).magnitude) == pytest.approx(float(Fraction(line["factor"])), rel=1e-9)


def test_a_quantity_said_of_each_keeps_its_printed_value() -> None:
    harvest = Quantity(Fraction(48030, 100), None, None, "exact", "kg", "公斤")
    assert per_quantity(harvest, "亩") == Quantity(Fraction(48030, 100), None, None, "exact", "kg/mu", "公斤")
    freight = Quantity(Fraction(2_000_000), None, None, "exact", "kg", "吨")
    assert per_quantity(freight, "天") == Quantity(Fraction(2000), None, None, "exact", "t/d", "吨")
    old = Quantity(Fraction(500), None, None, "exact", "kg", "斤")
    assert per_quantity(old, "亩") == Quantity(Fraction(1000), None, None, "exact", "jin/mu", "斤")


@pytest.mark.parametrize(
    ("code", "dimension"), [("CNY", "money"), ("1", "count"), ("CNY/t", "rate"), ("km/h", "speed"), ("pp", "ratio")]
)
def test_a_code_has_one_dimension(code: str, dimension: str) -> None:
    assert dimension_of(code) == dimension


def test_a_code_never_changes_its_dimension() -> None:
    dimensions: dict[str, set[str]] = {}
    for line in read_lexicon("units"):
        dimensions.setdefault(line["unit"], set()).add(line["dimension"])
    assert {code for code, found in dimensions.items() if len(found) > 1 and code != "1"} == set()
