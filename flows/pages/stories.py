"""The lines of a page become stories: headlines find their kickers above them, bodies give up their photo captions."""

import re
from dataclasses import dataclass, field, replace

from flows.pages.bylines import Byline, find_credit, find_inline, is_colophon, read_byline
from flows.pages.issue_dates import is_masthead
from flows.pages.lines import Line
from flows.pages.page import Person
from flows.pages.paragraphs import is_display, is_ended, join_paragraphs

_LONGEST_KICKER = 45  # characters
_LONGEST_CAPTION = 4  # lines above the credit
_LONGEST_BRIEF = 300  # characters in at most two paragraphs
_DASH = re.compile(r"(?:—|–|―|-){2}")
_OPENS_ON_A_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")


@dataclass(slots=True)
class Story:
    """An article in its parts; `kicker` and `subtitle` hold a string a line."""

    kicker: list[str] = field(default_factory=list)
    title: str | None = None
    subtitle: list[str] = field(default_factory=list)
    byline: list[Person] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    genre: str = "report"

    @property
    def text(self) -> str:
        headline = [*self.kicker, *([self.title] if self.title is not None else []), *self.subtitle]
        return "\n".join([*headline, *self.paragraphs])


def find_stories(lines: list[Line]) -> list[Story]:
    """The stories of a page in reading order, a caption after the story it stands in."""
    lines = [line for line in lines if not is_furniture(line)]
    depth = _title_depth(lines)
    lines = [replace(line, level=0) if line.level < depth else line for line in lines]
    heads = [n for n, line in enumerate(lines) if line.level == depth]
    if not heads:
        return _find_untitled(lines)
    starts = [_kicker_start(lines, head, after) for head, after in zip(heads, [-1, *heads], strict=False)]
    stories = read_region(Story(), lines[: starts[0]])
    for start, head, end in zip(starts, heads, [*starts[1:], len(lines)], strict=True):
        stories += _read_titled(lines[start:head], lines[head], lines[head + 1 : end])
    return stories


def is_furniture(line: Line) -> bool:
    """Whether a line belongs to the page and to no article: its masthead, its editors."""
    return len(line.text) <= _LONGEST_KICKER and (is_masthead(line.text) or is_colophon(line.text))


def _title_depth(lines: list[Line]) -> int:
    """The depth of a title's heading: the page's shallowest, or the next where that one only names the page."""
    levels = [line.level for line in lines if line.level]
    top = min(levels, default=1)
    names_page = levels[:1] == [top] and levels.count(top) == 1 and levels.count(top + 1) > 1
    if not names_page:
        return top
    head = next(n for n, line in enumerate(lines) if line.level)
    below = lines[head + 1]
    return top + 1 if below.level == top + 1 and not _DASH.match(below.text) else top


def _kicker_start(lines: list[Line], head: int, after: int) -> int:
    """Where the story with its title at `head` begins: its kickers are the short lines above that end no sentence."""
    start = head
    while start > after + 1 and _can_be_kicker(lines[start - 1]):
        start -= 1
    above = lines[start - 1] if start > 0 else None
    broken = above is not None and not above.level and not is_ended(above.text) and read_byline(above.text) is None
    return min(start + 1, head) if broken else start


def _can_be_kicker(line: Line) -> bool:
    return (
        not line.level
        and len(line.text) <= _LONGEST_KICKER
        and not is_ended(line.text)
        and read_byline(line.text) is None
    )


def _find_untitled(lines: list[Line]) -> list[Story]:
    """A page without headings is one article; short lines at its top are its headline."""
    shown = 0
    while shown < min(3, len(lines) - 1) and _can_be_kicker(lines[shown]) and is_display(lines[shown]):
        shown += 1
    if shown == 0:
        return read_region(Story(), lines)
    return _read_titled(lines[: shown - 1], lines[shown - 1], lines[shown:])


def _read_titled(kickers: list[Line], title: Line, below: list[Line]) -> list[Story]:
    count = _subtitle_lines(below)
    story = Story([line.text for line in kickers], title.text, [line.text for line in below[:count]])
    return read_region(story, below[count:])


def _subtitle_lines(below: list[Line]) -> int:
    """How many lines under a title belong to it: those with a dash, and a lone heading."""
    count = 0
    while count < len(below) and _DASH.match(below[count].text) and not is_ended(below[count].text):
        count += 1
    lone = count < len(below) and below[count].level and sum(line.level > 0 for line in below[count:]) == 1
    return count + 1 if lone and not count else count


def read_region(story: Story, region: list[Line]) -> list[Story]:
    """`story` given the lines below its headline as its body, and the captions that stand in them; no story where
    nothing is left."""
    bylines = [read_byline(line.text) for line in region]
    lead = 0
    while lead < len(region) and (byline := bylines[lead]) is not None:
        story.byline += byline.persons
        lead += 1
    captions = _find_captions(region, bylines, lead, bool(story.byline))
    inside = {n for caption in captions for n in caption}
    body = [n for n in range(lead, len(region)) if n not in inside]
    if captions and not body and story.title is not None:  # a photograph with a headline of its own
        story.genre = "caption"
        body = [*captions.pop(0)]
    _fill(story, [region[n] for n in body], [bylines[n] for n in body])
    stories = [story] if story.text else []
    for lines in captions:
        caption = Story(genre="caption")
        _fill(caption, [region[n] for n in lines], [bylines[n] for n in lines])
        stories.append(caption)
    return stories


def _fill(story: Story, lines: list[Line], bylines: list[Byline | None]) -> None:
    """Body, byline and genre of a story, its byline lines taken out of the body."""
    printed = zip(lines, bylines, strict=True)
    story.paragraphs = join_paragraphs(line for line, byline in printed if byline is None)
    for paragraph in story.paragraphs:
        story.byline += find_inline(paragraph)
    story.byline += [person for byline in bylines if byline for person in byline.persons]
    if story.genre == "caption" and story.paragraphs:
        story.byline += find_credit(story.paragraphs[-1])
    story.byline = list(dict.fromkeys(story.byline))
    if story.genre == "report" and is_brief(story.paragraphs):
        story.genre = "brief"


def is_brief(paragraphs: list[str]) -> bool:
    """Whether a body is a brief's: at most two paragraphs and 300 characters."""
    return 0 < len(paragraphs) <= 2 and sum(map(len, paragraphs)) <= _LONGEST_BRIEF


def _find_captions(region: list[Line], bylines: list[Byline | None], first: int, has_byline: bool) -> list[range]:
    """Which lines of a region are those of each photo caption: a credit line, or a credit that closes its paragraph,
    and the lines above it back to the picture's place."""
    captions: list[range] = []
    signed = has_byline or any(
        find_inline(region[n].text) for n in range(first, min(first + 3, len(region))) if bylines[n] is None
    )
    for n in range(first, len(region)):
        byline = bylines[n]
        floor = captions[-1].stop if captions else first
        credited = bool(byline.photo if byline else find_credit(region[n].text))
        if not (byline or credited) or (byline and n == floor):
            continue
        start = _caption_start(region, floor, n if byline else n + 1, signed=signed, photo=credited)
        if start is not None and None in bylines[start : n + 1]:
            captions.append(range(start, n + 1))
    return [_with_more_credits(caption, bylines) for caption in captions]


def _caption_start(region: list[Line], floor: int, end: int, *, signed: bool, photo: bool) -> int | None:
    """The first line of the caption whose text ends before `end`; None where the credit signs the story itself.

    `signed`: the story has a byline of its own; `photo`: the credit is a photographer's.
    """
    above = range(end - 1, max(floor, end - _LONGEST_CAPTION) - 1, -1)
    gap = next((n for n in above if region[n].gap), None)
    if gap is not None and (signed or photo or _OPENS_ON_A_DAY.match(region[gap].text)):
        return gap
    dated = next((n for n in above if _OPENS_ON_A_DAY.match(region[n].text)), None)
    if dated is not None and (signed or photo):
        return dated
    return end - 1 if photo else None


def _with_more_credits(caption: range, bylines: list[Byline | None]) -> range:
    """A credit of several lines belongs to one caption."""
    end = caption.stop
    while end < len(bylines) and bylines[end] is not None:
        end += 1
    return range(caption.start, end)
