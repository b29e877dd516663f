"""The tables as their models declare them, in Markdown: `docs/dictionary.md` is what this gives."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from flows.report.labels import read_vocabulary
from schemas import CONTRACT_VERSION, TABLES, vocabulary
from schemas.rules import Table, types_of

_LISTS = {name.lower(): words for name, words in vars(vocabulary).items() if isinstance(words, tuple)}
_OPENING = """# Dictionary

Every table of a release: its columns, the rules its rows keep, and what each word of a closed list means. Contract
{contract}. Made from `schemas/` by `make dictionary`.
"""


def make_dictionary() -> str:
    """The whole page."""
    parts = [_OPENING.format(contract=CONTRACT_VERSION)]
    parts += ["\n".join(_table(name, model)) for name, model in TABLES.items()]
    parts += ["## Closed lists\n", *("\n".join(_words(name)) for name in _LISTS)]
    return "\n".join(parts)


def _table(name: str, model: type[Table]) -> Iterator[str]:
    columns = model.to_schema().columns
    yield f"## {name}\n"
    yield f"{_sentence(model)}\n"
    yield "| column | type | null | what it says |"
    yield "| --- | --- | --- | --- |"
    for column, dtype in types_of(model).items():
        declared = columns[column]
        null = "yes" if declared.nullable else ""
        yield f"| `{column}` | {_type(dtype)} | {null} | {_cell(declared.description)} |"
    rules = list(_rules(model))
    yield from ["", "Rules:", "", *rules, ""] if rules else [""]


def _rules(model: type[Table]) -> Iterator[str]:
    """The rules of a table, then those it keeps beside other tables."""
    told = set[str]()
    for declared in (model, *model.__subclasses__()):
        for check in declared.to_schema().checks:
            if check.name not in told:
                told.add(str(check.name))
                yield f"- `{check.name}`: {_cell(check.description)}"


def _words(name: str) -> Iterator[str]:
    yield f"### {name}\n"
    yield "| word | in Chinese | meaning |"
    yield "| --- | --- | --- |"
    for line in read_vocabulary():
        if line["list"] == name:
            yield f"| `{line['word']}` | {line['zh']} | {_cell(line['meaning'])} |"
    yield ""


def _type(dtype: Any) -> str:
    if isinstance(dtype, pl.Enum):
        words = tuple(dtype.categories)
        name = next((name for name, listed in _LISTS.items() if listed == words), None)
        return f"one of [{name}](#{name})" if name else f"one of {', '.join(words)}"
    if isinstance(dtype, pl.List):
        return f"list of {_type(dtype.inner)}"
    if isinstance(dtype, pl.Struct):
        return ", ".join(f"{field.name} {_type(field.dtype)}" for field in dtype.fields)
    return str(dtype)


def _sentence(model: type[Table]) -> str:
    """A model's docstring on one line."""
    return " ".join((model.__doc__ or "").split())


def _cell(text: str | None) -> str:
    """Words that stand in a cell of a table or in a list."""
    return " ".join((text or "").split()).replace("|", "\\|")
