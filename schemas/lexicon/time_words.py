"""Lexicons of the calendar, and of what a date does for the figures around it."""

import pandera.polars as pa

from schemas.lexicon.word import Word


class PeriodWord(Word):
    """A word of the calendar: the slot it fills in a date, and what it adds there (a shift, months, days, a name)."""

    part: str = pa.Field(
        isin=[
            "year", "month", "week", "day", "half", "quarter", "third", "edge", "season", "hours", "weekday", "since",
            "within",
            "holiday", "leave", "reign", "ahead", "lead", "reach", "length", "era", "review", "reviewing", "planning",
            "lunar", "lunar_month",
            "lasting", "mean", "gained", "age", "numbered", "pointed", "pair", "term", "every",
            "festive", "bare_season", "unseasonal", "again", "compared", "plain", "venue",
            "no_day", "day_before", "day_after", "no_day_before",
        ],
        description="the slot; the last four keep a number from being a date",
    )  # fmt: skip
    value: str = pa.Field(description="what it adds there")


class AnchorWord(Word):
    """A word that decides what a date beside it does for the figures around it.

    `flows.claims.timeline` says what each use does.
    """

    use: str = pa.Field(
        isin=[
            "compare", "compared", "told", "standing", "now", "vague", "part", "opening", "record", "yearly", "done",
            "until", "filler", "event", "founded", "named", "planned", "reaches", "tallied", "sum", "turn", "begun",
            "announces", "flow", "fixed", "digest", "spanning", "each", "league", "previous", "daily",
        ],
        description="what the word does",
    )  # fmt: skip
