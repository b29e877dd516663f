"""Who a clause begins with by name: `事主杨某等人驾车`, `村民李有田种植`, `李有田今年58岁`."""

import re
from functools import lru_cache

from flows.claims.heads import head_of
from flows.claims.tags import is_person
from flows.claims.words import KEPT, Words
from flows.mentions.words import words_where
from schemas.lexicon import read_lexicon

SURNAMES = tuple(row["word"] for row in read_lexicon("surnames"))
_INITIALS = frozenset(surname[0] for surname in SURNAMES)  # one look-up spares most words the two readings
_HIDDEN = "某"
_FURTHEST = 7  # words into the clause
_NAMES = (2, 3)  # characters
_BEFORE = "nxtTgdku"  # sorts before a name
_UNACTED = "nxtTgd"  # the same where nobody owns or joins it
_BEHIND = "dvwtpTe"
_OUTSIDE = "xtTdk"
_ACTS = re.compile("vd?(?:[ng]{0,3}u)?M|(?P<by>p)[ng]{0,2}M")  # 得到21分, 得到全队最高的24分, 以总分24分夺冠
_BY = frozenset(words_where("topics", "use", "by"))
_RESULT = re.compile(r"\d\D\d+$")  # 3:0, 28秒76
_AGE = "岁"
_NEAR = 2000  # characters around a name in which the text tells whose it is
_CROWDS = tuple(row["word"] for row in read_lexicon("heads") if row["sort"] == "crowd")
_BEING = frozenset(words_where("topics", "use", "being"))
PRONOUNS = frozenset(words_where("topics", "use", "person"))
_PLAYERS = frozenset(words_where("topics", "use", "player"))
_ANNOUNCING = _PLAYERS.union(_CROWDS)
"""What a name follows: 村民, 外援."""
_LONGEST = 10  # characters of a foreign name
_SCORES = tuple(word[-1] for word in words_where("dependents", "sort", "score"))  # 21分
_AGED = frozenset(words_where("topics", "use", "aged"))
_DOT = "·"
_HOMES = frozenset(words_where("topics", "use", "town", "village"))
_TITLES = tuple(words_where("topics", "use", "title"))
_FAMILIAR = frozenset(words_where("topics", "use", "familiar"))
_CALLED = (*_FAMILIAR, *SURNAMES)
_CALLED_BY = frozenset(word[0] for word in _CALLED)
_NAMED = "ngrk"  # sorts of the pieces the tagger leaves of a name


@lru_cache(maxsize=KEPT)
def person_in(words: Words) -> tuple[int, str] | None:
    """The start and name of the person that a clause begins with, else None."""
    sorts, texts = words.sorts, words.texts
    for at in range(min(_FURTHEST, len(sorts) - 1)):
        if sorts[at] not in _BEFORE and not _groups(words, at):
            return None
        word = texts[at]
        if word in _ANNOUNCING:
            return _called(words, at + 1) or (_playing(words, at + 1) if word in _PLAYERS else None)
        if sorts[at + 1] == "M":
            return _aged(words, at + 1)
        if word[0] not in _CALLED_BY:
            continue
        if titled := _titled(words, at):
            return titled
        if word[0] not in _INITIALS:
            continue
        if named := _acting(words, at) or _known(words, at) or _from(words, at):
            return named
        if words.texts[at + 1][0] == _HIDDEN and word.startswith(SURNAMES):
            return _hidden(words, at)
    return None


def person_inside(words: Words, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Where the person that a clause begins with stands, if in a phrase that goes on: `市民王女士花费` 3800元."""
    found = person_in(words)
    if found is None or not phrase[0] <= found[0] < found[0] + len(found[1]) < phrase[1]:
        return None
    return found[0], found[0] + len(found[1])


def _groups(words: Words, at: int) -> bool:
    """Whether a number only tells which group somebody is of: `2组贫困户李有田`."""
    return words.sorts[at] == "M" and words.texts[at + 1] in _ANNOUNCING


def _acting(words: Words, first: int) -> tuple[int, str] | None:
    """Who acts by name alone, a figure behind the verb: `赵小禾得到21分`."""
    last = first + 1
    while last < len(words.sorts) and words.sorts[last] in _NAMED:
        last += 1
    name = words.phrase(first, last)
    acts = _ACTS.match(words.sorts, last)
    if acts is None or not (_is_first(words, first) or _is_of(words, first)) or not _is_name(name) or head_of(name):
        return None
    if acts["by"] and (words.texts[last] not in _BY or words.sorts[first] == "g"):
        return None
    got = words.texts[acts.end() - 1]
    return (words.starts[first], name) if is_person(name) or got.endswith(_SCORES) or _RESULT.search(got) else None


def _is_first(words: Words, at: int) -> bool:
    """Whether nobody is named in a clause before a word."""
    return not words.sorts[:at].strip(_OUTSIDE)


def _is_of(words: Words, at: int) -> bool:
    """Whether a clause begins with what somebody is of: `青山队的|李小禾`."""
    return at > 1 and words.sorts[at - 1] == "u" and not words.sorts[: at - 1].strip("xtTdkgn")


def _known(words: Words, first: int) -> tuple[int, str] | None:
    """Who acts under a name that follows a word for people nearby (`村民李有田`), or says what he is (`李有田是…`)."""
    start = words.starts[first]
    alone = words.ends[first] - start == 1 or is_person(words.texts[first])
    if not alone or not _is_first(words, first):
        return None
    for end in range(start + max(_NAMES), start + min(_NAMES) - 1, -1):
        at = words.at(end)
        name = words.source[start:end]
        if at == len(words.starts) or words.starts[at] != end or not _is_name(name) or head_of(name):
            continue
        if (words.texts[at] in _BEING and at > first + 1) or _is_called(name, words.source, start):
            return start, name
    return None


def _from(words: Words, first: int) -> tuple[int, str] | None:
    """Who a clause names by where he is from: `青山县柳湾村的李有田，`."""
    home = words.texts[first - 2][-1] if first > 1 and words.sorts[first - 1] == "u" else ""
    last = len(words.sorts.rstrip("x"))
    name = words.phrase(first, last) if first < last else ""
    return (words.starts[first], name) if home in _HOMES and _is_name(name) and not head_of(name) else None


def _is_called(name: str, source: str, near: int) -> bool:
    """Whether a name stands behind a word for people near an offset of its text."""
    start, end = max(0, near - _NEAR), near + _NEAR
    at = source.find(name, start, end)
    while at >= 0:
        if source.endswith(_CROWDS, start, at):
            return True
        at = source.find(name, at + 1, end)
    return False


def is_hidden(name: str) -> bool:
    """Whether a name is one that the text keeps back: 刘某, 欧阳某某."""
    return name.rstrip(_HIDDEN) in SURNAMES and name[-1] == _HIDDEN


def ends_in_name(title: str) -> bool:
    """Whether a post is followed by who holds it: 副总经理王华."""
    return any(len(title) > size and _is_name(title[-size:]) for size in _NAMES)


def name_in_title(speaker: str) -> str:
    """The name of a speaker without what he is: 张卫东 of 种植户张卫东."""
    cuts = (len(speaker) - size for size in sorted(_NAMES, reverse=True) if _is_name(speaker[-size:]))
    return next((speaker[cut:] for cut in cuts if head_of(speaker[:cut]) or speaker.endswith(_CROWDS, 0, cut)), speaker)


def person_aged(words: Words, at: int) -> str | None:
    """Who is so old: 陆小禾 in `17岁的陆小禾`."""
    if not words.texts[at].endswith(_AGE) or words.sorts[at + 1 : at + 3] not in ("un", "ug", "ur", "uk"):
        return None
    last = at + 2
    while last < len(words.sorts) and words.sorts[last] not in _BEHIND + "xM":
        last += 1
    name = words.phrase(at + 2, last)
    if len(name) > max(_NAMES):  # 李锋 where it acts: 89岁的李锋生活在
        ends = [end - words.starts[at + 2] for end in words.ends[at + 2 : last]]
        name = name[: next((size for size in sorted(_NAMES, reverse=True) if size in ends), max(_NAMES))]
    return name if _is_name(name) or name in PRONOUNS else None


def person_owning(words: Words, at: int) -> str | None:
    """Whose so much is: 林老汉 of `脚下是林老汉的10多亩茶园`, 他 of `他的3亩地`."""
    last = at - 1
    if last < 1 or words.sorts[last] != "u":
        return None
    if words.texts[last - 1] in PRONOUNS:
        return words.texts[last - 1]
    end = words.ends[last - 1]
    for first in range(last - 1, max(last - 1 - max(_NAMES), -1), -1):
        name = words.phrase(first, last)
        if _is_titled(name):
            return name
        if _is_name(name) and _is_called(name, words.source, end):
            return name
    return None


def _titled(words: Words, first: int) -> tuple[int, str] | None:
    """Who acts under a surname with a title or a familiar word: 田阿姨, 老李."""
    start = words.starts[first]
    if words.sorts[:first].strip(_OUTSIDE):
        return None
    if not words.source.startswith(_CALLED, start, start + 2):
        return None
    for last in range(first + 1, min(first + max(_NAMES), len(words.sorts))):
        name = words.phrase(first, last)
        whole = last > first + 1 or is_person(name)  # the tagger has 老城 and 小麦 whole
        if whole and words.sorts[last] in _BEHIND and (_is_titled(name) or _is_familiar(name)):
            return start, name
    return None


def _is_titled(text: str) -> bool:
    """Whether a surname stands before a title: 林老汉."""
    return any(text.endswith(title) and text[: -len(title)] in SURNAMES for title in _TITLES)


def _is_familiar(text: str) -> bool:
    """Whether a surname stands behind a familiar word: 老李."""
    return len(text) == min(_NAMES) and text[0] in _FAMILIAR and text[1] in SURNAMES


def _is_name(text: str) -> bool:
    return len(text) in _NAMES and text[0] in _INITIALS and text.startswith(SURNAMES)


def _called(words: Words, first: int) -> tuple[int, str] | None:
    """The name behind a word for people: 李有田 in `村民李有田种植`."""
    if first + 1 < len(words.sorts) and words.texts[first + 1][0] == _HIDDEN:
        return _hidden(words, first)
    last = first
    while last < len(words.sorts) and words.ends[last] - words.starts[first] <= _NAMES[1] and _is_piece(words, last):
        last += 1
    if last == first or last == len(words.sorts) or words.sorts[first] == "k" or words.sorts[last] in "xMk":
        return None
    name = words.phrase(first, last)
    proper = last > first + 1 or is_person(name)
    return (words.starts[first], name) if proper and _is_name(name) else None


def _playing(words: Words, first: int) -> tuple[int, str] | None:
    """A player from abroad, whose name no surname tells: 利夫 in `外援利夫拿下27分`."""
    last = first
    while last < len(words.sorts) and (words.sorts[last] in "ngr" or words.texts[last] == _DOT):
        last += 1
    short = first < last and words.ends[last - 1] - words.starts[first] <= _LONGEST
    named = short and words.sorts.startswith("v", last)
    return (words.starts[first], words.phrase(first, last)) if named else None


def _is_piece(words: Words, at: int) -> bool:
    """Whether a word may be part of a name: 有 in 李有田 too, where more of the name follows."""
    single = (
        words.ends[at] - words.starts[at] == 1 and words.sorts[at] not in "xM" and words.sorts[at + 1 : at + 2] == "n"
    )
    return words.sorts[at] in _NAMED or (single and words.ends[at + 1] - words.starts[at + 1] == 1)


def _aged(words: Words, number: int) -> tuple[int, str] | None:
    """The name before an age or before what is his: `李有田今年58岁`, `李有田的3亩地`."""
    first = len(words.sorts) - len(words.sorts.lstrip("x"))
    last = number
    while last > first and words.sorts[last - 1] in "dtu":
        last -= 1
    owns = words.sorts[number - 1] == "u" and last - first > 1
    if last == first or not (owns or words.texts[number].endswith(_AGE)):
        return None
    name = words.phrase(first, last)
    foreign = words.texts[last] in _AGED and last - first > 1 and len(name) <= _LONGEST  # 米舒斯京现年58岁
    return (words.starts[first], name) if _is_name(name) or foreign else None


def _hidden(words: Words, at: int) -> tuple[int, str] | None:
    """`杨某等人`, where nobody acts on him before."""
    if words.sorts[:at].strip(_UNACTED):
        return None
    last = at + 2
    if words.sorts.startswith("en", last) and words.texts[last + 1] == "人":
        last += 2
    return words.starts[at], words.phrase(at, last)
