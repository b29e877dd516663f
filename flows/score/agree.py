"""Whether one field of a claim agrees with the annotation: one function a kind of field, FIELDS at the foot."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from flows.score.gold import Gold, Row

SHARED_LETTERS = 0.7  # wordings that share so much of their letters (F1) name the same thing
TOLERANCE = 1e-9


def _overlap(one: str, other: str) -> float:
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other)) if one and other else 0.0


def _words_agree(found: str | None, accepted: list[str | None]) -> bool:
    if not found:
        return None in accepted
    return any(wording and _overlap(wording, found) >= SHARED_LETTERS for wording in accepted)


def _numbers_agree(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return abs(found - wanted) <= TOLERANCE * max(1.0, abs(wanted))


def code_agrees(field: str, claim: Row, gold: Gold) -> bool:
    """A word of a closed list, or a code."""
    return claim[field] in gold.accepted(field)


def number_agrees(field: str, claim: Row, gold: Gold) -> bool:
    """A number, to nine digits; silence agrees with silence alone."""
    return any(_numbers_agree(claim[field], wanted) for wanted in gold.accepted(field))


def wording_agrees(field: str, claim: Row, gold: Gold) -> bool | None:
    """Printed words, near enough to one of the accepted wordings; unjudged where the annotator left them out."""
    return _words_agree(claim[field], gold.fields[field]) if field in gold.fields else None


def attribution_agrees(field: str, claim: Row, gold: Gold) -> bool | None:
    """As a wording, but an annotation without a speaker means that there is none."""
    return wording_agrees(field, claim, gold) if field in gold.fields else not claim[field]


def modality_agrees(field: str, claim: Row, gold: Gold) -> bool:
    """A claim is a fact unless the annotation says otherwise."""
    return claim[field] in [gold.fields.get(field, "fact"), *gold.accepted(field)[1:]]


def basis_agrees(field: str, claim: Row, gold: Gold) -> bool:
    """A code; an annotation without one means that there is none, whatever else it accepts."""
    return claim[field] in gold.accepted(field) if field in gold.fields else claim[field] is None


def place_agrees(field: str, claim: Row, gold: Gold) -> bool | None:
    """A division; unjudged where the annotator names none."""
    return code_agrees(field, claim, gold) if gold.fields.get(field) is not None else None


def period_agrees(_: str, row: Row, gold: Gold) -> bool:
    """Both days, as one of the accepted pairs; for claims and for dated mentions."""
    found = [None if row[side] is None else str(row[side]) for side in ("period_start", "period_end")]
    wanted = [gold.fields.get("period_start"), gold.fields.get("period_end")]
    return found == wanted or found in gold.accepted("period")[1:]


FIELDS: dict[str, Callable[[str, Row, Gold], bool | None]] = {
    "kind": code_agrees,
    "value": number_agrees,
    "lower": number_agrees,
    "upper": number_agrees,
    "qualifier": code_agrees,
    "unit": code_agrees,
    "period": period_agrees,
    "basis": basis_agrees,
    "modality": modality_agrees,
    "place": place_agrees,
    "indicator": wording_agrees,
    "subject": wording_agrees,
    "attribution": attribution_agrees,
}
USABLE = ("kind", "value", "unit", "period", "indicator", "subject")


def shown(field: str, row: dict[str, Any]) -> str:
    """A field as a line of misses prints it."""
    return f"{row.get('period_start')}..{row.get('period_end')}" if field == "period" else str(row.get(field))
