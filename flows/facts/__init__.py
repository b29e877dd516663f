"""Claims become facts, which many claims state, and findings, which do not add up. Never alters a claim."""
