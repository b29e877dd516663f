"""Text becomes mentions that cover every numeral."""

from collections.abc import Callable
from datetime import date

from flows.mentions.dates import find_dates
from flows.mentions.identifiers import find_identifiers
from flows.mentions.lists import with_list_units
from flows.mentions.mention import Mention
from flows.mentions.names import FROZEN, find_frozen, find_names, find_quoted, find_series
from flows.mentions.numbers import find_numbers
from flows.mentions.scores import find_scores
from flows.mentions.spans import gaps, outside, with_others, with_whole_runs
from flows.mentions.structure import find_structure


def find_mentions(text: str, issue_date: date | None) -> list[Mention]:
    """The mentions of a text in reading order; they do not overlap, and each run of digits lies in exactly one."""
    kept = outside(find_frozen(text, issue_date), find_dates(text, issue_date))
    for find in FINDERS:
        kept = with_others(kept, find(text, issue_date))
    numbers = [mention for start, end in gaps(kept, len(text)) for mention in find_numbers(text, start, end)]
    found = [mention for mention in with_others(kept, numbers) if mention.role != FROZEN]
    return with_list_units(text, with_whole_runs(text, found))


FINDERS: tuple[Callable[[str, date | None], list[Mention]], ...] = (
    find_series,
    find_identifiers,
    find_structure,
    find_scores,
    find_dates,
    find_names,
    find_quoted,
)
"""In order of precedence: where two take the same characters, the earlier one keeps them. A frozen word keeps its own
from all of them, but for a date that it is a part of (上半年 of 2016年上半年)."""
