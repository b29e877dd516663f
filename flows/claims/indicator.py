"""What is measured or counted."""

from flows.claims.claim import Change
from flows.claims.dependents import complete
from flows.claims.frames import Frame, frame_of
from flows.claims.series import Series, series_of, share_out
from flows.claims.setting import Setting
from flows.mentions.mention import Mention

_RATES = "速幅率"


def indicator_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    """The indicator of the mention's frame; what the frame leaves unsaid is taken from the claims before it."""
    frame = frame_of(mention, change, setting)
    claims = setting.reading.claims
    before = claims[-1].indicator if claims else None
    if frame.predicate:
        return setting.text[slice(*frame.predicate)] + "人数"
    if frame.whole:
        return _share(frame, setting, before if _continues(setting) else None)
    series = series_of(mention, setting)
    if frame.indicator and (series.size == 1 or frame.following):
        own = setting.text[slice(*frame.indicator)]
        return complete(own, before) if _continues(setting) and not _counts(setting, own) else own
    if series.index:
        frame = frame_of(series.first, change, setting)
    if frame.indicator and not frame.following:
        return share_out(setting.text[slice(*frame.indicator)], series)
    return _in_turn(series, setting) or before or (setting.text[slice(*frame.subject)] if frame.subject else None)


def _continues(setting: Setting) -> bool:
    """Whether a claim of the same sentence came before."""
    claims = setting.reading.claims
    return bool(claims) and claims[-1].mention.start >= setting.sentence.start


def _counts(setting: Setting, own: str) -> bool:
    """Whether the claim before counts things, so that a rate of movement (涨幅) cannot be its own."""
    return setting.reading.claims[-1].quantity.unit == "1" and own[-1] in _RATES


def _share(frame: Frame, setting: Setting, before: str | None) -> str:
    """What is a share of what: 销量占总销量比重."""
    assert frame.whole is not None
    own = setting.text[slice(*frame.indicator)] if frame.indicator else before or ""
    whole = setting.text[slice(*frame.whole)]
    return f"{own}占{whole}" if whole.endswith(("比重", "比例")) else f"{own}占{whole}比重"


def _in_turn(series: Series, setting: Setting) -> str | None:
    """`分别增长8%和9%` after as many claims takes their indicators in turn."""
    claims = setting.reading.claims
    first = len(claims) - series.index
    before = [c for c in claims[max(0, first - series.size) : first] if c.mention.start >= setting.sentence.start]
    return before[series.index].indicator if len(before) == series.size else None
