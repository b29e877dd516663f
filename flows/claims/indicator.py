"""What is measured or counted."""

from flows.claims.claim import Change
from flows.claims.frames import frame_of
from flows.claims.setting import Setting
from flows.mentions.mention import Mention


def indicator_of(mention: Mention, change: Change, setting: Setting) -> str | None:
    frame = frame_of(mention, change, setting)
    text = setting.text
    if frame.whole:
        return text[slice(*frame.indicator)] + "占" + text[slice(*frame.whole)] + "比重" if frame.indicator else "占" + text[slice(*frame.whole)] + "比重"
    if frame.indicator:
        return text[slice(*frame.indicator)]
    claims = setting.reading.claims
    return claims[-1].indicator if claims else None
