"""Facts as Data Commons takes them: a CSV of observations, a template (TMCF) that maps its columns, and the nodes (MCF)
of the variables and of what they are observed about.
"""

import json
from collections.abc import Iterator

import polars as pl

from flows.claims.divisions import COUNTRY, name_of
from flows.facts.calendar import duration, observation_date
from flows.identity import variable_id

NAME = "facts"
COLUMNS = ("variable", "about", "date", "period", "value", "unit", "fact_id")
_COUNTRY_NODE = "country/CHN"
_OURS = "newsclaims"
_UNITS = {"%": "Percent", "USD": "USDollar"}
_VARIABLE = ("indicator", "kind", "unit", "counted", "basis", "basis_text", "modality")
_TEMPLATE = {
    "typeOf": "dcs:StatVarObservation",
    "variableMeasured": "C:facts->variable",
    "observationAbout": "C:facts->about",
    "observationDate": "C:facts->date",
    "observationPeriod": "C:facts->period",
    "value": "C:facts->value",
    "unit": "C:facts->unit",
}


def data_commons(facts: pl.DataFrame) -> dict[str, str]:
    """The text of each file by its name: `facts.csv`, `facts.tmcf` and `facts.mcf`. Facts without a value stay out."""
    valued = facts.filter(pl.col("value").is_not_null())
    rows = [_observation(fact) for fact in valued.iter_rows(named=True)]
    table = pl.DataFrame(rows, dict.fromkeys(COLUMNS, pl.String), orient="row")
    nodes = dict(node for fact in valued.iter_rows(named=True) for node in _nodes(fact))
    return {
        f"{NAME}.csv": table.write_csv(),
        f"{NAME}.tmcf": _node(f"E:{NAME}->E0", _TEMPLATE),
        f"{NAME}.mcf": "\n".join(_node(f"dcid:{dcid}", nodes[dcid]) for dcid in sorted(nodes)),
    }


def _observation(fact: dict[str, object]) -> tuple[str, ...]:
    start, end, frequency = fact["period_start"], fact["period_end"], str(fact["frequency"])
    return (
        f"dcid:{_variable(fact)}",
        f"dcid:{_about(fact)}",
        observation_date(end, frequency),  # type: ignore[arg-type]
        duration(start, end),  # type: ignore[arg-type]
        repr(fact["value"]),
        _UNITS.get(str(fact["unit"]), str(fact["unit"])),
        str(fact["fact_id"]),
    )


def _variable(fact: dict[str, object]) -> str:
    parts = (fact[column] for column in _VARIABLE)
    return f"{_OURS}/variable/{variable_id(*(None if part is None else str(part) for part in parts))}"


def _about(fact: dict[str, object]) -> str:
    """The node of what a fact is about: the country, a place, or a subject at a place."""
    place, subject = fact["place"], str(fact["subject"])
    if place == COUNTRY and subject == name_of(COUNTRY):
        return _COUNTRY_NODE
    if place and subject == name_of(str(place)):
        return f"{_OURS}/place/{place}"
    return f"{_OURS}/subject/{variable_id(subject, None if place is None else str(place))}"


def _nodes(fact: dict[str, object]) -> Iterator[tuple[str, dict[str, str]]]:
    """The nodes that an observation needs and that Data Commons does not have."""
    said = [str(fact[column]) for column in _VARIABLE if fact[column] is not None]
    yield (
        _variable(fact),
        {
            "typeOf": "dcs:StatisticalVariable",
            "name": _quoted(" ".join(said)),
            "populationType": "dcs:Thing",
            "measuredProperty": "dcs:value",
            "statType": "dcs:measuredValue",
        },
    )
    about = _about(fact)
    if about != _COUNTRY_NODE:
        kind = "dcs:AdministrativeArea" if "/place/" in about else "dcs:Thing"
        within = {"containedInPlace": f"dcid:{_COUNTRY_NODE}"} if fact["place"] else {}
        yield about, {"typeOf": kind, "name": _quoted(str(fact["subject"])), **within}


def _node(name: str, properties: dict[str, str]) -> str:
    lines = [f"{key}: {value}" for key, value in properties.items()]
    return "\n".join([f"Node: {name}", *lines, ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
