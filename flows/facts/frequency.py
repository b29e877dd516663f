"""What stretch of the calendar a period is, as a code of SDMX's CL_FREQ."""

import polars as pl


def frequency(start: str, end: str) -> pl.Expr:
    """`A` a year, `S` a half, `Q` a quarter, `M` a month, `D` a day or a state of one; `_O` all else (前三季度).

    The half, quarter and month are those of the calendar: `Q` begins in January, April, July or October.
    """
    first, last = pl.col(start), pl.col(end)
    is_whole = (first.dt.day() == 1) & (last == last.dt.month_end())
    months = (last.dt.year() - first.dt.year()) * 12 + last.dt.month() - first.dt.month() + 1
    lengths = {"A": 12, "S": 6, "Q": 3, "M": 1}
    stretches = [
        pl.when(is_whole & (months == length) & ((first.dt.month() - 1) % length == 0)).then(pl.lit(code))
        for code, length in lengths.items()
    ]
    day = pl.when(first.is_null() | (first == last)).then(pl.lit("D"))
    return pl.coalesce(day, *stretches, pl.lit("_O"))
