"""datapackage.json: a release described after Data Package v2, for tools that know nothing of this project.

A resource is a table: its files, and a Table Schema made from its model in schemas/, in a file of its own that is the
same from release to release. Every file of a table stands here, and nowhere else, a line each. Three things are said in
words of our own, because the library `frictionless` (5.21) would call a sound release broken: rows, bytes and hash of
each file stand in `files`, in the order of `path`, for it cannot count the bytes of Parquet; which table an id leads to
is in `references` and no foreign key, for it reads the first of several files alone; and a list is a field of any type,
for it takes what Parquet gives for none.
"""

import json
from collections.abc import Mapping
from typing import Any

import polars as pl
from pandera.api.polars.components import Column

from flows.releases.content import Content, digest_of_list
from flows.releases.standing import Manifest
from flows.releases.store import DESCRIPTOR
from schemas import TABLES

Descriptor = dict[str, Any]

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TITLE = "Numeric claims out of pages of the Chinese press"
_NO_PUBLICATION = "publication not stated"
_TYPES = {pl.Date: "date", pl.Int64: "integer", pl.Float64: "number", pl.Boolean: "boolean", pl.List: "any"}
_TERMS = {
    "str_matches": {"pattern": "pattern"},
    "str_length": {"min_value": "minLength", "max_value": "maxLength"},
    "greater_than_or_equal_to": {"min_value": "minimum"},
    "less_than_or_equal_to": {"max_value": "maximum"},
    "isin": {"allowed_values": "enum"},
}
"""The constraints of Table Schema, by a check of Pandera and what it is given."""


def write_descriptor(content: Content, manifest: Manifest) -> Manifest:
    """The descriptor of the release that `manifest` numbers and lists, as a file; gives its part of the manifest."""
    sources = find_sources(content.printed, content.documents)
    schemas = [content.keep(_schema_of(name), dump_lines(describe_columns(name), 2)) for name in TABLES]
    described = describe_release(manifest, content.tables, sources)
    return {"files": [*schemas, content.keep(DESCRIPTOR, dump_lines(described, 4))]}


def find_sources(printed: pl.DataFrame, documents: pl.DataFrame) -> list[Descriptor]:
    """Every publication: its first and last issue date, its raw files, and the digest of their list by `sha256sum`."""
    files = printed.join(documents.select("document_id", "path", "sha256"), on="document_id")
    publications = files.sort("publication", nulls_last=True).partition_by("publication", maintain_order=True)
    return [_describe_source(publication) for publication in publications]


def dump_lines(part: Any, depth: int) -> str:
    """JSON with a line for each part down to so deep, and what lies deeper in one line, which takes no time."""

    def dump(part: Any, depth: int, margin: str) -> str:
        if not depth or not part or not isinstance(part, dict | list):
            return json.dumps(part, ensure_ascii=False)
        inner = f"{margin} "
        if isinstance(part, dict):
            lines = [f"{json.dumps(key)}: {dump(value, depth - 1, inner)}" for key, value in part.items()]
            return "{" + f"\n{inner}" + f",\n{inner}".join(lines) + f"\n{margin}" + "}"
        lines = [dump(value, depth - 1, inner) for value in part]
        return f"[\n{inner}" + f",\n{inner}".join(lines) + f"\n{margin}]"

    return dump(part, depth, "") + "\n"


def describe_release(manifest: Manifest, tables: Mapping[str, list[Manifest]], sources: list[Descriptor]) -> Descriptor:
    """The descriptor. Holds no time and no machine, so that equal releases have equal ones."""
    return {
        "$schema": _PROFILE,
        "name": manifest["name"],
        "title": _TITLE,
        "version": manifest["version"],
        "contractVersion": manifest["contract_version"],
        "code": manifest["code"],
        "sources": sources,
        "resources": [describe_table(name, files) for name, files in tables.items()],
    }


def describe_table(name: str, files: list[Manifest]) -> Descriptor:
    """A table as a resource."""
    paths = [file["path"] for file in files]
    return {
        "name": name,
        "type": "table",
        "description": _line(TABLES[name].__doc__),
        "path": paths if len(paths) > 1 else paths[0],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": _schema_of(name),
        "files": [_describe_file(file) for file in files],
    }


def _describe_file(file: Manifest) -> Descriptor:
    """What stands of a file beside its path."""
    described = {"rows": file["rows"], "bytes": file["bytes"], "hash": f"sha256:{file['sha256']}"}
    return described | ({"counts": file["counts"]} if "counts" in file else {})


def _schema_of(name: str) -> str:
    """Where the Table Schema of a table stands."""
    return f"schema/{name}.json"


def describe_columns(name: str) -> Descriptor:
    """The Table Schema of a table, and the rules that each of its rows keeps."""
    schema, own = TABLES[name].to_schema(), _id_of(name)
    parents = {_id_of(table): table for table in TABLES if table != name}
    return {
        "fields": [_describe_column(column) for column in schema.columns.values()],
        **({"primaryKey": own} if own in schema.columns else {}),
        "references": [
            {"field": column, "resource": parents[column]} for column in schema.columns if column in parents
        ],
        "rules": [{"name": check.name, "description": _line(check.description)} for check in schema.checks],
    }


def _describe_column(column: Column) -> Descriptor:
    dtype = column.dtype.type
    closed = {"enum": dtype.categories.to_list()} if isinstance(dtype, pl.Enum) else {}
    return {
        "name": column.name,
        "type": _TYPES.get(dtype.base_type(), "string"),
        "description": column.description,
        **(column.metadata or {}),
        "constraints": {"required": not column.nullable, **closed, **_constraints_of(column)},
    }


def _constraints_of(column: Column) -> Descriptor:
    """What the checks of a column demand, in the terms of Table Schema."""
    demanded = (
        (term, check.statistics[given]) for check in column.checks for given, term in _TERMS[check.name].items()
    )
    return {term: list(value) if isinstance(value, tuple) else value for term, value in demanded if value is not None}


def _describe_source(articles: pl.DataFrame) -> Descriptor:
    """A publication by its articles, which carry path and digest of their documents."""
    files = articles.select("path", "sha256").unique()
    first, last = articles.select(first=pl.min("issue_date"), last=pl.max("issue_date")).cast(pl.String).row(0)
    return {
        "title": articles["publication"][0] or _NO_PUBLICATION,
        "issueDates": [first, last],
        "documents": files.height,
        "sha256": digest_of_list(files),
    }


def _id_of(table: str) -> str:
    """The column that names the rows of a table."""
    return f"{table.removesuffix('s')}_id"


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
