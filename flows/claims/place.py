"""Where: the division a claim is about."""

from flows.claims.divisions import holds
from flows.claims.gazetteer import Place, find_places
from flows.claims.scenes import Scene, is_bystander
from flows.claims.setting import Setting
from flows.mentions.mention import Mention

_NEAR = 200


def place_of(mention: Mention, subject: str | None, setting: Setting) -> str | None:
    """The smallest division that holds the claim; None abroad.

    The place its subject names, unless the text has narrowed it down (`山东…公司` in 临清); else where the text is.
    """
    scene = _scene(mention, setting)
    named = None if subject is None else _place_in(subject, mention, setting)
    if named is None or (named.code is not None and scene.code is not None and holds(named.code, scene.code)):
        return scene.code
    return named.code


def _scene(mention: Mention, setting: Setting) -> Scene:
    """The scene before the number, or the one its own clause goes on to where nothing before it is named."""
    scenes = setting.reading.scenes
    scene = scenes.at(mention.start)
    if scene.firm and scene.start >= setting.sentence.start:
        return scene
    ahead = scenes.between(mention.end, setting.clause.end)
    return ahead if ahead is not None and (scene.code is None or holds(scene.code, ahead.code or "")) else scene


def _place_in(subject: str, mention: Mention, setting: Setting) -> Place | None:
    """The place that a subject printed shortly before begins with."""
    if setting.text.find(subject, max(0, mention.start - _NEAR), mention.end) < 0:
        return None
    found = find_places(subject, setting.reading.home)
    return found[0] if found and found[0].start == 0 and not is_bystander(subject, found[0].end) else None
