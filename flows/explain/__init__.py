"""Why a claim reads as it does: the rule and the lexicon lines that gave each of its fields."""
