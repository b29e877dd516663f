"""What happens: a page becomes mentions, claims, tables and a release."""
