"""Who a clause begins with by name: `事主杨某等人驾车`, `村民李有田种植`, `李有田今年58岁`."""

from flows.claims.heads import head_of, is_crowd
from flows.claims.words import Words, is_person
from schemas.lexicon import read_lexicon

_SURNAMES = tuple(row["word"] for row in read_lexicon("surnames"))
_INITIALS = frozenset(surname[0] for surname in _SURNAMES)  # one look-up spares most words the two readings
_HIDDEN = "某"
_FURTHEST = 7  # words into the clause
_NAMES = (2, 3)  # characters
_BEFORE = "nxtTgdku"  # sorts before a name
_UNACTED = "nxtTgd"  # the same where nobody owns or joins it
_BEHIND = "dvwtpTe"
_OUTSIDE = "xtTdk"
_ACTS = ("vM", "vdM")
_AGE = "岁"
_NAMED = "ngrk"  # sorts of the pieces the tagger leaves of a name


def person_in(words: Words) -> tuple[int, str] | None:
    """The start and name of the person that a clause begins with, else None."""
    for at in range(min(_FURTHEST, len(words.sorts) - 1)):
        if words.sorts[at] not in _BEFORE:
            return None
        word = words.text(at)
        if is_crowd(word):
            return _called(words, at + 1)
        if words.sorts[at + 1] == "M":
            return _aged(words, at + 1)
        if word[0] not in _INITIALS:
            continue
        if named := _acting(words, at):
            return named
        if words.text(at + 1)[0] == _HIDDEN and word.startswith(_SURNAMES):
            return _hidden(words, at)
    return None


def _acting(words: Words, first: int) -> tuple[int, str] | None:
    """Who acts by name alone, a figure behind the verb: `赵小禾得到21分`."""
    last = first + 1
    while last < len(words.sorts) and words.sorts[last] in _NAMED:
        last += 1
    name = words.phrase(first, last)
    if words.sorts[:first].strip(_OUTSIDE) or not _is_name(name) or not is_person(name):
        return None
    if head_of(name) or not words.sorts.startswith(_ACTS, last):
        return None
    return words.starts[first], name


def person_aged(words: Words, at: int) -> str | None:
    """Who is so old: 陆小禾 in `17岁的陆小禾`."""
    if not words.text(at).endswith(_AGE) or words.sorts[at + 1 : at + 3] not in ("un", "ug", "ur"):
        return None
    last = at + 2
    while last < len(words.sorts) and words.sorts[last] not in _BEHIND + "xM":
        last += 1
    name = words.phrase(at + 2, last)[: max(_NAMES)]
    return name if _is_name(name) else None


def _is_name(text: str) -> bool:
    return len(text) in _NAMES and text.startswith(_SURNAMES)


def _called(words: Words, first: int) -> tuple[int, str] | None:
    """The name behind a word for people: 李有田 in `村民李有田种植`."""
    if first + 1 < len(words.sorts) and words.text(first + 1)[0] == _HIDDEN:
        return _hidden(words, first)
    last = first
    while (
        last < len(words.sorts) and words.sorts[last] in _NAMED and words.ends[last] - words.starts[first] <= _NAMES[1]
    ):
        last += 1
    if last == first or last == len(words.sorts) or words.sorts[first] == "k" or words.sorts[last] in "xMk":
        return None
    name = words.phrase(first, last)
    proper = last > first + 1 or is_person(name)
    return (words.starts[first], name) if proper and _is_name(name) else None


def _aged(words: Words, number: int) -> tuple[int, str] | None:
    """The name before an age or before what is his: `李有田今年58岁`, `李有田的3亩地`."""
    first = len(words.sorts) - len(words.sorts.lstrip("x"))
    last = number
    while last > first and words.sorts[last - 1] in "dtu":
        last -= 1
    owns = words.sorts[number - 1] == "u" and last - first > 1
    if last == first or not (owns or words.text(number).endswith(_AGE)):
        return None
    name = words.phrase(first, last)
    return (words.starts[first], name) if _is_name(name) else None


def _hidden(words: Words, at: int) -> tuple[int, str] | None:
    """`杨某等人`, where nobody acts on him before."""
    if words.sorts[:at].strip(_UNACTED):
        return None
    last = at + 2
    if words.sorts.startswith("en", last) and words.text(last + 1) == "人":
        last += 2
    return words.starts[at], words.phrase(at, last)
