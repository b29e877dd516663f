"""Frames become immutable, versioned folders of Parquet; the only writer of output/."""
