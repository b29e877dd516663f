"""Records become validated frames; the only place that knows both."""

from flows.tables.make import tabulate
from flows.tables.records import ReadArticle, ReadDocument

__all__ = ["ReadArticle", "ReadDocument", "tabulate"]
