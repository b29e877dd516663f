"""A small edition with hostile words in it, its release, and the site of that."""

import json
from pathlib import Path

import pytest

from flows.publication import publish
from flows.report.site import write_report

HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror="alert(1)">{{ 7777 * 7777 }}'
PRINTED = HOSTILE.replace("<", "&lt;")  # as a crawler's dump has marks that were print, not markup
PAGE = """# 平邑县蔬菜销售额增长20%

本报讯(记者 田小禾)6月3日,记者从平邑县农业局获悉,今年前5个月,平邑县蔬菜销售额96.4亿元,同比增长25%,其中品牌蔬菜33.7亿元。
全县共有合作社30家,其中省级示范社50家。第十二届蔬菜节将于6月20日9时开幕,参展企业预计超过120家。热线电话为0539-8123456。
"""
BRIEFS = [
    {"id": "b-1", "title": "书屋开放", "text": "截至5月底,全县已有书屋31家,占村庄总数的八成。"},
    {"id": "b-2", "title": PRINTED, "text": f"{PRINTED}\n新开门店8家。之后有9家。\u2028末行有3家。"},
    {"id": "b-3", "title": "春雨", "text": "细雨落了整夜。"},
]


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition")
    page = folder / "raw" / "河湾日报" / "2025-06-04" / "01.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    lines = [json.dumps({"publication": "河湾晨报", "issue_date": "2025-06-05", **brief}) for brief in BRIEFS]
    (folder / "raw" / "晨报.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "raw" / "scan.png").write_bytes(b"\x89PNG\r\n")
    return Path(publish([folder / "raw"], folder / "output").release.path)


@pytest.fixture(scope="session")
def site(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "report"
    write_report(release, folder)
    return folder
