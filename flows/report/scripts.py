"""Values that a page's scripts read, as JavaScript files: `file://` pages may load a script and nothing else."""

import json
from collections.abc import Sequence
from typing import Any

FIRST_ROWS, SHARD_ROWS = 500, 5_000
"""Rows in the first file of a table, which is on the screen before the others are read, and in each of those."""

_RISKY = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def call_of(function: str, *arguments: Any) -> str:
    """A line of JavaScript that hands plain values to a function; nothing in them can end a script or open a tag."""
    return f"newsclaims.{function}({', '.join(_json(argument) for argument in arguments)});\n"


def packed(column: Sequence[Any]) -> Any:
    """A column as an array; one that repeats itself as its distinct values and, for each row, which of them."""
    if any(isinstance(value, list) for value in column):
        return list(column)
    distinct = dict.fromkeys(column)
    if 2 * len(distinct) > len(column):
        return list(column)
    place = {value: at for at, value in enumerate(distinct)}
    return {"of": list(distinct), "at": [place[value] for value in column]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_RISKY)
