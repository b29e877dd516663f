"""What a clause is about: the name or place in the position of its subject."""

import re
from functools import lru_cache

from flows.claims.heads import head_of, is_bare, is_group, is_head, is_pointing, sort_named
from flows.claims.held import event_at, event_held
from flows.claims.naming import SETTLEMENTS, Topic, is_single, is_vague, name_in
from flows.claims.people import PRONOUNS, person_in
from flows.claims.tags import is_verbal
from flows.claims.words import KEPT, Words, is_main_verb
from flows.mentions.numerals import NUMERALS
from flows.mentions.words import one_of, words_where
from schemas.lexicon import read_lexicon

_LEAD = r"(?:[kdtTxfe]|M(?=x)|p(?=[tT]))*"
_TOPIC = re.compile(_LEAD + r"((?:[ngr]|k(?=[ng])|u(?=n)|f(?=n)|(?<!n)[MT](?=[ng])|l(?=g))+)(?=[dvwlmbopftTM]|x*$)")
_LONG = re.compile(_LEAD + r"([ngr](?:[ngrkMTl]|f(?=n))*v(?:[ngrkMT]|f(?=n))*n)(?=[dtTplw])")
_RELATIVE = re.compile(r"u([ng][nkg]*)(?=[dvwlmbopftT])")
_LONG_RELATIVE = re.compile(r"u([ng](?:[nkg]|v(?=[nv]{0,3}n))*n)(?=[dvwlmbopftT])")
_FIRM = re.compile("[kdtTxfe]*(g+)(?=[nd])")
_AFAR = re.compile("u([ng]+)x*$")
_PLACED = re.compile("[kdtTx]*(n?)[dt]*p(g+)(?:u?[ng]*f?)[sv]*x*")
_VISITED = re.compile("[kdtTx]*(n?)[dt]*([pvn])(?:wg+u)?([ng][ngvk]*)(?:u[ngv]*)?f?d?[ftsv]*x*")
_PLACES = re.compile("[kdtTx]*(g(?:n?k[gn]+)*n?en?)(?=[dvwlmb])")
_OCCASION = re.compile("[kdtTx]*(r[nvg]*n)(?=[wdvlp])")
_OTHERS = re.compile("(?:k[ngv]+)+e(n+)")
_SET = re.compile("[kdtT]*[vw]p?g+u([ng]+)x*")
_ASPECT = re.compile("[kdtTx]*([ng]+)nx*")
_SETTING = re.compile(r"p.*f[dx]*$")
_WORK = re.compile(r"[kdtTx]*[ng]+[dtT]*(?:p[ng]+f?)?[vp]+un")
_GRADED = re.compile("M(n)([ng]+)x*$")
_KINDS = ("says", "posts", "source", "gives", "lead")
USES = {
    use: tuple(words_where("topics", "use", use))
    for use in ("being", "instance", "grade", "visit", "view", "occasion", "thinks")
}
_NUMBERED = "".join(sorted(NUMERALS))
_CRAFT = re.compile(f"“.*[{_NUMBERED}]{one_of(words_where('topics', 'use', 'craft'))}”")  # “玲龙一号”
_FIRMS = tuple(words_where("topics", "use", "firm"))
_HOSTS = tuple(words_where("topics", "use", "firm", "school", "host"))
ASIDE = tuple(words_where("bystanders", "side", "aside"))
"""What names the place before it only aside: `国家下达的任务`, `全国排名`."""

_BEFORE_PERSON = "xdtTk"
_TOLD = {kind: frozenset(row["word"] for row in read_lexicon("speakers") if row["kind"] == kind) for kind in _KINDS}
_SOURCES, _POSTS = tuple(_TOLD["source"]), (*_TOLD["posts"], *_TOLD["gives"])


@lru_cache(maxsize=KEPT)
def topic_of(words: Words) -> Topic | None:
    """The grammatical subject of a clause, if it is something that further claims can be said of."""
    sorts = words.sorts
    if entered := _entered(words) or _visited(words) or event_at(words):
        return entered
    if not sorts or (sorts[0] == "p" and _SETTING.match(sorts)) or _only_tells(words):
        return None
    if "s" in sorts:
        return _thought_of(words, sorts.rindex("s"))
    if held := event_held(words):
        return held
    if person := person_in(words):
        return Topic(person[1], person[0], "person")
    if topic := _pronoun(words) or _instance(words):
        return topic
    topic = _viewed(words) or _pointed(words) or _shaped(words) or _listed(words) or _phrased(words) or _set(words)
    topic = topic or _occasion(words) or _made(words)
    if topic and topic.sort in ("project", "organisation") and "e" in sorts:
        return _together(topic, words)
    if topic and topic.sort == "place" and words.source.startswith(ASIDE, topic.start + len(topic.text)):
        return None  # 国家下达的任务完成
    return _host(topic, words) if topic and topic.sort == "event" and _says(words) else topic


def _thought_of(words: Words, at: int) -> Topic | None:
    """What somebody thinks something of, behind the verb at `at`: 发达经济体 of `该组织认为发达经济体增长放缓`."""
    first = at + 1
    if words.texts[at] not in USES["thinks"] or not words.sorts.startswith(("n", "g", "r"), first):
        return None
    return topic_of(
        Words(words.starts[first:], words.ends[first:], words.texts[first:], words.sorts[first:], words.source)
    )


def _viewed(words: Words) -> Topic | None:
    """The sector or body that a clause turns to: `铁路方面，`."""
    match = _ASPECT.fullmatch(words.sorts) if words.texts[len(words.sorts.rstrip("x")) - 1] in USES["view"] else None
    return name_in(words, *match.span(1)) if match else None


def _together(topic: Topic, words: Words) -> Topic | None:
    """A topic with those it heads the list of: `甲公司、乙公司等企业投产`; None where the list is one of examples.

    Such is one of things that are all new or good: `甲基地、乙产线等重大项目建成`.
    """
    end = words.at(topic.start + len(topic.text))
    match = _OTHERS.match(words.sorts, end)
    if match is None:
        return topic
    kind = words.phrase(*match.span(1))
    if topic.sort != "organisation" or is_vague(kind) or not is_group(kind):
        return None
    return Topic(words.phrase(words.at(topic.start), match.end(1)), topic.start, topic.sort)


def _listed(words: Words) -> Topic | None:
    """The places that a clause opens with together: `甲省、乙省等地持续降雨`."""
    match = _PLACES.match(words.sorts) if "e" in words.sorts else None
    return Topic(words.phrase(*match.span(1)), words.starts[match.start(1)], "place") if match else None


def _set(words: Words) -> Topic | None:
    """The one body or thing that a clause tells the place of: `位于柳湾镇的青山纸业公司，`."""
    match = _SET.fullmatch(words.sorts) if "gu" in words.sorts else None
    if match is None:
        return None
    topic = name_in(words, *match.span(1))
    return topic if topic and is_single(topic, words, match.end(1), ends=True) else None


def _occasion(words: Words) -> Topic | None:
    """What a clause points at by a noun that is no head: 本次采购 of `本次采购共有6000家医院参加`."""
    match = _OCCASION.match(words.sorts)
    phrase = words.phrase(*match.span(1)) if match else ""
    known = match is not None and words.texts[match.start(1)] in USES["occasion"]
    return Topic(phrase, words.starts[match.start(1)], "event") if match and known else None


def _made(words: Words) -> Topic | None:
    """The work of which a clause only tells whose it is: `全会通过的《决定》，`."""
    end = len(words.sorts.rstrip("x"))
    titled = words.texts[end - 1][0] == "《" and _WORK.fullmatch(words.sorts, 0, end)
    return Topic(words.texts[end - 1], words.starts[end - 1], "work") if titled else None


def _says(words: Words) -> bool:
    """Whether a clause ends in a verb of saying: `会议指出，`."""
    return words.texts[len(words.sorts.rstrip("x")) - 1] in _TOLD["says"]


def _host(meeting: Topic, words: Words) -> Topic | None:
    """The body whose meeting speaks for it: 甲医院 of `甲医院职工代表大会提出，`."""
    first = words.at(meeting.start)
    last = words.at(meeting.start + len(meeting.text))
    names = (name_in(words, first, end) for end in range(last - 1, first, -1))
    return next((name for name in names if name and name.sort == "organisation"), None)


def _phrased(words: Words) -> Topic | None:
    """The name, or what a longer phrase begins with, in the place of the subject."""
    sorts = words.sorts
    short, relative = _TOPIC.match(sorts), _RELATIVE.search(sorts) if "u" in sorts else None
    is_told = short is not None and short.end(1) < len(sorts) and words.texts[short.end(1)] in USES["being"]
    for match in (short, relative) if is_told else (relative, short):
        if match and (topic := name_in(words, *match.span(1))):
            return topic if not sorts.startswith("M", match.end(1)) or is_single(topic, words, match.end(1)) else None
    for match in (_LONG.match(sorts), _LONG_RELATIVE.search(sorts)) if "v" in sorts else ():
        if match and sorts.startswith("w", match.end(1)) and words.texts[match.end(1)] not in USES["being"]:
            continue
        topic = name_in(words, *match.span(1)) if match and _is_name(words, *match.span(1)) else None
        if topic and topic.sort != "industry":
            return topic
    return _opening_topic(words, short) or _graded_topic(words)


def _shaped(words: Words) -> Topic | None:
    """A firm by the shape of its name: place, words that the tagger cuts, kind (`甲镇赵能豪猪养殖合作社养殖的…`)."""
    match = _FIRM.match(words.sorts)
    if match is None:
        return None
    first, at = match.span(1)
    while at < len(words.sorts) and words.sorts[at] in "nd" and not is_main_verb(words.texts[at]):
        at += 1
        ends = not words.sorts.startswith("n", at) or words.sorts.startswith("nu", at)
        if ends and words.texts[at - 1].endswith(_FIRMS) and not is_group(words.phrase(first, at)):
            return Topic(words.phrase(first, at), words.starts[first], "organisation")
    return None


def _pronoun(words: Words) -> Topic | None:
    """The pronoun that a clause begins with: 他 in `目前，他已完成采摘`."""
    for at, sort in enumerate(words.sorts):
        if words.texts[at] in PRONOUNS:
            return Topic(words.texts[at], words.starts[at], "person")
        if sort not in _BEFORE_PERSON:
            return None
    return None


def _instance(words: Words) -> Topic | None:
    """What a clause gives as an example: `以甲医院为例`."""
    if words.sorts[0] != "p":
        return None
    phrase = words.phrase(0, len(words.sorts)).rstrip("，,")
    if not phrase.endswith(USES["instance"]):
        return None
    return name_in(words, 1, words.noun_end(1))


def _entered(words: Words) -> Topic | None:
    """The town or village that a clause goes into: `在柳湾镇，`, `记者在双槐村看到，`."""
    match = _PLACED.fullmatch(words.sorts) if "pg" in words.sorts else None
    if match is None or (match[1] and words.texts[match.start(1)] not in _TOLD["lead"]):
        return None
    phrase = words.phrase(*match.span(2))
    led = match.end(2) == len(words.sorts.rstrip("x")) and not match[1]  # 在邯郸成安县，
    return Topic(phrase, words.starts[match.start(2)], "place") if led or phrase[-1] in SETTLEMENTS else None


def _visited(words: Words) -> Topic | None:
    """The one body or thing that a clause goes to: `走进青山纸业公司，`, `在青山水库建设现场，`."""
    match = _VISITED.fullmatch(words.sorts)
    if match is None or words.texts[match.start(2)] not in USES["visit"] or is_verbal(words.texts[match.start(3)]):
        return None
    if match[1] and words.texts[match.start(1)] not in _TOLD["lead"]:
        return None
    topic = name_in(words, *match.span(3)) if _is_name(words, *match.span(3)) else None
    known = topic is not None and (topic.sort == "project" or topic.text.endswith(_HOSTS))
    return topic if topic and known and is_single(topic, words, match.end(3), ends=True) else None


def _pointed(words: Words) -> Topic | None:
    """What a clause points at from afar: `这个因粉尘被投诉的企业` is 这个企业."""
    if "u" not in words.sorts:
        return None
    afar = filter(None, (_RELATIVE.search(words.sorts), _AFAR.search(words.sorts)))
    topics = (_pointed_at(words, *match.span(1)) for match in afar)
    return next((topic for topic in topics if topic), None)


def _pointed_at(words: Words, first: int, last: int) -> Topic | None:
    start = next((at for at, sort in enumerate(words.sorts) if sort not in "xkdtT"), 0)
    phrase = words.texts[start] + words.phrase(first, last)
    if start >= first or head_of(words.phrase(first, last)) is None or not is_pointing(phrase):
        return None
    return Topic(phrase, words.starts[start], sort_named(phrase) or "project") if is_bare(phrase) else None


def _graded_topic(words: Words) -> Topic | None:
    """The name behind a graded noun: 云溪谷 in `5A级景区云溪谷，`."""
    match = _GRADED.search(words.sorts) if "Mn" in words.sorts else None
    if (
        match is None
        or not is_head(words.texts[match.start(1)])
        or not words.texts[match.start()].endswith(USES["grade"])
    ):
        return None
    return Topic(words.phrase(*match.span(2)), words.starts[match.start(2)], "project")


def _only_tells(words: Words) -> bool:
    """Whether a clause only names who tells: `统计局发布，`, `局发布数据，`, `报告提出，`; not `倡议发布`."""
    end = len(words.sorts.rstrip("x"))
    if not end or "M" in words.sorts or "《" in words.phrase(0, end):
        return False
    if end > 1 and sort_named(words.phrase(0, end - 1)) == "work":
        return words.texts[end - 1] in _TOLD["says"]
    last = words.texts[end - 1]
    if last in _TOLD["says"]:
        return end > 1 and words.texts[end - 2] in _TOLD["source"]
    if last in _TOLD["posts"]:
        return True
    told = words.phrase(0, end)
    return told.endswith(_SOURCES) and any(words.texts[at].startswith(_POSTS) for at in range(1, end))


def _is_name(words: Words, first: int, last: int) -> bool:
    """Whether the verbs in a phrase are such as stand in names (`应对冰冻灾害演练`)."""
    return not any(words.sorts[at] == "v" and is_main_verb(words.texts[at]) for at in range(first, last))


def _opening_topic(words: Words, match: re.Match[str] | None) -> Topic | None:
    """The place or the quoted title that a longer phrase begins with."""
    if match is None:
        return None
    first = match.start(1)
    text = words.texts[first]
    titled = "work" if text[0] == "《" else "project" if _CRAFT.fullmatch(text) else None
    if words.sorts[first] == "g" and head_of(text) is None:
        last = first + 1
        while words.sorts.startswith("g", last) and len(words.texts[last]) > 1:
            last += 1  # 辽宁|葫芦岛市
        return Topic(words.phrase(first, last), words.starts[first], "place")
    return Topic(text, words.starts[first], titled) if titled else None
