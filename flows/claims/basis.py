"""What a change is measured against: a year or a month before (`同比`, `环比`), or what the text names.

It is said between the clause's start and the number, in the clause before, or in a claim that this one goes on from.
"""

import re

from flows.claims.claim import Basis, Change, Claim
from flows.claims.dependents import is_spread
from flows.claims.movement import MOVERS, moves_before, moves_of
from flows.claims.moves import moves_like
from flows.claims.neighbours import is_bracketed
from flows.claims.setting import Setting
from flows.mentions.mention import Mention
from flows.mentions.words import one_of, words_where
from schemas.lexicon import read_lexicon

_REACH = 40
_LINE = 400  # characters of a line over which 从环比看 holds
_LINES = read_lexicon("bases")
_MARKS = {row["word"]: Basis(row["code"]) for row in _LINES if row["use"] == "mark"}


def _like(*uses: str) -> str:
    return one_of(words_where("bases", "use", *uses))


_LOOSE = one_of((*words_where("bases", "use", "loose", "below"), *words_where("changes", "use", "filler")))
_REFERENCE = re.compile(
    rf"(?:(?P<yoy>{_like('year')})|(?P<mom>{_like('month')}))"
    rf"(?:的|水平|{_LOOSE})*+(?:\d[\d.]*[^\d，。；]{{0,6}})?$"  # 比去年同期160多万人次
)
_TRAIL = re.compile(rf"{_LOOSE}++$")
_CLOSERS = one_of(word for word in words_where("bases", "use", "opens", "closes") if len(word) > 1)
_SIGN = re.compile(
    rf"(?P<word>{_like('word')})|(?P<mark>{_like('mark')})|(?P<named>{_like('named')})"
    rf"|{_like('with')}(?P<with>[^，。；]{{1,18}}?){_CLOSERS}"
    rf"|(?P<opener>{_like('opens')}|{moves_like('exceeds')})"
)
_OPENING = re.compile(rf"\s*{_like('opens')}(?P<after>[^，。；]{{1,18}})$")
_OPENED = re.compile(rf"{_like('with')}(?P<with>[^，。；]{{1,40}}?){_CLOSERS}$")
_VIEWED = re.compile(rf"(?P<mark>{_like('mark')})(?:[^，。；]{{0,3}}{_like('views')})?$")
_PACED, _EACH = re.compile(rf"(?P<mark>{_like('mark')})[^，。；\d]{{2,8}}$"), words_where("anchors", "use", "each")[0]
_VIEWING = re.compile(rf"(?<![^，。；\n])[^，。；\d\n]?(?P<mark>{_like('mark')}){_like('views')}[，,]")
_BRACKETED = re.compile(rf"[（(][^，。；（）()]?(?P<mark>{_like('mark')})[，,）)]")
_RATIO = re.compile("是([^，。；]{2,16})的$")
_WITH = re.compile(_like("with"))
_OWN = re.compile(_like("opens"))
_PULLS = re.compile(_like("pulls"))
_BELOW, _BESIDE = re.compile(_like("below")), 10  # 同比增长5%（下同）
_MOST = 6
_VERBS = (*MOVERS, "differs")
_KINDS = ("change", "growth", "ratio")


def basis_of(mention: Mention, change: Change, setting: Setting) -> Basis | None:
    """The basis of a change: said in its own clause, or in the sentence before it."""
    if change.kind not in _KINDS or is_bracketed(mention, setting):
        return None
    if change.kind == "ratio":
        return _of_ratio(mention, setting)
    said = _said(mention, setting) or _over_years(change, setting) or _behind(mention, setting)
    if said and _BELOW.search(setting.text, max(setting.clause.start, mention.start - _REACH), mention.end + _BESIDE):
        setting.reading.basis_below = said
    if said or _is_pulled(mention, setting):
        return said
    inherited = _inherited(mention, change, setting)
    return inherited or (_from_above(mention, setting) if change.kind == "growth" else None)


def _from_above(mention: Mention, setting: Setting) -> Basis | None:
    """What growths without a word of their own are measured against: `从环比看，…` before, or what was said for all."""
    begin = max(setting.text.rfind("\n", 0, mention.start) + 1, mention.start - _LINE)
    for viewed in reversed([*_VIEWING.finditer(setting.text, begin, mention.start)]):
        return _MARKS[viewed["mark"]]
    return setting.reading.basis_below


def _over_years(change: Change, setting: Setting) -> Basis | None:
    """A mean over years that are counted right before it (`两年平均增长5%`) is no growth on the year before."""
    timeline, text = setting.reading.timeline, setting.text
    last = timeline.anchors[timeline.before(change.start) - 1] if timeline.before(change.start) else None
    if last is None or last.grain != "mean" or last.end >= change.start:
        return None
    return Basis("stated", text[last.start : change.start]) if is_spread(text[last.end : change.start]) else None


def _behind(mention: Mention, setting: Setting) -> Basis | None:
    """The basis in brackets right behind a number: `上升8%（指同比，下同）`."""
    match = _BRACKETED.match(setting.text, mention.end)
    return _MARKS[match["mark"]] if match else None


def _is_pulled(mention: Mention, setting: Setting) -> bool:
    """Whether percentage points are what a part adds to the whole (`拉动全市投资增长2个百分点`): no comparison."""
    return mention.unit == "pp" and _PULLS.search(setting.left[-_REACH:]) is not None


def _said(mention: Mention, setting: Setting) -> Basis | None:
    """The last basis between the clause's start and the number."""
    text, found = setting.text, None
    for match in _SIGN.finditer(text, max(setting.clause.start, mention.start - _REACH), mention.start):
        if match["mark"]:
            found = _MARKS[match["mark"]]
        elif match["named"]:
            found = Basis("stated", match[0])
        elif match["with"]:
            found = _compared(match["with"], match[0])
        elif match["opener"] and not _is_quoted(match.start(), setting):
            stop = _verb_after(match.end(), mention, setting)
            if stop == mention.start and setting.words.sorts.endswith("u", 0, setting.words.at(stop)):
                continue  # 低于前一季度的2% is the benchmark's own
            found = _compared(text[match.end() : stop], text[match.start() : stop]) or found
    return found or _opened(setting)


def _is_quoted(at: int, setting: Setting) -> bool:
    """Whether a word belongs to a number before: the 超过 of `超过26%、35%`."""
    return any(claim.mention.start <= at < claim.mention.end for claim in setting.reading.claims[-_MOST:])


def _verb_after(at: int, mention: Mention, setting: Setting) -> int:
    """Where the words of a comparison end: at its verb (that cannot begin them: `比多年同期`), else at the number."""
    moves = moves_before(mention.start, setting.clause, setting, at)
    return next((move.start for move in reversed(moves) if move.role in _VERBS and move.start > at), mention.start)


def _opened(setting: Setting) -> Basis | None:
    """A clause without a number that only opens the comparison: `与上年同期相比，…`, `从环比看，…`, `与上年同比，…`."""
    before = setting.clauses_before(1)
    if not before:
        return None
    match = _OPENED.search(setting.text, before[0].start, before[0].end)
    if match:
        return _compared(match["with"], match[0])  # 人口与2010年的72人相比，
    if any(_is_amount(mention) for mention in before[0].mentions):
        return None
    viewed = _VIEWED.search(setting.text, before[0].start, before[0].end)
    viewed = viewed or (_PACED.search(setting.text, before[0].start, before[0].end) if _goes(setting) else None)
    if viewed:
        return _MARKS[viewed["mark"]]
    named = _OPENING.match(setting.text, before[0].start, before[0].end)
    return _compared(named["after"], named[0]) if named else None


def _goes(setting: Setting) -> bool:
    """Whether a clause only says by how much: `同比增幅较大，分别增长8%、9%`."""
    moves = moves_of(setting.clause, setting)
    return bool(moves) and _is_verb(setting.text[setting.clause.start : moves[0].start].removeprefix(_EACH))


def _is_amount(mention: Mention) -> bool:
    """Whether a number is what a clause tells; a year in a comparison is not."""
    return mention.role == "claim" and mention.unit != "a"


def _compared(reference: str, words: str) -> Basis | None:
    """`上年` is yoy, `上月` mom, any other reference is stated; None where nothing is named."""
    reference = reference.strip()
    if not reference:
        return None
    match = _REFERENCE.match(reference)
    if match:
        return Basis("yoy" if match["yoy"] else "mom")
    return Basis("stated", _TRAIL.sub("", words.strip()))


def _of_ratio(mention: Mention, setting: Setting) -> Basis | None:
    match = _RATIO.search(setting.left[-_REACH:])
    return Basis("stated", match[1]) if match else None


def _inherited(mention: Mention, change: Change, setting: Setting) -> Basis | None:
    """What has opened with 同比 goes on with it: `雾日同比增加11天，其中浓雾日增加4天`, `…同比增长8%。其中，…`."""
    goes_on = setting.goes_on and not _is_dated(mention, setting)
    floor = setting.sentence.start - (_REACH if goes_on else 0)
    for claim in reversed(setting.reading.claims):
        if claim.mention.start < floor:
            return None
        if claim.change.kind in ("growth", "change"):
            basis = _carried(claim, change, setting)
            parted = "；" in setting.text[claim.mention.end : mention.start]
            ended = basis is not None and parted and not goes_on
            return None if ended and not _holds_on(basis, claim, setting) else basis
    return None


def _is_dated(mention: Mention, setting: Setting) -> bool:
    """Whether a part has a time of its own: `其中，一季度增长7%`."""
    timeline = setting.reading.timeline
    return timeline.before(setting.sentence.start) < timeline.before(mention.start)


def _holds_on(basis: Basis | None, before: Claim, setting: Setting) -> bool:
    """Whether a basis holds beyond a semicolon: 同比, and words that opened the sentence."""
    return basis is not None and (basis.code == "yoy" or (basis.code == "stated" and _opens(basis, before, setting)))


def _carried(before: Claim, change: Change, setting: Setting) -> Basis | None:
    basis = before.basis
    if basis is None or basis.code != "stated" or before.change is change:
        return basis
    return basis if _opens(basis, before, setting) or _goes_on(basis, before, change, setting) else None


def _opens(basis: Basis, before: Claim, setting: Setting) -> bool:
    """Whether the words of a stated basis opened the sentence, so that they hold for all of it: `与2020年相比，…`."""
    return _WITH.match(basis.text or "") is not None and before.quantity.unit != "pp"


def _goes_on(basis: Basis, before: Claim, change: Change, setting: Setting) -> bool:
    """Whether a clause says the difference once more, as a growth: `较2019年增加6万人，增长3%`."""
    again = change.kind != before.change.kind and before.quantity.unit != "pp"
    return (
        again
        and _OWN.match(basis.text or "") is not None
        and _is_verb(setting.text[setting.clause.start : change.start])
    )


def _is_verb(between: str) -> bool:
    """Whether nothing but fillers stands between a clause's start and its verb."""
    return not between.strip() or _TRAIL.fullmatch(between.strip()) is not None
