"""The edition of a day, asked of its source and kept under raw/ as it was received. Knows nothing of tables."""
