"""What surrounds a mention: its clause, its sentence, the article, and the claims already made."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.claims.claim import Basis, Claim
from flows.claims.cues import Cue
from flows.claims.divisions import COUNTRY
from flows.claims.foreign import find_foreign
from flows.claims.gazetteer import Place, find_places
from flows.claims.moves import Move
from flows.claims.naming import Topic
from flows.claims.scenes import Scenes, find_scenes
from flows.claims.settlements import Stretch, find_settlements
from flows.claims.speech import Speeches, find_speeches
from flows.claims.stack import Topics, find_own, find_theme
from flows.claims.steps import AMONG
from flows.claims.stops import CLAUSE_END
from flows.claims.stories import Stories, find_stories
from flows.claims.timeline import Timeline, make_timeline
from flows.claims.words import SortedText, Words, fix_words
from flows.mentions.mention import Mention
from flows.mentions.spans import start_of
from flows.pages.page import Article

if TYPE_CHECKING:
    from flows.claims.shapes import Frame

# No sentence of the press is as long as 1,000 characters; a file without full stops must not become one of a megabyte.
_SENTENCE = re.compile(r"[^。！？!?\n]{1,1000}(?:[。！？!?]+[”’」』）)]*|\n)?")


@dataclass(slots=True)
class Clause:
    """A stretch between commas, semicolons or colons; separators inside a mention do not split."""

    start: int
    end: int
    mentions: list[Mention]
    moves: list[Move] | None = None


@dataclass(slots=True)
class Sentence:
    """A stretch of the article up to a full stop or line end, cut into clauses."""

    start: int
    end: int
    clauses: list[Clause]
    cues: list[Cue] | None = None


@dataclass(slots=True)
class Reading:
    """An article while its claims are made: what all settings of the article share, each thing found once.

    `basis_below` is what every growth from here on is measured against (`同比（下同）`), `timeline` has every calendar
    expression and what it does for the claims around it, `places` every place the article names in reading order,
    `settlements` the towns, villages and divisions abroad it names besides, `named_places` both but for those inside a
    body's name, `words` its words without cuts through mentions and places, `stories` what its headings part,
    `scenes` where the article is as it goes on, `speeches` who speaks where, `own` where the body whose words the
    article is first speaks of itself outside of quotations, `theme` the one body or thing that a local paper's is about
    from its title on.
    """

    article: Article
    home: str | None
    mentions: list[Mention]
    claims: list[Claim] = field(default_factory=list)
    basis_below: Basis | None = None
    frames: dict[tuple[int, str], "Frame"] = field(default_factory=dict)
    stories: Stories = field(init=False)
    topics: Topics = field(init=False)
    timeline: Timeline = field(init=False)
    places: tuple[Place, ...] = field(init=False)
    settlements: list[Stretch] = field(init=False)
    named_places: list[Stretch] = field(init=False)
    words: SortedText = field(init=False)
    scenes: Scenes = field(init=False)
    speeches: Speeches = field(init=False)
    own: Stretch | None = field(init=False)
    theme: Topic | None = field(init=False)

    def __post_init__(self) -> None:
        text = self.article.text
        self.timeline = make_timeline(text, self.article.issue_date)
        self.places = find_places(text, self.home)
        self.settlements = sorted([*find_settlements(text, self.places), *find_foreign(text, self.places)])
        known = ((place.start, place.end) for place in self.places if place.kind == "division" and not place.body)
        self.named_places = sorted([*self.settlements, *known])
        places = [(place.start, place.end) for place in self.places]
        self.words = SortedText(text, fix_words(text, self.mentions, self.settlements, places))
        self.stories = find_stories(text, self.article.title)
        self.topics = Topics(self.words, self.stories)
        self.scenes = find_scenes(text, self.places, self.home)
        self.speeches = find_speeches(text)
        self.own = next((own for own in find_own(text) if not self.speeches.at(own[0])), None)
        local = self.home not in (None, COUNTRY)
        self.theme = find_theme(self.words, self.article.title) if local else None

    def words_of(self, clause: Clause) -> Words:
        """The words of a clause."""
        return self.words.between(clause.start, clause.end)


@dataclass(slots=True)
class Setting:
    """Everything a part may look at to read one mention; `left` and `right` are the rest of its clause."""

    reading: Reading
    sentence: Sentence
    clause: Clause
    left: str
    right: str
    text: str = field(init=False)
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.reading.article.text
        self.words = self.reading.words_of(self.clause)

    @property
    def goes_on(self) -> bool:
        """Whether the sentence goes on with the one before it: `其中，出口8亿元。`."""
        return self.text.startswith(AMONG, self.sentence.start)

    @property
    def is_part(self) -> bool:
        """Whether the clause tells a part of what the one before it counted: `，其中亿元以上企业15家`."""
        return self.text.startswith(AMONG, self.clause.start)

    @property
    def claim_before(self) -> Claim | None:
        """The claim made last, if it is of the same sentence."""
        claims = self.reading.claims
        return claims[-1] if claims and claims[-1].mention.start >= self.sentence.start else None

    def clauses_before(self, most: int) -> list[Clause]:
        """Up to `most` clauses of the sentence before this one, the nearest first."""
        clauses = self.sentence.clauses
        at = bisect_left(clauses, self.clause.start, key=start_of)
        return clauses[max(at - most, 0) : at][::-1]


def find_sentences(text: str, mentions: list[Mention]) -> Iterator[Sentence]:
    """The sentences of `text` that hold a mention, with their clauses."""
    starts = [mention.start for mention in mentions]
    taken = 0
    for match in _SENTENCE.finditer(text):
        if taken == len(mentions):
            return
        start, end = match.span()
        if starts[taken] >= end:
            continue
        last = bisect_right(starts, end - 1)
        inside = mentions[taken:last]
        taken = last
        yield Sentence(start, end, _find_clauses(text, start, end, inside))


def _find_clauses(text: str, start: int, end: int, mentions: list[Mention]) -> list[Clause]:
    clauses, begin, taken = [], start, 0
    for match in CLAUSE_END.finditer(text, start, end):
        first, at = taken, match.start()
        while taken < len(mentions) and mentions[taken].start <= at:
            taken += 1
        if taken > first and mentions[taken - 1].end > at:
            taken = first  # a separator inside a number, as in 1,234
            continue
        clauses.append(Clause(begin, at, mentions[first:taken]))
        begin = at + 1
    if begin < end:
        clauses.append(Clause(begin, end, mentions[taken:]))
    return clauses
