"""What a pointing or a silent phrase goes back to: `该公司` to the company named before, silence to the place."""

import re
from bisect import bisect_left
from itertools import chain

from flows.claims.divisions import COUNTRY, holds, name_of
from flows.claims.heads import head_of, is_bare, is_group, is_pointing, pointed, sort_of
from flows.claims.naming import SETTLEMENTS, VAGUE, Topic
from flows.claims.people import PRONOUNS, ends_in_name
from flows.claims.pointing import LEVELS
from flows.claims.setting import Setting
from flows.claims.settlements import ENDS
from flows.claims.stack import Topics, named_before, read_topics
from flows.claims.tellers import person_before, told_of_self
from flows.mentions.spans import start_of
from flows.mentions.words import one_of, words_where

_DEICTIC = re.compile(one_of(LEVELS))
_SMALL = ("村", "镇", "乡", "街道", "社区")
_BACK, _FAR, _AHEAD_PLACES = 30, 200, 3
_PARTIES = tuple(words_where("topics", "use", "party"))
_HERE = frozenset(words_where("places", "kind", "here"))
_THINGS = ("project", "event")
_AREAS = tuple(words_where("topics", "use", "area"))
# What a word points at where nothing is named by the word itself: 该企业 at a 集团, 我校 at a 大学.
_SCHOOLS = frozenset(words_where("topics", "use", "school"))
_ZONES = frozenset(words_where("topics", "use", "zone"))
_FAMILIES = tuple(tuple(words_where("topics", "use", use)) for use in ("firm", "school"))
_SLOGAN, _PROGRAMMES = "”", words_where("topics", "use", "programme")
_AROUND = 12  # places before and behind a speech among which the speaker's own is looked for
_AHEAD = 100  # who speaks is often named behind his words
_PEOPLES = re.compile("(?:壮族|回族|维吾尔)?自治区$")


def resolve(start: int, phrase: str, setting: Setting) -> str | None:
    """A pointing phrase at `start` gives what it points at, None where that is not found; any other gives itself."""
    if phrase in PRONOUNS:
        return person_before(start, topics_of(setting).back(), setting) or ground(setting)
    match = _DEICTIC.match(phrase)
    if phrase in _HERE or (match and LEVELS[match[0]] == "here"):
        return _here(start, setting)
    if match and (match.end() == len(phrase) or LEVELS[match[0]] != "country"):
        place = _place(start, match[0], setting)
        return place or (match[0] if match.end() == len(phrase) else phrase)
    if not is_bare(phrase):
        return phrase
    head = pointed(phrase)
    if head is None:
        return None
    return _antecedent(start, phrase, head, setting)


def deictic_in(phrase: str) -> str | None:
    """The word for a place that a phrase begins with where it only points at one: 全村, 我们镇."""
    match = _DEICTIC.match(phrase)
    return match[0] if match else None


def nearest_topic(setting: Setting, sentence: int) -> str | None:
    """The nearest antecedent: what the sentence has spoken of so far, what the paragraph opens with, else the place."""
    topics = topics_of(setting)
    opening = topics.opening
    first = None
    for topic in topics.back():
        if topic.start < topics.paragraph:
            break
        if topic.start >= sentence:
            if topic.sort == "person" and (body := _spoken_for(setting)):
                return body
            name = resolve(topic.start, topic.text, setting) if _is_here(topic, setting) else ground(setting)
            if name is not None or not is_bare(topic.text):
                return name
            continue
        if topic.start < opening and not (first and (_outweighs(first, topic) or topic.start < topics.heading)):
            first = None if _is_programme(topic) else topic
    claims = setting.reading.claims
    said = bisect_left(claims, topics.paragraph, key=lambda claim: claim.mention.start)
    if first is not None and said < len(claims) and claims[said].mention.start < first.start:
        return claims[said].subject
    if first is not None and _is_here(first, setting) and _is_known(first):
        name = resolve(first.start, first.text, setting)
        if name is not None or not is_bare(first.text):
            return name
    theme = setting.reading.theme
    told = told_of_self(setting) or _owner(setting) or _spoken_for(setting)
    return told or (theme.text if theme else None) or ground(setting)


def _is_known(topic: Topic) -> bool:
    """Whether a topic is no division, which the scene knows better: a village, or a region of several provinces."""
    return topic.sort != "place" or topic.text.endswith(_SMALL) or topic.text.startswith(_AREAS)


def _is_programme(topic: Topic) -> bool:
    """Whether a topic is a programme called by a slogan, which what a place did under it is not said of."""
    return topic.sort == "project" and topic.text.endswith((_SLOGAN, *(_SLOGAN + head for head in _PROGRAMMES)))


def _outweighs(first: Topic, before: Topic) -> bool:
    """Whether a paragraph is about the person whom a place is named before."""
    return first.sort == "person" and before.sort == "place"


def _is_here(topic: Topic, setting: Setting) -> bool:
    """Whether the text is still where a town or a village was its topic, or around it."""
    scenes = setting.reading.scenes
    there, here = scenes.at(topic.start).code, scenes.at(setting.clause.start).code
    return topic.text[-1] not in SETTLEMENTS or there == here or (here is not None and holds(here, there or ""))


def _owner(setting: Setting) -> str | None:
    """The body whose own words an article is, where it has spoken of itself before: `我院受理…`."""
    own = setting.reading.own
    if own is None or own[0] >= setting.clause.start:
        return None
    word = setting.text[slice(*own)]
    name = resolve(own[0], word, setting)
    return None if name == word else name


def _spoken_for(setting: Setting) -> str | None:
    """The firm or school that a speaker speaks for: `“…每月挣3000元。”该公司负责人说`."""
    speaker = setting.reading.speeches.at(setting.clause.start) or ""
    ends = (speaker.find(head) + len(head) for family in _FAMILIES for head in family if head in speaker)
    name = speaker[: min(ends, default=0)]
    if not name or is_group(name) or not ends_in_name(speaker[len(name) :]):
        return None
    return resolve(setting.clause.start, name, setting)


def topics_of(setting: Setting) -> Topics:
    """What the article has spoken of before the clause."""
    reading = setting.reading
    read_topics(reading.topics, setting.sentence.start, setting.clause.start)
    return reading.topics


def ground(setting: Setting) -> str | None:
    """The place where the text is: as printed, or by the name of its division."""
    scene = setting.reading.scenes.at(setting.clause.start)
    if scene.code == COUNTRY:
        return "全国"
    if scene.code is not None:
        return _called(scene.code)
    return _abroad(setting)


def _abroad(setting: Setting) -> str | None:
    """The foreign place that the story named last, else the one it names first, else what was named last before it."""
    places, stories = setting.reading.places, setting.reading.stories
    at = bisect_left(places, setting.clause.start + 1, key=start_of)
    story = bisect_left(places, stories.start_of(setting.clause.start), key=start_of)
    around = chain(
        reversed(places[story:at]), places[at : at + _AHEAD_PLACES], reversed(places[max(0, at - _BACK) : story])
    )
    ranked = dict(setting.reading.settlements)  # 艾伯塔|省
    ends = ((place.start, ranked.get(place.start, place.end)) for place in around if place.kind == "abroad")
    named = [name for name in (setting.text[slice(*span)] for span in ends) if name not in _HERE]
    return next((name for name in named if not name.endswith(_PARTIES)), next(iter(named), None))


def _antecedent(start: int, phrase: str, head: str, setting: Setting) -> str | None:
    """The name a bare or pointing phrase goes back to; who speaks of `our` company is named behind the words."""
    sort, words = sort_of(head), setting.reading.words
    theme = setting.reading.theme
    if (
        theme is not None
        and theme.sort == sort == "organisation"
        and theme.start < start
        and theme.text.endswith(head[-1])
    ):
        return theme.text
    if not is_pointing(phrase) and _is_counted(start, phrase, setting):
        return None
    if head in VAGUE and is_pointing(phrase):
        return phrase  # 本次会议 in an article that names several
    before = [t for t in topics_of(setting).back() if t.start < start and not is_bare(t.text)]
    alike = [topic for topic in before if topic.sort == sort and (head not in _ZONES or head_of(topic.text) in _ZONES)]
    if sort in _THINGS and alike and alike[0].start >= setting.sentence.start:
        return alike[0].text
    if own := None if is_pointing(phrase) else _speakers_own(start, head, setting):
        return own
    named = next(
        (topic.text for topic in before if is_pointing(phrase) and (head_of(topic.text) or "").endswith(head)), None
    )
    since = setting.reading.stories.since(start)
    named = named or named_before(words, head, (since, start))
    if named is None and sort == "organisation" and setting.reading.speeches.at(start):
        named = named_before(words, head, (since, min(start + _AHEAD, len(words.text))))
    if named or not (is_pointing(phrase) or sort in _THINGS):
        return (
            named or _of_the_kind(phrase, alike, setting) or (_kin(start, head, setting) if head in _SCHOOLS else None)
        )
    others = alike or [t for t in before if sort in _THINGS and head not in _ZONES and _is_body(t, setting)]
    return others[0].text if others else _kin(start, head, setting) or phrase


def _is_body(topic: Topic, setting: Setting) -> bool:
    """Whether a topic is the one body that its paragraph may tell the works of: `甲公司…，项目总投资5亿元`."""
    return topic.sort == "organisation" and topic.start >= topics_of(setting).paragraph and not is_group(topic.text)


def _is_counted(start: int, phrase: str, setting: Setting) -> bool:
    """Whether a bare word goes on with the kind its sentence has counted: `有合作社76家，合作社成员达4万人`."""
    first = setting.text.rfind(phrase, setting.sentence.start, start)
    if first < 0:
        return False
    last = first + len(phrase)
    counts = (m for m in setting.reading.mentions if m.role == "claim")
    return any(count.end == first or count.start == last for count in counts)


def _of_the_kind(phrase: str, alike: list[Topic], setting: Setting) -> str | None:
    """The body that the paragraph spoke of and a bare word calls by its kind: 小学 is a 学校, 卫生院 a 医院."""
    near = (topic.text for topic in alike if topic.start >= topics_of(setting).paragraph)
    return next((text for text in near if set(head_of(text) or "") & set(phrase)), None)


def _speakers_own(start: int, head: str, setting: Setting) -> str | None:
    """The body that a speaker speaks for: 甲医院 of `“我们医院…”甲医院院长说`."""
    speaker = setting.reading.speeches.at(start) or ""
    name = speaker[: speaker.find(head) + len(head)] if head in speaker else ""
    return name if len(name) > len(head) + 1 and not is_bare(name) else None


def _kin(start: int, head: str, setting: Setting) -> str | None:
    """What was named last, of two at once the longer, by a word of one family: 甲集团 for 该企业, 甲大学 for 我校."""
    kin = (word for family in _FAMILIES if head in family for word in family)
    span = setting.reading.stories.since(start), start
    named = (named_before(setting.reading.words, word, span) for word in kin)
    names = [(setting.text.rfind(name, 0, start), len(name), name) for name in named if name]
    return max(names)[2] if names else None


def _here(start: int, setting: Setting) -> str | None:
    """What 这里 points at: the last place that a clause of the paragraph was about, else where the text is."""
    topics = topics_of(setting)
    places = (t for t in topics.back() if t.sort == "place" and t.text not in _HERE)
    last = next((place for place in places if topics.paragraph <= place.start < start), None)
    return resolve(last.start, last.text, setting) if last else ground(setting)


def _place(start: int, word: str, setting: Setting) -> str | None:
    """The division a pointing word means, None where that is not known."""
    if word == "全国":
        return word if setting.reading.scenes.at(start).code is not None else _abroad(setting) or word
    if (ends := ENDS.get(LEVELS[word])) is not None:
        return _settlement(start, ends, setting)
    places = setting.reading.places
    at = bisect_left(places, start, key=start_of)
    if word in _ZONES and at and places[at - 1].kind == "zone":
        zone = head_of(setting.text[places[at - 1].start : places[at - 1].end])
        return _antecedent(start, word[0] + zone, zone, setting) if zone else None
    code = places[at].code if at < len(places) and places[at].start == start else None
    return _called(code)


def _settlement(start: int, ends: tuple[str, ...], setting: Setting) -> str | None:
    """That of the title, the speaker's town or village, else the one named last with the place right before it."""
    theme = setting.reading.theme
    if theme and theme.text.endswith(ends):
        return theme.text
    spans, text = setting.reading.named_places, setting.text
    last = bisect_left(spans, (start, 0)) - 1
    near = (at for at in range(last, max(last - _FAR, -1), -1) if text[slice(*spans[at])].endswith(ends))
    at = _speakers_seat(start, last, ends, setting)
    at = next(near, None) if at is None else at
    if at is None:
        return None
    around = spans[at - 1][0] if at and spans[at - 1][1] == spans[at][0] else spans[at][0]
    return text[around : spans[at][1]]


def _speakers_seat(start: int, last: int, ends: tuple[str, ...], setting: Setting) -> int | None:
    """Which of the places around a speech its speaker is from: 柳湾村 of `“全村种茶。”柳湾村党支部书记张卫东说`."""
    speaker = setting.reading.speeches.at(start)
    if not speaker:
        return None
    spans, text = setting.reading.named_places, setting.text
    around = range(max(last - _AROUND, 0), min(last + _AROUND, len(spans)))
    names = ((at, text[slice(*spans[at])]) for at in around)
    return next((at for at, name in names if name.endswith(ends) and name in speaker), None)


def _called(code: str | None) -> str | None:
    """The usual name of a division: 广西 for the autonomous region, else in full."""
    name = name_of(code) if code else None
    return _PEOPLES.sub("", name) if name else None
