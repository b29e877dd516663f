"""Counts as bars: the largest fills its row, time has no holes, labels do not run into each other."""

from datetime import date, timedelta

import pytest

from flows.report.charts import FEW, MOST, bars_of, columns_of


def test_the_largest_count_is_whole_and_the_others_are_parts_of_it() -> None:
    assert [bar.size for bar in bars_of([("a", 8), ("b", 2), ("c", 0)])] == [100, 25, 0]
    assert bars_of([]) == []


def test_a_day_without_claims_stands_empty() -> None:
    columns = columns_of([(date(2025, 6, 4), 3), (date(2025, 6, 1), 1)])
    assert [(column.label[-2:], column.rows) for column in columns] == [("01", 1), ("02", 0), ("03", 0), ("04", 3)]


@pytest.mark.parametrize(
    ("days", "label"), [(1, "2024-12-30"), (MOST, "2024-12-30"), (MOST + 1, "2024-12"), (9000, "2024")]
)
def test_a_long_span_is_shown_by_month_or_year(days: int, label: str) -> None:
    first = date(2024, 12, 30)
    columns = columns_of([(first, 1), (first + timedelta(days - 1), 2)])
    assert columns[0].label == label
    assert sum(column.rows for column in columns) == 3
    assert columns[-1].at + columns[-1].width <= 100


def test_few_columns_have_a_label_each_and_many_have_three() -> None:
    first = date(2025, 6, 1)
    few, many = ([(first + timedelta(day), 1) for day in range(days)] for days in (FEW, FEW + 1))
    assert all(column.mark for column in columns_of(few))
    assert sum(bool(column.mark) for column in columns_of(many)) == 3
    assert columns_of([]) == []
