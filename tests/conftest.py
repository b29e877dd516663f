"""What tests of more than one part need."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings

# An example of a parser takes milliseconds; five seconds are for a busy machine and for the imports that a first one
# waits for, and still catch an input that a pattern goes over again and again. Tests that start processes lift it.
settings.register_profile("newsclaims", deadline=timedelta(seconds=5))
settings.load_profile("newsclaims")

LONGEST = (
    "test_build.py",
    "test_incremental.py",
    "test_bucket.py",
    "test_write.py",
    "test_findings.py",
    "test_regathered.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest begin first, so that in the end no worker waits for another's."""
    rank = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONGEST)))


PAGE = """# 城北水厂改造完工

本报讯(记者 田小禾)6月3日,城北水厂改造工程完工,日供水能力由4万吨提升至6.5万吨,惠及居民12万余人。今年前5个月,全县
供水量同比增长7.2%。
"""
RECORDS = [
    {
        "id": "r-1",
        "publication": "河湾晨报",
        "issue_date": "2025-07-01",
        "title": "夏粮收购开秤",
        "text": "截至6月底,全市已收购小麦3.6万吨,较去年同期增加2000吨。",
    },
    {"id": "r-2", "publication": "河湾晨报", "issue_date": "2025-07-02", "title": "书屋开放", "text": "30家书屋开放。"},
]


@pytest.fixture(scope="session")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition: two pages of one paper, a JSON Lines file of another, and one file that is no page."""
    folder = tmp_path_factory.mktemp("raw")
    for issue in ("2025-06-04", "2025-06-05"):
        page = folder / "河湾日报" / issue / "01.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.replace("12万余", f"1{issue[-1]}万余"), encoding="utf-8")
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    (folder / "晨报.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "scan.png").write_bytes(b"\x89PNG\r\n")
    return folder
