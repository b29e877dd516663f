"""The one name of an indicator among facts.

`indicators.tsv` gives the terms of official statistics with their other words. An indicator that it does not know keeps
its own words: one name too many only splits a fact, one too few makes two things one.

Uses of the words in `affixes.tsv`:

- `scope` before a known term says whose it is or for when, which subject, place and period hold already (`全国`,
  `全年`). Before unknown words it stays: `全市` also begins `全市场`;
- `estimate` after a known term says which estimate of it is meant (`国内生产总值最终核实数`), or no more than the term;
- `growth` after any name makes a rate in % the growth of what is before it: `产量增速8%` says what `产量增长8%` says. A
  change of such a rate (`增速加快0.2个百分点`) is of the rate, which keeps its name;
- `percentage` ends the names of measures that are in % themselves;
- `country` is a subject that says no more than the country (`flows.facts.subject`).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from schemas.lexicon import read_lexicon

_LEAST = 2  # a single character names nothing
_ABBREVIATION = re.compile(r"\([A-Z0-9&]+\)")  # 国内生产总值(GDP)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of official statistics, as the line of its name in `indicators.tsv` has it."""

    name: str
    measure: str
    growth: str
    code: str | None
    growth_code: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """The name of an indicator; `is_growth` where its words say that the number is the growth of what it names."""

    name: str
    is_known: bool
    is_growth: bool = False


@lru_cache(maxsize=1 << 18)
def indicator_of(words: str, kind: str, unit: str) -> Indicator | None:
    """What the words of a claim of some kind and unit name: `全国GDP` gives 国内生产总值; None if that is nothing."""
    folded = fold(words)
    stem = _without_growth(folded) if unit == "%" and kind in ("level", "growth") else None
    is_growth = stem is not None
    stem = stem or folded
    name = _known(stem, "growth" if is_growth else kind)
    if name:
        return Indicator(name, True, is_growth)
    return Indicator(stem, False, is_growth) if len(stem) >= _LEAST else None


def fold(words: str) -> str:
    """Words without spaces, full-width letters and brackets made half-width: `ＧＤＰ （现价）` gives `GDP(现价)`."""
    return "".join(unicodedata.normalize("NFKC", words).split())


@cache
def terms() -> dict[str, Term]:
    """Every term of official statistics by its name."""
    lines = (line for line in read_lexicon("indicators") if line["word"] == line["name"])
    return {line["name"]: _term(line) for line in lines}


@cache
def affixes(use: str) -> tuple[str, ...]:
    """The affixes of a use, the longest first."""
    words = (line["word"] for line in read_lexicon("affixes") if line["use"] == use)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _term(line: dict[str, str]) -> Term:
    codes = (line[column] or None for column in ("code", "growth_code", "unit"))
    return Term(line["name"], line["measure"], line["growth"], *codes)


def _without_growth(words: str) -> str | None:
    """What is before a word of growth at the end; None where there is none, or nothing before it."""
    for word in affixes("growth"):
        if words.endswith(word) and len(words) >= len(word) + _LEAST:
            return words.removesuffix(word)
    return None


def _known(words: str, kind: str) -> str | None:
    """The name of a known term, also behind words of scope, before one of an estimate, or beside its abbreviation."""
    words = _ABBREVIATION.sub("", words)
    while True:
        line = _words().get(words)
        if line and line["only"] in ("", kind):
            return line["name"]
        shorter = next((words.removeprefix(word) for word in affixes("scope") if words.startswith(word)), None)
        shorter = shorter or next(
            (words.removesuffix(word) for word in affixes("estimate") if words.endswith(word)), None
        )
        if not shorter:
            return None
        words = shorter


@cache
def _words() -> dict[str, dict[str, str]]:
    return {fold(line["word"]): line for line in read_lexicon("indicators")}
