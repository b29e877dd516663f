"""Who wrote it: byline words and names become persons with their roles."""

import re
from dataclasses import dataclass, field

from flows.pages.page import Person
from flows.pages.traditional import simplified
from schemas.lexicon import read_lexicon

_LONGEST = 90  # characters; a longer line is prose
_WORDS = {line["word"]: line for line in read_lexicon("bylines")}
_SURNAMES = frozenset(line["word"] for line in read_lexicon("surnames"))
_ANY_WORD = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_WORD = re.compile(_ANY_WORD)
_EDITOR = re.compile("|".join(re.escape(word) for word, line in _WORDS.items() if line["role"] == "editor"))
_MARK = re.compile(r"^[■□◆◇●○◎▲△▶★☆※*·•/|\s]+|[■□◆◇●○◎★☆※*/|\s]+$")
_BETWEEN = re.compile(r"[\s、,;|:，：；\u3000]+")
_SLASH = re.compile(r"[/／]")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}")
_ONE_CHARACTER = re.compile(r"[\u4e00-\u9fff]")
_MARKER = re.compile(rf"([\u4e00-\u9fff]{{0,12}}?)({_ANY_WORD})[/／]?([\u4e00-\u9fff·]{{0,12}})")
_BRACKETS = re.compile(r"[(（]([^()（）\n]{2,80})[)）]")
_CLOSING = "|".join(re.escape(word) for word, line in _WORDS.items() if line["stands"] == "after")
_DATELINE = re.compile(rf"^[^,，。:：\n]{{0,24}}[讯电訊電][\s\u3000:：]+([^。:：()（）\n]{{2,60}}?)\s*(?:{_CLOSING})")
_TAIL = re.compile(r"[。！？!?…][”’」』]*[\s\u3000]*[(（]?([^。！？!?()（）\n]{2,60})[)）]?$")
_SIGNATURE = re.compile(r"[。！？!?…][”’」』]*[\s\u3000]*[(（]([\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,5})[)）]$")


@dataclass(slots=True)
class Byline:
    """Persons in the order of print; `photo` says that one of the words credits a photograph."""

    persons: list[Person] = field(default_factory=list)
    photo: bool = False


def read_byline(line: str) -> Byline | None:
    """The persons of a line that holds nothing but a byline, else None.

    >>> [(p.name, p.role) for p in read_byline("■ 本报记者 王 鹏 通讯员 李晓明").persons]
    [('王鹏', 'reporter'), ('李晓明', 'correspondent')]
    """
    if len(line) > _LONGEST:
        return None
    bare = _MARK.sub("", line)
    marked = bare != line.strip()
    bracketed = _BRACKETS.fullmatch(bare)
    byline = _parse(bracketed.group(1) if bracketed else bare, trusted=marked or bracketed is not None)
    if byline is None and marked and is_person(bare):
        return Byline([Person(_joined(bare), "author")])
    return byline


def read_signature(text: str) -> list[Person]:
    """Whom a field for the author names, with byline words or without; none where it holds anything else."""
    byline = read_byline(" ".join(text.split())) if text else None
    if byline:
        return byline.persons
    names = [name for name in _BETWEEN.split(text) if name]
    return [Person(name, "author") for name in names] if all(map(is_person, names)) else []


def is_colophon(line: str) -> bool:
    """Whether a line names only editors, who sign the page and no article of it."""
    byline = read_byline(line) if _EDITOR.search(line) else None
    return byline is not None and all(person.role == "editor" for person in byline.persons)


def find_inline(text: str) -> list[Person]:
    """The persons that the text itself credits: `本报讯(记者 王鹏)`, `……。(王鹏)`, `本报讯 记者王鹏报道`."""
    persons: list[Person] = []
    for match in _BRACKETS.finditer(text):
        byline = _parse(match.group(1), trusted=True) if _WORD.search(match.group(1)) else None
        persons += byline.persons if byline else []
    dateline = _DATELINE.match(text)
    byline = _parse(dateline.group(1), trusted=True) if dateline else None
    persons += byline.persons if byline else []
    signed = _SIGNATURE.search(text[-40:])
    if signed and is_person(signed.group(1)):
        persons.append(Person(_joined(signed.group(1)), "author"))
    return persons


def find_credit(paragraph: str) -> list[Person]:
    """The persons of a photo credit that closes a paragraph: `……投入使用。 本报记者 王鹏 摄`."""
    tail = _TAIL.search(paragraph[-100:])
    byline = _parse(tail.group(1), trusted=True) if tail else None
    return byline.persons if byline and byline.photo else []


def is_person(text: str) -> bool:
    """Whether characters, spaced or not, are a family name and a given name of one or two characters."""
    name = simplified(_joined(text)) or _joined(text)
    rest = {len(name) - len(surname) for surname in (name[:1], name[:2]) if surname in _SURNAMES}
    return bool(rest & {1, 2}) and bool(_NAME.fullmatch(name))


def _joined(name: str) -> str:
    return re.sub(r"\s", "", name)


@dataclass(slots=True)
class _Names:
    """Names while a byline is read: those since the last word, and the role that the word gave them.

    `sure` says that brackets, a mark or the paper's own name prove a byline; else the surnames must.
    """

    byline: Byline = field(default_factory=Byline)
    pending: list[str] = field(default_factory=list)
    role: str | None = None
    words: int = 0
    sure: bool = False

    def settle(self, role: str | None) -> bool:
        """Give the pending names their role; False where they have none."""
        role = self.role or role
        if self.pending and role is None:
            return False
        self.byline.persons += [Person(name, role) for name in self.pending if role]
        self.pending, self.role = [], None
        return True


def _parse(text: str, *, trusted: bool) -> Byline | None:
    """Words and names in turn. `trusted`: brackets or a mark already say that this is a byline."""
    names = _Names(sure=trusted)
    tokens = [token for token in _BETWEEN.split(text.strip()) if token]
    for token in _spaced_names_joined(tokens):
        if _NAME.fullmatch(token) and not _ends_in_word(token):
            names.pending.append(token)
        elif not _take_word(token, names):
            return None
    named = names.settle(None) and names.byline.persons
    sure = names.sure or all(is_person(person.name) or len(person.name) > 4 for person in names.byline.persons)
    return names.byline if named and names.words and sure else None


def _ends_in_word(token: str) -> bool:
    """Whether a token that looks like a name is a word (`记者`) or ends in one (`王鹏摄`, `本报记者`)."""
    match = _MARKER.fullmatch(token)
    return match is not None and not (match.group(1) and match.group(3)) and _stands(match) is not None


def _stands(match: re.Match[str]) -> str | None:
    """The side on which the word of a token must have its names; None where the token is no such word."""
    before, word, after = match.groups()
    side = _WORDS[word]["stands"]
    if after:
        if len(word) == 1 and (before or not _SLASH.search(match.group())):
            return None  # 文明兴 holds the word 文, 文/明兴 is a byline
        return "before" if side != "after" and is_person(after) else None
    if before and is_person(before) and side != "before":
        return "after"
    return side if not before or side == "before" else None


def _take_word(token: str, names: _Names) -> bool:
    match = _MARKER.fullmatch(token)
    stands = _stands(match) if match else None
    if match is None or stands is None:
        return False
    before, word, after = match.groups()
    if after and not (names.sure or before or names.words or _SLASH.search(token)):
        return False
    line = _WORDS[word]
    names.sure = names.sure or (stands == "before" and bool(before))
    names.words += 1
    names.byline.photo = names.byline.photo or line["role"] == "photographer"
    if stands == "after" and before:
        names.pending.append(before)
    if stands == "after" or (stands == "either" and names.pending and not after):
        return names.settle(line["role"])
    settled = names.settle(None)
    names.role, names.pending = line["role"], [after] if after else []
    return settled


def _spaced_names_joined(tokens: list[str]) -> list[str]:
    """`王 鹏` is one name of two characters; a lone character before a longer token stays alone."""
    joined: list[str] = []
    open_name = False
    for token in tokens:
        single = bool(_ONE_CHARACTER.fullmatch(token)) and token not in _WORDS
        if single and open_name:
            joined[-1] += token
        else:
            joined.append(token)
        open_name = single and not open_name
    return joined
