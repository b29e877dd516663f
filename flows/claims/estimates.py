"""What an estimate is of that only says which it is: 修订数 of the term of official statistics named before it."""

import re

from flows.claims.dependents import is_dependent
from flows.claims.setting import Setting
from flows.mentions.words import one_of, words_where
from schemas.lexicon import read_lexicon

_ESTIMATES = frozenset(word for word in words_where("affixes", "use", "estimate") if not is_dependent(word))
_TERM = re.compile(one_of(line["word"] for line in read_lexicon("indicators") if not line["only"]))
_FAR = 200  # code points back: a digest goes on to another thing


def estimated(own: str, start: int, setting: Setting) -> str | None:
    """The last term named before `start` where `own` only names an estimate of it; else None."""
    if own not in _ESTIMATES:
        return None
    terms = _TERM.findall(setting.text, max(0, start - _FAR), start)
    return terms[-1] if terms else None
