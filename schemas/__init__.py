"""What is: every table, column, closed list and word. Declares, never computes."""

from schemas.articles import Articles
from schemas.claims import Claims
from schemas.documents import Documents
from schemas.facts import Facts
from schemas.findings import Findings
from schemas.mentions import Mentions
from schemas.rejected import Rejected
from schemas.rules import Table

CONTRACT_VERSION = "1.1"

TABLES: dict[str, type[Table]] = {
    "documents": Documents,
    "articles": Articles,
    "mentions": Mentions,
    "claims": Claims,
    "facts": Facts,
    "findings": Findings,
    "rejected": Rejected,
}

ISSUED = {"facts": "first_issue_date"}
"""The column whose month splits a table, where that is not `issue_date`."""
