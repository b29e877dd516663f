"""The names of places: every word the gazetteer looks for, and what it may mean.

Kinds of `places.tsv`:

- `province`: a province the kept package lacks; `division`: a further name (short, former, informal);
- `country`: the country and what acts for it; `home`: all of the home area; `here`: the place before; `abroad`;
- `common`: a short name that is a word too, and no place without its rank;
- `inner`: a short name that words end and begin in (`开|启东|部`), a place at home where nothing stands before it;
- `zone`: a zone that cities have (`高新区`);
- `word`: a word in which a name only seems to stand (`重大|连`);
- `rank` and `people`: what is stripped from a full name to make it short;
- `body`: what makes the place before it a part of an organisation's name.

The words that point (`我市`, `该县`) are those of `deictics.tsv`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from flows.claims.divisions import COUNTRY, codes, name_of, towns_of
from flows.claims.pointing import LEVELS
from flows.mentions.words import finder_of, one_of, words_where
from schemas.lexicon import read_lexicon

_LEVELS = ("country", "province", "prefecture", "county", "region")
_SHORT = 2
_COUNTY, _ABOVE_COUNTIES = "县", "市区"
_POINTS_BACK = "该"  # 该市 is the one named before, 全市 the paper's own


@dataclass(frozen=True, slots=True)
class Name:
    """What one word may mean: the codes that bear it, or a level for a word that points; `bare` names need bounds."""

    kind: str
    codes: tuple[str, ...] = ()
    bare: bool = False


def places_like(kind: str) -> str:
    """A pattern of the words of a kind."""
    return one_of(words_where("places", "kind", kind))


_ENDING = re.compile(rf"(.{{{_SHORT},}}?)(?:{places_like('people')}*{places_like('rank')})")


def short_name(name: str) -> str:
    """The name without its rank: `恩施土家族苗族自治州` gives `恩施`, `冠县` stays whole."""
    match = _ENDING.fullmatch(name)
    return match[1] if match else name


@cache
def names() -> dict[str, Name]:
    """Every word and its meaning, except the towns of a home area."""
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    for code in codes()[1:]:
        name = name_of(code) or ""
        stem = short_name(name)
        for word in dict.fromkeys((name, stem + name[-1]) if stem != name else (name,)):
            full.setdefault(word, []).append(code)  # 文山壮族苗族自治州, 文山州
        if stem != name:
            short.setdefault(stem, []).append(code)
    known = {word: Name("division", tuple(found), bare=True) for word, found in short.items()}
    known.update((word, Name("division", tuple(found), bare=len(word) == _SHORT)) for word, found in full.items())
    known = {**_former_names(short), **known}
    for row in read_lexicon("places"):
        known.update(_lexicon_names(row, known.get(row["word"])))
    known.update((word, _pointer(word, level)) for word, level in LEVELS.items() if level in _LEVELS)
    return known


def _former_names(short: dict[str, list[str]]) -> dict[str, Name]:
    """What cities and districts were called as counties (`玉环县`); one whose stem is a word only counts at home."""
    stems = {row["word"] for row in read_lexicon("places") if row["kind"] in ("common", "inner")}
    single = {stem: found[0] for stem, found in short.items() if len(found) == 1 and not found[0].endswith("00")}
    risen = {stem: code for stem, code in single.items() if (name_of(code) or "")[-1] in _ABOVE_COUNTIES}
    return {stem + _COUNTY: Name("former" if stem in stems else "division", (code,)) for stem, code in risen.items()}


def _pointer(word: str, level: str) -> Name:
    if level == "country":
        return Name("country", (COUNTRY,))
    return Name("that" if word[0] in _POINTS_BACK else "deictic", (level,))


def _lexicon_names(row: dict[str, str], known: Name | None) -> Iterator[tuple[str, Name]]:
    word, kind, code = row["word"], row["kind"], row["code"]
    if kind in ("country", "home", "here"):
        yield word, Name(kind, (code,))
    elif kind in ("division", "province"):
        yield word, Name("division", (code,))
    elif kind in ("common", "inner") and known is not None:
        yield word, Name(kind, known.codes, bare=True)
    elif kind in ("abroad", "word", "common", "inner", "zone"):
        yield word, Name(kind)


@lru_cache(maxsize=64)
def automaton_of(home: str | None) -> tuple[AhoCorasick, tuple[Name, ...]]:
    """The automaton of all names with the towns of a home area, and the meaning of each of its words."""
    known = dict(names())
    if home is not None and home != COUNTRY:
        for town, county in towns_of(home).items():
            known.setdefault(town, Name("division", (county,)))
    return finder_of(list(known)), tuple(known.values())
