"""An example is an indicator, or a subject of the country; it reads as what its affix makes of it."""

from flows.claims.divisions import COUNTRY
from flows.facts.indicator import affixes, indicator_of
from flows.facts.subject import subject_of


def read(example: str) -> str:
    if example in affixes("country"):
        return subject_of(example, COUNTRY) or ""
    found = indicator_of(example, "level", "%")
    if found is None:
        return ""
    if found.is_growth:
        return f"{found.name} growth"
    return f"{found.name} percentage" if found.name.endswith(affixes("percentage")) else found.name
