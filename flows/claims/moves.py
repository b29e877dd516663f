"""The words of a clause that move a number or say what kind it is (`changes.tsv`), found once a clause.

Uses of the words:

- `moves` a verb of movement, its number close behind it (`增长7%`) · `carries` one that may hold its object first
  (`减少用水3万吨`) · `brief` one of a single character, its number right behind it (`降3%`)
- `raises` one that moves a measure but no count of things (`提升30%`, not `提升道路30条`) · `paces` one that takes
  no object · `saves` one that is a growth in % only (`节水20%`)
- `exceeds` measures against what it names (`高于全国3个百分点`) · `differs` does so after a comparison (`比上年多3天`)
- `extent` names a movement as a number (`增幅`) · `share` a part of a whole (`占`) · `rate` a level in % (`参保率`)
- `adds` counts what came (`新增8家`)
- `word` holds the characters of another word and means nothing here (`增加值`)

No moves of their own, but what stands around one:

- `filler` may stand between a verb and its number · `reach` leads to the figure reached (`增长到`) · `breaks` parts a
  verb from a number · `compared` opens a comparison
- `head` the noun of a rate behind its number (`25%的关税`) · `measure` the noun a verb moves (`提高产能5万吨`)
- `step` the classifier of a scale (`上升3位`) · `tier` an office (`省市县三级`)
"""

from dataclasses import dataclass

from flows.mentions.mention import Mention
from flows.mentions.words import finder_of, one_of, words_where
from schemas.lexicon import read_lexicon


@dataclass(slots=True)
class Move:
    """A word of `changes.tsv` where it stands in the article's text."""

    start: int
    end: int
    role: str
    sign: int
    word: str


_BY_WORD = {row["word"]: (row["use"], int(row["sign"])) for row in read_lexicon("changes")}
_BLOCKS = ("word", "filler")
_ASIDE = ("reach", "compared", "head", "measure", "breaks", "tier", "step")


def moves_like(*roles: str) -> str:
    """A pattern of the words of some roles."""
    return one_of(words_where("changes", "use", *roles))


_WORDS = words_where("changes", "use", *sorted({role for role, _ in _BY_WORD.values()} - set(_ASIDE)))
_AUTOMATON = finder_of(_WORDS)


def find_moves(text: str, start: int, end: int, mentions: list[Mention]) -> list[Move]:
    """The moves of `text[start:end]` in reading order, those inside a number's quote left out."""
    found = []
    taken = 0
    for index, low, high in _AUTOMATON.find_matches_as_indexes(text[start:end]):
        word = _WORDS[index]
        role, sign = _BY_WORD[word]
        if role in _BLOCKS:
            continue
        low, high = low + start, high + start
        while taken < len(mentions) and mentions[taken].end <= low:
            taken += 1
        if taken == len(mentions) or mentions[taken].start >= high:
            found.append(Move(low, high, role, sign, word))
    return found
