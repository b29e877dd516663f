"""A release becomes a static site that needs no server and no network."""
