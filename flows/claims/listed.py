"""Bodies named together that the numbers of a series belong to, each to its own: `甲县、乙县分别签约8家、9家`."""

import re
from dataclasses import dataclass

from flows.claims.naming import name_in
from flows.claims.phrases import Span
from flows.claims.series import series_of
from flows.claims.setting import Setting
from flows.claims.uses import USES
from flows.claims.words import LEAD, Words
from flows.mentions.mention import Mention

_PLACES = re.compile("g+(?:k+g+)+")
_BODIES = re.compile("[gn]+(?:k+[gn]+)+")
_MEMBER = re.compile("[gn]+")
_REPEATED = re.compile("[kdxbtTw]*[ml]d*M")
_EACH = frozenset(USES["each"])


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that a clause begins with: where what is said of it begins, and whom one number of the series is of."""

    end: int
    name: str


def listed_for(mention: Mention, setting: Setting) -> Listed | None:
    """The list of places or bodies that the series of a number is shared out to; None where there is none."""
    words = setting.words
    if "k" not in words.sorts:
        return None
    series = series_of(mention, setting)
    match = _list_before(words, words.at(series.first.start)) if series.size > 1 else None
    members = _members(words, match) if match else []
    if match is None or len(members) != series.size:
        return None
    end = match.end()
    if words.sorts.startswith("Mn", end) and len(words.texts[end + 1]) == 1:
        end += 2  # 两省
    end += words.texts[end] in _EACH
    return Listed(words.starts[end], words.phrase(*members[series.index]))


def named_again(mention: Mention, setting: Setting) -> str | None:
    """The second round of `甲县、乙县分别签约8家、9家，增长5%和6%`, a clause of its own that names nobody."""
    series, claims = series_of(mention, setting), setting.reading.claims
    first = len(claims) - series.index - series.size
    if series.size == 1 or first < 0 or not _REPEATED.match(setting.words.sorts):
        return None
    before = claims[first : first + series.size]
    alike = len({claim.indicator for claim in before}) == 1 and len({claim.subject for claim in before}) == series.size
    return before[series.index].subject if alike and before[0].mention.start >= setting.sentence.start else None


def _list_before(words: Words, at: int) -> re.Match[str] | None:
    """The places or bodies that a clause begins with, where 分别 stands between them and word `at`."""
    each = next((word for word in range(at - 1, 0, -1) if words.texts[word] in _EACH), 0)
    first = len(words.sorts) - len(words.sorts.lstrip(LEAD))
    if first >= each:
        return None
    places, bodies = _PLACES.match(words.sorts, first, each), _BODIES.match(words.sorts, first, each)
    if places and (not bodies or bodies.end() == places.end() or not _are_bodies(words, bodies)):
        return places
    return bodies if bodies and _are_bodies(words, bodies) else None


def _are_bodies(words: Words, match: re.Match[str]) -> bool:
    """Whether each member of a list is the whole name of a body."""
    names = [(name_in(words, *member), words.phrase(*member)) for member in _members(words, match)]
    return all(name is not None and name.sort == "organisation" and name.text == phrase for name, phrase in names)


def _members(words: Words, match: re.Match[str]) -> list[Span]:
    return [member.span() for member in _MEMBER.finditer(words.sorts, *match.span())]
