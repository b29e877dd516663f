"""Where: the division a claim is about."""

from flows.claims.divisions import holds
from flows.claims.gazetteer import Place
from flows.claims.scenes import Scene
from flows.claims.series import series_of
from flows.claims.setting import Setting
from flows.claims.steps import is_titled
from flows.mentions.mention import Mention

_NEAR = 200
_NAME_MARKS = ("“", "《")


def place_of(mention: Mention, subject: str | None, setting: Setting) -> str | None:
    """The smallest division that holds the claim; None abroad.

    The one of a list that its series shares out, else the place its subject names, unless the text has narrowed it
    down (`山东…公司` in 临清); else where the text is.
    """
    scene = _scene(mention, setting)
    shared = _shared_out(mention, scene, setting)
    if shared is not None:
        return shared
    named = None if subject is None else _place_in(subject, mention, setting)
    if named is None or (scene.firm and scene.start > named.start) or _narrows(scene, named):
        return scene.code
    return named.code


def _shared_out(mention: Mention, scene: Scene, setting: Setting) -> str | None:
    """The one of several places that a number of a series belongs to: `甲县、乙县分别签约8家、9家`."""
    group = setting.reading.scenes.named(scene.start) if scene.firm and scene.start >= setting.sentence.start else None
    if group is None or not group.members:
        return None
    series = series_of(mention, setting)
    return group.members[series.index] if series.size == len(group.members) else None


def _narrows(scene: Scene, named: Place) -> bool:
    """Whether the text has already gone into what the subject names."""
    return scene.code is not None and named.code is not None and holds(named.code, scene.code)


def _scene(mention: Mention, setting: Setting) -> Scene:
    """The scene before the number, or the one its own clause goes on to where nothing before it is named."""
    scenes = setting.reading.scenes
    scene = scenes.at(mention.start)
    if scene.firm and scene.start >= setting.sentence.start:
        return scene
    ahead = scenes.between(mention.end, setting.clause.end)
    return ahead if ahead is not None and (scene.code is None or holds(scene.code, ahead.code or "")) else scene


def _place_in(subject: str, mention: Mention, setting: Setting) -> Place | None:
    """The place that a subject printed shortly before begins with, where the subject stands in the text."""
    at = setting.text.rfind(subject, max(0, mention.start - _NEAR), mention.end)
    if at < 0 or setting.text[at - 1 : at] in _NAME_MARKS:
        return None
    named = setting.reading.scenes.named(at)
    return None if named is None or is_titled(setting.text, named.end) else named
