"""The period of a fact as other formats write it."""

from datetime import date, timedelta

_MONTHS = {"A": 12, "S": 6, "Q": 3, "M": 1}


def time_period(start: date | None, end: date, frequency: str) -> str:
    """A period as SDMX writes it: `2023`, `2023-S1`, `2023-Q1`, `2023-01`, `2023-01-01`, a range `2023-01-01/P9M`."""
    if frequency == "A":
        return f"{end:%Y}"
    if frequency in ("S", "Q"):
        return f"{end:%Y}-{frequency}{(end.month - 1) // _MONTHS[frequency] + 1}"
    if frequency == "M":
        return f"{end:%Y-%m}"
    if start is None or frequency == "D":
        return end.isoformat()
    return f"{start.isoformat()}/{duration(start, end)}"


def duration(start: date | None, end: date) -> str:
    """The length of a period as ISO 8601 writes it: whole months where it has them (`P9M`, `P1Y`), else days."""
    if start is None:
        return "P1D"
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    if after.day != start.day or months < 1:
        return f"P{(after - start).days}D"
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"


def observation_date(end: date, frequency: str) -> str:
    """The date of an observation as Data Commons has it: as coarse as its period, named by its end."""
    formats = {"A": "%Y", "S": "%Y-%m", "Q": "%Y-%m", "M": "%Y-%m"}
    return end.strftime(formats.get(frequency, "%Y-%m-%d"))
