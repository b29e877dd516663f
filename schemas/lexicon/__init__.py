"""The newspaper's words as data: one TSV a part, one word a line, each with an example and its reading.

A line that breaks its model stops the import with the file, the line and the rule.
"""

import csv
from functools import cache
from importlib.resources import files

import polars as pl
from pandera.errors import SchemaErrors

from schemas.lexicon.models import MODELS


class LexiconError(ValueError):
    """A lexicon line that breaks its model; the message names file, line and rule."""


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The lines of `<name>.tsv` in file order, every cell a string ("" where empty).

    Lines that start with `#` are comments. Raises LexiconError for the first line that breaks the model of the file.
    """
    numbered = _numbered(name)
    rows = list(csv.DictReader((line for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))
    numbers = read_line_numbers(name)
    for number, row in zip(numbers, rows, strict=True):
        if None in row:
            raise LexiconError(f"{name}.tsv:{number}: more cells than the header has columns")
    frame = pl.DataFrame(rows, schema=dict.fromkeys(MODELS[name].to_schema().columns, pl.String))
    try:
        MODELS[name].validate(frame, lazy=True)
    except SchemaErrors as broken:
        raise LexiconError(_explain(name, numbers, broken)) from broken
    return tuple(frame.to_dicts())


def read_line_numbers(name: str) -> list[int]:
    """Where in `<name>.tsv` each line of `read_lexicon` stands, from 1."""
    return [number for number, _ in _numbered(name)[1:]]


def _numbered(name: str) -> list[tuple[int, str]]:
    """The header and the lines of a file, without comments, each with its number."""
    text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    return [(at, line) for at, line in enumerate(text.splitlines(), start=1) if line and not line.startswith("#")]


def _explain(name: str, numbers: list[int], broken: SchemaErrors) -> str:
    """One line that names the file, the line and the rule of the first failure."""
    first = broken.failure_cases.sort("index", nulls_last=True).row(0, named=True)
    line = numbers[first["index"]] if first["index"] is not None else 1
    return f"{name}.tsv:{line}: column {first['column']}: {first['check']} fails for {first['failure_case']!r}"
