"""A bystander's example is a phrase; it reads as the scene that the phrase sets, empty where it sets none."""

from flows.claims.gazetteer import find_places
from flows.claims.scenes import find_scenes

_OPENING = "我们的果园很大，大家都"  # so that the phrase does not open a clause


def read(example: str) -> str:
    text = _OPENING + example + "。"
    scenes = find_scenes(text, find_places(text, None), None)
    return " ".join(scene.code or "abroad" for scene in scenes.scenes if scene.firm)
