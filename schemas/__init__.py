"""What is: every table, column, closed list and word. Declares, never computes."""

from schemas.articles import Articles
from schemas.claims import Claims
from schemas.documents import Documents
from schemas.mentions import Mentions
from schemas.rejected import Rejected
from schemas.rules import Table

CONTRACT_VERSION = "1.0"

TABLES: dict[str, type[Table]] = {
    "documents": Documents,
    "articles": Articles,
    "mentions": Mentions,
    "claims": Claims,
    "rejected": Rejected,
}
