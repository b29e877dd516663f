"""datapackage.json: what the library frictionless makes of a release, and what it says of every column."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from frictionless import Package, Report, Resource, Schema, system

from flows.identity import digest_of, digest_of_file
from flows.releases.datapackage import describe_columns
from flows.releases.store import DESCRIPTOR
from schemas import TABLES
from schemas.rules import types_of
from tests.records import make_edition
from tests.releases.test_write import build

COLUMNS = [(name, column) for name, model in TABLES.items() for column in model.to_schema().columns]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(build(make_edition(), tmp_path_factory.mktemp("output")).path)


@pytest.fixture(scope="module")
def package(release: Path) -> dict[str, Any]:
    return json.loads((release / DESCRIPTOR).read_text(encoding="utf-8"))


def files_of(package: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and description of each file of a table."""
    for resource in package["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        yield from zip(paths, resource["files"], strict=True)


def test_frictionless_finds_the_release_valid(release: Path) -> None:
    report = Package(str(release / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["name", "type", "message"])
    assert [task.name for task in report.tasks] == list(TABLES)


def check_rows(rows: pl.DataFrame, name: str, folder: Path) -> Report:
    """What frictionless says of some rows under the schema that the descriptor gives their table."""
    rows.write_parquet(folder / "rows.parquet")
    schema = Schema.from_descriptor(describe_columns(name))
    with system.use_context(trusted=True):
        return Resource(path=str(folder / "rows.parquet"), schema=schema).validate()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_every_file_keeps_the_schema_in_the_descriptor(name: str, release: Path, tmp_path: Path) -> None:
    rows = pl.read_parquet(release / name / "**/*.parquet", hive_partitioning=False)
    report = check_rows(rows, name, tmp_path)
    assert report.valid, report.flatten(["type", "message"])
    assert report.tasks[0].stats.get("rows", 0) == rows.height


@pytest.mark.parametrize(
    ("poison", "said"),
    [
        ({"claim_id": "x"}, "constraint-error"),
        ({"kind": "guess"}, "constraint-error"),
        ({"start": -1}, "constraint-error"),
        ({"quote": None}, "constraint-error"),
        ({"value": "many"}, "type-error"),
    ],
    ids=str,
)
def test_a_poisoned_row_is_found_by_the_descriptor_alone(
    poison: dict[str, object], said: str, release: Path, tmp_path: Path
) -> None:
    rows = pl.read_parquet(release / "claims/**/*.parquet", hive_partitioning=False).head(1)
    report = check_rows(
        rows.with_columns(pl.lit(value).alias(column) for column, value in poison.items()), "claims", tmp_path
    )
    assert [kind for (kind,) in report.flatten(["type"])] == [said]


def test_each_file_stands_with_its_rows_bytes_and_hash(package: dict[str, Any], release: Path) -> None:
    listed = [path for path, _ in files_of(package)]
    assert sorted(listed) == sorted(path.relative_to(release).as_posix() for path in release.rglob("*.parquet"))
    for name, file in files_of(package):
        path = release / name
        assert (file["bytes"], file["hash"]) == (path.stat().st_size, f"sha256:{digest_of_file(path)}")
        assert file["rows"] == pq.read_metadata(path).num_rows


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_of_a_table_is_a_file_that_the_descriptor_leads_to(
    name: str, package: dict[str, Any], release: Path
) -> None:
    (resource,) = (resource for resource in package["resources"] if resource["name"] == name)
    assert json.loads((release / resource["schema"]).read_text(encoding="utf-8")) == describe_columns(name)


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_the_descriptor_says_of_each_column_what_its_model_says(name: str, column: str) -> None:
    declared, dtype = TABLES[name].to_schema().columns[column], types_of(TABLES[name])[column]
    field = next(field for field in describe_columns(name)["fields"] if field["name"] == column)
    assert field["description"] == declared.description
    assert field["constraints"]["required"] == (not declared.nullable)
    if isinstance(dtype, pl.Enum):
        assert field["constraints"]["enum"] == dtype.categories.to_list()
    assert (field.get("unit") is not None) == (declared.metadata is not None)


def test_numbers_have_units_and_ids_their_tables() -> None:
    claims = describe_columns("claims")
    units = {field["name"]: field["unit"] for field in claims["fields"] if "unit" in field}
    assert units == {
        **dict.fromkeys(("start", "end"), "code point"),
        **dict.fromkeys(("value", "lower", "upper"), "as the column unit says"),
    }
    assert (claims["primaryKey"], claims["references"]) == (
        "claim_id",
        [{"field": "article_id", "resource": "articles"}, {"field": "fact_id", "resource": "facts"}],
    )
    assert {"name": "sentence_holds_quote", "description": "the sentence holds the quote"} in claims["rules"]


def test_the_sources_are_publications_with_their_dates_and_digests(package: dict[str, Any]) -> None:
    edition = [document for document in make_edition() if document.articles]
    listing = "".join(f"{one.sha256}  {one.path}\n" for one in sorted(edition, key=lambda one: one.path))
    assert package["sources"] == [
        {
            "title": "晨报",
            "issueDates": ["2025-06-01", "2025-07-31"],
            "documents": 5,
            "sha256": digest_of(listing.encode()),
        }
    ]


def test_the_descriptor_names_the_version_of_release_contract_and_code(package: dict[str, Any], release: Path) -> None:
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    assert (package["version"], package["contractVersion"]) == (release.name, manifest["contract_version"])
    assert package["code"] == manifest["code"]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_every_file_carries_the_description_of_every_column(name: str, column: str, release: Path) -> None:
    declared = TABLES[name].to_schema().columns[column]
    for file in (release / name).rglob("*.parquet"):
        told = pq.read_schema(file).field(column).metadata
        assert told[b"description"].decode() == declared.description
        assert told.get(b"unit", b"").decode() == (declared.metadata or {"unit": ""})["unit"]
