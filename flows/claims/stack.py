"""What an article speaks of: the antecedents that a silent clause or a pointing word goes back to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.claims.heads import head_of, is_bare, is_crowd, is_group, is_pointing, sort_of
from flows.claims.naming import POINTING, SETTLEMENTS, Topic, is_vague
from flows.claims.stops import SENTENCE_END
from flows.claims.stories import Stories
from flows.claims.tags import goes_on
from flows.claims.topics import USES, topic_of
from flows.claims.words import SortedText, Words, is_main_verb, sort_words
from flows.mentions.words import one_of, words_where

# A dash parts topics too: what follows it explains.
_CLAUSE = re.compile(r"[^，,；;：:。！？!?\n—】]+")
_DASHES = "——"
_REACH = 40
_FAR = 4000
_KEPT = 20
_HEADING = 60
_BRAND = 4
_RUN_IN, _PLAIN = 16, re.compile(r"[^，,；;：:、\d\n“”]+")
_UNCOUNTED = re.compile(r"[^，,；;：:。！？!?\n—\d]+")
_COLON = re.compile("[：:]")
_OWN = re.compile(one_of(words_where("topics", "use", "own")))


@dataclass(slots=True)
class Topics:
    """The topics of the paragraph that is read: those of its first sentence, and those of the sentence in hand.

    `story` is where that of a column begins, `paragraph` and `opening` bound the first sentence, `heading` is the end
    of a heading in its line, `read` is where reading stands. `clauses` are what was read, each as its span until
    somebody asks for its topic, which half are never asked for; from `begun` on they are the paragraph's.
    """

    words: SortedText
    stories: Stories
    story: int = 0
    paragraph: int = -1
    heading: int = 0
    opening: int = 0
    read: int = 0
    begun: int = 0
    clauses: list[tuple[int, int] | Topic | None] = field(default_factory=list)

    def back(self) -> Iterator[Topic]:
        """The topics read so far, the nearest first: those of the paragraph and some before it.

        What a dash leads to takes the place of what stands before it: `流域最大的水电工程——青山水电站`.
        """
        kept, later = 0, -1
        for at in range(len(self.clauses) - 1, -1, -1):
            topic = self.clauses[at]
            if isinstance(topic, tuple):
                self.clauses[at] = topic = topic_of(self.words.between(*topic))
            if topic is not None:
                kept += at < self.begun
                if kept > _KEPT:
                    return
                explained = topic.start + len(topic.text)
                if self.words.text[explained:later] != _DASHES:
                    later = topic.start
                    yield topic

    def add(self, start: int, end: int) -> None:
        """Read the clauses between two offsets."""
        while self.clauses and self.clauses[-1] is None:
            self.clauses.pop()
        self.clauses.extend(match.span() for match in _CLAUSE.finditer(self.words.text, start, end))
        self.read = max(self.read, end)


def read_topics(topics: Topics, start: int, end: int) -> None:
    """Read on to `end` in the sentence that begins at `start`, and first the sentence its paragraph begins with."""
    paragraph = topics.words.text.rfind("\n", 0, start + 1) + 1
    if paragraph != topics.paragraph:
        _leave_story(topics, paragraph)
        _read_heading(topics, paragraph)
        topics.paragraph, (topics.heading, topics.opening) = paragraph, _opening_end(topics.words.text, paragraph)
        topics.begun = len(topics.clauses)
        topics.add(paragraph, min(end, topics.opening))
    elif topics.read < topics.opening <= start:
        topics.add(topics.read, topics.opening)
    if topics.read < end:
        topics.add(max(start, topics.read), end)


def _leave_story(topics: Topics, paragraph: int) -> None:
    """Forget what the stories before spoke of, where a column goes on to another."""
    story = topics.stories.since(paragraph)
    if story != topics.story:
        topics.story, topics.read = story, max(topics.read, story)
        topics.clauses.clear()


def _opening_end(text: str, paragraph: int) -> tuple[int, int]:
    """Where a heading in a paragraph's line and its first sentence end, with the clause behind: `强化保障。甲校…`."""
    stop = SENTENCE_END.search(text, paragraph)
    heading = paragraph
    if stop and stop.end() - paragraph <= _RUN_IN and _PLAIN.fullmatch(text, paragraph, stop.start()):
        heading = stop.end()
        stop = _UNCOUNTED.match(text, heading) or stop
    return heading, stop.end() if stop else len(text)


def _read_heading(topics: Topics, paragraph: int) -> None:
    """What the heading before a paragraph names."""
    text, near = topics.words.text, max(0, paragraph - _HEADING)
    heading = text.rfind("\n", near, max(0, paragraph - 1)) + 1
    if (
        paragraph
        and heading >= near
        and topics.read <= heading
        and not SENTENCE_END.search(text, heading, paragraph - 1)
    ):
        topics.add(heading, paragraph - 1)


def find_own(text: str) -> Iterator[tuple[int, int]]:
    """Where a body speaks of itself: 我院, 我校."""
    return (match.span() for match in _OWN.finditer(text))


def find_theme(words: SortedText, title: str | None) -> Topic | None:
    """The one body, thing or village that both the title and the first sentence below it open with.

    A title that opens with none may call the one of the sentence by a part of its name; the village that one puts
    before a colon needs no second naming.
    """
    text = words.text
    start = text.find(title) if title else -1
    if title is None or start < 0:
        return None
    if village := _heading_village(words, start, start + len(title)):
        return village
    body = start + len(title)
    stop = SENTENCE_END.search(text, body + 1)
    named = _first_topic(words, start, body)
    first = _first_topic(words, body, stop.end() if stop else len(text))
    if first and not (named and _is_one(named.text)) and _is_one(first.text) and _is_called(first.text, title):
        return first
    if named is None or first is None or first.text.startswith(POINTING) or not _is_one(named.text):
        return None
    if first.text.endswith(named.text):
        return first
    return named if named.text in first.text or first.text in named.text else None


def _heading_village(words: SortedText, start: int, end: int) -> Topic | None:
    """The village or town of a title such as `甲县乙镇丙村：梨花开了`."""
    colon = _COLON.search(words.text, start, end)
    if colon is None or words.text[colon.start() - 1] not in SETTLEMENTS:
        return None
    named = words.between(start, colon.start())
    return None if named.sorts.strip("gn") else Topic(words.text[start : colon.start()], start, "place")


def _is_called(name: str, title: str) -> bool:
    """Whether a title calls a body or thing by a part of its name: `枫林新材料扩产` 烟台枫林新材料有限公司."""
    end = len(name) - len(head_of(name) or "")
    return any(name[at : at + _BRAND] in title for at in range(end - _BRAND + 1))


def _first_topic(words: SortedText, start: int, end: int) -> Topic | None:
    opened = (topic_of(words.between(*clause.span())) for clause in _CLAUSE.finditer(words.text, start, end))
    return next((topic for topic in opened if topic), None)


def _is_one(name: str) -> bool:
    """Whether a name is that of one body, thing or village, not of a kind or a division."""
    head = head_of(name) or ""
    return not is_group(name) and (head in SETTLEMENTS or sort_of(head) in ("organisation", "project"))


def named_before(known: SortedText, head: str, span: tuple[int, int]) -> str | None:
    """The last name in a stretch that ends in a head noun: `晨星纸品有限公司` for 公司."""
    text, fixed = known.text, known.fixed
    begin, at = max(span[0], span[1] - _FAR), span[1]
    for _ in range(8):
        at = text.rfind(head, begin, at)
        if at < 0:
            return None
        if is_crowd(text[at : at + 2]) or (len(head) == 1 and goes_on(text[at : at + 2])):
            continue
        start = max(0, at - _REACH)
        near = fixed[bisect_left(fixed, (start, 0, "")) : bisect_left(fixed, (at, 0, ""))]
        words = sort_words(text, start, at + len(head), [word for word in near if word[2] not in "MT"])
        first = len(words.starts)
        while first and _within(words, first - 1, head):
            first -= 1
        phrase = words.phrase(first, len(words.starts)) if first < len(words.starts) else ""
        if len(phrase) > len(head) + 1 and not _points(words, first) and not _is_kind(words, first):
            return phrase
    return None


def _points(words: Words, first: int) -> bool:
    """Whether a phrase points at something itself (`2010年该开发区`) or only says how good it is (`重点项目`)."""
    end = len(words.sorts)
    phrase = words.phrase(first, end)
    if phrase.startswith(POINTING) or any(is_pointing(words.phrase(at, end)) for at in range(first + 1, end)):
        return True
    return is_vague(phrase)


def _is_kind(words: Words, first: int) -> bool:
    """Whether a phrase says what something is (`是一所完全中学`, `一个贫困村`) or joins a bare noun to another."""
    last = words.sorts.rfind("k", first) + 1
    if is_bare(words.phrase(max(first, last), len(words.sorts))):
        return True
    if first and (words.texts[first - 1] in USES["being"] or words.sorts[first - 1] == "r"):
        return True
    begin = words.sorts.rfind("x", 0, first) + 1
    kinds = (words.texts[at] in USES["being"] or words.sorts[at] == "r" for at in range(begin, first))  # 一所年轻的学校
    return words.sorts.endswith("u", 0, first) and any(kinds)


def _within(words: Words, at: int, head: str) -> bool:
    """Whether a word may stand inside the name that ends in `head`; a thing's name may list what it is for."""
    sort = words.sorts[at]
    if sort == "v":
        return at > 0 and words.sorts[at - 1] == "n" and not is_main_verb(words.texts[at])
    if sort == "k":
        return at > 0 and words.sorts[at - 1] == "n" and sort_of(head) == "project"
    return sort in "ng" and words.texts[at][0] not in "（("
