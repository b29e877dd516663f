"""What one release says otherwise than another, row by row, and why.

Files that both hold are never opened, so the cost follows the change. A row is known by its id: a document by its path,
an article, mention or claim by its content hash. So an article whose text changed is one row removed and one added, and
a claim is changed where the same words of the same article are read otherwise.
"""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from flows.releases.plan import readers_of
from flows.releases.staging import MONTH
from flows.releases.standing import Standing
from flows.tables.quarantine import opened
from schemas import TABLES

ROWS = pl.Schema(dict.fromkeys(("table", "id", "change", "cause", "path", "issue_month"), pl.String()))
FIELDS = pl.Schema(dict.fromkeys(("table", "id", "cause", "path", "column", "before", "after"), pl.String()))
_PLACES = ("path", "document_id", "article_id")
_OWN_IDS = {"documents": "path"}
_COMPARED = "="  # stands before the name of a column that is compared
_NOTHING = pl.lit(None, pl.String)
_NOT_COMPARED = {"documents": {"document_id"}}  # holds the path and the digest, which stand beside it


@dataclass(frozen=True, slots=True)
class Diff:
    """`rows`: one for each row added, removed or changed. `fields`: one for each changed column of these, as text.

    `cause` is `source` where the bytes of its document are others, or the document came or went, or only another one
    with the same article did; `code` where the code that read it is another; `both` where both are. `issue_month` is
    that of the newer row. Both frames are sorted.
    """

    old: str
    new: str
    rows: pl.DataFrame
    fields: pl.DataFrame


def diff_releases(old: Standing, new: Standing) -> Diff:
    """Everything that `new` says otherwise than `old`."""
    causes = Causes(old, new)
    rows, fields = [pl.DataFrame(schema=ROWS)], [pl.DataFrame(schema=FIELDS)]
    for name in TABLES:
        shared = {file["sha256"] for file in old.files(name)} & {file["sha256"] for file in new.files(name)}
        before, after = _texts_of(old, name, shared), _texts_of(new, name, shared)
        moved = causes.explain(_moves(before, after)).with_columns(table=pl.lit(name))
        rows.append(moved.select(ROWS.names()))
        fields.append(_fields(moved, before, after))
    return Diff(old.version, new.version, pl.concat(rows).sort(pl.all()), pl.concat(fields).sort(pl.all()))


@dataclass(frozen=True)
class Causes:
    """Why rows of two releases differ: what became of each document between them."""

    old: Standing
    new: Standing

    @cached_property
    def documents(self) -> pl.DataFrame:
        """`path` and `why` of each document of either release; null where it is the same, read the same way."""
        both = _readings(self.old).join(_readings(self.new), on="path", how="full", coalesce=True)
        code = pl.col("code") != pl.col("code_right")
        source = pl.col("source") != pl.col("source_right")
        alone = pl.any_horizontal(pl.col("source", "source_right").is_null())
        why = pl.when(alone).then(pl.lit("source")).when(source & code).then(pl.lit("both"))
        return both.select("path", why=why.when(source).then(pl.lit("source")).when(code).then(pl.lit("code")))

    @cached_property
    def elsewhere(self) -> str:
        """The cause of a row whose own document explains nothing, or that has none."""
        seen = set(self.documents["why"].drop_nulls())
        return seen.pop() if len(seen) == 1 else "both" if seen else "source"

    def explain(self, moved: pl.DataFrame) -> pl.DataFrame:
        """`moved` with `cause` and `path`: of the document that holds the row now, else of the one that held it."""
        held = _paths_of(self.old, moved["place"], moved["month"])
        holds = _paths_of(self.new, moved["place_right"], moved["month_right"])
        moved = moved.with_columns(held=held, path=holds.fill_null(held))
        for path, why in (("path", "cause"), ("held", "before")):
            known = self.documents.rename({"why": why})
            moved = moved.join(known, left_on=path, right_on="path", how="left", maintain_order="left")
        return moved.with_columns(pl.coalesce("cause", "before", pl.lit(self.elsewhere)).alias("cause"))


def _paths_of(side: Standing, places: pl.Series, months: pl.Series) -> pl.Series:
    """The path of the document in a release that is meant by each place: a path, its id or that of an article.

    An article stands in the month of its rows, so no other has to be looked at.
    """
    if places.null_count() == places.len():
        return places
    wanted = pl.col("place").is_in(places.unique().implode())
    documents = [side.documents.select("path", place=column).filter(wanted) for column in ("path", "document_id")]
    articles = side.scan("articles", set(months)).select("document_id", place="article_id").filter(wanted).collect()
    in_documents = articles.join(side.documents, on="document_id").select("path", "place")
    known = pl.concat([*documents, in_documents]).unique("place")
    return places.to_frame("place").join(known, on="place", how="left", maintain_order="left")["path"]


def _readings(side: Standing) -> pl.DataFrame:
    """The documents of a release with the digests of what they come from and of the code that read them."""
    readers = readers_of(side)
    return side.documents.select("path", "source").with_columns(
        code=pl.Series([readers[path] for path in side.documents["path"]], dtype=pl.String)
    )


def _texts_of(side: Standing, name: str, shared: set[str]) -> pl.LazyFrame:
    """The rows of a table that stand in no shared file: `id`, `place`, `month`, and every column as text."""
    rows = side.scan_files(name, [file["path"] for file in side.files(name) if file["sha256"] not in shared])
    schema = rows.collect_schema()
    rows = rows.cast({column: opened(dtype) for column, dtype in schema.items()})
    compared = [column for column in schema if column not in _NOT_COMPARED.get(name, ())]
    place = next((pl.col(column) for column in _PLACES if column in schema), _NOTHING)
    return rows.select(
        _id_of(name, schema).alias("id"),
        place.alias("place"),
        (MONTH if "issue_date" in schema else _NOTHING).alias("month"),
        *(_text_of(column, schema[column]).alias(f"{_COMPARED}{column}") for column in compared),
    )


def _id_of(name: str, schema: pl.Schema) -> pl.Expr:
    """What a row is known by. Rows that were turned away may share an id in one document: they are counted."""
    if name != "rejected":
        return pl.col(_OWN_IDS.get(name, schema.names()[0]))
    known = pl.format("{} {} {} {}", "table", pl.col("row_id").fill_null("-"), "rule", "path")
    return pl.format("{} {}", known, pl.int_range(pl.len()).over(known))


def _text_of(column: str, dtype: pl.DataType) -> pl.Expr:
    return pl.struct(column).struct.json_encode() if dtype.is_nested() else pl.col(column).cast(pl.String)


def _moves(before: pl.LazyFrame, after: pl.LazyFrame) -> pl.DataFrame:
    """`id`, `place` and `month` on both sides, `issue_month` and `change` of each row that is not the same on both."""
    shared = _shared_columns(before, after)
    sides = [side.select("id", "place", "month", digest=pl.struct(shared).hash()).collect() for side in (before, after)]
    both = sides[0].join(sides[1], on="id", how="full", coalesce=True)
    change = (
        pl.when(pl.col("digest").is_null())
        .then(pl.lit("added"))
        .when(pl.col("digest_right").is_null())
        .then(pl.lit("removed"))
        .when(pl.col("digest") != pl.col("digest_right"))
        .then(pl.lit("changed"))
    )
    moved = both.with_columns(issue_month=pl.coalesce("month_right", "month"), change=change).drop_nulls("change")
    return moved.drop("digest", "digest_right")


def _fields(moved: pl.DataFrame, before: pl.LazyFrame, after: pl.LazyFrame) -> pl.DataFrame:
    """One row for each column of a changed row that is not as it was."""
    changed = moved.filter(pl.col("change") == "changed").select("table", "id", "cause", "path")
    columns = _shared_columns(before, after)
    long = [
        side.join(changed.lazy(), on="id", how="semi").select("id", *columns).collect().unpivot(columns, index="id")
        for side in (before, after)
    ]
    pairs = long[0].join(long[1], on=["id", "variable"]).filter(pl.col("value").ne_missing(pl.col("value_right")))
    column = pl.col("variable").str.strip_prefix(_COMPARED)
    told = pairs.with_columns(column=column).rename({"value": "before", "value_right": "after"})
    return told.join(changed, on="id").select(FIELDS.names())


def _shared_columns(before: pl.LazyFrame, after: pl.LazyFrame) -> list[str]:
    """The compared columns that both sides have; what a contract added is said once, not for every row."""
    both = before.collect_schema().names(), after.collect_schema().names()
    return [column for column in both[1] if column in both[0] and column.startswith(_COMPARED)]
