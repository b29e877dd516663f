"""Records become validated frames; the only place that knows both."""

from flows.tables.records import ReadArticle, ReadDocument
from flows.tables.make import tabulate

__all__ = ["ReadArticle", "ReadDocument", "tabulate"]
