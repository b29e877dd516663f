"""Where clauses and sentences end: the marks that all parts of a claim agree on.

A part that needs other marks has a pattern of its own and says beside it why.
"""

import re

SENTENCE_END = re.compile(r"[。！？!?\n]")
CLAUSE_END = re.compile(r"[，,；;：:。！？!?\n】]")
