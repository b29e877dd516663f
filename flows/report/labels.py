"""What the pages say in Chinese and in English: each label carries both, and the reader's choice hides one."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

Lines = list[dict[str, str]]


class Label(NamedTuple):
    """One label in both languages."""

    en: str
    zh: str


@cache
def labels() -> dict[str, Label]:
    """Every label by its key; a word of a closed list has the key `list.word`. Raises KeyError for an unknown one."""
    own = {line["key"]: Label(line["en"], line["zh"]) for line in _lines("flows.report", "labels.tsv")}
    return own | {f"{line['list']}.{line['word']}": Label(line["word"], line["zh"]) for line in read_vocabulary()}


def read_vocabulary() -> Lines:
    """The words of the closed lists in order: `list`, `word`, `zh` (how Chinese pages say it), `meaning`."""
    return _lines("schemas", "vocabulary.tsv")


def both(key: str, **values: object) -> Markup:
    """A label as markup in both languages; `{name}` in it stands for a value, which is escaped."""
    return _both(key).format(**values) if values else _both(key)


@cache
def _both(key: str) -> Markup:
    en, zh = labels()[key]
    return Markup('<span class="en" lang="en">{}</span><span class="zh" lang="zh-CN">{}</span>').format(en, zh)


def _lines(package: str, name: str) -> Lines:
    text = (files(package) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
