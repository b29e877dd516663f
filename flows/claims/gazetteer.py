"""Which divisions a text names, and where.

One automaton of every division's full and short name and of the words of `places.tsv` runs over the text once, the
longest name first. A name shared by several divisions, and the short name of a county, count only where something
bounds them: the name of what holds them stands just before, the home area holds them, or the article has already
named them in full.
"""

import re
from dataclasses import dataclass, field, replace

from flows.claims.divisions import COUNTRY, at_level, holds, line_of, name_of, parent_of
from flows.claims.place_names import Name, automaton_of, names, places_like, short_name
from flows.claims.pointing import city_of, is_city, point, point_back
from flows.mentions.words import finder_of, words_where

_BODY_REACH = 12
_SHORT = 2
_DOING = ("verb", "movement", "reached", "introducing")
_BODY = re.compile(rf"[^\s，。；、：:,;（）()“”的在与和同及从]{{0,{_BODY_REACH}}}?{places_like('body')}")
_VERBS = finder_of([word for word in words_where("sorts", "sort", *_DOING) if len(word) >= _SHORT])
_LISTED = "、和与及至到"
_CLEAR = frozenset(" \n\u3000，,。；;：:、（(）)“”在从于到进赴")
_LOOK_BACK = 12
_NATIONWIDE = "全国"
_NATIONAL = frozenset(
    word for word in words_where("places", "kind", "country") if len(word) == _SHORT
)  # what names of institutions begin with
_POINTER = "该"  # with a rank, points at a division named before
_COUNTY = "县"
_PARALLEL = 20  # characters between the names of neighbours in a row of clauses
_NAMED_ZONE = frozenset("县区镇乡州个业的")  # before a zone: another one's name, or a word for zones of a kind


@dataclass(slots=True)
class Place:
    """A name in the text: `code` is None abroad; `kind` is `division`, `country`, `deictic` or `abroad`.

    `body` tells that the name only begins the name of a company, school or the like; `members` are the codes of a list.
    """

    start: int
    end: int
    code: str | None
    kind: str
    body: bool = False
    members: tuple[str, ...] = ()


def code_of(name: str, home: str | None = None) -> str | None:
    """The code of a name that is known to be a place: `聊城` gives `371500`; None where several share it.

    A home area decides between namesakes; of a prefecture and its seat the prefecture is meant.
    """
    meant = names().get(name)
    if meant is None or not meant.codes or meant.kind == "deictic":
        return None
    own = None if home is None or home == COUNTRY else _at_home(meant, home)
    large = next((code for code in meant.codes if code.endswith("00")), None)
    return own or large or (meant.codes[0] if len(meant.codes) == 1 else None)


def _body_end(text: str, end: int) -> int:
    """Where the company's name ends that a place ending at `end` begins; -1 where it begins none.

    A verb between them ends the name: `甲县新建小学8所`.
    """
    match = _BODY.match(text, end)
    return -1 if match is None or _VERBS.find_matches_as_indexes(match[0]) else match.end()


def find_places(text: str, home: str | None) -> tuple[Place, ...]:
    """Every place the text names, in reading order, each read with what came before it."""
    automaton, meanings = automaton_of(home)
    search = Search(text, home)
    for index, start, end in automaton.find_matches_as_indexes(text):
        if meanings[index].kind != "word":
            search.read(meanings[index], start, end)
    return tuple(search.found)


@dataclass(slots=True)
class Search:
    """A reading of one text: the places found so far, and what short names the full ones have bounded."""

    text: str
    home: str | None
    found: list[Place] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    spelt_out: dict[str, str | None] = field(default_factory=dict)

    def read(self, name: Name, start: int, end: int) -> None:
        """Read one name where it stands; add the place, if it is one."""
        place = self._place(name, start, end)
        if place is None:
            return
        last = self.found[-1] if self.found else None
        begun = last is not None and last.body and last.kind != "country"
        if last is not None and begun and last.end < start < _body_end(self.text, last.end):
            self.found[-1] = replace(last, body=False)  # the company's name begins with the later place
        self.found.append(place)

    def _place(self, name: Name, start: int, end: int) -> Place | None:
        if name.kind == "abroad":
            return Place(start, end, None, "abroad")
        if name.kind == "country":
            return self._country(start, end)
        if name.kind == "home":
            return Place(start, end, self.home, "country") if self.home is not None else None
        if name.kind == "here":
            last = next((place for place in reversed(self.found[-_LOOK_BACK:]) if place.kind != "country"), None)
            return None if last is None else replace(last, start=start, end=end, body=False)
        if name.kind == "zone":
            return self._zone(start, end)
        if name.kind in ("deictic", "that"):
            near = reversed(self.found[-_LOOK_BACK:])
            before = [place.code for place in near if place.code is not None and not place.body]
            pointed = (point_back if name.kind == "that" else point)(name.codes[0], self.home, before)
            return None if pointed is None else Place(start, end, pointed, "deictic")
        return self._division(name, start, end)

    def _country(self, start: int, end: int) -> Place:
        """The country, or the foreign one that a story is about (`日本全国`, `全国` where only 日本 was named)."""
        last = self.found[-1] if self.found else None
        if last is not None and last.kind == "abroad" and (last.end == start or self._is_foreign(start, end)):
            return Place(start, end, None, "abroad")
        named = self.text[start:end] in _NATIONAL and _body_end(self.text, end) >= 0
        return Place(start, end, COUNTRY, "country", body=named)

    def _is_foreign(self, start: int, end: int) -> bool:
        """Whether 全国 stands in a story that has named no place at home."""
        return self.text[start:end] == _NATIONWIDE and all(place.kind == "abroad" for place in self.found)

    def _zone(self, start: int, end: int) -> Place | None:
        """A zone lies in the place named just before it, else it is the home city's."""
        last = self.found[-1] if self.found else None
        if last is not None and last.end == start and last.kind != "country":
            return Place(start, end, last.code, "zone")
        own = None if self.home is None or self.text[start - 1 : start] in _NAMED_ZONE else city_of(self.home)
        return None if own is None else Place(start, end, own, "zone")

    def _division(self, name: Name, start: int, end: int) -> Place | None:
        code = self._beside(name, start) or self._bounded(name, start, end)
        if code is None:
            return None
        self.named.setdefault(short_name(name_of(code) or ""), code)
        return Place(start, end, code, "division", _body_end(self.text, end) >= 0)

    def _beside(self, name: Name, start: int) -> str | None:
        """What the place just before makes of a name: it holds it, or a list sets the two side by side."""
        last = self.found[-1] if self.found else None
        if last is None or last.code is None or last.code == COUNTRY:
            return None
        if any(code.endswith("0000") for code in name.codes):
            return None
        if last.end == start:
            return next((code for code in name.codes if holds(last.code, code)), None)
        if last.end + 1 == start and self.text[last.end] in _LISTED:
            return next((code for code in name.codes if parent_of(code) == parent_of(last.code)), None)
        return None

    def _bounded(self, name: Name, start: int, end: int) -> str | None:
        """What the home area, the names before and the name itself make of it."""
        if self.home is not None and self.home != COUNTRY and (own := _at_home(name, self.home)) is not None:
            return own
        word, clear = self.text[start:end], start == 0 or self.text[start - 1] in _CLEAR
        if name.kind == "inner" and clear and self.home not in (None, COUNTRY):
            return next((code for code in name.codes if holds(self.home or "", code)), None)
        if name.kind in ("common", "inner"):
            return self._spelt_out(name, word) or self._parallel(name, start) if clear else None
        return self.named[word] if word in self.named else _unbounded(name, word, clear=clear)

    def _parallel(self, name: Name, start: int) -> str | None:
        """What a name that is a word too means where a neighbour at home was named just before (`永康…，东阳…`)."""
        last = self.found[-1] if self.found else None
        if last is None or last.code is None or self.home in (None, COUNTRY) or start - last.end > _PARALLEL:
            return None
        beside = (code for code in name.codes if parent_of(code) == parent_of(last.code or ""))
        return next((code for code in beside if holds(self.home or "", code)), None)

    def _spelt_out(self, name: Name, word: str) -> str | None:
        """What a name that is a word too means at home, where the article spells it out or points at it (`该市`)."""
        if word not in self.spelt_out:
            inside = (code for code in name.codes if self.home not in (None, COUNTRY) and holds(self.home or "", code))
            full = ((code, name_of(code) or "") for code in inside)
            self.spelt_out[word] = next((code for code, whole in full if self._tells(whole, word)), None)
            if self.spelt_out[word] is None and len(name.codes) == 1 and name_of(name.codes[0]) != word:
                self.spelt_out[word] = name.codes[0] if (name_of(name.codes[0]) or word) in self.text else None
        return self.spelt_out[word]

    def _tells(self, whole: str, word: str) -> bool:
        if whole == word:
            return word[-1] == _COUNTY  # 环县, but not 城区
        return whole in self.text or _POINTER + whole[-1] in self.text


def _at_home(name: Name, home: str) -> str | None:
    """The nearest reading of a name from a home area: its own line, then what lies in it, then its prefecture."""
    line = line_of(home)
    if (own := next((code for code in line if code in name.codes), None)) is not None:
        return own
    inside = [code for code in name.codes if holds(home, code)]
    if inside and name.kind not in ("common", "inner"):
        return inside[0]
    near = at_level(home, "prefecture")
    return next((code for code in name.codes if near and not name.bare and holds(near, code)), None)


def _unbounded(name: Name, word: str, *, clear: bool) -> str | None:
    """Outside all bounds: provinces and prefectures by any name, counties by a name that none shares and no word is."""
    if name.kind == "former":
        return None
    large = next((code for code in name.codes if code.endswith("00")), None)
    if large is not None or len(name.codes) > 1:
        return large
    known = not name.bare or is_city(name.codes[0]) or len(word) > _SHORT
    return name.codes[0] if known or (clear and word == name_of(name.codes[0])) else None
