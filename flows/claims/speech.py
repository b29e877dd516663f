"""Who speaks where: the stretches of a text that somebody other than the paper answers for.

A cue names a speaker and opens a stretch: `馆长李朋介绍，…`, `据市水利局统计，…`, `记者从市水利局获悉，…`. The stretch
lasts to the end of the sentence, or of the paragraph where the cue reports rather than remarks, or to the next cue.
A source without a name is called by its phrase (`统计显示`). A quotation belongs to whoever is named beside it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.claims.people import SURNAMES
from flows.claims.speaker_names import ACTORS
from flows.claims.speakers import Cue, find_verbs, read_cue
from flows.mentions.spans import start_of

_LONGEST_HEADING = 60
_LONGEST = 1000  # characters of a quotation or sentence
_LONGEST_NAME = 10  # characters in quotation marks that are a name rather than speech
_NESTED = 4
_OPENS = "“"
_INTRODUCED = re.compile("((?:([^，。；：“”\n \u3000]{3,30})[ \u3000]+)?[\u4e00-\u9fff·]{2,4})：")
"""Who speaks in a line of a broadcast: `市水利局局长 李朋：…`, `李朋：…`."""
_HEADING = re.compile(rf"(?:【[^】]*】)?([^：:，。\s“”]{{1,11}}[{ACTORS}])[：:](?=[^。]*$)")
"""`世卫：…` as a heading."""


@dataclass(slots=True)
class Stretch:
    """`text[start:end]` is what `speaker` says."""

    start: int
    end: int
    speaker: str | None


@dataclass(slots=True)
class Speeches:
    """The stretches of an article in order of their starts; a later start lies inside or after an earlier one."""

    stretches: list[Stretch]
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [stretch.start for stretch in self.stretches]

    def last(self, offset: int) -> Stretch | None:
        """The stretch that began last before an offset or at it, whether it still lasts or not."""
        last = bisect_right(self.starts, offset)
        return self.stretches[last - 1] if last else None

    def at(self, offset: int) -> str | None:
        """Who says what stands at an offset."""
        last = bisect_right(self.starts, offset)
        for at in range(last - 1, max(-1, last - 1 - _NESTED), -1):
            if offset < self.stretches[at].end:
                return self.stretches[at].speaker
        return None


def find_speeches(text: str) -> Speeches:
    """Every stretch of the text that has a speaker."""
    stretches = list(_headings(text))
    last: str | None = None
    start, end = 0, -1
    for verb in find_verbs(text):
        if verb.start > end:
            start = text.rfind("\n", max(0, end), verb.start) + 1 or max(0, end)
            end = text.find("\n", verb.end)
            end = len(text) if end < 0 else end
        cue = read_cue(text, start, verb, last)
        if cue is not None and (cue.named or _is_free(text, stretches, cue)):
            stretches.extend(_spoken(text, start, end, cue))
            last = cue.speaker if cue.named and cue.speaker else last
    return Speeches(sorted(stretches, key=start_of))


def _is_free(text: str, stretches: list[Stretch], cue: Cue) -> bool:
    """Whether a source without a name (`经初步核算`) stands for itself: not in the sentence of one who has spoken."""
    if not stretches or stretches[-1].end <= cue.start:
        return True
    return text.find("。", max(stretches[-1].start, cue.start - _LONGEST), cue.start) >= 0


def _headings(text: str) -> Iterator[Stretch]:
    """The lines that begin with who speaks in them."""
    start = 0
    for line in text.split("\n"):
        if (spoken := _INTRODUCED.match(line)) and (spoken[2] or _is_known(text, spoken[1], start)):
            yield Stretch(start + spoken.end(), start + len(line), spoken[1])
        elif len(line) <= _LONGEST_HEADING and (found := _HEADING.match(line)):
            yield Stretch(start + found.end(), start + len(line), found[1])
        start += len(line) + 1


def _is_known(text: str, name: str, start: int) -> bool:
    """Whether somebody of that name has been told of above a line."""
    return name.startswith(SURNAMES) and text.find(name, max(0, start - _LONGEST), start) >= 0


def _spoken(text: str, start: int, end: int, cue: Cue) -> Iterator[Stretch]:
    """What a cue covers: the quotation beside it, else the rest of its paragraph or sentence."""
    if text[max(start, cue.start - 1) : cue.start] == "”":
        opening = text.rfind("“", max(start, cue.start - _LONGEST), cue.start)
        yield Stretch(opening if opening >= 0 else start, cue.start, cue.speaker)
    closing = _closing(text, cue, end)
    if closing is None:
        stop = end if cue.far else text.find("。", cue.end, min(end, cue.end + _LONGEST))
        closing = _quoted_on(text, stop if stop >= 0 else end, end)
    if text[cue.end : cue.end + 1] == "。":
        closing = _quoted_on(text, cue.end, end)
    if closing > cue.end:
        yield Stretch(cue.end, closing, cue.speaker)


def _quoted_on(text: str, stop: int, end: int) -> int:
    """Where a quotation ends that goes on behind a sentence: `馆长李朋告诉记者，新馆已建成。“藏书有3万册。”`."""
    if text[stop + 1 : stop + 2] != _OPENS:
        return stop
    closing = text.find("”", stop, min(end, stop + _LONGEST))
    return closing if closing - stop > _LONGEST_NAME else stop


def _closing(text: str, cue: Cue, end: int) -> int | None:
    """Where the quotation ends that a cue opens; None where it opens none, or only a name in quotation marks."""
    opening = text.find("“", cue.end, cue.end + 2)
    if cue.far or opening < 0:
        return None
    closing = text.find("”", opening, min(end, opening + _LONGEST))
    if closing < 0:
        return end
    return closing if closing - opening > _LONGEST_NAME else None
