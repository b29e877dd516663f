"""Which two countries a text speaks of as 两国: the one abroad that its story names most, and China or the next."""

from bisect import bisect_left
from collections import Counter

from flows.claims.divisions import COUNTRY, name_of
from flows.claims.setting import Setting
from flows.mentions.spans import start_of
from flows.mentions.words import words_where

_BOTH = frozenset(words_where("topics", "use", "both"))
_TIES = tuple(words_where("topics", "use", "ties"))
_PAIR = 2


def both(subject: str | None, setting: Setting) -> str | None:
    """A subject with the names of the two countries that it only calls so: `同加蓬总统通话，谈到两国建交9周年`.

    Relations that a clause says nobody's are theirs: `以建交50周年为契机`.
    """
    unsaid = setting.left.endswith(_TIES) and (subject or "") not in setting.left
    if subject not in _BOTH and not unsaid:
        return subject
    places, text = setting.reading.places, setting.text
    first = bisect_left(places, setting.reading.stories.since(setting.clause.start), key=start_of)
    story = places[first : bisect_left(places, setting.clause.end, key=start_of)]
    abroad = Counter(text[place.start : place.end] for place in story if place.kind == "abroad")
    names = [name for name, _ in abroad.most_common(_PAIR)]
    home = len(names) == 1 or any(place.code == COUNTRY for place in story)
    pair = [name_of(COUNTRY) or "", *names][:_PAIR] if home else names
    return "、".join(pair) if len(pair) == _PAIR else subject
