"""Text becomes mentions: spans that cover every numeral, each with a role and its reading."""
